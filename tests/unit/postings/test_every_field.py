"""No row of `posting_fields.csv` is lost on the way: the form's check page, and what is stored when it is submitted."""

from typing import Any

import pytest
from django.urls import reverse

from mypage.kernel.fields import Field
from mypage.postings.content import Category, answers_of, fields_of, table
from mypage.postings.models import PostingRevision
from tests.cast import Cast
from tests.postings import DETAILS, NOON, a_draft, a_submitted, answers_for
from tests.web.employer.people import browser_of, text

KINDS = ("full_time", "part_time", "university", "high_school", "junior_high", "seasonal", "migrant")


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_kind_is_on_the_check_page(cast: Cast, at_time: Any, kind: str) -> None:
    """Each that applies, by its label or as the field that the page itself asks."""
    at_time(NOON.isoformat())
    posting = a_draft(cast, kind)
    page = text(browser_of(cast.yamada).get(reverse("employer:posting_check", args=[posting.pk])))
    category = Category.of(posting.draft.values)
    shown = answers_of(posting.draft.values, DETAILS).shown
    missing = [
        field.name
        for field in fields_of(category)
        if field.name in shown and not any(_on(page, word) for word in _words(field))
    ]
    assert missing == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_answer_is_in_what_was_submitted(cast: Cast, kind: str) -> None:
    """As it stood in the draft."""
    stored = PostingRevision.objects.get(posting=a_submitted(cast, kind))
    answers = answers_for(kind)
    assert {name: stored.content.get(name) for name in answers} == answers
    assert {name: stored.establishment.get(name) for name in DETAILS} == DETAILS


def test_all_rows_apply_to_some_posting() -> None:
    """With every condition met, each of the 318 rows is shown to a kind or with a flag."""
    categories = [Category(kind) for kind in KINDS]
    categories += [Category("full_time", frozenset({"disability", "trial"}))]
    assert {field.name for category in categories for field in fields_of(category)} == set(table().fields)


def _words(field: Field) -> list[str]:
    """What a line may be called: the label, or that of the pair whose upper bound it is."""
    endings = ("の下限", "の上限", "下限", "上限", "始業", "終業")
    pair = next((field.label.removesuffix(each) for each in endings if field.label.endswith(each)), field.label)
    return [field.label, pair, *_OF_PAIRS.get(field.name, [])]


def _on(page: str, label: str) -> bool:
    return f"<dt>{label}</dt>" in page or f">{label}</label>" in page


_OF_PAIRS: dict[str, list[str]] = {
    "employment_begins_on": ["雇用期間の初日と末日"],
    "employment_ends_on": ["雇用期間の初日と末日"],
    "application_accepted_from_on": ["応募の受付期間"],
    "application_accepted_until": ["応募の受付期間"],
    "visit_from_on": ["応募前職場見学の期間"],
    "visit_until": ["応募前職場見学の期間"],
    "between_from": ["又は（時間帯）"],
    "between_to": ["又は（時間帯）"],
}
