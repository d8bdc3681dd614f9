"""管轄, set by administrators: holds against every later table."""

import pytest

from mypage.audit.models import Event
from mypage.kernel.rule import RuleViolation
from mypage.reference.commands import JurisdictionPart, load_tables, set_jurisdiction
from mypage.reference.models import LoadedTable, Municipality, Office
from mypage.reference.queries import offices_in_charge
from tests.unit.reference.conftest import ADMINISTRATOR, AT, SMALL


def assign(municipality: Municipality, *parts: JurisdictionPart) -> None:
    set_jurisdiction(municipality=municipality, parts=parts, by=ADMINISTRATOR, at=AT)


def test_a_place_without_an_office_gets_one(iidabashi: Office) -> None:
    ogasawara = Municipality.objects.get(name="小笠原村")
    assign(ogasawara, JurisdictionPart(iidabashi))
    charge = offices_in_charge(ogasawara)
    assert ([each.office for each in charge.offices], charge.message) == ([iidabashi], "")
    event = Event.objects.get()
    assert (event.action, event.subject_kind, event.subject_id) == ("office.jurisdiction_set", "municipality", 134210)
    assert event.facts == {"municipality": "134210", "before": [], "after": [iidabashi.pk]}


def test_what_was_set_by_hand_survives_a_later_table(kitami: Municipality) -> None:
    abashiri = Office.objects.get(code="01180")
    assign(kitami, JurisdictionPart(abashiri))
    LoadedTable.objects.filter(name="jurisdictions").update(digest="an older one")
    load_tables(at=AT, source=SMALL)
    assert [each.office for each in offices_in_charge(kitami).offices] == [abashiri]
    assert len(offices_in_charge(Municipality.objects.get(name="千代田区")).offices) == 1


def test_nobody_may_be_in_charge(kitami: Municipality) -> None:
    assign(kitami)
    LoadedTable.objects.filter(name="jurisdictions").update(digest="an older one")
    load_tables(at=AT, source=SMALL)
    assert offices_in_charge(kitami).offices == ()


def test_parts_are_told_in_words(kitami: Municipality) -> None:
    first, second = Office.objects.get(code="01050"), Office.objects.get(code="01180")
    assign(
        kitami, JurisdictionPart(first, is_whole=False, note="常呂町を除く"), JurisdictionPart(second, False, "常呂町")
    )
    assert [each.note for each in offices_in_charge(kitami).offices] == ["常呂町を除く", "常呂町"]
    with pytest.raises(RuleViolation, match="part_without_note"):
        assign(kitami, JurisdictionPart(first, is_whole=False, note=" "))
    with pytest.raises(RuleViolation, match="note_too_long"):
        assign(kitami, JurisdictionPart(first, is_whole=False, note="あ" * 201))
    with pytest.raises(RuleViolation, match="office_twice"):
        assign(kitami, JurisdictionPart(first), JurisdictionPart(first))
    assert len(offices_in_charge(kitami).offices) == 2
