"""The first screen of both ways to a My Page: two texts, two boxes that nobody ticks for the reader (S-22, S-23)."""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest

from mypage.guidance.documents import PRIVACY, TERMS, Document, current
from mypage.kernel.clock import day_in_japan
from mypage.notifications.rules import TRIED_FOR
from mypage.onboarding.commands.opening import Consents
from mypage.web.forms import Form, consent_box

_LONGEST_WAIT = TRIED_FOR + timedelta(hours=2)
"""A mail may be tried that long, and its key counts from its hand-over (S-33): the session must not end before."""


class ConsentForm(Form):
    """Two boxes, both to be ticked by the reader."""

    privacy = consent_box("プライバシーポリシー")
    terms = consent_box("利用規約")


def documents_of(at: datetime) -> dict[str, Document]:
    """The two texts in the versions that are in force."""
    day = day_in_japan(at)
    return {"privacy_text": current(PRIVACY, day), "terms_text": current(TERMS, day)}


def keep_consents(request: HttpRequest, flow: str, at: datetime, attempt: str) -> Consents:
    """The reader's agreement, its versions and its time begin an attempt in this browser."""
    versions = {document.key: document.version for document in documents_of(at).values()}
    request.session[flow] = {"versions": versions, "at": at.isoformat(), "attempt": attempt}
    request.session["kept_seconds"] = int(_LONGEST_WAIT.total_seconds())
    return Consents(versions, at, attempt)


def kept_consents(request: HttpRequest, flow: str) -> Consents | None:
    """What was agreed to in this browser; None when the first screen was not passed or the session ended."""
    kept: dict[str, Any] | None = request.session.get(flow)
    if kept is None:
        return None
    return Consents(kept["versions"], datetime.fromisoformat(kept["at"]), kept["attempt"])
