"""Log lines as JSON, without what people typed and without who they are."""

import json
import logging
from datetime import UTC, datetime

_FACTS = ("request_id", "method", "route", "status", "milliseconds", "mail", "template", "timer", "attempt")


class JsonLines(logging.Formatter):
    """One JSON object a line; of `extra` only the named facts are written, of an exception its kind and its place."""

    def format(self, record: logging.LogRecord) -> str:
        """The line for a record."""
        at = datetime.fromtimestamp(record.created, UTC)
        line: dict[str, object] = {
            "at": at.isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {fact: getattr(record, fact) for fact in _FACTS if hasattr(record, fact)}
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["where"] = _places(record)
        return json.dumps(line, ensure_ascii=False)


def _places(record: logging.LogRecord) -> list[str]:
    places = []
    trace = record.exc_info[2] if record.exc_info else None
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rpartition('/mypage/')[2]}:{trace.tb_lineno}:{code.co_name}")
        trace = trace.tb_next
    return places[-8:]
