"""The life of a posting after it was sent: every step is a page that says what follows, and then its button."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpResponse

from mypage.kernel.clock import day_in_japan, now
from mypage.kernel.rule import RuleViolation
from mypage.postings.choices import ChangeStage
from mypage.postings.commands import changing, living
from mypage.postings.commands.submitting import withdraw_posting
from mypage.postings.models import Posting
from mypage.postings.rules.validity import extended_until
from mypage.web.access import employer_view
from mypage.web.access_types import AreaRequest
from mypage.web.employer.postings.actions import is_allowed, why_not
from mypage.web.employer.postings.life_forms import CancellationForm
from mypage.web.employer.postings.own import WRITERS, own_posting
from mypage.web.http import invalid, leave_notice, page, posted, see_other

_TOLD = "代表と担当の方に、メールでもお知らせします。"


@dataclass(frozen=True)
class Step:
    """One step: its name among the steps of the workflow, its page, its command, what is said afterwards."""

    action: str
    template: str
    run: Callable[..., None]
    done: str
    told: str
    refused: str
    leads_to: str = "employer:posting"


_WITHDRAWAL = Step(
    "withdraw", "withdrawal", withdraw_posting, "求人の申込みを取り下げました", _TOLD, "取り下げませんでした"
)
_SUSPENSION = Step(
    "suspend",
    "suspension",
    living.suspend_recruiting,
    "募集を停止しました",
    f"「募集を再開する」で、いつでも元に戻せます。{_TOLD}",
    "募集を停止しませんでした",
)
_RESUMPTION = Step(
    "resume", "resumption", living.resume_recruiting, "募集を再開しました", _TOLD, "募集を再開しませんでした"
)
_EXTENSION = Step(
    "extend",
    "extension",
    living.ask_extension,
    "有効期間の延長を申し出ました",
    "結果は、メールと求人者マイページのお知らせでお伝えします。",
    "有効期間の延長を申し出ませんでした",
)
_FULFILMENT = Step(
    "fulfil", "fulfilment", living.fulfil_posting, "求人を充足として終えました", _TOLD, "求人を終えませんでした"
)
_CANCELLATION = Step(
    "cancel", "cancellation", living.cancel_posting, "求人を取り消しました", _TOLD, "求人を取り消しませんでした"
)
_CHANGE = Step(
    "begin",
    "change",
    changing.begin_change,
    "変更の入力を始めました",
    "申し出て、確認が終わるまでは、いまの内容のままです。",
    "変更を始めませんでした",
    "employer:posting_writing",
)
_DROP = Step(
    "drop",
    "change_drop",
    changing.drop_change,
    "変更を取りやめました",
    "求人は、いまの内容のまま続きます。",
    "変更を取りやめませんでした",
)


@employer_view(*WRITERS)
def withdrawal(request: AreaRequest, pk: int) -> HttpResponse:
    """取下げ of what waits, or was returned."""
    return _step(request, pk, _WITHDRAWAL)


@employer_view(*WRITERS)
def suspension(request: AreaRequest, pk: int) -> HttpResponse:
    """募集停止, and how it is undone."""
    return _step(request, pk, _SUSPENSION)


@employer_view(*WRITERS)
def resumption(request: AreaRequest, pk: int) -> HttpResponse:
    """募集再開."""
    return _step(request, pk, _RESUMPTION)


@employer_view(*WRITERS)
def extension(request: AreaRequest, pk: int) -> HttpResponse:
    """有効期間延長, which there is once."""
    return _step(request, pk, _EXTENSION)


@employer_view(*WRITERS)
def fulfilment(request: AreaRequest, pk: int) -> HttpResponse:
    """充足: the posting ends because as many as were sought were hired."""
    return _step(request, pk, _FULFILMENT)


@employer_view(*WRITERS)
def change(request: AreaRequest, pk: int) -> HttpResponse:
    """求人内容の変更 is begun; one that is open already is gone on with."""
    posting = own_posting(request, pk)
    if posting.change in (ChangeStage.WRITING, ChangeStage.RETURNED):
        return see_other("employer:posting_writing", pk)
    return _step(request, pk, _CHANGE, posting)


@employer_view(*WRITERS)
def change_drop(request: AreaRequest, pk: int) -> HttpResponse:
    """変更の取りやめ, also of one that waits for the office."""
    return _step(request, pk, _DROP)


@employer_view(*WRITERS)
def cancellation(request: AreaRequest, pk: int) -> HttpResponse:
    """求人取消, for good, with its reason."""
    posting = own_posting(request, pk)
    form = CancellationForm(posted(request))
    if request.method != "POST" or not is_allowed(posting, "cancel"):
        return _step(request, pk, _CANCELLATION, posting, form=form)
    if form.is_valid():
        run = partial(_CANCELLATION.run, reason=form.cleaned_data["reason"], note=form.cleaned_data["note"])
        try:
            run(posting=posting, by=request.login, at=now())
        except RuleViolation as refusal:
            if not any(each.field for each in refusal.violations):
                return _refused(request, posting, _CANCELLATION, refusal.violations[0].message)
            form.show(refusal)
        else:
            return _done(request, posting, _CANCELLATION)
    return invalid(request, _template(_CANCELLATION), _context(posting, form=form))


def _step(request: AreaRequest, pk: int, step: Step, posting: Posting | None = None, **context: Any) -> HttpResponse:
    """The page of a step, or the step. Out of state it is refused with the reason, whichever way it was asked for."""
    own = posting or own_posting(request, pk)
    if not is_allowed(own, step.action):
        return _refused(request, own, step, why_not(own, step.action, day_in_japan(now())))
    if request.method != "POST":
        return page(request, _template(step), _context(own, **context))
    try:
        step.run(posting=own, by=request.login, at=now())
    except RuleViolation as refusal:
        return _refused(request, own, step, refusal.violations[0].message)
    return _done(request, own, step)


def _template(step: Step) -> str:
    return f"employer/postings/{step.template}.html"


def _context(posting: Posting, **more: Any) -> dict[str, Any]:
    until = extended_until(posting.referral_until) if posting.referral_until else None
    office = posting.establishment.office
    return {"section": "postings", "posting": posting, "office": office, "extended": until, **more}


def _done(request: AreaRequest, posting: Posting, step: Step) -> HttpResponse:
    leave_notice(request, "success", step.done, step.told)
    return see_other(step.leads_to, posting.pk)


def _refused(request: AreaRequest, posting: Posting, step: Step, reason: str) -> HttpResponse:
    """The page of the posting says why not. The second of two clicks leaves the words of the first one standing."""
    left = request.session.get("notice") or {}
    if left.get("title") != step.done:
        leave_notice(request, "warning", step.refused, reason)
    return see_other("employer:posting", posting.pk)
