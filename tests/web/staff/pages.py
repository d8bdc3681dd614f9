"""Reading the answers of the staff's pages in tests."""

import html
import re
from typing import Any

from django.http import HttpResponse


def text_of(answer: Any) -> str:
    """The words of a page, without markup and with single blanks."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def value_of(answer: HttpResponse | Any, name: str) -> str:
    """What the page carries in an input of this name; the first one when there are several."""
    tag = re.search(rf'<input[^>]* name="{re.escape(name)}"[^>]*>', answer.content.decode())
    assert tag, f"no input {name}"
    found = re.search(r' value="([^"]*)"', tag.group())
    return html.unescape(found.group(1)) if found else ""


def summary_of(answer: Any) -> list[str]:
    """The lines of the error summary."""
    found = re.search(r'<ul class="hw-summary__list">(.*?)</ul>', answer.content.decode(), re.DOTALL)
    return (
        [re.sub(r"<[^>]+>", "", line).strip() for line in re.findall(r"<li>(.*?)</li>", found.group(1))]
        if found
        else []
    )


def selected_in(answer: Any, name: str) -> str:
    """The chosen value of a list."""
    found = re.search(rf'<select[^>]* name="{name}".*?</select>', answer.content.decode(), re.DOTALL)
    assert found, f"no list {name}"
    chosen = re.search(r'<option value="([^"]*)" selected>', found.group())
    return chosen.group(1) if chosen else ""


def code_in(answer: Any) -> str:
    """The code that the page shows."""
    found = re.search(r'<output id="code"[^>]*>([^<]+)</output>', answer.content.decode())
    assert found, "no code"
    return found.group(1)
