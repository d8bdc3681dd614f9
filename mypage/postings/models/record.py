"""What happened to postings: the timeline, the office's decisions with their remarks, the counters of numbers."""

from django.db import models

from mypage.accounts.models import User
from mypage.postings.choices import Decision, PostingAction, RefusalGround
from mypage.postings.models.content import PostingRevision
from mypage.postings.models.posting import Posting
from mypage.reference.models import Office


class PostingEvent(models.Model):
    """One line of a posting's timeline."""

    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="events")
    action = models.CharField(max_length=20, choices=PostingAction)
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    office = models.ForeignKey(Office, null=True, on_delete=models.SET_NULL, related_name="+")
    """Where the office acted; none for the employer and for time."""
    remarks = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.action} #{self.pk}"


class PostingReview(models.Model):
    """What the office decided on one revision; each decision stays as it was made."""

    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="reviews")
    revision = models.OneToOneField(PostingRevision, on_delete=models.CASCADE, related_name="review")
    decision = models.CharField(max_length=10, choices=Decision)
    sentence = models.TextField(blank=True)
    """What the employer reads beside the remarks on single fields."""
    ground = models.CharField(max_length=12, choices=RefusalGround, blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(decision=Decision.REFUSED) | ~models.Q(sentence=""), name="refusal_says_why"
            )
        ]

    def __str__(self) -> str:
        return f"review #{self.pk}: {self.decision}"


class ReviewRemark(models.Model):
    """What is to be corrected at one field of the form (修正依頼)."""

    review = models.ForeignKey(PostingReview, on_delete=models.CASCADE, related_name="remarks")
    field = models.CharField(max_length=60)
    text = models.CharField(max_length=500)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["review", "field"], name="one_remark_a_field")]

    def __str__(self) -> str:
        return f"remark on {self.field}"


class ReceiptCounter(models.Model):
    """How many receipts a day has seen: the serial part of 受付番号."""

    day = models.DateField(primary_key=True)
    last = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.day}: {self.last}"


class NumberCounter(models.Model):
    """How many postings an office has accepted: the serial part of 求人番号."""

    office_code = models.CharField(max_length=5, primary_key=True)
    last = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.office_code}: {self.last}"
