"""What the file of a postings list holds: the columns of the list, and the main terms of each posting."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

from mypage.establishments.models import Establishment
from mypage.kernel.clock import day_in_japan
from mypage.kernel.fields import Answers
from mypage.postings.content import AT_ESTABLISHMENT, table
from mypage.postings.models import Posting, PostingQuerySet
from mypage.postings.queries.contents import with_answers
from mypage.web.employer.postings.states import scope_words
from mypage.web.exports import Cell

_TERMS = (
    *("hires", "employment_period", "pay_form", "base_pay_from", "base_pay_to", "total_pay_from", "total_pay_to"),
    *("working_time_system", "shift_1_from", "shift_1_to", "shift_2_from", "shift_2_to", "shift_3_from", "shift_3_to"),
    *("break_minutes", "weekly_scheduled_hours", "monthly_overtime_hours", "annual_days_off"),
)
"""Fields of the form, by identifier."""
_CONDITIONS = ("is_for_people_with_disabilities", "trial_employment")
_Column = tuple[str, Callable[[Posting], Cell]]


def _day(at: object) -> date | None:
    return day_in_japan(at) if at else None  # type: ignore[arg-type]


_COLUMNS: tuple[_Column, ...] = (
    ("求人番号", lambda posting: posting.number),
    ("受付番号", lambda posting: posting.receipt_number),
    ("職種", lambda posting: posting.job_title),
    ("状態", lambda posting: str(posting.get_state_display())),
    ("求人区分", lambda posting: str(posting.get_kind_display())),
    ("雇用形態", lambda posting: posting.employment_form),
    ("変更日", lambda posting: _day(posting.changed_at)),
    ("申込日", lambda posting: _day(posting.submitted_at)),
    ("受付年月日", lambda posting: posting.accepted_on),
    ("紹介期限日", lambda posting: posting.referral_until),
    ("公開範囲", scope_words),
    ("来所の期限", lambda posting: None if posting.visited_at else posting.visit_until),
)


def heads() -> list[str]:
    """The titles of the columns; those of answers as the form calls them."""
    fields = table().fields
    place = fields["workplace_choice"].label
    return (
        [title for title, _ in _COLUMNS]
        + [fields[name].label for name in _CONDITIONS]
        + [place]
        + [fields[name].label for name in _TERMS]
    )


def rows_of(postings: PostingQuerySet, establishment: Establishment) -> Iterator[list[Cell]]:
    """The rows, one for each posting."""
    address = Establishment.objects.with_places().get(pk=establishment.pk).address_line
    for posting, answers in with_answers(postings):
        own = [cell(posting) for _, cell in _COLUMNS]
        conditions = [answers.text(name) for name in _CONDITIONS]
        yield [*own, *conditions, _workplace(answers, address), *(_cell(answers, name) for name in _TERMS)]


def _workplace(answers: Answers, address: str) -> str:
    if answers.text("workplace_choice") == AT_ESTABLISHMENT:
        return address
    return answers.text("workplace_address")


def _cell(answers: Answers, name: str) -> Cell:
    """Numbers as numbers, times and what cannot be read as they are kept."""
    value = answers.values.get(name)
    if isinstance(value, int | Decimal) and table().fields[name].input != "time":
        return value
    raw = answers.raw.get(name, "")
    return raw if isinstance(raw, str) else "、".join(raw)
