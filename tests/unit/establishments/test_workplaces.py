"""Workplaces kept for reuse, and the self-declaration in its versions."""

from datetime import date, timedelta

import pytest

from mypage.audit.models import Event
from mypage.establishments import declarations
from mypage.establishments.commands.declaring import declare
from mypage.establishments.commands.workplaces import (
    MOST_WORKPLACES,
    add_workplace,
    change_workplace,
    remove_workplace,
)
from mypage.establishments.declarations import TEXTS, DeclarationText, current_text
from mypage.establishments.models import SelfDeclaration, Workplace
from mypage.establishments.queries import content_of, latest_declaration, workplaces_of
from mypage.establishments.rules.declaration import is_declaration_due
from mypage.kernel.fields import Raw
from mypage.kernel.rule import RuleViolation
from tests.cast import NOW, Cast
from tests.establishments import WORKPLACE, make_places

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(cast: Cast) -> Cast:
    make_places(cast)
    return cast


def add(cast: Cast, **changed: Raw) -> Workplace:
    return add_workplace(establishment=cast.shop, typed={**WORKPLACE, **changed}, by=cast.yamada, at=NOW)


def test_a_workplace_is_kept_whole_and_at_once(cast: Cast) -> None:
    add(cast, workplace_postal_code="〒102-0072")
    (row,) = workplaces_of(cast.shop)
    assert row.content == WORKPLACE
    assert row.name == "本社"
    assert Event.objects.filter(action="workplace.added").count() == 1


def test_what_a_condition_hides_is_not_kept(cast: Cast) -> None:
    row = add(cast, workplace_nearest_station="", workplace_allows_car_commute="不可")
    assert not {"workplace_transport", "workplace_travel_minutes", "workplace_has_parking"} & set(row.content)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"workplace_name": ""}, "workplace_name"),
        ({"workplace_municipality": ""}, "workplace_municipality"),
        ({"workplace_address": "大阪府大阪市北区1-1"}, "workplace_address"),
        ({"workplace_female_employees": "13"}, "workplace_female_employees"),
        ({"workplace_travel_minutes": "1000"}, "workplace_travel_minutes"),
    ],
)
def test_a_wrong_workplace_is_not_kept(cast: Cast, changed: dict[str, Raw], field: str) -> None:
    with pytest.raises(RuleViolation) as refusal:
        add(cast, **changed)
    assert [violation.field for violation in refusal.value.violations] == [field]
    assert not Workplace.objects.exists()


def test_two_people_on_one_workplace_are_told(cast: Cast) -> None:
    row = add(cast)
    first = {**WORKPLACE, "workplace_employees": "13"}
    change_workplace(workplace=row, typed=first, version=1, by=cast.yamada, at=NOW)
    second = {**WORKPLACE, "workplace_employees": "14"}
    with pytest.raises(RuleViolation) as refusal:
        change_workplace(workplace=row, typed=second, version=1, by=cast.suzuki, at=NOW)
    assert refusal.value.violations[0].code == "changed_meanwhile"
    row.refresh_from_db()
    assert row.content["workplace_employees"] == "13"


def test_a_double_click_keeps_one(cast: Cast) -> None:
    assert add(cast).pk == add(cast).pk
    assert Workplace.objects.count() == 1


def test_there_is_a_most(cast: Cast) -> None:
    rows = [
        Workplace(establishment=cast.shop, name=str(number), content={}, changed_at=NOW)
        for number in range(MOST_WORKPLACES - 1)
    ]
    Workplace.objects.bulk_create(rows)
    row = add(cast)
    with pytest.raises(RuleViolation):
        add(cast, workplace_name="支社")
    remove_workplace(workplace=row, by=cast.yamada, at=NOW)
    assert add(cast, workplace_name="支社").name == "支社"


def test_a_declaration_is_added_and_never_overwritten(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    declare(establishment=cast.shop, version="1", by=cast.yamada, at=NOW)
    declare(establishment=cast.shop, version="1", by=cast.yamada, at=NOW + timedelta(seconds=3))
    assert SelfDeclaration.objects.count() == 1
    newer = DeclarationText("2", date(2026, 12, 1), "x.html", ())
    monkeypatch.setattr(declarations, "TEXTS", (*TEXTS, newer))
    later = NOW + timedelta(days=365)
    declare(establishment=cast.shop, version="2", by=cast.suzuki, at=later)
    assert list(SelfDeclaration.objects.order_by("pk").values_list("version", flat=True)) == ["1", "2"]
    last = latest_declaration(cast.shop)
    assert last
    assert (last.version, last.declared_on, last.declared_by_name) == ("2", date(2027, 4, 1), "鈴木 次郎")
    content = content_of(cast.shop)
    assert (content["self_declared_on"], content["self_declaration_version"]) == ("2027-04-01", "2")


def test_an_unknown_version_is_not_declared(cast: Cast) -> None:
    with pytest.raises(RuleViolation):
        declare(establishment=cast.shop, version="9", by=cast.yamada, at=NOW)


def test_the_text_in_force_is_that_of_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    newer = DeclarationText("2", date(2027, 1, 1), "x.html", ())
    monkeypatch.setattr(declarations, "TEXTS", (*TEXTS, newer))
    assert [current_text(date(*day)).version for day in ((2020, 1, 1), (2026, 12, 31), (2027, 1, 1))] == ["1", "1", "2"]


def test_a_declaration_of_29_february_lasts_to_28_february() -> None:
    """As R-003 counts, and 民法 第143条."""
    assert not is_declaration_due(date(2028, 2, 29), date(2029, 2, 28), 12)
    assert is_declaration_due(date(2028, 2, 29), date(2029, 3, 1), 12)


def test_a_declaration_lasts_as_long_as_the_setting_says() -> None:
    assert not is_declaration_due(date(2026, 5, 23), date(2026, 11, 22), 6)
    assert is_declaration_due(date(2026, 5, 22), date(2026, 11, 22), 6)
