"""Loading a posting for the staff of the office that is in charge of it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from mypage.establishments.rules.authority import violations_of_authority
from mypage.postings.models import Posting
from mypage.postings.queries.applications import SHOWN_STATES
from mypage.web.access_types import AreaRequest


def own_posting(request: AreaRequest, pk: int) -> Posting:
    """One that was submitted to one's own office. Http404 when there is none, PermissionDenied for another office's."""
    rows = Posting.objects.filter(state__in=SHOWN_STATES)
    found = get_object_or_404(
        rows.select_related("establishment__office", "office", "in_force", "submitted_by", "assigned_to"), pk=pk
    )
    office = found.office
    for violation in violations_of_authority(request.position.office_id, office.pk, office.shown_name):
        raise PermissionDenied(violation.message)
    return found
