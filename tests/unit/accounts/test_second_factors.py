"""認証アプリ: which second proof is asked, set up, used once, slowed down when guessed, taken away."""

from datetime import timedelta
from typing import Any

import pytest
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from mypage.accounts import keyring
from mypage.accounts.commands.second_factors import (
    add_app,
    app_address,
    remove_app,
    seal_of,
    typed_secret,
    use_app_code,
)
from mypage.accounts.commands.sessions import trust_device
from mypage.accounts.commands.tallies import TooManyTries
from mypage.accounts.models import TrustedDevice
from mypage.accounts.rules.second_factor import Factor, FactorFacts, app_closed_until, factor_wanted
from mypage.audit.models import Event
from mypage.kernel.rule import RuleViolation
from mypage.notifications.models import Mail
from tests.cast import NOW, PASSWORD, Cast

SECRET = b"12345678901234567890"


def code(at: Any, secret: bytes = SECRET) -> str:
    totp = TOTP(secret)
    totp.time = at.timestamp()
    return f"{totp.token():06d}"


def with_app(cast: Cast) -> None:
    add_app(user=cast.yamada, secret=SECRET, typed=code(NOW), at=NOW)


@pytest.mark.parametrize(
    ("staff", "app", "trusted", "mails", "needs", "factor"),
    [
        (False, False, False, True, True, Factor.MAILED_CODE),
        (False, False, False, False, True, Factor.NOTHING),
        (False, False, True, True, True, Factor.NOTHING),
        (False, True, False, True, True, Factor.APP),
        (False, True, False, False, True, Factor.APP),
        (False, True, True, True, True, Factor.NOTHING),
        (True, False, False, True, True, Factor.APP_SETUP),
        (True, False, True, True, True, Factor.APP_SETUP),
        (True, True, True, True, True, Factor.APP),
        (True, False, False, False, False, Factor.NOTHING),
        (True, False, False, True, False, Factor.MAILED_CODE),
        (True, True, False, False, False, Factor.APP),
    ],
)
def test_the_second_proof(staff: bool, app: bool, trusted: bool, mails: bool, needs: bool, factor: Factor) -> None:
    assert factor_wanted(FactorFacts(staff, app, trusted, mails, needs)) == factor


@pytest.mark.parametrize(("failures", "minutes"), [(0, None), (4, None), (5, 10), (6, None), (10, 10)])
def test_every_fifth_wrong_code_closes_the_field(failures: int, minutes: int | None) -> None:
    until = NOW + timedelta(minutes=minutes) if minutes else None
    assert app_closed_until(failures, NOW) == until


def test_an_app_is_set_up_with_its_code(cast: Cast) -> None:
    trust_device(user=cast.yamada, device="x", at=NOW)
    with_app(cast)
    cast.yamada.refresh_from_db()
    assert cast.yamada.uses_app
    assert not TrustedDevice.objects.filter(user=cast.yamada).exists()
    assert Event.objects.filter(action="second_factor.added", subject_id=cast.yamada.pk).exists()
    assert Mail.objects.get(template="second_factor_changed").facts == {"audience": "employer", "change": "added"}


@pytest.mark.parametrize("typed", ["", "000000", "12345", "abcdef", "１２３４５"])
def test_an_app_that_shows_another_code_is_not_set_up(cast: Cast, typed: str) -> None:
    with pytest.raises(RuleViolation):
        add_app(user=cast.yamada, secret=SECRET, typed=typed, at=NOW)
    assert not TOTPDevice.objects.exists()


def test_the_secret_is_sealed_in_the_database(cast: Cast) -> None:
    with_app(cast)
    kept = TOTPDevice.objects.get().key
    assert SECRET.hex() not in kept
    assert keyring.opened(seal_of(cast.yamada), kept) == [SECRET]
    assert keyring.opened(seal_of(cast.suzuki), kept) != [SECRET]


def test_a_code_is_taken_once(cast: Cast) -> None:
    with_app(cast)
    with pytest.raises(RuleViolation):
        use_app_code(user=cast.yamada, typed=code(NOW), at=NOW)
    later = NOW + timedelta(seconds=30)
    full_width = code(later).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    use_app_code(user=cast.yamada, typed=full_width, at=later)
    with pytest.raises(RuleViolation):
        use_app_code(user=cast.yamada, typed=code(later), at=later + timedelta(seconds=29))


@pytest.mark.parametrize(("drift", "is_taken"), [(-30, True), (30, True), (-61, False), (61, False)])
def test_a_clock_may_be_wrong_by_one_step(cast: Cast, drift: int, is_taken: bool) -> None:
    with_app(cast)
    at = NOW + timedelta(minutes=10)
    typed = code(at + timedelta(seconds=drift))
    if is_taken:
        use_app_code(user=cast.yamada, typed=typed, at=at)
    else:
        with pytest.raises(RuleViolation):
            use_app_code(user=cast.yamada, typed=typed, at=at)


def test_guessing_is_slowed_down_and_a_right_code_ends_the_count(cast: Cast) -> None:
    with_app(cast)
    at = NOW + timedelta(minutes=10)
    for _ in range(5):
        with pytest.raises(RuleViolation):
            use_app_code(user=cast.yamada, typed="000000", at=at)
    with pytest.raises(TooManyTries) as refusal:
        use_app_code(user=cast.yamada, typed=code(at), at=at)
    assert refusal.value.retry_at == at + timedelta(minutes=10)
    again = at + timedelta(minutes=10)
    use_app_code(user=cast.yamada, typed=code(again), at=again)
    assert TOTPDevice.objects.get().throttling_failure_count == 0


def test_a_sealed_secret_outlives_the_change_of_the_service_key(cast: Cast, settings: Any) -> None:
    with_app(cast)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another key" * 5, [settings.SECRET_KEY]
    at = NOW + timedelta(minutes=1)
    use_app_code(user=cast.yamada, typed=code(at), at=at)
    settings.SECRET_KEY_FALLBACKS = []
    at = NOW + timedelta(minutes=2)
    use_app_code(user=cast.yamada, typed=code(at), at=at)


def test_the_app_is_taken_away_with_the_password(cast: Cast) -> None:
    with_app(cast)
    with pytest.raises(RuleViolation):
        remove_app(user=cast.yamada, password="wrong", at=NOW)
    remove_app(user=cast.yamada, password=PASSWORD, at=NOW)
    cast.yamada.refresh_from_db()
    assert not cast.yamada.uses_app
    assert not TOTPDevice.objects.exists()
    assert Mail.objects.filter(template="second_factor_changed").latest("pk").facts["change"] == "removed"


def test_staff_keep_their_app_where_it_is_demanded(cast: Cast, settings: Any) -> None:
    add_app(user=cast.nakamura, secret=SECRET, typed=code(NOW), at=NOW)
    with pytest.raises(RuleViolation):
        remove_app(user=cast.nakamura, password=PASSWORD, at=NOW)
    settings.STAFF_SECOND_FACTOR = False
    remove_app(user=cast.nakamura, password=PASSWORD, at=NOW)


def test_the_picture_and_the_typed_secret_say_the_same(cast: Cast) -> None:
    address = app_address(cast.yamada, SECRET)
    assert address.startswith("otpauth://totp/")
    assert "secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&" in address
    assert address.isascii()
    assert typed_secret(SECRET).replace(" ", "") == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
