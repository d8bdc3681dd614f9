"""Templates: nothing inline, nothing unescaped, nothing unused, plain words."""

import re
from pathlib import Path

import pytest
from django.template import engines
from django.template.backends.jinja2 import Jinja2

from tests.architecture.sources import (
    ROOT,
    TEMPLATES,
    files,
    python_files,
    shown,
    strings_in,
    templates,
    text_of,
    tree_of,
)

COMMENT = re.compile(r"{#.*?#}|<!--.*?-->", re.DOTALL)
FAULTS = {
    "inline style": re.compile(r"<style\b|\sstyle\s*="),
    "inline script": re.compile(r"<script\b(?![^>]*\ssrc\s*=)[^>]*>"),
    "event handler": re.compile(r"<[^>]*\son[a-z]+\s*="),
    "script address": re.compile(r"(?:href|action|src)\s*=\s*[\"']?\s*javascript:", re.IGNORECASE),
    "unescaped text": re.compile(r"\|\s*safe\b|{%-?\s*autoescape\s+false"),
    "control made of a non-control": re.compile(r"<(?:div|span|tr|td|li|p)\b[^>]*\shx-(?:get|post|put|delete)\s*="),
    "placeholder instead of a label": re.compile(r"<(?:input|textarea)\b[^>]*\splaceholder\s*="),
    "positive tabindex": re.compile(r"\stabindex\s*=\s*[\"']?[1-9]"),
}
# Words that scold or frighten, and apologies that help nobody (the guide's section on wording).
BANNED_WORDS = re.compile("お手数ですが|申し訳ございません|不正|異常|エラーコード")
# Pictures that the template itself writes down; nothing typed by anybody reaches them.
CONSTANT_MARKUP = {("ui/icon.html", "unescaped text")}
# Texts of law keep the words of the law.
LEGAL_TEXTS = ("public/documents/",)


def faults_in(text: str) -> list[str]:
    """The names of the faults in a template, comments aside."""
    plain = COMMENT.sub("", text)
    return [name for name, pattern in FAULTS.items() if pattern.search(plain)]


def name_of(path: Path) -> str:
    """The name by which a template is asked for."""
    return path.relative_to(TEMPLATES).as_posix()


def unused(names: set[str], texts: list[str]) -> set[str]:
    """The names that no text mentions. A mention by pattern (`errors/{status}.html`) counts for what fits it."""
    everything = "\n".join(texts)
    patterns = [
        re.escape(found).replace("\x00", "[^/]+") for found in re.findall(r"[\w/]*/\x00[\w./\x00]*", everything)
    ]
    return {
        name
        for name in names
        if not re.search(rf"(?<![\w/]){re.escape(name)}(?!\w)", everything)
        and not any(re.fullmatch(pattern, name) for pattern in patterns)
    }


def test_templates_hold_no_fault() -> None:
    assert templates()
    found = {(name_of(path), fault) for path in templates() for fault in faults_in(text_of(path))}
    assert found - CONSTANT_MARKUP == set()


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        ("inline style", '<p style="color: red">'),
        ("inline style", "<style>p {}</style>"),
        ("inline script", "<script>alert(1)</script>"),
        ("event handler", '<button type="button" onclick="go()">'),
        ("script address", '<a href="javascript:go()">'),
        ("unescaped text", "{{ name | safe }}"),
        ("unescaped text", "{% autoescape false %}"),
        ("control made of a non-control", '<div class="x" hx-get="/y/">'),
        ("placeholder instead of a label", '<input name="a" placeholder="例">'),
        ("positive tabindex", '<a tabindex="2">'),
    ],
)
def test_a_fault_is_found(fault: str, text: str) -> None:
    assert faults_in(text) == [fault]


def test_what_is_allowed_is_no_fault() -> None:
    allowed = (
        '<script src="/static/x.js" defer></script><div tabindex="-1"> {# style="" #} <p class="onset">on = off</p>'
    )
    assert faults_in(allowed) == []


def test_every_template_compiles() -> None:
    engine = engines["jinja2"]
    assert isinstance(engine, Jinja2)
    for path in templates():
        engine.env.get_template(name_of(path))


def test_every_template_is_used() -> None:
    pages = {name_of(path) for path in files(".html") if path.is_relative_to(TEMPLATES)}
    code = [text for path in python_files(below="mypage") for text in strings_in_with_gaps(path)]
    inside = [COMMENT.sub("", text_of(path)) for path in templates()]
    assert pages
    found = unused(pages, code + inside)
    assert not found, "\n".join(sorted(found))


def strings_in_with_gaps(path: Path) -> list[str]:
    """The literal texts of a Python file; the changing parts of f-strings are gaps."""
    joined = re.findall(r"""f["']([^"'\n]*/[^"'\n]*\.html)["']""", text_of(path))
    return [*strings_in(tree_of(path)), *(re.sub(r"{[^}]*}", "\x00", text) for text in joined)]


def test_an_unused_template_is_found() -> None:
    names = {"errors/404.html", "public/top.html", "public/stop.html", "ui/old.html"}
    assert unused(names, ["errors/\x00.html", '{% extends "public/top.html" %}', "layouts/public/stop.html"]) == {
        "public/stop.html",
        "ui/old.html",
    }


def test_wording_is_plain() -> None:
    found = [
        f"{shown(path)}: {', '.join(BANNED_WORDS.findall(text_of(path)))}"
        for path in templates()
        if BANNED_WORDS.search(COMMENT.sub("", text_of(path))) and not name_of(path).startswith(LEGAL_TEXTS)
    ]
    assert not found, "\n".join(found)


def test_messages_of_the_code_are_plain() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {text[:60]}"
        for path in python_files(below="mypage")
        for text in strings_in(tree_of(path))
        if BANNED_WORDS.search(text)
    ]
    assert not found, "\n".join(found)
