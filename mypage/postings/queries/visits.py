"""What decides whether the employer must come to the office for a posting, and by when (domain.md 9.2)."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Max

from mypage.establishments.models import Establishment
from mypage.establishments.rules.registration import provisional_until
from mypage.postings.choices import PostingState
from mypage.postings.models import Posting
from mypage.reference.holidays import is_public_holiday
from mypage.reference.models import Office
from mypage.reference.queries import closed_days_of


def visit_circumstances(posting: Posting, establishment: Establishment, today: date) -> dict[str, Any]:
    """The part of the circumstances that the rules of area `visit` look at; a change of what was accepted asks none."""
    if posting.is_accepted:
        return {}
    others = (
        Posting.objects.filter(establishment=establishment).exclude(pk=posting.pk).exclude(state=PostingState.DRAFT)
    )
    kinds = others.values_list("is_for_people_with_disabilities", "trial_employment").order_by()
    submitted = list(kinds.annotate(last=Max("accepted_on")))
    accepted = [last for _, _, last in submitted if last]
    return {
        "opened_at_counter": establishment.applied_at is None,
        "has_earlier_posting": bool(submitted),
        "last_accepted_on": max(accepted, default=None),
        "has_disability_posting": any(is_disability for is_disability, _, _ in submitted),
        "earlier_trials": frozenset(trial for _, trial, _ in submitted if trial),
        "visit_until": visit_day(establishment.office, today),
    }


def visit_day(office: Office, today: date) -> date:
    """By when a visit is due that is asked for today: by the 14th day, or the open day before."""
    return provisional_until(today, settings.PROVISIONAL_DAYS, is_public_holiday, closed_days_of(office, today))
