"""Another mail address of a login, told to those who share an establishment with it."""

from datetime import datetime

from django.db import transaction

from mypage.accounts.commands import addresses
from mypage.accounts.models import AuthenticationKey, User
from mypage.establishments.commands.authority import refuse_other_office
from mypage.establishments.models import Membership
from mypage.kernel.rule import RuleViolation, Violation
from mypage.notifications.commands import give_notice, queue_mail

_GONE = Violation("login_gone", "この利用者は、すでに登録を終了しています。画面を開き直してください。")


def complete_change(*, user: User, key: AuthenticationKey, typed: str, at: datetime) -> None:
    """The login has the new address; the old one and the colleagues are told.

    RuleViolation when the key is not right (a wrong one counts) or another login has the address.
    """
    addresses.try_change(key=key, typed=typed, at=at)
    with transaction.atomic():
        addresses.settle_change(user=user, key=key, at=at)
        _tell_colleagues(user, at)


def take_replacement(*, membership: Membership, new_email: str, checked: str, by: User, at: datetime) -> None:
    """The office has taken the request to replace a dead address; `checked`: how it made sure of the person.

    A key goes to the new address, a notice to the old one and to the other logins; every session has ended.
    RuleViolation on the address, on what was checked, for another office, or when the login belongs there no more.
    """
    refuse_other_office(membership.establishment, by)
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=membership.user_id)
        if not Membership.objects.current().filter(pk=membership.pk).exists():
            raise RuleViolation(_GONE)
        addresses.replace_address(user=user, new_email=new_email, checked=checked, by=by, at=at)
        for address, establishment in [(user.email, membership.establishment.name), *_addresses_beside(user)]:
            facts = {"establishment": establishment}
            queue_mail(template="email_replacement_asked", to=address, facts=facts, at=at)


def complete_replacement(*, email: str, typed: str, password: str, at: datetime) -> None:
    """The login has the new address and password; old address and colleagues are told. A double click changes nothing.

    RuleViolation on password or key (a wrong one counts), or when another login has the address.
    """
    key, hashed = addresses.try_replacement(email=email, typed=typed, password=password, at=at)
    with transaction.atomic():
        user = addresses.settle_replacement(key=key, hashed=hashed, at=at)
        if user is not None:
            _tell_colleagues(user, at)


def _tell_colleagues(user: User, at: datetime) -> None:
    for address, establishment in _addresses_beside(user):
        facts = {"establishment": establishment}
        queue_mail(template="email_changed_colleagues", to=address, facts=facts, at=at)
    for establishment_id in Membership.objects.current().filter(user=user).values_list("establishment_id", flat=True):
        give_notice(reader=("establishment", establishment_id), template="email_changed", facts={}, at=at)


def _addresses_beside(user: User) -> list[tuple[str, str]]:
    mine = Membership.objects.current().filter(user=user).values("establishment_id")
    others = Membership.objects.current().filter(establishment__in=mine).exclude(user=user)
    found: dict[str, str] = {}
    for other in others.select_related("user", "establishment").order_by("establishment_id", "pk"):
        found.setdefault(other.user.email, other.establishment.name)
    return list(found.items())
