"""Establishments, the decisions on their registration, and the logins that belong to them."""

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

from mypage.accounts.models import AuthenticationKey, User
from mypage.establishments.choices import RegistrationDecision, RegistrationState, Role
from mypage.kernel.numbers import EstablishmentNumber
from mypage.reference.models import Industry, Office, Prefecture


class EstablishmentQuerySet(models.QuerySet["Establishment"]):
    """Sets of establishments that have a name."""

    def registered(self) -> "EstablishmentQuerySet":
        """Those fully registered (事業所本登録)."""
        return self.filter(state=RegistrationState.REGISTERED)

    def awaiting_office(self) -> "EstablishmentQuerySet":
        """Provisional ones that wait for the office."""
        return self.filter(state=RegistrationState.PROVISIONAL)

    def waiting(self) -> "EstablishmentQuerySet":
        """Provisional ones that wait for the office, or with remarks for their employer."""
        return self.filter(state__in=[RegistrationState.PROVISIONAL, RegistrationState.RETURNED])

    def with_places(self) -> "EstablishmentQuerySet":
        """With the office in charge, the industry and the name of the prefecture, in the same statement."""
        named = Prefecture.objects.filter(code=OuterRef("prefecture_code")).values("name")[:1]
        rows = self.select_related("office", "industry", "applied_by")
        return rows.annotate(prefecture_name=Subquery(named))

    def with_my_page(self) -> "EstablishmentQuerySet":
        """With whether its My Page is open, in the same statement."""
        owners = Membership.objects.filter(establishment=OuterRef("pk"), ended_at=None, role=Role.OWNER)
        return self.annotate(has_my_page=Exists(owners))


class Establishment(models.Model):
    """事業所: one establishment with its registered facts."""

    state = models.CharField(max_length=12, choices=RegistrationState)
    number = models.CharField(max_length=11, null=True, blank=True, unique=True)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="establishments")
    name = models.CharField(max_length=60)
    name_kana = models.CharField(max_length=60)
    corporate_name = models.CharField(max_length=60, blank=True)
    corporate_number = models.CharField(max_length=13, blank=True, db_index=True)
    postal_code = models.CharField(max_length=7)
    prefecture_code = models.CharField(max_length=2)
    municipality = models.CharField(max_length=40)
    street = models.CharField(max_length=90)
    building = models.CharField(max_length=60, blank=True)
    phone = models.CharField(max_length=11, db_index=True)
    phone_shown = models.CharField(max_length=20)
    contact_section = models.CharField(max_length=60, blank=True)
    contact_name = models.CharField(max_length=40)
    contact_name_kana = models.CharField(max_length=40)
    industry = models.ForeignKey(Industry, null=True, on_delete=models.PROTECT, related_name="+")
    employees = models.PositiveIntegerField()
    details = models.JSONField(default=dict)
    """The rest of the six screens by the identifiers of the table of fields, as it is in force."""
    search_name = models.CharField(max_length=400)
    """Name and kana folded for searching; written by the commands."""
    applied_at = models.DateTimeField(null=True)
    applied_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    lapses_on = models.DateField(null=True)
    """While a provisional registration waits: the day with whose end it lapses, as its employer was told."""
    registered_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    """Grows with every change of the facts or the state, so that nobody decides on what he has not seen."""
    logins_confirmed_at = models.DateTimeField(null=True)
    logins_reminded_at = models.DateTimeField(null=True)

    objects = EstablishmentQuerySet.as_manager()

    prefecture_name: str | None = None
    """Known after `with_places`."""
    has_my_page: bool = False
    """Known after `with_my_page`."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[RegistrationState.REGISTERED, RegistrationState.CLOSED])
                | Q(number__isnull=False),
                name="registered_establishment_has_number",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[RegistrationState.PROVISIONAL, RegistrationState.RETURNED])
                | Q(applied_at__isnull=False, lapses_on__isnull=False),
                name="waiting_establishment_lapses",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "state", "applied_at"], name="establishment_queue"),
            models.Index(fields=["state", "lapses_on"], name="establishment_lapse"),
            models.Index(fields=["name_kana", "id"], name="establishment_by_kana"),
        ]

    def __str__(self) -> str:
        return f"establishment {self.pk}"

    @property
    def shown_number(self) -> str:
        """1301-000123-4, or nothing before registration."""
        return EstablishmentNumber.parse(self.number).shown if self.number else ""

    @property
    def address_line(self) -> str:
        """The address in one line, with the prefecture after `with_places`."""
        place = f"{self.prefecture_name or ''}{self.municipality}{self.street}"
        return f"{place} {self.building}" if self.building else place

    @property
    def is_registered(self) -> bool:
        """Whether the office has registered it fully."""
        return self.state == RegistrationState.REGISTERED

    @property
    def is_waiting(self) -> bool:
        """Whether its provisional registration is still open."""
        return self.state in (RegistrationState.PROVISIONAL, RegistrationState.RETURNED)


class RegistrationReview(models.Model):
    """One decision of the office on a provisional registration."""

    establishment = models.ForeignKey(Establishment, on_delete=models.CASCADE, related_name="reviews")
    decision = models.CharField(max_length=10, choices=RegistrationDecision)
    remarks = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.decision} #{self.pk}"


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Sets of memberships that have a name."""

    def current(self) -> "MembershipQuerySet":
        """Those that have not ended."""
        return self.filter(ended_at=None)


class Membership(models.Model):
    """A login belongs to an establishment in a role."""

    establishment = models.ForeignKey(Establishment, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=6, choices=Role)
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["establishment", "user"], condition=Q(ended_at=None), name="one_membership_each"
            ),
            models.UniqueConstraint(
                fields=["establishment"], condition=Q(ended_at=None, role=Role.OWNER), name="one_owner_each"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} #{self.pk}"

    @property
    def is_owner(self) -> bool:
        """代表: manages logins, hands over, leaves."""
        return self.role == Role.OWNER

    @property
    def may_write(self) -> bool:
        """代表 and 担当 do the work; 閲覧のみ reads."""
        return self.role in (Role.OWNER, Role.MEMBER)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Sets of invitations that have a name."""

    def pending(self) -> "InvitationQuerySet":
        """Those neither accepted nor withdrawn, however old."""
        return self.filter(accepted_at=None, withdrawn_at=None)


class Invitation(models.Model):
    """A further login asked for by the 代表, until it is accepted: with its newest key, or by a login signed in."""

    establishment = models.ForeignKey(Establishment, on_delete=models.CASCADE, related_name="invitations")
    key = models.OneToOneField(AuthenticationKey, on_delete=models.CASCADE, related_name="invitation")
    email = models.CharField(max_length=100)
    name = models.CharField(max_length=60)
    role = models.CharField(max_length=6, choices=[(Role.MEMBER, Role.MEMBER.label), (Role.VIEWER, Role.VIEWER.label)])
    invited_by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    sent_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    def __str__(self) -> str:
        return f"invitation #{self.pk}"
