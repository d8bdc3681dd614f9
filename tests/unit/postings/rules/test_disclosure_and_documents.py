"""公開希望, オンライン自主応募 and 応募書類: R-011 to R-013, R-015 to R-018, R-020, R-021."""

from typing import Any

import pytest

from tests.unit.postings.facts import facts_with, objections

ALL = "１ 事業所名等を含む求人情報を公開する"
SEEKERS = "２ ハローワークの求職者に限定し、事業所名等を含む求人情報を公開する"
NAMELESS = "３ 事業所名等を含まない求人情報を公開する"
NOBODY = "４ 求人情報を公開しない"
TAKES: dict[str, Any] = {"accepts_self_applications": "オンライン自主応募を受け付ける"}
TAKES_NOT: dict[str, Any] = {"accepts_self_applications": "オンライン自主応募を受け付けない"}
LETTER, RESUME = "ハローワーク紹介状", "履歴書（写真貼付）"


@pytest.mark.rule("R-011")
@pytest.mark.parametrize(
    ("scope", "takes", "objects"),
    [
        (ALL, TAKES, False),
        (SEEKERS, TAKES, False),
        (NAMELESS, TAKES, True),
        (NOBODY, TAKES, True),
        (NAMELESS, TAKES_NOT, False),
        ("", TAKES, False),
    ],
)
def test_who_applies_alone_sees_the_name(scope: str, takes: dict[str, Any], objects: bool) -> None:
    """公開希望 1 or 2."""
    assert bool(objections("R-011", facts_with(disclosure_scope=scope, **takes))) is objects


@pytest.mark.rule("R-012")
@pytest.mark.parametrize("kind", ["high_school", "junior_high"])
@pytest.mark.parametrize(("scope", "objects"), [(ALL, False), (NOBODY, False), (SEEKERS, True), (NAMELESS, True)])
def test_postings_for_pupils_are_for_schools(kind: str, scope: str, objects: bool) -> None:
    """公開希望 1 or 4."""
    assert bool(objections("R-012", facts_with(kind, disclosure_scope=scope))) is objects


@pytest.mark.rule("R-012")
def test_others_choose_freely() -> None:
    """The rule is about schools only."""
    assert objections("R-012", facts_with("university", disclosure_scope=SEEKERS)) == []


@pytest.mark.rule("R-013")
def test_pupils_apply_through_their_school() -> None:
    """Even if the answer came by another way than the form."""
    assert objections("R-013", facts_with("high_school")) == []
    assert len(objections("R-013", facts_with("high_school", **TAKES))) == 1


@pytest.mark.rule("R-015")
def test_subsidies_are_pointed_out() -> None:
    """To who takes applications without a referral."""
    assert objections("R-015", facts_with(**TAKES_NOT)) == []
    assert [each.strength for each in objections("R-015", facts_with(**TAKES))] == ["caution"]


@pytest.mark.rule("R-016")
@pytest.mark.parametrize(
    ("given", "objects"),
    [
        ({"application_documents": [RESUME], "delivery_methods": ["求職者マイページ"]}, False),
        ({"application_documents": [RESUME], "delivery_methods": ["郵送"]}, True),
        ({"application_documents": [LETTER], "delivery_methods": ["郵送"]}, False),
        (
            {
                "application_documents": [RESUME],
                "delivery_methods": ["郵送"],
                "selection_remarks": "自主応募の方は当日に持参してください",
            },
            False,
        ),
        (
            {"application_documents": [RESUME], "delivery_methods": ["郵送"], "selection_remarks": "面接は午後です"},
            True,
        ),
        ({"application_documents": [RESUME], "delivery_methods": []}, False),
    ],
)
def test_documents_have_a_way(given: dict[str, Any], objects: bool) -> None:
    """Through 求職者マイページ, or as the remarks say."""
    assert bool(objections("R-016", facts_with(**TAKES, **given))) is objects
    assert objections("R-016", facts_with(**TAKES_NOT, **given)) == []


@pytest.mark.rule("R-017")
@pytest.mark.parametrize(
    ("remarks", "objects"),
    [
        ("応募書類は求職者マイページから送付できます", False),
        ("求職者マイページからの応募書類の送付はできません。郵送してください。", False),
        ("見学を歓迎します", True),
        ("", True),
    ],
)
def test_students_know_whether_my_page_takes_documents(remarks: str, objects: bool) -> None:
    """Either way."""
    facts = facts_with("university", **TAKES, supplementary_remarks=remarks)
    assert bool(objections("R-017", facts)) is objects
    assert objections("R-017", facts_with("university", **TAKES_NOT, supplementary_remarks=remarks)) == []


@pytest.mark.rule("R-018")
@pytest.mark.parametrize(
    ("given", "objects"),
    [
        ({"application_documents": [RESUME]}, False),
        ({"application_documents": [LETTER]}, True),
        ({"application_documents": [LETTER, RESUME]}, True),
        ({"application_documents": [LETTER], "selection_remarks": "紹介状は紹介を受けた方に限ります"}, False),
        ({"application_documents": []}, False),
    ],
)
def test_who_applies_alone_has_no_letter(given: dict[str, Any], objects: bool) -> None:
    """Unless the remarks say that only referred people bring one."""
    assert bool(objections("R-018", facts_with(**TAKES, **given))) is objects


@pytest.mark.rule("R-020")
@pytest.mark.parametrize(
    ("documents", "other", "fields"),
    [
        (["その他"], "全国高等学校統一用紙", []),
        (["その他"], "職業相談票（乙）", []),
        (["職務経歴書"], "", ["application_documents"]),
        ([RESUME, "その他"], "統一応募書類", ["application_documents"]),
        (["その他"], "エントリーシート", ["application_documents_other"]),
        (["その他"], "全国高等学校統一用紙、作文", ["application_documents_other"]),
        (["その他"], "", []),
        ([], "", []),
    ],
)
def test_pupils_bring_the_common_form(documents: list[str], other: str, fields: list[str]) -> None:
    """And nothing else."""
    facts = facts_with("high_school", application_documents=documents, application_documents_other=other)
    assert [each.field for each in objections("R-020", facts)] == fields


@pytest.mark.rule("R-021")
@pytest.mark.parametrize(("handling", "count"), [("あり", 0), ("なし（求人者の責任で廃棄）", 1), ("", 0)])
def test_who_keeps_documents_destroys_them(handling: str, count: int) -> None:
    """It is confirmed once."""
    assert len(objections("R-021", facts_with(documents_handling=handling))) == count
