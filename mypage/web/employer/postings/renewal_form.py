"""What the renewal desk sends: the rows that were chosen, and what was typed into them."""

import re
from collections.abc import Sequence

from django.http import QueryDict

from mypage.kernel.fields import Raw, normalised
from mypage.postings.commands.renewing import Wish
from mypage.postings.content import table
from mypage.postings.models import Posting
from mypage.postings.queries.renewal import Candidate

AT_ONCE = 200
"""Postings on one page of the desk, and in one step."""
CHOSEN, CONFIRMED = "chosen", "confirmed"
NOTHING_CHOSEN = "更新する求人を選んでください。"
TOO_MANY = f"一度に更新できるのは{AT_ONCE}件までです。{AT_ONCE}件以内で選んでください。"
NOT_CONFIRMED = "「上の内容をすべて確認しました」にチェックがついていません。内容を確かめ、チェックをつけてください。"
_ROW = re.compile(r"([0-9]{1,18}):([0-9]{1,9}):([0-9a-f]{16})")
_SHORT = {
    "base_pay_from": "基本給（ａ）から", "base_pay_to": "まで",
    "pay_form_from": "賃金形態の額から", "pay_form_to": "まで",
    "employment_begins_on": "雇用の初日", "employment_ends_on": "末日", "hires": "採用人数",
}  # fmt: skip
_SUFFIXES = {"hires": "人"}


class Sent:
    """One sending of the desk."""

    def __init__(self, sent: QueryDict) -> None:
        self._sent = sent
        rows = (_ROW.fullmatch(each) for each in sent.getlist(CHOSEN))
        self.rows = {int(row[1]): (int(row[2]), row[3]) for row in rows if row}
        """Key of the posting → version of its draft and seal of its cautions, as they were shown."""

    @property
    def stops(self) -> list[str]:
        """Why nothing is renewed at all."""
        found = [] if self.rows else [NOTHING_CHOSEN]
        found += [TOO_MANY] if len(self.rows) > AT_ONCE else []
        return found + ([] if self._sent.get(CONFIRMED) else [NOT_CONFIRMED])

    def typed(self, posting: Posting, name: str) -> Raw | None:
        """What was typed into a box of a row; None where there was none."""
        box = self._sent.get(box_name(posting, name))
        return None if box is None else normalised(table().fields[name], str(box))

    def wishes(self, postings: Sequence[Posting], looks: Sequence[Candidate]) -> list[Wish]:
        """The chosen postings with what was changed in the table. Confirmed are only cautions that were shown."""
        by_posting = {look.posting.pk: look for look in looks}
        return [self._wish(posting, by_posting.get(posting.pk)) for posting in postings]

    def _wish(self, posting: Posting, look: Candidate | None) -> Wish:
        if look is None:
            return Wish(posting)
        version, seal = self.rows[posting.pk]
        typed = {name: self.typed(posting, name) for name in look.outcome.editable}
        changed = {
            name: value for name, value in typed.items() if value is not None and value != look.outcome.editable[name]
        }
        shown = [each.key for each in look.cautions] if seal == look.seal else []
        return Wish(posting, changed, version, shown)


class Row:
    """One row of the desk as the page shows it."""

    def __init__(self, look: Candidate, sent: Sent | None, *, is_usual: bool) -> None:
        self.look, self.posting = look, look.posting
        self._sent = sent
        self.value = f"{self.posting.pk}:{look.version}:{look.seal}"
        may_go = not look.violations and not look.renewed
        self.is_chosen = self.posting.pk in sent.rows if sent else is_usual and may_go

    @property
    def boxes(self) -> list[dict[str, str]]:
        """The answers that may be given anew."""
        return [self._box(name, value) for name, value in self.look.outcome.editable.items()]

    def _box(self, name: str, value: str) -> dict[str, str]:
        field = table().fields[name]
        typed = self._sent.typed(self.posting, name) if self._sent else None
        return {
            "name": box_name(self.posting, name),
            "label": _SHORT[name],
            "whole": field.label,
            "value": value if typed is None else str(typed),
            "type": "date" if field.input == "date" else "text",
            "suffix": _SUFFIXES.get(name, "円" if field.input == "yen" else ""),
        }


def box_name(posting: Posting, name: str) -> str:
    """The name of a box of a row."""
    return f"{name}-{posting.pk}"
