"""Rules of 賃金: bounds, sums, and what belongs among the fixed allowances."""

import re
from collections.abc import Iterator

from mypage.kernel.fields import widened
from mypage.postings.content import ALLOWANCES
from mypage.postings.rules.counted_pay import allowances
from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.registry import Found, found, rule
from mypage.postings.rules.words import folded

_BOUNDS = (
    "base_pay",
    *(f"fixed_allowance_{number}" for number in ALLOWANCES),
    "fixed_overtime",
    "pay_form",
    "pay_rise_yen",
    "pay_rise_percent",
    "bonus_yen",
)
_PAIRS = tuple((f"{name}_from", f"{name}_to") for name in _BOUNDS)
_PERSONAL = re.compile(
    r"家族|扶養|配偶者|子供|子ども|こども|児童|子女|養育|通勤|交通費|皆勤|精勤|歩合|出来高|インセンティブ|"
    r"残業|時間外|深夜|休日出勤|早出|夜勤|宿直|日直|当直|早番|遅番|単身赴任"
)
_SAYS_WHAT_DECIDES = re.compile(
    r"(賃金|給与|給料|基本給|月給|時給|報酬|上限|下限)[^。\n]*(経験|能力|資格|技能|年齢|勤続|考慮|応じ|により|によって|による|決定|加味|優遇)|"
    r"(経験|能力|資格|技能|勤続)[^。\n]*(賃金|給与|給料|基本給|月給|時給|決定|考慮)"
)


@rule("R-073")
def has_bounds_in_order(facts: PostingFacts) -> Iterator[Found]:
    """No lower bound of pay lies above its upper one."""
    for low, high in _PAIRS:
        least, most = facts.decimal(low), facts.decimal(high)
        if least is not None and most is not None and least > most:
            name = facts.labels.get(low, low).removesuffix("下限").removesuffix("の")
            yield found(low, 項目名=name)


@rule("R-074")
def adds_up_to_its_total(facts: PostingFacts) -> Iterator[Found]:
    """ａ＋ｂ（＋ｃ）is the sum of its parts, at both ends."""
    for bound in ("from", "to"):
        total, base = facts.number(f"total_pay_{bound}"), facts.number(f"base_pay_{bound}")
        if total is None or base is None:
            continue
        parts = [facts.number(f"fixed_allowance_{number}_{bound}") or 0 for number in ALLOWANCES]
        if total != base + sum(parts) + (facts.number(f"fixed_overtime_{bound}") or 0):
            yield found(f"total_pay_{bound}")


@rule("R-082")
def has_bounds_near_each_other(facts: PostingFacts) -> Iterator[Found]:
    """基本給 reaches at most twice its lower bound, or the remarks say what decides it."""
    low, high = facts.number("base_pay_from"), facts.number("base_pay_to")
    if not low or high is None:
        return
    spread = facts.setting("pay_spread")
    if high > low * spread and not _SAYS_WHAT_DECIDES.search(folded(facts.text("posting_remarks"))):
        times = widened(f"{spread.normalize():f}")
        reason = "何によって決まるかを、求人に関する特記事項に書いてください。"
        yield found("base_pay_to", message=f"賃金の上限が下限の{times}倍を超えています。{reason}")


@rule("R-083")
def gives_fixed_allowances_to_everyone(facts: PostingFacts) -> Iterator[Found]:
    """定額的に支払われる手当（ｂ）holds only what everyone is paid every month."""
    for field, name, _ in allowances(facts):
        if _PERSONAL.search(folded(name)):
            yield found(field, 手当名=name)
