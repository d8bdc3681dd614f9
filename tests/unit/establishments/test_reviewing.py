"""The office confirms and returns provisional registrations; time lets them lapse."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from pytest_django.fixtures import Settings as DjangoSettings

from mypage.accounts.choices import Audience
from mypage.accounts.models import User
from mypage.audit.models import Event
from mypage.establishments.choices import RegistrationState, Role
from mypage.establishments.commands.registration import apply_provisionally, resubmit
from mypage.establishments.commands.reviewing import confirm_registration, lapse_provisional, return_registration
from mypage.establishments.models import Establishment, Membership, RegistrationReview
from mypage.establishments.queries import facts_of, memberships_of, registration_counts, registrations_of, reviews_of
from mypage.kernel.clock import JST
from mypage.kernel.numbers import EstablishmentNumber
from mypage.kernel.rule import RuleViolation
from mypage.notifications.models import Mail, Notice
from mypage.reference.models import OfficeClosedDay
from tests.cast import NOW, Cast, a_login, a_staff_login, some_facts

NUMBER = EstablishmentNumber.parse("1301-000777-1")
LAST_DAY = date(2026, 4, 15)
"""14 days after 1 April 2026, a Wednesday."""


@pytest.fixture
def applicant(cast: Cast) -> User:
    return a_login(Audience.EMPLOYER, "applicant", "申込 一郎", NOW)


@pytest.fixture
def waiting(cast: Cast, applicant: User) -> Establishment:
    return apply_provisionally(facts=some_facts(), office=cast.office, by=applicant, at=NOW)


def codes(refusal: pytest.ExceptionInfo[RuleViolation]) -> list[str]:
    return [violation.code for violation in refusal.value.violations]


def mails() -> list[tuple[str, str]]:
    return list(Mail.objects.order_by("id").values_list("template", "to"))


def unread_at_the_office(cast: Cast) -> list[str]:
    found = Notice.objects.filter(reader_kind="office", reader_id=cast.office.pk, read_at=None)
    return list(found.values_list("template", flat=True))


def test_an_application_waits_for_its_office_with_its_last_day(cast: Cast, waiting: Establishment) -> None:
    assert (waiting.state, waiting.lapses_on) == (RegistrationState.PROVISIONAL, LAST_DAY)
    assert list(registrations_of(cast.office, RegistrationState.PROVISIONAL)) == [waiting]
    assert registration_counts(cast.office).waiting == 1
    assert registration_counts(cast.office).next_lapse == LAST_DAY
    assert registration_counts(cast.other_office).waiting == 0
    assert mails() == [("provisional_received", "applicant@demo.example")]
    assert Mail.objects.get().facts["lapses_on"] == "2026-04-15"
    assert unread_at_the_office(cast) == ["waiting_registration"]


def test_the_last_day_is_an_open_day_of_the_office(cast: Cast, applicant: User) -> None:
    OfficeClosedDay.objects.create(office=cast.office, day=LAST_DAY, reason="設備の点検")
    row = apply_provisionally(facts=some_facts(), office=cast.office, by=applicant, at=NOW)
    assert row.lapses_on == date(2026, 4, 14)


@pytest.mark.usefixtures("server_zone")
def test_the_term_counts_from_the_day_in_japan(cast: Cast, applicant: User) -> None:
    late_evening = datetime(2026, 4, 1, 15, 30, tzinfo=UTC)  # 2 April in Japan
    row = apply_provisionally(facts=some_facts(), office=cast.office, by=applicant, at=late_evening)
    assert row.lapses_on == date(2026, 4, 16)


def test_a_confirmed_registration_is_a_full_one(cast: Cast, waiting: Establishment) -> None:
    confirm_registration(establishment=waiting, number=NUMBER, by=cast.nakamura, at=NOW, version=1)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.shown_number) == (RegistrationState.REGISTERED, NUMBER.shown)
    assert (waiting.registered_at, waiting.lapses_on) == (NOW, None)
    assert [(each.decision, each.by) for each in reviews_of(waiting)] == [("confirmed", cast.nakamura)]
    assert mails()[-1] == ("establishment_registered", "applicant@demo.example")
    assert Mail.objects.latest("id").facts["number"] == NUMBER.shown
    assert Notice.objects.filter(reader_kind="establishment", template="establishment_registered").count() == 1
    assert unread_at_the_office(cast) == []
    assert Event.objects.filter(action="establishment.confirmed", actor_id=cast.nakamura.pk).count() == 1


def test_a_returned_registration_waits_for_the_employer_with_a_new_term(cast: Cast, waiting: Establishment) -> None:
    later = NOW + timedelta(days=7)
    return_registration(establishment=waiting, remarks="番地を直してください。", by=cast.nakamura, at=later)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.lapses_on) == (RegistrationState.RETURNED, date(2026, 4, 22))
    assert [each.remarks for each in reviews_of(waiting)] == ["番地を直してください。"]
    assert mails()[-1] == ("establishment_returned", "applicant@demo.example")
    assert unread_at_the_office(cast) == []
    assert registration_counts(cast.office).returned == 1


def test_a_corrected_registration_waits_again_and_may_be_confirmed(
    cast: Cast, waiting: Establishment, applicant: User
) -> None:
    return_registration(establishment=waiting, remarks="番地を", by=cast.nakamura, at=NOW)
    again = NOW + timedelta(days=1)
    corrected = replace(facts_of(waiting), street="飯田橋1丁目1番1号")
    resubmit(establishment=waiting, facts=corrected, office=cast.office, by=applicant, at=again)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.street, waiting.lapses_on) == ("provisional", corrected.street, date(2026, 4, 16))
    assert unread_at_the_office(cast) == ["waiting_registration"]
    confirm_registration(establishment=waiting, number=NUMBER, by=cast.nakamura, at=again)
    waiting.refresh_from_db()
    assert waiting.is_registered


def test_of_two_decisions_the_first_stands_and_the_second_is_told(cast: Cast, waiting: Establishment) -> None:
    return_registration(establishment=waiting, remarks="番地を", by=cast.nakamura, at=NOW)
    with pytest.raises(RuleViolation) as refusal:
        confirm_registration(establishment=waiting, number=NUMBER, by=cast.nakamura, at=NOW)
    assert codes(refusal) == ["out_of_state"]
    assert "修正依頼中" in refusal.value.violations[0].message
    assert RegistrationReview.objects.count() == 1


def test_what_was_corrected_meanwhile_is_not_confirmed_unseen(
    cast: Cast, waiting: Establishment, applicant: User
) -> None:
    seen = waiting.version
    return_registration(establishment=waiting, remarks="番地を", by=cast.nakamura, at=NOW)
    resubmit(establishment=waiting, facts=some_facts("別の店"), office=cast.office, by=applicant, at=NOW)
    with pytest.raises(RuleViolation) as refusal:
        confirm_registration(establishment=waiting, number=NUMBER, by=cast.nakamura, at=NOW, version=seen)
    assert codes(refusal) == ["changed_meanwhile"]


def test_a_taken_number_confirms_nothing(cast: Cast, waiting: Establishment) -> None:
    taken = EstablishmentNumber.parse(cast.shop.number or "")
    with pytest.raises(RuleViolation) as refusal:
        confirm_registration(establishment=waiting, number=taken, by=cast.nakamura, at=NOW)
    assert codes(refusal) == ["number_taken"]
    waiting.refresh_from_db()
    assert waiting.state == RegistrationState.PROVISIONAL


@pytest.mark.parametrize(("remarks", "code"), [(" \n", "remarks_missing"), ("あ" * 1001, "remarks_too_long")])
def test_remarks_are_needed_and_not_endless(cast: Cast, waiting: Establishment, remarks: str, code: str) -> None:
    with pytest.raises(RuleViolation) as refusal:
        return_registration(establishment=waiting, remarks=remarks, by=cast.nakamura, at=NOW)
    assert codes(refusal) == [code]


def test_staff_of_another_office_decide_nothing(cast: Cast, waiting: Establishment) -> None:
    stranger = a_staff_login("ueno", "上野 進", cast.other_office, NOW, is_reviewer=True)
    with pytest.raises(RuleViolation) as refusal:
        confirm_registration(establishment=waiting, number=NUMBER, by=stranger, at=NOW)
    assert codes(refusal) == ["other_office"]
    with pytest.raises(RuleViolation) as refusal:
        return_registration(establishment=waiting, remarks="x", by=stranger, at=NOW)
    assert codes(refusal) == ["other_office"]


def at_japan(day: date, hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=JST)


@pytest.mark.usefixtures("server_zone")
def test_a_registration_lapses_after_the_end_of_its_last_day(
    cast: Cast, waiting: Establishment, applicant: User
) -> None:
    assert lapse_provisional(at_japan(LAST_DAY, 23, 59, 59)) == 0
    midnight = at_japan(LAST_DAY + timedelta(days=1), 0)
    assert lapse_provisional(midnight) == 1
    waiting.refresh_from_db()
    assert waiting.state == RegistrationState.LAPSED
    assert memberships_of(applicant) == []
    applicant.refresh_from_db()
    assert applicant.is_active
    assert mails()[-1] == ("provisional_lapsed", "applicant@demo.example")
    assert Notice.objects.filter(reader_kind="user", reader_id=applicant.pk, template="provisional_lapsed").exists()
    assert unread_at_the_office(cast) == []
    assert lapse_provisional(midnight) == 0
    assert Event.objects.filter(action="establishment.lapsed").count() == 1


def test_a_returned_registration_lapses_too(cast: Cast, waiting: Establishment) -> None:
    return_registration(establishment=waiting, remarks="番地を", by=cast.nakamura, at=NOW)
    assert lapse_provisional(NOW + timedelta(days=15)) == 1


def test_registered_establishments_never_lapse(cast: Cast, waiting: Establishment) -> None:
    confirm_registration(establishment=waiting, number=NUMBER, by=cast.nakamura, at=NOW)
    assert lapse_provisional(NOW + timedelta(days=400)) == 0


def test_who_lapsed_may_apply_again(cast: Cast, waiting: Establishment, applicant: User) -> None:
    lapse_provisional(NOW + timedelta(days=20))
    again = apply_provisionally(facts=some_facts(), office=cast.office, by=applicant, at=NOW + timedelta(days=21))
    assert again.pk != waiting.pk
    assert [each.establishment for each in memberships_of(applicant)] == [again]


def test_nobody_waits_twice(cast: Cast, waiting: Establishment, applicant: User) -> None:
    with pytest.raises(RuleViolation) as refusal:
        apply_provisionally(facts=some_facts("二つ目"), office=cast.office, by=applicant, at=NOW)
    assert codes(refusal) == ["provisional_waiting"]


def test_the_days_of_the_term_are_a_setting(cast: Cast, applicant: User, settings: DjangoSettings) -> None:
    settings.PROVISIONAL_DAYS = 1
    row = apply_provisionally(facts=some_facts(), office=cast.office, by=applicant, at=NOW)
    assert row.lapses_on == date(2026, 4, 2)


def test_several_lapse_each_for_itself(cast: Cast, waiting: Establishment, monkeypatch: pytest.MonkeyPatch) -> None:
    other = a_login(Audience.EMPLOYER, "other", "申込 二郎", NOW)
    apply_provisionally(facts=some_facts("二つ目"), office=cast.office, by=other, at=NOW)
    seen: list[bool] = []
    atomic = transaction.atomic

    def watched(*args: object, **kwargs: object) -> object:
        seen.append(True)
        return atomic(*args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr("mypage.establishments.commands.reviewing.transaction.atomic", watched)
    assert lapse_provisional(NOW + timedelta(days=20)) == 2
    assert len(seen) >= 2
    assert Membership.objects.current().filter(establishment__state="lapsed", role=Role.OWNER).count() == 0


def test_who_mends_a_lapse_before_the_worker_comes_keeps_it(
    cast: Cast, waiting: Establishment, at_time: Callable[[str], datetime]
) -> None:
    at = at_time("2026-04-20 09:00")
    confirm_registration(establishment=waiting, number=NUMBER, by=cast.nakamura, at=at)
    assert lapse_provisional(at) == 0
    waiting.refresh_from_db()
    assert waiting.is_registered
