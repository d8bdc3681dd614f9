"""Rows of account creation codes that have had their time are erased, a few at a time."""

from datetime import datetime

from django.db.models import Q

from mypage.onboarding.models import AccountCreationCode


def erase_codes(*, before: datetime, limit: int) -> int:
    """Up to `limit` codes used, ended or run out before that moment are gone with their openings; how many."""
    over = Q(ended_at__lt=before) | Q(ended_as="", valid_until__lt=before)
    doomed = list(AccountCreationCode.objects.filter(over).values_list("pk", flat=True)[:limit])
    if doomed:
        AccountCreationCode.objects.filter(pk__in=doomed).delete()
    return len(doomed)
