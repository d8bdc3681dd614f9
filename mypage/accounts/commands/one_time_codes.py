"""ワンタイムパスワード: mailed after the password, six digits, few tries, few mails (domain.md 2.3)."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from mypage.accounts.choices import KeyAnswer, KeyPurpose
from mypage.accounts.commands.answers import refuse_unless_right
from mypage.accounts.commands.keys import make_key, spend_key, try_key
from mypage.accounts.commands.sessions import note_failed_proof
from mypage.accounts.commands.tallies import count_or_refuse
from mypage.accounts.models import AuthenticationKey, User
from mypage.accounts.queries import newest_one_time_code
from mypage.accounts.rules.second_factor import Factor
from mypage.kernel.rule import Violation
from mypage.notifications.commands import queue_mail

_SCOPE = "one-time code"
_SAME_CLICK = timedelta(seconds=10)
_AGAIN = "「もう一度送る」から、新しいワンタイムパスワードを受け取ってください。"
_ENDED = Violation(
    "code_ended",
    f"このワンタイムパスワードは使えなくなりました。入力を{settings.ONE_TIME_CODE_TRIES}回誤ったか、"
    f"新しいものをお送りしたためです。最新のメールを確かめるか、{_AGAIN}",
    "code",
)
REFUSALS = {
    KeyAnswer.WRONG: Violation(
        "code_wrong",
        "ワンタイムパスワードがメールの内容と違います。最新のメールの6桁の数字を入力してください。",
        "code",
    ),
    KeyAnswer.EXPIRED: Violation(
        "code_expired",
        f"ワンタイムパスワードの有効な時間（メールの配信から{settings.ONE_TIME_CODE_MINUTES}分）が過ぎました。{_AGAIN}",
        "code",
    ),
    KeyAnswer.USED: _ENDED,
    KeyAnswer.ENDED: _ENDED,
}


def send_one_time_code(*, user: User, at: datetime) -> AuthenticationKey:
    """A code is on its way by mail; an earlier one counts no more. The second half of a double click sends none.

    TooManyTries when the login had its mails of this hour.
    """
    limits = {"limit": settings.ONE_TIME_CODE_MAILS_AN_HOUR, "minutes": 60}
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        newest = newest_one_time_code(user)
        if newest is not None and newest.is_open and abs(at - newest.made_at) < _SAME_CLICK:
            return newest
        count_or_refuse(scope=_SCOPE, who=f"user {user.pk}", at=at, **limits)
        key = make_key(purpose=KeyPurpose.ONE_TIME_CODE, email=user.email, user=user, at=at)
        facts = {"audience": user.audience}
        queue_mail(template="one_time_code", to=user.email, facts=facts, key_id=key.pk, at=at)
    return key


def use_one_time_code(*, user: User, typed: str, at: datetime) -> None:
    """The newest mailed code is used up. RuleViolation when it was wrong (counted), too old or ended."""
    newest = newest_one_time_code(user)
    answer = KeyAnswer.ENDED if newest is None else try_key(key_id=newest.pk, typed=typed, at=at)
    if answer == KeyAnswer.RIGHT and newest is not None and not spend_key(key_id=newest.pk, at=at):
        answer = KeyAnswer.ENDED
    if answer != KeyAnswer.RIGHT:
        note_failed_proof(user=user, factor=Factor.MAILED_CODE, at=at)
    refuse_unless_right(answer, REFUSALS)
