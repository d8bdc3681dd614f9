"""What holds of the logins of an establishment: how many, when their list is to be confirmed, when My Page is left."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from mypage.kernel.rule import Violation, cites

LONGEST_NAME = 60
CHECK_AFTER = timedelta(days=365)


@dataclass(frozen=True)
class LeavingFacts:
    """What decides whether an establishment may leave My Page now."""

    waits_for_office: bool


@cites("domain.md 1.1: one main login and up to ten added ones")
def violations_of_adding(name: str, others: int, most: int) -> list[Violation]:
    """利用者の追加: `others` counts the logins besides the 代表, and those asked for.

    >>> [violation.code for violation in violations_of_adding("鈴木 一郎", 10, 10)]
    ['too_many_logins']
    >>> violations_of_adding("鈴木 一郎", 9, 10)
    []
    """
    found = violations_of_name(name)
    if others >= most:
        message = (
            f"利用者は、代表のほかに{most}名まで追加できます。"
            "使わなくなった利用者の登録を終了するか、承諾待ちの申込みを取り下げてください。"
        )
        found.append(Violation("too_many_logins", message))
    return found


@cites("ui.md 4.1: names are kept as typed")
def violations_of_name(name: str) -> list[Violation]:
    """利用者の氏名: present and not too long."""
    if not name.strip():
        return [Violation("name_missing", "氏名を入力してください。", "name")]
    if len(name.strip()) > LONGEST_NAME:
        over = len(name.strip()) - LONGEST_NAME
        message = f"氏名は{LONGEST_NAME}文字以内で入力してください。{over}文字減らしてください。"
        return [Violation("name_too_long", message, "name")]
    return []


@cites("domain.md 2.5", "ui.md 7.1: several addresses, yearly check")
def is_check_of_logins_due(confirmed_at: datetime | None, at: datetime) -> bool:
    """利用者の一覧の確認: due a year after the last time, and while it has never been confirmed."""
    return confirmed_at is None or at >= confirmed_at + CHECK_AFTER


@cites("domain.md 2.5: leaving is refused when procedures would break")
def violations_of_leaving(facts: LeavingFacts) -> list[Violation]:
    """退会の条件: everything that has to be brought to an end first."""
    if facts.waits_for_office:
        message = "仮登録の確認が終わっていないため、まだ退会できません。確認が終わってから、お手続きください。"
        return [Violation("waits_for_office", message)]
    return []
