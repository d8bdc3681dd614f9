"""Facts for the tests of rules: a few answers as the form keeps them, and the circumstances that matter."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from mypage.kernel.fields import Answers, Raw, normalised
from mypage.kernel.fields.reading import UnreadableError, read_value
from mypage.postings.content import KINDS, of_the_table, table, with_computed
from mypage.postings.rules.facts import Circumstances, PostingFacts
from mypage.postings.rules.registry import Finding, judge
from mypage.postings.settings_tables import settings_on

TODAY = date(2026, 11, 22)


def facts_with(
    kind: str = "full_time",
    *,
    today: date = TODAY,
    flags: Collection[str] = (),
    as_typed: Mapping[str, str] | None = None,
    circumstances: Mapping[str, Any] | None = None,
    settings: Mapping[str, Decimal] | None = None,
    **given: Any,
) -> PostingFacts:
    """Facts with these answers, whatever their conditions say: texts, numbers, lists; dates as "2026-12-01".

    Computed fields may be given too (`weekly_scheduled_hours="29.5"`) and then stand as given.
    """
    fields = table().fields
    category = next(word for word, known in KINDS.items() if known == kind)
    typed = {"posting_category": category} | {
        name: value if isinstance(value, list) else str(value) for name, value in given.items()
    }
    raw: dict[str, Raw] = {name: normalised(fields[name], value) for name, value in typed.items()}
    return PostingFacts(
        kind=kind,
        answers=_answers(kind, flags, raw, given),
        circumstances=replace(Circumstances(today=today), **(circumstances or {})),
        settings=settings or settings_on(today),
        flags=frozenset(flags),
        as_typed=as_typed or {},
        **of_the_table(),
    )


def _answers(kind: str, flags: Collection[str], raw: Mapping[str, Raw], given: Mapping[str, Any]) -> Answers:
    fields = table().fields
    shown = table().shown(raw, kind, flags)
    values: dict[str, Any] = {}
    unreadable: dict[str, str] = {}
    for name, value in raw.items():
        try:
            if value:
                values[name] = _computed(given[name]) if fields[name].is_computed else read_value(fields[name], value)
        except UnreadableError as refusal:
            unreadable[name] = str(refusal)
    required = frozenset(name for name, needed in shown.items() if needed)
    everything = {name: raw.get(name, "") for name in [*shown, *raw]}
    answers = Answers(values, everything, required, frozenset(shown) | set(raw), unreadable)
    computed = {name: values[name] for name in values if fields[name].is_computed}
    return with_computed(answers, kind).with_values(**computed)


def objections(rule: str, facts: PostingFacts) -> list[Finding]:
    """What one rule says of the facts."""
    return judge(facts, only={rule})


def _computed(value: Any) -> Any:
    if isinstance(value, str) and value.replace(".", "", 1).isdecimal() and len(value) < 8:
        return Decimal(value) if "." in value else int(value)
    return value
