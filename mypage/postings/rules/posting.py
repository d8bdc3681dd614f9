"""Rules of a posting as a whole: may it be received now, is it there already, may it become what it says."""

from collections.abc import Iterator
from datetime import timedelta

from mypage.kernel.ja import jdate
from mypage.kernel.terms import months_after, term_in_words
from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.old_dates import dates_over
from mypage.postings.rules.registry import Found, found, rule
from mypage.postings.rules.spans import end_of_month
from mypage.postings.rules.words import folded

_TEXTS_THAT_GROW_OLD = ("job_description", "posting_remarks", "selection_schedule_other", "working_time_remarks")
_REFUSED_FOR_NOW = (
    "現在、次の理由により求人を受け付けることができません。理由：{ground}。"
    "期間：{first}から当分の間（解除されるまで）。くわしくは管轄のハローワークにお問い合わせください。"
)


@rule("R-003")
def was_declared_within_a_year(facts: PostingFacts) -> Iterator[Found]:
    """The employer's self-declaration is newer than a year (so many months by the setting)."""
    declared, months = facts.circumstances.declared_on, int(facts.setting("self_declaration_months"))
    if declared is None:
        message = "自己申告書の申告がまだありません。内容を確かめ、申告してください。"
        yield found("confirms_self_declaration", message=message)
    elif months_after(declared, months) <= facts.today:
        yield found("confirms_self_declaration", 期間=term_in_words(months))


@rule("R-004")
def may_be_received_from_the_establishment(facts: PostingFacts) -> Iterator[Found]:
    """No period runs in which the office refuses the establishment's postings."""
    for period in facts.circumstances.refusals:
        if facts.today < period.first_day:
            continue
        first = jdate(period.first_day)
        if period.last_day is None:
            message = _REFUSED_FOR_NOW.format(ground=period.ground, first=first)
            yield found("establishment_number", message=message)
        elif facts.today <= period.last_day:
            yield found("establishment_number", 理由=period.ground, 始期=first, 終期=jdate(period.last_day))


@rule("R-007")
def is_not_there_already(facts: PostingFacts) -> Iterator[Found]:
    """No other posting in force has the same occupation, workplace and form of employment."""
    ours = [folded(text) for text in (facts.text("job_title"), workplace_address(facts), facts.text("employment_form"))]
    if not all(ours):
        return
    same = [
        other.number
        for other in facts.circumstances.active_postings
        if [folded(text) for text in (other.job_title, other.workplace_address, other.employment_form)] == ours
    ]
    if same:
        yield found("job_title", 求人番号="、".join(same))


def workplace_address(facts: PostingFacts) -> str:
    """Where the work is done: the address on the form, or the establishment's where it is the same."""
    return facts.text("workplace_address") or facts.text("establishment_address")


@rule("R-008")
def stays_in_its_category(facts: PostingFacts) -> Iterator[Found]:
    """A change of a posting in force leaves its 求人区分 as it is."""
    accepted, category = facts.circumstances.accepted_category, facts.text("posting_category")
    if accepted and category and category != accepted:
        yield found("posting_category")


@rule("R-009")
def wishes_a_deadline_within_reach(facts: PostingFacts) -> Iterator[Found]:
    """The wished 紹介期限日 lies between tomorrow and the end of the month after next."""
    wished = facts.day("wished_referral_until")
    if wished is None or facts.circumstances.accepted_category:  # of one in force, the deadline was given
        return
    first = facts.today + timedelta(days=1)
    last = end_of_month(facts.today, int(facts.setting("referral_months_ahead")))
    if not first <= wished <= last:
        yield found("wished_referral_until", 翌日=jdate(first), 翌々月末日=jdate(last))


@rule("R-010")
def has_no_dates_that_are_over(facts: PostingFacts) -> Iterator[Found]:
    """The texts of a posting made from an earlier one name no date that is over."""
    if not facts.circumstances.is_reuse:
        return
    for name in _TEXTS_THAT_GROW_OLD:
        for written in dates_over(facts.text(name), facts.today):
            yield found(name, 日付=written)
