"""Rows of logins and of registrations that came to nothing are erased, a few at a time."""

from datetime import date, datetime

from django.db.models import Q

from mypage.accounts.choices import Audience
from mypage.accounts.models import User
from mypage.establishments.choices import RegistrationState
from mypage.establishments.models import Establishment, Membership


def erase_memberships(*, before: datetime, limit: int) -> int:
    """Up to `limit` memberships that ended before that moment are gone; how many."""
    doomed = list(Membership.objects.filter(ended_at__lt=before).values_list("pk", flat=True)[:limit])
    if doomed:
        Membership.objects.filter(pk__in=doomed).delete()
    return len(doomed)


def erase_logins(*, before: datetime, limit: int) -> int:
    """Up to `limit` logins of employers that belong nowhere and were not used since that moment are gone; how many."""
    unused = Q(last_login=None) | Q(last_login__lt=before)
    idle = User.objects.filter(unused, audience=Audience.EMPLOYER, memberships=None, joined_at__lt=before)
    doomed = list(idle.values_list("pk", flat=True)[:limit])
    if doomed:
        User.objects.filter(pk__in=doomed).delete()
    return len(doomed)


def erase_lapsed(*, before: date, limit: int) -> int:
    """Up to `limit` provisional registrations that lapsed before that day are gone; how many."""
    lapsed = Establishment.objects.filter(state=RegistrationState.LAPSED, lapses_on__lt=before)
    doomed = list(lapsed.values_list("pk", flat=True)[:limit])
    if doomed:
        Establishment.objects.filter(pk__in=doomed).delete()
    return len(doomed)
