"""求人 on the home: what needs doing first, how many stand where, the three changed last."""

import re
from datetime import date, timedelta
from typing import Any

import pytest

from mypage.accounts.models import User
from mypage.establishments.choices import ChangeState
from mypage.establishments.models import EstablishmentChange
from mypage.postings.choices import PostingState
from tests.cast import NOW, Cast
from tests.web.employer.people import browser_of, text
from tests.web.employer.postings.rows import a_posting, many

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def frozen(at_time: Any) -> None:
    at_time(NOW.isoformat())


def home(user: User) -> str:
    return text(browser_of(user).get("/employer/"))


def tasks(page: str) -> list[str]:
    return re.findall(r'class="hw-link hw-tasks__link" href="[^"]*"[^>]*>([^<]+)', page)


def href_of(page: str, task: str) -> str:
    found = re.search(rf'href="([^"]*)"[^>]*>{re.escape(task)}<', page)
    assert found
    return found[1].replace("&amp;", "&")


def test_an_account_without_postings_shows_how_to_begin(cast: Cast) -> None:
    page = home(cast.yamada)
    assert "はじめに" in page
    assert "いま対応が必要なものはありません" in page
    assert 'href="/employer/postings/new/"' in page
    assert "利用者を追加する" in page
    reader = home(cast.ito)
    assert "はじめに" in reader
    assert 'href="/employer/postings/new/"' not in reader
    a_posting(cast.shop, "販売")
    assert "はじめに" not in home(cast.yamada)
    assert "はじめに" in home(cast.tanaka)


def test_counts_and_the_three_changed_last(cast: Cast) -> None:
    many(cast.shop, 9)
    a_posting(cast.shop, "消した", deleted_at=NOW)
    a_posting(cast.bakery, "よその求人")
    page = home(cast.suzuki)
    for state, count in (("draft", 3), ("submitted", 2), ("ended", 4)):
        assert f'href="/employer/postings/?state={state}">{count}件' in page
    assert re.findall(r'<th scope="row"><a [^>]*>([^<]+)', page) == [f"販売スタッフ{place:03}" for place in range(3)]
    assert "すべての求人を見る（9件）" in page
    assert "よその求人" not in page
    assert "消した" not in page


def test_one_draft_is_gone_on_with_several_are_listed(cast: Cast) -> None:
    first = a_posting(cast.shop, "介護職員", changed=NOW - DAY)
    page = home(cast.yamada)
    task = "書きかけの「介護職員」の続きを書く"
    assert tasks(page) == [task]
    assert href_of(page, task) == f"/employer/postings/{first.pk}/"
    assert "最後の保存 2026/03/31 10:00" in page
    a_posting(cast.shop, "", changed=NOW)
    page = home(cast.yamada)
    assert tasks(page) == ["書きかけの求人の続きを書く"]
    assert "2件" in page
    assert "最後の保存 2026/04/01 10:00（職種未入力の求人）" in page
    assert tasks(home(cast.ito)) == []


@pytest.mark.parametrize(("days", "is_told"), [(53, False), (54, True)])
def test_a_draft_that_will_be_erased_is_told_a_week_before(cast: Cast, days: int, is_told: bool) -> None:
    a_posting(cast.shop, "介護職員", changed=NOW - days * DAY)
    page = home(cast.yamada)
    assert ("書きかけの「介護職員」を残すか確かめる" in tasks(page)) is is_told
    assert len(tasks(page)) == 1
    if is_told:
        assert "2026年4月7日（火）に消去されます" in page


def test_several_drafts_that_will_be_erased(cast: Cast) -> None:
    for days in (57, 55):
        a_posting(cast.shop, f"{days}日前", changed=NOW - days * DAY)
    for place in range(4):
        a_posting(cast.shop, f"新しい{place}")
    page = home(cast.yamada)
    task = "まもなく消去される書きかけの求人を確かめる（2件）"
    assert tasks(page) == [task, "書きかけの求人の続きを書く"]
    assert href_of(page, task) == "/employer/postings/?state=draft&sort=changed"
    assert "最初の1件は2026年4月4日（土）に" in page


def test_a_visit_is_asked_for_by_its_day_until_it_is_noted(cast: Cast) -> None:
    row = a_posting(cast.shop, "介護職員", state=PostingState.SUBMITTED, visit_until=date(2026, 4, 10))
    task = "「介護職員」の申込みのために来所する"
    for user in (cast.yamada, cast.suzuki, cast.ito):
        page = home(user)
        assert tasks(page) == [task, "確認待ちの求人を見る"]
        assert "ハローワーク飯田橋に、2026年4月10日（金）までにお越しください" in page
    assert href_of(page, task) == f"/employer/postings/{row.pk}/"
    earlier = date(2026, 4, 8)
    a_posting(cast.shop, "調理", state=PostingState.SUBMITTED, visit_until=earlier, changed=NOW - DAY)
    page = home(cast.yamada)
    assert tasks(page)[0] == "求人の申込みのために来所する（2件）"
    assert "最初の期限：ハローワーク飯田橋に、2026年4月8日（水）までに" in page
    cast.shop.postings.update(visited_at=NOW)
    assert tasks(home(cast.yamada)) == ["確認待ちの求人を見る"]


def test_a_change_that_came_back_is_mended(cast: Cast) -> None:
    change = EstablishmentChange.objects.create(
        establishment=cast.shop, state=ChangeState.WAITING, created_at=NOW, changed_at=NOW, submitted_at=NOW
    )
    assert tasks(home(cast.yamada)) == []
    change.state = ChangeState.RETURNED
    change.save()
    page = home(cast.yamada)
    assert href_of(page, "事業所の変更を修正する") == "/employer/establishment/"
    assert tasks(home(cast.tanaka)) == []


def test_what_came_back_is_mended_first(cast: Cast) -> None:
    row = a_posting(cast.shop, "介護職員", state=PostingState.RETURNED)
    changed = a_posting(cast.shop, "調理", state=PostingState.ACTIVE, changed=NOW - DAY)
    cast.shop.postings.filter(pk=changed.pk).update(change="returned")
    page = home(cast.suzuki)
    assert tasks(page) == ["「介護職員」の申込みを修正する", "「調理」の変更を修正する"]
    assert href_of(page, "「介護職員」の申込みを修正する") == f"/employer/postings/{row.pk}/"
    assert '?state=returned">1件' in page
    assert tasks(home(cast.tanaka)) == []


@pytest.mark.seed("S-09")
@pytest.mark.parametrize(("day", "is_told"), [(19, False), (20, True), (30, True)])
def test_what_ends_with_the_month_is_told_from_the_twentieth_on(
    cast: Cast, at_time: Any, day: int, is_told: bool
) -> None:
    last = date(2026, 4, 30)
    for state in (PostingState.ACTIVE, PostingState.SUSPENDED, PostingState.EXPIRED):
        a_posting(cast.shop, str(state), state=state, referral_until=last)
    a_posting(cast.shop, "来月", state=PostingState.ACTIVE, referral_until=date(2026, 5, 31))
    at_time(NOW.replace(day=day).isoformat())
    task = "紹介期限が4月30日の求人が2件あります"
    assert (task in tasks(home(cast.yamada))) is is_told
    if is_told:
        assert href_of(home(cast.yamada), task) == "/employer/postings/renewal/"
        assert task not in tasks(home(cast.ito))


@pytest.mark.seed("S-10")
def test_graduates_postings_are_not_told_to_end(cast: Cast, at_time: Any) -> None:
    facts: dict[str, Any] = {"state": PostingState.ACTIVE, "referral_until": date(2026, 4, 30)}
    for kind in ("university", "high_school", "junior_high"):
        a_posting(cast.shop, kind, kind=kind, **facts)
    at_time(NOW.replace(day=25).isoformat())
    assert tasks(home(cast.yamada)) == []
