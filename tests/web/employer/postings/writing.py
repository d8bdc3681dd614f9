"""Writing a posting in tests: pages opened and sent as a browser would."""

from typing import Any

from django.test import Client

from mypage.postings.models import Posting, PostingDraft
from tests.web.employer.people import text
from tests.web.forms import sending


def address(posting: Posting, slug: str = "") -> str:
    """The task list of a draft, or one of its pages."""
    return f"/employer/postings/{posting.pk}/" + (f"pages/{slug}/" if slug else "")


def opened(client: Client, posting: Posting, slug: str, **changes: Any) -> dict[str, Any]:
    """A page as it was drawn, with what is typed over it."""
    here = address(posting, slug)
    return sending(text(client.get(here)), here, **changes)


def save(client: Client, posting: Posting, slug: str, **changes: Any) -> Any:
    """Opens a page, types the changes, presses 「保存して次の項目へ」 unless `go` or `help` says otherwise."""
    return client.post(address(posting, slug), opened(client, posting, slug, **{"go": "next", **changes}))


def autosave(client: Client, posting: Posting, slug: str, data: dict[str, Any]) -> Any:
    """What the script sends while one writes."""
    return client.post(f"{address(posting, slug)}autosave/", data)


def kept(posting: Posting) -> dict[str, Any]:
    """The answers of the draft as they stand in the database."""
    values: dict[str, Any] = PostingDraft.objects.get(pk=posting.pk).values
    return values
