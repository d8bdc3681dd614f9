"""The session store: Django's database sessions, with the owner and the device beside the data."""

from datetime import datetime
from typing import Any, cast

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from mypage.accounts.models import SignInSession


class SessionStore(DatabaseStore):
    """Writes `SignInSession` rows; what the list of devices shows is taken out of the session's own data."""

    @classmethod
    def get_model_class(cls) -> type[SignInSession]:
        """The table of sessions."""
        return SignInSession

    def get_session_cookie_age(self) -> int:
        """Seconds the session lives: the idle limit, or longer while a stranger waits for a mail (`kept_seconds`)."""
        usual = int(super().get_session_cookie_age())
        if "_auth_user_id" in self:
            return usual
        return max(usual, int(self.get("kept_seconds", 0)))

    def create_model_instance(self, data: dict[str, Any]) -> SignInSession:
        """The row for the session's data."""
        row = cast(SignInSession, super().create_model_instance(data))
        owner = data.get("_auth_user_id")
        row.user_id = int(owner) if owner else None
        row.device = data.get("device", "")
        row.signed_in_at = _moment(data.get("signed_in_at"))
        row.last_seen_at = _moment(data.get("last_seen_at"))
        return row


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
