"""Who belongs to an establishment: its opening, further logins, hand-over, leaving."""

from datetime import datetime

from django.db import transaction

from mypage.accounts.commands.sessions import end_sessions
from mypage.accounts.models import User
from mypage.audit.commands import record
from mypage.establishments.choices import Role
from mypage.establishments.models import Establishment, Invitation, Membership
from mypage.kernel.rule import RuleViolation, Violation
from mypage.notifications.commands import queue_mail

_NOT_OWNER = Violation("not_owner", "この手続きは、代表の方だけが行えます。代表の方にご依頼ください。")


def open_my_page(*, establishment: Establishment, user: User, at: datetime) -> Membership:
    """The login is the establishment's 代表. Call inside a transaction.

    RuleViolation when the establishment has a 代表 already.
    """
    locked = Establishment.objects.select_for_update().get(pk=establishment.pk)
    if Membership.objects.current().filter(establishment=locked, role=Role.OWNER).exists():
        raise RuleViolation(
            Violation(
                "my_page_open", "この事業所の求人者マイページはすでに開設されています。代表の方にご確認ください。"
            )
        )
    Establishment.objects.filter(pk=locked.pk).update(logins_confirmed_at=at)
    record("membership.added", by=user.actor(), at=at, subject=("establishment", locked.pk), facts={"user": user.pk})
    return Membership.objects.create(establishment=locked, user=user, role=Role.OWNER, since=at)


def change_role(*, membership: Membership, role: str, by: Membership, at: datetime) -> None:
    """A further login has another role (担当 or 閲覧のみ). RuleViolation unless the 代表 does it to another login."""
    _refuse_unless_owner(by, membership)
    with transaction.atomic():
        Membership.objects.current().filter(pk=membership.pk).update(role=role)
        facts = {"user": membership.user_id, "role": role}
        subject = ("establishment", membership.establishment_id)
        record("membership.role_changed", by=by.user.actor(), at=at, subject=subject, facts=facts)


def remove_login(*, membership: Membership, by: Membership, at: datetime) -> None:
    """A further login belongs to the establishment no more. RuleViolation unless the 代表 removes another login."""
    _refuse_unless_owner(by, membership)
    with transaction.atomic():
        end_membership(membership, at)
        subject = ("establishment", membership.establishment_id)
        record("membership.removed", by=by.user.actor(), at=at, subject=subject, facts={"user": membership.user_id})
        facts = {"establishment": membership.establishment.name, "removed_at": at}
        queue_mail(template="login_removed_own", to=membership.user.email, facts=facts, at=at)
        queue_mail(template="login_removed", to=by.user.email, facts=facts, at=at)


def hand_over(*, to: Membership, by: Membership, at: datetime) -> None:
    """Another login is 代表, the former one 担当. RuleViolation unless the 代表 hands over to a colleague."""
    _refuse_unless_owner(by, to)
    with transaction.atomic():
        Establishment.objects.select_for_update().get(pk=by.establishment_id)
        if not Membership.objects.current().filter(pk=by.pk, role=Role.OWNER).update(role=Role.MEMBER):
            raise RuleViolation(_NOT_OWNER)
        if not Membership.objects.current().filter(pk=to.pk).update(role=Role.OWNER):
            raise RuleViolation(Violation("login_gone", "この利用者はすでに登録を終了しています。"))
        subject = ("establishment", by.establishment_id)
        facts = {"from": by.user_id, "to": to.user_id}
        record("membership.owner_handed_over", by=by.user.actor(), at=at, subject=subject, facts=facts)
        for each in (by, to):
            told = {"establishment": by.establishment.name, "handed_over_at": at}
            queue_mail(template="owner_handed_over", to=each.user.email, facts=told, at=at)


def confirm_logins(*, by: Membership, at: datetime) -> None:
    """The 代表 has confirmed the list of logins for a year. RuleViolation for anyone else."""
    if not by.is_owner:
        raise RuleViolation(_NOT_OWNER)
    with transaction.atomic():
        Establishment.objects.filter(pk=by.establishment_id).update(logins_confirmed_at=at)
        subject = ("establishment", by.establishment_id)
        record("membership.list_confirmed", by=by.user.actor(), at=at, subject=subject)


def leave_my_page(*, by: Membership, at: datetime) -> None:
    """退会: no login belongs to the establishment any more; the establishment stays with the office.

    RuleViolation unless the 代表 does it. A login without any establishment left signs in no more; it comes back by a
    new code.
    """
    if not by.is_owner:
        raise RuleViolation(_NOT_OWNER)
    establishment = by.establishment
    with transaction.atomic():
        Establishment.objects.select_for_update().get(pk=establishment.pk)
        record("my_page.left", by=by.user.actor(), at=at, subject=("establishment", establishment.pk))
        Invitation.objects.filter(establishment=establishment, accepted_at=None, withdrawn_at=None).update(
            withdrawn_at=at
        )
        for membership in Membership.objects.current().filter(establishment=establishment).select_related("user"):
            end_membership(membership, at)
            facts = {"establishment": establishment.name, "left_at": at, "office": establishment.office.shown_name}
            queue_mail(template="my_page_left", to=membership.user.email, facts=facts, at=at)


def end_membership(membership: Membership, at: datetime) -> None:
    """One membership ends; a login that belongs nowhere any more is closed with its sessions. Inside a transaction."""
    user = membership.user
    Membership.objects.current().filter(pk=membership.pk).update(ended_at=at)
    if not Membership.objects.current().filter(user=user).exists():
        end_sessions(user=user, by=user.actor(), at=at)
        User.objects.filter(pk=user.pk).update(is_active=False)


def _refuse_unless_owner(by: Membership, other: Membership) -> None:
    if not by.is_owner:
        raise RuleViolation(_NOT_OWNER)
    if other.pk == by.pk or other.establishment_id != by.establishment_id:
        raise RuleViolation(Violation("own_login", "代表の登録を変えるときは、先に代表をほかの方に交代してください。"))
