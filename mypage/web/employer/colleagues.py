"""Finding another login, or an invitation, of one's own establishment: anyone else's does not exist."""

from django.http import Http404

from mypage.establishments.models import Invitation, Membership
from mypage.kernel.rule import RuleViolation
from mypage.web.access_types import AreaRequest
from mypage.web.http import leave_notice


def colleague_of(request: AreaRequest, pk: int) -> Membership:
    """A further login of the establishment, by its membership's number."""
    mine = Membership.objects.current().filter(establishment_id=request.membership.establishment_id)
    found = mine.exclude(pk=request.membership.pk).select_related("user", "establishment").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def invitation_of(request: AreaRequest, pk: int) -> Invitation:
    """An invitation of the establishment, whatever became of it."""
    found = Invitation.objects.filter(pk=pk, establishment_id=request.membership.establishment_id).first()
    if found is None:
        raise Http404
    return found


def leave_refusal(request: AreaRequest, refusal: RuleViolation) -> None:
    """The next page tells why nothing was done."""
    leave_notice(request, "warning", "手続きは行われませんでした", refusal.violations[0].message)
