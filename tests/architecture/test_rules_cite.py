"""Every rule names the sentence of law or manual that it keeps."""

import inspect
from types import ModuleType

import pytest

from mypage.kernel.rule import cites
from mypage.postings.rules.registry import Judgement, rule
from tests.architecture.sources import modules_named

POSTING_RULES = "mypage.postings.rules."
"""Judges share words and reckonings there; test_posting_rules.py holds that each rule of the table has its judge."""


def uncited(module: ModuleType) -> list[str]:
    """The public functions that a module defines without a source."""
    return [
        f"{module.__name__}.{name}"
        for name, value in vars(module).items()
        if not name.startswith("_")
        and callable(value)
        and not inspect.isclass(value)
        and getattr(value, "__module__", None) == module.__name__
        and not getattr(value, "cites", ())
        and (not module.__name__.startswith(POSTING_RULES) or is_judge(value))
    ]


def is_judge(function: object) -> bool:
    """Whether a function has the shape of a posting's rule: facts in, findings out."""
    signature = inspect.signature(function)  # type: ignore[arg-type]
    facts = [str(each.annotation) for each in signature.parameters.values()]
    return len(facts) == 1 and "PostingFacts" in facts[0] and "Found" in str(signature.return_annotation)


def test_every_rule_cites_its_source() -> None:
    modules = list(modules_named("rules"))
    assert len(modules) > 3
    found = [name for module in modules for name in uncited(module)]
    assert not found, "\n".join(found)


def test_a_rule_without_a_source_is_found() -> None:
    module = ModuleType("mypage.offence.rules")
    source = "def bare(): ...\ndef _private(): ...\nclass Facts: ...\ndef cited(): ..."
    exec(source, vars(module))
    module.cited = cites("S-34")(module.cited)  # type: ignore[attr-defined]
    assert uncited(module) == ["mypage.offence.rules.bare"]


def test_a_judge_that_is_no_rule_is_found() -> None:
    module = ModuleType("mypage.postings.rules.offence")
    source = (
        "from mypage.postings.rules.facts import PostingFacts\nfrom mypage.postings.rules.registry import Found\n"
        "def bare(facts: PostingFacts) -> list[Found]: ...\ndef reckoned(facts: PostingFacts) -> int: ...\n"
        "def shared(facts: PostingFacts, word: str) -> list[Found]: ...\n"
    )
    exec(source, vars(module))
    assert uncited(module) == ["mypage.postings.rules.offence.bare"]


def test_a_rule_of_the_table_cites_its_number_and_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mypage.postings.rules.registry._JUDGES", {})
    judge: Judgement = rule("R-125")(lambda _facts: [])
    assert judge.cites == ("R-125", "高年齢者雇用安定法 第8条; domain.md 3.6")  # type: ignore[attr-defined]
