"""Which account creation code four typed entries mean, and which codes a failed comparison counts against (S-35)."""

from collections.abc import Sequence
from dataclasses import dataclass

from mypage.accounts.rules.mail_address import folded_address
from mypage.kernel.rule import Violation, cites

NOT_CONFIRMED = Violation(
    "opening_not_confirmed",
    "入力された内容を確認できませんでした。アカウント作成コードの通知書と見比べて、4つの項目をもう一度ご確認ください。"
    "入力を合計10回誤ると、アカウント作成コードは無効になります。",
)


@dataclass(frozen=True)
class Entries:
    """What was typed: address, canonical establishment number (11 digits), phone digits, canonical code."""

    email: str
    number: str
    phone: str
    code: str


@dataclass(frozen=True)
class Candidate:
    """A code that the typed number or the typed code points at."""

    id: int
    number: str
    phone: str
    is_the_typed_code: bool
    is_live: bool
    bound_email: str


@dataclass(frozen=True)
class Comparison:
    """The outcome: the code meant (None when the entries do not fit), and which codes a failure counts against."""

    meant: Candidate | None
    counts_against: tuple[int, ...]

    @property
    def opens(self) -> bool:
        """Whether the opening may go on."""
        return self.meant is not None and self.meant.is_live


@cites("S-35", "S-37")
def compare(entries: Entries, candidates: Sequence[Candidate]) -> Comparison:
    """4項目の照合: all right → the code meant; else every live code that number or code points at counts one.

    A code that lives no more is meant only when number, phone and code are all right, so that nobody else learns of it.
    The address is wrong only where the office bound the code to another one.
    """
    right = [
        candidate
        for candidate in candidates
        if candidate.is_the_typed_code and candidate.number == entries.number and candidate.phone == entries.phone
    ]
    for candidate in sorted(right, key=lambda each: not each.is_live):
        is_bound_elsewhere = candidate.bound_email and (
            folded_address(candidate.bound_email) != folded_address(entries.email)
        )
        if not candidate.is_live or not is_bound_elsewhere:
            return Comparison(candidate, ())
    return Comparison(None, tuple(sorted({each.id for each in candidates if each.is_live})))
