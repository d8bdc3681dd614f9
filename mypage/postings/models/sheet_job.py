"""求人票 of a whole list, made by the worker a few at a time."""

from django.db import models

from mypage.accounts.models import User
from mypage.establishments.models import Establishment
from mypage.reference.models import Office


class SheetFormat(models.TextChoices):
    """As what the 求人票 of a list are taken."""

    TOGETHER = "together", "続けて印刷できるPDF"
    EACH = "each", "1件ずつのPDFをまとめたZIP"


class SheetJobState(models.TextChoices):
    """Where the work stands."""

    WAITING = "waiting", "作成中"
    READY = "ready", "作成済み"
    FAILED = "failed", "作成できませんでした"


class SheetJob(models.Model):
    """Which 求人票 somebody wants in one file, how far the work has come, and under which name the file lies."""

    asked_by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    establishment = models.ForeignKey(Establishment, null=True, on_delete=models.CASCADE, related_name="+")
    """For whom an employer asked; none where the office did."""
    office = models.ForeignKey(Office, null=True, on_delete=models.CASCADE, related_name="+")
    postings = models.JSONField()
    """Their keys, in the order of the list."""
    format = models.CharField(max_length=8, choices=SheetFormat)
    state = models.CharField(max_length=8, choices=SheetJobState, default=SheetJobState.WAITING)
    total = models.PositiveSmallIntegerField()
    done = models.PositiveSmallIntegerField(default=0)
    left_out = models.JSONField(default=list)
    """Each [number, sign]: what could not be printed, and the sign for which there is no glyph."""
    token = models.CharField(max_length=32, unique=True)
    """The name of its folder in the data folder; nobody guesses it."""
    taken_until = models.DateTimeField(null=True)
    """Until then one worker has it in hand."""
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(establishment__isnull=False) | models.Q(office__isnull=False),
                name="sheet_job_is_somebodys",
            )
        ]
        indexes = [models.Index(fields=["asked_at"], name="sheet_jobs_by_age")]

    def __str__(self) -> str:
        return f"sheet job {self.pk}"
