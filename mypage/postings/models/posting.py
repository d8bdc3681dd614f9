"""The posting itself: where it stands, its number and terms, and what lists show of it."""

from django.db import models
from django.db.models import Q

from mypage.accounts.models import User
from mypage.establishments.models import Establishment
from mypage.postings.choices import ChangeStage, EndReason, ExtensionStage, PostingKind, PostingState
from mypage.reference.models import Office

TITLE_KEPT = 60
"""Characters of a title that lists keep, also of one that is still too long."""
_IN_FORCE = (PostingState.ACTIVE, PostingState.SUSPENDED)
_ACCEPTED = (*_IN_FORCE, PostingState.EXPIRED, PostingState.FULFILLED, PostingState.CANCELLED)


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

    def in_force(self) -> "PostingQuerySet":
        """Accepted ones that have not ended: 有効 and 募集停止."""
        return self.filter(state__in=_IN_FORCE)

    def accepted(self) -> "PostingQuerySet":
        """Those that have a number, also the ended ones."""
        return self.filter(state__in=_ACCEPTED)


class Posting(models.Model):
    """求人: one posting of an establishment, from the first keystroke on."""

    establishment = models.ForeignKey(Establishment, on_delete=models.PROTECT, related_name="postings")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    """In charge; that of the establishment when it was started or submitted."""
    state = models.CharField(max_length=10, choices=PostingState)
    change = models.CharField(max_length=10, choices=ChangeStage, blank=True, default=ChangeStage.NONE)
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
    """When what waits, or what was decided last, came in."""
    visit_until = models.DateField(null=True)
    """By when the employer must have come to the office; none where no visit is due."""
    visited_at = models.DateTimeField(null=True)
    assigned_to = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    """The reviewer who has taken it (担当)."""
    assigned_at = models.DateTimeField(null=True)
    number = models.CharField(max_length=14, null=True, blank=True, unique=True)
    """求人番号, five digits, hyphen, eight digits; given at acceptance."""
    source_number = models.CharField(max_length=14, blank=True)
    """求人番号 of the posting that it was made from (転用)."""
    accepted_on = models.DateField(null=True)
    """受付年月日."""
    referral_until = models.DateField(null=True)
    """紹介期限日."""
    public_from = models.DateField(null=True)
    """The first day on which it may be shown: 公開前 until then."""
    scope = models.PositiveSmallIntegerField(null=True)
    """公開希望, 1 to 4, of what is in force."""
    extension = models.CharField(max_length=10, choices=ExtensionStage, blank=True, default=ExtensionStage.NONE)
    in_force = models.ForeignKey("postings.PostingRevision", null=True, on_delete=models.RESTRICT, related_name="+")
    """The revision that counts; none before acceptance."""
    ended_on = models.DateField(null=True)
    end_reason = models.CharField(max_length=10, choices=EndReason, blank=True)
    end_note = models.CharField(max_length=200, blank=True)
    deleted_at = models.DateTimeField(null=True)

    objects = PostingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=PostingState.DRAFT)
                | Q(submitted_at__isnull=False, deleted_at=None)
                & (Q(receipt_number__isnull=False) | Q(number__isnull=False)),
                name="submitted_posting_has_receipt",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_ACCEPTED)
                | Q(
                    number__isnull=False,
                    accepted_on__isnull=False,
                    referral_until__isnull=False,
                    public_from__isnull=False,
                    scope__isnull=False,
                    in_force__isnull=False,
                ),
                name="accepted_posting_has_number_and_terms",
            ),
            models.CheckConstraint(
                condition=Q(change=ChangeStage.NONE) | Q(state__in=_IN_FORCE), name="only_postings_in_force_change"
            ),
        ]
        indexes = [
            models.Index(fields=["establishment", "state"], name="posting_of_establishment"),
            models.Index(fields=["office", "state", "submitted_at"], name="posting_queue"),
            models.Index(
                fields=["office", "change", "submitted_at"], condition=~Q(change=""), name="posting_change_queue"
            ),
            models.Index(fields=["office", "submitted_at"], condition=Q(extension="asked"), name="posting_extensions"),
            models.Index(fields=["state", "visit_until"], name="posting_visit"),
            models.Index(fields=["referral_until"], condition=Q(state__in=_IN_FORCE), name="posting_ending"),
            models.Index(fields=["id"], condition=Q(state=PostingState.DRAFT), name="posting_drafts"),
        ]

    def __str__(self) -> str:
        return f"posting {self.pk}"

    @property
    def is_draft(self) -> bool:
        """Whether it was never submitted."""
        return self.state == PostingState.DRAFT

    @property
    def is_writable(self) -> bool:
        """Whether its employer may write in its draft: before submission, for a correction, for a change."""
        may_write = self.state in (PostingState.DRAFT, PostingState.RETURNED)
        return self.deleted_at is None and (may_write or self.change in (ChangeStage.WRITING, ChangeStage.RETURNED))

    @property
    def is_in_force(self) -> bool:
        """Whether it was accepted and has not ended."""
        return self.state in _IN_FORCE

    @property
    def is_accepted(self) -> bool:
        """Whether it has a number, also after its end."""
        return self.state in _ACCEPTED

    @property
    def shown_title(self) -> str:
        """Its title, or words for one that has none yet."""
        return self.job_title or "職種未入力の求人"
