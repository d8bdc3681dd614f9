"""労働者派遣: licence, form and length of the employment of dispatched workers (R-129 to R-133)."""

import re
from collections.abc import Iterator

from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.registry import Found, found, rule
from mypage.postings.rules.words import folded

_DISPATCH = frozenset({"派遣", "紹介予定派遣"})
_LICENCE = re.compile(r"派([0-9]{2})-[0-9]{6}")
_PREFECTURES = range(1, 48)
_INDEFINITE = "雇用期間の定めなし"
_DAY_LABOUR = "日雇（日々雇用または１ヶ月未満）"


@rule("R-129")
def licence_number_has_its_form(facts: PostingFacts) -> Iterator[Found]:
    """The number of a dispatch licence is 派, two digits, a hyphen and six digits."""
    number = facts.text("dispatch_licence_number")
    if _is_dispatch(facts) and number and not _LICENCE.fullmatch(folded(number)):
        yield found("dispatch_licence_number")


@rule("R-130")
def licence_is_of_a_prefecture_and_valid(facts: PostingFacts) -> Iterator[Found]:
    """A dispatch licence begins with the number of a prefecture and has not run out."""
    licence = _LICENCE.fullmatch(folded(facts.text("dispatch_licence_number")))
    if not _is_dispatch(facts) or licence is None:
        return
    last_day = facts.circumstances.dispatch_licence_valid_until
    if int(licence[1]) not in _PREFECTURES or (last_day is not None and last_day < facts.today):
        yield found("dispatch_licence_number")


@rule("R-131")
def form_of_employment_fits_dispatch(facts: PostingFacts) -> Iterator[Found]:
    """Dispatched workers have a form of employment of dispatch, others have not."""
    arrangement, form = facts.text("employment_arrangement"), facts.text("employment_form")
    if arrangement and form and _is_dispatch(facts) != ("派遣" in form):
        yield found("employment_form")


@rule("R-132")
def form_of_dispatch_fits_period(facts: PostingFacts) -> Iterator[Found]:
    """有期雇用派遣 has a term and 無期雇用派遣 has none."""
    form, period = facts.text("employment_form"), facts.text("employment_period")
    if period and "派遣" in form and form.startswith("有期") == (period == _INDEFINITE):
        yield found("employment_period")


@rule("R-133")
def dispatch_is_longer_than_a_month(facts: PostingFacts) -> Iterator[Found]:
    """Dispatch by the day or for 30 days or fewer is an exception."""
    if not _is_dispatch(facts):
        return
    begins, ends = facts.day("employment_begins_on"), facts.day("employment_ends_on")
    if facts.text("employment_period") == _DAY_LABOUR:
        yield found("employment_period")
    elif begins and ends and 0 < (ends - begins).days + 1 <= facts.setting("dispatch_days"):
        yield found("employment_ends_on")


def _is_dispatch(facts: PostingFacts) -> bool:
    return facts.text("employment_arrangement") in _DISPATCH
