"""What happens to every request: it is logged, its input must be readable, an idle session ends."""

import logging
import secrets
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse, QueryDict

from mypage.kernel.clock import now
from mypage.web.errors import unreadable_input

log = logging.getLogger("mypage.requests")

Handler = Callable[[HttpRequest], HttpResponse]
_SEEN_EVERY = timedelta(minutes=5)


class RequestLog:
    """Writes a line for each request: route, status, time; no path and no query, which may hold personal data."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Handles the request and logs it."""
        began = time.perf_counter()
        request.request_id = secrets.token_hex(6)  # type: ignore[attr-defined]
        response = self.get_response(request)
        match = request.resolver_match
        facts = {
            "request_id": request.request_id,  # type: ignore[attr-defined]
            "method": request.method,
            "route": match.view_name if match else "",
            "status": response.status_code,
            "milliseconds": round((time.perf_counter() - began) * 1000, 1),
        }
        log.log(logging.ERROR if response.status_code >= 500 else logging.INFO, "request", extra=facts)
        response.headers["X-Request-ID"] = facts["request_id"]
        return response


class ReadableInput:
    """Refuses NUL characters and broken UTF-8 before anything else reads the input."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Handles a request whose input can be read, answers 400 otherwise."""
        if _is_unreadable(request.GET) or (request.method == "POST" and _is_unreadable(request.POST)):
            return unreadable_input(request)
        return self.get_response(request)


class IdleLimit:
    """Notes that a signed-in person is there, at most every five minutes; the session's term runs from that note."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Handles the request after the note."""
        if "_auth_user_id" in request.session:
            seen = request.session.get("last_seen_at")
            at = now()
            if seen is None or at - datetime.fromisoformat(seen) >= _SEEN_EVERY:
                request.session["last_seen_at"] = at.isoformat()
        return self.get_response(request)


def _is_unreadable(fields: QueryDict) -> bool:
    return any("\x00" in text or "\ufffd" in text for text in _texts(fields))


def _texts(fields: QueryDict) -> Iterable[str]:
    for name, values in fields.lists():
        yield name
        yield from values
