"""Who is told in My Page that a mail could not be delivered: those who can mend the address."""

from datetime import datetime

from mypage.accounts.choices import Audience
from mypage.accounts.models import User
from mypage.establishments.queries import memberships_of, owner_of
from mypage.notifications.commands import give_notice
from mypage.notifications.models import Mail


def tell_of_undelivered_mail(*, mail: Mail, at: datetime) -> None:
    """The 代表 of the login's establishments, or the office of a member of staff, have a notice. Inside a transaction.

    Nobody is told when the address is no login's: the screen of whoever waits for the mail shows its state.
    """
    user = User.objects.with_address(mail.audience, mail.to)
    if user is None or not user.is_active:
        return
    facts = {"title": mail.title}
    if user.audience == Audience.STAFF:
        give_notice(reader=("office", user.position.office_id), template="undelivered_staff_mail", facts=facts, at=at)
    if user.audience == Audience.EMPLOYER:
        for owner in _owners_above(user):
            give_notice(reader=("user", owner), template="undelivered_mail", facts=facts, at=at)


def _owners_above(user: User) -> set[int]:
    """Who manages the login: the 代表 of each of its establishments; itself while it has none."""
    owners = [owner_of(membership.establishment) for membership in memberships_of(user)]
    return {owner.user_id for owner in owners if owner} or {user.pk}
