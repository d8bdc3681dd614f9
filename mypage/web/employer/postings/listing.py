"""求人の一覧: the establishment's postings by state, narrowed, ordered, page by page; and drafts that were deleted."""

from datetime import datetime
from functools import partial

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from mypage.accounts.commands.searches import keep_search
from mypage.accounts.queries import kept_search
from mypage.establishments.choices import Role
from mypage.kernel.clock import day_in_japan, now
from mypage.postings.choices import PostingState
from mypage.postings.commands.drafting import restore_draft
from mypage.postings.keeping import DELETED_KEPT
from mypage.postings.models import Posting
from mypage.postings.queries.groups import GROUPS
from mypage.postings.queries.lists import Counts, count_by_state, deleted_drafts, find_postings, in_order, of_group
from mypage.web.access import employer_view
from mypage.web.access_types import AreaRequest
from mypage.web.employer.postings.list_query import LIST_NAME, ListForm, ListQuery, chips_of, says_how
from mypage.web.employer.postings.states import state_chips
from mypage.web.http import SeeOther, leave_notice, page, see_other

_HEADS = (
    ("求人", "title"), ("状態", "state"), ("求人番号", ""), ("紹介期限", "until"), ("変更日", "changed"),
    ("申込日", "submitted"),
)  # fmt: skip
_TABS = (("すべて", ""), *((word, group) for group, (word, _) in GROUPS.items()))


@employer_view()
@require_safe
def postings(request: AreaRequest) -> HttpResponse:
    """One look at the list; by itself as the login looked at it last."""
    kept = kept_search(request.login, LIST_NAME) if not request.GET or says_how(request.GET) else ""
    if not request.GET and kept:
        return SeeOther(f"{request.path}?{kept}")
    query = ListQuery.of(request.GET.dict())
    if says_how(request.GET) and query.kept != kept:
        keep_search(user=request.login, list_name=LIST_NAME, query=query.kept)
    establishment = request.membership.establishment
    found = find_postings(establishment, query.wanted)
    at = now()
    counts = count_by_state(found, at)
    pages = Paginator(in_order(of_group(found, query.state), query.order), query.size)
    pages.count = counts.of(query.state)
    shown = pages.get_page(request.GET.get("page"))
    context = {
        "section": "postings",
        "search": ListForm.showing(query),
        "asked": query,
        "query": query.address(),
        "rows": shown,
        "tabs": _tabs(query, counts),
        "heads": _heads(query),
        "chips": chips_of(query),
        "all_of_it": query.address(words="", kind="", employment_form=""),
        "state_word": query.state_word,
        "deleted": counts.deleted if request.membership.may_write else 0,
        "state_chips": partial(state_chips, today=day_in_japan(at)),
        "may_write": request.membership.may_write,
    }
    return page(request, "employer/postings/list.html", context)


@employer_view(Role.OWNER, Role.MEMBER)
@require_safe
def deleted(request: AreaRequest) -> HttpResponse:
    """Drafts deleted in the last days, each with the button that brings it back."""
    rows = deleted_drafts(request.membership.establishment, now())
    shown = Paginator(rows, 50).get_page(request.GET.get("page"))
    lasting = [(row, _gone_on(row)) for row in shown]
    context = {"section": "postings", "rows": shown, "lasting": lasting, "days": DELETED_KEPT.days}
    return page(request, "employer/postings/deleted.html", context)


@employer_view(Role.OWNER, Role.MEMBER)
@require_POST
def restoration(request: AreaRequest, pk: int) -> HttpResponse:
    """元に戻す: the draft is back; a second click changes nothing."""
    at = now()
    own = Posting.objects.filter(establishment=request.membership.establishment_id, state=PostingState.DRAFT)
    posting = own.exclude(deleted_at__lte=at - DELETED_KEPT).filter(pk=pk).first()
    if posting is None:
        raise Http404
    restore_draft(posting=posting, by=request.login, at=at)
    leave_notice(request, "success", "書きかけの求人を元に戻しました", posting.shown_title)
    return see_other("employer:postings_deleted")


def _gone_on(posting: Posting) -> datetime | None:
    return posting.deleted_at + DELETED_KEPT if posting.deleted_at else None


def _tabs(query: ListQuery, counts: Counts) -> list[tuple[str, str, bool]]:
    return [
        (f"{label}（{counts.of(state)}）", f"?{query.address(state=state)}", state == query.state)
        for label, state in _TABS
    ]


def _heads(query: ListQuery) -> list[str | tuple[str, str, str]]:
    """The columns, each a link that orders by it, and the other way round where it does already."""
    heads: list[str | tuple[str, str, str]] = []
    for label, name in _HEADS:
        if not name:
            heads.append(label)
            continue
        is_mine = query.order.removeprefix("-") == name
        is_down = query.order.startswith("-")
        begins_down = name in ("changed", "submitted")
        turned = not is_down if is_mine else begins_down
        way = ("descending" if is_down else "ascending") if is_mine else ""
        heads.append((label, f"?{query.address(order=f'-{name}' if turned else name)}", way))
    return heads
