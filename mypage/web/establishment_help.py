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

from mypage.reference.queries import Address
from mypage.web.establishment_form import EstablishmentForm
from mypage.web.http import page
from mypage.web.lookups import (
    CHOOSE_AN_ADDRESS,
    chosen_address,
    filled_up_to,
    key_of,
    search_addresses,
    search_industries,
)

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
    offered = [("", "---------"), *((key_of(address), address.line) for address in found.addresses)]
    form.fields["address_choice"].widget.choices = offered
    form.fields[found.focus].widget.attrs["autofocus"] = "autofocus"
    if found.message:
        form.fields[found.focus].help_text = found.message
    is_part = request.headers.get("HX-Request") == "true"
    wanted = f"establishments/_{found.part}.html" if is_part else template
    return page(request, wanted, context | {"form": form, "help": found}, status=422 if found.error else 200)


def _look_up_address(data: QueryDict) -> Help:
    search = search_addresses(data.get("postal_code", ""))
    if search.error:
        return Help("address", "postal_code", error=("postal_code", search.error))
    if search.only is None:
        return Help("address", "address_choice", search.message, addresses=search.addresses)
    return _filled(data, search.only)


def _choose_address(data: QueryDict) -> Help:
    found = search_addresses(data.get("postal_code", "")).addresses
    chosen = chosen_address(found, data.get("address_choice", ""))
    if chosen is None:
        return Help("address", "address_choice", error=("address_choice", CHOOSE_AN_ADDRESS), addresses=found)
    return _filled(data, chosen)


def _filled(data: QueryDict, address: Address) -> Help:
    changes = {"prefecture_code": address.prefecture_code, "municipality": address.municipality}
    street = data.get("street", "").strip()
    if street and street != data.get("filled_town", "").strip():
        message = "市区町村までを入力しました。町名・番地は入力済みのため、そのままです。内容を確かめてください。"
        return Help("address", "street", message, changes)
    changes |= {"street": address.town, "filled_town": address.town}
    return Help("address", "street", filled_up_to(address), changes)


def _find_industry(data: QueryDict) -> Help:
    search = search_industries(data.get("industry_words", ""))
    if search.error:
        return Help("industry", "industry_words", error=("industry_words", search.error))
    changes = {"industry_code": search.found[0].code} if len(search.found) == 1 else {}
    return Help("industry", "industry_code", search.message, changes)


_HELPERS: dict[str, Callable[[QueryDict], Help]] = {
    "address": _look_up_address,
    "address_choice": _choose_address,
    "industry": _find_industry,
}
