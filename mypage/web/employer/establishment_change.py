"""変更仮登録: old and new side by side, the submission, the withdrawal, and giving it up."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mypage.establishments.choices import ChangeState, Role
from mypage.establishments.commands.changing import Seen, discard_change, submit_change, withdraw_change
from mypage.establishments.content import screens
from mypage.establishments.queries import facts_of_content, words_of_workplaces, workplaces_of
from mypage.establishments.rules.changes import changed_names
from mypage.establishments.rules.content import violations_of_content
from mypage.kernel.clock import day_in_japan, now
from mypage.kernel.rule import RuleViolation
from mypage.web.access import employer_view
from mypage.web.access_types import AreaRequest
from mypage.web.employer.colleagues import leave_refusal
from mypage.web.employer.establishment import CHIPS
from mypage.web.employer.establishment_screens import Ground
from mypage.web.establishment_content import parts_of, rows_of_workplace
from mypage.web.http import leave_notice, page, see_other

_PAGE = "employer/establishment/change.html"


@employer_view()
@require_safe
def establishment_change(request: AreaRequest) -> HttpResponse:
    """What is in force beside what the change says, with what has to be mended first."""
    return _show(request)


@employer_view(Role.OWNER, Role.MEMBER)
def establishment_change_submission(request: AreaRequest) -> HttpResponse:
    """The change waits for the office."""
    if request.method != "POST":
        return see_other("employer:establishment_change")
    own = request.membership.establishment
    try:
        change = submit_change(establishment=own, seen=_seen(request), by=request.login, at=now())
    except RuleViolation as refusal:
        if any(violation.field for violation in refusal.violations):
            return _show(request, status=422)
        leave_refusal(request, refusal)
        return see_other("employer:establishment_change")
    if change.is_waiting:
        text = f"{own.office.shown_name}が内容を確認します。それまでは、これまでの内容が使われます。"
        leave_notice(request, "success", "変更を受け付けました", text)
    else:
        text = f"{own.office.shown_name}が仮登録と一緒に確認します。"
        leave_notice(request, "success", "仮登録の内容に加えました", text)
    return see_other("employer:establishment")


@employer_view(Role.OWNER, Role.MEMBER)
def establishment_change_withdrawal(request: AreaRequest) -> HttpResponse:
    """The change is being written again."""
    if request.method != "POST":
        return see_other("employer:establishment_change")
    try:
        withdraw_change(establishment=request.membership.establishment, by=request.login, at=now())
        leave_notice(request, "success", "変更の申込みを取り下げました", "入力した内容は、書きかけとして残っています。")
    except RuleViolation as refusal:
        leave_refusal(request, refusal)
    return see_other("employer:establishment")


@employer_view(Role.OWNER, Role.MEMBER)
def establishment_change_discard(request: AreaRequest) -> HttpResponse:
    """What was written is given up, after a look at what follows."""
    own = request.membership.establishment
    if request.method != "POST":
        ground = Ground.of(own)
        if ground.change is None or not ground.change.may_be_written:
            return see_other("employer:establishment")
        return page(request, "employer/establishment/discard.html", {"seen": str(Seen.of(own, ground.change))})
    try:
        discard_change(establishment=own, seen=_seen(request), by=request.login, at=now())
        leave_notice(request, "success", "書きかけの変更を破棄しました", "登録されている内容は、そのままです。")
    except RuleViolation as refusal:
        leave_refusal(request, refusal)
    return see_other("employer:establishment")


def _show(request: AreaRequest, status: int = 200) -> HttpResponse:
    own = request.membership.establishment
    ground = Ground.of(own)
    if ground.change is None:
        return see_other("employer:establishment")
    facts = facts_of_content(ground.values, day_in_japan(now()).year, ground.known)
    faults = violations_of_content(facts)
    changed = set(changed_names(ground.known.content, ground.values))
    touched = [screen for screen in screens() if changed & set(screen.names)]
    lacking = {each.field for each in faults}
    words = ground.known.words | facts.words
    workplaces = workplaces_of(own)
    places = words_of_workplaces(workplaces, ground.known)
    context: dict[str, Any] = {
        "establishment": own,
        "change": ground.change,
        "chip": CHIPS[ChangeState(ground.change.state)],
        "parts": parts_of(ground.known.content, ground.values, words),
        "faults": [(screen, [each for each in faults if each.field in screen.names]) for screen in touched],
        "open_screens": [screen for screen in screens() if screen not in touched and lacking & set(screen.names)],
        "changed": len(changed),
        "workplaces": [(each, rows_of_workplace(each.content, places)) for each in workplaces],
        "images": list(own.images.kept()),
        "seen": str(Seen.of(own, ground.change)),
        "may_write": request.membership.may_write,
        "is_refused": status == 422,
    }
    return page(request, _PAGE, context, status)


def _seen(request: AreaRequest) -> Seen:
    try:
        return Seen.parse(request.POST.get("seen", ""))
    except ValueError:
        return Seen(0)
