"""Who may do what with a posting at the office, who is at it, and in how few statements its pages are made."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from mypage.postings.choices import PostingState
from tests.cast import NOW, Cast, a_staff_login
from tests.postings import NOON, a_submitted
from tests.web.staff.conftest import SignIn
from tests.web.staff.pages import text_of, value_of
from tests.web.staff.reviewing import DECISIONS, NOT_DONE, a_change, a_resubmission, at, fresh, page


@pytest.fixture(autouse=True)
def _noon(at_time: Any) -> None:
    at_time((NOON + timedelta(hours=1)).isoformat())


def test_taking_is_seen_by_colleagues(cast: Cast, counter: Client, sign_in: SignIn) -> None:
    posting = a_submitted(cast)
    colleague = sign_in(a_staff_login("second", "佐藤 進", cast.office, NOW, is_reviewer=True))
    told = text_of(colleague.post(at("posting_assignment", posting), {"action": "take"}, follow=True))
    assert "あなたが担当です" in told
    answer = counter.get(at("posting", posting))
    assert "佐藤 進さんが確認中です（13時00分から）" in text_of(answer)
    late = text_of(counter.post(at("posting_assignment", posting), {"action": "take"}, follow=True))
    assert "先に佐藤 進さんが担当になりました" in late
    taken = {"action": "take", "instead_of": value_of(answer, "instead_of")}
    assert "あなたが担当です" in text_of(counter.post(at("posting_assignment", posting), taken, follow=True))
    assert "ではなくなっています" in text_of(
        colleague.post(at("posting_assignment", posting), {"action": "release"}, follow=True)
    )
    counter.post(at("posting_assignment", posting), {"action": "release"})
    assert "担当になる" in page(counter, posting)
    assert NOT_DONE in text_of(counter.post(at("posting_assignment", posting), {"action": "x"}, follow=True))


@pytest.mark.parametrize("name", sorted(DECISIONS))
def test_only_reviewers_of_the_office_decide(cast: Cast, sign_in: SignIn, elsewhere: Client, name: str) -> None:
    posting = a_submitted(cast)
    people = {
        "counter": sign_in(a_staff_login("c", "窓口 係", cast.office, NOW, is_counter=True)),
        "administrator": sign_in(cast.kobayashi),
        "elsewhere": elsewhere,
    }
    for who, browser in people.items():
        assert browser.get(at(name, posting)).status_code == 403, who
        assert browser.post(at(name, posting), DECISIONS[name]).status_code == 403, who
    for browser in (Client(), sign_in(cast.yamada), sign_in(cast.sato)):
        answer = browser.post(at(name, posting), DECISIONS[name])
        assert (answer.status_code, answer.headers["Location"].partition("?")[0]) == (303, "/staff/sign-in/")
    row = fresh(posting)
    assert (row.state, row.assigned_to, row.revisions.count()) == (PostingState.SUBMITTED, None, 1)


def test_pages_of_a_review_take_few_statements(cast: Cast, counter: Client, django_assert_max_num_queries: Any) -> None:
    changed, again = a_change(cast, job_title="看護助手"), a_resubmission(cast, job_title="看護助手")
    counter.get("/staff/")
    for posting in (changed, again):
        with django_assert_max_num_queries(27):
            counter.get(at("posting", posting))
        for name in ("posting_return", "posting_refusal", "posting_correction"):
            with django_assert_max_num_queries(22):
                counter.get(at(name, posting))
