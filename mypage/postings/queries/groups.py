"""求人 by what their employer knows them as: the groups of the list and of the home."""

from mypage.postings.choices import PostingState

GROUPS: dict[str, tuple[str, tuple[PostingState, ...]]] = {
    "active": ("公開中", (PostingState.ACTIVE,)),
    "submitted": ("確認待ち", (PostingState.SUBMITTED,)),
    "returned": ("修正依頼", (PostingState.RETURNED,)),
    "draft": ("書きかけ", (PostingState.DRAFT,)),
    "suspended": ("募集停止", (PostingState.SUSPENDED,)),
    "ended": (
        "終了",
        (
            PostingState.EXPIRED,
            PostingState.FULFILLED,
            PostingState.CANCELLED,
            PostingState.WITHDRAWN,
            PostingState.REFUSED,
            PostingState.LAPSED,
        ),
    ),
}
"""Name in an address → the word for it, its states. Every state stands in one group."""


def states_of(group: str) -> tuple[PostingState, ...]:
    """The states of a group; every state for no group."""
    return GROUPS[group][1] if group else tuple(PostingState)
