"""ワンタイムパスワード: six digits, ten minutes, five tries, five mails an hour."""

from datetime import timedelta

import pytest

from mypage.accounts.commands.one_time_codes import send_one_time_code, use_one_time_code
from mypage.accounts.commands.tallies import TooManyTries
from mypage.audit.models import Event
from mypage.kernel.rule import RuleViolation
from mypage.notifications.models import Mail
from tests.cast import NOW, Cast
from tests.post import deliver, key_in


def refusal_of(cast: Cast, typed: str, at: object) -> str:
    with pytest.raises(RuleViolation) as refusal:
        use_one_time_code(user=cast.yamada, typed=typed, at=at)  # type: ignore[arg-type]
    return refusal.value.violations[0].code


def test_six_digits_go_to_the_login_and_are_used_once(cast: Cast) -> None:
    send_one_time_code(user=cast.yamada, at=NOW)
    message = deliver(NOW)[-1]
    typed = key_in(message)
    assert message.to == [cast.yamada.email]
    assert typed.isdigit()
    assert len(typed) == 6
    use_one_time_code(user=cast.yamada, typed=typed, at=NOW)
    assert refusal_of(cast, typed, NOW) == "code_ended"


def test_it_counts_for_ten_minutes_from_the_hand_over(cast: Cast) -> None:
    send_one_time_code(user=cast.yamada, at=NOW)
    handed_over = NOW + timedelta(minutes=5)
    typed = key_in(deliver(handed_over)[-1])
    assert refusal_of(cast, typed, handed_over + timedelta(minutes=10, seconds=1)) == "code_expired"
    use_one_time_code(user=cast.yamada, typed=typed, at=handed_over + timedelta(minutes=10))


def test_the_fifth_wrong_entry_ends_it(cast: Cast) -> None:
    send_one_time_code(user=cast.yamada, at=NOW)
    typed = key_in(deliver(NOW)[-1])
    wrong = "000000" if typed != "000000" else "111111"
    assert [refusal_of(cast, wrong, NOW) for _ in range(5)] == ["code_wrong"] * 4 + ["code_ended"]
    assert refusal_of(cast, typed, NOW) == "code_ended"
    failures = Event.objects.filter(action="sign_in.failed", subject_id=cast.yamada.pk)
    assert [failure.facts["factor"] for failure in failures] == ["mailed_code"] * 6


def test_a_new_one_ends_the_earlier_one(cast: Cast) -> None:
    send_one_time_code(user=cast.yamada, at=NOW)
    first = key_in(deliver(NOW)[-1])
    later = NOW + timedelta(seconds=30)
    send_one_time_code(user=cast.yamada, at=later)
    second = key_in(deliver(later)[-1])
    if first != second:
        assert refusal_of(cast, first, later) == "code_wrong"
    use_one_time_code(user=cast.yamada, typed=second, at=later)


def test_a_double_click_sends_one_mail(cast: Cast) -> None:
    first = send_one_time_code(user=cast.yamada, at=NOW)
    assert send_one_time_code(user=cast.yamada, at=NOW + timedelta(seconds=2)) == first
    assert Mail.objects.filter(template="one_time_code").count() == 1


def test_five_mails_an_hour(cast: Cast) -> None:
    for minute in range(5):
        send_one_time_code(user=cast.yamada, at=NOW + timedelta(minutes=minute))
    with pytest.raises(TooManyTries) as refusal:
        send_one_time_code(user=cast.yamada, at=NOW + timedelta(minutes=30))
    assert refusal.value.retry_at == NOW + timedelta(hours=1)
    send_one_time_code(user=cast.suzuki, at=NOW + timedelta(minutes=30))
    send_one_time_code(user=cast.yamada, at=NOW + timedelta(hours=1))


def test_somebody_else_s_code_does_not_count(cast: Cast) -> None:
    send_one_time_code(user=cast.suzuki, at=NOW)
    typed = key_in(deliver(NOW)[-1])
    assert refusal_of(cast, typed, NOW) == "code_ended"
