"""The renewal desk: one table, one step, each posting with its own result; no JavaScript is needed (S-04)."""

import re
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from mypage.kernel.clock import JST
from mypage.postings.choices import PostingState
from mypage.postings.models import Posting
from tests.cast import Cast
from tests.postings import an_accepted
from tests.web.employer.people import browser_of, text

pytestmark = [pytest.mark.django_db, pytest.mark.seed("S-04")]
DESK, RESULT = "/employer/postings/renewal/", "/employer/postings/renewal/result/"


@pytest.fixture(autouse=True)
def _end_of_january(at_time: Any) -> None:
    at_time(datetime(2027, 1, 25, 12, 0, tzinfo=JST).isoformat())


@pytest.fixture
def browser(cast: Cast) -> Client:
    return browser_of(cast.yamada)


def shown(browser: Client) -> dict[str, Any]:
    """What the desk would send as it is shown, with the last box ticked."""
    page = text(browser.get(DESK))
    boxes = re.findall(r'type="(?:text|date)" id="[^"]+" name="([^"]+)" value="([^"]*)"', page)
    chosen = re.findall(r'name="chosen" value="([^"]+)" checked', page)
    return {**dict(boxes), "chosen": chosen, "confirmed": "1"}


def test_nothing_ends_soon(browser: Client) -> None:
    assert "いま更新できる求人はありません" in text(browser.get(DESK))
    assert browser.get(RESULT).headers["Location"] == DESK


def test_what_ends_soon_is_renewed_in_one_step(cast: Cast, browser: Client) -> None:
    care, cook = an_accepted(cast), an_accepted(cast, job_title="調理員")
    sent = shown(browser)
    assert len(sent["chosen"]) == 2
    answer = browser.post(DESK, sent | {f"hires-{cook.pk}": "４"})
    assert (answer.status_code, answer.headers["Location"]) == (303, RESULT)
    page = text(browser.get(RESULT))
    assert "2件のうち2件の更新を申し込みました" in page
    renewals = {each.source_number: each for each in Posting.objects.filter(state=PostingState.SUBMITTED)}
    assert set(renewals) == {care.number, cook.number}
    assert all(str(each.receipt_number) in page for each in renewals.values())
    assert renewals[str(cook.number)].revisions.get().content["hires"] == "4"
    again = browser.post(DESK, sent)
    assert again.status_code == 303
    assert Posting.objects.count() == 4
    assert "更新の申込みは受け付け済みです" in text(browser.get(DESK))


def test_what_breaks_a_rule_is_not_chosen_and_says_why(cast: Cast, browser: Client) -> None:
    good, low = an_accepted(cast), an_accepted(cast, job_title="調理員")
    assert low.in_force
    low.in_force.content["base_pay_from"] = "100000"
    low.in_force.save()
    page = text(browser.get(DESK))
    assert "下回っています" in page
    sent = shown(browser)
    assert [each.split(":")[0] for each in sent["chosen"]] == [str(good.pk)]
    seal = re.findall(rf'name="chosen" value="({low.pk}:[^"]+)"', page)
    browser.post(DESK, sent | {"chosen": [*sent["chosen"], *seal]})
    result = text(browser.get(RESULT))
    assert "2件のうち1件の更新を申し込みました" in result
    assert "2件のうち1件は、まだ申し込んでいません" in result
    draft = Posting.objects.get(source_number=low.number)
    assert f"/employer/postings/{draft.pk}/check/" in result
    browser.post(DESK, {"chosen": f"{low.pk}:1:{seal[0][-16:]}", "confirmed": "1", f"base_pay_from-{low.pk}": "230000"})
    draft.refresh_from_db()
    assert draft.state == PostingState.SUBMITTED


def test_what_was_typed_stays_when_something_is_missing(cast: Cast, browser: Client) -> None:
    source = an_accepted(cast)
    sent = shown(browser) | {f"hires-{source.pk}": "7"}
    del sent["confirmed"]
    answer = browser.post(DESK, sent)
    assert answer.status_code == 422
    assert "チェックがついていません" in text(answer)
    assert f'name="hires-{source.pk}" value="7"' in text(answer)
    nothing = browser.post(DESK, {"confirmed": "1"})
    assert nothing.status_code == 422
    assert "更新する求人を選んでください。" in text(nothing)
    assert Posting.objects.count() == 1


def test_cautions_that_were_not_shown_are_not_confirmed(cast: Cast, browser: Client) -> None:
    source = an_accepted(cast)
    sent = shown(browser)
    assert source.in_force
    source.in_force.content["posting_remarks"] = "令和８年１２月１日に面接会をします。"
    source.in_force.save()
    browser.post(DESK, sent)
    assert "1件は、まだ申し込んでいません" in text(browser.get(RESULT))
    assert Posting.objects.get(source_number=source.number).state == PostingState.DRAFT


def test_somebody_elses_posting_is_not_there(cast: Cast) -> None:
    source = an_accepted(cast)
    stranger = browser_of(cast.tanaka)
    assert stranger.post(DESK, {"chosen": f"{source.pk}:0:{'0' * 16}", "confirmed": "1"}).status_code == 404
    assert stranger.post(f"/employer/postings/{source.pk}/renewal/").status_code == 404
    assert Posting.objects.count() == 1


def test_a_posting_that_is_not_due_is_refused(cast: Cast, browser: Client, at_time: Any) -> None:
    source = an_accepted(cast)
    at_time(datetime(2027, 1, 10, 12, 0, tzinfo=JST).isoformat())
    browser.post(DESK, {"chosen": f"{source.pk}:0:{'0' * 16}", "confirmed": "1"})
    assert "いまは更新できません" in text(browser.get(RESULT))
    assert browser.post(f"/employer/postings/{source.pk}/renewal/").status_code == 303
    assert Posting.objects.count() == 1


def test_one_is_renewed_by_itself(cast: Cast, browser: Client) -> None:
    source = an_accepted(cast)
    answer = browser.post(f"/employer/postings/{source.pk}/renewal/")
    draft = Posting.objects.get(source_number=source.number)
    assert answer.headers["Location"] == f"/employer/postings/{draft.pk}/check/"
    browser.post(f"/employer/postings/{source.pk}/renewal/")
    assert Posting.objects.count() == 2
    assert "更新の書きかけ" in text(browser.get(DESK))


def test_all_can_be_left_unchosen(cast: Cast, browser: Client) -> None:
    an_accepted(cast)
    assert " checked" not in text(browser.get(f"{DESK}?choose=none"))
