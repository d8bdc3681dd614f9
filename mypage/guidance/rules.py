"""What must hold of a public notice."""

from dataclasses import dataclass
from datetime import datetime

from mypage.kernel.rule import Violation, cites

LONGEST_TITLE = 80
LONGEST_TEXT = 2000
LONGEST_EMERGENCY_TEXT = 200


@dataclass(frozen=True)
class NoticeFacts:
    """A notice as it is written; `shown_until` is None where it stays until it is withdrawn."""

    title: str
    text: str
    shown_from: datetime
    shown_until: datetime | None = None
    is_emergency: bool = False


@cites("issue 2, part 4: public notices with from and until")
def violations_of_notice(facts: NoticeFacts) -> list[Violation]:
    """お知らせには題名と本文があり、掲載の終わりは始まりより後である。緊急のお知らせの本文は短い。

    >>> from datetime import UTC
    >>> noon = datetime(2026, 4, 1, 12, tzinfo=UTC)
    >>> [violation.field for violation in violations_of_notice(NoticeFacts("題名", "", noon, noon))]
    ['text', 'shown_until']
    """
    found = _violations_of_text(facts.title, LONGEST_TITLE, "題名", "title")
    longest = LONGEST_EMERGENCY_TEXT if facts.is_emergency else LONGEST_TEXT
    found += _violations_of_text(facts.text, longest, "本文", "text")
    if facts.shown_until is not None and facts.shown_until <= facts.shown_from:
        message = "掲載の終わりは、掲載の始まりより後の日時を入力してください。"
        found.append(Violation("notice_term", message, "shown_until"))
    return found


def _violations_of_text(text: str, limit: int, label: str, field: str) -> list[Violation]:
    if not text.strip():
        return [Violation(f"notice_{field}", f"{label}を入力してください。", field)]
    if len(text) > limit:
        message = f"{label}は{limit}文字以内で入力してください。{len(text) - limit}文字減らしてください。"
        return [Violation(f"notice_{field}_length", message, field)]
    return []
