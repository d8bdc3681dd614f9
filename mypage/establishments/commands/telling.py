"""Who is told of what happens to an establishment's work: the logins that do it, and the establishment's list."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from mypage.establishments.choices import Role
from mypage.establishments.models import Establishment, Membership
from mypage.notifications.commands import give_notice, queue_mail


def tell_writers(
    establishment: Establishment,
    template: str,
    at: datetime,
    facts: Mapping[str, Any],
    notice: Mapping[str, Any] | None = None,
) -> None:
    """代表 and 担当 get the mail of that name, the establishment its notice, which may have facts of its own."""
    members = Membership.objects.current().filter(establishment=establishment)
    mail = {"establishment": establishment.name, **facts}
    for membership in members.filter(role__in=[Role.OWNER, Role.MEMBER]).select_related("user"):
        queue_mail(template=template, to=membership.user.email, facts=mail, at=at)
    give_notice(reader=("establishment", establishment.pk), template=template, facts=dict(notice or facts), at=at)
