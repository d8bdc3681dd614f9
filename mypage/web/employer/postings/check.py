"""申し込む前の確認: everything that was written, what stops it, what is to be confirmed (ui.md 3.7)."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mypage.establishments.choices import Role
from mypage.kernel.clock import day_in_japan, now
from mypage.postings.choices import ChangeStage, PostingState
from mypage.postings.content import table
from mypage.postings.models import Posting
from mypage.postings.pages import SECTION_TITLES
from mypage.postings.queries.looking import Look, look_at_draft
from mypage.postings.queries.remarks import open_remarks
from mypage.postings.rules.registry import Finding
from mypage.web.access import employer_view
from mypage.web.access_types import AreaRequest
from mypage.web.employer.postings.changing import changes_of
from mypage.web.employer.postings.mending import Mending
from mypage.web.employer.postings.own import locked_in, own_posting
from mypage.web.employer.postings.remarks import lines_of
from mypage.web.employer.postings.submission_form import MESSAGE, SubmissionForm
from mypage.web.employer.postings.writing_words import words_for
from mypage.web.http import leave_notice, page, see_other

CHECK = "employer/postings/check.html"


@employer_view(Role.OWNER, Role.MEMBER)
@require_safe
def check(request: AreaRequest, pk: int) -> HttpResponse:
    """The whole posting before it is sent. What was sent already leads to its receipt."""
    posting = own_posting(request, pk)
    if not posting.is_writable:
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
    if posting.change == ChangeStage.WAITING:
        leave_notice(request, "info", "変更は受け付け済みです", "同じ変更は、もう一度申し出られていません。")
        return see_other("employer:posting", posting.pk)
    if posting.state != PostingState.SUBMITTED:
        told = "この求人には、入力中の内容がありません。"
        leave_notice(request, "warning", "いまは申し込めません", told)
        return see_other("employer:posting", posting.pk)
    leave_notice(request, "info", "申込みは受け付け済みです", "同じ求人は、もう一度申し込まれていません。")
    return see_other("employer:posting_receipt", posting.pk)


def check_context(posting: Posting, look: Look, form: SubmissionForm) -> dict[str, Any]:
    """What the check page shows."""
    mending = Mending(posting.pk, look, locked_in(posting))
    changed = changes_of(posting, look) if posting.is_accepted else []
    return {
        "section": "postings",
        "posting": posting,
        "words": words_for(posting),
        "remarks": open_remarks(posting),
        "lines_of": lines_of,
        "changed": changed,
        "is_visit_due": look.visit_until and not posting.is_accepted and not posting.visited_at,
        "look": look,
        "form": form,
        "links": mending.of_lines(),
        "caution_links": {each.field: mending.of_finding(each) for each in look.cautions},
        "stops": _by_section(look.violations, mending),
        "stop_count": len(look.violations),
        "office": posting.establishment.office,
        "message_field": MESSAGE,
    }


def _by_section(violations: Sequence[Finding], mending: Mending) -> list[tuple[str, list[tuple[str, str]]]]:
    """What stops it, each with where it is mended, under the titles of the eight sections."""
    fields, found = table().fields, dict[int, list[tuple[str, str]]]()
    for each in violations:
        section = fields[each.field].section if each.field in fields else 0
        found.setdefault(section, []).append((each.message, mending.of_finding(each)))
    titles = {number: f"{number} {title}" for number, title in SECTION_TITLES.items()}
    return [(titles.get(number, "そのほか"), stops) for number, stops in sorted(found.items())]
