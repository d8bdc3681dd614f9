"""求人の更新: one table of all that end soon, renewed in one step, each with its own result (ui.md 3.5, 3.8)."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from mypage.kernel.clock import day_in_japan, now
from mypage.kernel.rule import RuleViolation
from mypage.postings.commands.renewing import Renewed, begin_renewal, renew_many
from mypage.postings.models import Posting
from mypage.postings.queries.renewal import candidates, ending_soon
from mypage.postings.settings_tables import settings_on
from mypage.web.access import employer_view
from mypage.web.access_types import AreaRequest
from mypage.web.employer.postings.own import WRITERS, own_posting
from mypage.web.employer.postings.renewal_form import AT_ONCE, Row, Sent
from mypage.web.employer.postings.states import chip_of
from mypage.web.http import leave_notice, page, see_other

_DESK = "employer/renewal/desk.html"
_RESULT = "employer/renewal/result.html"
_KEPT = "renewal"
_DECLARATION = "R-003"


@employer_view(*WRITERS)
def renewal(request: AreaRequest) -> HttpResponse:
    """The desk, or what it sends."""
    if request.method != "POST":
        return _desk(request, None)
    sent = Sent(request.POST)
    postings = _chosen(request, sent)
    if sent.stops:
        return _desk(request, sent)
    at = now()
    accepted = [each for each in postings if each.is_accepted]
    establishment = request.membership.establishment
    looks = candidates(establishment, accepted, day_in_japan(at))
    wishes = sent.wishes(postings, looks)
    results = renew_many(establishment=establishment, wishes=wishes, by=request.login, at=at)
    request.session[_KEPT] = [_kept(each) for each in results]
    return see_other("employer:postings_renewed")


@employer_view(*WRITERS)
@require_safe
def renewed(request: AreaRequest) -> HttpResponse:
    """What became of each posting that was renewed last; the desk where none was."""
    kept: list[dict[str, Any]] = request.session.get(_KEPT, [])
    wanted = {pk for each in kept for pk in (each["source"], each["posting"]) if pk}
    found = Posting.objects.of(request.membership.establishment).in_bulk(wanted)
    rows = [
        {"source": found[each["source"]], "posting": found.get(each["posting"]), "messages": each["messages"]}
        for each in kept
        if each["source"] in found
    ]
    if not rows:
        return see_other("employer:postings_renewal")
    stopped = [row for row in rows if row["messages"]]
    done = [row for row in rows if not row["messages"]]
    context = {"section": "postings", "stopped": stopped, "done": done, "count": len(rows)}
    return page(request, _RESULT, context)


@employer_view(*WRITERS)
@require_POST
def renewal_of_one(request: AreaRequest, pk: int) -> HttpResponse:
    """更新: the renewal of one posting stands as a draft and is looked at before it is submitted."""
    posting = own_posting(request, pk)
    try:
        begun = begin_renewal(posting=posting, by=request.login, at=now())
    except RuleViolation as refusal:
        leave_notice(request, "warning", "更新を始めませんでした", refusal.violations[0].message)
        return see_other("employer:posting", pk)
    if not begun.is_draft:
        leave_notice(request, "info", "更新の申込みは受け付け済みです", "同じ求人は、もう一度更新されていません。")
        return see_other("employer:posting", begun.pk)
    return see_other("employer:posting_check", begun.pk)


def _desk(request: AreaRequest, sent: Sent | None) -> HttpResponse:
    establishment, today = request.membership.establishment, day_in_japan(now())
    pages = Paginator(ending_soon(establishment, today), AT_ONCE)
    shown = pages.get_page(request.GET.get("page"))
    is_usual = request.GET.get("choose") != "none"
    looks = candidates(establishment, list(shown), today)
    rows = [Row(look, sent, is_usual=is_usual) for look in looks]
    context = {
        "section": "postings",
        "rows": rows,
        "shown": shown,
        "stops": sent.stops if sent else [],
        "is_confirmed": bool(sent and request.POST.get("confirmed")),
        "is_declaration_due": any(each.rule == _DECLARATION for look in looks for each in look.violations),
        "ready": sum(1 for look in looks if not look.violations and not look.renewed),
        "chip_of": chip_of,
        "today": today,
        "days_after_end": int(settings_on(today)["renewal_days_after_end"]),
    }
    return page(request, _DESK, context, status=422 if sent else 200)


def _chosen(request: AreaRequest, sent: Sent) -> list[Posting]:
    """The chosen postings of the establishment, those that end first at the head; 404 for anybody else's."""
    own = Posting.objects.of(request.membership.establishment).filter(pk__in=sent.rows)
    postings = list(own.order_by("referral_until", "pk"))
    if len(postings) != len(sent.rows):
        raise Http404
    return postings


def _kept(result: Renewed) -> dict[str, Any]:
    return {
        "source": result.source.pk,
        "posting": result.posting.pk if result.posting else None,
        "messages": [each.message for each in result.violations],
    }
