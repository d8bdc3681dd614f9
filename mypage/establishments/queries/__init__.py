"""Reading establishments, memberships and invitations."""

from mypage.establishments.queries.finding import Order, Similar, find_establishments, similar_establishments
from mypage.establishments.queries.memberships import (
    logins_of,
    memberships_of,
    open_invitations_of,
    owner_of,
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
    "facts_of",
    "find_establishments",
    "logins_of",
    "memberships_of",
    "offices_for_address",
    "open_invitations_of",
    "owner_of",
    "registration_counts",
    "registrations_of",
    "reviews_of",
    "similar_establishments",
]
