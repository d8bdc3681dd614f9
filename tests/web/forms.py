"""What a browser would send from a page as it was drawn: the values of a form's fields, without any button."""

from typing import Any
from xml.etree.ElementTree import Element

import html5lib


def values_on(html: str, action: str) -> dict[str, list[str]]:
    """The fields of the POST form with that action, by name."""
    page = html5lib.parse(html, namespaceHTMLElements=False)
    form = next(
        each
        for each in page.iter("form")
        if each.get("action", action) == action and each.get("novalidate") is not None
    )
    values: dict[str, list[str]] = {}
    for element in form.iter():
        for value in _sent(element):
            values.setdefault(str(element.get("name")), []).append(value)
    return values


def sending(html: str, action: str, **changes: Any) -> dict[str, Any]:
    """The same with changes: a text, a list, or None for a field that is not sent."""
    values: dict[str, Any] = {**values_on(html, action), **changes}
    return {name: value for name, value in values.items() if value is not None}


def _sent(element: Element) -> list[str]:
    if not element.get("name") or element.tag not in ("input", "textarea", "select"):
        return []
    if element.tag == "textarea":
        return [(element.text or "").removeprefix("\n")]
    if element.tag == "select":
        options = list(element.iter("option"))
        chosen = [each for each in options if each.get("selected") is not None] or options[:1]
        return [str(each.get("value")) for each in chosen]
    if element.get("type") in ("radio", "checkbox") and element.get("checked") is None:
        return []
    return [str(element.get("value", ""))]
