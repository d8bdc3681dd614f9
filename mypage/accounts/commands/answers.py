"""The sentences with which a typed key is refused."""

from collections.abc import Mapping

from django.conf import settings

from mypage.accounts.choices import KeyAnswer
from mypage.kernel.rule import RuleViolation, Violation

KEY_WRONG = Violation(
    "key_wrong", "認証キーがメールの内容と違います。最新のメールの認証キーを入力してください。", "key"
)
KEY_EXPIRED = Violation(
    "key_expired",
    f"認証キーの有効な時間（メールの配信から{settings.KEY_MINUTES}分）が過ぎました。はじめからお手続きをやり直してください。",
    "key",
)
KEY_ENDED = Violation("key_ended", "この認証キーは使えなくなりました。はじめからお手続きをやり直してください。", "key")
REFUSALS: Mapping[KeyAnswer, Violation] = {
    KeyAnswer.WRONG: KEY_WRONG,
    KeyAnswer.EXPIRED: KEY_EXPIRED,
    KeyAnswer.USED: KEY_ENDED,
    KeyAnswer.ENDED: KEY_ENDED,
}


def refuse_unless_right(answer: KeyAnswer, refusals: Mapping[KeyAnswer, Violation] = REFUSALS) -> None:
    """Raises RuleViolation with the fitting sentence unless the key was right."""
    if answer != KeyAnswer.RIGHT:
        raise RuleViolation(refusals[answer])
