"""Every rule names the sentence of law or manual that it keeps."""

import inspect
from types import ModuleType

from mypage.kernel.rule import cites
from tests.architecture.sources import modules_named


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
    ]


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
