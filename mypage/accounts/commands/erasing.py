"""Rows of sign-ins that have had their time are erased, a few at a time."""

from datetime import datetime

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.db.models import Q

from mypage.accounts.models import AuthenticationKey, SignInSession, Tally, TrustedDevice


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


def erase_keys(*, before: datetime, limit: int) -> int:
    """Up to `limit` mailed keys that were used, ended or ran out before that moment are gone; how many.

    What was begun with them (openings, applications, invitations) goes along.
    """
    over = Q(used_at__lt=before) | Q(ended_at__lt=before)
    ran_out = Q(used_at=None, ended_at=None, made_at__lt=before) & (
        Q(handed_over_at=None) | Q(handed_over_at__lt=before)
    )
    doomed = list(AuthenticationKey.objects.filter(over | ran_out).values_list("pk", flat=True)[:limit])
    if doomed:
        AuthenticationKey.objects.filter(pk__in=doomed).delete()
    return len(doomed)


def erase_sign_in_failures(*, before: datetime, limit: int) -> int:
    """Up to `limit` rows of each table of django-axes from before that moment are gone; how many."""
    erased = 0
    for table in (AccessAttempt, AccessFailureLog, AccessLog):
        doomed = list(table.objects.filter(attempt_time__lt=before).values_list("pk", flat=True)[:limit])
        if doomed:
            table.objects.filter(pk__in=doomed).delete()
        erased += len(doomed)
    return erased
