"""Reading memberships and invitations."""

from django.db.models import QuerySet

from mypage.accounts.models import User
from mypage.establishments.choices import Role
from mypage.establishments.models import Establishment, Invitation, Membership


def owner_of(establishment: Establishment) -> Membership | None:
    """The 代表, whose presence means that My Page is open."""
    return (
        Membership.objects.current().select_related("user").filter(establishment=establishment, role=Role.OWNER).first()
    )


def memberships_of(user: User) -> list[Membership]:
    """The establishments a login belongs to, in the order in which it joined."""
    found = Membership.objects.current().filter(user=user).select_related("establishment__office")
    return list(found.order_by("since", "id"))


def logins_of(establishment: Establishment) -> list[Membership]:
    """The logins of an establishment, 代表 first."""
    found = Membership.objects.current().filter(establishment=establishment).select_related("user")
    order = {Role.OWNER: 0, Role.MEMBER: 1, Role.VIEWER: 2}
    return sorted(found, key=lambda each: (order[Role(each.role)], each.since, each.pk))


def open_invitations_of(establishment: Establishment) -> QuerySet[Invitation]:
    """Logins asked for whose key has not been used and not been withdrawn."""
    return Invitation.objects.filter(
        establishment=establishment, accepted_at=None, withdrawn_at=None, key__used_at=None, key__ended_at=None
    ).select_related("key")
