"""What is being written as a task list of its eight sections, and the deletion of a draft (ui.md 3.6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from mypage.kernel.clock import day_in_japan, now
from mypage.kernel.rule import RuleViolation
from mypage.postings.commands.drafting import delete_draft
from mypage.postings.content import table
from mypage.postings.pages import pages_of
from mypage.postings.progress import Progress, SectionProgress, of_form, progress_of
from mypage.postings.queries.facts import facts_of_draft
from mypage.postings.rules.registry import judge_whole
from mypage.web.access import employer_view
from mypage.web.access_types import AreaRequest
from mypage.web.employer.postings.application import application
from mypage.web.employer.postings.own import WRITERS, Written, own_draft, own_posting, read_draft
from mypage.web.employer.postings.states import chip_of
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


@employer_view()
@require_safe
def posting_writing(request: AreaRequest, pk: int) -> HttpResponse:
    """The task list of what was returned, and of a change of what is in force. A draft's stands at its own address."""
    own = own_posting(request, pk)
    if own.is_draft:
        return see_other("employer:posting", pk)
    if not own.is_writable:
        told = f"この求人は、いま「{chip_of(own, day_in_japan(now()))[0]}」で、入力中の修正や変更がありません。"
        leave_notice(request, "warning", "いまは書きかえられません", told)
        return see_other("employer:posting", pk)
    may_write = request.membership.role in WRITERS
    return page(request, "employer/postings/tasks.html", _context(read_draft(own), may_write=may_write))


@employer_view(*WRITERS)
def posting_deletion(request: AreaRequest, pk: int) -> HttpResponse:
    """A look at what will be deleted, then the deletion; the draft can be brought back for thirty days."""
    written = own_draft(request, pk)
    if not written.posting.is_draft:
        told = "削除できるのは、まだ申し込んでいない書きかけの求人だけです。"
        leave_notice(request, "warning", "削除しませんでした", told)
        return see_other("employer:posting", pk)
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
    sections = progress_of(written.kind, judged.facts.answers, findings, _finished(written), draft.confirmed)
    remarks = [_remarked(written, each) for each in sections]
    done = sum(each.state == Progress.DONE and not said for each, said in zip(sections, remarks, strict=True))
    return {
        "section": "postings",
        "posting": written.posting,
        "words": written.words,
        "remarks": written.remarks,
        "elsewhere": _elsewhere(written, remarks),
        "draft": draft,
        "done": done,
        "count": len(sections),
        "tasks": [
            _task(written, each, said, may_write=may_write) for each, said in zip(sections, remarks, strict=True)
        ],
        "may_write": may_write,
    }


def _finished(written: Written) -> Sequence[str]:
    """The pages whose writer is done: of what was submitted once, all."""
    if written.posting.is_draft:
        finished: list[str] = written.draft.finished
        return finished
    return [each.slug for each in pages_of(written.kind)]


def _remarked(written: Written, section: SectionProgress) -> list[tuple[str, str]]:
    """Page and field of every remark in a section."""
    fields = [(each.page.slug, field.name) for each in section.pages for field in each.page.fields]
    return [(slug, name) for slug, name in fields if name in written.remarks.by_field]


def _elsewhere(written: Written, remarks: Sequence[Sequence[tuple[str, str]]]) -> list[tuple[str, str]]:
    """Label and text of the remarks on what no page asks."""
    found = {name for said in remarks for _, name in said}
    by_field = written.remarks.by_field
    return [(table().fields[name].label, text) for name, text in by_field.items() if name not in found]


def _task(
    written: Written, section: SectionProgress, said: Sequence[tuple[str, str]], *, may_write: bool
) -> SectionTask:
    following = section.next_page
    href = reverse("employer:posting_page", args=[written.posting.pk, following.page.slug])
    if following.state == Progress.TO_MEND:
        href += "?mend=1"
    state = Progress.TO_MEND if said else section.state
    if said:
        slug, name = said[0]
        href = f"{reverse('employer:posting_page', args=[written.posting.pk, slug])}#remark-{name}"
    chip = (state.value, _COLORS[state]) if state in _COLORS else None
    return SectionTask(
        label=f"{section.number} {section.title}",
        href=href if may_write else "",
        hint=_remark_hint(written, said) if said else _hint(section),
        status=state.value,
        chip=chip,
    )


def _remark_hint(written: Written, said: Sequence[tuple[str, str]]) -> str:
    labels = [table().fields[name].label for _, name in said]
    more = f"（ほか{len(labels) - 1}件）" if len(labels) > 1 else ""
    return f"{written.posting.establishment.office.shown_name}からの指摘：{labels[0]}{more}"


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
