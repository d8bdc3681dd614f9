"""職員: added, moved, given roles, stopped and let in again by administrators."""

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from mypage.accounts.choices import Audience
from mypage.accounts.commands.keys import end_keys
from mypage.accounts.commands.sessions import end_sessions
from mypage.accounts.commands.staff_registration import send_staff_key
from mypage.accounts.models import StaffPosition, User, identity_of
from mypage.accounts.rules.mail_address import typed_address, violations_of_mail_address
from mypage.accounts.rules.staff import StaffRoles, violations_of_losing_an_administrator, violations_of_staff
from mypage.audit.commands import record
from mypage.kernel.actor import Actor
from mypage.kernel.rule import RuleViolation, Violation
from mypage.reference.models import Office


def add_staff(*, email: str, name: str, office: Office, roles: StaffRoles, by: Actor, at: datetime) -> User:
    """A member of the staff exists and a key to register with is on its way.

    RuleViolation when the name, the address or the roles are not as they must be, or the address is staff already.
    """
    address = typed_address(email)
    found = [*violations_of_mail_address(address), *violations_of_staff(name, roles)]
    if found:
        raise RuleViolation(*(Violation(each.code, each.message, each.field or "email") for each in found))
    with transaction.atomic():
        _refuse_taken(address)
        user = User.objects.create(
            audience=Audience.STAFF,
            email=address,
            identity=identity_of(Audience.STAFF, address),
            name=name.strip(),
            password=make_password(None),
            joined_at=at,
        )
        StaffPosition.objects.create(user=user, office=office, **vars(roles))
        facts = {"office": office.pk, "roles": roles.words}
        record("staff.added", by=by, at=at, subject=("user", user.pk), facts=facts)
        send_staff_key(user=user, by=by, at=at)
    return user


def change_staff(*, user: User, name: str, office: Office, roles: StaffRoles, by: Actor, at: datetime) -> None:
    """A member of the staff has this name, office and these roles, from the next request on.

    RuleViolation when the name or the roles are not as they must be, or the last or one's own administration would go.
    Nothing is recorded when nothing changed.
    """
    found = violations_of_staff(name, roles)
    if found:
        raise RuleViolation(*found)
    with transaction.atomic():
        position = _locked(user)
        before = _facts(position)
        if position.is_administrator and position.disabled_at is None and not roles.is_administrator:
            _refuse_losing(user, by)
        position.office = office
        for role, is_held in vars(roles).items():
            setattr(position, role, is_held)
        position.user.name = name.strip()
        changes = {key: [before[key], value] for key, value in _facts(position).items() if before[key] != value}
        if not changes:
            return
        position.save()
        position.user.save(update_fields=["name"])
        record("staff.changed", by=by, at=at, subject=("user", user.pk), facts={"changed": changes})


def disable_staff(*, user: User, by: Actor, at: datetime) -> None:
    """A member of the staff can no longer sign in and is signed out everywhere.

    RuleViolation when that is so already, or the last or one's own administration would go.
    """
    with transaction.atomic():
        position = _locked(user)
        if position.disabled_at is not None:
            raise RuleViolation(Violation("staff_disabled", "この職員の利用は、すでに停止しています。"))
        if position.is_administrator:
            _refuse_losing(user, by)
        _set_disabled(position, at)
        end_keys(user=user, at=at)
        record("staff.disabled", by=by, at=at, subject=("user", user.pk))
        end_sessions(user=user, by=by, at=at)


def enable_staff(*, user: User, by: Actor, at: datetime) -> None:
    """A stopped member of the staff may sign in again. RuleViolation when nothing was stopped."""
    with transaction.atomic():
        position = _locked(user)
        if position.disabled_at is None:
            raise RuleViolation(Violation("staff_enabled", "この職員は、すでに利用できます。"))
        _set_disabled(position, None)
        record("staff.enabled", by=by, at=at, subject=("user", user.pk))


def _refuse_taken(address: str) -> None:
    if User.objects.with_address(Audience.STAFF, address) is not None:
        message = "このメールアドレスは、すでに職員として登録されています。職員の一覧で確かめてください。"
        raise RuleViolation(Violation("email_taken", message, "email"))


def _locked(user: User) -> StaffPosition:
    """The position, locked together with those of all administrators, so that two of them cannot remove each other."""
    list(StaffPosition.objects.select_for_update().filter(is_administrator=True).order_by("pk"))
    return StaffPosition.objects.select_for_update(of=("self",)).select_related("user").get(user=user)


def _refuse_losing(user: User, by: Actor) -> None:
    others = StaffPosition.objects.filter(is_administrator=True, disabled_at=None, user__is_active=True)
    able = [each for each in others.exclude(user=user).select_related("user") if each.user.has_usable_password()]
    is_oneself = by.kind == "staff" and by.id == user.pk
    found = violations_of_losing_an_administrator(is_oneself=is_oneself, others_who_can_sign_in=len(able))
    if found:
        raise RuleViolation(*found)


def _set_disabled(position: StaffPosition, at: datetime | None) -> None:
    position.disabled_at = at
    position.save(update_fields=["disabled_at"])
    position.user.is_active = at is None
    position.user.save(update_fields=["is_active"])


def _facts(position: StaffPosition) -> dict[str, object]:
    return {"name": position.user.name, "office": position.office_id, "roles": position.roles}
