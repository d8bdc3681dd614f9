"""The page of a posting that is no draft any more: where it stands, what happened, what was submitted (ui.md 3.8)."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from mypage.establishments.choices import Role
from mypage.kernel.clock import now
from mypage.kernel.rule import RuleViolation
from mypage.postings.choices import PostingAction, PostingState
from mypage.postings.commands.drafting import start_draft
from mypage.postings.commands.submitting import withdraw_posting
from mypage.postings.content import table
from mypage.postings.models import Posting, PostingEvent, PostingRevision
from mypage.postings.queries.looking import newest_revision, sections_of
from mypage.web.access import employer_view
from mypage.web.access_types import AreaRequest
from mypage.web.employer.postings.own import own_posting
from mypage.web.employer.postings.states import chip_of
from mypage.web.http import leave_notice, page, see_other
from mypage.web.sent_forms import made_by_form, new_token

_ENDED = (PostingState.WITHDRAWN, PostingState.LAPSED)
_NOT_COPIED = frozenset({"has_read_leaflet", "confirms_self_declaration", "message_to_office"})
"""What is answered anew each time: nobody confirms a text on somebody's behalf."""


def application(request: AreaRequest, posting: Posting) -> HttpResponse:
    """State, timeline and answers of a posting that was submitted."""
    revision = newest_revision(posting)
    may_write = request.membership.may_write
    context: dict[str, Any] = {
        "section": "postings",
        "posting": posting,
        "chip": chip_of(posting),
        "history": _history(posting),
        "sections": sections_of(revision) if revision else [],
        "confirmed": revision.cautions if revision else [],
        "may_withdraw": may_write and posting.state == PostingState.SUBMITTED,
        "may_copy": may_write and posting.state in _ENDED,
        "form_token": new_token(),
        "is_visit_due": posting.state == PostingState.SUBMITTED and posting.visit_until and not posting.visited_at,
    }
    return page(request, "employer/postings/application.html", context)


@employer_view(Role.OWNER, Role.MEMBER)
def withdrawal(request: AreaRequest, pk: int) -> HttpResponse:
    """取下げ: what follows from it, and the button."""
    posting = own_posting(request, pk)
    if request.method == "POST":
        try:
            withdraw_posting(posting=posting, by=request.login, at=now())
        except RuleViolation as refusal:
            if posting.state != PostingState.WITHDRAWN:
                leave_notice(request, "warning", "取り下げませんでした", refusal.violations[0].message)
        else:
            told = "代表と担当の方に、メールでもお知らせします。"
            leave_notice(request, "success", "求人の申込みを取り下げました", told)
        return see_other("employer:posting", pk)
    if posting.state != PostingState.SUBMITTED:
        return see_other("employer:posting", pk)
    return page(request, "employer/postings/withdrawal.html", {"section": "postings", "posting": posting})


@employer_view(Role.OWNER, Role.MEMBER)
@require_POST
def copy(request: AreaRequest, pk: int) -> HttpResponse:
    """この内容で新しく書く: a draft with the answers of an application that was withdrawn or lapsed.

    A second click leads to the draft that the first one made.
    """
    posting = own_posting(request, pk)
    revision = newest_revision(posting)
    if revision is None or posting.state not in _ENDED:
        return see_other("employer:posting", pk)
    at = now()
    made = made_by_form(request, at, lambda: _copied(request, posting, revision, at))
    if made is not None and Posting.objects.of(posting.establishment).filter(pk=made).exists():
        return see_other("employer:posting", made)
    told = "この画面は古くなっていました。書き始めるときは、もう一度「この内容で新しく書く」を押してください。"
    leave_notice(request, "warning", "新しい求人は作っていません", told)
    return see_other("employer:posting", pk)


def _copied(request: AreaRequest, posting: Posting, revision: PostingRevision, at: datetime) -> int:
    fields = table().fields
    values = {
        name: value
        for name, value in revision.content.items()
        if name in fields and not fields[name].is_computed and name not in _NOT_COPIED
    }
    draft = start_draft(establishment=posting.establishment, values=values, by=request.login, at=at)
    told = "確認リーフレットと自己申告書の確認、ハローワークへの連絡事項は、引き継いでいません。"
    leave_notice(request, "success", f"「{posting.shown_title}」の内容で、新しい求人を書き始めました", told)
    return draft.pk


def _history(posting: Posting) -> list[dict[str, Any]]:
    events = PostingEvent.objects.filter(posting=posting).select_related("by", "office")
    items = [{"at": each.at, "text": _words(each), "by": _who(each), "comment": each.remarks} for each in events]
    if items:
        items[-1]["current"] = True
    return items


def _words(event: PostingEvent) -> str:
    return str(PostingAction(event.action).label)


def _who(event: PostingEvent) -> str:
    """The office for what staff did, the login for what the employer did, nobody for what time did."""
    if event.office is not None:
        return event.office.shown_name
    return event.by.name if event.by else ""
