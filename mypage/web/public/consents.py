"""The first screen of both ways to a My Page: two texts, two boxes that nobody ticks for the reader (S-22, S-23)."""

from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest

from mypage.guidance.documents import PRIVACY, TERMS, Document, current
from mypage.kernel.clock import day_in_japan
from mypage.onboarding.commands.opening import Consents
from mypage.web.forms import Form


def _box(title: str) -> forms.BooleanField:
    label = f"「{title}」に同意します。"
    message = f"「{label}」にチェックがついていません。内容をご確認のうえ、チェックをつけてください。"
    return forms.BooleanField(label=label, error_messages={"required": message})


class ConsentForm(Form):
    """Two boxes, both to be ticked by the reader."""

    privacy = _box("プライバシーポリシー")
    terms = _box("利用規約")


def documents_of(at: datetime) -> dict[str, Document]:
    """The two texts in the versions that are in force."""
    day = day_in_japan(at)
    return {"privacy_text": current(PRIVACY, day), "terms_text": current(TERMS, day)}


def keep_consents(request: HttpRequest, flow: str, at: datetime, attempt: str) -> Consents:
    """The reader's agreement, its versions and its time begin an attempt in this browser."""
    versions = {document.key: document.version for document in documents_of(at).values()}
    request.session[flow] = {"versions": versions, "at": at.isoformat(), "attempt": attempt}
    return Consents(versions, at, attempt)


def kept_consents(request: HttpRequest, flow: str) -> Consents | None:
    """What was agreed to in this browser; None when the first screen was not passed or the session ended."""
    kept: dict[str, Any] | None = request.session.get(flow)
    if kept is None:
        return None
    return Consents(kept["versions"], datetime.fromisoformat(kept["at"]), kept["attempt"])
