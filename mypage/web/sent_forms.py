"""A button that makes something makes it once: its form carries a token that is fresh with every page."""

import re
import secrets
from collections.abc import Callable
from datetime import datetime

from mypage.accounts.commands.sent_forms import made_once
from mypage.web.access_types import AreaRequest

FIELD = "form_token"
"""Its name in the form: <input type="hidden" name="form_token" value="{{ form_token }}">."""


def new_token() -> str:
    """A fresh token: 32 signs."""
    return secrets.token_hex(16)


def made_by_form(request: AreaRequest, at: datetime, make: Callable[[], int]) -> int | None:
    """The number of what the sent form makes, or made when it was sent before; None for a form without a token."""
    token = str(request.POST.get(FIELD, ""))
    if not re.fullmatch("[0-9a-f]{32}", token):
        return None
    return made_once(user=request.login, token=token, at=at, make=make)
