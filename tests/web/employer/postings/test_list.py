"""求人の一覧: what is there, found, ordered, remembered; and never anybody else's."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from mypage.postings.choices import PostingKind, PostingState
from mypage.postings.models import Posting
from mypage.postings.queries.groups import GROUPS
from tests.cast import NOW, Cast
from tests.web.employer.people import browser_of, text
from tests.web.employer.postings.rows import a_posting, many

LIST = "/employer/postings/"


@pytest.fixture(autouse=True)
def frozen(at_time: Any) -> None:
    at_time(NOW.isoformat())


@pytest.fixture
def owner(cast: Cast) -> Client:
    return browser_of(cast.yamada)


def titles(page: str) -> list[str]:
    """The postings of a page, in its order."""
    return re.findall(r'<th scope="row">(?:<a [^>]*>)?([^<]+)', page)


def found(client: Client, query: str = "") -> list[str]:
    return titles(text(client.get(f"{LIST}?{query or 'state='}")))


def test_a_row_tells_what_one_has_to_know(cast: Cast, owner: Client) -> None:
    facts: dict[str, Any] = {
        "kind": PostingKind.PART_TIME,
        "employment_form": "パート労働者",
        "workplace": "東京都千代田区飯田橋9-8",
    }
    row = a_posting(
        cast.shop, "介護職員", state=PostingState.SUBMITTED, visit_until=NOW.date() + timedelta(days=14), **facts
    )
    page = text(owner.get(LIST))
    for words in ("一般（パート）・パート労働者", "東京都千代田区飯田橋9-8", "2026-0401-0001", "確認待ち</span>",
                  "2026/04/01 10:00", "2026/04/15までに来所"):  # fmt: skip
        assert words in page
    assert page.count(f'href="/employer/postings/{row.pk}/"') == 1
    Posting.objects.update(visited_at=NOW)
    assert "までに来所" not in text(owner.get(LIST))


def test_tabs_count_what_was_found_in_each_state(cast: Cast, owner: Client) -> None:
    many(cast.shop, 9)
    a_posting(cast.shop, "経理事務")
    page = text(owner.get(LIST))
    for tab in (
        "すべて（10）",
        "書きかけ（4）",
        "確認待ち（2）",
        "終了（4）",
        "公開中（0）",
        "修正依頼（0）",
        "募集停止（0）",
    ):
        assert tab in page
    narrowed = text(owner.get(f"{LIST}?q=経理&state=draft"))
    for tab in ("すべて（1）", "書きかけ（1）", "確認待ち（0）"):
        assert tab in narrowed
    assert titles(narrowed) == ["経理事務"]
    assert found(owner, "state=submitted&per=50") == ["販売スタッフ001", "販売スタッフ005"]


@pytest.mark.parametrize("words", ["ＰＣ", "PC", "pc", "ｐｃ　事務", "pc ジム", "PC　ｼﾞﾑ"])
def test_words_are_found_in_any_width(cast: Cast, owner: Client, words: str) -> None:
    a_posting(cast.shop, "ＰＣ入力事務・ジムの受付")
    a_posting(cast.shop, "調理補助")
    assert found(owner, f"q={words}") == ["ＰＣ入力事務・ジムの受付"]


@pytest.mark.parametrize(
    "words", ["2026-0401-0002", "２０２６－０４０１－０００２", "202604010002", "0401-0002", "2026040100", "-0002"]
)
def test_a_receipt_number_is_found_as_people_type_it(cast: Cast, owner: Client, words: str) -> None:
    for title in ("一つ目", "二つ目"):
        a_posting(cast.shop, title, state=PostingState.SUBMITTED)
    wanted = ["二つ目", "一つ目"] if words == "2026040100" else ["二つ目"]
    assert found(owner, f"q={words}") == wanted


def test_filters_and_the_chips_that_take_them_away(cast: Cast, owner: Client) -> None:
    a_posting(cast.shop, "店長候補", kind=PostingKind.FULL_TIME, employment_form="正社員")
    a_posting(cast.shop, "レジ", kind=PostingKind.PART_TIME, employment_form="パート労働者")
    page = text(owner.get(f"{LIST}?q=レ&kind=part_time&form=パート労働者"))
    assert titles(page) == ["レジ"]
    assert re.findall(r'hw-filters__chip" href="\?([^"]*)">([^<]+)', page) == [
        ("kind=part_time&amp;form=%E3%83%91%E3%83%BC%E3%83%88%E5%8A%B4%E5%83%8D%E8%80%85", "「レ」"),
        ("q=%E3%83%AC&amp;form=%E3%83%91%E3%83%BC%E3%83%88%E5%8A%B4%E5%83%8D%E8%80%85", "一般（パート）"),
        ("q=%E3%83%AC&amp;kind=part_time", "パート労働者"),
    ]
    assert found(owner, "kind=full_time") == ["店長候補"]
    assert found(owner, "form=パート労働者") == ["レジ"]
    assert "条件に合う求人はありません" in text(owner.get(f"{LIST}?kind=seasonal"))


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        ("-changed", ["い", "あ", "職種未入力の求人", "う"]),
        ("changed", ["う", "職種未入力の求人", "あ", "い"]),
        ("title", ["あ", "い", "う", "職種未入力の求人"]),
        ("-title", ["う", "い", "あ", "職種未入力の求人"]),
        ("state", ["職種未入力の求人", "い", "う", "あ"]),
        ("-state", ["あ", "う", "い", "職種未入力の求人"]),
        ("submitted", ["う", "あ", "い", "職種未入力の求人"]),
        ("-submitted", ["い", "あ", "う", "職種未入力の求人"]),
    ],
)
def test_every_order_in_both_directions(cast: Cast, owner: Client, order: str, wanted: list[str]) -> None:
    hour = timedelta(hours=1)
    a_posting(cast.shop, "い", state=PostingState.SUBMITTED, changed=NOW)
    a_posting(cast.shop, "あ", state=PostingState.LAPSED, changed=NOW - hour)
    a_posting(cast.shop, "", changed=NOW - 2 * hour)
    a_posting(cast.shop, "う", state=PostingState.WITHDRAWN, changed=NOW - 3 * hour)
    assert found(owner, f"sort={order}") == wanted


def test_heads_say_and_turn_the_order(cast: Cast, owner: Client) -> None:
    a_posting(cast.shop, "販売")
    page = text(owner.get(f"{LIST}?sort=title&q=販売"))
    assert (
        '<th scope="col" aria-sort="ascending"><a class="hw-link hw-sort" href="?q=%E8%B2%A9%E5%A3%B2&amp;sort=-title"'
        in page
    )
    assert page.count("aria-sort") == 1
    assert 'href="?q=%E8%B2%A9%E5%A3%B2"' in page  # 変更日: the usual order, the latest first
    assert '<option value="title" selected' in page


@pytest.mark.parametrize("words", ["13010-0000", "１３０１０−０００００", "13010000", "1301000000007"])
def test_a_posting_number_is_found_as_people_type_it(cast: Cast, owner: Client, words: str) -> None:
    a_posting(cast.shop, "一つ目", state=PostingState.ACTIVE, number="13010-00000007")
    a_posting(cast.shop, "二つ目", state=PostingState.ACTIVE, number="27020-00000009")
    assert found(owner, f"q={words.replace('−', '-')}") == ["一つ目"]


def test_what_is_in_force_shows_its_number_and_term_and_is_ordered_by_it(cast: Cast, owner: Client) -> None:
    day = NOW.date()
    for title, days in (("後", 60), ("先", 20)):
        a_posting(cast.shop, title, state=PostingState.ACTIVE, referral_until=day + timedelta(days=days))
    a_posting(cast.shop, "止めた", state=PostingState.SUSPENDED, referral_until=day + timedelta(days=40))
    a_posting(cast.shop, "下書き")
    assert found(owner, "sort=until") == ["先", "止めた", "後", "下書き"]
    assert found(owner, "sort=-until") == ["後", "止めた", "先", "下書き"]
    assert sorted(found(owner, "state=active")) == ["先", "後"]
    assert found(owner, "state=suspended") == ["止めた"]
    page = text(owner.get(f"{LIST}?state=active&sort=until"))
    assert 'data-label="紹介期限"><time datetime="2026-04-21">2026/04/21' in page
    assert page.count('<span class="hw-mono">13010-') == 2
    row = a_posting(cast.shop, "変える", state=PostingState.ACTIVE)
    Posting.objects.filter(pk=row.pk).update(change="waiting")
    assert "変更の確認中</span>" in text(owner.get(f"{LIST}?q=変える"))


def test_every_state_stands_under_one_tab(cast: Cast, owner: Client) -> None:
    for state in PostingState:
        a_posting(cast.shop, str(state), state=state)
    under = [found(owner, f"state={group}&per=50") for group, _ in GROUPS.items()]
    assert sorted(title for each in under for title in each) == sorted(str(state) for state in PostingState)
    assert len(under[-1]) == 6


def test_pages_of_ten_thirty_and_fifty(cast: Cast, owner: Client) -> None:
    many(cast.shop, 35)
    assert len(found(owner)) == 10
    page = text(owner.get(f"{LIST}?per=30&page=2"))
    assert titles(page) == [f"販売スタッフ{place:03}" for place in range(30, 35)]
    assert "求人（2ページ目）｜" in page
    assert 'href="?per=30&amp;page=1"' in page
    assert len(found(owner, "per=50")) == 35


@pytest.mark.parametrize(
    "query", ["page=99", "page=x", "per=7", "sort=owner", "kind=x", "form=x", "state=deleted", "q=" + "あ" * 99]
)
def test_an_address_beyond_sense_shows_the_list(cast: Cast, owner: Client, query: str) -> None:
    a_posting(cast.shop, "販売")
    answer = owner.get(f"{LIST}?{query}")
    assert answer.status_code == 200
    assert titles(text(answer)) == ([] if "あ" in query else ["販売"])


def test_the_last_look_is_kept_for_each_login(cast: Cast, owner: Client) -> None:
    a_posting(cast.shop, "販売")
    owner.get(f"{LIST}?q=販売&sort=title&state=draft&page=1")
    elsewhere = browser_of(cast.yamada)
    answer = elsewhere.get(LIST)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{LIST}?q=%E8%B2%A9%E5%A3%B2&sort=title")
    assert browser_of(cast.suzuki).get(LIST).status_code == 200
    elsewhere.get(f"{LIST}?state=draft")  # a link that only names a state changes nothing
    assert elsewhere.get(LIST).status_code == 303
    page = text(elsewhere.get(f"{LIST}?q=販売&sort=title"))
    clear = re.search(r'href="\?([^"]*)">条件をすべて消す', page)
    assert clear
    assert clear[1] == "sort=title&amp;q="
    elsewhere.get(f"{LIST}?{clear[1].replace('&amp;', '&')}")
    assert owner.get(LIST).headers["Location"] == f"{LIST}?sort=title"
    owner.get(f"{LIST}?q=&kind=&form=&sort=-changed&per=10")
    assert owner.get(LIST).status_code == 200


def test_what_one_can_do_where_there_is_nothing(cast: Cast, owner: Client) -> None:
    page = text(owner.get(LIST))
    assert "求人はまだありません" in page
    assert page.count('href="/employer/postings/new/"') == 2
    assert "書き出す" not in page
    assert "「終了」の求人はありません" in text(owner.get(f"{LIST}?state=ended"))
    reader = text(browser_of(cast.ito).get(LIST))
    assert "代表か担当の方が申し込みます" in reader
    assert "/employer/postings/new/" not in reader


def test_nobody_sees_another_establishment_s_postings(cast: Cast) -> None:
    theirs = a_posting(cast.shop, "販売")
    a_posting(cast.shop, "秘密の下書き", deleted_at=NOW)
    tanaka = browser_of(cast.tanaka)
    assert found(tanaka, "q=販売") == []
    assert "すべて（0）" in text(tanaka.get(f"{LIST}?state="))
    assert "秘密" not in text(tanaka.get(f"{LIST}deleted/"))
    assert tanaka.post(f"{LIST}{theirs.pk}/restoration/").status_code == 404
    assert browser_of(None).get(LIST).status_code == 303
    assert browser_of(cast.sato).get(LIST).status_code == 303


def test_deleted_drafts_come_back_for_thirty_days(cast: Cast, owner: Client) -> None:
    late = a_posting(cast.shop, "消したばかり", deleted_at=NOW - timedelta(days=29))
    gone = a_posting(cast.shop, "もう戻せない", deleted_at=NOW - timedelta(days=30))
    page = text(owner.get(LIST))
    assert titles(page) == []
    assert "削除した書きかけの求人（1件）" in page
    deleted = text(owner.get(f"{LIST}deleted/"))
    assert titles(deleted) == ["消したばかり"]
    assert "2026/04/02 10:00" in deleted
    for _ in range(2):
        assert owner.post(f"{LIST}{late.pk}/restoration/").headers["Location"] == f"{LIST}deleted/"
    assert "書きかけの求人を元に戻しました" in text(owner.get(f"{LIST}deleted/"))
    assert found(owner) == ["消したばかり"]
    assert owner.post(f"{LIST}{gone.pk}/restoration/").status_code == 404
    assert owner.get(f"{LIST}{late.pk}/restoration/").status_code == 405


def test_who_only_reads_brings_nothing_back(cast: Cast) -> None:
    row = a_posting(cast.shop, "消した", deleted_at=NOW)
    reader = browser_of(cast.ito)
    assert "削除した書きかけ" not in text(reader.get(LIST))
    assert reader.get(f"{LIST}deleted/").status_code == 403
    assert reader.post(f"{LIST}{row.pk}/restoration/").status_code == 403
    Posting.objects.get(pk=row.pk, deleted_at=NOW)


def test_titles_are_escaped(cast: Cast, owner: Client) -> None:
    a_posting(cast.shop, "<b>店員</b>")
    page = text(owner.get(f"{LIST}?q=<b>"))
    assert "<b>" not in page


def test_no_list_takes_more_than_ten_statements(cast: Cast, owner: Client, django_assert_max_num_queries: Any) -> None:
    many(cast.shop, 200)
    a_posting(cast.shop, "消した", deleted_at=NOW)
    owner.get(LIST)
    for path in (LIST, f"{LIST}?per=50&page=2", f"{LIST}?q=販売&sort=title", f"{LIST}deleted/", "/employer/"):
        with django_assert_max_num_queries(10):
            assert owner.get(path).status_code == 200
