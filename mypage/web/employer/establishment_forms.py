"""The form of one of the six screens, or of a workplace: drawn from the table; addresses and industries are found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django import forms
from django.http import QueryDict

from mypage.establishments.content import COMPUTED, answers_of, answers_of_workplace, workplace_fields
from mypage.establishments.content import Screen as TableScreen
from mypage.kernel.fields import Answers, Field, Raw
from mypage.kernel.rule import Violation
from mypage.reference.models import Industry
from mypage.reference.queries import Address, municipality_of_address
from mypage.web.establishment_content import in_words, wording
from mypage.web.field_forms import FieldForm, typed_values
from mypage.web.field_widgets import Look, QuestionField
from mypage.web.lookups import (
    CHOOSE_AN_ADDRESS,
    chosen_address,
    filled_up_to,
    industry_choices,
    search_addresses,
    search_industries,
)

HELP = "help"
_CALLED = "この郵便番号"
_ADDRESSES = {
    "head_office_postal_code": "head_office_address",
    "establishment_postal_code": "establishment_address",
    "workplace_postal_code": "workplace_address",
}
_PLACES = {
    "establishment_municipality": "establishment_address",
    "workplace_municipality": "workplace_address",
}
_POSITION = {"latitude", "longitude"}
_NO_PLACE = "は、都道府県と市区町村から入力してください。市区町村の名前が見つかりません。"


@dataclass(frozen=True)
class Helped:
    """What a helping button came to: values filled in, an error, what to choose from, where to go on, what to say."""

    values: Mapping[str, Raw] = field(default_factory=dict)
    errors: Mapping[str, Sequence[str]] = field(default_factory=dict)
    addresses: Sequence[str] = ()
    postal_name: str = ""
    focus: str = ""
    message: str = ""


def screen_form(
    screen: TableScreen,
    values: Mapping[str, Raw],
    words: Mapping[str, str],
    errors: Mapping[str, Sequence[str]] | None = None,
    industry_words: str = "",
) -> FieldForm:
    """The questions of a screen with what is kept or was typed."""
    answers = answers_of(values)
    form = _form(screen.shown, values, answers, answers.shown | COMPUTED, errors, words)
    if "industry_code" in form.fields:
        _offer_industries(form, str(values.get("industry_code", "")), industry_words)
    return form


def workplace_form(
    values: Mapping[str, Raw], words: Mapping[str, str], errors: Mapping[str, Sequence[str]] | None = None
) -> FieldForm:
    """The questions of a workplace."""
    answers = answers_of_workplace(values)
    return _form(workplace_fields(), values, answers, answers.shown, errors, words)


def typed_answers(sent: QueryDict, fields: Iterable[Field]) -> dict[str, Raw]:
    """What was typed, with the municipality found in the address line."""
    fields = list(fields)
    typed = typed_values(sent, [each for each in fields if each.name not in _PLACES and each.name not in COMPUTED])
    names = {each.name for each in fields}
    for place, address in _PLACES.items():
        if place in names and address in typed:
            typed[place] = municipality_of_address(str(typed[address]))
    return typed


def errors_of(violations: Iterable[Violation], names: Iterable[str]) -> dict[str, list[str]]:
    """The messages at the questions of a page; what is wrong with a municipality stands at the address line."""
    own, found = set(names), dict[str, list[str]]()
    violations = list(violations)
    for violation in violations:
        if violation.field in own and violation.field not in _PLACES:
            found.setdefault(violation.field, []).append(violation.message)
    for place, address in _PLACES.items():
        if place in own and address not in found and any(each.field == place for each in violations):
            label = "所在地" if place.startswith("establishment") else "就業場所の住所"
            found[address] = [f"{label}{_NO_PLACE}"]
    return found


def help_for(sent: QueryDict, typed: Mapping[str, Raw]) -> Helped:
    """What one of the helping buttons of a page came to. Writes nothing."""
    asked = sent.get(HELP, "")
    if asked in _ADDRESSES:
        return _look_up(asked, str(typed.get(asked, "")), typed)
    name = asked.removesuffix("_choice")
    if name in _ADDRESSES:
        found = search_addresses(str(typed.get(name, "")), called=_CALLED).addresses
        chosen = chosen_address(found, sent.get("address_choice", ""))
        if chosen is not None:
            return _filled(name, chosen)
        lines = [address.line for address in found]
        return Helped(addresses=lines, postal_name=name, errors={name: [CHOOSE_AN_ADDRESS]}, focus=name)
    return _find_industry(sent.get("industry_words", ""))


def _look_up(name: str, postal_code: str, typed: Mapping[str, Raw]) -> Helped:
    search = search_addresses(postal_code, called=_CALLED)
    if search.error:
        return Helped(errors={name: [search.error]}, focus=name)
    address = str(typed.get(_ADDRESSES[name], ""))
    lines = [each.line for each in search.addresses]
    if any(address.startswith(line) for line in lines):
        return Helped(focus=_ADDRESSES[name], message="住所は入力済みです。番地まで入っているか確かめてください。")
    if search.only is None:
        return Helped(addresses=lines, postal_name=name, focus=name, message=search.message)
    if address:
        message = f"{_CALLED}の住所は「{search.only.line}」です。入力済みの住所は、そのままにしてあります。"
        return Helped(focus=_ADDRESSES[name], message=message)
    return _filled(name, search.only)


def _filled(name: str, address: Address) -> Helped:
    line, target = address.line, _ADDRESSES[name]
    return Helped(values={target: line}, focus=target, message=filled_up_to(address))


def _find_industry(words: str) -> Helped:
    search = search_industries(words)
    errors = {"industry_code": [search.error]} if search.error else {}
    return Helped(errors=errors, focus="industry_code", message=search.message)


def _form(
    fields: Sequence[Field],
    values: Mapping[str, Raw],
    answers: Answers,
    shown: frozenset[str],
    errors: Mapping[str, Sequence[str]] | None,
    words: Mapping[str, str],
) -> FieldForm:
    form = FieldForm(fields, values, wording=wording(), required=answers.required, shown=shown, errors=errors)
    for each in fields:
        if each.name in _POSITION:
            _question(form, each.name).look = replace(_question(form, each.name).look, width=13)
        if each.name in _PLACES or (each.name in COMPUTED and not each.is_computed):
            _only_show(form, each, in_words(each, values.get(each.name, ""), words))
    return form


def _only_show(form: FieldForm, each: Field, text: str) -> None:
    question = _question(form, each.name)
    question.look, question.widget = Look("shown"), forms.TextInput()
    form.initial[each.name] = text


def _offer_industries(form: FieldForm, chosen: str, words: str) -> None:
    found = search_industries(words).found
    question = _question(form, "industry_code")
    question.look = replace(question.look, control="select")
    question.widget = forms.Select(choices=industry_choices(found, chosen, Industry.objects.all()))


def _question(form: FieldForm, name: str) -> QuestionField:
    question = form.fields[name]
    assert isinstance(question, QuestionField)
    return question
