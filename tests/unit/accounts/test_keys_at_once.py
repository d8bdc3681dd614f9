"""Keys when several try them at the same moment."""

import pytest

from mypage.accounts.choices import Audience, KeyAnswer, KeyPurpose
from mypage.accounts.commands.keys import spend_key, try_address_key, try_key
from mypage.accounts.commands.one_time_codes import send_one_time_code
from mypage.accounts.commands.passwords import ask_for_new_password, prove_password, set_new_password
from mypage.accounts.commands.tallies import TooManyTries
from mypage.accounts.models import AuthenticationKey, User
from mypage.kernel.rule import RuleViolation
from mypage.notifications.models import Mail
from tests.at_once import at_once
from tests.cast import NETWORK, NOW, PASSWORD, assemble
from tests.post import deliver, key_in
from tests.unit.accounts.test_keys import EMAIL, mailed

pytestmark = pytest.mark.django_db(transaction=True)


def test_twenty_parallel_wrong_entries_after_nine_count_one() -> None:
    key, _ = mailed()
    AuthenticationKey.objects.filter(pk=key.pk).update(wrong_entries=9)
    answers = at_once(20, lambda _place: try_key(key_id=key.pk, typed="AAAAAAAA", at=NOW))
    assert answers == [KeyAnswer.ENDED] * 20
    key.refresh_from_db()
    assert (key.wrong_entries, key.is_open) == (10, False)


def test_eight_parallel_wrong_entries_count_eight() -> None:
    key, _ = mailed()
    assert at_once(8, lambda _place: try_key(key_id=key.pk, typed="AAAAAAAA", at=NOW)) == [KeyAnswer.WRONG] * 8
    key.refresh_from_db()
    assert key.wrong_entries == 8


def test_twenty_parallel_wrong_entries_beside_an_address_count_to_ten() -> None:
    key, _ = mailed(purpose=KeyPurpose.LOGIN_ADDED)
    at_once(20, lambda _p: try_address_key(purpose=KeyPurpose.LOGIN_ADDED, email=EMAIL, typed="AAAAAAAA", at=NOW))
    key.refresh_from_db()
    assert (key.wrong_entries, key.is_open) == (10, False)


def test_of_two_parallel_uses_of_one_key_one_wins() -> None:
    key, _ = mailed()
    assert sorted(map(str, at_once(2, lambda _place: spend_key(key_id=key.pk, at=NOW)))) == ["False", "True"]


def test_of_two_parallel_new_passwords_with_one_key_one_wins() -> None:
    cast = assemble()
    key = ask_for_new_password(audience=Audience.EMPLOYER, email=cast.yamada.email, network=NETWORK, at=NOW)
    typed = key_in(deliver(NOW)[-1])
    passwords = ["First-2026!", "Second-2026!"]
    outcomes = at_once(2, lambda place: set_new_password(key=key, typed=typed, password=passwords[place], at=NOW))
    winners = [place for place, outcome in enumerate(outcomes) if isinstance(outcome, User)]
    assert len(winners) == 1
    assert isinstance(outcomes[1 - winners[0]], RuleViolation)
    cast.yamada.refresh_from_db()
    assert cast.yamada.check_password(passwords[winners[0]])


def test_twenty_parallel_requests_cause_five_mails_at_most() -> None:
    cast = assemble()
    times = [NOW.replace(minute=minute) for minute in range(20)]
    outcomes = at_once(20, lambda place: send_one_time_code(user=cast.yamada, at=times[place]))
    assert sum(isinstance(outcome, TooManyTries) for outcome in outcomes) == 15
    assert Mail.objects.filter(template="one_time_code").count() == 5


def test_twenty_parallel_wrong_current_passwords_are_counted_to_ten() -> None:
    cast = assemble()
    outcomes = at_once(20, lambda _place: prove_password(user=cast.yamada, typed="wrong", at=NOW))
    assert sum(isinstance(outcome, TooManyTries) for outcome in outcomes) == 10
    with pytest.raises(TooManyTries):
        prove_password(user=cast.yamada, typed=PASSWORD, at=NOW)
