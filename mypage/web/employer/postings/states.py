"""The state of a posting in a word and a colour, the same on every page."""

from datetime import date

from mypage.postings.choices import ChangeStage, ExtensionStage, PostingState
from mypage.postings.content import table
from mypage.postings.models import Posting

NOT_PUBLIC = 4
"""公開希望 ４: nobody but the office sees it."""
_COLORS = {
    PostingState.DRAFT: "gray",
    PostingState.SUBMITTED: "blue",
    PostingState.RETURNED: "red",
    PostingState.ACTIVE: "green",
    PostingState.SUSPENDED: "yellow",
    PostingState.EXPIRED: "gray",
    PostingState.FULFILLED: "gray",
    PostingState.CANCELLED: "gray",
    PostingState.REFUSED: "red",
    PostingState.WITHDRAWN: "gray",
    PostingState.LAPSED: "red",
}
_OF_CHANGE = {
    ChangeStage.WRITING: ("変更を入力中", "gray"),
    ChangeStage.WAITING: ("変更の確認中", "yellow"),
    ChangeStage.RETURNED: ("変更の修正依頼", "red"),
}
_EXTENSION_ASKED = ("延長の確認中", "yellow")
Chip = tuple[str, str]


def chip_of(posting: Posting, today: date) -> Chip:
    """Word and colour of its state; of one in force, whether the public sees it."""
    state = PostingState(posting.state)
    if state != PostingState.ACTIVE:
        return str(state.label), _COLORS[state]
    if posting.scope == NOT_PUBLIC:
        return "非公開", "green"
    if posting.public_from and posting.public_from > today:
        return f"公開前（{posting.public_from:%Y/%m/%d}から）", "blue"
    return "公開中", "green"


def state_chips(posting: Posting, today: date) -> list[Chip]:
    """The state, and what waits for the office or for the employer beside it."""
    chips = [chip_of(posting, today)]
    if posting.change:
        chips.append(_OF_CHANGE[ChangeStage(posting.change)])
    if posting.extension == ExtensionStage.ASKED:
        chips.append(_EXTENSION_ASKED)
    return chips


def scope_words(posting: Posting) -> str:
    """公開範囲 of what is in force, as the form words it; empty before acceptance."""
    choices = table().fields["disclosure_scope"].choices
    return choices[posting.scope - 1] if posting.scope else ""
