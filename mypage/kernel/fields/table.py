"""A table of fields: what a form asks, of whom, when, and how long an answer may be. Read from a CSV file."""

import csv
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from mypage.kernel.fields.answers import Answers, Value
from mypage.kernel.fields.conditions import Clause, Raw, condition
from mypage.kernel.fields.field import Bounds, Field
from mypage.kernel.fields.reading import UnreadableError, read_value


class FieldTable:
    """The fields of one form in their official order."""

    def __init__(self, fields: Iterable[Field]) -> None:
        self.fields = {field.name: field for field in fields}
        unknown = {name for field in self.fields.values() for name in field.condition.names} - set(self.fields)
        if unknown:
            raise ValueError(f"conditions ask fields that are not there: {sorted(unknown)}")

    @classmethod
    def read(
        cls,
        path: Path,
        *,
        as_typed: Collection[str] = (),
        bounds: Mapping[str, Bounds] | None = None,
        overrides: Mapping[str, Mapping[str, str]] | None = None,
        asked_when: Mapping[str, str] | None = None,
    ) -> "FieldTable":
        """The table in a file. `overrides` replace limit and choices of rows that are a chosen default.

        `asked_when` gives fields that never need an answer a condition under which they are asked, and fields that need
        one in some cases further cases in which they may have one.

        ValueError when an override names a row that is certain or not there.
        """
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        changed = dict(overrides or {})
        for row in rows:
            own = changed.pop(row["identifier"], None)
            if own is not None:
                if row["certain"] == "yes":
                    raise ValueError(f"{row['identifier']} is fixed and cannot be overridden")
                row |= {key: own[key] for key in ("limit", "choices_ja") if own.get(key)}
        if changed:
            raise ValueError(f"no such fields: {sorted(changed)}")
        fields = (_field(row, as_typed, (bounds or {}).get(row["identifier"])) for row in rows)
        return cls(_asked_when(field, (asked_when or {}).get(field.name, "")) for field in fields)

    def of(self, kind: str, flags: Collection[str] = ()) -> list[Field]:
        """The fields that belong to a kind of form."""
        ours = {kind, *flags}
        return [field for field in self.fields.values() if not field.kinds or field.kinds & ours]

    def shown(self, raw: Mapping[str, Raw], kind: str, flags: Collection[str] = ()) -> dict[str, bool]:
        """The fields that apply to these answers, and whether each must be answered."""
        return _Conditions({field.name: field for field in self.of(kind, flags)}, raw, kind).answer()

    def read_answers(self, raw: Mapping[str, Raw], kind: str, flags: Collection[str] = ()) -> Answers:
        """The answers that count, typed."""
        shown = self.shown(raw, kind, flags)
        values: dict[str, Value] = {}
        kept: dict[str, Raw] = {}
        unreadable: dict[str, str] = {}
        for name in shown:
            given = raw.get(name, "")
            kept[name] = given
            if not given:
                continue
            try:
                values[name] = read_value(self.fields[name], given)
            except UnreadableError as refusal:
                unreadable[name] = str(refusal)
        required = frozenset(name for name, needed in shown.items() if needed)
        return Answers(values, kept, required, frozenset(shown), unreadable)


class _Conditions:
    """Which of some fields apply: a field that does not apply counts as unanswered for those that ask it."""

    def __init__(self, fields: Mapping[str, Field], raw: Mapping[str, Raw], kind: str) -> None:
        self._fields, self._raw, self._kind = fields, raw, kind
        self._known: dict[str, bool] = {}

    def answer(self) -> dict[str, bool]:
        return {
            name: field.condition.demands(self._kind, self._value)
            for name, field in self._fields.items()
            if self._applies(name)
        }

    def _applies(self, name: str) -> bool:
        if name not in self._known:
            self._known[name] = False
            self._known[name] = self._fields[name].condition.applies(self._kind, self._value)
        return self._known[name]

    def _value(self, name: str) -> Raw:
        if name not in self._fields or not self._applies(name):
            return ""
        return self._raw.get(name, "")


_OF_NOBODY = Clause("kind", "in", ())
"""Stands in an alternative in which a field is asked and no answer is demanded."""


def _asked_when(field: Field, text: str) -> Field:
    if not text:
        return field
    own, asked = field.condition, condition(text)
    if not own.is_required:
        return replace(field, condition=replace(asked, is_required=False))
    also = tuple((*clauses, _OF_NOBODY) for clauses in asked.alternatives)
    return replace(field, condition=replace(own, alternatives=own.alternatives + also))


def _field(row: Mapping[str, str], as_typed: Collection[str], bounds: Bounds | None) -> Field:
    name = row["identifier"]
    writing = "as_typed" if name in as_typed else "kana" if name.endswith("_kana") else "full"
    return Field(
        number=int(row["no"]),
        section=int(row["section"]),
        section_title=row["section_ja"],
        name=name,
        label=row["label_ja"],
        kinds=frozenset() if row["kinds"] == "all" else frozenset(row["kinds"].split("|")),
        input=row["input"],
        choices=tuple(row["choices_ja"].split("|")) if row["choices_ja"] else (),
        condition=condition(row["required_when"]),
        limit=int(row["limit"] or 0),
        unit=row["unit"],
        sheet_box="" if row["printed_on_sheet"] == "no" else row["printed_on_sheet"].removeprefix("yes "),
        public=row["public"],
        is_certain=row["certain"] == "yes",
        note=row["note"],
        writing=writing,
        bounds=bounds,
    )
