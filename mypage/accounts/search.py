"""職員の検索: the staff as administrators list them."""

from django.db.models import Q, QuerySet

from mypage.accounts.choices import Audience, StaffState
from mypage.accounts.models import StaffPosition, User
from mypage.kernel.ja import half_width

_UNREGISTERED = "!"
"""What an unusable password starts with (django.contrib.auth)."""


def staff_people() -> QuerySet[User]:
    """All staff with their positions, by office and name."""
    staff = User.objects.filter(audience=Audience.STAFF).select_related("position__office")
    return staff.order_by("position__office__prefecture_id", "position__office_id", "name", "pk")


def find_staff(*, words: str = "", office: int | None = None, state: str = "") -> QuerySet[User]:
    """The staff whose name or address holds every word, of an office, in a state."""
    found = staff_people()
    for word in half_width(words).split():
        found = found.filter(Q(name__icontains=word) | Q(email__icontains=word))
    if office is not None:
        found = found.filter(position__office_id=office)
    is_unregistered = Q(password__startswith=_UNREGISTERED)
    match state:
        case StaffState.DISABLED:
            return found.exclude(position__disabled_at=None)
        case StaffState.UNREGISTERED:
            return found.filter(is_unregistered, position__disabled_at=None)
        case StaffState.ACTIVE:
            return found.filter(~is_unregistered, position__disabled_at=None)
    return found


def staff_state(user: User) -> StaffState:
    """Whether a member of the staff can sign in, and if not, why."""
    position: StaffPosition = user.position
    if position.disabled_at is not None:
        return StaffState.DISABLED
    return StaffState.ACTIVE if user.has_usable_password() else StaffState.UNREGISTERED


def administrators_exist() -> bool:
    """Whether anyone administers the service, able to sign in or not yet."""
    return StaffPosition.objects.filter(is_administrator=True).exists()
