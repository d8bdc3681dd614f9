"""求人の履歴: what was accepted since January 2020, found, ordered, page by page; each can be applied for again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mypage.kernel.clock import day_in_japan, now
from mypage.postings.choices import PostingKind, PostingState
from mypage.postings.queries.history import ORDERS, HistoryFilter, history_begins, past_postings, years_of
from mypage.web.access import employer_view
from mypage.web.access_types import AreaRequest
from mypage.web.employer.postings.states import chip_of
from mypage.web.forms import Form
from mypage.web.http import page
from mypage.web.sent_forms import new_token

USUAL_ORDER = "-accepted"
_SIZE = 30
_LONGEST = 60
_HEADS = (("求人", "title"), ("状態", "state"), ("受付年月日", "accepted"), ("紹介期限日", "until"))
_STATES = [
    PostingState.ACTIVE, PostingState.SUSPENDED, PostingState.EXPIRED, PostingState.FULFILLED, PostingState.CANCELLED,
]  # fmt: skip


@dataclass(frozen=True)
class HistoryQuery:
    """One look at the history. What an address says beyond sense is left out, never refused."""

    words: str = ""
    kind: str = ""
    year: str = ""
    state: str = ""
    order: str = USUAL_ORDER

    @classmethod
    def of(cls, asked: Mapping[str, str], years: list[int]) -> "HistoryQuery":
        """Out of an address."""

        def known(name: str, values: object, otherwise: str = "") -> str:
            value = asked.get(name, "")
            return value if value in values else otherwise  # type: ignore[operator]

        return cls(
            words=" ".join(asked.get("q", "").split())[:_LONGEST],
            kind=known("kind", PostingKind.values),
            year=known("year", [str(year) for year in years]),
            state=known("state", [str(state) for state in _STATES]),
            order=known("sort", ORDERS, USUAL_ORDER),
        )

    @property
    def wanted(self) -> HistoryFilter:
        """What the history is narrowed to."""
        return HistoryFilter(self.words, self.kind, int(self.year) if self.year else None, self.state)

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter is set."""
        return any((self.words, self.kind, self.year, self.state))

    def address(self, **changes: str) -> str:
        """The query of the history with something changed."""
        other = replace(self, **changes)
        parts = {"q": other.words, "kind": other.kind, "year": other.year, "state": other.state}
        if other.order != USUAL_ORDER:
            parts["sort"] = other.order
        return urlencode({name: value for name, value in parts.items() if value})


class HistoryForm(Form):
    """The search above the history. Its answers are read by HistoryQuery."""

    q = forms.CharField(label="職種・求人番号", required=False)
    kind = forms.ChoiceField(label="求人区分", required=False, choices=[("", "すべて"), *PostingKind.choices])
    year = forms.ChoiceField(label="受付の年", required=False)
    state = forms.ChoiceField(
        label="状態", required=False, choices=[("", "すべて"), *((each.value, each.label) for each in _STATES)]
    )

    def __init__(self, query: HistoryQuery, years: list[int]) -> None:
        super().__init__(initial={"q": query.words, "kind": query.kind, "year": query.year, "state": query.state})
        chosen = self.fields["year"]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = [("", "すべて"), *((str(year), f"{year}年") for year in years)]


@employer_view()
@require_safe
def history(request: AreaRequest) -> HttpResponse:
    """One look at the history."""
    establishment = request.membership.establishment
    years = years_of(establishment)
    query = HistoryQuery.of(request.GET.dict(), years)
    shown = Paginator(past_postings(establishment, query.wanted, query.order), _SIZE).get_page(request.GET.get("page"))
    context = {
        "section": "postings",
        "search": HistoryForm(query, years),
        "asked": query,
        "query": query.address(),
        "heads": _heads(query),
        "rows": shown,
        "since": history_begins(),
        "chip_of": chip_of,
        "today": day_in_japan(now()),
        "new_token": new_token,
        "may_write": request.membership.may_write,
    }
    return page(request, "employer/history/list.html", context)


def _heads(query: HistoryQuery) -> list[tuple[str, str, str] | str]:
    """The columns, each a link that orders by it, and the other way round where it does already."""
    heads: list[tuple[str, str, str] | str] = []
    for label, name in _HEADS:
        is_mine, is_down = query.order.removeprefix("-") == name, query.order.startswith("-")
        turned = not is_down if is_mine else name in ("accepted", "until")
        way = ("descending" if is_down else "ascending") if is_mine else ""
        heads.append((label, f"?{query.address(order=f'-{name}' if turned else name)}", way))
    return heads
