"""Passwords: forgotten and set again, changed, proven."""

from datetime import timedelta

import pytest

from mypage.accounts.choices import Audience
from mypage.accounts.commands.passwords import (
    KEY_NOT_CONFIRMED,
    ask_for_new_password,
    change_password,
    prove_password,
    set_new_password,
)
from mypage.accounts.commands.sessions import trust_device
from mypage.accounts.commands.tallies import TooManyTries
from mypage.accounts.models import AuthenticationKey, SignInSession, TrustedDevice, User
from mypage.audit.models import Event
from mypage.kernel.rule import RuleViolation
from mypage.notifications.models import Mail
from tests.cast import NETWORK, NOW, PASSWORD, Cast
from tests.post import deliver, key_in

NEW = "Spring-2026!"


def ask(
    email: str, audience: str = Audience.EMPLOYER, *, at: object = NOW, network: str = NETWORK
) -> AuthenticationKey:
    return ask_for_new_password(audience=audience, email=email, network=network, at=at)  # type: ignore[arg-type]


def a_session(user: User, key: str) -> SignInSession:
    row: SignInSession = SignInSession.objects.create(
        session_key=key, session_data="", expire_date=NOW + timedelta(hours=1), user=user
    )
    return row


def test_a_forgotten_password_is_set_again_and_everything_else_ends(cast: Cast) -> None:
    a_session(cast.yamada, "a" * 32)
    trust_device(user=cast.yamada, device="x", at=NOW)
    key = ask("YAMADA@demo.example")
    message = deliver(NOW)[-1]
    assert (message.to, message.subject) == ([cast.yamada.email], "パスワード再登録のお手続き")
    set_new_password(key=key, typed=key_in(message), password=NEW, at=NOW + timedelta(minutes=50))
    cast.yamada.refresh_from_db()
    assert cast.yamada.check_password(NEW)
    assert not SignInSession.objects.filter(user=cast.yamada).exists()
    assert not TrustedDevice.objects.filter(user=cast.yamada).exists()
    assert Mail.objects.filter(template="password_changed", to=cast.yamada.email).count() == 1
    assert Event.objects.filter(action="password.changed", subject_id=cast.yamada.pk).count() == 1


@pytest.mark.parametrize("email", ["nobody@demo.example", "sato@demo.example"])
def test_an_unknown_address_takes_the_same_steps_without_a_mail(cast: Cast, email: str) -> None:
    key = ask(email)
    assert key.is_open
    assert deliver(NOW) == []
    with pytest.raises(RuleViolation) as refusal:
        set_new_password(key=key, typed="AAAAAAAA", password=NEW, at=NOW)
    assert refusal.value.violations == (KEY_NOT_CONFIRMED,)


def test_wrong_late_and_ended_keys_get_one_sentence(cast: Cast) -> None:
    key = ask(cast.yamada.email)
    typed = key_in(deliver(NOW)[-1])

    def refusal(entered: str, minutes: int) -> tuple[object, ...]:
        with pytest.raises(RuleViolation) as refused:
            set_new_password(key=key, typed=entered, password=NEW, at=NOW + timedelta(minutes=minutes))
        return refused.value.violations

    wrong = [refusal("AAAAAAAA", 0) for _ in range(9)]
    late = refusal(typed, 51)
    ended = [refusal("AAAAAAAA", 1), refusal(typed, 1)]
    assert {*wrong, late, *ended} == {(KEY_NOT_CONFIRMED,)}


def test_a_weak_password_does_not_use_up_the_key(cast: Cast) -> None:
    key = ask(cast.yamada.email)
    typed = key_in(deliver(NOW)[-1])
    with pytest.raises(RuleViolation) as refusal:
        set_new_password(key=key, typed=typed, password="short", at=NOW)
    assert {violation.field for violation in refusal.value.violations} == {"password"}
    set_new_password(key=key, typed=typed, password=NEW, at=NOW)


def test_the_same_address_is_somebody_else_in_each_area(cast: Cast) -> None:
    key = ask(cast.sato.email, Audience.SEEKER)
    set_new_password(key=key, typed=key_in(deliver(NOW)[-1]), password=NEW, at=NOW)
    cast.sato.refresh_from_db()
    assert cast.sato.check_password(NEW)


def test_five_mails_an_hour_for_one_address_known_or_not(cast: Cast) -> None:
    for email in (cast.yamada.email, "nobody@demo.example"):
        for place in range(5):
            ask(email, network=f"192.0.2.{place}")
        with pytest.raises(TooManyTries) as refusal:
            ask(email.upper(), network="192.0.2.9")
        assert refusal.value.retry_at == NOW + timedelta(hours=1)


def test_one_network_address_asks_so_often(cast: Cast) -> None:
    for place in range(30):
        ask(f"someone{place}@demo.example")
    with pytest.raises(TooManyTries):
        ask(cast.yamada.email)
    ask(cast.yamada.email, network="192.0.2.99")


def test_a_login_that_left_gets_no_key(cast: Cast) -> None:
    User.objects.filter(pk=cast.yamada.pk).update(is_active=False)
    ask(cast.yamada.email)
    assert deliver(NOW) == []


def test_who_knows_the_current_password_changes_it_and_stays_signed_in(cast: Cast) -> None:
    a_session(cast.yamada, "a" * 32)
    a_session(cast.yamada, "b" * 32)
    change_password(user=cast.yamada, current=PASSWORD, password=NEW, keep_session="a" * 32, at=NOW)
    cast.yamada.refresh_from_db()
    assert cast.yamada.check_password(NEW)
    assert [row.session_key for row in SignInSession.objects.filter(user=cast.yamada)] == ["a" * 32]


def test_a_wrong_current_password_changes_nothing(cast: Cast) -> None:
    with pytest.raises(RuleViolation) as refusal:
        change_password(user=cast.yamada, current="wrong", password=NEW, keep_session="", at=NOW)
    assert refusal.value.violations[0].field == "current"
    cast.yamada.refresh_from_db()
    assert cast.yamada.check_password(PASSWORD)


def test_a_right_password_forgives_the_wrong_ones(cast: Cast) -> None:
    for _ in range(9):
        with pytest.raises(RuleViolation):
            prove_password(user=cast.yamada, typed="wrong", at=NOW)
    prove_password(user=cast.yamada, typed=PASSWORD, at=NOW)
    for _ in range(10):
        with pytest.raises(RuleViolation):
            prove_password(user=cast.yamada, typed="wrong", at=NOW)
    with pytest.raises(TooManyTries):
        prove_password(user=cast.yamada, typed=PASSWORD, at=NOW + timedelta(minutes=29))
    prove_password(user=cast.yamada, typed=PASSWORD, at=NOW + timedelta(minutes=30))
