"""The home of the staff: what is to be done at one's office."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse

from mypage.accounts.models import StaffPosition
from mypage.establishments.queries import registration_counts
from mypage.kernel.clock import day_in_japan, now
from mypage.notifications.commands import mark_read
from mypage.notifications.queries import notices_for
from mypage.onboarding.queries import codes_with_wrong_entries
from mypage.postings.queries.applications import count_changes_and_extensions
from mypage.postings.queries.queue import queue_of
from mypage.web.access import staff_view
from mypage.web.access_types import AreaRequest
from mypage.web.http import page, see_other
from mypage.web.staff.finding import SearchForm
from mypage.web.staff.tokens import new_token

_MOST_NOTICES = 20
_SEEN_IN_A_QUEUE = (
    "waiting_registration",
    "posting_submitted",
    "posting_change_submitted",
    "posting_extension_asked",
)


@staff_view()
def home(request: AreaRequest) -> HttpResponse:
    """What is new for the office, what waits, and the search for an establishment."""
    at = now()
    context: dict[str, Any] = {"section": "home", "notices": _notices(request.position)}
    if request.position.is_counter or request.position.is_reviewer:
        context |= _work(request.position, at)
    return page(request, "staff/desk/home.html", context)


@staff_view()
def notice_done(request: AreaRequest, pk: int) -> HttpResponse:
    """A notice of the office has been dealt with."""
    if request.method == "POST":
        mark_read(readers=[("office", request.position.office_id)], at=now(), notice_id=pk)
    return see_other("staff:home")


def _notices(position: StaffPosition) -> list[dict[str, Any]]:
    """The unread notices to the office, but those that a queue shows anyway."""
    unread = notices_for(("office", position.office_id)).filter(read_at=None).exclude(template__in=_SEEN_IN_A_QUEUE)
    return [
        {
            "notice": notice,
            "token": new_token() if notice.template == "code_died" and position.is_counter else "",
            "establishment": notice.facts.get("establishment"),
        }
        for notice in unread[:_MOST_NOTICES]
    ]


def _work(position: StaffPosition, at: datetime) -> dict[str, Any]:
    return {
        "search": SearchForm(),
        "counts": registration_counts(position.office),
        "queue": queue_of(position.office, day_in_japan(at)),
        "changes_waiting": count_changes_and_extensions(position.office),
        "today": day_in_japan(at),
        "doubtful": codes_with_wrong_entries(position.office, at),
    }
