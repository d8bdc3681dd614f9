"""Rows of sign-ins that have had their time are erased, a few at a time."""

from datetime import datetime

from mypage.accounts.models import SignInSession, Tally, TrustedDevice


def erase_sessions(*, before: datetime, limit: int) -> int:
    """Up to `limit` sessions and trusted devices that ended before that moment are gone; how many."""
    sessions = list(SignInSession.objects.filter(expire_date__lt=before).values_list("pk", flat=True)[:limit])
    devices = list(TrustedDevice.objects.filter(valid_until__lt=before).values_list("pk", flat=True)[:limit])
    if sessions:
        SignInSession.objects.filter(pk__in=sessions).delete()
    if devices:
        TrustedDevice.objects.filter(pk__in=devices).delete()
    return len(sessions) + len(devices)


def erase_tallies(*, before: datetime, limit: int) -> int:
    """Up to `limit` counted tries from before that moment are gone; how many."""
    doomed = list(Tally.objects.filter(at__lt=before).values_list("pk", flat=True)[:limit])
    if doomed:
        Tally.objects.filter(pk__in=doomed).delete()
    return len(doomed)
