"""高卒求人・中卒求人 for schools: what they may be given on a day, for all of them or for one."""

from datetime import date

from django.db.models import Q

from mypage.kernel.fields.writing import widened
from mypage.postings.choices import PostingKind, PostingState
from mypage.postings.models import Posting, PostingQuerySet
from mypage.postings.rules.viewing import WITH_NAME
from mypage.reference.models import Office

_KINDS = (PostingKind.HIGH_SCHOOL, PostingKind.JUNIOR_HIGH)
_SCHOOLS = "in_force__content__designated_schools"


def for_schools(office: Office, day: date, *, kind: str = "", school: str = "") -> PostingQuerySet:
    """An office's postings for pupils that are public to schools on a day, by their number.

    Postings in which recruiting is stopped are left out. With `school`, those that name it, and those that name none.
    """
    rows = Posting.objects.accepted().filter(office=office, kind__in=[kind] if kind in _KINDS else _KINDS)
    rows = rows.filter(scope=WITH_NAME, public_from__lte=day, referral_until__gte=day)
    rows = rows.exclude(state=PostingState.SUSPENDED).filter(Q(ended_on=None) | Q(ended_on__gt=day))
    if school:
        named = Q(**{f"{_SCHOOLS}__icontains": widened(school)}) | Q(**{f"{_SCHOOLS}__icontains": school})
        rows = rows.filter(named | Q(**{f"{_SCHOOLS}__isnull": True}) | Q(**{_SCHOOLS: ""}))
    return rows.select_related("establishment", "office", "in_force").order_by("number")
