"""Ending sessions, of one device or of all."""

from datetime import datetime

from mypage.accounts.models import SignInSession, TrustedDevice, User
from mypage.audit.commands import record
from mypage.kernel.actor import Actor


def end_sessions(*, user: User, by: Actor, at: datetime, keep: str = "") -> int:
    """Every session of the login but `keep` (a session key) ends, and no device is trusted any more; how many ended."""
    sessions = SignInSession.objects.filter(user=user).exclude(session_key=keep)
    ended, _ = sessions.delete()
    TrustedDevice.objects.filter(user=user).delete()
    record("session.ended", by=by, at=at, subject=("user", user.pk), facts={"count": ended})
    return ended


def end_session(*, user: User, session: SignInSession, at: datetime) -> None:
    """One device of one's own is signed out."""
    SignInSession.objects.filter(user=user, session_key=session.session_key).delete()
    record("session.ended", by=user.actor(), at=at, subject=("user", user.pk), facts={"count": 1})
