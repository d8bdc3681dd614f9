"""The tables of establishments."""

from mypage.establishments.models.content import (
    EstablishmentChange,
    EstablishmentImage,
    SelfDeclaration,
    Workplace,
)
from mypage.establishments.models.refusals import RefusalPeriod
from mypage.establishments.models.registration import (
    Establishment,
    EstablishmentQuerySet,
    Invitation,
    Membership,
    MembershipQuerySet,
    RegistrationReview,
)

__all__ = [
    "Establishment",
    "EstablishmentChange",
    "EstablishmentImage",
    "EstablishmentQuerySet",
    "Invitation",
    "Membership",
    "MembershipQuerySet",
    "RefusalPeriod",
    "RegistrationReview",
    "SelfDeclaration",
    "Workplace",
]
