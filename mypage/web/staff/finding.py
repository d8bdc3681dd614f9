"""Finding an establishment by its number, its telephone number or its name."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict

from mypage.establishments.choices import RegistrationState
from mypage.establishments.queries import Order, find_establishments
from mypage.web.access import staff_view
from mypage.web.access_types import AreaRequest
from mypage.web.forms import Form
from mypage.web.http import page
from mypage.web.staff.wording import registration_chip

PER_PAGE = 20
_LONGEST = 100


class SearchForm(Form):
    """Words and two choices; whatever else the address holds is ignored."""

    words = forms.CharField(label="事業所番号・電話番号・事業所名（カナも可）", required=False)
    office = forms.ChoiceField(label="担当の窓口", required=False, choices=[("", "すべて"), ("own", "自分の所属")])
    state = forms.ChoiceField(label="状態", required=False, choices=[("", "すべて"), *RegistrationState.choices])

    def chosen(self) -> dict[str, str]:
        """What was asked for; a choice that there is not counts as none."""
        self.full_clean()
        cleaned = self.cleaned_data
        return {name: str(cleaned.get(name) or "")[:_LONGEST] for name in self.fields}


@staff_view("counter", "reviewer")
def establishments(request: AreaRequest) -> HttpResponse:
    """The establishments that fit, by reading."""
    form = SearchForm(request.GET)
    chosen = form.chosen()
    order = _order(request.GET.get("sort", ""))
    office = request.position.office if chosen["office"] == "own" else None
    found = find_establishments(words=chosen["words"], office=office, state=chosen["state"], order=order)
    results = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    query = _query(chosen)
    context: dict[str, Any] = {
        "section": "establishments",
        "search": form,
        "chosen": chosen,
        "results": results,
        "rows": [(row, registration_chip(row.state)) for row in results],
        "heads": _heads(order, query),
        "query": f"{query}&sort={order}" if query else f"sort={order}",
    }
    return page(request, "staff/establishments/search.html", context)


def _order(text: str) -> Order:
    return Order(text) if text in list(Order) else Order.KANA


def _query(chosen: dict[str, str]) -> str:
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in chosen.items() if value})
    return query.urlencode()


def _heads(order: Order, query: str) -> list[Any]:
    lead = f"?{query}&" if query else "?"

    def sortable(word: str, up: Order, down: Order) -> tuple[str, str, str]:
        direction = "ascending" if order == up else "descending" if order == down else ""
        return word, f"{lead}sort={down if order == up else up}", direction

    name = sortable("事業所名", Order.KANA, Order.KANA_DOWN)
    number = sortable("事業所番号", Order.NUMBER, Order.NUMBER_DOWN)
    return [name, number, "電話番号", "所在地と担当の窓口", "状態", "マイページ"]
