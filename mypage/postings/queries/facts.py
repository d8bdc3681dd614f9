"""Everything that the rules look at for one posting, gathered from the tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mypage.establishments.queries import refusals_on
from mypage.kernel.fields import Answers, Raw
from mypage.postings.content import Category, answers_of, of_the_table
from mypage.postings.models import Posting
from mypage.postings.queries.establishment import shown_content
from mypage.postings.queries.places import Place, place_of
from mypage.postings.queries.visits import visit_circumstances
from mypage.postings.rules.facts import Circumstances, OtherPosting, PostingFacts, RefusalPeriod
from mypage.postings.rules.validity import renewal_begins
from mypage.postings.settings_tables import programmes_on, settings_on
from mypage.reference.queries import unknown_reference_codes


@dataclass(frozen=True)
class Judged:
    """A posting's facts, with what they were made of."""

    facts: PostingFacts
    establishment: Mapping[str, Raw]
    place: Place


def facts_of_draft(posting: Posting, today: date) -> Judged:
    """The facts of a posting that is being written, as it would be submitted today."""
    return facts_with(posting, posting.draft.values, shown_content(posting.establishment), today)


def facts_with(
    posting: Posting,
    values: Mapping[str, Raw],
    establishment: Mapping[str, Raw],
    today: date,
) -> Judged:
    """The facts of a posting with these answers and this data of its establishment."""
    answers = answers_of(values, establishment)
    category = Category.of(values)
    place = place_of(answers, establishment, today)
    facts = PostingFacts(
        kind=category.kind,
        answers=answers,
        circumstances=_circumstances(posting, establishment, answers, place, today),
        settings=settings_on(today),
        flags=category.flags,
        **of_the_table(),
    )
    return Judged(facts, establishment, place)


def _circumstances(
    posting: Posting, shown: Mapping[str, Raw], answers: Answers, place: Place, today: date
) -> Circumstances:
    establishment = posting.establishment
    return Circumstances(
        today=today,
        declared_on=_day(shown.get("self_declared_on", "")),
        refusals=_refusals(posting, today),
        is_reuse=bool(posting.source_number),
        accepted_category=_accepted_category(posting),
        active_postings=_others_in_force(posting, str(shown.get("establishment_address", "")), today),
        minimum_wage=place.minimum_wage,
        coming_minimum_wage=place.coming_minimum_wage,
        special_minimum_wages=place.special_minimum_wages,
        workplace_prefecture=place.prefecture_code,
        prefectures_by_postal_code=place.prefectures_by_postal_code or {},
        unknown_codes=_unknown(answers),
        dispatch_licence_valid_until=_day(shown.get("dispatch_licence_valid_until", "")),
        programmes=programmes_on(today),
        **visit_circumstances(posting, establishment, today),
    )


def _accepted_category(posting: Posting) -> str:
    return str(posting.in_force.content.get("posting_category", "")) if posting.in_force else ""


def _refusals(posting: Posting, today: date) -> tuple[RefusalPeriod, ...]:
    """The periods that stop an application; a change of what was accepted is none."""
    running = [] if posting.is_accepted else refusals_on(posting.establishment, today)
    return tuple(RefusalPeriod(each.get_ground_display(), each.begins_on, each.until) for each in running)


def _others_in_force(posting: Posting, own_address: str, today: date) -> tuple[OtherPosting, ...]:
    """The establishment's other postings in force, without the one that this renews and that is about to end."""
    others = Posting.objects.in_force().filter(establishment=posting.establishment_id).exclude(pk=posting.pk)
    from_day = int(settings_on(today)["renewal_from_day"])
    return tuple(
        OtherPosting(str(number), title, place or own_address, form)
        for number, title, place, form, until in others.order_by("pk").values_list(
            "number", "job_title", "workplace", "employment_form", "referral_until"
        )
        if number != posting.source_number or (until and renewal_begins(until, from_day) > today)
    )


def _day(kept: Raw) -> date | None:
    try:
        return date.fromisoformat(str(kept))
    except ValueError:
        return None


def _unknown(answers: Answers) -> frozenset[str]:
    def codes(*names: str) -> list[str]:
        return [answers.text(name) for name in names if answers.text(name)]

    found = unknown_reference_codes(
        occupations=codes("occupation_code_1", "occupation_code_2", "occupation_code_3"),
        licences=codes("licence_code_1", "licence_code_2", "licence_code_3"),
        municipalities=codes("workplace_municipality"),
    )
    return frozenset(found)
