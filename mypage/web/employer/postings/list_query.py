"""What the address of the postings list says: state, filter, order, size of a page. Nothing else knows it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django import forms

from mypage.postings.choices import PostingKind
from mypage.postings.content import table
from mypage.postings.queries.groups import GROUPS
from mypage.postings.queries.lists import Wanted
from mypage.web.forms import Form

LIST_NAME = "employer.postings"
USUAL_ORDER = "-changed"
ORDERS = {
    "-changed": "変更日の新しい順",
    "changed": "変更日の古い順",
    "title": "職種の順",
    "-title": "職種の逆の順",
    "state": "状態の順（書きかけが先）",
    "-state": "状態の逆の順",
    "-submitted": "申込日の新しい順",
    "submitted": "申込日の古い順",
    "until": "紹介期限の近い順",
    "-until": "紹介期限の遠い順",
}
SIZES = (10, 30, 50)
_FILTER = {"words": "q", "kind": "kind", "employment_form": "form"}
_LOOK = {"order": "sort", "size": "per"}
_LONGEST = 60


def employment_forms() -> tuple[str, ...]:
    """雇用形態, in the official order."""
    return table().fields["employment_form"].choices


@dataclass(frozen=True)
class ListQuery:
    """One look at the list. What an address says beyond sense is left out, never refused."""

    state: str = ""
    """A group of states."""
    words: str = ""
    kind: str = ""
    employment_form: str = ""
    order: str = USUAL_ORDER
    size: int = SIZES[0]

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "ListQuery":
        """Out of an address."""

        def known(name: str, values: object, otherwise: str = "") -> str:
            value = asked.get(name, "")
            return value if value in values else otherwise  # type: ignore[operator]

        size = known("per", [str(each) for each in SIZES], str(SIZES[0]))
        return cls(
            state=known("state", GROUPS),
            words=" ".join(asked.get("q", "").replace("\x00", "").split())[:_LONGEST],
            kind=known("kind", PostingKind.values),
            employment_form=known("form", employment_forms()),
            order=known("sort", ORDERS, USUAL_ORDER),
            size=int(size),
        )

    @property
    def wanted(self) -> Wanted:
        """What the list is narrowed to."""
        return Wanted(self.words, self.kind, self.employment_form)

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter is set."""
        return any((self.words, self.kind, self.employment_form))

    @property
    def state_word(self) -> str:
        """The group of states in a word."""
        return GROUPS[self.state][0] if self.state else "すべて"

    @property
    def kept(self) -> str:
        """What is kept for the next time: the filter and the look, not the state."""
        return urlencode(_differing(self, {**_FILTER, **_LOOK}))

    def address(self, **changes: str | int) -> str:
        """The query of the list with something changed; never empty, for an empty one asks for what was kept.

        Where the last filter goes it names the words all the same, so that the list is kept without one.
        """
        other = replace(self, **changes)  # type: ignore[arg-type]
        parts = _differing(other, {"state": "state", **_FILTER, **_LOOK})
        if self.is_narrowed and not other.is_narrowed:
            parts["q"] = ""
        return urlencode(parts or {"state": ""})


def chips_of(query: ListQuery) -> list[dict[str, str]]:
    """The filter in words, each part with the address that leaves it out."""
    parts = (
        ("words", f"「{query.words}」"),
        ("kind", str(PostingKind(query.kind).label) if query.kind else ""),
        ("employment_form", query.employment_form),
    )
    return [
        {"words": words, "href": f"?{query.address(**{name: ''})}"} for name, words in parts if getattr(query, name)
    ]


def says_how(asked: Mapping[str, str]) -> bool:
    """Whether an address sets the filter or the look, and not only the state or the page."""
    return any(parameter in asked for parameter in (*_FILTER.values(), *_LOOK.values()))


def _differing(query: ListQuery, names: Mapping[str, str]) -> dict[str, str]:
    usual = ListQuery()
    return {
        parameter: str(getattr(query, name))
        for name, parameter in names.items()
        if getattr(query, name) != getattr(usual, name)
    }


def _form_choices() -> list[tuple[str, str]]:
    return [("", "すべて"), *((each, each) for each in employment_forms())]


class ListForm(Form):
    """The search above the list. Its answers are read by ListQuery."""

    q = forms.CharField(label="職種・求人番号・受付番号", required=False)
    kind = forms.ChoiceField(label="求人区分", required=False, choices=[("", "すべて"), *PostingKind.choices])
    form = forms.ChoiceField(
        label="雇用形態",
        required=False,
        choices=lambda: [("", "すべて"), *((each, each) for each in employment_forms())],
    )
    sort = forms.ChoiceField(label="並び順", required=False, choices=list(ORDERS.items()))
    per = forms.ChoiceField(label="表示件数", required=False, choices=[(str(size), f"{size}件") for size in SIZES])

    @classmethod
    def showing(cls, query: ListQuery) -> "ListForm":
        """The search with what the address says."""
        return cls(
            initial={
                "q": query.words,
                "kind": query.kind,
                "form": query.employment_form,
                "sort": query.order,
                "per": str(query.size),
            }
        )
