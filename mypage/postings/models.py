"""Postings: the posting itself, what is being written, what was submitted, what happened."""

from django.db import models
from django.db.models import Q

from mypage.accounts.models import User
from mypage.establishments.models import Establishment
from mypage.postings.choices import PostingAction, PostingKind, PostingState
from mypage.reference.models import Office

TITLE_KEPT = 60
"""Characters of a title that lists keep, also of one that is still too long."""


class PostingQuerySet(models.QuerySet["Posting"]):
    """Sets of postings that have a name."""

    def of(self, establishment: Establishment) -> "PostingQuerySet":
        """An establishment's own, without deleted drafts."""
        return self.filter(establishment=establishment, deleted_at=None)

    def deleted_of(self, establishment: Establishment) -> "PostingQuerySet":
        """Drafts that an establishment deleted and may still bring back."""
        return self.filter(establishment=establishment, deleted_at__isnull=False)

    def waiting_at(self, office: Office) -> "PostingQuerySet":
        """Applications that wait for an office, the oldest first."""
        return self.filter(office=office, state=PostingState.SUBMITTED).order_by("submitted_at", "id")


class Posting(models.Model):
    """求人: one posting of an establishment, from the first keystroke on."""

    establishment = models.ForeignKey(Establishment, on_delete=models.PROTECT, related_name="postings")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    """In charge; that of the establishment when it was started or submitted."""
    state = models.CharField(max_length=10, choices=PostingState)
    kind = models.CharField(max_length=12, choices=PostingKind)
    is_for_people_with_disabilities = models.BooleanField(default=False)
    trial_employment = models.CharField(max_length=20, blank=True)
    """Which kind of トライアル雇用; empty for none."""
    job_title = models.CharField(max_length=TITLE_KEPT, blank=True)
    employment_form = models.CharField(max_length=20, blank=True)
    workplace = models.CharField(max_length=90, blank=True)
    """Where one would work, as lists show it."""
    started_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    started_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    receipt_number = models.CharField(max_length=20, null=True, blank=True, unique=True)
    submitted_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    submitted_at = models.DateTimeField(null=True)
    visit_until = models.DateField(null=True)
    """By when the employer must have come to the office; none where no visit is due."""
    visited_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)

    objects = PostingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=PostingState.DRAFT)
                | Q(receipt_number__isnull=False, submitted_at__isnull=False, deleted_at=None),
                name="submitted_posting_has_receipt",
            ),
        ]
        indexes = [
            models.Index(fields=["establishment", "state"], name="posting_of_establishment"),
            models.Index(fields=["office", "state", "submitted_at"], name="posting_queue"),
            models.Index(fields=["state", "visit_until"], name="posting_visit"),
            models.Index(fields=["id"], condition=Q(state=PostingState.DRAFT), name="posting_drafts"),
        ]

    def __str__(self) -> str:
        return f"posting {self.pk}"

    @property
    def is_draft(self) -> bool:
        """Whether it is still being written."""
        return self.state == PostingState.DRAFT

    @property
    def shown_title(self) -> str:
        """Its title, or words for one that has none yet."""
        return self.job_title or "職種未入力の求人"


class PostingDraft(models.Model):
    """What has been written so far: every answer as it is kept, and who changed which one when."""

    posting = models.OneToOneField(Posting, on_delete=models.CASCADE, primary_key=True, related_name="draft")
    values = models.JSONField(default=dict)
    changed = models.JSONField(default=dict)
    """Field → [version in which it changed last, token of the page that changed it]."""
    finished = models.JSONField(default=list)
    """Pages whose writer said that they are done."""
    confirmed = models.JSONField(default=list)
    """Keys of the cautions that were confirmed."""
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    warned_days = models.PositiveSmallIntegerField(null=True)
    """How many days before its deletion the writers were told last."""

    def __str__(self) -> str:
        return f"draft of posting {self.pk}"


class PostingRevision(models.Model):
    """What was submitted, unchangeable: the answers that count, the establishment as it was, confirmed cautions."""

    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    establishment = models.JSONField()
    cautions = models.JSONField(default=list)
    """Each {rule, field, message}: confirmed by the employer."""
    submitted_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["posting", "number"], name="posting_revision_once")]

    def __str__(self) -> str:
        return f"revision {self.number} of posting {self.posting_id}"


class PostingEvent(models.Model):
    """One line of a posting's timeline."""

    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="events")
    action = models.CharField(max_length=10, choices=PostingAction)
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    office = models.ForeignKey(Office, null=True, on_delete=models.SET_NULL, related_name="+")
    """Where the office acted; none for the employer and for time."""
    remarks = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.action} #{self.pk}"


class ReceiptCounter(models.Model):
    """How many receipts a day has seen: the serial part of 受付番号."""

    day = models.DateField(primary_key=True)
    last = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.day}: {self.last}"
