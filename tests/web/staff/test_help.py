"""「住所を入力」 and 「産業分類を探す」: the form comes back filled in, without and with htmx."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mypage.establishments.models import Establishment
from mypage.reference.models import Municipality
from tests.cast import Cast
from tests.web.staff.pages import selected_in, summary_of, text_of, value_of

Places = dict[str, Municipality]


def ask(browser: Client, kind: str, *, by_htmx: bool = False, **typed: str) -> Any:
    headers = {"HX-Request": "true"} if by_htmx else {}
    return browser.post(reverse("staff:establishment_new"), {"help": kind, **typed}, headers=headers)


@pytest.mark.parametrize("typed", ["1020072", "〒102-0072", "１０２ー００７２"])
def test_the_address_is_filled_in_and_the_rest_kept(counter: Client, places: Places, typed: str) -> None:
    answer = ask(counter, "address", postal_code=typed, name="途中の名前", number_1="88", employees="abc")
    assert answer.status_code == 200
    assert (selected_in(answer, "prefecture_code"), value_of(answer, "municipality")) == ("13", "千代田区")
    assert (value_of(answer, "street"), value_of(answer, "filled_town")) == ("飯田橋", "飯田橋")
    assert (value_of(answer, "name"), value_of(answer, "number_1")) == ("途中の名前", "88")
    assert value_of(answer, "employees") == "abc"
    words = text_of(answer)
    assert "東京都千代田区飯田橋までを入力しました。続けて番地を入力してください。" in words
    assert "千代田区を管轄する窓口：ハローワーク飯田橋" in words
    assert summary_of(answer) == []
    assert 'name="street" aria-required="true" aria-describedby="id_street-sup" autofocus="autofocus"' in (
        answer.content.decode()
    )


def test_a_typed_house_number_is_never_overwritten(counter: Client, places: Places) -> None:
    answer = ask(counter, "address", postal_code="1020072", street="神楽河岸1-1", municipality="新宿区")
    assert value_of(answer, "street") == "神楽河岸1-1"
    assert value_of(answer, "municipality") == "千代田区"
    assert "町名・番地は入力済みのため、そのままです" in text_of(answer)


def test_the_town_of_an_earlier_help_is_overwritten(counter: Client, places: Places) -> None:
    answer = ask(counter, "address", postal_code="1020072", street="外神田", filled_town="外神田")
    assert value_of(answer, "street") == "飯田橋"
    kept = ask(counter, "address", postal_code="1020072", street="外神田3-1", filled_town="外神田")
    assert value_of(kept, "street") == "外神田3-1"


def test_a_code_without_a_town_fills_in_up_to_the_municipality(counter: Client, places: Places) -> None:
    answer = ask(counter, "address", postal_code="1000000")
    assert (value_of(answer, "municipality"), value_of(answer, "street")) == ("千代田区", "")


def test_several_addresses_are_offered_and_one_is_chosen(counter: Client, places: Places) -> None:
    offered = ask(counter, "address", postal_code="1110000", street="")
    assert "住所が2件あります" in text_of(offered)
    page = offered.content.decode()
    assert "東京都千代田区外神田</option>" in page
    assert "東京都台東区秋葉原</option>" in page
    assert value_of(offered, "street") == ""
    chosen = ask(counter, "address_choice", postal_code="1110000", address_choice="131067 秋葉原")
    assert (value_of(chosen, "municipality"), value_of(chosen, "street")) == ("台東区", "秋葉原")
    nothing = ask(counter, "address_choice", postal_code="1110000", address_choice="")
    assert nothing.status_code == 422
    assert summary_of(nothing) == ["住所を選んでください。"]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "郵便番号は、7桁の数字で入力してください。"),
        ("12345", "郵便番号は、7桁の数字で入力してください。"),
        ("999-9999", "郵便番号999-9999の住所が見つかりません。番号を確かめるか、住所を直接入力してください。"),
    ],
)
def test_an_unknown_code_is_said_at_its_field_only(counter: Client, places: Places, typed: str, message: str) -> None:
    answer = ask(counter, "address", postal_code=typed, name="")
    assert answer.status_code == 422
    assert summary_of(answer) == [message]
    assert value_of(answer, "postal_code") == typed


@pytest.mark.parametrize("kind", ["address", "industry"])
def test_htmx_gets_only_the_part_that_changes(counter: Client, places: Places, kind: str) -> None:
    answer = ask(counter, kind, by_htmx=True, postal_code="1020072", industry_words="印刷")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in page
    assert page.count("<h2") == 0
    assert page.strip().startswith(f'<div id="{kind}-part"')


def test_an_industry_is_found_by_words(counter: Client, places: Places) -> None:
    answer = ask(counter, "industry", industry_words="印刷", name="途中")
    page = answer.content.decode()
    assert "「印刷」に当てはまる産業分類が2件あります" in text_of(answer)
    assert page.index("探した結果") < page.index("151 印刷業") < page.index("食料品製造業")
    assert page.count("15 印刷・同関連業") == 1
    assert value_of(answer, "name") == "途中"


def test_the_only_industry_found_is_chosen(counter: Client, places: Places) -> None:
    answer = ask(counter, "industry", industry_words="食料品")
    assert selected_in(answer, "industry_code") == "09"


@pytest.mark.parametrize(
    ("words", "part"), [("", "入力してください"), ("宇宙", "「宇宙」に当てはまる産業分類が見つかりません")]
)
def test_no_industry_found_says_what_to_do(counter: Client, places: Places, words: str, part: str) -> None:
    answer = ask(counter, "industry", industry_words=words)
    assert answer.status_code == 422
    assert part in summary_of(answer)[0]


def test_help_writes_nothing(cast: Cast, counter: Client, places: Places) -> None:
    before = Establishment.objects.count()
    for kind in ("address", "address_choice", "industry"):
        ask(counter, kind, postal_code="1020072", industry_words="印刷")
    assert Establishment.objects.count() == before


def test_a_correction_is_helped_too_and_keeps_its_version(cast: Cast, counter: Client, places: Places) -> None:
    where = reverse("staff:establishment_facts", args=[cast.factory.pk])
    answer = counter.post(where, {"help": "address", "postal_code": "1020072", "version": "1"})
    assert value_of(answer, "version") == "1"
    assert value_of(answer, "street") == "飯田橋"


def test_the_enter_key_presses_the_button_that_registers(counter: Client, places: Places) -> None:
    page = counter.get(reverse("staff:establishment_new")).content.decode()
    form = page[page.index('<form method="post" novalidate data-warn-leave') :]
    first = form[form.index("<button") : form.index("</button>")]
    assert "name=" not in first
