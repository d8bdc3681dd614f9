"""Account creation codes, and the attempts to open a My Page with them."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from mypage.accounts.models import AuthenticationKey, User
from mypage.establishments.models import Establishment
from mypage.notifications.models import Mail
from mypage.onboarding.choices import Channel, CodeEnd, CodeState
from mypage.onboarding.rules.codes import WRONG_ENTRIES_SHOWN_TO_OFFICE, CodeLife, code_state


class AccountCreationCode(models.Model):
    """アカウント作成コード: shown once, kept as a keyed hash."""

    establishment = models.ForeignKey(Establishment, on_delete=models.CASCADE, related_name="codes")
    code_hash = models.CharField(max_length=64, unique=True)
    form_token = models.CharField(max_length=32, null=True, blank=True, unique=True)
    """One sent form issues one code, however often it is sent."""
    channel = models.CharField(max_length=8, choices=Channel)
    requested_by = models.CharField(max_length=60)
    checked = models.CharField(max_length=200, blank=True)
    """How the office made sure of who asked."""
    bound_email = models.CharField(max_length=100, blank=True)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    valid_until = models.DateTimeField()
    wrong_entries = models.PositiveSmallIntegerField(default=0)
    ended_as = models.CharField(max_length=8, choices=CodeEnd, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-issued_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["establishment"], condition=Q(ended_as=""), name="one_open_code_each"),
            models.CheckConstraint(
                condition=Q(ended_as="", ended_at=None) | (~Q(ended_as="") & Q(ended_at__isnull=False)),
                name="code_end_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"code #{self.pk}"

    @property
    def life(self) -> CodeLife:
        """The facts that its state follows from."""
        return CodeLife(self.valid_until, self.ended_as, self.ended_at)

    def state_at(self, at: datetime) -> CodeState:
        """Live, or why it counts no more."""
        return CodeState(code_state(self.life, at))

    def is_live(self, at: datetime) -> bool:
        """Whether it opens a My Page at this moment."""
        return self.state_at(at) == CodeState.LIVE

    @property
    def has_suspicious_entries(self) -> bool:
        """「誤入力あり」 from the third wrong entry on (S-35)."""
        return self.wrong_entries >= WRONG_ENTRIES_SHOWN_TO_OFFICE


class Opening(models.Model):
    """One attempt to open a My Page: the second screen was accepted, a key is on its way (S-25)."""

    attempt = models.CharField(max_length=32, db_index=True)
    """The browser's attempt, begun with the consents; a double click makes one opening of it, not two."""
    code = models.ForeignKey(AccountCreationCode, on_delete=models.CASCADE, related_name="openings")
    email = models.CharField(max_length=100)
    key = models.OneToOneField(AuthenticationKey, on_delete=models.CASCADE, related_name="opening")
    mail = models.OneToOneField(Mail, null=True, on_delete=models.SET_NULL, related_name="opening")
    consents = models.JSONField()
    """Document key → version agreed to on the first screen."""
    consented_at = models.DateTimeField()
    applied_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"opening #{self.pk}"


class AccountApplication(models.Model):
    """Route A: a new employer asks for a login with an address alone (domain.md 2.1)."""

    attempt = models.CharField(max_length=32, db_index=True)
    email = models.CharField(max_length=100)
    key = models.OneToOneField(AuthenticationKey, on_delete=models.CASCADE, related_name="account_application")
    mail = models.OneToOneField(Mail, null=True, on_delete=models.SET_NULL, related_name="account_application")
    consents = models.JSONField()
    consented_at = models.DateTimeField()
    applied_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"account application #{self.pk}"
