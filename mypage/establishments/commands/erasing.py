"""Rows of logins and of registrations that came to nothing are erased, a few at a time."""

from datetime import date, datetime

from django.db.models import Q

from mypage.accounts.choices import Audience
from mypage.accounts.models import User
from mypage.establishments import picture_files
from mypage.establishments.choices import ChangeState, ImageState, RegistrationState
from mypage.establishments.keeping import may_be_erased
from mypage.establishments.models import (
    Establishment,
    EstablishmentChange,
    EstablishmentImage,
    Membership,
    RefusalPeriod,
)
from mypage.kernel.clock import day_in_japan


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


def erase_images(*, before: datetime, limit: int) -> int:
    """Up to `limit` images taken away before that moment are gone with their files, and files without a row; how many.

    The rows go first: a file without its row is found again, a row without its file is not.
    """
    doomed = dict(EstablishmentImage.objects.filter(removed_at__lt=before).values_list("pk", "token")[:limit])
    if doomed:
        EstablishmentImage.objects.filter(pk__in=doomed).delete()
    for token in doomed.values():
        picture_files.drop(token)
    return len(doomed) + _erase_lost_files(before, limit - len(doomed))


def erase_refused_images(*, before: datetime, limit: int) -> int:
    """Up to `limit` images that the office refused before that moment are gone with their files; how many."""
    refused = EstablishmentImage.objects.filter(state=ImageState.REFUSED, decided_at__lt=before)
    doomed = dict(refused.values_list("pk", "token")[:limit])
    if doomed:
        EstablishmentImage.objects.filter(pk__in=doomed).delete()
    for token in doomed.values():
        picture_files.drop(token)
    return len(doomed)


def erase_change_drafts(*, before: datetime, limit: int) -> int:
    """Up to `limit` changes not touched since that moment are gone: given up, or never sent and announced; how many.

    Of a draft in which nothing is left nobody has to be told.
    """
    empty = Q(state=ChangeState.DISCARDED) | Q(state=ChangeState.DRAFT, values={})
    unsent = Q(state=ChangeState.DRAFT) & may_be_erased(before)
    idle = EstablishmentChange.objects.filter(unsent | (empty & Q(changed_at__lt=before)))
    doomed = list(idle.values_list("pk", flat=True)[:limit])
    if doomed:
        EstablishmentChange.objects.filter(pk__in=doomed).delete()
    return len(doomed)


def _erase_lost_files(before: datetime, limit: int) -> int:
    written = picture_files.tokens_before(before) if limit > 0 else {}
    known = set(EstablishmentImage.objects.filter(token__in=written).values_list("token", flat=True))
    lost = [path for token, paths in written.items() if token not in known for path in paths][:limit]
    for path in lost:
        path.unlink(missing_ok=True)
    return len(lost)


def erase_refusal_periods(*, before: datetime, limit: int) -> int:
    """Up to `limit` 求人不受理期間 that were over or lifted before that moment are gone; how many."""
    over = Q(lifted_at__lt=before) | Q(until__lt=day_in_japan(before))
    doomed = list(RefusalPeriod.objects.filter(over).values_list("pk", flat=True)[:limit])
    if doomed:
        RefusalPeriod.objects.filter(pk__in=doomed).delete()
    return len(doomed)
