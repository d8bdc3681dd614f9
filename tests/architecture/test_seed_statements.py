"""Every statement of the seed document that is promised now is proven by a test that carries its number."""

import ast
from pathlib import Path

from tests.statements import LATER, STATEMENTS, marked_tests, marks_in


def test_every_promise_is_proven() -> None:
    missing = sorted(set(STATEMENTS) - LATER - set(marked_tests()))
    assert not missing, "\n".join(f"{statement} {STATEMENTS[statement]}" for statement in missing)


def test_marks_name_real_statements() -> None:
    assert set(marked_tests()) <= set(STATEMENTS)


def test_marks_are_found_wherever_they_stand(tmp_path: Path) -> None:
    source = (
        "import pytest\npytestmark = [pytest.mark.seed('S-01'), pytest.mark.browser]\n"
        "@pytest.mark.seed('S-02', 'S-03')\ndef test_a(): ...\n@pytest.mark.rule('R-1')\ndef test_b(): ...\n"
    )
    assert sorted(marks_in(ast.parse(source))) == [("S-01", ""), ("S-02", "test_a"), ("S-03", "test_a")]
    (tmp_path / "test_x.py").write_text(source)
    assert marked_tests(tmp_path)["S-02"] == ["test_x.py::test_a"]
