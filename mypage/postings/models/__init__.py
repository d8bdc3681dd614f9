"""The tables of postings."""

from mypage.postings.models.content import PostingDraft, PostingRevision
from mypage.postings.models.posting import TITLE_KEPT, Posting, PostingQuerySet
from mypage.postings.models.record import (
    NumberCounter,
    PostingEvent,
    PostingReview,
    ReceiptCounter,
    ReviewRemark,
)
from mypage.postings.models.sheet_job import SheetFormat, SheetJob, SheetJobState

__all__ = [
    "TITLE_KEPT",
    "NumberCounter",
    "Posting",
    "PostingDraft",
    "PostingEvent",
    "PostingQuerySet",
    "PostingReview",
    "PostingRevision",
    "ReceiptCounter",
    "ReviewRemark",
    "SheetFormat",
    "SheetJob",
    "SheetJobState",
]
