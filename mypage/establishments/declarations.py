"""Versions of the self-declaration on the grounds for refusing postings (職業安定法 第5条の6).

A version that somebody declared is never edited: a new text is a new entry here and a new template file.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DeclarationText:
    """One version: `template` holds what goes before the statements, each of which is ticked for itself."""

    version: str
    effective_on: date
    template: str
    statements: tuple[tuple[str, str], ...]
    """Key and sentence."""


# Oldest first.
TEXTS: tuple[DeclarationText, ...] = (
    DeclarationText(
        version="1",
        effective_on=date(2026, 11, 1),
        template="employer/declaration/declaration_1.html",
        statements=(
            (
                "corrected",
                (
                    "過去１年間に、対象の労働関係法令の同じ条項の違反で２回以上の是正指導を受けたことはありません。"
                    "受けたことがある場合も、違反を是正してから６か月が過ぎています。"
                ),
            ),
            (
                "punished",
                (
                    "対象の労働関係法令の違反で送検され、公表されたことはありません。"
                    "公表されたことがある場合も、送検から１年、かつ是正から６か月が過ぎています。"
                ),
            ),
            (
                "published",
                (
                    "対象の労働関係法令の違反で、企業名などを公表されたことはありません。"
                    "公表されたことがある場合も、違反を是正してから６か月が過ぎています。"
                ),
            ),
            (
                "gangs",
                "事業主、役員、事業を支配する者のいずれも、暴力団員や、暴力団員でなくなって５年以内の者ではありません。",
            ),
            ("reports", "求人についての報告を求められたときに、正当な理由なく拒んだことはなく、これからも応じます。"),
            ("truth", "この申告の内容は事実です。事実と違うことになったときは、すみやかに担当の窓口に届け出ます。"),
        ),
    ),
)


def current_text(day: date) -> DeclarationText:
    """The version in force on a day of Japan; before the first day of all, the first version.

    >>> current_text(date(2026, 11, 22)).version
    '1'
    """
    first, *later = TEXTS
    in_force = [text for text in later if text.effective_on <= day]
    return in_force[-1] if in_force else first


def text_of(version: str) -> DeclarationText | None:
    """A certain version, whether in force or not; None where there never was one."""
    return next((text for text in TEXTS if text.version == version), None)
