"""The state of a posting in a word and a colour, the same on every page."""

from mypage.postings.choices import PostingState
from mypage.postings.models import Posting

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


def chip_of(posting: Posting) -> tuple[str, str]:
    """Word and colour of its state."""
    state = PostingState(posting.state)
    return str(state.label), _COLORS[state]
