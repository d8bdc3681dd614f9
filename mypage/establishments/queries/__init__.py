"""Reading establishments, memberships and invitations."""

from mypage.establishments.queries.content import (
    COLUMNS,
    InForce,
    changes_for,
    content_of,
    earlier_changes,
    facts_of_content,
    facts_of_workplace,
    images_for,
    in_force,
    latest_declaration,
    open_change,
    places_of,
    words_of,
    words_of_workplaces,
    workplaces_of,
)
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
from mypage.establishments.queries.refusals import refusal_periods_of, refusals_on, with_refusals
from mypage.establishments.queries.registrations import (
    RegistrationCounts,
    facts_of,
    registration_counts,
    registrations_of,
    reviews_of,
)

__all__ = [
    "COLUMNS",
    "InForce",
    "Order",
    "RegistrationCounts",
    "Similar",
    "changes_for",
    "content_of",
    "earlier_changes",
    "establishment_with_number",
    "facts_of",
    "facts_of_content",
    "facts_of_workplace",
    "find_establishments",
    "history_of",
    "images_for",
    "in_force",
    "invitations_for",
    "latest_declaration",
    "logins_of",
    "memberships_of",
    "offices_for_address",
    "open_change",
    "owner_of",
    "pending_invitations_of",
    "places_of",
    "refusal_periods_of",
    "refusals_on",
    "registration_counts",
    "registrations_of",
    "reviews_of",
    "similar_establishments",
    "with_refusals",
    "words_of",
    "words_of_workplaces",
    "workplaces_of",
]
