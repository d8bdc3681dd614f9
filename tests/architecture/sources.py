"""The project's own files, as the architecture tests read them."""

import ast
import importlib
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "mypage" / "web" / "templates"
FOLDERS = ("bench", "config", "docs", "mypage", "requirements", "scripts", "tests", ".ci")
NOT_OURS = {"__pycache__", "node_modules", "var"}


@cache
def files(*suffixes: str) -> list[Path]:
    """Every file of the project whose name ends so (all of them for none), in a stable order."""
    top = [path for path in ROOT.iterdir() if path.is_file() and path.name != ".coverage"]
    below = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*")]
    return sorted(
        path
        for path in top + below
        if path.is_file()
        and not NOT_OURS & set(path.relative_to(ROOT).parts)
        and (path.suffix in suffixes or not suffixes)
    )


def python_files(*, below: str = "") -> list[Path]:
    """The Python files of the project without migrations, or only those below a folder."""
    return [path for path in files(".py") if "migrations" not in path.parts and path.is_relative_to(ROOT / below)]


def templates() -> list[Path]:
    """Every page, component and layout template; the mails are text."""
    return [path for path in files(".html", ".txt") if path.is_relative_to(TEMPLATES)]


def shown(path: Path) -> str:
    """The path as a person names it."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name


def text_of(path: Path) -> str:
    """The whole text of a file."""
    return path.read_text(encoding="utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(text_of(path), filename=str(path))


def strings_in(tree: ast.AST) -> Iterator[str]:
    """Every literal text in a syntax tree."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@cache
def layers() -> dict[str, int]:
    """Package name to its height, 0 for the kernel, as the import contract in pyproject.toml has it."""
    contracts = tomllib.loads(text_of(ROOT / "pyproject.toml"))["tool"]["importlinter"]["contracts"]
    rows = next(contract["layers"] for contract in contracts if contract["id"] == "layers")
    return {name.strip(): height for height, row in enumerate(reversed(rows)) for name in row.split("|")}


def modules_named(name: str) -> Iterator[ModuleType]:
    """Every module of the product with this name, or in a folder of this name, imported."""
    for path in python_files(below="mypage"):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if name in parts[1:]:
            yield importlib.import_module(".".join(parts).removesuffix(".__init__"))
