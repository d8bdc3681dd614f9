"""Whatever is typed, the rules answer: no judge raises, and every message is whole."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mypage.kernel.fields import Field, Raw, normalised
from mypage.postings.content import KINDS, Category, answers_of, of_the_table, table
from mypage.postings.rules.facts import Circumstances, MinimumWage, PostingFacts, Programme
from mypage.postings.rules.registry import judge_whole, rows
from mypage.postings.settings_tables import rule_settings

TODAY = date(2026, 11, 22)
FIELDS = table().fields
WORDS = [
    "営業マン",
    "３５歳まで",
    "業務委託",
    "０３－１２３４－５６７８",
    "変更範囲",
    "固定残業代２０時間分",
    "令和８年１３月４５日",
    "①㈱😀",
    "\n",
]
TEXTS = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(WORDS), max_size=6).map("".join))
NUMBERS = st.one_of(st.integers(0, 400), st.integers(0, 10**9)).map(str)
DATES = st.dates(date(1990, 1, 1), date(2099, 12, 31)).map(str)
TIMES = st.times().map(lambda time: time.strftime("%H:%M"))
READABLE = {
    "integer": NUMBERS,
    "yen": NUMBERS,
    "days": st.integers(0, 400).map(str),
    "minutes": st.integers(0, 999).map(str),
    "decimal": st.decimals(0, 999, places=1).map(str),
    "date": DATES,
    "time": TIMES,
    "code": NUMBERS,
}


def answer(field: Field) -> st.SearchStrategy[Raw]:
    """What may come to be kept for a field: what fits it, and now and then what does not."""
    if field.choices:
        chosen = st.sampled_from(field.choices)
        if field.input == "multi_choice":
            return st.one_of(st.lists(chosen, unique=True), st.lists(TEXTS, max_size=2))
        return st.one_of(chosen, chosen, TEXTS)
    return st.one_of(READABLE.get(field.input, TEXTS), TEXTS)


@st.composite
def raws(draw: st.DrawFn) -> dict[str, Raw]:
    """A draft: some fields with anything in them."""
    names = draw(st.lists(st.sampled_from(sorted(FIELDS)), unique=True, max_size=60))
    raw = {name: normalised(FIELDS[name], draw(answer(FIELDS[name]))) for name in names}
    raw["posting_category"] = draw(st.sampled_from(list(KINDS)))
    return raw


@st.composite
def circumstances(draw: st.DrawFn) -> Circumstances:
    """Known or not known."""
    wage = st.one_of(st.none(), st.just(MinimumWage("東京都", 1280, TODAY)))
    days = st.one_of(st.none(), st.integers(-800, 800).map(lambda after: TODAY + timedelta(days=after)))
    return Circumstances(
        today=TODAY,
        declared_on=draw(days),
        is_reuse=draw(st.booleans()),
        last_accepted_on=draw(days),
        visit_until=draw(days),
        minimum_wage=draw(wage),
        coming_minimum_wage=draw(wage),
        workplace_prefecture=draw(st.sampled_from(["", "13", "47"])),
        dispatch_licence_valid_until=draw(days),
        programmes=draw(st.sampled_from([(), (Programme("就職氷河期世代", 35, 59),)])),
    )


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(raw=raws(), known=circumstances())
def test_no_judge_raises(raw: dict[str, Raw], known: Circumstances) -> None:
    """And every finding has a field, a whole sentence and the strength of its rule or less."""
    category = Category.of(raw)
    facts = PostingFacts(
        kind=category.kind,
        answers=answers_of(raw, {}),
        circumstances=known,
        settings=rule_settings(),
        flags=category.flags,
        as_typed={name: str(value) for name, value in raw.items()},
        **of_the_table(),
    )
    for finding in judge_whole(facts):
        assert finding.field
        assert finding.message
        assert "{" not in finding.message or "{" in str(raw)
        row = rows().get(finding.rule)
        assert row is None or finding.strength in (row.strength, "caution")
