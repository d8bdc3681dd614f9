"""Staff are added, moved, stopped and let in again; somebody always remains to administer."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.hashers import check_password, make_password
from django_otp.plugins.otp_totp.models import TOTPDevice

from mypage.accounts.choices import KeyPurpose
from mypage.accounts.commands.keys import mint, note_hand_over
from mypage.accounts.commands.staff import add_staff, change_staff, disable_staff, enable_staff
from mypage.accounts.commands.staff_registration import (
    NOT_CONFIRMED,
    TOO_LATE,
    register_staff,
    remove_staff_app,
    rescue_administrator,
    send_staff_key,
)
from mypage.accounts.commands.tallies import TooManyTries
from mypage.accounts.models import AuthenticationKey, SignInSession, User
from mypage.accounts.rules.staff import StaffRoles
from mypage.audit.models import Event
from mypage.kernel.actor import SYSTEM, Actor
from mypage.kernel.rule import RuleViolation
from mypage.notifications.models import Mail
from mypage.reference.models import Office, Prefecture

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
ADMINISTRATOR = StaffRoles(is_administrator=True)
COUNTER = StaffRoles(is_counter=True)
PASSWORD = "Kaigi-2026!"
NETWORK = "192.0.2.1"
pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    tokyo = Prefecture.objects.create(code="13", name="東京都", name_kana="トウキョウト")
    return Office.objects.create(kind="national", name="飯田橋公共職業安定所", prefecture=tokyo, search_text="飯田橋")


def hired(office: Office, email: str, roles: StaffRoles, *, is_registered: bool = True) -> User:
    """A member of the staff, by default one with a password."""
    user = add_staff(email=email, name="職員", office=office, roles=roles, by=SYSTEM, at=AT)
    if is_registered:
        User.objects.filter(pk=user.pk).update(password=make_password(PASSWORD))
    return User.objects.get(pk=user.pk)


def delivered_key(user: User, at: datetime = AT) -> str:
    """The secret of the newest key of a login, as its mail tells it."""
    key = AuthenticationKey.objects.filter(user=user, purpose=KeyPurpose.STAFF).latest("id")
    secret = mint(key_id=key.pk)
    note_hand_over(key_id=key.pk, at=at)
    assert secret is not None
    return secret


def codes_of(refusal: pytest.ExceptionInfo[RuleViolation]) -> list[str]:
    return [violation.code for violation in refusal.value.violations]


def register(user: User, key: str, *, password: str = PASSWORD, at: datetime = AT, network: str = NETWORK) -> User:
    return register_staff(email=user.email, key=key, password=password, network=network, at=at)


def test_an_added_member_gets_a_key_and_no_password(office: Office) -> None:
    user = hired(office, "Nakamura@example.jp", COUNTER, is_registered=False)
    assert not user.has_usable_password()
    assert user.position.roles == ["窓口"]
    mail = Mail.objects.get()
    assert (mail.template, mail.to) == ("staff_key", "Nakamura@example.jp")
    assert mail.key_id == AuthenticationKey.objects.get(user=user).pk
    assert [event.action for event in Event.objects.order_by("id")] == ["staff.added", "staff.key_sent"]


def test_every_fault_of_a_new_member_is_told_at_its_field(office: Office) -> None:
    with pytest.raises(RuleViolation) as refusal:
        add_staff(email="a..b@example.jp", name="", office=office, roles=StaffRoles(), by=SYSTEM, at=AT)
    assert {violation.field for violation in refusal.value.violations} == {"email", "name", "roles"}
    assert not User.objects.exists()


def test_an_address_is_staff_once_in_whatever_case(office: Office) -> None:
    hired(office, "nakamura@example.jp", COUNTER)
    with pytest.raises(RuleViolation) as refusal:
        add_staff(email="NAKAMURA@example.jp", name="中村", office=office, roles=COUNTER, by=SYSTEM, at=AT)
    assert codes_of(refusal) == ["email_taken"]


def test_the_key_of_the_mail_sets_the_password_once(office: Office) -> None:
    user = hired(office, "nakamura@example.jp", COUNTER, is_registered=False)
    key = delivered_key(user)
    register(user, f" {key[:4].lower()} {key[4:]} ")
    user.refresh_from_db()
    assert check_password(PASSWORD, user.password)
    assert register(user, key, at=AT + timedelta(seconds=30), password="Another-1!") == user
    user.refresh_from_db()
    assert check_password(PASSWORD, user.password)
    with pytest.raises(RuleViolation) as refusal:
        register(user, key, at=AT + timedelta(minutes=5))
    assert refusal.value.violations == (NOT_CONFIRMED,)


@pytest.mark.parametrize("minutes", [50, 51])
def test_the_key_counts_for_fifty_minutes(office: Office, minutes: int) -> None:
    user = hired(office, "nakamura@example.jp", COUNTER, is_registered=False)
    key = delivered_key(user)
    at = AT + timedelta(minutes=minutes)
    if minutes == 50:
        assert register(user, key, at=at).has_usable_password()
    else:
        with pytest.raises(RuleViolation) as refusal:
            register(user, key, at=at)
        assert refusal.value.violations == (TOO_LATE,)


def test_a_stranger_and_a_wrong_key_get_the_same_answer(office: Office) -> None:
    user = hired(office, "nakamura@example.jp", COUNTER, is_registered=False)
    delivered_key(user)
    with pytest.raises(RuleViolation) as wrong:
        register(user, "AAAAAAAA")
    with pytest.raises(RuleViolation) as unknown:
        register_staff(email="x@example.jp", key="AAAAAAAA", password=PASSWORD, network=NETWORK, at=AT)
    assert wrong.value.violations == unknown.value.violations == (NOT_CONFIRMED,)


def test_the_tenth_wrong_key_ends_it(office: Office) -> None:
    user = hired(office, "nakamura@example.jp", COUNTER, is_registered=False)
    key = delivered_key(user)
    for _ in range(10):
        with pytest.raises(RuleViolation):
            register(user, "AAAAAAAA")
    with pytest.raises(RuleViolation):
        register(user, key)


def test_a_network_address_that_fails_too_often_has_to_wait(office: Office, settings: object) -> None:
    for _ in range(30):
        with pytest.raises(RuleViolation):
            register_staff(email="x@example.jp", key="AAAAAAAA", password=PASSWORD, network=NETWORK, at=AT)
    with pytest.raises(TooManyTries):
        register_staff(email="x@example.jp", key="AAAAAAAA", password=PASSWORD, network=NETWORK, at=AT)


def test_a_poor_password_is_refused_before_the_key_is_tried(office: Office) -> None:
    user = hired(office, "nakamura@example.jp", COUNTER, is_registered=False)
    key = delivered_key(user)
    with pytest.raises(RuleViolation):
        register(user, key, password="short")
    assert AuthenticationKey.objects.get(user=user).is_open


def test_a_new_key_ends_the_earlier_one_and_registered_staff_get_none(office: Office) -> None:
    user = hired(office, "nakamura@example.jp", COUNTER, is_registered=False)
    first = delivered_key(user)
    send_staff_key(user=user, by=SYSTEM, at=AT)
    with pytest.raises(RuleViolation):
        register(user, first)
    register(user, delivered_key(user))
    user.refresh_from_db()
    with pytest.raises(RuleViolation) as refusal:
        send_staff_key(user=user, by=SYSTEM, at=AT)
    assert codes_of(refusal) == ["staff_key_not_due"]


def test_a_member_moves_to_another_office_with_other_roles(office: Office) -> None:
    other = Office.objects.create(kind="local", name="ふるさと", prefecture=office.prefecture, search_text="ふるさと")
    boss, user = hired(office, "k@example.jp", ADMINISTRATOR), hired(office, "n@example.jp", COUNTER)
    roles = StaffRoles(is_counter=True, is_reviewer=True)
    change_staff(user=user, name="中村 花子", office=other, roles=roles, by=boss.actor(), at=AT)
    fresh = User.objects.get(pk=user.pk)
    assert (fresh.name, fresh.position.office, fresh.position.roles) == ("中村 花子", other, ["窓口", "審査"])
    changes = Event.objects.get(action="staff.changed").facts["changed"]
    assert changes["office"] == [office.pk, other.pk]
    assert changes["roles"] == [["窓口"], ["窓口", "審査"]]


def test_nothing_is_recorded_when_nothing_changed(office: Office) -> None:
    user = hired(office, "n@example.jp", COUNTER)
    change_staff(user=user, name="職員", office=office, roles=COUNTER, by=SYSTEM, at=AT)
    assert not Event.objects.filter(action="staff.changed").exists()


def test_a_stopped_member_is_signed_out_and_comes_back(office: Office) -> None:
    boss, user = hired(office, "k@example.jp", ADMINISTRATOR), hired(office, "n@example.jp", COUNTER)
    SignInSession.objects.create(session_key="s", session_data="", expire_date=AT, user=user)
    disable_staff(user=user, by=boss.actor(), at=AT)
    stopped = User.objects.get(pk=user.pk)
    assert (stopped.is_active, stopped.position.disabled_at) == (False, AT)
    assert not SignInSession.objects.filter(user=user).exists()
    assert not AuthenticationKey.objects.filter(user=user, ended_at=None).exists()
    enable_staff(user=user, by=boss.actor(), at=AT)
    back = User.objects.get(pk=user.pk)
    assert (back.is_active, back.position.disabled_at) == (True, None)


def test_nobody_stops_or_demotes_himself(office: Office) -> None:
    boss, _other = hired(office, "k@example.jp", ADMINISTRATOR), hired(office, "o@example.jp", ADMINISTRATOR)
    with pytest.raises(RuleViolation) as stop:
        disable_staff(user=boss, by=boss.actor(), at=AT)
    with pytest.raises(RuleViolation) as demote:
        change_staff(user=boss, name="職員", office=office, roles=COUNTER, by=boss.actor(), at=AT)
    assert codes_of(stop) == codes_of(demote) == ["oneself"]


@pytest.mark.parametrize("is_registered", [True, False])
def test_the_last_administrator_who_can_sign_in_stays(office: Office, is_registered: bool) -> None:
    boss = hired(office, "k@example.jp", ADMINISTRATOR)
    other = hired(office, "o@example.jp", ADMINISTRATOR, is_registered=is_registered)
    by = other.actor() if is_registered else Actor("system")
    if is_registered:
        disable_staff(user=boss, by=by, at=AT)
        return
    with pytest.raises(RuleViolation) as refusal:
        disable_staff(user=boss, by=by, at=AT)
    assert codes_of(refusal) == ["last_administrator"]


def test_a_lost_app_is_forgotten_with_all_sessions(office: Office) -> None:
    user = hired(office, "n@example.jp", COUNTER)
    with pytest.raises(RuleViolation):
        remove_staff_app(user=user, by=SYSTEM, at=AT)
    TOTPDevice.objects.create(user=user, name="app", confirmed=True)
    User.objects.filter(pk=user.pk).update(uses_app=True)
    SignInSession.objects.create(session_key="s", session_data="", expire_date=AT, user=user)
    remove_staff_app(user=User.objects.get(pk=user.pk), by=SYSTEM, at=AT)
    user.refresh_from_db()
    assert not user.uses_app
    assert not TOTPDevice.objects.filter(user=user).exists()
    assert not SignInSession.objects.exists()
    assert Mail.objects.filter(template="second_factor_changed", to=user.email).exists()


def test_a_locked_out_administrator_is_rescued_from_the_server(office: Office) -> None:
    boss = hired(office, "k@example.jp", ADMINISTRATOR)
    rescue_administrator(user=boss, at=AT)
    fresh = User.objects.get(pk=boss.pk)
    assert not fresh.has_usable_password()
    register(fresh, delivered_key(fresh), password="Atarashii-1!")
    assert check_password("Atarashii-1!", User.objects.get(pk=boss.pk).password)
