"""求人申込み: the posting is submitted, once; its receipt (ui.md 3.7)."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.views.decorators.http import require_safe

from mypage.accounts.models import User
from mypage.establishments.choices import Role
from mypage.kernel.clock import day_in_japan, now
from mypage.kernel.fields import normalised
from mypage.kernel.rule import RuleViolation
from mypage.postings.commands.drafting import EditedMeanwhile, save_answers
from mypage.postings.commands.submitting import CHANGED_MEANWHILE, submit_posting
from mypage.postings.content import table
from mypage.postings.models import Posting
from mypage.postings.queries.looking import look_at_draft
from mypage.postings.queries.queue import queue_of
from mypage.web.access import employer_view
from mypage.web.access_types import AreaRequest
from mypage.web.employer.postings.changing import NOTHING_CHANGED, changes_of
from mypage.web.employer.postings.check import CHECK, check_context, told_already
from mypage.web.employer.postings.own import own_posting
from mypage.web.employer.postings.states import chip_of
from mypage.web.employer.postings.submission_form import MESSAGE, VERSION, SubmissionForm
from mypage.web.employer.postings.writing_words import words_for
from mypage.web.http import invalid, leave_notice, page, see_other
from mypage.web.kept import GIVEN_BACK, given_back, keeps_what_was_typed, settled


@employer_view(Role.OWNER, Role.MEMBER)
@keeps_what_was_typed
def submission(request: AreaRequest, pk: int) -> HttpResponse:
    """Sends what the check page showed: an application, one that was mended, or a change; a second time, nothing."""
    posting = own_posting(request, pk)
    if not posting.is_writable:
        return told_already(request, posting)
    if request.method != "POST":
        return _given_back(request, posting) or see_other("employer:posting_check", pk)
    settled(request)
    at = now()
    sent = request.POST.copy()
    posting.draft.values[MESSAGE] = normalised(table().fields[MESSAGE], sent.get(MESSAGE, ""))
    look = look_at_draft(posting, day_in_japan(at))
    form = SubmissionForm(sent, posting=posting, cautions=look.cautions)
    is_whole = form.is_valid()
    try:
        version = _keep(posting, form, sent, request.login, at)
        if posting.is_accepted and not changes_of(posting, look):
            raise RuleViolation(NOTHING_CHANGED)
        if is_whole and not look.violations:
            submit_posting(posting=posting, by=request.login, at=at, version=version)
            return _sent(request, posting)
    except RuleViolation as refusal:
        form.show(refusal)
    if look.violations:
        what = "申し出られません" if posting.is_accepted else "申し込めません"
        form.add_error(None, f"直すところが{len(look.violations)}件あるため、まだ{what}。")
    return invalid(request, CHECK, check_context(posting, look, form))


def _sent(request: AreaRequest, posting: Posting) -> HttpResponse:
    """An application has its receipt; a change is told on the page of its posting."""
    if not posting.is_accepted:
        return see_other("employer:posting_receipt", posting.pk)
    office = posting.establishment.office.shown_name
    told = f"{office}が内容を確認します。それまでは、いまの内容のままです。代表と担当の方に、メールでもお知らせします。"
    leave_notice(request, "success", "変更を申し出ました", told)
    return see_other("employer:posting", posting.pk)


@employer_view()
@require_safe
def receipt(request: AreaRequest, pk: int) -> HttpResponse:
    """受付番号 and what happens next; stays readable for as long as there is the posting."""
    posting = own_posting(request, pk)
    if posting.receipt_number is None:
        raise Http404
    today = day_in_japan(now())
    queue = queue_of(posting.office, today)
    first = posting.revisions.select_related("submitted_by").order_by("number").first()
    context: dict[str, Any] = {
        "section": "postings",
        "posting": posting,
        "received": first,
        "chip": chip_of(posting, today),
        "queue": queue,
        "days": _days(queue.median_open_days),
    }
    return page(request, "employer/postings/receipt.html", context)


def _given_back(request: AreaRequest, posting: Posting) -> HttpResponse | None:
    """The check page with what was typed before the session had ended; None when nothing was."""
    kept = given_back(request)
    if kept is None:
        return None
    look = look_at_draft(posting, day_in_japan(now()))
    form = SubmissionForm(posting=posting, cautions=look.cautions, kept=kept)
    return page(
        request,
        CHECK,
        check_context(posting, look, form) | {"notice": GIVEN_BACK | {"text": words_for(posting).given_back}},
    )


def _keep(posting: Posting, form: SubmissionForm, sent: QueryDict, by: User, at: datetime) -> int:
    """The message and the ticks stay in the draft, whatever becomes of the rest; its version.

    RuleViolation for an outdated page.
    """
    shown = str(sent.get(VERSION, ""))
    seen = int(shown) if shown.isascii() and shown.isdecimal() else 0
    newest = posting.draft.version
    try:
        saved = save_answers(
            posting=posting,
            values={MESSAGE: posting.draft.values[MESSAGE]},
            version=seen,
            editor=f"check-{by.pk}",
            by=by,
            at=at,
            confirmed=form.confirmed,
        )
    except EditedMeanwhile as meanwhile:
        sent[VERSION] = str(meanwhile.version)
        raise RuleViolation(CHANGED_MEANWHILE) from None
    sent[VERSION] = str(saved.version)
    if seen != newest:
        raise RuleViolation(CHANGED_MEANWHILE)
    return saved.version


def _days(median: float | None) -> str:
    """3, 2.5: open days as people say them; empty when nothing waits."""
    return "" if median is None else f"{median:g}"
