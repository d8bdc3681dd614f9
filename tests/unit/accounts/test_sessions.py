"""Sessions and devices: listed by names that tell no secret, ended, trusted for thirty days."""

from datetime import timedelta

import pytest

from mypage.accounts.commands.sessions import (
    distrust_device,
    end_other_sessions,
    end_session,
    note_failed_sign_in,
    note_sign_in,
    trust_device,
    trusted_device,
)
from mypage.accounts.models import SignInSession, Tally, TrustedDevice, User
from mypage.accounts.queries import SessionEnd, devices_of, handle_of, trusted_devices_of, why_session_ended
from mypage.accounts.rules.devices import device_words
from mypage.accounts.sessions import SessionStore
from mypage.audit.models import Event
from tests.cast import NETWORK, NOW, Cast


def signed_in(user: User, device: str, minutes: int = 0, **facts: object) -> SignInSession:
    """A session as the sign-in leaves it."""
    store = SessionStore()
    moment = (NOW - timedelta(minutes=minutes)).isoformat()
    store.update({"_auth_user_id": str(user.pk), "device": device, "signed_in_at": moment, "last_seen_at": moment})
    store.update(facts)
    store.create()
    SignInSession.objects.filter(session_key=store.session_key).update(expire_date=NOW + timedelta(hours=1))
    row: SignInSession = SignInSession.objects.get(session_key=store.session_key)
    return row


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36",
            "Windows の Google Chrome",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/141.0 Safari/537.36 Edg/141.0", "Windows の Microsoft Edge"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/18.0 Safari/605.1", "Mac の Safari"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Mobile/15E Safari/604.1", "iPhone の Safari"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) CriOS/141.0 Mobile/15E Safari/604.1", "iPhone の Google Chrome"),
        (
            "Mozilla/5.0 (Linux; Android 15) SamsungBrowser/28.0 Chrome/130 Mobile Safari/537.36",
            "Android の Samsung Internet",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Linux の Firefox"),
        ("Mozilla/5.0 (Linux; Android 15)", "Android のブラウザー"),
        ("", "ブラウザー（種類は不明）"),
    ],
)
def test_a_device_is_named_as_its_owner_calls_it(user_agent: str, words: str) -> None:
    assert device_words(user_agent) == words


def test_this_device_comes_first_then_the_latest_used(cast: Cast) -> None:
    old, own, new = (signed_in(cast.yamada, name, minutes) for name, minutes in (("旧", 50), ("今", 20), ("新", 5)))
    signed_in(cast.suzuki, "他人")
    found = devices_of(cast.yamada, current=own.session_key, at=NOW)
    assert [each.device for each in found] == ["今", "新", "旧"]
    assert [each.is_this_one for each in found] == [True, False, False]
    assert {old.session_key, own.session_key, new.session_key}.isdisjoint({each.handle for each in found})


def test_a_session_that_ran_out_is_not_listed(cast: Cast) -> None:
    row = signed_in(cast.yamada, "x")
    assert devices_of(cast.yamada, current="", at=row.expire_date) == []


def test_one_device_is_signed_out_and_trusted_no_more(cast: Cast) -> None:
    trusted, _ = trust_device(user=cast.yamada, device="x", at=NOW)
    other, _ = trust_device(user=cast.yamada, device="y", at=NOW)
    row = signed_in(cast.yamada, "x", trusted_device=trusted.pk)
    kept = signed_in(cast.yamada, "y")
    end_session(user=cast.yamada, session=row, at=NOW)
    assert list(SignInSession.objects.filter(user=cast.yamada)) == [kept]
    assert trusted_devices_of(cast.yamada, NOW) == [other]
    assert Event.objects.filter(action="session.ended", subject_id=cast.yamada.pk).count() == 1


def test_all_other_devices_are_signed_out_and_trusted_no_more(cast: Cast) -> None:
    own_trust, _ = trust_device(user=cast.yamada, device="x", at=NOW)
    trust_device(user=cast.yamada, device="y", at=NOW)
    own, _other = signed_in(cast.yamada, "x"), signed_in(cast.yamada, "y")
    colleague = signed_in(cast.suzuki, "z")
    assert end_other_sessions(user=cast.yamada, keep=own.session_key, keep_trust=own_trust.pk, at=NOW) == 1
    assert set(SignInSession.objects.all()) == {own, colleague}
    assert trusted_devices_of(cast.yamada, NOW) == [own_trust]


def test_without_own_trust_all_trust_ends(cast: Cast) -> None:
    trust_device(user=cast.yamada, device="y", at=NOW)
    end_other_sessions(user=cast.yamada, keep="", keep_trust=None, at=NOW)
    assert trusted_devices_of(cast.yamada, NOW) == []


def test_a_device_is_trusted_for_thirty_days_by_this_login_only(cast: Cast) -> None:
    row, token = trust_device(user=cast.yamada, device="x", at=NOW)
    assert token not in str(TrustedDevice.objects.values().get())
    last = NOW + timedelta(days=30) - timedelta(seconds=1)
    assert trusted_device(user=cast.yamada, tokens=["else", token], at=last) == row
    assert trusted_device(user=cast.yamada, tokens=[token], at=NOW + timedelta(days=30)) is None
    assert trusted_device(user=cast.suzuki, tokens=[token], at=NOW) is None
    assert trusted_device(user=cast.yamada, tokens=[], at=NOW) is None


def test_only_one_s_own_trust_is_ended(cast: Cast) -> None:
    row, token = trust_device(user=cast.yamada, device="x", at=NOW)
    distrust_device(user=cast.suzuki, device_id=row.pk, at=NOW)
    assert trusted_device(user=cast.yamada, tokens=[token], at=NOW) == row
    distrust_device(user=cast.yamada, device_id=row.pk, at=NOW)
    assert trusted_device(user=cast.yamada, tokens=[token], at=NOW) is None


def test_the_sign_in_before_this_one_is_kept(cast: Cast) -> None:
    User.objects.filter(pk=cast.yamada.pk).update(last_login=NOW - timedelta(days=1))
    note_sign_in(user=cast.yamada, device="x", factor="app", at=NOW)
    cast.yamada.refresh_from_db()
    assert cast.yamada.previous_sign_in_at == NOW - timedelta(days=1)
    assert Event.objects.get(action="sign_in.succeeded").facts == {"device": "x", "factor": "app"}


@pytest.mark.parametrize("email", ["yamada@demo.example", "nobody@demo.example"])
def test_a_failed_sign_in_is_recorded_without_the_address(cast: Cast, email: str) -> None:
    note_failed_sign_in(audience="employer", email=email, network=NETWORK, is_lock=True, at=NOW)
    rows = Event.objects.filter(action__in=["sign_in.failed", "sign_in.locked"])
    assert rows.count() == 2
    assert email not in str(list(rows.values()))
    assert NETWORK not in str(list(Tally.objects.values()))


def test_a_browser_learns_why_it_is_signed_out(cast: Cast) -> None:
    row = signed_in(cast.yamada, "x")
    anonymous = SessionStore()
    anonymous.create()
    assert why_session_ended(row.session_key, row.expire_date) == SessionEnd.IDLE
    assert why_session_ended("gone" * 8, NOW) == SessionEnd.ENDED
    assert why_session_ended(str(anonymous.session_key), NOW + timedelta(days=1)) is None
    assert handle_of(row) != row.session_key
