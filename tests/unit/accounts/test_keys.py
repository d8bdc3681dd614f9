"""The life of a mailed key: its time, its wrong entries, its one use (S-33)."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mypage.accounts.choices import KeyAnswer, KeyPurpose
from mypage.accounts.commands.keys import make_key, mint, note_hand_over, spend_key, try_address_key, try_key
from mypage.accounts.models import AuthenticationKey
from mypage.accounts.rules.keys import KeyLife, is_key_in_time, key_valid_until
from mypage.kernel.codes import ALPHABET, canonical_code
from tests.cast import NOW

EMAIL = "hanako@demo.example"


def mailed(
    at: datetime = NOW, *, email: str = EMAIL, purpose: str = KeyPurpose.PASSWORD
) -> tuple[AuthenticationKey, str]:
    """A key that was handed over, and its secret."""
    key = make_key(purpose=purpose, email=email, at=at)
    secret = mint(key_id=key.pk)
    assert secret
    note_hand_over(key_id=key.pk, at=at)
    return key, secret


@pytest.mark.seed("S-33")
@pytest.mark.parametrize("seconds", [0, 1, 50 * 60 - 1, 50 * 60])
def test_a_key_counts_up_to_fifty_minutes(seconds: int) -> None:
    assert is_key_in_time(KeyLife(NOW, 50), NOW + timedelta(seconds=seconds))


@pytest.mark.seed("S-33")
def test_a_key_is_over_right_after_fifty_minutes() -> None:
    assert not is_key_in_time(KeyLife(NOW, 50), NOW + timedelta(minutes=50, microseconds=1))


@pytest.mark.seed("S-33")
def test_a_key_whose_mail_is_queued_has_not_lapsed() -> None:
    assert key_valid_until(KeyLife(None, 50)) is None
    assert is_key_in_time(KeyLife(None, 50), NOW + timedelta(days=30))


@given(
    st.integers(0, 4 * 365 * 86_400).map(lambda seconds: NOW + timedelta(seconds=seconds)),
    st.integers(0, 200 * 60),
    st.integers(1, 120),
)
def test_the_term_is_a_length_of_time_whatever_the_zone(handed_over: datetime, seconds: int, minutes: int) -> None:
    for zone in (UTC, ZoneInfo("Asia/Tokyo"), ZoneInfo("America/New_York")):
        at = (handed_over + timedelta(seconds=seconds)).astimezone(zone)
        assert is_key_in_time(KeyLife(handed_over.astimezone(zone), minutes), at) == (seconds <= minutes * 60)


@pytest.mark.django_db
@pytest.mark.seed("S-33")
@pytest.mark.usefixtures("server_zone")
def test_the_time_runs_from_the_hand_over_on_any_server() -> None:
    key = make_key(purpose=KeyPurpose.PASSWORD, email=EMAIL, at=NOW)
    secret = mint(key_id=key.pk) or ""
    note_hand_over(key_id=key.pk, at=NOW + timedelta(hours=3))
    assert try_key(key_id=key.pk, typed=secret, at=NOW + timedelta(hours=3, minutes=50)) == KeyAnswer.RIGHT
    late = NOW + timedelta(hours=3, minutes=50, seconds=1)
    assert try_key(key_id=key.pk, typed=secret, at=late) == KeyAnswer.EXPIRED


@pytest.mark.django_db
def test_a_repeated_delivery_carries_the_same_secret_and_does_not_prolong() -> None:
    key, secret = mailed()
    assert mint(key_id=key.pk) == secret
    note_hand_over(key_id=key.pk, at=NOW + timedelta(minutes=30))
    key.refresh_from_db()
    assert key.handed_over_at == NOW


@pytest.mark.django_db
def test_the_secret_is_kept_as_a_hash_only() -> None:
    key, secret = mailed()
    kept = AuthenticationKey.objects.values().get(pk=key.pk)
    assert len(secret) == 8
    assert set(secret) <= set(ALPHABET)
    assert secret not in str(kept)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "disguise", [str.lower, lambda key: f" {key[:4]} {key[4:]} ", lambda key: f"{key[:4]}-{key[4:]}"]
)
def test_case_blanks_and_dashes_do_not_matter(disguise: object) -> None:
    key, secret = mailed()
    assert callable(disguise)
    assert try_key(key_id=key.pk, typed=disguise(secret), at=NOW) == KeyAnswer.RIGHT


@pytest.mark.django_db
@pytest.mark.seed("S-33")
def test_the_tenth_wrong_entry_ends_the_key() -> None:
    key, secret = mailed()
    answers = [try_key(key_id=key.pk, typed="AAAAAAAA", at=NOW) for _ in range(10)]
    assert answers == [KeyAnswer.WRONG] * 9 + [KeyAnswer.ENDED]
    assert try_key(key_id=key.pk, typed=secret, at=NOW) == KeyAnswer.ENDED
    assert mint(key_id=key.pk) is None


@pytest.mark.django_db
@pytest.mark.seed("S-29")
def test_only_the_newest_key_counts() -> None:
    (first, first_secret), (second, second_secret) = mailed(), mailed()
    assert try_key(key_id=first.pk, typed=first_secret, at=NOW) == KeyAnswer.ENDED
    assert try_key(key_id=second.pk, typed=second_secret, at=NOW) == KeyAnswer.RIGHT


@pytest.mark.django_db
def test_a_key_is_spent_once() -> None:
    key, secret = mailed()
    assert spend_key(key_id=key.pk, at=NOW)
    assert not spend_key(key_id=key.pk, at=NOW)
    assert try_key(key_id=key.pk, typed=secret, at=NOW) == KeyAnswer.ENDED


@pytest.mark.django_db
def test_beside_an_address_a_wrong_key_counts_for_every_key_it_could_be() -> None:
    (first, first_secret), (second, _) = (mailed(purpose=KeyPurpose.LOGIN_ADDED) for _ in range(2))
    wrong = try_address_key(purpose=KeyPurpose.LOGIN_ADDED, email=EMAIL.upper(), typed="AAAAAAAA", at=NOW)
    assert (wrong.answer, wrong.key) == (KeyAnswer.WRONG, None)
    assert list(AuthenticationKey.objects.order_by("pk").values_list("wrong_entries", flat=True)) == [1, 1]
    right = try_address_key(purpose=KeyPurpose.LOGIN_ADDED, email=EMAIL, typed=first_secret, at=NOW)
    assert (right.answer, right.key) == (KeyAnswer.RIGHT, first)
    second.refresh_from_db()
    assert second.wrong_entries == 1


@pytest.mark.django_db
def test_beside_an_address_only_the_right_secret_learns_why_it_counts_no_more() -> None:
    key, secret = mailed(purpose=KeyPurpose.LOGIN_ADDED)

    def answer(typed: str, at: datetime) -> KeyAnswer:
        return try_address_key(purpose=KeyPurpose.LOGIN_ADDED, email=EMAIL, typed=typed, at=at).answer

    late = NOW + timedelta(minutes=51)
    assert answer(secret, late) == KeyAnswer.EXPIRED
    assert answer("AAAAAAAA", late) == KeyAnswer.WRONG
    spend_key(key_id=key.pk, at=NOW)
    assert answer(secret, NOW + timedelta(seconds=5)) == KeyAnswer.USED
    assert answer(secret, NOW + timedelta(minutes=5)) == KeyAnswer.WRONG


@pytest.mark.django_db
def test_an_address_without_a_key_answers_like_a_wrong_one() -> None:
    trial = try_address_key(purpose=KeyPurpose.EMAIL_REPLACEMENT, email="nobody@demo.example", typed="AAAAAAAA", at=NOW)
    assert (trial.answer, trial.key) == (KeyAnswer.WRONG, None)


@pytest.mark.django_db
@given(st.text(max_size=30))
def test_whatever_is_typed_is_answered(typed: str) -> None:
    key, secret = mailed()
    expected = KeyAnswer.RIGHT if canonical_code(typed) == secret else KeyAnswer.WRONG
    assert try_key(key_id=key.pk, typed=typed, at=NOW) == expected
