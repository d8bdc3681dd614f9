"""What decides whether the employer must come to the office for a posting, and by when (domain.md 9.2)."""

from datetime import date
from typing import Any

from django.conf import settings

from mypage.establishments.models import Establishment
from mypage.establishments.rules.registration import provisional_until
from mypage.postings.choices import PostingState
from mypage.postings.models import Posting
from mypage.reference.holidays import is_public_holiday
from mypage.reference.models import Office
from mypage.reference.queries import closed_days_of


def visit_circumstances(posting: Posting, establishment: Establishment, today: date) -> dict[str, Any]:
    """The part of the circumstances that the rules of area `visit` look at."""
    others = Posting.objects.filter(establishment=establishment).exclude(pk=posting.pk)
    submitted = list(
        others.exclude(state=PostingState.DRAFT)
        .values_list("is_for_people_with_disabilities", "trial_employment")
        .distinct()
    )
    return {
        "opened_at_counter": establishment.applied_at is None,
        "has_earlier_posting": bool(submitted),
        "has_disability_posting": any(is_disability for is_disability, _ in submitted),
        "earlier_trials": frozenset(trial for _, trial in submitted if trial),
        "visit_until": visit_day(establishment.office, today),
    }


def visit_day(office: Office, today: date) -> date:
    """By when a visit is due that is asked for today: by the 14th day, or the open day before."""
    return provisional_until(today, settings.PROVISIONAL_DAYS, is_public_holiday, closed_days_of(office, today))
