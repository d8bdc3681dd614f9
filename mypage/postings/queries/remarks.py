"""What the office said of a posting: the remarks that are to be mended now, and every decision with its words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mypage.postings.choices import ChangeStage, Decision, PostingState
from mypage.postings.models import Posting, PostingReview, ReviewRemark


@dataclass(frozen=True)
class Remarks:
    """修正依頼 that is open: a sentence on the whole, and what is to be mended at single fields of the form."""

    sentence: str = ""
    by_field: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        """Whether anything is to be mended."""
        return bool(self.sentence or self.by_field)


def is_returned(posting: Posting) -> bool:
    """Whether the application, or a change of what is in force, came back to be mended."""
    return posting.state == PostingState.RETURNED or posting.change == ChangeStage.RETURNED


def open_remarks(posting: Posting) -> Remarks:
    """What is to be mended before it is sent again; nothing, without a look at the tables, for any other posting."""
    if not is_returned(posting):
        return Remarks()
    returned = PostingReview.objects.filter(posting=posting, decision=Decision.RETURNED)
    review = returned.prefetch_related("remarks").first()
    if review is None:
        return Remarks()
    return Remarks(review.sentence, {remark.field: remark.text for remark in review.remarks.all()})


def decisions_on(posting: Posting) -> list[PostingReview]:
    """Every decision with its remarks, the first one first."""
    return list(PostingReview.objects.filter(posting=posting).prefetch_related("remarks").order_by("at", "pk"))


def remarks_in_order(review: PostingReview) -> list[ReviewRemark]:
    """The remarks of a decision as they were written."""
    return list(review.remarks.all())
