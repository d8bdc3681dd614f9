"""The opening when several do it at the same moment: counts are exact, one code opens one My Page."""

from dataclasses import replace

import pytest

from mypage.accounts.models import AuthenticationKey, User
from mypage.establishments.models import Membership
from mypage.kernel.rule import RuleViolation
from mypage.notifications.models import Notice
from mypage.onboarding.commands.comparing import CodeNotUsable, find_code
from mypage.onboarding.commands.opening import apply_for_password, register_password
from mypage.onboarding.models import AccountCreationCode
from tests.at_once import at_once
from tests.cast import NETWORK, NOW, PASSWORD, a_code, assemble, consents, right_entries
from tests.post import deliver, key_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.seed("S-35")
def test_twenty_parallel_failures_after_nine_count_one() -> None:
    cast = assemble()
    issued = a_code(cast)
    AccountCreationCode.objects.filter(pk=issued.row.pk).update(wrong_entries=9)
    wrong = replace(right_entries(issued), phone="0355509999")
    outcomes = at_once(20, lambda place: find_code(entries=wrong, network=f"192.0.2.{place}", at=NOW))
    assert all(isinstance(outcome, RuleViolation) for outcome in outcomes)
    row = AccountCreationCode.objects.get(pk=issued.row.pk)
    assert (row.wrong_entries, row.ended_as) == (10, "dead")
    assert Notice.objects.filter(template="code_died").count() == 1


@pytest.mark.seed("S-35")
def test_eight_parallel_failures_count_eight() -> None:
    cast = assemble()
    issued = a_code(cast)
    wrong = replace(right_entries(issued), phone="0355509999")
    at_once(8, lambda _place: find_code(entries=wrong, network=NETWORK, at=NOW))
    assert AccountCreationCode.objects.get(pk=issued.row.pk).wrong_entries == 8


@pytest.mark.seed("S-27")
def test_two_parallel_uses_of_one_key_open_one_my_page() -> None:
    cast = assemble()
    entries = right_entries(a_code(cast), "jinji@yamabiko.example")
    opening = apply_for_password(entries=entries, consents=consents(), network=NETWORK, at=NOW)
    key = key_in(deliver(NOW)[-1])
    outcomes = at_once(2, lambda _place: register_password(opening=opening, key=key, password=PASSWORD, at=NOW))
    assert sum(isinstance(outcome, User) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, (RuleViolation, CodeNotUsable)) for outcome in outcomes) == 1
    assert Membership.objects.filter(establishment=cast.factory).count() == 1
    assert User.objects.filter(email="jinji@yamabiko.example").count() == 1


@pytest.mark.seed("S-29")
def test_two_parallel_attempts_with_one_code_leave_one_open_key() -> None:
    cast = assemble()
    issued = a_code(cast)

    def apply(place: int) -> object:
        entries = right_entries(issued, f"login{place}@yamabiko.example")
        attempt = consents(attempt=str(place) * 32)
        return apply_for_password(entries=entries, consents=attempt, network=NETWORK, at=NOW)

    at_once(4, apply)
    assert AuthenticationKey.objects.filter(purpose="opening", ended_at=None).count() == 1
    assert len(deliver(NOW)) == 1


@pytest.mark.seed("S-33")
def test_twenty_parallel_wrong_keys_end_the_attempt_at_ten() -> None:
    cast = assemble()
    entries = right_entries(a_code(cast), "jinji@yamabiko.example")
    opening = apply_for_password(entries=entries, consents=consents(), network=NETWORK, at=NOW)
    deliver(NOW)
    at_once(20, lambda _place: register_password(opening=opening, key="AAAAAAAA", password=PASSWORD, at=NOW))
    opening.key.refresh_from_db()
    assert opening.key.wrong_entries == 10
    assert opening.key.ended_at is not None
