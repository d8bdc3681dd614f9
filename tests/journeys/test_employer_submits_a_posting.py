"""A posting is written, left, found again on another device, mended, submitted and withdrawn, at any hour (S-02)."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from mypage.kernel.fields import Raw
from mypage.postings.models import Posting
from mypage.postings.pages import pages_of
from tests.cast import Cast, assemble
from tests.post import deliver
from tests.postings import answers_for, complete_establishment, reference_rows
from tests.web.employer.people import browser_of, text

pytestmark = pytest.mark.django_db
MISTYPED: dict[str, Raw] = {"base_pay_to": "1000"}
"""Below the lower bound."""


def page_as_sent(page: str, answers: dict[str, Raw]) -> dict[str, Any]:
    """What a page of the form is sent with when it is filled in with these answers."""
    hidden = dict(re.findall(r'<input type="hidden" name="(version|editor|drawn)" value="([^"]*)">', page))
    hidden["drawn"] = hidden.get("drawn", "").replace("&#34;", '"').replace("&quot;", '"')
    sent: dict[str, Any] = hidden | {"finished": "yes", "go": "next"}
    for name, value in answers.items():
        if f'name="{name}_0"' in page:
            sent |= {f"{name}_{part}": text for part, text in enumerate(str(value).split("-"))}
        elif f'name="{name}"' in page:
            sent[name] = value
    return sent


def fill_in(client: Client, posting: Posting, answers: dict[str, Raw], *slugs: str) -> None:
    """Pages of the form are filled in and sent by their button, each as it is drawn."""
    for slug in slugs:
        address = f"/employer/postings/{posting.pk}/pages/{slug}/"
        client.post(address, page_as_sent(text(client.get(address)), answers))


def submit(client: Client, posting: Posting) -> Any:
    """The check page with everything confirmed that it asks to confirm."""
    page = text(client.get(f"/employer/postings/{posting.pk}/check/"))
    found = re.search(r'name="version" value="(\d+)"', page)
    ticks = dict.fromkeys([*re.findall(r'name="(caution_\w+)"', page), "is_true"], "on")
    return client.post(f"/employer/postings/{posting.pk}/submission/", {"version": found[1] if found else ""} | ticks)


def the_world(at: datetime) -> Cast:
    """An employer that posted before, so that nobody has to come to the office."""
    cast = assemble(at)
    reference_rows()
    complete_establishment(cast.shop, at)
    return cast


@pytest.mark.seed("S-02")
@pytest.mark.parametrize(
    ("hour", "kind"),
    [
        ("2026-11-22 23:50", "full_time"),
        ("2026-12-31 23:40", "part_time"),
        ("2027-01-01 00:00", "seasonal"),
        ("2026-06-07 04:30", "high_school"),
    ],
)
def test_an_employer_applies_for_a_posting_at_any_hour(
    at_time: Callable[[str], datetime], hour: str, kind: str
) -> None:
    at = at_time(hour)
    cast = the_world(at)
    answers = answers_for(kind, on=at.date())
    slugs = [page.slug for page in pages_of(kind)]

    desk = browser_of(cast.yamada)
    started = desk.post(
        "/employer/postings/new/", {"posting_category": answers["posting_category"], "form_token": "0" * 32}
    )
    posting = Posting.objects.get()
    assert started.headers["Location"] == f"/employer/postings/{posting.pk}/"
    fill_in(desk, posting, answers | MISTYPED, *slugs[:8])
    desk.post("/employer/sign-out/")

    elsewhere = browser_of(cast.suzuki)
    assert "書きかけ" in text(elsewhere.get("/employer/postings/"))
    fill_in(elsewhere, posting, answers | MISTYPED, *slugs[8:])
    assert submit(elsewhere, posting).status_code == 422
    fill_in(elsewhere, posting, answers, "pay")
    assert submit(elsewhere, posting).headers["Location"] == f"/employer/postings/{posting.pk}/receipt/"

    posting.refresh_from_db()
    number = str(posting.receipt_number)
    assert number in text(elsewhere.get(f"/employer/postings/{posting.pk}/receipt/"))
    received = [mail for mail in deliver(at) if number in mail.body]
    assert {mail.to[0] for mail in received} == {cast.yamada.email, cast.suzuki.email}
    assert number in text(browser_of(cast.nakamura).get("/staff/postings/"))

    elsewhere.post(f"/employer/postings/{posting.pk}/withdrawal/")
    assert "取下げ" in text(browser_of(cast.yamada).get(f"/employer/postings/{posting.pk}/"))
    assert number not in text(browser_of(cast.nakamura).get("/staff/postings/"))
