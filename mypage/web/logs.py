"""Log lines as JSON, without what people typed and without who they are.

What a person typed can reach a line in four ways: the path or query (Django's own request lines, which the settings
silence), the arguments of a message, the words of an exception, a fact given as `extra`. So of a message only its fixed
part is written, of an exception its kind and its places, of `extra` the facts named here.
"""

import json
import logging
import sys
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from django.core.signals import got_request_exception
from django.http import HttpRequest

log = logging.getLogger("mypage.requests")

_FACTS = ("request_id", "method", "route", "status", "milliseconds", "mail", "template", "timer", "attempt", "rows")
_PLACES = 12


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The line for a record."""
        at = datetime.fromtimestamp(record.created, UTC)
        line: dict[str, object] = {
            "at": at.isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": str(record.msg) if isinstance(record.msg, str) else type(record.msg).__name__,
        }
        line |= {fact: getattr(record, fact) for fact in _FACTS if hasattr(record, fact)}
        if record.exc_info and record.exc_info[1] is not None:
            line |= told_of(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def told_of(error: BaseException) -> dict[str, object]:
    """An exception without its words, which may quote what was typed: its kind, its places, what it came from."""
    told: dict[str, object] = {"error": type(error).__name__, "where": places_of(error.__traceback__)}
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        told |= {"from": type(cause).__name__, "from_where": places_of(cause.__traceback__)}
    return told


def places_of(trace: TracebackType | None) -> list[str]:
    """The innermost places that an exception passed, as file:line:function."""
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{_short(code.co_filename)}:{trace.tb_lineno}:{code.co_name}")
        trace = trace.tb_next
    return places[-_PLACES:]


def connect() -> None:
    """From now on an exception that no view answers is logged: Django's own line would hold the path."""
    got_request_exception.connect(log_exception, dispatch_uid="mypage.web.logs")


def log_exception(sender: object, request: HttpRequest | None = None, **_more: Any) -> None:  # noqa: ARG001
    """Writes the line for an unanswered exception; its request id stands on the page that the person sees."""
    match = request.resolver_match if request is not None else None
    facts = {
        "request_id": getattr(request, "request_id", ""),
        "method": getattr(request, "method", ""),
        "route": match.view_name if match else "",
    }
    log.error("exception", exc_info=sys.exc_info(), extra=facts)


def _short(filename: str) -> str:
    for folder in ("/site-packages/", "/mypage/", "/config/"):
        if folder in filename:
            return (
                filename.rpartition(folder)[2]
                if folder == "/site-packages/"
                else filename[filename.rindex(folder) + 1 :]
            )
    return filename.rpartition("/")[2]
