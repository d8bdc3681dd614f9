"""The table of recorded acts, and the permission to erase old ones."""

from django.db import models


class Event(models.Model):
    """One act. The database itself refuses to change it, and to erase it without an open `Erasure`."""

    at = models.DateTimeField(db_index=True)
    action = models.CharField(max_length=60)
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=120, blank=True)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField(null=True)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "-at"], name="audit_by_subject"),
            models.Index(fields=["actor_kind", "actor_id", "-at"], name="audit_by_actor"),
            models.Index(fields=["action", "-at"], name="audit_by_action"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action}"


class Erasure(models.Model):
    """Acts before a moment may be erased: written and taken back within the one transaction that erases."""

    acts_before = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.acts_before:%Y-%m-%d %H:%M}"
