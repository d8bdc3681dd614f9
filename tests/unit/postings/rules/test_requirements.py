"""応募の条件: R-172 and R-173, with the table's examples."""

from typing import Any

import pytest

from tests.unit.postings.facts import facts_with, objections


@pytest.mark.rule("R-172")
@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"licences": "不問"}, ""),
        ({"licences": "不問", "licence_code_1": "1001"}, "licence_code_1"),
        ({"licences": "不問", "other_licence": "簿記"}, "other_licence"),
        ({"licences": "不問", "driving_licence": "必須"}, "driving_licence"),
        ({"licences": "不問", "driving_licence": "不問"}, ""),
        ({"licences": "必要", "licence_code_1": "1001"}, ""),
        ({"licence_code_1": "1001"}, ""),
    ],
)
def test_no_licence_is_asked_for_where_none_matters(given: dict[str, Any], field: str) -> None:
    """One message, at the first that was chosen."""
    assert [each.field for each in objections("R-172", facts_with(**given))] == ([field] if field else [])


@pytest.mark.rule("R-173")
@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({"experience": "不問", "posting_remarks": "未経験の方も応募できます"}, ""),
        (
            {"experience": "不問", "posting_remarks": "経験３年以上必須"},
            "経験は「不問」ですが、文章に「経験３年以上必須」",
        ),
        ({"experience": "必須", "posting_remarks": "経験３年以上必須"}, ""),
        ({"posting_remarks": "経験３年以上必須"}, ""),
        ({"education": "不問", "posting_remarks": "大卒以上の方"}, "学歴は「不問」ですが、文章に「大卒以上」"),
        ({"education": "不問", "posting_remarks": "高校卒業以上"}, "学歴は「不問」ですが、文章に「高校卒業以上」"),
        ({"education": "不問", "posting_remarks": "大卒の先輩が教えます"}, ""),
        ({"education": "必須", "posting_remarks": "大卒以上の方"}, ""),
    ],
)
def test_texts_ask_for_nothing_that_does_not_matter(given: dict[str, Any], word: str) -> None:
    """Experience and schooling."""
    found = objections("R-173", facts_with(**given))
    assert [each.message.startswith(word) for each in found] == ([True] if word else [])
