"""必須の項目: everything that must be answered is (R-001, R-002)."""

from collections.abc import Iterator

from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.registry import Found, found, rule

_LEAFLET = "has_read_leaflet"
_RECKONED = frozenset({"total_pay_from", "total_pay_to", "weekly_scheduled_hours", "monthly_scheduled_hours"})
"""What comes out of other answers: those are asked for instead."""


@rule("R-001")
def everything_required_is_answered(facts: PostingFacts) -> Iterator[Found]:
    """Every question that must be answered is; the check of the leaflet has a rule of its own."""
    for name in facts.answers.missing:
        if name in _RECKONED or name == _LEAFLET:
            continue
        label = facts.labels.get(name, name)
        if facts.inputs.get(name) == "computed":
            yield found(name, message=f"「{label}」が入力されていません。事業所の情報で入力してください。")
        else:
            yield found(name, 項目名=label)


@rule("R-002")
def leaflet_was_read(facts: PostingFacts) -> Iterator[Found]:
    """Who files the posting has read the leaflet."""
    is_asked = _LEAFLET in facts.answers.shown and _LEAFLET not in facts.answers.unreadable
    if is_asked and facts.text(_LEAFLET) != "確認した":
        yield found(_LEAFLET)
