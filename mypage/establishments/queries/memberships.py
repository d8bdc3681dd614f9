"""Reading memberships and invitations."""

from datetime import datetime

from django.db.models import QuerySet

from mypage.accounts.models import User
from mypage.accounts.rules.mail_address import folded_address
from mypage.establishments.choices import Role
from mypage.establishments.models import Establishment, Invitation, Membership


def owner_of(establishment: Establishment) -> Membership | None:
    """The 代表, whose presence means that My Page is open."""
    return (
        Membership.objects.current().select_related("user").filter(establishment=establishment, role=Role.OWNER).first()
    )


def memberships_of(user: User) -> list[Membership]:
    """The establishments a login belongs to, in the order in which it joined."""
    found = (
        Membership.objects.current()
        .filter(user=user)
        .select_related("establishment__office", "establishment__industry")
    )
    return list(found.order_by("since", "id"))


def logins_of(establishment: Establishment) -> list[Membership]:
    """The logins of an establishment, 代表 first."""
    found = Membership.objects.current().filter(establishment=establishment)
    found = found.select_related("user", "establishment__office")
    order = {Role.OWNER: 0, Role.MEMBER: 1, Role.VIEWER: 2}
    return sorted(found, key=lambda each: (order[Role(each.role)], each.since, each.pk))


def pending_invitations_of(establishment: Establishment) -> QuerySet[Invitation]:
    """Logins asked for and neither accepted nor withdrawn, the oldest first."""
    return Invitation.objects.pending().filter(establishment=establishment).order_by("at", "id")


def invitations_for(user: User, *, since: datetime) -> list[Invitation]:
    """What a login may accept after signing in: sent since that moment to its address."""
    found = Invitation.objects.pending().filter(key__folded_email=folded_address(user.email), sent_at__gte=since)
    return list(found.select_related("establishment").order_by("-sent_at", "-id"))
