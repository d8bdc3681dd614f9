"""The recorded acts on an establishment."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from mypage.accounts.models import User
from mypage.audit.models import Event
from mypage.establishments.models import Establishment

_OFFICE_ON_LOGIN = "email.replaced_by_staff"


def history_of(establishment: Establishment, users: Iterable[User]) -> QuerySet[Event]:
    """What was done to an establishment, and by the office to these logins of it; newest first."""
    on_it = Q(subject_kind="establishment", subject_id=establishment.pk)
    on_logins = Q(action=_OFFICE_ON_LOGIN, subject_kind="user", subject_id__in=[user.pk for user in users])
    return Event.objects.filter(on_it | on_logins)
