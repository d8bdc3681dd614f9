"""所在地情報: which office is in charge of an address, and where it is."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_safe

from mypage.kernel.numbers import postal_digits
from mypage.reference.models import Municipality
from mypage.reference.queries import addresses_for, find_offices, municipalities, offices_in_charge, prefectures
from mypage.web.access import public_view
from mypage.web.forms import Form
from mypage.web.http import page

_PAGE = 20


class OfficeSearchForm(Form):
    """Prefecture, municipality, words or a postal code; all may be left empty."""

    prefecture = forms.ChoiceField(label="都道府県", required=False)
    municipality = forms.ChoiceField(label="市区町村", required=False)
    words = forms.CharField(label="名称・地名・郵便番号", required=False, max_length=60)

    def __init__(self, query: QueryDict) -> None:
        super().__init__(query)
        chosen = query.get("prefecture", "")
        known = [(each.code, each.name) for each in prefectures()]
        self.fields["prefecture"].choices = [("", "選択してください"), *known]  # type: ignore[attr-defined]
        towns = municipalities(prefecture=chosen) if chosen in dict(known) else []
        self.fields["municipality"].choices = [  # type: ignore[attr-defined]
            ("", "すべて"),
            *((each.code, each.name_with_district) for each in towns),
        ]
        self.prefecture_is_chosen = bool(towns)


@public_view
@require_safe
def offices(request: HttpRequest) -> HttpResponse:
    """The offices that a search finds; for a municipality or a postal code, the ones in charge of it."""
    form = OfficeSearchForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    place = _place(asked)
    in_charge = offices_in_charge(place) if place else None
    searched = any(asked.values())
    found = None
    if searched and in_charge is None:
        rows = find_offices(prefecture=asked.get("prefecture") or None, words=asked.get("words", ""))
        found = Paginator(rows, _PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {"search": form, "place": place, "in_charge": in_charge, "found": found, "query": query.urlencode()}
    return page(request, "public/top/offices.html", context | {"searched": searched})


def _place(asked: dict[str, str]) -> Municipality | None:
    code = asked.get("municipality") or _municipality_of_postal_code(asked.get("words", ""))
    return Municipality.objects.select_related("prefecture").filter(code=code).first() if code else None


def _municipality_of_postal_code(words: str) -> str:
    try:
        digits = postal_digits(words)
    except ValueError:
        return ""
    known = addresses_for(digits)
    return known[0].municipality_code if known else ""
