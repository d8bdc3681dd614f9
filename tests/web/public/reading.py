"""Public pages as tests read them: their tree, and their words without blanks."""

import re
from xml.etree.ElementTree import Element

import html5lib
from django.test import Client
from django.urls import reverse


def html_of(client: Client, address: str) -> str:
    """A page that is there."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def tree_of(html: str) -> Element:
    """Its tree, as a browser builds it."""
    tree: Element = html5lib.parse(html, namespaceHTMLElements=False)
    return tree


def main_of(html: str) -> Element:
    """Its content, without head and foot."""
    found = tree_of(html).find(".//main")
    assert found is not None
    return found


def text_of(element: Element) -> str:
    """The words of a piece, without blanks."""
    return re.sub(r"\s+", "", "".join(element.itertext()))


def page_text(client: Client, name: str) -> str:
    """The words of a public page by the name of its address."""
    return text_of(main_of(html_of(client, reverse(f"public:{name}"))))
