"""The request as views behind a gate see it."""

from django.http import HttpRequest

from mypage.accounts.models import StaffPosition, User
from mypage.establishments.models import Membership
from mypage.kernel.actor import Actor


class AreaRequest(HttpRequest):
    """A request behind a gate, with what the gate put on it."""

    area: str
    actor: Actor
    login: User
    """The signed-in login (behind every gate but the public ones)."""
    membership: Membership
    """Employer: the establishment worked for and the role in it."""
    memberships: list[Membership]
    position: StaffPosition
    """Staff: office and roles."""
