"""Nothing that is committed names a machine, a registry or a download address."""

import re
import tomllib

import pytest

from tests.architecture.sources import ROOT, files, shown, text_of

# The brackets keep these patterns from finding themselves.
FORBIDDEN = re.compile(
    r"(?<!\w)/([w]ork/|[t]mp/w\b|[r]oot/|[h]ome/\w)|\.\./[s]hared|\.[l]ibrary/"
    r"|pypi\.[o]rg|python[h]osted|npmjs\.|index-[u]rl|find-[l]inks|extra-[i]ndex"
)


def places_in(text: str) -> list[str]:
    """The lines that name such a place."""
    return [
        f"{number}: {line.strip()[:120]}" for number, line in enumerate(text.splitlines(), 1) if FORBIDDEN.search(line)
    ]


def test_no_file_names_a_machine_or_a_registry() -> None:
    assert len(files()) > 50
    found = [(shown(path), places_in(path.read_bytes().decode(errors="replace"))) for path in files()]
    assert [each for each in found if each[1]] == []


@pytest.mark.parametrize("line", ["cd /wor_k/main", "--index-_url=x", "https://pypi._org/simple", "/roo_t/.cache"])
def test_such_a_place_is_found(line: str) -> None:
    line = line.replace("_", "")
    assert places_in(f"first\n{line}\n") == [f"2: {line}"]


def test_every_pin_has_hashes_and_no_address() -> None:
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        text = text_of(path)
        pins = re.findall(r"^[a-z0-9][\w.-]*==\S+ \\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)
        assert len(pins) == len(re.findall(r"^[a-z0-9]", text, re.MULTILINE)), shown(path)
        assert "://" not in text


def test_every_dependency_says_what_it_is_for() -> None:
    text = text_of(ROOT / "pyproject.toml")
    project = tomllib.loads(text)["project"]
    wanted = [
        *project["dependencies"],
        *(name for group in project["optional-dependencies"].values() for name in group),
    ]
    explained = re.findall(r'^ +# [^\n]{10,}\.\n +"([^"]+)",$', text, re.MULTILINE)
    assert explained == wanted
