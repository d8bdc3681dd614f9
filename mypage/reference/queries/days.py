"""Open days of an office, and the help desk at a moment."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from mypage.reference.holidays import is_public_holiday
from mypage.reference.models import Office, OfficeClosedDay
from mypage.reference.rules.days import is_open_day
from mypage.reference.rules.help_desk import (
    HelpDeskHours,
    help_desk_is_open,
    help_desk_opens_next,
    help_desk_sentence,
)


@dataclass(frozen=True)
class HelpDeskStatus:
    """Whether the help desk answers now, when it opens next (on Japan's clock), and both in a sentence."""

    is_open: bool
    opens_next: datetime
    sentence: str


def closed_days_of(office: Office, since: date | None = None, until: date | None = None) -> frozenset[date]:
    """The office's own closed days, from `since` up to and including `until`."""
    found = OfficeClosedDay.objects.filter(office=office)
    if since:
        found = found.filter(day__gte=since)
    if until:
        found = found.filter(day__lte=until)
    return frozenset(found.values_list("day", flat=True))


def office_is_open_on(office: Office, day: date) -> bool:
    """Whether an office opens on a day."""
    return is_open_day(day, is_public_holiday, closed_days_of(office, day, day))


def help_desk_hours() -> HelpDeskHours:
    """The hours of the help desk from the settings."""
    return HelpDeskHours.parse(str(settings.SERVICE["helpdesk_opens"]), str(settings.SERVICE["helpdesk_closes"]))


def help_desk_status(at: datetime) -> HelpDeskStatus:
    """The help desk at a moment (S-39)."""
    hours = help_desk_hours()
    return HelpDeskStatus(
        is_open=help_desk_is_open(at, hours, is_public_holiday),
        opens_next=help_desk_opens_next(at, hours, is_public_holiday),
        sentence=help_desk_sentence(at, hours, is_public_holiday),
    )
