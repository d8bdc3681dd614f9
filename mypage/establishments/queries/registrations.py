"""Reading registrations: facts, what waits for an office, what was decided."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.db.models import Count, Min, Q, QuerySet

from mypage.establishments.choices import RegistrationState
from mypage.establishments.models import Establishment, RegistrationReview
from mypage.establishments.rules.registration import EstablishmentFacts
from mypage.reference.models import Office


@dataclass(frozen=True)
class RegistrationCounts:
    """What waits for an office: how many, since when, the next lapse; and how many wait for their employers."""

    waiting: int
    oldest: datetime | None
    next_lapse: date | None
    returned: int


def facts_of(establishment: Establishment) -> EstablishmentFacts:
    """The facts as they stand, as a form shows them for changing."""
    own = {each.name for each in fields(EstablishmentFacts)} - {"industry_code"}
    known = {name: getattr(establishment, name) for name in own}
    return EstablishmentFacts(**known, industry_code=establishment.industry_id or "")


def registration_counts(office: Office) -> RegistrationCounts:
    """The size of an office's queue, in one statement."""
    waiting = Q(state=RegistrationState.PROVISIONAL)
    found = Establishment.objects.waiting().filter(office=office)
    counted = found.aggregate(
        waiting=Count("pk", filter=waiting),
        oldest=Min("applied_at", filter=waiting),
        next_lapse=Min("lapses_on", filter=waiting),
        returned=Count("pk", filter=Q(state=RegistrationState.RETURNED)),
    )
    return RegistrationCounts(**counted)


def registrations_of(office: Office, state: str) -> QuerySet[Establishment]:
    """The provisional registrations of an office in a state, those first that lapse first."""
    found = Establishment.objects.filter(office=office, state=state)
    return found.with_places().order_by("lapses_on", "applied_at", "id")


def reviews_of(establishment: Establishment) -> QuerySet[RegistrationReview]:
    """What the office decided, newest first."""
    return RegistrationReview.objects.filter(establishment=establishment).select_related("by")
