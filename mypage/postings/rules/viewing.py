"""公開範囲: who sees a posting at all, and what of it stays hidden from him. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mypage.kernel.rule import cites
from mypage.postings.choices import PostingKind, PostingState
from mypage.postings.content import AT_ESTABLISHMENT, SCHOOL_KINDS

WITH_NAME, NAME_FOR_SEEKERS, WITHOUT_NAME, NOT_LISTED = 1, 2, 3, 4
"""公開希望 as the form numbers it."""
_WORDS = {NAME_FOR_SEEKERS: "求職者限定", WITHOUT_NAME: "事業所名は公開されていません"}
_ENDED = frozenset({PostingState.EXPIRED, PostingState.FULFILLED, PostingState.CANCELLED})
_ACCEPTED = _ENDED | {PostingState.ACTIVE, PostingState.SUSPENDED}

IDENTIFYING = frozenset(
    {
        *("establishment_number", "establishment_name", "establishment_name_kana", "corporate_number", "website"),
        *("establishment_postal_code", "establishment_address", "representative_title", "representative_name"),
        *("contact_department", "contact_name", "contact_name_kana", "contact_phone", "contact_extension"),
        *("contact_fax", "contact_mail", "delivery_postal_code", "delivery_address"),
        *("selection_place_postal_code", "selection_place_address", "dispatch_licence_number"),
        *(f"{name}_{number}" for name in ("branch", "affiliate") for number in (1, 2, 3)),
    }
)
"""事業所が分かる項目: the name in every form, where and how it is reached, who answers, whom it belongs with."""
OWN_PLACE = frozenset({"workplace_postal_code", "workplace_address"})
"""就業場所 where it is the establishment's own: its municipality stays."""
FOR_THE_OFFICE = frozenset(
    {
        *("disclosure_scope", "online_provision", "wished_referral_until", "shows_establishment_images"),
        *("has_read_leaflet", "confirms_self_declaration", "source_posting_number", "insurances_missing_reason"),
        *("message_to_office", "designated_schools"),
    }
)
"""What employer and office tell each other; it is nobody else's."""


class Viewer(StrEnum):
    """Who looks. Expired seekers, and people who only type a 求職番号, are ANONYMOUS (decisions.md)."""

    ANONYMOUS = "anonymous"
    SEEKER = "seeker"
    COUNTER = "counter"
    """Staff of an office."""
    EMPLOYER_OWN = "employer_own"
    OTHER_EMPLOYER = "other_employer"


class Sight(StrEnum):
    """What a viewer learns of a posting."""

    SHOWN = "shown"
    STOPPED = "stopped"
    """Only that recruiting has stopped (募集停止)."""
    ENDED = "ended"
    """Only that it has ended."""
    HIDDEN = "hidden"
    """Nothing, not even that there is one."""


@dataclass(frozen=True)
class ViewedPosting:
    """What decides on who sees a posting. Scope and first day are None before acceptance."""

    kind: str
    state: str
    scope: int | None = None
    public_from: date | None = None
    referral_until: date | None = None
    ended_on: date | None = None


@cites("domain.md 10.4", "domain.md 3.9", "domain.md 9.3", "decisions.md")
def sight_of(posting: ViewedPosting, viewer: Viewer, today: date) -> Sight:
    """Its employer sees a posting always, the office once it was sent; others while it is in force and public.

    公開希望 4 and postings for pupils, who apply through their school, are on no page for the public or for seekers.

    >>> sight_of(ViewedPosting("full_time", "active", 1, date(2026, 4, 1)), Viewer.ANONYMOUS, date(2026, 4, 1))
    <Sight.SHOWN: 'shown'>
    >>> sight_of(ViewedPosting("high_school", "active", 1, date(2026, 7, 1)), Viewer.SEEKER, date(2026, 8, 1))
    <Sight.HIDDEN: 'hidden'>
    """
    if viewer == Viewer.EMPLOYER_OWN:
        return Sight.SHOWN
    if viewer == Viewer.COUNTER:
        return Sight.HIDDEN if posting.state == PostingState.DRAFT else Sight.SHOWN
    if not _is_ever_public(posting, today):
        return Sight.HIDDEN
    if posting.state in _ENDED or _is_over(posting, today):
        return Sight.ENDED
    return Sight.STOPPED if posting.state == PostingState.SUSPENDED else Sight.SHOWN


def may_see(posting: ViewedPosting, viewer: Viewer, today: date) -> bool:
    """Whether its content may be shown to a viewer, without what `hidden_fields` names."""
    return sight_of(posting, viewer, today) == Sight.SHOWN


@cites("domain.md 3.9")
def is_shown_to_schools(posting: ViewedPosting, day: date) -> bool:
    """高卒 and 中卒 of 公開希望 1 are shown to schools from their day (7月1日) on, while recruiting goes on.

    >>> pupils = ViewedPosting("high_school", "active", 1, date(2026, 7, 1))
    >>> is_shown_to_schools(pupils, date(2026, 6, 30)), is_shown_to_schools(pupils, date(2026, 7, 1))
    (False, True)
    """
    is_public = posting.public_from is not None and posting.public_from <= day
    is_for_pupils = posting.kind in SCHOOL_KINDS and posting.scope == WITH_NAME
    is_recruiting = posting.state == PostingState.ACTIVE and not _is_over(posting, day)
    return is_for_pupils and is_public and is_recruiting


@cites("domain.md 10.4", "decisions.md")
def hides_name(scope: int | None, viewer: Viewer) -> bool:
    """事業所名等: hidden of scope 2 from all but seekers, of 3 and 4 from them too; never at the counter or at home."""
    if viewer in (Viewer.COUNTER, Viewer.EMPLOYER_OWN):
        return False
    return scope != WITH_NAME and not (scope == NAME_FOR_SEEKERS and viewer == Viewer.SEEKER)


@cites("domain.md 10.4")
def hidden_fields(scope: int | None, viewer: Viewer, workplace_choice: str = "") -> frozenset[str]:
    """The fields of a posting that a viewer does not get to see, by identifier.

    `workplace_choice` is the posting's answer: where one works at the establishment's own place, only its
    municipality is told.

    >>> "contact_phone" in hidden_fields(2, Viewer.ANONYMOUS), "contact_phone" in hidden_fields(2, Viewer.SEEKER)
    (True, False)
    """
    if viewer in (Viewer.COUNTER, Viewer.EMPLOYER_OWN):
        return frozenset()
    if not hides_name(scope, viewer):
        return FOR_THE_OFFICE
    own = OWN_PLACE if workplace_choice == AT_ESTABLISHMENT else frozenset()
    return FOR_THE_OFFICE | IDENTIFYING | own


@cites("domain.md 10.4")
def words_instead_of_name(scope: int | None) -> str:
    """What stands where the name would: 求職者限定 for scope 2.

    >>> words_instead_of_name(2), words_instead_of_name(3)
    ('求職者限定', '事業所名は公開されていません')
    """
    return _WORDS.get(scope or NOT_LISTED, _WORDS[WITHOUT_NAME])


@cites("domain.md 7", "seed S-12")
def takes_online_applications(posting: ViewedPosting, *, is_accepted: bool, has_my_page: bool, today: date) -> bool:
    """オンライン自主応募: for a public posting that names its establishment to seekers, whose employer has My Page.

    `is_accepted` is the employer's answer to 「オンライン自主応募の受付」.
    """
    is_for_seekers = may_see(posting, Viewer.SEEKER, today) and not hides_name(posting.scope, Viewer.SEEKER)
    return is_accepted and has_my_page and is_for_seekers


def _is_over(posting: ViewedPosting, today: date) -> bool:
    """From the day after 紹介期限日, also while the service has not yet noted it."""
    return posting.referral_until is not None and posting.referral_until < today


def _is_ever_public(posting: ViewedPosting, today: date) -> bool:
    if posting.kind in (PostingKind.HIGH_SCHOOL, PostingKind.JUNIOR_HIGH) or posting.state not in _ACCEPTED:
        return False
    if posting.scope in (None, NOT_LISTED) or posting.public_from is None or posting.public_from > today:
        return False
    return posting.ended_on is None or posting.public_from <= posting.ended_on
