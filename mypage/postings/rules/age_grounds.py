"""例外事由ａからｆ２: what each exception to the ban on age limits asks of the posting (R-051 to R-060)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from mypage.postings.rules.age import INDEFINITE, LIMITED
from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.registry import Found, found, rule
from mypage.postings.rules.words import folded

_LAW = re.compile(r"(?<![方手作用技工文製書])法(?![人令律被])|条例|省令|政令|規則|[0-9]+条")
_PORTRAYAL = re.compile(r"役|演|俳優|女優|男優|モデル|芸能|芸術|表現|舞台|撮影|映画|声優|歌|踊|ダン[スサ]|タレント")
_HEADCOUNT = re.compile(
    r"(?P<first>[0-9]{2})(?:歳?(?:から|[~〜-]|以上)(?P<last>[0-9]{2}))?歳?(?:代|まで|以下|未満)?"
    r"[^0-9、。\n]{0,12}?(?P<count>[0-9]{1,4})(?:人|名)"
)


def _ground(facts: PostingFacts, letter: str) -> bool:
    return facts.text("age_limit") in (LIMITED, "") and facts.text("age_limit_ground").startswith(letter)


def _bounds(facts: PostingFacts) -> tuple[int | None, int | None]:
    return facts.number("age_from"), facts.number("age_to")


def _has_term(facts: PostingFacts) -> bool:
    return facts.text("employment_period") not in ("", INDEFINITE)


def _first(*wrong: tuple[bool, str]) -> Iterator[Found]:
    """One finding, at the first field that is wrong."""
    names = [name for is_wrong, name in wrong if is_wrong]
    yield from (found(name) for name in names[:1])


@rule("R-051")
def ground_a_ends_at_retirement(facts: PostingFacts) -> Iterator[Found]:
    """ａ: for work without a term, up to the year before the retirement age."""
    if not _ground(facts, "ａ"):
        return
    lowest, highest = _bounds(facts)
    retirement = facts.number("retirement_age")
    expected = retirement - facts.setting("age_ground_a_below_retirement") if retirement is not None else None
    yield from _first(
        (lowest is not None, "age_from"),
        (highest is not None and expected is not None and highest != expected, "age_to"),
        (_has_term(facts), "employment_period"),
        (facts.text("has_retirement_age") == "なし", "age_limit_ground"),
    )


@rule("R-052")
def ground_b_has_a_lower_bound_only(facts: PostingFacts) -> Iterator[Found]:
    """ｂ: a law sets the lower bound, and there is no upper one."""
    if _ground(facts, "ｂ"):
        yield from _first((facts.number("age_to") is not None, "age_to"))


@rule("R-053")
def ground_b_names_the_law(facts: PostingFacts) -> Iterator[Found]:
    """ｂ: the reason names the law."""
    reason = folded(facts.text("age_limit_reason"))
    if _ground(facts, "ｂ") and reason and not _LAW.search(reason):
        yield found("age_limit_reason")


@rule("R-054")
def ground_c_trains_beginners(facts: PostingFacts) -> Iterator[Found]:
    """ｃ: for work without a term and without experience, with an upper bound only."""
    if _ground(facts, "ｃ"):
        yield from _first(
            (facts.number("age_from") is not None, "age_from"),
            (_has_term(facts), "employment_period"),
            (facts.text("experience") not in ("", "不問"), "experience"),
        )


@rule("R-055")
def ground_c_is_for_the_young(facts: PostingFacts) -> Iterator[Found]:
    """ｃ: the upper bound leaves time for a career."""
    highest = facts.number("age_to")
    if _ground(facts, "ｃ") and highest is not None and highest > facts.setting("age_ground_c_highest"):
        yield found("age_to")


@rule("R-056")
def ground_d_is_a_narrow_band(facts: PostingFacts) -> Iterator[Found]:
    """ｄ: for work without a term, a band of five to ten years between 30 and 49."""
    if not _ground(facts, "ｄ"):
        return
    lowest, highest = _bounds(facts)
    if lowest is None and highest is None:
        return
    yield from _first(
        (lowest is None or lowest < facts.setting("age_ground_d_lowest"), "age_from"),
        (highest is None or highest > facts.setting("age_ground_d_highest"), "age_to"),
        (not _is_right_width(facts, lowest, highest), "age_to"),
        (_has_term(facts), "employment_period"),
    )


def _is_right_width(facts: PostingFacts, lowest: int | None, highest: int | None) -> bool:
    if lowest is None or highest is None:
        return False
    return facts.setting("age_ground_d_narrowest") <= highest - lowest + 1 <= facts.setting("age_ground_d_widest")


@rule("R-057")
def ground_d_counts_the_neighbours(facts: PostingFacts) -> Iterator[Found]:
    """ｄ: the reason counts those of the band and of its neighbours, and the band has at most half as many."""
    reason = facts.text("age_limit_reason")
    if not _ground(facts, "ｄ") or not reason:
        return
    counts = sorted((int(each["first"]), int(each["count"])) for each in _HEADCOUNT.finditer(folded(reason)))
    if not _is_thin_between(counts, facts.number("age_from"), facts.setting("age_ground_d_share")):
        yield found("age_limit_reason")


def _is_thin_between(counts: list[tuple[int, int]], lowest: int | None, share: Decimal) -> bool:
    """Whether the band that begins at `lowest` (or the middle one) has at most a share of each of its neighbours."""
    places = [place for place, (first, _) in enumerate(counts) if first == lowest] or [len(counts) // 2]
    place = places[0]
    if not 0 < place < len(counts) - 1:
        return False
    own = counts[place][1]
    return all(own <= counts[beside][1] * share for beside in (place - 1, place + 1))


@rule("R-058")
def ground_e_names_the_part(facts: PostingFacts) -> Iterator[Found]:
    """ｅ: the reason names the part or the portrayal that needs the age."""
    reason = facts.text("age_limit_reason")
    if _ground(facts, "ｅ") and reason and not _PORTRAYAL.search(reason):
        yield found("age_limit_reason")


@rule("R-059")
def ground_f1_begins_at_sixty(facts: PostingFacts) -> Iterator[Found]:
    """ｆ１: from 60 years or more, without an upper bound."""
    if _ground(facts, "ｆ１"):
        lowest, highest = _bounds(facts)
        is_low = lowest is not None and lowest < facts.setting("age_ground_f_lowest")
        yield from _first((is_low, "age_from"), (highest is not None, "age_to"))


@rule("R-060")
def ground_f2_keeps_to_a_programme(facts: PostingFacts) -> Iterator[Found]:
    """ｆ２: the reason names a programme that runs now, and the bounds are those of the programme."""
    reason = folded(facts.text("age_limit_reason"))
    if not _ground(facts, "ｆ２") or not reason:
        return
    programmes = facts.circumstances.programmes
    named = [each for each in programmes if folded(each.name) in reason]
    if any(_bounds(facts) == (each.age_from, each.age_to) for each in named):
        return
    field = "age_from" if named else "age_limit_reason"
    if programmes:
        bands = (f"「{each.name}」（{each.age_from}歳から{each.age_to}歳）" for each in programmes)
        yield found(field, 一覧="、".join(bands))
    else:
        yield found(field, message="今、対象となる国の施策はありません。年齢を「不問」にしてください。")
