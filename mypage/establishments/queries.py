"""Reading establishments, memberships and invitations."""

from django.db.models import Q, QuerySet

from mypage.accounts.models import User
from mypage.establishments.choices import Role
from mypage.establishments.models import Establishment, Invitation, Membership
from mypage.establishments.rules.names import folded_name
from mypage.kernel.numbers import EstablishmentNumber, phone_digits
from mypage.reference.models import Office


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


def find_establishments(*, words: str, office: Office | None = None) -> QuerySet[Establishment]:
    """Establishments by number, telephone number or (part of) name or kana; by office when given."""
    found = Establishment.objects.select_related("office")
    if office is not None:
        found = found.filter(office=office)
    for word in words.split() if not _is_number(words) else [words]:
        found = found.filter(_matching(word))
    return found.order_by("name_kana", "id")


def _is_number(words: str) -> bool:
    return _number_or_phone(words) != ("", "")


def _number_or_phone(word: str) -> tuple[str, str]:
    number = phone = ""
    try:
        number = EstablishmentNumber.parse(word).canonical
    except ValueError:
        number = ""
    try:
        phone = phone_digits(word)
    except ValueError:
        phone = ""
    return number, phone


def _matching(word: str) -> Q:
    number, phone = _number_or_phone(word)
    wanted = Q(search_name__contains=folded_name(word))
    if number:
        wanted |= Q(number=number)
    if phone:
        wanted |= Q(phone=phone)
    return wanted
