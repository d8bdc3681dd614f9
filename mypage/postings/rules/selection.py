"""選考: what an applicant must know of the selection and of its outcome (R-143 to R-148)."""

from collections.abc import Iterator

from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.registry import Found, found, rows, rule

_DAYS = {"書類選考": "document_result_days", "面接": "interview_result_days"}
"""How an applicant is chosen → the days until the outcome is told."""


@rule("R-143")
def says_when_the_outcome_is_told(facts: PostingFacts) -> Iterator[Found]:
    """With papers or an interview to choose by, the days until the outcome is told are given."""
    for method, days in _DAYS.items():
        if facts.has("selection_methods", method) and facts.is_blank(days):
            yield found(days)


@rule("R-144")
def tells_the_outcome_soon(facts: PostingFacts) -> Iterator[Found]:
    """Applicants do not wait long for the outcome."""
    longest = facts.setting("result_days")
    for days in _DAYS.values():
        given = facts.number(days)
        if given is not None and given > longest:
            message = rows()["R-144"].message.replace("14日", f"{longest}日")
            yield found(days, message=message)


@rule("R-145")
def papers_are_told_of_only_when_judged(facts: PostingFacts) -> Iterator[Found]:
    """Without a selection by papers, no outcome of one is announced."""
    if not facts.several("selection_methods") or facts.has("selection_methods", "書類選考"):
        return
    if facts.has("result_timing", "書類選考後"):
        yield found("result_timing")
    elif facts.number("document_result_days") is not None:
        yield found("document_result_days")


@rule("R-146")
def an_interview_takes_place(facts: PostingFacts) -> Iterator[Found]:
    """With an interview, there is at least one."""
    if facts.has("selection_methods", "面接") and facts.number("interview_count") == 0:
        yield found("interview_count")


@rule("R-147")
def outcome_reaches_everybody(facts: PostingFacts) -> Iterator[Found]:
    """The outcome is not told in 求職者マイページ alone, which people who were referred may not have."""
    if facts.several("notice_methods") == ("求職者マイページ",):
        yield found("notice_methods")


@rule("R-148")
def post_has_an_address(facts: PostingFacts) -> Iterator[Found]:
    """Papers that come by post have a postal code and an address to go to."""
    if facts.has("delivery_methods", "郵送"):
        missing = [name for name in ("delivery_postal_code", "delivery_address") if facts.is_blank(name)]
        yield from (found(name) for name in missing[:1])
