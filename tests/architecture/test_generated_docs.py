"""What is written from the code says what the code says."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.generated_docs import GENERATED, rules, states_text
from tests.architecture.sources import text_of


@pytest.mark.parametrize(("path", "text"), GENERATED.items(), ids=[path.name for path in GENERATED])
def test_the_generated_documents_are_current(path: Path, text: Callable[[], str]) -> None:
    assert text_of(path) == text(), "Please run: make docs"


def test_rules_and_lifecycles_are_found() -> None:
    assert any(sources == "S-34" for _, _, sources, _ in rules())
    assert "mypage.establishments.states.REGISTRATION" in states_text()
