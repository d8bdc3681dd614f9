"""申し込む前の確認: everything that was written, what stops it, what is to be confirmed (ui.md 3.7)."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from mypage.establishments.choices import Role
from mypage.kernel.clock import day_in_japan, now
from mypage.postings.content import table
from mypage.postings.models import Posting
from mypage.postings.pages import pages_by_field
from mypage.postings.queries.looking import Look, look_at_draft
from mypage.postings.rules.registry import Finding
from mypage.web.access import employer_view
from mypage.web.access_types import AreaRequest
from mypage.web.employer.postings.own import own_posting
from mypage.web.employer.postings.submission_form import MESSAGE, SubmissionForm, label_of
from mypage.web.http import leave_notice, page, see_other

CHECK = "employer/postings/check.html"
_DECLARATION = "R-003"
_MENDED_AT = {
    "workplace_municipality": "workplace_choice",
    "total_pay_from": "base_pay_from",
    "total_pay_to": "base_pay_to",
}
"""Fields that are shown and typed as another one."""


@employer_view(Role.OWNER, Role.MEMBER)
@require_safe
def check(request: AreaRequest, pk: int) -> HttpResponse:
    """The whole posting before it is submitted. One that was submitted already leads to its receipt."""
    posting = own_posting(request, pk)
    if not posting.is_draft:
        return told_already(request, posting)
    look = look_at_draft(posting, day_in_japan(now()))
    form = SubmissionForm(posting=posting, cautions=look.cautions)
    return page(request, CHECK, check_context(posting, look, form))


@employer_view()
@require_safe
def leaflet(request: AreaRequest) -> HttpResponse:
    """求人申込み前の確認リーフレット as a page of its own."""
    return page(request, "employer/postings/leaflet.html", {"section": "postings"})


def told_already(request: AreaRequest, posting: Posting) -> HttpResponse:
    """The first result, for whoever submits or checks again what was submitted."""
    if posting.state != "submitted":
        return see_other("employer:posting", posting.pk)
    leave_notice(request, "info", "申込みは受け付け済みです", "同じ求人は、もう一度申し込まれていません。")
    return see_other("employer:posting_receipt", posting.pk)


def check_context(posting: Posting, look: Look, form: SubmissionForm) -> dict[str, Any]:
    """What the check page shows."""
    return {
        "section": "postings",
        "posting": posting,
        "look": look,
        "form": form,
        "links": links_of(posting, look),
        "caution_links": {each.field: href_of(posting.pk, look.kind, each.field) for each in look.cautions},
        "stops": [_stop(posting, look.kind, each) for each in look.violations],
        "office": posting.establishment.office,
        "message_field": MESSAGE,
    }


def links_of(posting: Posting, look: Look) -> dict[str, str]:
    """First field of a line to the address where it is changed; none for what is not typed in the form."""
    fields = table().fields
    rows = (row for section in look.sections for row in section.rows)
    own = (
        row.field for row in rows if not fields[row.field].comes_from_establishment or not fields[row.field].is_computed
    )
    found = {name: href_of(posting.pk, look.kind, name) for name in own}
    return {name: href for name, href in found.items() if href}


def href_of(pk: int, kind: str, name: str) -> str:
    """Where a field is changed, coming back to the check page; empty for what nobody types."""
    typed = _MENDED_AT.get(name, name)
    field = table().fields.get(typed)
    if field is None:
        return ""
    if field.is_computed:
        return reverse("employer:establishment") if field.comes_from_establishment else ""
    on = pages_by_field(kind).get(typed)
    return f"{reverse('employer:posting_page', args=[pk, on.slug])}?back=check#id_{typed}" if on else ""


def _stop(posting: Posting, kind: str, finding: Finding) -> dict[str, str]:
    """A violation with the place where it is mended."""
    href = href_of(posting.pk, kind, finding.field)
    label = label_of(finding)
    if finding.rule == _DECLARATION:
        back = urlencode({"next": reverse("employer:posting_check", args=[posting.pk])})
        href, label = f"{reverse('employer:declaration')}?{back}", "自己申告書"
    return {"message": finding.message, "href": href, "label": label}
