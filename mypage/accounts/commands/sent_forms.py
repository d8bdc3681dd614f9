"""What one sent form makes it makes once, however often it is sent: a double click, a page that was sent again."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from mypage.accounts.models import SentForm, User


def made_once(*, user: User, token: str, at: datetime, make: Callable[[], int]) -> int:
    """The number of what `make` makes, or made when this login sent the form with this token before.

    Two sendings at the same moment: the second waits for the first, and finds what it made.
    """
    with transaction.atomic():
        row, is_first = SentForm.objects.get_or_create(user=user, token=token, defaults={"at": at})
        if is_first or row.made is None:
            row.made = make()
            row.save(update_fields=["made"])
    return row.made


def erase_sent_forms(*, before: datetime, limit: int) -> int:
    """Up to `limit` of those sent before that moment are gone; how many."""
    doomed = list(SentForm.objects.filter(at__lt=before).values_list("pk", flat=True)[:limit])
    if doomed:
        SentForm.objects.filter(pk__in=doomed).delete()
    return len(doomed)
