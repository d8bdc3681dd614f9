"""Every rule of the table of postings is judged by one function, with the settings that it asks for, and is tested."""

import ast
from collections.abc import Iterator

from mypage.postings.rules.registry import rows
from mypage.postings.settings_tables import dated_names, rule_settings
from scripts.generated_docs import judging_functions, posting_rules_text
from tests.architecture.sources import python_files, shown, tree_of


def rules_marked_in(tree: ast.AST) -> Iterator[str]:
    """The numbers in every `pytest.mark.rule("R-nnn", ...)`: over a test, a file, or a case of a test."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.rule":
            yield from (str(number.value) for number in node.args if isinstance(number, ast.Constant))


def marked_rules() -> set[str]:
    """The numbers that some test is marked with."""
    return {
        number
        for path in python_files(below="tests")
        if path.name.startswith("test_")
        for number in rules_marked_in(tree_of(path))
    }


def settings_asked_in(tree: ast.AST) -> Iterator[str]:
    """The names in every `….setting("name")`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "setting":
            yield from (str(name.value) for name in node.args if isinstance(name, ast.Constant))


def test_every_rule_is_judged_by_one_function() -> None:
    judged = judging_functions()
    assert {number: judged.get(number, []) for number in rows() if len(judged.get(number, [])) != 1} == {}


def test_every_rule_is_tested() -> None:
    assert sorted(set(rows()) - marked_rules()) == []


def test_marks_name_rules_of_the_table() -> None:
    assert sorted(marked_rules() - set(rows())) == []


def test_settings_that_rules_ask_for_are_in_a_table() -> None:
    known = {*rule_settings(), *dated_names()}
    asked = {
        (shown(path), name)
        for path in python_files(below="mypage/postings/rules")
        for name in settings_asked_in(tree_of(path))
    }
    assert asked
    assert sorted((path, name) for path, name in asked if name not in known) == []


def test_marks_and_settings_are_found_wherever_they_stand() -> None:
    source = (
        "pytestmark = [pytest.mark.rule('R-001')]\n@pytest.mark.rule('R-002', 'R-003')\ndef test_a():\n"
        "    cases = [pytest.param(1, marks=pytest.mark.rule('R-004')), pytest.mark.seed('S-02')]\n"
        "    facts.setting('probation_months')\n"
    )
    assert sorted(rules_marked_in(ast.parse(source))) == ["R-001", "R-002", "R-003", "R-004"]
    assert list(settings_asked_in(ast.parse(source))) == ["probation_months"]


def test_the_document_has_a_line_for_each_rule() -> None:
    lines = posting_rules_text().splitlines()
    assert [line.split(" | ")[0].removeprefix("| ") for line in lines if line.startswith("| R-")] == list(rows())
    assert len(rows()) == 183
