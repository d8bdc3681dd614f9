"""The form of a posting in the browser's eyes: every question, saved whatever it says, judged after."""

from html import unescape
from typing import Any

import pytest
from django.test import Client

from mypage.accounts.models import User
from mypage.postings.content import KINDS, table
from mypage.postings.models import Posting, PostingDraft
from mypage.postings.pages import pages_of
from tests.cast import Cast
from tests.postings import NOON, a_draft
from tests.web.employer.people import browser_of, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frozen(at_time: Any) -> None:
    at_time(NOON.isoformat())


def address(posting: Posting, slug: str = "") -> str:
    return f"/employer/postings/{posting.pk}/" + (f"pages/{slug}/" if slug else "")


def opened(client: Client, posting: Posting, slug: str) -> dict[str, Any]:
    """What a browser would send from a page as it was drawn, by the names of its fields."""
    response = client.get(address(posting, slug))
    form = response.context["form"]
    data: dict[str, Any] = {
        "version": response.context["draft"].version,
        "editor": response.context["editor"],
        "drawn": response.context["drawn"],
    }
    for bound in form:
        value = bound.value()
        if bound.field.look.control == "day":
            for number, part in enumerate(bound.field.widget.decompress(value)):
                data[f"{bound.name}_{number}"] = part
        elif bound.field.look.control != "shown":
            data[bound.name] = value
    return data


@pytest.mark.parametrize("kind", KINDS.values())
def test_every_page_of_every_kind_asks_every_field_of_the_table_by_its_label(kind: str, cast: Cast) -> None:
    posting, client = a_draft(cast, kind), browser_of(cast.yamada)
    flags = ("disability", "trial") if kind in ("full_time", "part_time") else ()
    left = {field.name for field in table().of(kind, flags)}
    for page in pages_of(kind):
        html = unescape(text(client.get(address(posting, page.slug))))
        for field in page.fields:
            assert field.label in html, field.name
            left.discard(field.name)
    assert left == set()
