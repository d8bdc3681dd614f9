"""求人票をまとめて印刷: the list as it is narrowed, the progress, the file for whoever asked."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from mypage.postings.commands.printing import print_some
from mypage.postings.models import SheetJob
from tests.cast import Cast
from tests.pdfs import text_of_pdf
from tests.postings import NOON, a_draft, an_accepted
from tests.web.employer.people import browser_of, text

ASK = "/employer/postings/sheets/"


@pytest.fixture(autouse=True)
def _noon(at_time: Any) -> None:
    at_time(NOON.isoformat())


def of_job(name: str, job: SheetJob) -> str:
    """A page of one job."""
    return reverse(f"employer:postings_sheet_{name}", args=[job.pk])


@pytest.mark.seed("S-03")
def test_the_narrowed_list_is_printed(cast: Cast) -> None:
    """Asked for, made by the worker, fetched; only what was accepted."""
    wanted, other = an_accepted(cast, "part_time"), an_accepted(cast)
    a_draft(cast)
    client = browser_of(cast.yamada)
    assert "2件" in text(client.get(ASK))
    answer = client.post(f"{ASK}?kind=part_time", {"format": "together"})
    job = SheetJob.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (303, of_job("job", job))
    waiting = text(client.get(of_job("job", job)))
    assert "1件のうち0件まで作成しました。" in waiting
    assert 'hx-trigger="click, every 2s"' in waiting
    assert client.get(of_job("file", job)).status_code == 404
    print_some(NOON, seconds=60)
    ready = text(client.get(of_job("job", job)))
    assert of_job("file", job) in ready
    assert "hx-trigger" not in ready
    file = client.get(of_job("file", job))
    assert file.headers["Cache-Control"] == "no-store"
    assert "20261122.pdf" in file.headers["Content-Disposition"]
    told = text_of_pdf(file.getvalue())
    assert str(wanted.number) in told
    assert str(other.number) not in told


def test_only_the_asker_sees_and_fetches_it(cast: Cast, at_time: Any) -> None:
    """Neither colleagues nor strangers; nor the asker after a day."""
    an_accepted(cast)
    browser_of(cast.yamada).post(ASK, {"format": "each"})
    job = SheetJob.objects.get()
    print_some(NOON, seconds=60)
    for name in ("job", "file"):
        for who in (cast.suzuki, cast.tanaka):
            assert browser_of(who).get(of_job(name, job)).status_code == 404
        for stranger in (None, cast.sato, cast.nakamura):
            assert browser_of(stranger).get(of_job(name, job)).status_code == 303
        own = browser_of(cast.yamada).get(of_job(name, job))
        assert b"".join(own)
        assert own.status_code == 200
        assert browser_of(cast.yamada).post(of_job(name, job)).status_code == 405
    at_time((NOON + timedelta(days=1)).isoformat())
    assert browser_of(cast.yamada).get(of_job("file", job)).status_code in (303, 404)


def test_without_accepted_postings_nothing_begins(cast: Cast) -> None:
    """The page says so, and a crafted request is refused."""
    a_draft(cast)
    client = browser_of(cast.ito)
    assert "受理された求人がありません" in text(client.get(ASK))
    assert client.post(ASK, {"format": "each"}).status_code == 422
    an_accepted(cast)
    assert client.post(ASK, {"format": "exe"}).status_code == 422
    assert not SheetJob.objects.exists()
