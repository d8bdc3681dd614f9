"""公正な採用選考: R-062 to R-070 and R-072, with the table's examples."""

import pytest

from mypage.postings.rules.registry import Finding
from tests.unit.postings.facts import facts_with, objections

Told = list[tuple[str, str]]


def told(found: list[Finding]) -> Told:
    """Field and strength of findings."""
    return [(each.field, each.strength) for each in found]


@pytest.mark.rule("R-062")
@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("営業職", []),
        ("営業マン", [("job_title", "violation")]),
        ("カメラマン", [("job_title", "caution")]),
        ("営業マンション管理員", []),
        ("", []),
    ],
)
def test_job_titles_name_no_sex(title: str, expected: Told) -> None:
    """営業マン is refused; a hint that only cautions stays a caution."""
    assert told(objections("R-062", facts_with(job_title=title))) == expected


@pytest.mark.rule("R-062")
def test_the_better_words_are_named() -> None:
    """In the sentence of the table; a hint that quotes none gives its own sentence."""
    [found] = objections("R-062", facts_with(job_title="営業マン"))
    assert found.message == "「営業マン」は性別を表します。「営業職」「営業担当」のように改めてください。"
    [other] = objections("R-062", facts_with(job_title="男の職場"))
    assert other.message == "「男の職場」は性別を表します。性別による役割の言葉です。仕事の中身で書いてください。"


@pytest.mark.rule("R-063")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("どなたも活躍できます", []),
        ("主婦歓迎", [("posting_remarks", "caution")]),
        ("女性のみ募集します", [("posting_remarks", "caution")]),
    ],
)
def test_texts_choose_by_no_sex(text: str, expected: Told) -> None:
    """A caution, whatever the hint says: the law has exceptions."""
    assert told(objections("R-063", facts_with(posting_remarks=text))) == expected
    assert objections("R-063", facts_with(job_title=text)) == []


@pytest.mark.rule("R-063")
@pytest.mark.parametrize(
    ("reason", "is_heard"),
    [
        ("女性の割合が２割のため、均等法第８条により女性を優先します", True),
        ("助産師のため適用除外に当たります", True),
        ("よろしくお願いします", False),
        ("", False),
    ],
)
def test_the_office_hears_of_an_exception(reason: str, is_heard: bool) -> None:
    """With the reason told to the office, nothing more is asked."""
    facts = facts_with(posting_remarks="女性歓迎", message_to_office=reason)
    assert bool(objections("R-063", facts)) is not is_heard


@pytest.mark.rule("R-064")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("２０ｋｇの袋を運ぶ作業があります", []),
        ("身長１７０ｃｍ以上の方", [("job_description", "violation")]),
        ("体力に自信のある方", [("job_description", "caution")]),
        ("容姿端麗な方", []),
    ],
)
def test_asks_for_no_physique(text: str, expected: Told) -> None:
    """The work is described instead."""
    found = objections("R-064", facts_with(job_description=text))
    assert told(found) == expected
    assert all("書いてください" in each.message for each in found)


@pytest.mark.rule("R-065")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("日本語で日報を書けること", []),
        ("日本人に限る", [("experience_detail", "violation")]),
        ("日本語ネイティブの方", [("experience_detail", "caution")]),
    ],
)
def test_refuses_no_nationality(text: str, expected: Told) -> None:
    """What language the work needs may be said."""
    assert told(objections("R-065", facts_with(experience_detail=text))) == expected


@pytest.mark.rule("R-066")
@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        ("selection_remarks", "簿記の知識がある方", []),
        ("selection_remarks", "家族の職業をうかがいます", [("selection_remarks", "violation")]),
        ("selection_remarks", "戸籍謄本を提出", []),
        ("job_description", "戸籍の窓口業務", [("job_description", "caution")]),
        ("posting_remarks", "戸籍をうかがいます", [("posting_remarks", "violation")]),
        ("posting_remarks", "容姿端麗な方", [("posting_remarks", "violation")]),
        ("job_title", "占い師", [("job_title", "caution")]),
    ],
)
def test_asks_for_nothing_private(field: str, text: str, expected: Told) -> None:
    """Documents are R-019's; what may be the work itself is only asked about."""
    assert told(objections("R-066", facts_with(**{field: text}))) == expected  # type: ignore[arg-type]


@pytest.mark.rule("R-067")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("立ち仕事です", []),
        ("持病のない方", [("job_description", "violation")]),
        ("患者様の病歴を聞き取ります", [("job_description", "caution")]),
        ("身体障害者に限る", [("job_description", "violation")]),
    ],
)
def test_refuses_no_illness(text: str, expected: Told) -> None:
    """The movements that the work needs may be said."""
    assert told(objections("R-067", facts_with(job_description=text))) == expected


@pytest.mark.rule("R-068")
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("電話の応対は少なめにできます", ""),
        ("身体障害者に限る", "身体障害者に限る"),
        ("障害者手帳２級以上", "障害者手帳2級以上"),
        ("軽度の方のみ", "軽度の方のみ"),
        ("知的障害のある方は不可", "知的障害のある方は不可"),
        ("身体障害者手帳をお持ちの方もご相談ください", ""),
    ],
)
def test_refuses_no_kind_of_disability(text: str, word: str) -> None:
    """In postings for people with disabilities, once and by this rule alone."""
    facts = facts_with(flags=("disability",), posting_remarks=text)
    found = objections("R-068", facts)
    assert [f"「{word}」" in each.message for each in found] == ([True] if word else [])
    assert objections("R-067", facts) == []
    assert objections("R-068", facts_with(posting_remarks=text)) == []


@pytest.mark.rule("R-069")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("制服は貸与します", []),
        ("制服代は自己負担、保証金１万円", [("other_allowances", "caution"), ("other_allowances", "violation")]),
        ("罰金はありません", []),
    ],
)
def test_asks_applicants_for_no_money(text: str, expected: Told) -> None:
    """A deposit is refused; clothes at one's own cost are asked about."""
    assert told(objections("R-069", facts_with(other_allowances=text))) == expected


@pytest.mark.rule("R-070")
@pytest.mark.parametrize(
    ("text", "is_found"), [("昨年度の離職者は１名でした", False), ("絶対に稼げる", True), ("有給なし", True)]
)
def test_promises_nothing_untrue(text: str, is_found: bool) -> None:
    """Nor denies what the law gives."""
    found = objections("R-070", facts_with(message_from_establishment=text))
    assert told(found) == ([("message_from_establishment", "caution")] if is_found else [])


@pytest.mark.rule("R-072")
@pytest.mark.parametrize(
    ("title", "signs"),
    [
        ("介護職員（夜勤なし）", ""),
        ("★☆急募☆★介護職員", "★☆☆★"),
        ("【急募】介護職員", "【急募】"),
        ("介護職員【日勤】", ""),
        ("介護職員！", ""),
        ("介護職員！！", "！！"),
        ("", ""),
    ],
)
def test_job_title_begins_with_the_job(title: str, signs: str) -> None:
    """Brackets after the name of the job are well."""
    found = objections("R-072", facts_with(job_title=title))
    assert [each.message for each in found] == (
        [f"職種の「{signs}」は、検索と読み上げの妨げになります。仕事の名を先に書いてください。"] if signs else []
    )


@pytest.mark.rule("R-063", "R-066", "R-067")
def test_the_office_may_be_told_anything() -> None:
    """What only the office reads is no text for seekers."""
    facts = facts_with(message_to_office="女性のみ、家族構成、持病のない方")
    assert [each for rule in ("R-063", "R-066", "R-067") for each in objections(rule, facts)] == []
