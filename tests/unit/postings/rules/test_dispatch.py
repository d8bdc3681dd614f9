"""労働者派遣: R-129 to R-133, with the table's examples and both sides of each bound."""

from datetime import date
from typing import Any

import pytest

from tests.unit.postings.facts import facts_with, objections

TERM = "雇用期間の定めあり（４ヶ月以上）"
OPEN = "雇用期間の定めなし"


def is_found(rule: str, **given: Any) -> bool:
    """Whether a rule objects to a posting of dispatch."""
    return bool(objections(rule, facts_with(**{"employment_arrangement": "派遣", **given})))


@pytest.mark.rule("R-129")
@pytest.mark.parametrize("arrangement", ["派遣", "紹介予定派遣"])
@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("派１３－１２３４５６", False),
        ("派13-123456", False),
        ("派１３－１２３４５", True),
        ("派１３－１２３４５６７", True),
        ("般１３－１２３４５６", True),
        ("", False),
    ],
)
def test_licence_number_has_its_form(arrangement: str, number: str, expected: bool) -> None:
    """派, two digits, a hyphen, six digits."""
    given = {"employment_arrangement": arrangement, "dispatch_licence_number": number}
    assert is_found("R-129", **given) is expected


@pytest.mark.rule("R-129")
def test_others_need_no_licence() -> None:
    """Whatever stood in the field."""
    assert not is_found("R-129", employment_arrangement="請負", dispatch_licence_number="１３")


@pytest.mark.rule("R-130")
@pytest.mark.parametrize(
    ("number", "valid_until", "expected"),
    [
        ("派４７－１２３４５６", date(2026, 11, 22), False),
        ("派４７－１２３４５６", date(2026, 11, 21), True),
        ("派４８－１２３４５６", date(2026, 11, 22), True),
        ("派００－１２３４５６", None, True),
        ("派０１－１２３４５６", None, False),
        ("派４８", None, False),
    ],
)
def test_licence_is_of_a_prefecture_and_valid(number: str, valid_until: date | None, expected: bool) -> None:
    """From 01 to 47, up to its last day."""
    circumstances = {"dispatch_licence_valid_until": valid_until}
    assert is_found("R-130", dispatch_licence_number=number, circumstances=circumstances) is expected


@pytest.mark.rule("R-131")
@pytest.mark.parametrize(
    ("arrangement", "form", "expected"),
    [
        ("派遣", "無期雇用派遣労働者", False),
        ("派遣", "正社員", True),
        ("紹介予定派遣", "有期雇用派遣労働者", False),
        ("派遣・請負ではない", "有期雇用派遣労働者", True),
        ("請負", "正社員", False),
        ("派遣・請負ではない", "パート労働者", False),
        ("派遣", "", False),
        ("", "有期雇用派遣労働者", False),
    ],
)
def test_form_of_employment_fits_dispatch(arrangement: str, form: str, expected: bool) -> None:
    """Both say 派遣, or neither."""
    assert is_found("R-131", employment_arrangement=arrangement, employment_form=form) is expected


@pytest.mark.rule("R-132")
@pytest.mark.parametrize(
    ("form", "period", "expected"),
    [
        ("無期雇用派遣労働者", OPEN, False),
        ("無期雇用派遣労働者", TERM, True),
        ("有期雇用派遣パート", TERM, False),
        ("有期雇用派遣パート", OPEN, True),
        ("正社員", TERM, False),
        ("有期雇用派遣労働者", "", False),
    ],
)
def test_form_of_dispatch_fits_period(form: str, period: str, expected: bool) -> None:
    """有期 has a term."""
    assert is_found("R-132", employment_form=form, employment_period=period) is expected


@pytest.mark.rule("R-133")
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"employment_begins_on": "2026-12-01", "employment_ends_on": "2026-12-31"}, False),
        ({"employment_begins_on": "2026-12-01", "employment_ends_on": "2026-12-30"}, True),
        ({"employment_begins_on": "2026-12-01", "employment_ends_on": "2026-11-01"}, False),
        ({"employment_period": "日雇（日々雇用または１ヶ月未満）"}, True),
        ({"employment_period": OPEN}, False),
        ({}, False),
    ],
)
def test_dispatch_is_longer_than_a_month(given: dict[str, Any], expected: bool) -> None:
    """31 days are no exception, 30 are."""
    assert is_found("R-133", **given) is expected
    assert not is_found("R-133", **{**given, "employment_arrangement": "派遣・請負ではない"})
