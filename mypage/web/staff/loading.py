"""Loading what a member of staff asks for, and keeping everyone to the establishments of their own office."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from mypage.establishments.models import Establishment
from mypage.establishments.queries import with_refusals
from mypage.establishments.rules.authority import violations_of_authority
from mypage.web.access_types import AreaRequest


def any_establishment(pk: int, on: date | None = None) -> Establishment:
    """Any establishment: staff may see those of other offices. Http404 when there is none.

    With `on` it says whether its postings are refused on that day.
    """
    rows: QuerySet[Establishment] = Establishment.objects.with_places().with_my_page()
    return get_object_or_404(with_refusals(rows, on) if on else rows, pk=pk)


def own_establishment(request: AreaRequest, pk: int) -> Establishment:
    """One that one's own office is in charge of. Http404 when there is none, PermissionDenied for another office's."""
    establishment = any_establishment(pk)
    office = establishment.office
    for violation in violations_of_authority(request.position.office_id, office.pk, office.shown_name):
        raise PermissionDenied(violation.message)
    return establishment


def is_own(request: AreaRequest, establishment: Establishment) -> bool:
    """Whether one's own office is in charge of it."""
    return establishment.office_id == request.position.office_id
