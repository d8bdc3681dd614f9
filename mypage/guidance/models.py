"""Notices on the public pages."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from mypage.guidance.choices import NoticeState


class PublicNotice(models.Model):
    """お知らせ or emergency banner, shown from and until a moment, written by administrators."""

    title = models.CharField(max_length=80)
    text = models.TextField()
    is_emergency = models.BooleanField(default=False)
    shown_from = models.DateTimeField()
    shown_until = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-shown_from", "-id"]
        indexes = [models.Index(fields=["is_emergency", "-shown_from"], name="public_notice_shown")]
        constraints = [
            models.CheckConstraint(
                condition=Q(shown_until=None) | Q(shown_until__gt=models.F("shown_from")), name="notice_term_in_order"
            )
        ]

    def __str__(self) -> str:
        return f"public notice #{self.pk}"

    @property
    def at(self) -> datetime:
        """The moment that is printed beside it."""
        return self.shown_from

    def state_at(self, at: datetime) -> NoticeState:
        """Where it stands at a moment."""
        if self.withdrawn_at is not None:
            return NoticeState.WITHDRAWN
        if at < self.shown_from:
            return NoticeState.WAITING
        is_over = self.shown_until is not None and at >= self.shown_until
        return NoticeState.OVER if is_over else NoticeState.SHOWN
