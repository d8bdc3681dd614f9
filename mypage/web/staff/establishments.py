"""The page of an establishment, as the staff see it."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse

from mypage.establishments.choices import RegistrationState
from mypage.establishments.models import Establishment, EstablishmentChange, Membership
from mypage.establishments.queries import history_of, logins_of
from mypage.kernel.clock import day_in_japan, now
from mypage.notifications.queries import addresses_not_reached
from mypage.onboarding.choices import CodeState
from mypage.onboarding.models import AccountCreationCode
from mypage.onboarding.queries import codes_of, live_code, opened_at
from mypage.web.access import staff_view
from mypage.web.access_types import AreaRequest
from mypage.web.http import page
from mypage.web.staff.loading import any_establishment, is_own
from mypage.web.staff.wording import Chip, code_chip, history_items, registration_chip

_MOST_EVENTS = 50


@staff_view("counter", "reviewer")
def establishment(request: AreaRequest, pk: int) -> HttpResponse:
    """Everything about an establishment: facts, My Page, codes, history."""
    at = now()
    row = any_establishment(pk, on=day_in_japan(at))
    codes, logins = codes_of(row), logins_of(row)
    events = history_of(row, [login.user for login in logins])
    context: dict[str, Any] = {
        "section": "establishments",
        "establishment": row,
        "chip": registration_chip(row.state),
        "is_own": is_own(request, row),
        "may": _may(request, row),
        "codes": [_code_line(code, at) for code in codes],
        "live": live_code(codes, at),
        "history": history_items(events[:_MOST_EVENTS]),
        "my_page": _my_page(codes, logins),
        "waiting_change": _waiting_change(request, row),
    }
    return page(request, "staff/establishments/establishment.html", context)


def _may(request: AreaRequest, row: Establishment) -> dict[str, bool]:
    """Which buttons stand on the page; the views and commands behind them ask again."""
    at_counter = request.position.is_counter and is_own(request, row)
    return {
        "issue": at_counter and row.is_registered and not row.has_my_page,
        "revoke": at_counter,
        "change": at_counter and row.is_registered,
        "replace_address": at_counter and row.has_my_page,
        "review": request.position.is_reviewer and is_own(request, row) and row.state == RegistrationState.PROVISIONAL,
    }


def _waiting_change(request: AreaRequest, row: Establishment) -> EstablishmentChange | None:
    """The change of its data that the reader may decide on."""
    may_decide = request.position.is_reviewer and is_own(request, row)
    return EstablishmentChange.objects.waiting().filter(establishment=row).first() if may_decide else None


def _code_line(code: AccountCreationCode, at: datetime) -> tuple[AccountCreationCode, Chip, bool, datetime | None]:
    """A code, its state, whether it is live, and when it ended if it was not time that ended it."""
    state = code.state_at(at)
    ended_at = None if state == CodeState.EXPIRED else code.ended_at
    return code, code_chip(code, at), state == CodeState.LIVE, ended_at


def _my_page(codes: list[AccountCreationCode], logins: list[Membership]) -> dict[str, Any]:
    unreached = addresses_not_reached([login.user.email for login in logins])
    since = opened_at(codes) or min((login.since for login in logins), default=None)
    return {"logins": logins, "unreached": unreached, "since": since}
