"""What has had its time is erased, what has not stays: one row of each kind, a moment before and after its term."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from axes.models import AccessAttempt

from mypage.accounts.choices import Audience, KeyPurpose
from mypage.accounts.commands.keys import make_key
from mypage.accounts.models import AuthenticationKey, SignInSession, Tally, User
from mypage.audit.commands import record
from mypage.audit.models import Event
from mypage.establishments.choices import RegistrationState, Role
from mypage.establishments.models import Establishment, EstablishmentChange, EstablishmentImage, Membership
from mypage.kernel.actor import SYSTEM
from mypage.onboarding.commands.issuing import revoke_code
from mypage.onboarding.models import AccountCreationCode
from mypage.processes.batches import BATCH, in_batches
from mypage.processes.retention import KEEPINGS, sweep
from tests.cast import NOW, Cast, a_code, a_login, assemble

SECOND = timedelta(seconds=1)
TERMS = {kept.name: kept.kept_for for kept in KEEPINGS}


def days(count: int) -> timedelta:
    return timedelta(days=count)


@pytest.fixture
def cast(db: None) -> Cast:
    return assemble()


def assert_goes_after(term: timedelta, is_there: Callable[[], bool], *, at: datetime = NOW) -> None:
    """The row is kept through its last moment and gone right after."""
    sweep(at + term)
    assert is_there()
    sweep(at + term + SECOND)
    assert not is_there()


def test_the_terms_are_those_that_the_privacy_policy_promises() -> None:
    promised = {
        "sessions": 14,
        "sign-in failures": 30,
        "account creation codes": 90,
        "authentication keys": 90,
        "mails": 90,
        "notices": 730,
        "lapsed provisional registrations": 60,
        "postings being written": 60,
        "deleted postings being written": 30,
        "memberships": 365,
        "logins without establishment": 365,
        "recorded acts (exports: 1 year)": 1825,
    }
    assert {name: TERMS[name].days for name in promised} == promised


def test_sessions_go_14_days_after_their_end(cast: Cast) -> None:
    SignInSession.objects.create(session_key="s", session_data="", expire_date=NOW, user=cast.yamada)
    assert_goes_after(days(14), SignInSession.objects.exists)


def test_sign_in_failures_go_after_30_days(cast: Cast) -> None:
    row = AccessAttempt.objects.create(username="employer:x@example.jp", ip_address="192.0.2.1", failures_since_start=1)
    AccessAttempt.objects.filter(pk=row.pk).update(attempt_time=NOW)
    assert_goes_after(days(30), AccessAttempt.objects.exists)


def test_counted_tries_go_after_a_day(cast: Cast) -> None:
    Tally.objects.create(scope="x", who_hash="0", at=NOW)
    assert_goes_after(days(1), Tally.objects.exists)


def test_a_revoked_code_goes_90_days_after_its_end(cast: Cast) -> None:
    revoke_code(code=a_code(cast).row, by=cast.nakamura, at=NOW)
    assert_goes_after(days(90), AccountCreationCode.objects.exists)


def test_a_code_that_ran_out_goes_90_days_after_its_last_day(cast: Cast) -> None:
    row = a_code(cast).row
    assert_goes_after(days(90), AccountCreationCode.objects.exists, at=row.valid_until)


@pytest.mark.parametrize("end", ["used_at", "ended_at", "handed_over_at"])
def test_keys_go_90_days_after_they_count_no_more(cast: Cast, end: str) -> None:
    key = make_key(purpose=KeyPurpose.ACCOUNT, email="x@example.jp", at=NOW - days(1))
    AuthenticationKey.objects.filter(pk=key.pk).update(**{end: NOW})
    assert_goes_after(days(90), AuthenticationKey.objects.exists)


def test_a_key_whose_mail_never_went_out_goes_90_days_after_it_was_made(cast: Cast) -> None:
    make_key(purpose=KeyPurpose.ACCOUNT, email="x@example.jp", at=NOW)
    assert_goes_after(days(90), AuthenticationKey.objects.exists)


def test_an_ended_membership_goes_after_a_year_and_the_login_with_it(cast: Cast) -> None:
    Membership.objects.filter(user=cast.suzuki).update(ended_at=NOW)
    sweep(NOW + days(365))
    assert Membership.objects.filter(user=cast.suzuki).exists()
    sweep(NOW + days(365) + SECOND)
    assert not Membership.objects.filter(user=cast.suzuki).exists()
    assert not User.objects.filter(pk=cast.suzuki.pk).exists()
    assert User.objects.filter(pk__in=[cast.yamada.pk, cast.tanaka.pk, cast.nakamura.pk, cast.sato.pk]).count() == 4


def test_a_login_that_was_used_within_the_year_stays(cast: Cast) -> None:
    user = a_login(Audience.EMPLOYER, "newcomer", "新井", NOW - days(1000))
    User.objects.filter(pk=user.pk).update(last_login=NOW)
    assert_goes_after(days(365), User.objects.filter(pk=user.pk).exists)


def test_a_lapsed_registration_goes_60_days_after_its_last_day(cast: Cast) -> None:
    lapsed = Establishment.objects.filter(pk=cast.factory.pk)
    lapsed.update(state=RegistrationState.LAPSED, number=None, lapses_on=NOW.date())
    user = a_login(Audience.EMPLOYER, "newcomer", "新井", NOW)
    Membership.objects.create(establishment=cast.factory, user=user, role=Role.OWNER, since=NOW)
    sweep(NOW + days(60))
    assert lapsed.exists()
    sweep(NOW + days(61))
    assert not lapsed.exists()
    assert Establishment.objects.filter(pk=cast.shop.pk).exists()


def test_acts_go_after_five_years_and_exports_after_one(cast: Cast) -> None:
    record("sign_out", by=SYSTEM, at=NOW, subject=("user", 1))
    record("audit.exported", by=SYSTEM, at=NOW, subject=("audit", None))
    assert_goes_after(days(365), Event.objects.filter(action="audit.exported").exists)
    assert_goes_after(days(1825), Event.objects.filter(action="sign_out").exists)
    assert Event.objects.filter(action="audit.erased", facts__rows__gte=1).exists()


def test_many_rows_go_in_small_batches() -> None:
    left, batches = 250, []

    def erase(limit: int) -> int:
        nonlocal left
        count = min(limit, left)
        left -= count
        batches.append(count)
        return count

    assert in_batches(erase) == 250
    assert max(batches) == BATCH == 100


def test_a_second_sweep_finds_nothing_to_do(cast: Cast) -> None:
    late = NOW + days(4000)
    sweep(late)
    again = sweep(late)
    assert not any(again.values())


def test_a_change_that_was_never_sent_goes_60_days_after_its_last_change(cast: Cast) -> None:
    EstablishmentChange.objects.create(establishment=cast.shop, state="draft", created_at=NOW, changed_at=NOW)
    assert_goes_after(days(60), EstablishmentChange.objects.exists)


def test_a_change_that_was_sent_or_accepted_stays(cast: Cast) -> None:
    for state in ("waiting", "accepted"):
        EstablishmentChange.objects.create(
            establishment=cast.shop, state=state, created_at=NOW, changed_at=NOW, submitted_at=NOW
        )
    sweep(NOW + days(400))
    assert EstablishmentChange.objects.count() == 2


@pytest.mark.parametrize(
    ("term", "state"),
    [(1, {"removed_at": NOW}), (60, {"state": "refused", "caption": "店", "kind": "外観", "decided_at": NOW})],
)
def test_an_image_goes_after_its_removal_or_its_refusal(cast: Cast, term: int, state: dict[str, object]) -> None:
    facts = {"state": "new", "token": "0" * 32, "place": 1, "width": 1, "height": 1, "uploaded_at": NOW} | state
    EstablishmentImage.objects.create(establishment=cast.shop, **facts)
    assert_goes_after(days(term), EstablishmentImage.objects.exists)
