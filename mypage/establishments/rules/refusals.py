"""求人不受理期間: what the office must say when it enters one."""

from datetime import date

from mypage.kernel.rule import Violation, cites


@cites("職業安定法 第5条の6", "domain.md 3.10")
def violations_of_period(begins_on: date, until: date | None, evidence: str) -> list[Violation]:
    """A period ends on or after the day on which it begins, and something proves its ground.

    >>> [each.code for each in violations_of_period(date(2026, 4, 2), date(2026, 4, 1), " ")]
    ['period_backwards', 'no_evidence']
    >>> violations_of_period(date(2026, 4, 1), None, "是正勧告書")
    []
    """
    found = []
    if until is not None and until < begins_on:
        found.append(
            Violation("period_backwards", "終わりの日は、始まりの日と同じ日か、それより後にしてください。", "until")
        )
    if not evidence.strip():
        found.append(Violation("no_evidence", "根拠となる資料や確かめた内容を入力してください。", "evidence"))
    return found
