"""学校向けの求人: what schools may be given on a day; no one else sees it (domain.md 3.9)."""

import csv
from collections.abc import Callable
from io import StringIO

import pytest
from django.test import Client
from django.urls import reverse

from mypage.audit.models import Event
from mypage.postings.models import Posting
from tests.cast import NOW, Cast, a_staff_login
from tests.postings import an_accepted
from tests.web.staff.conftest import SignIn

pytestmark = pytest.mark.django_db
LIST, FILE = "/staff/schools/", "/staff/schools/file/"


@pytest.fixture(autouse=True)
def noon(at_time: Callable[[str], object]) -> None:
    at_time("2026-11-22 12:00")


@pytest.fixture
def postings(cast: Cast) -> dict[str, Posting]:
    """One for each case; only `all`, `one` and `young` are public to schools."""
    made = {
        "all": an_accepted(cast, "high_school", job_title="事務員"),
        "one": an_accepted(cast, "high_school", job_title="溶接工", designated_schools="飯田橋工業高校　３名"),
        "young": an_accepted(cast, "junior_high", job_title="大工見習"),
        "adult": an_accepted(cast, job_title="介護職員"),
        "closed": an_accepted(cast, "high_school", job_title="配管工"),
        "stopped": an_accepted(cast, "high_school", job_title="塗装工"),
    }
    Posting.objects.filter(pk=made["closed"].pk).update(scope=4)
    Posting.objects.filter(pk=made["stopped"].pk).update(state="suspended")
    return made


def found(browser: Client, **query: str) -> set[str]:
    page = browser.get(LIST, query).content.decode()
    titles = ("事務員", "溶接工", "大工見習", "介護職員", "配管工", "塗装工")
    return {title for title in titles if f">{title}<" in page}


def lines(browser: Client, **sent: str) -> list[dict[str, str]]:
    answer = browser.post(FILE, {"file": "csv"} | sent)
    assert answer.status_code == 200
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    return list(csv.DictReader(StringIO(text)))


def test_the_list_has_what_schools_may_be_given(counter: Client, postings: dict[str, Posting]) -> None:
    assert found(counter) == {"事務員", "溶接工", "大工見習"}
    assert found(counter, kind="junior_high") == {"大工見習"}


def test_a_school_gets_its_own_and_those_for_all(counter: Client, postings: dict[str, Posting]) -> None:
    assert found(counter, school="飯田橋工業高校") == {"事務員", "溶接工", "大工見習"}
    assert found(counter, school="上野高校") == {"事務員", "大工見習"}


@pytest.mark.parametrize(("day", "is_there"), [("21", False), ("22", True)])
def test_the_list_of_a_day_begins_with_the_first_public_day(
    counter: Client, postings: dict[str, Posting], day: str, is_there: bool
) -> None:
    assert bool(found(counter, on_0="令和8", on_1="11", on_2=day)) is is_there


def test_what_has_ended_is_on_the_lists_before_its_end(counter: Client, postings: dict[str, Posting]) -> None:
    Posting.objects.filter(pk=postings["all"].pk).update(state="cancelled", ended_on="2026-11-23")
    assert "事務員" in found(counter)
    assert "事務員" not in found(counter, on_0="2026", on_1="11", on_2="23")


def test_a_day_that_is_none_is_said(counter: Client) -> None:
    answer = counter.get(LIST, {"on_0": "2026", "on_1": "2", "on_2": "30"})
    assert answer.status_code == 422
    assert "公開の日を確かめてください" in answer.content.decode()
    assert counter.post(FILE, {"file": "doc"}).status_code == 422


def test_the_file_holds_the_list_and_is_on_record(cast: Cast, counter: Client, postings: dict[str, Posting]) -> None:
    rows = lines(counter, school="飯田橋工業高校", kind="high_school")
    assert [row["職種"] for row in rows] == ["事務員", "溶接工"]
    assert rows[1]["求人連絡校（推薦人員）"] == "飯田橋工業高校　３名"
    assert (rows[0]["求人番号"], rows[0]["事業所名"]) == (postings["all"].number, "山田商店")
    event = Event.objects.get(action="posting.listed_for_schools")
    assert (event.actor_id, event.subject_id) == (cast.nakamura.pk, cast.office.pk)
    assert event.facts == {"on": "2026-11-22", "rows": 2, "format": "CSV", "school": "飯田橋工業高校"}


def test_all_sheets_come_in_one_pdf(counter: Client, postings: dict[str, Posting]) -> None:
    answer = counter.post(FILE, {"file": "pdf"})
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["Cache-Control"] == "no-store"
    none = counter.post(FILE, {"file": "pdf", "school": "どこか", "on_0": "2020", "on_1": "1", "on_2": "1"})
    assert none.status_code == 422
    assert "今は0件" in none.content.decode()


def test_only_the_offices_own_and_only_for_those_at_work(
    cast: Cast, elsewhere: Client, sign_in: SignIn, postings: dict[str, Posting]
) -> None:
    assert found(elsewhere) == set()
    assert lines(elsewhere) == []
    administrator = sign_in(a_staff_login("someone", "誰か", cast.office, NOW, is_administrator=True))
    assert (administrator.get(LIST).status_code, administrator.post(FILE).status_code) == (403, 403)
    for browser in (Client(), sign_in(cast.yamada), sign_in(cast.sato)):
        assert browser.get(LIST).status_code == 303
        assert browser.post(FILE, {"file": "csv"}).status_code == 303
    assert reverse("staff:schools") == LIST
