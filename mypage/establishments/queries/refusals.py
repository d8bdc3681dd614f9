"""求人不受理期間: which run, and which there were."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from mypage.establishments.models import Establishment, RefusalPeriod


def refusals_on(establishment: Establishment, day: date) -> list[RefusalPeriod]:
    """The periods in which the establishment's postings are refused on a day."""
    return list(RefusalPeriod.objects.running_on(day).filter(establishment=establishment))


def refusal_periods_of(establishment: Establishment) -> QuerySet[RefusalPeriod]:
    """All of an establishment, newest first, with who entered and who lifted them."""
    found = RefusalPeriod.objects.filter(establishment=establishment)
    return found.select_related("entered_by", "lifted_by")


def with_refusals(rows: QuerySet[Establishment], day: date) -> QuerySet[Establishment]:
    """Each with `is_refused`: whether its postings are refused on a day."""
    running = RefusalPeriod.objects.running_on(day).filter(establishment=OuterRef("pk"))
    return rows.annotate(is_refused=Exists(running))
