"""Administrators add, change, close and reopen offices; everything is recorded."""

from dataclasses import replace
from datetime import time

import pytest
from django.db import IntegrityError, transaction

from mypage.audit.models import Event
from mypage.kernel.rule import RuleViolation
from mypage.reference.choices import OfficeKind
from mypage.reference.commands import add_office, change_office, close_office, load_tables, reopen_office
from mypage.reference.models import Office
from mypage.reference.queries import facts_of, find_offices, office_by_number_code
from mypage.reference.rules.offices import OfficeFacts
from tests.unit.reference.conftest import ADMINISTRATOR, AT, SMALL

LOCAL = OfficeFacts(
    kind=OfficeKind.LOCAL,
    name="千代田区しごと支援窓口",
    prefecture_code="13",
    location_code="131016",
    number_code="1399",
    postal_code="1020074",
    address="東京都千代田区九段南1-2-1",
    phone="03-5550-0001",
    opens_at=time(9, 0),
    closes_at=time(17, 0),
)


def refused(**facts: object) -> list[tuple[str, str]]:
    with pytest.raises(RuleViolation) as refusal:
        add_office(facts=replace(LOCAL, **facts), by=ADMINISTRATOR, at=AT)  # type: ignore[arg-type]
    return [(violation.code, violation.field) for violation in refusal.value.violations]


@pytest.mark.usefixtures("small_tables")
def test_an_office_of_a_city_stands_in_the_list() -> None:
    office = add_office(facts=LOCAL, by=ADMINISTRATOR, at=AT)
    assert facts_of(office) == facts_of(Office.objects.get(pk=office.pk)) == LOCAL
    assert office.get_kind_display() == "地方版ハローワーク"
    assert list(find_offices(words="しごと支援　千代田")) == [office]
    assert office_by_number_code("1399") == office
    event = Event.objects.get()
    assert (event.action, event.subject_id, event.actor_name) == ("office.added", office.pk, "小林")
    assert (event.facts["name"], event.facts["opens_at"]) == (LOCAL.name, "9:00")


@pytest.mark.usefixtures("small_tables")
def test_everything_that_is_not_as_it_must_be_is_told_at_once() -> None:
    assert refused(
        kind="", name=" ", prefecture_code="", code="1301", number_code="13a", postal_code="102", phone="1"
    ) == [
        ("kind_missing", "kind"),
        ("name_missing", "name"),
        ("prefecture_missing", "prefecture_code"),
        ("office_code", "code"),
        ("office_number_code", "number_code"),
        ("postal_code", "postal_code"),
        ("phone", "phone"),
    ]
    assert refused(closes_at=None) == [("closes_at_missing", "closes_at")]
    assert refused(opens_at=None) == [("opens_at_missing", "opens_at")]
    assert refused(closes_at=time(9, 0)) == [("hours_reversed", "closes_at")]
    assert refused(code="13010") == [("office_codes_differ", "number_code")]
    assert refused(name="あ" * 61) == [("name_too_long", "name")]
    assert not Event.objects.exists()


def test_what_another_office_has_is_refused(iidabashi: Office) -> None:
    branch = Office.objects.get(code="01023")
    assert refused(name=iidabashi.name) == [("name_taken", "name")]
    assert refused(code="13010", number_code="1301") == [("code_taken", "code"), ("number_code_taken", "number_code")]
    assert refused(prefecture_code="99", location_code="") == [("prefecture_unknown", "prefecture_code")]
    assert refused(location_code="011011") == [("location_elsewhere", "location_code")]
    assert refused(parent_id=branch.pk) == [("parent_unfit", "parent_id")]


def test_a_branch_shares_the_number_of_its_main_office(iidabashi: Office) -> None:
    facts = replace(LOCAL, number_code="1301", parent_id=iidabashi.pk)
    branch = add_office(facts=facts, by=ADMINISTRATOR, at=AT)
    assert branch.parent == iidabashi
    assert office_by_number_code("1301") == iidabashi
    itself = replace(facts_of(iidabashi), parent_id=branch.pk)
    with pytest.raises(RuleViolation):
        change_office(office=iidabashi, facts=itself, by=ADMINISTRATOR, at=AT)


def test_a_gap_that_was_filled_in_survives_a_later_load(itoigawa: Office) -> None:
    facts = replace(facts_of(itoigawa), phone="025-552-0333", address="新潟県糸魚川市横町5-9-50")
    changed = change_office(office=itoigawa, facts=facts, by=ADMINISTRATOR, at=AT)
    assert changed.hand_edited_fields == ["address", "phone"]
    event = Event.objects.get()
    assert event.facts["changed"]["phone"] == ["", "025-552-0333"]
    assert [office.pk for office in find_offices(words="横町")] == [itoigawa.pk]
    load_tables(at=AT, source=SMALL)
    changed.refresh_from_db()
    assert changed.phone_line == "025-552-0333"


def test_hours_are_recorded_as_people_read_them(itoigawa: Office) -> None:
    facts = replace(facts_of(itoigawa), opens_at=time(9, 0))
    change_office(office=itoigawa, facts=facts, by=ADMINISTRATOR, at=AT)
    assert Event.objects.get().facts["changed"] == {"opens_at": ["8:30", "9:00"]}


def test_a_change_that_changes_nothing_is_not_recorded(itoigawa: Office) -> None:
    change_office(office=itoigawa, facts=facts_of(itoigawa), by=ADMINISTRATOR, at=AT)
    assert not Event.objects.exists()
    itoigawa.refresh_from_db()
    assert itoigawa.hand_edited_fields == []


def test_a_closed_office_leaves_the_list_until_it_is_reopened(iidabashi: Office) -> None:
    close_office(office=iidabashi, reason="統合", by=ADMINISTRATOR, at=AT)
    assert not find_offices(words="飯田橋").exists()
    with pytest.raises(RuleViolation, match="office_is_closed"):
        close_office(office=iidabashi, reason="統合", by=ADMINISTRATOR, at=AT)
    reopen_office(office=iidabashi, by=ADMINISTRATOR, at=AT)
    assert find_offices(words="飯田橋").exists()
    with pytest.raises(RuleViolation, match="office_is_open"):
        reopen_office(office=iidabashi, by=ADMINISTRATOR, at=AT)
    assert list(Event.objects.order_by("id").values_list("action", flat=True)) == ["office.closed", "office.reopened"]
    assert Event.objects.get(action="office.closed").facts == {"reason": "統合"}


@pytest.mark.parametrize(
    "columns",
    [
        {"code": "1301"},
        {"number_code": "13010"},
        {"name": ""},
        {"kind": "private"},
        {"opens_at": time(17, 0), "closes_at": time(9, 0)},
        {"opens_at": None},
        {"code": "13080"},
        {"number_code": "1308"},
    ],
)
def test_the_database_refuses_nonsense(iidabashi: Office, columns: dict[str, object]) -> None:
    with pytest.raises(Exception) as refusal, transaction.atomic():
        Office.objects.filter(pk=iidabashi.pk).update(**columns)
    assert isinstance(refusal.value, IntegrityError) or "too long" in str(refusal.value)


def test_the_database_refuses_an_office_under_itself(iidabashi: Office) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Office.objects.filter(pk=iidabashi.pk).update(parent=iidabashi)
