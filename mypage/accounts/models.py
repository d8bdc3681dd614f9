"""Logins, the keys mailed to them, their sessions and devices, and the positions of staff."""

from datetime import datetime
from importlib import import_module
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.db.models import Q

from mypage.accounts.choices import Audience, KeyPurpose
from mypage.accounts.rules.keys import KeyLife, is_key_in_time, key_valid_until
from mypage.accounts.rules.mail_address import folded_address
from mypage.kernel.actor import Actor
from mypage.reference.models import Office


def identity_of(audience: str, email: str) -> str:
    """The name by which a login is found: audience and folded address."""
    return f"{audience}:{folded_address(email)}"


class UserManager(BaseUserManager["User"]):
    """Finds logins by audience and address."""

    def with_address(self, audience: str, email: str) -> "User | None":
        """The login of this audience with this address, in whatever case it was typed."""
        return self.filter(identity=identity_of(audience, email)).first()


class User(AbstractBaseUser):
    """A login: one address of one audience."""

    audience = models.CharField(max_length=10, choices=Audience)
    email = models.CharField(max_length=100)
    identity = models.CharField(max_length=120, unique=True)
    name = models.CharField(max_length=60, blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()
    previous_sign_in_at = models.DateTimeField(null=True)
    uses_app = models.BooleanField(default=False)
    """Whether an authentication app (TOTP) is this login's second factor."""

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "identity"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.identity

    @property
    def shown_name(self) -> str:
        """The name, or the address where none was given."""
        return self.name or self.email

    def actor(self) -> Actor:
        """This login as the one who acts."""
        kind: Any = self.audience
        return Actor(kind, self.pk, self.shown_name)


class StaffPosition(models.Model):
    """職員の所属と権限."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="position")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="positions")
    is_counter = models.BooleanField(default=False)
    is_reviewer = models.BooleanField(default=False)
    is_administrator = models.BooleanField(default=False)
    disabled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_counter=True) | Q(is_reviewer=True) | Q(is_administrator=True),
                name="staff_has_a_role",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} @ {self.office}"

    @property
    def roles(self) -> list[str]:
        """The roles held, in Japanese."""
        held = ((self.is_counter, "窓口"), (self.is_reviewer, "審査"), (self.is_administrator, "管理者"))
        return [word for has, word in held if has]


class AuthenticationKey(models.Model):
    """認証キー: a secret mailed for one purpose, made at delivery, kept as a keyed hash, counted, expiring."""

    purpose = models.CharField(max_length=20, choices=KeyPurpose)
    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="keys")
    email = models.CharField(max_length=100)
    folded_email = models.CharField(max_length=100)
    """The address in the form by which it is looked for."""
    salt = models.CharField(max_length=64)
    secret_hash = models.CharField(max_length=64, blank=True)
    minutes = models.PositiveSmallIntegerField()
    wrong_limit = models.PositiveSmallIntegerField()
    wrong_entries = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    handed_over_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["user", "purpose", "-made_at"], name="key_by_user"),
            models.Index(fields=["folded_email", "purpose", "-made_at"], name="key_by_address"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(wrong_entries__lte=models.F("wrong_limit")), name="key_counts_in_bounds")
        ]

    def __str__(self) -> str:
        return f"{self.purpose} #{self.pk}"

    @property
    def is_open(self) -> bool:
        """Neither used nor ended (it may have run out of time)."""
        return self.used_at is None and self.ended_at is None

    @property
    def life(self) -> KeyLife:
        """The facts that its term follows from."""
        return KeyLife(self.handed_over_at, self.minutes)

    @property
    def valid_until(self) -> datetime | None:
        """Until when it counts; None while its mail is queued."""
        return key_valid_until(self.life)

    def is_in_time(self, at: datetime) -> bool:
        """Whether its time has not run out."""
        return is_key_in_time(self.life, at)


class Consent(models.Model):
    """Which version of a document a person agreed to, and when."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="consents")
    document = models.CharField(max_length=20)
    version = models.CharField(max_length=20)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.document} {self.version}"


class SignInSession(AbstractBaseSession):
    """A server-side session, with what its owner needs to recognise the device."""

    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="sessions")
    device = models.CharField(max_length=120, blank=True)
    signed_in_at = models.DateTimeField(null=True)
    last_seen_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = BaseSessionManager()

    class Meta(AbstractBaseSession.Meta):
        ordering = ["-last_seen_at"]

    @classmethod
    def get_session_store_class(cls) -> Any:
        """The store that writes this table."""
        return import_module(settings.SESSION_ENGINE).SessionStore


class TrustedDevice(models.Model):
    """A browser on which the mailed one-time code is left out for a time."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="trusted_devices")
    token_hash = models.CharField(max_length=64, unique=True)
    device = models.CharField(max_length=120, blank=True)
    since = models.DateTimeField()
    valid_until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.device} #{self.pk}"


class Tally(models.Model):
    """One counted try within a sliding window, for limits that are no property of a row (a network address, mails)."""

    scope = models.CharField(max_length=30)
    who_hash = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["scope", "who_hash", "at"], name="tally_window")]

    def __str__(self) -> str:
        return f"{self.scope} #{self.pk}"


class KeptSearch(models.Model):
    """How a login looked at a list last: its filter and order, as the query of the list's address."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="kept_searches")
    list_name = models.CharField(max_length=30)
    query = models.CharField(max_length=1000)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "list_name"], name="one_search_kept_each")]

    def __str__(self) -> str:
        return f"{self.list_name} #{self.pk}"


class KeptEntry(models.Model):
    """What a form was sent with after its sender's session had ended: kept for a while, for the same login only."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="kept_entries")
    session_hash = models.CharField(max_length=64, unique=True)
    """Of the session that had ended: each keeps one entry, the last."""
    token_hash = models.CharField(max_length=64, unique=True)
    """Of the token that the browser shows to have it back."""
    path = models.CharField(max_length=200)
    body = models.TextField()
    """As a browser sends a form, without the form token."""
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["at"], name="kept_entry_at")]

    def __str__(self) -> str:
        return f"{self.path} #{self.pk}"


class SentForm(models.Model):
    """A form that made something: sent again, it leads to what it made the first time."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sent_forms")
    token = models.CharField(max_length=32)
    """Carried by the form, fresh with every page."""
    made = models.BigIntegerField(null=True)
    """The number of what it made; none only while that is being made."""
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "token"], name="one_result_of_a_form")]
        indexes = [models.Index(fields=["at"], name="sent_form_at")]

    def __str__(self) -> str:
        return f"sent form #{self.pk}"
