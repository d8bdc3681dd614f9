"""休業日: days on which one office is closed."""

from datetime import date

import pytest

from mypage.audit.models import Event
from mypage.kernel.rule import RuleViolation
from mypage.reference.commands import add_closed_day, remove_closed_day
from mypage.reference.models import Office, OfficeClosedDay
from mypage.reference.queries import closed_days_of, office_is_open_on
from tests.unit.reference.conftest import ADMINISTRATOR, AT

TUESDAY = date(2026, 11, 24)


def close(office: Office, day: date = TUESDAY, reason: str = "庁舎の点検") -> OfficeClosedDay:
    return add_closed_day(office=office, day=day, reason=reason, by=ADMINISTRATOR, at=AT)


def test_a_closed_day_closes_one_office_only(iidabashi: Office, itoigawa: Office) -> None:
    assert office_is_open_on(iidabashi, TUESDAY)
    close(iidabashi, reason="　庁舎の点検 ")
    assert not office_is_open_on(iidabashi, TUESDAY)
    assert office_is_open_on(itoigawa, TUESDAY)
    assert OfficeClosedDay.objects.get().reason == "庁舎の点検"
    assert Event.objects.get().facts == {"day": "2026-11-24", "reason": "庁舎の点検"}


def test_a_removed_day_is_open_again(iidabashi: Office) -> None:
    close(iidabashi)
    remove_closed_day(office=iidabashi, day=TUESDAY, by=ADMINISTRATOR, at=AT)
    assert office_is_open_on(iidabashi, TUESDAY)
    assert list(Event.objects.order_by("id").values_list("action", flat=True)) == [
        "office.closed_day_added",
        "office.closed_day_removed",
    ]


def test_a_day_is_closed_once(iidabashi: Office) -> None:
    close(iidabashi)
    with pytest.raises(RuleViolation, match="day_is_closed"):
        close(iidabashi)
    assert Event.objects.count() == 1


@pytest.mark.parametrize(
    ("reason", "code"), [("", "reason_missing"), ("　", "reason_missing"), ("あ" * 101, "reason_too_long")]
)
def test_a_closed_day_has_a_fitting_reason(iidabashi: Office, reason: str, code: str) -> None:
    with pytest.raises(RuleViolation, match=code):
        close(iidabashi, reason=reason)


def test_only_an_own_closed_day_can_be_removed(iidabashi: Office, itoigawa: Office) -> None:
    close(iidabashi)
    with pytest.raises(RuleViolation, match="day_is_not_closed"):
        remove_closed_day(office=itoigawa, day=TUESDAY, by=ADMINISTRATOR, at=AT)
    assert not office_is_open_on(iidabashi, TUESDAY)


def test_closed_days_are_read_for_a_span_with_both_ends(iidabashi: Office) -> None:
    days = [date(2026, 11, 24), date(2026, 11, 25), date(2026, 11, 26)]
    for day in days:
        close(iidabashi, day)
    assert closed_days_of(iidabashi) == frozenset(days)
    assert closed_days_of(iidabashi, since=days[1]) == frozenset(days[1:])
    assert closed_days_of(iidabashi, until=days[1]) == frozenset(days[:2])


def test_usual_closed_days_need_no_row(iidabashi: Office) -> None:
    assert not office_is_open_on(iidabashi, date(2026, 11, 23))
    assert not office_is_open_on(iidabashi, date(2026, 12, 29))
