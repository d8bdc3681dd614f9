"""Words at odds with other answers: R-005, R-006, R-014, R-019, R-024, R-071, R-084, R-088 and R-106."""

from typing import Any

import pytest

from tests.unit.postings.facts import facts_with, objections

SCOPE_1 = "１ 事業所名等を含む求人情報を公開する"
SCOPE_2 = "２ ハローワークの求職者に限定し、事業所名等を含む求人情報を公開する"
SCOPE_3 = "３ 事業所名等を含まない求人情報を公開する"


def strengths(rule: str, **given: Any) -> list[str]:
    """How strongly a rule objects."""
    return [each.strength for each in objections(rule, facts_with(**given))]


@pytest.mark.rule("R-005")
@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("介護職員", []),
        ("介護職員または調理員、事務員", ["violation"]),
        ("介護職員または看護職員", ["violation"]),
        ("大型運転手又は中型運転手", ["caution"]),
        ("看護師又は准看護師", []),
        ("看護師・准看護師", []),
        ("営業職・経理事務", ["caution"]),
        ("ホール・キッチンスタッフ", []),
        ("日勤または夜勤の介護職員", []),
        ("介護職員（日勤、または夜勤）", []),
        ("介護職員（調理員または事務員を兼ねる）", []),
        ("または", []),
        ("", []),
    ],
)
def test_names_one_job(title: str, expected: list[str]) -> None:
    """Names of one family, or loosely joined, are asked about; brackets say more of one job."""
    assert strengths("R-005", job_title=title) == expected


@pytest.mark.rule("R-006")
@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        ("job_title", "配送員（雇用期間の定めなし）", []),
        ("job_title", "配送パートナー（業務委託契約）", ["violation"]),
        ("posting_remarks", "一人親方も可", ["caution"]),
        ("job_description", "業務委託先との打ち合わせ", []),
    ],
)
def test_offers_employment(field: str, text: str, expected: list[str]) -> None:
    """Work on one's own account is no employment."""
    found = objections("R-006", facts_with(**{field: text}))  # type: ignore[arg-type]
    assert [each.strength for each in found] == expected


@pytest.mark.rule("R-006")
def test_the_word_and_what_to_write_are_told() -> None:
    """In one message."""
    [found] = objections("R-006", facts_with(job_title="配送員（完全歩合制）"))
    assert found.message == (
        "雇用契約ではない働き方と読める言葉「完全歩合制」があります。"
        "出来高だけの賃金では受け付けられません。保障される額を示してください。"
    )


@pytest.mark.rule("R-014")
@pytest.mark.parametrize(
    ("scope", "text", "word"),
    [
        (SCOPE_3, "駅前の介護施設です", ""),
        (SCOPE_3, "みほん商事の仲間に", "みほん商事"),
        (SCOPE_2, "みほん商事の仲間に", "みほん商事"),
        (SCOPE_1, "みほん商事の仲間に", ""),
        ("", "みほん商事の仲間に", ""),
        (SCOPE_3, "０３－００００－００００へ", "０３－００００－００００"),
        (SCOPE_3, "ＷＷＷ．ｍｉｈｏｎ．ｅｘａｍｐｌｅ．ｊｐをご覧ください", "mihon.example.jp"),
        (SCOPE_3, "紹介不要です", ""),
    ],
)
def test_hidden_name_stays_hidden(scope: str, text: str, word: str) -> None:
    """Name, telephone number and website, each in any width."""
    facts = facts_with(
        disclosure_scope=scope,
        posting_remarks=text,
        establishment_name="株式会社　みほん商事",
        website="https://www.mihon.example.jp/jobs",
    )
    assert [f"「{word}」" in each.message for each in objections("R-014", facts)] == ([True] if word else [])


@pytest.mark.rule("R-014")
def test_a_short_name_is_no_tell() -> None:
    """A name of two characters is a word of many texts, unless its legal form stands with it."""
    given = {"disclosure_scope": SCOPE_3, "establishment_name": "株式会社東京"}
    assert objections("R-014", facts_with(posting_remarks="東京駅から５分", **given)) == []  # type: ignore[arg-type]
    assert objections("R-014", facts_with(posting_remarks="株式会社東京です", **given)) != []  # type: ignore[arg-type]


@pytest.mark.rule("R-019")
@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        ("application_documents_other", "成績証明書", []),
        ("application_documents_other", "戸籍謄本、住民票", ["violation", "violation"]),
        ("application_documents_other", "健康診断書", ["caution"]),
        ("selection_remarks", "住民票の写しを提出", ["violation"]),
        ("selection_remarks", "家族の職業をうかがいます", []),
        ("supplementary_remarks", "身元保証人の書類", []),
    ],
)
def test_asks_for_no_private_documents(field: str, text: str, expected: list[str]) -> None:
    """A certificate of health may be needed for the work; what is no document is R-066's."""
    found = objections("R-019", facts_with(**{field: text}))  # type: ignore[arg-type]
    assert [each.strength for each in found] == expected


@pytest.mark.rule("R-024")
@pytest.mark.parametrize(
    ("may_be", "text", "is_found"),
    [
        ("なし", "週休二日です", False),
        ("なし", "全国転勤あり", True),
        ("あり", "全国転勤あり", False),
        ("", "転勤あり", False),
    ],
)
def test_transfers_are_told_once(may_be: str, text: str, is_found: bool) -> None:
    """The answer and the text agree."""
    assert bool(strengths("R-024", may_be_transferred=may_be, posting_remarks=text)) is is_found


@pytest.mark.rule("R-071")
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("くわしくは面接でご説明します", ""),
        ("直接０３－００００－００００へ", "０３－００００－００００"),
        ("ｓａｉｙｏ＠ｅｘａｍｐｌｅ．ｃｏ．ｊｐへ", "ｓａｉｙｏ＠ｅｘａｍｐｌｅ．ｃｏ．ｊｐ"),
        ("ＬＩＮＥで応募できます", "ＬＩＮＥで応募"),
    ],
)
def test_contacts_stand_in_their_fields(text: str, word: str) -> None:
    """A way round the referral is named."""
    found = objections("R-071", facts_with(posting_remarks=text))
    assert [f"文章に「{word}」があります。" in each.message for each in found] == ([True] if word else [])


@pytest.mark.rule("R-084")
@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({"other_allowances": "夜勤手当　１回５，０００円"}, []),
        ({"other_allowances": "みなし残業手当　３万円"}, ["other_allowances"]),
        ({"other_allowances": "みなし残業手当　３万円", "fixed_overtime": "あり"}, ["other_allowances"]),
        ({"posting_remarks": "固定残業代について", "fixed_overtime": "あり"}, []),
        ({"posting_remarks": "固定残業代について", "fixed_overtime": "なし"}, ["posting_remarks"]),
        ({"fixed_overtime_remarks": "固定残業代は２０時間分", "fixed_overtime": "あり"}, []),
    ],
)
def test_fixed_overtime_stands_in_its_field(given: dict[str, Any], fields: list[str]) -> None:
    """Not among the other allowances; elsewhere only while its field says none."""
    assert [each.field for each in objections("R-084", facts_with(**given))] == fields


@pytest.mark.rule("R-088")
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"base_pay_from": 200_000, "fixed_overtime_from": 31_250, "fixed_overtime": "あり"}, []),
        ({"posting_remarks": "基本給に２０時間分の残業代を含む"}, ["violation"]),
        ({"posting_remarks": "月額は固定残業代を含む", "fixed_overtime": "あり"}, []),
        ({"posting_remarks": "月額は固定残業代を含む", "fixed_overtime": "なし"}, ["violation"]),
        ({"posting_remarks": "基本給は固定残業代を含む", "fixed_overtime": "あり"}, ["violation"]),
        ({"posting_remarks": "サービス残業"}, ["violation"]),
        ({"posting_remarks": "サービス残業は一切ありません"}, []),
    ],
)
def test_base_pay_has_no_overtime_in_it(given: dict[str, Any], expected: list[str]) -> None:
    """A sum of pay may include what its field names."""
    assert strengths("R-088", **given) == expected


@pytest.mark.rule("R-106")
@pytest.mark.parametrize(
    ("has_overtime", "text", "is_found"),
    [
        ("なし", "定時で帰れます", False),
        ("なし", "月末は残業あり", True),
        ("なし", "月末は残業があります", True),
        ("なし", "残業は月５時間ほど", True),
        ("なし", "残業はありません", False),
        ("あり", "月末は残業あり", False),
        ("", "月末は残業あり", False),
    ],
)
def test_overtime_is_told_once(has_overtime: str, text: str, is_found: bool) -> None:
    """The answer and the text agree."""
    assert bool(strengths("R-106", has_overtime=has_overtime, working_time_remarks=text)) is is_found
