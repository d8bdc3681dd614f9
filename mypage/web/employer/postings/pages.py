"""The pages of the form: shown, saved as typed, then judged (ui.md 3.6)."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from mypage.kernel.clock import day_in_japan, now
from mypage.kernel.rule import RuleViolation
from mypage.postings.commands.drafting import EditedMeanwhile
from mypage.postings.content import table
from mypage.postings.pages import Page, page_after, page_of
from mypage.postings.progress import of_form, of_page
from mypage.postings.queries.facts import facts_of_draft
from mypage.postings.rules.registry import Finding, judge_whole
from mypage.web.access import employer_view
from mypage.web.access_types import AreaRequest
from mypage.web.employer.postings.conflicts import conflict_page, gone_page, resolved
from mypage.web.employer.postings.finders import Help, help_asked
from mypage.web.employer.postings.form import given_back_context, page_context
from mypage.web.employer.postings.own import WRITERS, Written, any_page, own_draft, own_draft_still
from mypage.web.employer.postings.saving import LATER, Sent, save, save_around
from mypage.web.http import SeeOther, leave_notice, page
from mypage.web.kept import GIVEN_BACK, given_back, keeps_what_was_typed, settled

_ELSEWHERE = ("list", "check")
"""Buttons that save without a judgement and lead away from the form."""
_PAGE, _GROUP = "employer/postings/page.html", "employer/postings/_group.html"


@employer_view(*WRITERS)
@keeps_what_was_typed
def posting_page(request: AreaRequest, pk: int, slug: str) -> HttpResponse:
    """One page; with `mend` in its address also what the rules object to."""
    if request.method == "POST":
        return _sent(request, pk, any_page(slug))
    written = own_draft(request, pk)
    asked = written.page(slug)
    kept = given_back(request)
    if kept is not None:
        return page(request, _PAGE, given_back_context(written, asked, kept) | {"notice": GIVEN_BACK})
    found = _found(written, asked) if "mend" in request.GET else []
    return page(request, _PAGE, page_context(written, asked, found))


def _sent(request: AreaRequest, pk: int, asked: Page) -> HttpResponse:
    settled(request)
    written = own_draft_still(request, pk)
    if written is None:
        return gone_page(request, asked)
    if "resolve" in request.POST:
        return resolved(request, written, asked)
    sent = Sent.of(request, asked, written.locked)
    help_given = help_asked(request.POST, asked, written)
    try:
        saved = save(request, written, sent, help_given.changes if help_given else {}, by_button=not help_given)
    except EditedMeanwhile as meanwhile:
        save_around(request, written, sent, meanwhile)
        return conflict_page(request, written, asked, meanwhile)
    except RuleViolation as refusal:
        return _refused(request, written, sent, refusal)
    fresh = own_draft(request, pk)
    if page_of(fresh.kind, asked.slug) is None:
        leave_notice(
            request, "info", "保存しました", "求人区分が変わったため、この画面の項目は今の求人では使いません。"
        )
        return SeeOther(fresh.words.task_list)
    if help_given is not None:
        return _helped(request, fresh, fresh.page(asked.slug), help_given)
    return _went_on(request, fresh, sent, [table().fields[name].label for name in saved.widened])


def _went_on(request: AreaRequest, written: Written, sent: Sent, widened: list[str]) -> HttpResponse:
    asked, told = written.page(sent.page.slug), _widened_words(widened)
    go = request.POST.get("go")
    if go in _ELSEWHERE:
        check = reverse("employer:posting_check", args=[written.posting.pk])
        return _leave(request, check if go == "check" else written.words.task_list, told)
    found = [] if sent.finished == LATER else _found(written, asked)
    stops = [each for each in found if each.strength == "violation"]
    unseen = [each for each in found if each.strength == "caution" and each.key not in sent.seen | sent.confirmed]
    if stops or unseen or go != "next":
        context = page_context(written, asked, found, saved=_saved_words(stops, unseen), widened=told)
        return page(request, _PAGE, context, status=422 if stops or unseen else 200)
    following = page_after(written.kind, asked.slug)
    if following is None:
        return _leave(request, written.words.task_list, told)
    return _leave(request, reverse("employer:posting_page", args=[written.posting.pk, following.slug]), told)


def _leave(request: AreaRequest, address: str, told: str) -> HttpResponse:
    leave_notice(request, "success", "保存しました", told)
    return SeeOther(address)


def _helped(request: AreaRequest, written: Written, asked: Page, given: Help) -> HttpResponse:
    context = page_context(written, asked, (), given)
    is_part = request.headers.get("HX-Request") == "true"
    if is_part:
        context["group"] = next(each for each in context["groups"] if given.field in each.names)
    return page(request, _GROUP if is_part else _PAGE, context, status=422 if given.error else 200)


def _refused(request: AreaRequest, written: Written, sent: Sent, refusal: RuleViolation) -> HttpResponse:
    """Nothing could be saved: what was typed stands on the page again."""
    written.draft.values = {**written.raw, **sent.values}
    found = [Finding(each.code, "violation", each.message, each.field) for each in refusal.violations]
    asked = page_of(written.kind, sent.page.slug) or sent.page
    return page(request, _PAGE, page_context(written, asked, found), status=422)


def _found(written: Written, asked: Page) -> list[Finding]:
    judged = facts_of_draft(written.posting, day_in_japan(now()))
    return of_page(of_form(judge_whole(judged.facts)), asked)


def _saved_words(stops: list[Finding], unseen: list[Finding]) -> Mapping[str, Any]:
    if stops:
        text = "直してからもう一度保存するか、「保存して一覧に戻る」であとから直せます。"
        return {"kind": "warning", "title": "保存しました。直すところがあります", "text": text}
    if unseen:
        text = "「注意」のある項目を確かめ、このままでよければチェックをつけて、もう一度保存してください。"
        return {"kind": "warning", "title": "保存しました。確かめていただきたいことがあります", "text": text}
    return {"kind": "success", "title": "保存しました", "text": ""}


def _widened_words(labels: list[str]) -> str:
    return f"半角の文字を全角に改めました：{'、'.join(labels)}" if labels else ""
