"""A posting as those see it whom its disclosure reaches: the public page, and what it shows of the establishment."""

from dataclasses import dataclass
from datetime import date

from mypage.establishments.models import Establishment, EstablishmentImage
from mypage.kernel.fields import Answers
from mypage.postings.content import AT_ESTABLISHMENT, Category, answers_of, table
from mypage.postings.models import Posting
from mypage.postings.published import Box, boxes_of, fields_of_youth
from mypage.postings.queries.codes import names_of_codes
from mypage.postings.rules.disclosure import ACCEPTS
from mypage.postings.rules.viewing import (
    ViewedPosting,
    Viewer,
    hidden_fields,
    hides_name,
    takes_online_applications,
    words_instead_of_name,
)
from mypage.postings.shown import shown_answers

_IMAGES_SHOWN = "する"
_PLACE = "workplace_municipality"


@dataclass(frozen=True)
class PublicPosting:
    """What a page shows of a posting to one viewer."""

    posting: Posting
    office: str
    establishment: str
    """Its name, or the words that stand in its place."""
    boxes: list[Box]
    images: list[EstablishmentImage]
    is_name_hidden: bool
    takes_online_applications: bool


def posting_with_number(number: str) -> Posting | None:
    """An accepted posting by its 求人番号 in its one form, with what a page needs."""
    rows = Posting.objects.accepted().filter(number=number)
    return rows.select_related("establishment", "office", "in_force").first()


def viewed(posting: Posting) -> ViewedPosting:
    """What decides on who sees it."""
    return ViewedPosting(
        kind=posting.kind,
        state=posting.state,
        scope=posting.scope,
        public_from=posting.public_from,
        referral_until=posting.referral_until,
        ended_on=posting.ended_on,
    )


def public_posting(posting: Posting, viewer: Viewer, today: date) -> PublicPosting:
    """The posting in force for one viewer, who may see it (`may_see`)."""
    answers = _answers(posting)
    hidden = _hidden(posting, answers, viewer)
    is_name_hidden = hides_name(posting.scope, viewer)
    codes = names_of_codes(answers)
    instead = {_PLACE: codes[_PLACE]} if _PLACE in codes else {}
    name = answers.text("establishment_name") or posting.establishment.name
    if is_name_hidden:
        name = words_instead_of_name(posting.scope)
        instead["establishment_name"] = name
    sections = shown_answers(answers, Category.of(answers.raw), codes)
    return PublicPosting(
        posting=posting,
        office=posting.office.shown_name,
        establishment=name,
        boxes=boxes_of(sections, hidden=hidden, instead=instead, youth=fields_of_youth(table().fields)),
        images=_images(posting, answers, viewer),
        is_name_hidden=is_name_hidden,
        takes_online_applications=_takes_online_applications(posting, answers, today),
    )


def public_images(posting: Posting, viewer: Viewer) -> list[EstablishmentImage]:
    """The images that its page shows to one viewer, who may see it."""
    return _images(posting, _answers(posting), viewer)


def _answers(posting: Posting) -> Answers:
    revision = posting.in_force
    return answers_of(revision.content, revision.establishment) if revision else Answers()


def _hidden(posting: Posting, answers: Answers, viewer: Viewer) -> frozenset[str]:
    """Also where somebody typed the establishment's own address as that of the workplace."""
    choice = answers.text("workplace_choice")
    if answers.text("workplace_address") == answers.text("establishment_address"):
        choice = AT_ESTABLISHMENT
    return hidden_fields(posting.scope, viewer, choice)


def _images(posting: Posting, answers: Answers, viewer: Viewer) -> list[EstablishmentImage]:
    """Those that the office has accepted; none where the name is hidden, for they may show it."""
    if hides_name(posting.scope, viewer) or answers.text("shows_establishment_images") != _IMAGES_SHOWN:
        return []
    return list(EstablishmentImage.objects.published().filter(establishment=posting.establishment_id))


def _takes_online_applications(posting: Posting, answers: Answers, today: date) -> bool:
    is_accepted = answers.text("accepts_self_applications") == ACCEPTS
    rows = Establishment.objects.with_my_page()
    has_my_page = is_accepted and rows.get(pk=posting.establishment_id).has_my_page
    return takes_online_applications(viewed(posting), is_accepted=is_accepted, has_my_page=has_my_page, today=today)
