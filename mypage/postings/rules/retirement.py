"""Rules of 定年, 再雇用 and 勤務延長 (高年齢者雇用安定法 第8条・第9条)."""

from collections.abc import Iterator

from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.registry import Found, found, rule

_SYSTEMS = (("has_reemployment", "reemployment_until_age"), ("has_employment_extension", "extension_until_age"))


def _retirement_age(facts: PostingFacts) -> int | None:
    return None if facts.text("has_retirement_age") == "なし" else facts.number("retirement_age")


@rule("R-125")
def lets_nobody_retire_before_sixty(facts: PostingFacts) -> Iterator[Found]:
    """定年 is 60 or later."""
    age = _retirement_age(facts)
    if age is not None and age < facts.setting("retirement_age_lowest"):
        yield found("retirement_age")


@rule("R-126")
def employs_people_until_sixty_five(facts: PostingFacts) -> Iterator[Found]:
    """Who retires before 65 may stay until then: employed again, or without a break."""
    age, until = _retirement_age(facts), facts.setting("employed_until_age")
    if age is None or age >= until:
        return
    is_answered = any(facts.text(system) or facts.is_set(limit) for system, limit in _SYSTEMS)
    if is_answered and not any(_reaches(facts, system, limit, int(until)) for system, limit in _SYSTEMS):
        yield found("has_reemployment")


def _reaches(facts: PostingFacts, system: str, limit: str, until: int) -> bool:
    if facts.text(system) == "なし":
        return False
    age = facts.number(limit)
    return age >= until if age is not None else facts.text(system) == "あり"


@rule("R-127")
def keeps_people_beyond_retirement(facts: PostingFacts) -> Iterator[Found]:
    """再雇用 and 勤務延長 end later than 定年."""
    age = _retirement_age(facts)
    for system, limit in _SYSTEMS:
        last = facts.number(limit)
        if age is not None and last is not None and facts.text(system) != "なし" and last <= age:
            yield found(limit)


@rule("R-128")
def needs_no_return_without_retirement(facts: PostingFacts) -> Iterator[Found]:
    """Without 定年 there is neither 再雇用 nor 勤務延長."""
    if facts.text("has_retirement_age") != "なし":
        return
    for system, _ in _SYSTEMS:
        if facts.text(system) == "あり":
            yield found(system)
