"""What was sent after a session had ended is kept for an hour and given back to the same login, on the same page."""

import secrets
from datetime import datetime, timedelta

from mypage.accounts import keyring
from mypage.accounts.models import KeptEntry, SignInSession, User

KEPT = timedelta(hours=1)
LARGEST = 256 * 1024
"""Characters of a form as browsers send it."""
_LONGEST_PATH = 200
_SESSION, _TOKEN = "kept entry of session", "kept entry"


def keep_entry(*, session_key: str, path: str, body: str, at: datetime) -> str | None:
    """The token for having it back; None where nobody was signed in in that session, or for a monstrous form.

    A session keeps one entry: a later one takes the place of the earlier.
    """
    if len(body) > LARGEST or len(path) > _LONGEST_PATH:
        return None
    ended = SignInSession.objects.filter(session_key=session_key, expire_date__lte=at).exclude(user=None).first()
    if ended is None:
        return None
    token = secrets.token_urlsafe(32)
    KeptEntry.objects.update_or_create(
        session_hash=keyring.hashed(_SESSION, session_key),
        defaults={
            "user_id": ended.user_id,
            "token_hash": keyring.hashed(_TOKEN, token),
            "path": path,
            "body": body,
            "at": at,
        },
    )
    return token


def entry_of(*, token: str, user: User, path: str, at: datetime) -> str | None:
    """What a login sent to that page when its session had ended; None for anybody else and after an hour."""
    found = KeptEntry.objects.filter(token_hash__in=keyring.hashes(_TOKEN, token), user=user, path=path)
    row = found.filter(at__gt=at - KEPT).first()
    return row.body if row else None


def forget_entry(*, token: str, user: User) -> None:
    """It is not given back any more: its sender went on."""
    KeptEntry.objects.filter(token_hash__in=keyring.hashes(_TOKEN, token), user=user).delete()


def erase_kept_entries(*, before: datetime, limit: int) -> int:
    """Up to `limit` entries kept before that moment are gone; how many."""
    doomed = list(KeptEntry.objects.filter(at__lte=before).values_list("pk", flat=True)[:limit])
    if doomed:
        KeptEntry.objects.filter(pk__in=doomed).delete()
    return len(doomed)
