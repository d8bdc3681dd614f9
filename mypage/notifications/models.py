"""The outbox of mails and the notices in My Page. Neither holds a rendered text or a secret."""

import uuid
from datetime import datetime

from django.db import models
from django.db.models import Q

from mypage.notifications.choices import Failure, MailState
from mypage.notifications.rules import MailLife
from mypage.notifications.states import WAITING
from mypage.notifications.templates import MAILS, NOTICES


class MailQuerySet(models.QuerySet["Mail"]):
    """Sets of mails that have a name."""

    def waiting(self) -> "MailQuerySet":
        """Those that have yet to be handed over."""
        return self.filter(next_try_at__isnull=False)

    def due(self, at: datetime) -> "MailQuerySet":
        """Those to be taken up now, the longest due first: queued ones, and those whose claim has lapsed."""
        return self.filter(next_try_at__lte=at).order_by("next_try_at", "id")


class Mail(models.Model):
    """One mail to one address: a template and its facts; rendered when it is handed over."""

    template = models.CharField(max_length=60)
    to = models.CharField(max_length=100)
    facts = models.JSONField(default=dict)
    key_id = models.BigIntegerField(null=True, unique=True)
    """The number of the authentication key (accounts) whose secret is made when this mail is delivered."""
    message_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    state = models.CharField(max_length=12, choices=MailState, default=MailState.QUEUED)
    queued_at = models.DateTimeField()
    next_try_at = models.DateTimeField(null=True, db_index=True)
    """When it may be claimed: its next try, or the end of the present claim; None once nothing more is to be done."""
    attempts = models.PositiveSmallIntegerField(default=0)
    """How often it was claimed; at the same time the token by which a worker knows that the claim is still its own."""
    last_failure = models.CharField(max_length=12, choices=Failure, blank=True)
    sent_at = models.DateTimeField(null=True)
    gave_up_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["to", "-queued_at"], name="mail_by_address"),
            models.Index(fields=["state", "queued_at"], name="mail_by_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=WAITING, next_try_at__isnull=False)
                | Q(state=MailState.SENT, sent_at__isnull=False, next_try_at=None)
                | Q(state=MailState.UNDELIVERED, gave_up_at__isnull=False, next_try_at=None)
                | Q(state=MailState.DROPPED, dropped_at__isnull=False, next_try_at=None),
                name="mail_waits_or_has_ended",
            )
        ]

    def __str__(self) -> str:
        return f"{self.template} #{self.pk}"

    @property
    def title(self) -> str:
        """Its subject, as lists show it."""
        return MAILS[self.template].title

    @property
    def audience(self) -> str:
        """Whose login the address is, if it is one's."""
        return MAILS[self.template].audience or str(self.facts["audience"])

    @property
    def life(self) -> MailLife:
        """The facts that its word for people follows from."""
        failure = Failure(self.last_failure) if self.last_failure else None
        return MailLife(MailState(self.state), self.queued_at, failure)


class Notice(models.Model):
    """One notice to one reader: a user, an establishment or an office, named by kind and number."""

    reader_kind = models.CharField(max_length=20)
    reader_id = models.BigIntegerField()
    template = models.CharField(max_length=60)
    facts = models.JSONField(default=dict)
    at = models.DateTimeField(db_index=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["reader_kind", "reader_id", "-at"], name="notice_by_reader")]

    def __str__(self) -> str:
        return f"{self.template} #{self.pk}"

    @property
    def is_read(self) -> bool:
        """Whether one of its readers has opened it."""
        return self.read_at is not None

    @property
    def title(self) -> str:
        """What it is about."""
        return NOTICES[self.template].title

    @property
    def text(self) -> str:
        """What happened and what to do, in one or two sentences."""
        return NOTICES[self.template].text.format_map(self.facts)

    @property
    def link(self) -> str:
        """The name of the page where something is to be done, or nothing."""
        return NOTICES[self.template].link

    @property
    def link_label(self) -> str:
        """The words of that link."""
        return NOTICES[self.template].link_label

    @property
    def link_args(self) -> list[object]:
        """What the address of that page needs."""
        return [self.facts[name] for name in NOTICES[self.template].link_args]
