"""The office registers establishments and corrects them."""

from dataclasses import replace

import pytest

from mypage.audit.models import Event
from mypage.establishments.choices import RegistrationState
from mypage.establishments.commands.registration import change_facts, register_establishment
from mypage.establishments.models import Establishment
from mypage.establishments.queries import facts_of
from mypage.kernel.numbers import EstablishmentNumber
from mypage.kernel.rule import RuleViolation
from tests.cast import NOW, Cast, a_staff_login, some_facts

NUMBER = EstablishmentNumber.parse("1301-000777-1")


def codes(refusal: pytest.ExceptionInfo[RuleViolation]) -> list[str]:
    return [violation.code for violation in refusal.value.violations]


def test_a_registered_establishment_has_its_facts_number_and_record(cast: Cast) -> None:
    facts = some_facts("㈱みほん", "ミホン")
    row = register_establishment(
        facts=facts, number=NUMBER, office=cast.office, by=cast.nakamura, at=NOW, told_apart_from=[cast.shop.pk]
    )
    row.refresh_from_db()
    assert facts_of(row) == facts
    assert (row.state, row.shown_number, row.office) == (RegistrationState.REGISTERED, "1301-000777-1", cast.office)
    assert row.search_name == "(株)ミホン ミホン"
    event = Event.objects.get(action="establishment.registered", subject_id=row.pk)
    assert (event.actor_id, event.facts) == (cast.nakamura.pk, {"told_apart_from": [cast.shop.pk]})


def test_a_taken_number_is_refused_and_nothing_is_kept(cast: Cast) -> None:
    before = Establishment.objects.count(), Event.objects.count()
    with pytest.raises(RuleViolation) as refusal:
        register_establishment(
            facts=some_facts(), number=EstablishmentNumber.parse(cast.shop.number or ""), office=cast.office,
            by=cast.nakamura, at=NOW,
        )  # fmt: skip
    assert codes(refusal) == ["number_taken"]
    assert (Establishment.objects.count(), Event.objects.count()) == before


def test_faulty_facts_are_refused(cast: Cast) -> None:
    with pytest.raises(RuleViolation) as refusal:
        register_establishment(
            facts=replace(some_facts(), name="", employees=-1), number=NUMBER, office=cast.office, by=cast.nakamura,
            at=NOW,
        )  # fmt: skip
    assert codes(refusal) == ["name_missing", "employees"]


def test_a_correction_is_recorded_with_the_fields_that_changed(cast: Cast) -> None:
    facts = replace(facts_of(cast.shop), name="山田商店（本店）", phone="0355509999", phone_shown="03-5550-9999")
    change_facts(establishment=cast.shop, facts=facts, by=cast.nakamura, at=NOW)
    cast.shop.refresh_from_db()
    assert facts_of(cast.shop) == facts
    assert cast.shop.version == 2
    assert Event.objects.get(action="establishment.changed").facts == {"fields": ["name", "phone", "phone_shown"]}


def test_an_establishment_may_be_handed_to_the_office_in_charge_now(cast: Cast) -> None:
    facts = facts_of(cast.shop)
    change_facts(establishment=cast.shop, facts=facts, office=cast.other_office, by=cast.nakamura, at=NOW)
    cast.shop.refresh_from_db()
    assert cast.shop.office == cast.other_office
    with pytest.raises(RuleViolation) as refusal:
        change_facts(establishment=cast.shop, facts=facts, office=cast.office, by=cast.nakamura, at=NOW)
    assert codes(refusal) == ["other_office"]


def test_staff_of_another_office_and_disabled_staff_correct_nothing(cast: Cast) -> None:
    stranger = a_staff_login("ueno", "上野 進", cast.other_office, NOW, is_counter=True)
    facts = replace(facts_of(cast.shop), name="別の名前")
    for somebody in (stranger, cast.yamada):
        with pytest.raises(RuleViolation) as refusal:
            change_facts(establishment=cast.shop, facts=facts, by=somebody, at=NOW)
        assert codes(refusal) == ["other_office"]
    cast.nakamura.position.disabled_at = NOW
    with pytest.raises(RuleViolation):
        change_facts(establishment=cast.shop, facts=facts, by=cast.nakamura, at=NOW)
    cast.shop.refresh_from_db()
    assert cast.shop.name == "山田商店"


def test_who_has_seen_an_older_version_overwrites_nothing(cast: Cast) -> None:
    mine = replace(facts_of(cast.shop), building="本館")
    yours = replace(facts_of(cast.shop), building="別館")
    change_facts(establishment=cast.shop, facts=mine, by=cast.nakamura, at=NOW, version=1)
    with pytest.raises(RuleViolation) as refusal:
        change_facts(establishment=cast.shop, facts=yours, by=cast.nakamura, at=NOW, version=1)
    assert codes(refusal) == ["changed_meanwhile"]
    cast.shop.refresh_from_db()
    assert cast.shop.building == "本館"


def test_only_registered_establishments_are_corrected(cast: Cast) -> None:
    Establishment.objects.filter(pk=cast.factory.pk).update(state=RegistrationState.CLOSED)
    with pytest.raises(RuleViolation) as refusal:
        change_facts(establishment=cast.factory, facts=facts_of(cast.factory), by=cast.nakamura, at=NOW)
    assert codes(refusal) == ["not_registered"]
