"""Foreign keys point the way imports do: later facts know earlier facts. Migrations are numbered."""

from django.apps import apps
from django.db import models

from tests.architecture.sources import ROOT, layers, shown


def pairs() -> list[tuple[str, str, str]]:
    """Field, its package and the package it points to, for every relation within the product."""
    return [
        (f"{model.__name__}.{field.name}", package_of(model), package_of(field.related_model))
        for model in apps.get_models()
        if package_of(model)
        for field in model._meta.get_fields()
        if field.concrete and isinstance(field.related_model, type) and package_of(field.related_model)
    ]


def package_of(model: type[models.Model]) -> str:
    """`accounts` for mypage.accounts.models.User; nothing for models of others."""
    first, *rest = model.__module__.split(".")
    return rest[0] if first == "mypage" else ""


def points_wrongly(source: str, target: str) -> bool:
    """Upwards, or to a sibling in the same layer."""
    return source != target and layers()[target] >= layers()[source]


def test_foreign_keys_point_down() -> None:
    assert pairs()
    assert [pair for pair in pairs() if points_wrongly(*pair[1:])] == []


def test_a_wrong_direction_is_found() -> None:
    assert points_wrongly("accounts", "onboarding")
    assert points_wrongly("audit", "notifications")
    assert not points_wrongly("onboarding", "accounts")
    assert not points_wrongly("accounts", "accounts")


def misnumbered(names: list[str]) -> bool:
    """Whether migrations do not begin with the one that shipped first, or leave a number out or use it twice."""
    return names[:1] != ["0001_initial.py"] or [int(name[:4]) for name in names] != list(range(1, len(names) + 1))


def test_migrations_follow_the_first_one_without_gaps() -> None:
    folders = {path.parent for path in (ROOT / "mypage").glob("*/models*")}
    assert folders
    found = {
        shown(folder): sorted(path.name for path in (folder / "migrations").glob("[0-9]*.py")) for folder in folders
    }
    assert {folder: names for folder, names in found.items() if misnumbered(names)} == {}


def test_wrong_numbers_are_found() -> None:
    assert misnumbered([])
    assert misnumbered(["0001_first.py"])
    assert misnumbered(["0001_initial.py", "0003_wages.py"])
    assert misnumbered(["0001_initial.py", "0002_places.py", "0002_wages.py"])
    assert not misnumbered(["0001_initial.py", "0002_wages.py"])
