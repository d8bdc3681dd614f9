"""「住所を入力」 and 「産業分類を探す」: buttons that help to fill in the form of an establishment.

A view of such a form begins its POST with

    if help_asked(request):
        return helped(request, Form.as_typed, template, context)

Without JavaScript the whole page comes back with the form filled in; with htmx only the part that changed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

from mypage.kernel.numbers import postal_digits
from mypage.reference.queries import Address, addresses_for, industries
from mypage.web.establishment_form import MOST_RESULTS, EstablishmentForm
from mypage.web.http import page

FIELD = "help"


@dataclass(frozen=True)
class Help:
    """What a helping button came to: which part of the form changed how, what to say, where to go on."""

    part: str
    focus: str
    message: str = ""
    changes: dict[str, str] = field(default_factory=dict)
    error: tuple[str, str] | None = None
    addresses: tuple[Address, ...] = ()


def help_asked(request: HttpRequest) -> bool:
    """Whether the form was sent by one of the helping buttons."""
    return request.POST.get(FIELD) in _HELPERS


def helped(
    request: HttpRequest, as_typed: Callable[..., EstablishmentForm], template: str, context: dict[str, Any]
) -> HttpResponse:
    """The form with the help applied: 200, or 422 where nothing was found. Writes nothing."""
    found = _HELPERS[request.POST[FIELD]](request.POST)
    form = as_typed(request.POST, found.changes, found.error)
    offered = [("", "---------"), *((_value(address), address.line) for address in found.addresses)]
    form.fields["address_choice"].widget.choices = offered
    form.fields[found.focus].widget.attrs["autofocus"] = "autofocus"
    if found.message:
        form.fields[found.focus].help_text = found.message
    is_part = request.headers.get("HX-Request") == "true"
    wanted = f"establishments/_{found.part}.html" if is_part else template
    return page(request, wanted, context | {"form": form, "help": found}, status=422 if found.error else 200)


def _look_up_address(data: QueryDict) -> Help:
    typed = data.get("postal_code", "")
    try:
        digits = postal_digits(typed)
    except ValueError:
        return _no_address("郵便番号は、7桁の数字で入力してください。")
    found = tuple(addresses_for(digits))
    shown = f"{digits[:3]}-{digits[3:]}"
    if not found:
        message = f"郵便番号{shown}の住所が見つかりません。番号を確かめるか、住所を直接入力してください。"
        return _no_address(message)
    if len(found) > 1:
        message = f"郵便番号{shown}には住所が{len(found)}件あります。選んで「この住所を入力」を押してください。"
        return Help("address", "address_choice", message, addresses=found)
    return _filled(data, found[0])


def _choose_address(data: QueryDict) -> Help:
    found = tuple(addresses_for(data.get("postal_code", "")))
    chosen = [address for address in found if _value(address) == data.get("address_choice")]
    if not chosen:
        return Help("address", "address_choice", error=("address_choice", "住所を選んでください。"), addresses=found)
    return _filled(data, chosen[0])


def _filled(data: QueryDict, address: Address) -> Help:
    changes = {"prefecture_code": address.prefecture_code, "municipality": address.municipality}
    street = data.get("street", "").strip()
    if street and street != data.get("filled_town", "").strip():
        message = "市区町村までを入力しました。町名・番地は入力済みのため、そのままです。内容を確かめてください。"
        return Help("address", "street", message, changes)
    changes |= {"street": address.town, "filled_town": address.town}
    message = f"{address.line}までを入力しました。続けて番地を入力してください。"
    return Help("address", "street", message, changes)


def _no_address(message: str) -> Help:
    return Help("address", "postal_code", error=("postal_code", message))


def _value(address: Address) -> str:
    return f"{address.municipality_code} {address.town}"


def _find_industry(data: QueryDict) -> Help:
    words = data.get("industry_words", "").strip()
    if not words:
        return _no_industry("産業分類を探す言葉を入力してください。")
    found = list(industries(words=words).filter(level__gte=2)[: MOST_RESULTS + 1])
    if not found:
        return _no_industry(
            f"「{words}」に当てはまる産業分類が見つかりません。別の言葉で探すか、一覧から選んでください。"
        )
    message = f"「{words}」に当てはまる産業分類が{len(found)}件あります。一覧の始めから選んでください。"
    if len(found) > MOST_RESULTS:
        message = (
            f"「{words}」に当てはまる産業分類は{MOST_RESULTS}件を超えます。"
            f"一覧の始めの{MOST_RESULTS}件から選ぶか、言葉を足して探してください。"
        )
    changes = {"industry_code": found[0].code} if len(found) == 1 else {}
    return Help("industry", "industry_code", message, changes)


def _no_industry(message: str) -> Help:
    return Help("industry", "industry_words", error=("industry_words", message))


_HELPERS: dict[str, Callable[[QueryDict], Help]] = {
    "address": _look_up_address,
    "address_choice": _choose_address,
    "industry": _find_industry,
}
