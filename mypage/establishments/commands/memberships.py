"""Who belongs to an establishment: its opening, roles, the end of a login, hand-over, the yearly confirmation."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from mypage.accounts.commands.logins import close_login
from mypage.accounts.models import User
from mypage.audit.commands import record
from mypage.establishments.choices import Role
from mypage.establishments.models import Establishment, Membership
from mypage.establishments.rules.logins import CHECK_AFTER
from mypage.kernel.rule import RuleViolation, Violation
from mypage.notifications.commands import give_notice, queue_mail

NOT_OWNER = Violation("not_owner", "この手続きは、代表の方だけが行えます。代表の方にご依頼ください。")
_OWN_LOGIN = Violation("own_login", "代表の登録を変えるときは、先に代表をほかの方に交代してください。")
_GONE = Violation("login_gone", "この利用者は、すでに登録を終了しています。一覧を開き直してください。")
_ROLE = Violation("role", "権限を選んでください。", "role")


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
    """A further login has another role (担当 or 閲覧のみ) and is told. RuleViolation unless the 代表 does it."""
    if role not in {Role.MEMBER, Role.VIEWER}:
        raise RuleViolation(_ROLE)
    with transaction.atomic():
        lock_as_owner(by)
        other = _colleague(membership, by)
        if other.role == role:
            return
        Membership.objects.filter(pk=other.pk).update(role=role)
        facts = {"user": other.user_id, "role": role}
        record("membership.role_changed", by=by.user.actor(), at=at, subject=_subject(by), facts=facts)
        told = {"establishment": by.establishment.name, "role": Role(role).label}
        queue_mail(template="login_role_changed", to=other.user.email, facts=told, at=at)


def remove_login(*, membership: Membership, by: Membership, at: datetime) -> None:
    """A further login belongs to the establishment no more. RuleViolation unless the 代表 removes another login."""
    with transaction.atomic():
        lock_as_owner(by)
        other = _colleague(membership, by)
        end_membership(other, at)
        facts = {"user": other.user_id}
        record("membership.removed", by=by.user.actor(), at=at, subject=_subject(by), facts=facts)
        told = {"establishment": by.establishment.name}
        queue_mail(template="login_removed_own", to=other.user.email, facts=told, at=at)
        queue_mail(template="login_removed", to=by.user.email, facts=told, at=at)
        give_notice(reader=_subject(by), template="login_removed", facts={}, at=at)


def hand_over(*, to: Membership, by: Membership, at: datetime) -> None:
    """Another login is 代表, the former one 担当. RuleViolation unless the 代表 hands over to a colleague."""
    with transaction.atomic():
        lock_as_owner(by)
        other = _colleague(to, by)
        Membership.objects.filter(pk=by.pk).update(role=Role.MEMBER)
        Membership.objects.filter(pk=other.pk).update(role=Role.OWNER)
        facts = {"from": by.user_id, "to": other.user_id}
        record("membership.owner_handed_over", by=by.user.actor(), at=at, subject=_subject(by), facts=facts)
        for each in (by.user, other.user):
            told = {"establishment": by.establishment.name}
            queue_mail(template="owner_handed_over", to=each.email, facts=told, at=at)
        give_notice(reader=_subject(by), template="owner_handed_over", facts={}, at=at)


def confirm_logins(*, by: Membership, at: datetime) -> None:
    """The 代表 has confirmed the list of logins for a year. RuleViolation for anyone else."""
    with transaction.atomic():
        lock_as_owner(by)
        Establishment.objects.filter(pk=by.establishment_id).update(logins_confirmed_at=at)
        record("membership.list_confirmed", by=by.user.actor(), at=at, subject=_subject(by))


def remind_of_logins(*, at: datetime, limit: int) -> int:
    """Up to `limit` establishments whose list is due are reminded, each once a year; how many were looked at."""
    year_ago = at - CHECK_AFTER
    not_reminded = Q(logins_reminded_at=None) | Q(logins_reminded_at__lte=year_ago)
    due = Establishment.objects.filter(not_reminded, logins_confirmed_at__lte=year_ago)
    owners = Membership.objects.current().filter(role=Role.OWNER, establishment__in=due)
    found = list(owners.select_related("user", "establishment").order_by("establishment_id")[:limit])
    for owner in found:
        with transaction.atomic():
            if not due.filter(pk=owner.establishment_id).update(logins_reminded_at=at):
                continue
            facts = {"establishment": owner.establishment.name}
            queue_mail(template="logins_check", to=owner.user.email, facts=facts, at=at)
            give_notice(reader=("user", owner.user_id), template="logins_check", facts={}, at=at)
    return len(found)


def end_membership(membership: Membership, at: datetime) -> None:
    """One membership ends; a login that belongs nowhere any more is closed with its sessions. Inside a transaction."""
    Membership.objects.filter(pk=membership.pk).update(ended_at=at)
    if not Membership.objects.current().filter(user=membership.user).exists():
        close_login(user=membership.user, at=at)


def lock_as_owner(by: Membership) -> None:
    """The establishment is held by whoever is its 代表 at this moment; RuleViolation when that is someone else."""
    Establishment.objects.select_for_update().get(pk=by.establishment_id)
    if not Membership.objects.current().filter(pk=by.pk, role=Role.OWNER).exists():
        raise RuleViolation(NOT_OWNER)


def _colleague(membership: Membership, by: Membership) -> Membership:
    if membership.pk == by.pk:
        raise RuleViolation(_OWN_LOGIN)
    current = Membership.objects.current().filter(pk=membership.pk, establishment_id=by.establishment_id)
    other = current.select_related("user").first()
    if other is None:
        raise RuleViolation(_GONE)
    return other


def _subject(by: Membership) -> tuple[str, int]:
    return ("establishment", by.establishment_id)
