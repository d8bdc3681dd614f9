"""Looking for establishments."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, Cast, an_establishment
from tests.web.staff.pages import text_of


def found(browser: Client, **query: str) -> str:
    answer = browser.get(reverse("staff:establishments"), query)
    assert answer.status_code == 200
    return text_of(answer)


@pytest.mark.parametrize(
    "typed", ["1301-000123-4", "１３０１ー１２３ー４", "０３（５５５０）１２３４", "ﾔﾏﾋﾞｺ", "㈱やまびこ"]
)
def test_an_establishment_is_found_however_it_is_typed(cast: Cast, counter: Client, typed: str) -> None:
    words = found(counter, words=typed)
    assert "株式会社やまびこ製作所" in words
    assert "事業所（1件）" in words
    assert "山田商店" not in words


def test_nothing_found_says_what_to_do(cast: Cast, counter: Client) -> None:
    words = found(counter, words="そんな名前はない")
    assert "条件に合う事業所はありません。" in words
    assert "事業所を登録する" in words


def test_long_lists_have_pages_that_keep_the_search(cast: Cast, counter: Client) -> None:
    for number in range(25):
        an_establishment(
            f"みほん{number:02}", "ミホン", f"1301-0009{number:02}-1", "03-5550-7777", cast.office, cast.nakamura, NOW
        )
    first = counter.get(reverse("staff:establishments"), {"words": "みほん", "office": "own"})
    assert "1–20件 / 全25件" in text_of(first)
    assert "words=%E3%81%BF%E3%81%BB%E3%82%93&amp;office=own&amp;sort=kana&amp;page=2" in first.content.decode()
    second = found(counter, words="みほん", page="2")
    assert "みほん24" in second
    assert "みほん00" not in second
    assert "（2ページ目）" in second


@pytest.mark.parametrize(("sort", "first", "last"), [("kana", "たなか", "やまびこ"), ("-kana", "やまびこ", "たなか")])
def test_the_list_is_sorted(cast: Cast, counter: Client, sort: str, first: str, last: str) -> None:
    words = found(counter, sort=sort)
    assert words.index(first) < words.index(last)


def test_own_office_and_state_narrow_the_list(cast: Cast, counter: Client, elsewhere: Client) -> None:
    assert "山田商店" not in found(elsewhere, office="own")
    assert "山田商店" in found(elsewhere)
    assert "山田商店" not in found(counter, state="provisional")


@pytest.mark.parametrize(
    "query",
    [
        {"words": "%_' OR 1=1 --"},
        {"sort": "nonsense"},
        {"state": "nonsense"},
        {"office": "99"},
        {"page": "abc"},
        {"page": "99999"},
    ],
)
def test_odd_queries_are_harmless(cast: Cast, counter: Client, query: dict[str, str]) -> None:
    assert counter.get(reverse("staff:establishments"), query).status_code == 200


def test_a_very_long_query_is_cut(cast: Cast, counter: Client) -> None:
    assert "条件に合う事業所はありません。" in found(counter, words="あ" * 5000)
