"""Reading establishments, memberships and invitations."""

from mypage.establishments.queries.finding import (
    Order,
    Similar,
    establishment_with_number,
    find_establishments,
    similar_establishments,
)
from mypage.establishments.queries.history import history_of
from mypage.establishments.queries.memberships import (
    invitations_for,
    logins_of,
    memberships_of,
    owner_of,
    pending_invitations_of,
)
from mypage.establishments.queries.places import offices_for_address
from mypage.establishments.queries.registrations import (
    RegistrationCounts,
    facts_of,
    registration_counts,
    registrations_of,
    reviews_of,
)

__all__ = [
    "Order",
    "RegistrationCounts",
    "Similar",
    "establishment_with_number",
    "facts_of",
    "find_establishments",
    "history_of",
    "invitations_for",
    "logins_of",
    "memberships_of",
    "offices_for_address",
    "owner_of",
    "pending_invitations_of",
    "registration_counts",
    "registrations_of",
    "reviews_of",
    "similar_establishments",
]
