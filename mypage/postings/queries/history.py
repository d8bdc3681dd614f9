"""履歴: every posting of an establishment that was accepted since January 2020, in force or ended (S-04)."""

import re
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import F, OrderBy, Q
from django.db.models.functions import ExtractYear

from mypage.establishments.models import Establishment
from mypage.kernel.fields import widened
from mypage.kernel.ja import plain_digits
from mypage.postings.models import Posting, PostingQuerySet

_ORDERS = {"accepted": "accepted_on", "title": "job_title", "until": "referral_until", "state": "state"}
ORDERS = tuple(way + name for name in _ORDERS for way in ("", "-"))
_OFFICE_DIGITS = 5


@dataclass(frozen=True)
class HistoryFilter:
    """What the history is narrowed to; what is empty narrows nothing."""

    words: str = ""
    kind: str = ""
    year: int | None = None
    """Of 受付年月日."""
    state: str = ""


def history_begins() -> date:
    """The first 受付年月日 of which postings are kept (the setting HISTORY_SINCE)."""
    since: date = settings.HISTORY_SINCE
    return since


def past_postings(establishment: Establishment, wanted: HistoryFilter, order: str = "-accepted") -> PostingQuerySet:
    """The accepted postings that answer to what is wanted."""
    rows = _kept(establishment)
    for word in wanted.words.split():
        rows = rows.filter(_answers_to(word))
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.year:
        rows = rows.filter(accepted_on__year=wanted.year)
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    return rows.order_by(_way(order), "-accepted_on", "-pk")


def years_of(establishment: Establishment) -> list[int]:
    """The years in which postings were accepted, the newest first."""
    years = _kept(establishment).order_by().annotate(year=ExtractYear("accepted_on")).values_list("year", flat=True)
    return sorted(set(years.distinct()), reverse=True)


def _kept(establishment: Establishment) -> PostingQuerySet:
    return Posting.objects.of(establishment).accepted().filter(accepted_on__gte=history_begins())


def _way(order: str) -> OrderBy:
    column = F(_ORDERS[order.removeprefix("-")])
    return column.desc() if order.startswith("-") else column.asc()


def _answers_to(word: str) -> Q:
    title = widened(word)
    found = Q()
    for spelling in {title, title.upper(), title.lower()}:
        found |= Q(job_title__contains=spelling)
    number = plain_digits(word)
    if re.fullmatch(r"[0-9]+(-[0-9]*)?", number):
        digits = number.replace("-", "")
        found |= Q(number__contains=number)
        if len(digits) > _OFFICE_DIGITS:
            found |= Q(number__startswith=f"{digits[:_OFFICE_DIGITS]}-{digits[_OFFICE_DIGITS:]}")
    return found
