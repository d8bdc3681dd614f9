"""求人の申込み as a task list of its eight sections, and the deletion of a draft (ui.md 3.6)."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from mypage.kernel.clock import day_in_japan, now
from mypage.kernel.rule import RuleViolation
from mypage.postings.commands.drafting import delete_draft
from mypage.postings.progress import Progress, SectionProgress, of_form, progress_of
from mypage.postings.queries.facts import facts_of_draft
from mypage.postings.rules.registry import judge_whole
from mypage.web.access import employer_view
from mypage.web.access_types import AreaRequest
from mypage.web.employer.postings.application import application
from mypage.web.employer.postings.own import WRITERS, Written, own_draft, own_posting, read_draft
from mypage.web.http import leave_notice, page, see_other

_COLORS = {
    Progress.TO_MEND: "red",
    Progress.BEGUN: "blue",
    Progress.EMPTY: "gray",
    Progress.OPTIONAL: "gray",
}


@dataclass(frozen=True)
class SectionTask:
    """One line of the task list, as its macro takes it."""

    label: str
    href: str
    hint: str
    status: str = ""
    chip: tuple[str, str] | None = None


@employer_view()
@require_safe
def posting(request: AreaRequest, pk: int) -> HttpResponse:
    """A draft's task list; what was submitted has a page of its own."""
    own = own_posting(request, pk)
    if not own.is_draft:
        return application(request, own)
    may_write = request.membership.role in WRITERS
    return page(request, "employer/postings/tasks.html", _context(read_draft(own), may_write=may_write))


@employer_view(*WRITERS)
def posting_deletion(request: AreaRequest, pk: int) -> HttpResponse:
    """A look at what will be deleted, then the deletion; the draft can be brought back for thirty days."""
    written = own_draft(request, pk)
    context: dict[str, Any] = {"section": "postings", "posting": written.posting, "draft": written.draft}
    if request.method != "POST":
        return page(request, "employer/postings/deletion.html", context)
    try:
        delete_draft(posting=written.posting, by=request.login, at=now())
    except RuleViolation as refusal:
        return page(request, "employer/postings/deletion.html", context | {"refusal": refusal}, status=409)
    leave_notice(request, "success", "書きかけの求人を削除しました", "30日のあいだは、下の一覧から元に戻せます。")
    return see_other("employer:postings_deleted")


def _context(written: Written, *, may_write: bool) -> dict[str, Any]:
    judged = facts_of_draft(written.posting, day_in_japan(now()))
    draft = written.draft
    findings = of_form(judge_whole(judged.facts))
    sections = progress_of(written.kind, judged.facts.answers, findings, draft.finished, draft.confirmed)
    return {
        "section": "postings",
        "posting": written.posting,
        "draft": draft,
        "done": sum(each.state == Progress.DONE for each in sections),
        "count": len(sections),
        "tasks": [_task(written, each, may_write=may_write) for each in sections],
        "may_write": may_write,
    }


def _task(written: Written, section: SectionProgress, *, may_write: bool) -> SectionTask:
    following = section.next_page
    href = reverse("employer:posting_page", args=[written.posting.pk, following.page.slug])
    if following.state == Progress.TO_MEND:
        href += "?mend=1"
    state = section.state
    chip = (state.value, _COLORS[state]) if state in _COLORS else None
    return SectionTask(
        label=f"{section.number} {section.title}",
        href=href if may_write else "",
        hint=_hint(section),
        status=state.value,
        chip=chip,
    )


def _hint(section: SectionProgress) -> str:
    objections = [objection for each in section.pages for objection in each.objections]
    missing = sum(len(each.missing) for each in section.pages)
    cautions = sum(each.open_cautions for each in section.pages)
    left = [each.page.title for each in section.pages if each.state != Progress.DONE]
    if objections:
        return objections[0] + (f"（ほか{len(objections) - 1}件）" if len(objections) > 1 else "")
    if section.state == Progress.BEGUN:
        return f"終えていない画面：{'、'.join(left)}" + (f"（必須の入力があと{missing}つ）" if missing else "")
    if cautions:
        return f"申し込む前に確かめていただくことが{cautions}件あります。"
    if section.number == 2 and section.state == Progress.DONE:
        return "事業所情報から自動で入っています。"
    return ""
