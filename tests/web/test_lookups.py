"""What the helping buttons of every form share: addresses behind a postal code, industries found by words."""

import pytest

from mypage.reference.models import Industry
from mypage.reference.queries import industries
from mypage.web.lookups import (
    MOST_INDUSTRIES,
    chosen_address,
    industry_choices,
    key_of,
    search_addresses,
    search_industries,
)
from tests.cast import Cast
from tests.establishments import make_places

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def places(cast: Cast) -> None:
    make_places(cast)


def test_one_address_is_found_without_a_question() -> None:
    search = search_addresses("〒102-0072")
    assert search.only is not None
    assert (search.only.line, search.error, search.message) == ("東京都千代田区飯田橋", "", "")


def test_of_several_one_is_chosen_by_its_key_or_its_line() -> None:
    search = search_addresses("1110000")
    assert search.only is None
    assert search.message.startswith("郵便番号111-0000には住所が2件あります。")
    for address in search.addresses:
        assert chosen_address(search.addresses, key_of(address)) == address
        assert chosen_address(search.addresses, address.line) == address
    assert chosen_address(search.addresses, "") is None


@pytest.mark.parametrize(
    ("typed", "called", "told"),
    [
        ("12", "", "郵便番号は、7桁の数字で入力してください。"),
        ("9999999", "", "郵便番号999-9999の住所が見つかりません。"),
        ("9999999", "この郵便番号", "この郵便番号の住所が見つかりません。"),
        ("12", "この郵便番号", "この郵便番号の住所が見つかりません。"),
    ],
)
def test_a_code_that_leads_nowhere_says_so(typed: str, called: str, told: str) -> None:
    search = search_addresses(typed, called=called)
    assert search.addresses == ()
    assert search.error.startswith(told)


@pytest.mark.parametrize("more", [0, 1])
def test_industries_are_counted_as_far_as_a_picker_shows_them(more: int) -> None:
    top = Industry.objects.get(code="I")
    for number in range(MOST_INDUSTRIES + more):
        Industry.objects.create(code=f"9{number:02d}", level=2, parent=top, name="試験業", search_text="試験業")
    search = search_industries(" 試験業 ")
    assert len(search.found) == MOST_INDUSTRIES
    told = "が50件あります。一覧の始めから" if not more else "は50件を超えます。一覧の始めの50件から"
    assert told in search.message


def test_words_that_find_no_industry_are_told() -> None:
    assert search_industries(" ").error == "産業分類を探す言葉を入力してください。"
    assert search_industries("ぬぬぬ").error.startswith("「ぬぬぬ」に当てはまる産業分類が見つかりません。")


def test_what_was_found_stands_first_and_only_once() -> None:
    groups = dict(industry_choices(search_industries("飲食料品").found, "", industries()))
    assert groups[""] == "---------"
    assert groups["探した結果"] == [("58", "58 飲食料品小売業")]
    assert groups["I 卸売業，小売業"] == [("57", "57 織物・衣服・身の回り品小売業")]


def test_an_industry_that_went_out_of_use_stays_chosen_only_where_it_may() -> None:
    Industry.objects.create(code="589", level=3, parent_id="58", name="その他", search_text="その他", is_current=False)
    assert "選んだ産業分類" not in dict(industry_choices((), "589", industries()))
    kept = dict(industry_choices((), "589", Industry.objects.all()))
    assert kept["選んだ産業分類"] == [("589", "589 その他")]
