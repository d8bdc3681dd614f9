"""The page of a posting that is no draft any more: where it stands, what happened, what counts (ui.md 3.8)."""

from datetime import date
from typing import Any

from django.http import HttpResponse

from mypage.kernel.clock import day_in_japan, now
from mypage.postings.choices import ChangeStage, EndReason, PostingState
from mypage.postings.models import Posting
from mypage.postings.queries.looking import newest_revision, sections_of
from mypage.postings.queries.remarks import is_returned
from mypage.postings.queries.renewal import ending_soon
from mypage.web.access_types import AreaRequest
from mypage.web.employer.postings.actions import buttons_of
from mypage.web.employer.postings.remarks import Said, history_of
from mypage.web.employer.postings.states import scope_words, state_chips
from mypage.web.http import page
from mypage.web.sent_forms import new_token

_CHANGES = {
    ChangeStage.WRITING: "変更を入力中です。申し出るまでは、{office}には伝わりません。下の内容は、いまの内容です。",
    ChangeStage.WAITING: "変更を{office}が確認しています。確認が終わるまでは、下の内容のままです。",
    ChangeStage.RETURNED: "変更に修正の依頼があります。直して申し出るまでは、下の内容のままです。",
}


def application(request: AreaRequest, posting: Posting) -> HttpResponse:
    """State, terms, timeline and answers of a posting that was submitted."""
    revision = posting.in_force or newest_revision(posting)
    may_write, today = request.membership.may_write, day_in_japan(now())
    history = history_of(posting)
    context: dict[str, Any] = {
        "section": "postings",
        "posting": posting,
        "chips": state_chips(posting, today),
        "facts": _facts(posting, today),
        "history": history,
        "said": _said_last(posting, history),
        "of_change": _words_of_change(posting),
        "sections": sections_of(revision) if revision else [],
        "confirmed": revision.cautions if revision else [],
        "buttons": buttons_of(posting) if may_write else [],
        "may_renew": may_write and posting.is_accepted and _ends_soon(posting, today),
        "may_copy": may_write,
        "form_token": new_token(),
        "is_visit_due": posting.state == PostingState.SUBMITTED and posting.visit_until and not posting.visited_at,
    }
    return page(request, "employer/postings/application.html", context)


def _ends_soon(posting: Posting, today: date) -> bool:
    """Whether the desk of renewals has it."""
    return ending_soon(posting.establishment, today).filter(pk=posting.pk).exists()


def _said_last(posting: Posting, history: list[dict[str, Any]]) -> Said | None:
    """The words that are to be acted upon: of a 修正依頼 that is open, or of the 不受理 that ended it."""
    if not is_returned(posting) and posting.state != PostingState.REFUSED:
        return None
    return next((item["said"] for item in reversed(history) if item["said"]), None)


def _words_of_change(posting: Posting) -> str:
    words = _CHANGES.get(ChangeStage(posting.change), "")
    return words.format(office=posting.establishment.office.shown_name)


def _facts(posting: Posting, today: date) -> list[tuple[str, str, object]]:
    """Kind of value, label and value of what is known of it."""
    until = posting.referral_until
    days = (until - today).days if until and posting.is_in_force else None
    left = "" if days is None else "（今日まで）" if days == 0 else f"（あと{days}日）" if days > 0 else ""
    facts: list[tuple[str, str, object]] = [
        ("number", "求人番号", posting.number),
        ("text", "求人区分", posting.get_kind_display()),
        ("number", "受付番号", posting.receipt_number),
        ("day", "受付年月日", posting.accepted_on),
        ("until", "紹介期限日", (until, left) if until else None),
        ("text", "公開範囲", scope_words(posting)),
        ("day", "終了した日", posting.ended_on),
        ("text", "終了の理由", _end_words(posting)),
        ("number", "転用元の求人番号", posting.source_number),
        ("text", "確認する窓口" if not posting.is_accepted else "受理した窓口", posting.office.shown_name),
    ]
    return [each for each in facts if each[2]]


def _end_words(posting: Posting) -> str:
    if posting.state != PostingState.CANCELLED or not posting.end_reason:
        return ""
    return str(EndReason(posting.end_reason).label) + (f"（{posting.end_note}）" if posting.end_note else "")
