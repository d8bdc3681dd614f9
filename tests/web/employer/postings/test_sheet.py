"""求人票 for an employer: the page that prints and the PDF, of any own posting; whom they are shut to."""

from typing import Any

import pytest
from django.urls import reverse

from mypage.accounts.models import User
from mypage.kernel import pdf
from mypage.postings.models import Posting
from tests.cast import Cast, a_login
from tests.pdfs import facts_of_pdf, text_of_pdf
from tests.postings import NOON, a_draft, a_submitted, an_accepted
from tests.web.employer.people import browser_of, text

PAGES = ("posting_sheet", "posting_sheet_pdf")


@pytest.fixture(autouse=True)
def _noon(at_time: Any) -> None:
    at_time(NOON.isoformat())


def address(name: str, posting: Posting) -> str:
    """A page of one posting."""
    return reverse(f"employer:{name}", args=[posting.pk])


@pytest.mark.seed("S-03")
@pytest.mark.parametrize("who", ["yamada", "suzuki", "ito"])
def test_everyone_of_the_establishment_prints_it(cast: Cast, who: str) -> None:
    """Also those who only read."""
    posting, client = an_accepted(cast), browser_of(getattr(cast, who))
    page = text(client.get(address("posting_sheet", posting)))
    for words in (
        "求人票（フルタイム）",
        str(posting.number),
        "令和8年11月22日",
        "1　求人事業所",
        "8　求人に関する特記事項",
        "介護職員",
    ):
        assert words in page
    assert address("posting_sheet_pdf", posting) in page
    assert "見本" not in page
    answer = client.get(address("posting_sheet_pdf", posting))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    assert f"-{posting.number}.pdf" in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Disposition"].startswith("inline")
    assert str(posting.number) in text_of_pdf(answer.content)


def test_what_is_not_accepted_is_printed_as_a_specimen(cast: Cast) -> None:
    """A draft and an application, with 見本 on it, and no number."""
    client = browser_of(cast.yamada)
    for posting in (a_draft(cast), a_submitted(cast)):
        assert "見本" in text(client.get(address("posting_sheet", posting)))
        answer = client.get(address("posting_sheet_pdf", posting))
        assert "見本" in text_of_pdf(answer.content)
        assert facts_of_pdf(answer.content)["Pages"] == "2"


def test_of_others_there_is_none(cast: Cast) -> None:
    """Another employer's posting does not exist; strangers are led to the sign-in, newcomers to their registration."""
    posting = an_accepted(cast)
    newcomer: User = a_login("employer", "newcomer", "新井 望", NOON)
    for name in PAGES:
        assert browser_of(cast.tanaka).get(address(name, posting)).status_code == 404
        assert browser_of(cast.yamada).post(address(name, posting)).status_code == 405
        for who, leads_to in (
            (None, "/employer/sign-in/"), (cast.sato, "/employer/sign-in/"), (cast.nakamura, "/employer/sign-in/"),
            (newcomer, "/employer/establishment/registration/"),
        ):  # fmt: skip
            answer = browser_of(who).get(address(name, posting))
            assert (answer.status_code, answer.headers["Location"].startswith(leads_to)) == (303, True)


def test_a_sign_that_cannot_be_printed_is_named(cast: Cast) -> None:
    """With what can be done about it; the page that prints still works."""
    posting = an_accepted(cast)
    revision = posting.in_force
    assert revision
    revision.content = revision.content | {"job_title": "介護𐀀"}
    revision.save()
    answer = browser_of(cast.yamada).get(address("posting_sheet_pdf", posting))
    assert answer.status_code == 422
    assert "𐀀" in text(answer)
    assert "別の文字に直すと" in text(answer)


def test_without_the_fonts_the_page_says_so(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A machine on which `scripts/need fonts` never ran; the operator finds it in the log."""
    posting = an_accepted(cast)
    monkeypatch.setattr(pdf, "FONT_FOLDERS", ())
    pdf.fonts.cache_clear()
    answer = browser_of(cast.yamada).get(address("posting_sheet_pdf", posting))
    pdf.fonts.cache_clear()
    assert answer.status_code == 503
    assert "求人票の画面から印刷できます" in text(answer)
    assert "print failed" in caplog.text
