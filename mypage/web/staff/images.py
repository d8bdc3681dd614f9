"""画像の確認: the images that wait for one's office, and what is decided on each."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from mypage.establishments.commands.image_decisions import accept_image, refuse_image
from mypage.establishments.models import EstablishmentImage
from mypage.establishments.queries import images_for
from mypage.establishments.rules.authority import violations_of_authority
from mypage.kernel.clock import now
from mypage.kernel.rule import RuleViolation
from mypage.web.access import staff_view
from mypage.web.access_types import AreaRequest
from mypage.web.http import invalid, leave_notice, page, see_other
from mypage.web.pictures import picture
from mypage.web.staff.change_forms import RefusalForm, SeenForm

PER_PAGE = 24
_ONE = "staff/changes/image.html"


@staff_view("reviewer")
@require_safe
def images(request: AreaRequest) -> HttpResponse:
    """What waits for one's own office, the longest waiting first."""
    rows = Paginator(images_for(request.position.office), PER_PAGE).get_page(request.GET.get("page"))
    return page(request, "staff/changes/images.html", {"section": "changes", "rows": rows})


@staff_view("reviewer")
@require_safe
def image(request: AreaRequest, pk: int) -> HttpResponse:
    """One image in full size, with its caption."""
    return page(request, _ONE, _deciding(_own(request, pk)))


@staff_view("reviewer")
def image_acceptance(request: AreaRequest, pk: int) -> HttpResponse:
    """The image may be shown."""
    row = _own(request, pk)
    if request.method != "POST":
        return see_other("staff:image", pk)
    form = SeenForm(request.POST)
    if not form.is_valid():
        return invalid(request, _ONE, _deciding(row) | {"acceptance": form, "form": form})
    try:
        accept_image(image=row, version=form.cleaned_data["version"], by=request.login, at=now())
        leave_notice(request, "success", "画像の掲載を確認しました", row.caption)
    except RuleViolation as refusal:
        leave_notice(request, "warning", "手続きは行われませんでした", refusal.violations[0].message)
    return see_other("staff:images")


@staff_view("reviewer")
def image_refusal(request: AreaRequest, pk: int) -> HttpResponse:
    """The image may not be shown; the employer reads why."""
    row = _own(request, pk)
    if request.method != "POST":
        return see_other("staff:image", pk)
    form = RefusalForm(request.POST)
    if not form.is_valid():
        return invalid(request, _ONE, _deciding(row) | {"refusal": form, "form": form})
    entered = form.cleaned_data
    try:
        refuse_image(image=row, reason=entered["remarks"], version=entered["version"], by=request.login, at=now())
        told = "求人者にメールでお知らせします。"
        leave_notice(request, "success", f"「{row.caption}」を掲載できない画像にしました", told)
    except RuleViolation as violations:
        leave_notice(request, "warning", "手続きは行われませんでした", violations.violations[0].message)
    return see_other("staff:images")


@staff_view("reviewer")
@require_safe
def image_file(request: AreaRequest, pk: int, size: str) -> HttpResponse:
    """The picture, whole or small."""
    return picture(_own(request, pk), size)


def _own(request: AreaRequest, pk: int) -> EstablishmentImage:
    """An image of an establishment of one's own office, once it was sent to it."""
    rows = EstablishmentImage.objects.kept().exclude(caption="").select_related("establishment__office", "decided_by")
    row = get_object_or_404(rows, pk=pk)
    office = row.establishment.office
    for violation in violations_of_authority(request.position.office_id, office.pk, office.shown_name):
        raise PermissionDenied(violation.message)
    return row


def _deciding(row: EstablishmentImage) -> dict[str, Any]:
    seen = {"version": row.version}
    return {
        "section": "changes",
        "image": row,
        "acceptance": SeenForm(initial=seen),
        "refusal": RefusalForm(initial=seen),
        "form": None,
    }
