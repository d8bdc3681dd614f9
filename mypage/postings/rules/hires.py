"""Rules of 採用人数 and of what comes with a place: lodging, parking."""

from collections.abc import Iterator

from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.registry import Found, found, rule

_PARTS = ("hires_commuting", "hires_live_in", "hires_either")


@rule("R-043")
def adds_up_to_its_hires(facts: PostingFacts) -> Iterator[Found]:
    """Those who commute, those who live in and those who may do either add up to 採用人数."""
    parts = [number for name in _PARTS if (number := facts.number(name)) is not None]
    hires = facts.number("hires")
    if parts and hires is not None and sum(parts) != hires:
        yield found("hires", 合計=sum(parts), 採用人数=hires)


@rule("R-044")
def has_lodging_for_those_who_live_in(facts: PostingFacts) -> Iterator[Found]:
    """Where people are sought who live in, there is 入居可能住宅."""
    live_in = (facts.number("hires_live_in") or 0) + (facts.number("hires_either") or 0)
    homes = {facts.text("has_housing_for_singles"), facts.text("has_housing_for_families")}
    if live_in > 0 and homes == {"なし"}:
        yield found("has_housing_for_singles")


@rule("R-045")
def hires_somebody(facts: PostingFacts) -> Iterator[Found]:
    """採用人数 is one or more."""
    hires = facts.number("hires")
    if hires is not None and hires < 1:
        yield found("hires")


@rule("R-046")
def offers_parking_only_to_those_who_may_drive(facts: PostingFacts) -> Iterator[Found]:
    """Where nobody may come by car, nothing is said on parking."""
    if facts.text("allows_car_commute") == "不可" and facts.text("has_parking"):
        yield found("has_parking")
