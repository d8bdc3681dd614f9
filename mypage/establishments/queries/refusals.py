"""求人不受理期間: which run, and which there were."""

from datetime import date

from django.db.models import QuerySet

from mypage.establishments.models import Establishment, RefusalPeriod


def refusals_on(establishment: Establishment, day: date) -> list[RefusalPeriod]:
    """The periods in which the establishment's postings are refused on a day."""
    return list(RefusalPeriod.objects.running_on(day).filter(establishment=establishment))


def refusal_periods_of(establishment: Establishment) -> QuerySet[RefusalPeriod]:
    """All of an establishment, newest first, with who entered and who lifted them."""
    found = RefusalPeriod.objects.filter(establishment=establishment)
    return found.select_related("entered_by", "lifted_by")
