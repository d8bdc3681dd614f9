"""What a posting says: the draft that is being written, and the revisions that were submitted."""

from django.db import models

from mypage.accounts.models import User
from mypage.postings.choices import RevisionPurpose
from mypage.postings.models.posting import Posting


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
    purpose = models.CharField(max_length=12, choices=RevisionPurpose, default=RevisionPurpose.APPLICATION)
    content = models.JSONField()
    establishment = models.JSONField()
    cautions = models.JSONField(default=list)
    """Each {rule, field, message}: confirmed by the employer."""
    submitted_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    """The login that sent it, or the member of the staff who corrected it."""
    at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["posting", "number"], name="posting_revision_once")]

    def __str__(self) -> str:
        return f"revision {self.number} of posting {self.posting_id}"
