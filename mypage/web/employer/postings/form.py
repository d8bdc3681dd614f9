"""One page of the form as its template shows it: groups of rows of questions, what was found, what helps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from secrets import token_hex
from typing import Any

from django.forms import BoundField
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from markupsafe import Markup

from mypage.kernel.fields import Field, Raw
from mypage.postings.content import answers_of, table
from mypage.postings.pages import SECTION_TITLES, Group, Page, choices_on, pages_of, shown_on_form
from mypage.postings.rules.registry import Finding
from mypage.postings.shown import text_of
from mypage.web.employer.postings.finders import Help, finders_for, prefecture_options
from mypage.web.employer.postings.own import Written
from mypage.web.employer.postings.panels import panel_content, panel_of
from mypage.web.employer.postings.saving import fingerprints
from mypage.web.employer.postings.wording import group_notes, wording
from mypage.web.field_forms import FieldForm, typed_values
from mypage.web.field_widgets import Caution

SHORTEST_HEAD = 4
"""Characters that labels must share to be shown once."""
_CODED = frozenset({"occupation_guide"})


@dataclass(frozen=True)
class ShownRow:
    """A question, or several side by side under what their labels begin with."""

    fields: list[BoundField]
    head: str = ""


@dataclass(frozen=True)
class ShownGroup:
    """Questions that stand together, as the template draws them; `shown` are facts that are not typed here."""

    key: str
    legend: str
    rows: list[ShownRow]
    note: str = ""
    shown: list[tuple[str, str]] = field(default_factory=list)
    shown_names: tuple[str, ...] = ()

    @property
    def names(self) -> set[str]:
        """The fields that are drawn as questions."""
        return {bound.name for row in self.rows for bound in row.fields}


def page_context(
    written: Written, page: Page, found: Sequence[Finding] = (), help_given: Help | None = None, **more: Any
) -> dict[str, Any]:
    """Everything that the template of a page needs."""
    form = form_of(written, page, found)
    draft = written.draft
    return {
        "section": "postings",
        "posting": written.posting,
        "words": written.words,
        "remarks": _remarks(written, page),
        "locked": written.locked,
        "draft": draft,
        "page": page,
        "form": form,
        "groups": [_shown(form, page, group, place) for place, group in enumerate(page.groups, 1)],
        "finders": finders_for(written, page, help_given),
        "section_titles": SECTION_TITLES,
        "siblings": [each for each in pages_of(written.kind) if each.section == page.section],
        "editor": token_hex(8),
        "drawn": fingerprints(written.raw, [each for each in page.typed if each.name not in written.locked]),
        "help": help_given,
        "links": _links() if page.slug == "disclosure" else {},
        "panel": _panel(written, page),
        "prefectures": prefecture_options() if "workplace_municipality" in form.fields else [],
        **more,
    }


def _as_shown(asked: Field) -> Field:
    """A question that cannot be answered otherwise any more is shown like what is computed."""
    return replace(asked, input="computed")


def _remarks(written: Written, page: Page) -> dict[str, tuple[str, str]]:
    """Field of this page to its label and what the office wants mended there."""
    labels = {each.name: each.label for each in page.fields}
    return {name: (labels[name], text) for name, text in written.remarks.by_field.items() if name in labels}


def _panel(written: Written, page: Page) -> Markup:
    known = panel_content(page, written.posting.establishment)
    answers = answers_of(written.raw, known) if known else written.own_answers
    return Markup(panel_of(page, answers, known))  # noqa: S704 - drawn by a template of ours


def given_back_context(written: Written, page: Page, kept: QueryDict) -> dict[str, Any]:
    """The page with what was typed on it before its writer had to sign in again: unsaved, as it was drawn then."""
    drawn = {name: str(kept.get(name, "")) for name in ("editor", "drawn")}
    version = written.draft.version
    written.draft.values = {**written.raw, **typed_values(kept, page.typed)}
    context = page_context(written, page)
    sent_version = str(kept.get("version", ""))
    known = int(sent_version) if sent_version.isascii() and sent_version.isdecimal() and len(sent_version) < 10 else 0
    written.draft.version = min(known, version)
    return context | drawn | {"is_unsaved": True}


def form_of(written: Written, page: Page, found: Sequence[Finding] = ()) -> FieldForm:
    """The questions of a page with the answers of the draft and what was found at them."""
    answers = written.answers if _needs_establishment(page) else written.own_answers
    asked = [_as_shown(each) if each.name in written.locked else each for each in page.fields]
    shown_fields = [each for each in asked if each.is_computed]
    codes = written.names if any(each.name in _CODED for each in shown_fields) else {}
    texts: dict[str, Raw] = {each.name: text_of(each, answers, codes) for each in shown_fields}
    return FieldForm(
        asked,
        {**written.raw, **texts},
        wording=wording(),
        required=answers.required,
        shown=shown_on_form(answers, written.raw),
        errors=_messages(found, "violation"),
        cautions=_cautions(found, written.draft.confirmed),
        choices=choices_on(written.kind),
    )


def _shared_beginning(labels: list[str]) -> str:
    first, *others = labels
    length = max((end for end in range(len(first)) if all(each.startswith(first[:end]) for each in others)), default=0)
    return first[:length] if others else ""


def _links() -> dict[str, tuple[str, str]]:
    """Field to the text that its question is about."""
    return {
        "has_read_leaflet": ("確認リーフレットを読む", reverse("employer:posting_leaflet")),
        "confirms_self_declaration": ("自己申告書を見る", reverse("employer:declaration")),
    }


def _needs_establishment(page: Page) -> bool:
    return any(each.comes_from_establishment and each.is_computed for each in page.fields)


def _shown(form: FieldForm, page: Page, group: Group, place: int) -> ShownGroup:
    key, note = f"{page.slug}-{place}", group_notes().get(group.legend, "")
    if group.is_shown_only and len(group.names) > 3:
        facts = [(table().fields[name].label, str(form[name].value() or "")) for name in group.names]
        return ShownGroup(key, group.legend, [], note, facts, group.names)
    return ShownGroup(key, group.legend, [_row(form, row) for row in group.rows], note)


def _row(form: FieldForm, names: tuple[str, ...]) -> ShownRow:
    """Side by side, labels show what differs; what they share stands above, and in each label for those who listen."""
    head = _shared_beginning([table().fields[name].label for name in names])
    if len(head) < SHORTEST_HEAD or head.count("（") != head.count("）"):
        return ShownRow([form[name] for name in names])
    for name in names:
        rest = str(form[name].label).removeprefix(head)
        form[name].label = format_html('<span class="hw-hidden">{}</span>{}', head, rest)
    return ShownRow([form[name] for name in names], head.removesuffix("の"))


def _messages(found: Sequence[Finding], strength: str) -> Mapping[str, list[str]]:
    messages: dict[str, list[str]] = {}
    for each in found:
        if each.strength == strength and each.message not in messages.setdefault(each.field, []):
            messages[each.field].append(each.message)
    return {name: each for name, each in messages.items() if each}


def _cautions(found: Sequence[Finding], confirmed: Sequence[str]) -> Mapping[str, list[Caution]]:
    cautions: dict[str, list[Caution]] = {}
    for each in found:
        if each.strength == "caution":
            cautions.setdefault(each.field, []).append(Caution(each.key, each.message, each.key in confirmed))
    return cautions
