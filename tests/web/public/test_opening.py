"""The four screens of the opening over HTTP: words, refusals, what is kept, what they cost."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from mypage.kernel.clock import JST
from mypage.onboarding.commands.issuing import IssuedCode
from mypage.onboarding.models import AccountCreationCode, Opening
from mypage.onboarding.rules.comparison import NOT_CONFIRMED
from tests.cast import NOW, PASSWORD, Cast, a_code
from tests.post import deliver, key_in

pytestmark = pytest.mark.django_db
EMAIL = "jinji@yamabiko.example"
BOTH = {"privacy": "on", "terms": "on"}


@pytest.fixture(autouse=True)
def frozen(at_time: Any) -> None:
    at_time(NOW.astimezone(JST).isoformat())


def details(issued: IssuedCode, **changed: str) -> dict[str, str]:
    number = issued.row.establishment.number or ""
    typed = {
        "email": EMAIL,
        "email_again": EMAIL,
        "number_0": number[:4],
        "number_1": number[4:10],
        "number_2": number[10:],
        "phone": "03-5550-1234",
        "code": issued.code,
    }
    return typed | changed


def agreed(client: Client) -> Client:
    assert client.post("/opening/", BOTH).status_code == 303
    return client


def text(response: Any) -> str:
    return str(response.content.decode())


@pytest.mark.seed("S-20", "S-50")
def test_the_top_page_has_the_button_of_the_opening(client: Client) -> None:
    top = text(client.get("/"))
    assert "アカウント作成コードをハローワークで発行済みの求人者" in top
    assert 'href="/opening/"' in top


@pytest.mark.seed("S-22")
def test_the_first_screen_shows_steps_texts_and_unticked_boxes(client: Client) -> None:
    page = text(client.get("/opening/"))
    for words in (
        "求人者マイページ利用規約確認",
        "「プライバシーポリシー」に同意します。",
        "「利用規約」に同意します。",
        "次へ進む",
        "閉じる",
        "トップ",
        "マイページ開設",
        "ステップ1",
        "ステップ4",
    ):
        assert words in page
    assert " checked" not in page


@pytest.mark.seed("S-23")
@pytest.mark.parametrize(("ticked", "explained"), [({}, 2), ({"privacy": "on"}, 1), ({"terms": "on"}, 1)])
def test_with_a_box_open_the_screen_only_explains(client: Client, ticked: dict[str, str], explained: int) -> None:
    response = client.post("/opening/", ticked)
    assert response.status_code == 422
    assert f"入力内容に誤りが{explained}件あります" in text(response)
    assert text(response).count(" checked") == len(ticked)
    assert client.get("/opening/details/").status_code == 303


@pytest.mark.seed("S-24")
def test_the_second_screen_asks_for_the_five_entries(client: Client) -> None:
    page = text(agreed(client).get("/opening/details/"))
    for words in (
        "必要な情報の入力（パスワード登録申込）",
        "メールアドレス（確認用）",
        "半角英数字100文字以内",
        "半角数字4桁-6桁以内-1桁",
        "電話番号",
        "半角文字10文字以内",
        "キャンセル",
        "次へ進む",
    ):
        assert words in page


@pytest.mark.seed("S-31")
def test_the_second_screen_recommends_an_address_that_several_can_read(client: Client) -> None:
    assert "複数の方が確認できるメールアドレスをおすすめします" in text(agreed(client).get("/opening/details/"))


@pytest.mark.seed("S-24")
@pytest.mark.parametrize(
    "typed",
    [
        {"number_0": "１３０１", "number_1": "１２３", "number_2": "４"},
        {"number_0": "1301-000123-4", "number_1": "", "number_2": ""},
        {"number_0": "１３０１ー１２３−４", "number_1": "", "number_2": ""},
        {"phone": "０３（５５５０）１２３４"},
        {"email": "　ｊｉｎｊｉ＠yamabiko.example "},
    ],
)
def test_what_is_typed_in_other_widths_and_dashes_is_understood(
    client: Client, cast: Cast, typed: dict[str, str]
) -> None:
    assert agreed(client).post("/opening/details/", details(a_code(cast), **typed)).status_code == 303


@pytest.mark.seed("S-24")
def test_a_code_is_understood_with_blanks_in_full_width_and_in_lower_case(client: Client, cast: Cast) -> None:
    issued = a_code(cast)
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in issued.code.lower())
    typed = f" {wide[:4]}　{wide[4:8]} {wide[8:]}"
    assert agreed(client).post("/opening/details/", details(issued, code=typed)).status_code == 303


@pytest.mark.seed("S-30")
@pytest.mark.parametrize(
    ("address", "reason"),
    [
        (".abcd@example.co.jp", "先頭の「.」"),
        ("abcd.@example.co.jp", "「@」のすぐ前の「.」"),
        ("ab..cd@example.co.jp", "「.」が続いています"),
        ("ab[cd@example.co.jp", "「[」"),
    ],
)
def test_each_refusal_of_an_address_says_which_of_the_four_it_is(
    client: Client, cast: Cast, address: str, reason: str
) -> None:
    issued = a_code(cast)
    response = agreed(client).post("/opening/details/", details(issued, email=address, email_again=address))
    assert response.status_code == 422
    assert reason in text(response)
    assert AccountCreationCode.objects.get(pk=issued.row.pk).wrong_entries == 0


@pytest.mark.seed("S-35")
@pytest.mark.parametrize(
    "changed",
    [{"email": ""}, {"email_again": "other@yamabiko.example"}, {"number_1": "12a"}, {"phone": "123"}, {"code": ""},
     {"number_0": "①③0①"}, {"code": "ABCDEFGHJKM"}, {"phone": "03-5550-1234 内線5"}],
)  # fmt: skip
def test_what_is_wrong_in_form_alone_does_not_count_and_keeps_what_was_typed(
    client: Client, cast: Cast, changed: dict[str, str]
) -> None:
    issued = a_code(cast)
    typed = details(issued, **changed)
    response = agreed(client).post("/opening/details/", typed)
    assert response.status_code == 422
    assert "エラー：必要な情報の入力" in text(response)
    assert f'value="{typed["number_2"]}"' in text(response)
    assert AccountCreationCode.objects.get(pk=issued.row.pk).wrong_entries == 0


@pytest.mark.seed("S-35")
@pytest.mark.parametrize("changed", [{"number_1": "999999"}, {"phone": "03-5550-9999"}, {"code": "AAAAAAAAAA"}])
def test_a_failed_comparison_gets_the_one_fixed_sentence(client: Client, cast: Cast, changed: dict[str, str]) -> None:
    issued = a_code(cast)
    response = agreed(client).post("/opening/details/", details(issued, **changed))
    assert response.status_code == 422
    assert NOT_CONFIRMED.message in text(response)
    assert AccountCreationCode.objects.get(pk=issued.row.pk).wrong_entries == 1
    nobody = agreed(Client()).post("/opening/details/", details(issued, number_1="999999", code="AAAAAAAAAA"))
    assert text(nobody).count(NOT_CONFIRMED.message) == text(response).count(NOT_CONFIRMED.message)


@pytest.mark.seed("S-35")
def test_the_thirty_first_failure_of_a_network_gets_429_with_the_time(client: Client, cast: Cast) -> None:
    issued = a_code(cast)
    stranger = details(issued, number_1="999999", code="AAAAAAAAAA")
    agreed(client)
    for _ in range(30):
        assert client.post("/opening/details/", stranger).status_code == 422
    refused = client.post("/opening/details/", details(issued, phone="03-5550-9999"))
    assert refused.status_code == 429
    assert "10時10分" in text(refused)
    assert AccountCreationCode.objects.get(pk=issued.row.pk).wrong_entries == 0


@pytest.mark.seed("S-26", "S-38")
def test_the_third_screen_names_sender_ways_out_and_the_warning(client: Client, cast: Cast) -> None:
    response = agreed(client).post("/opening/details/", details(a_code(cast)))
    assert response.headers["Location"] == "/opening/password/"
    page = text(client.get("/opening/password/"))
    for words in (
        "パスワード登録",
        "登録するパスワード（確認用）",
        "認証キー",
        "完了",
        "メールの配信から50分以内",
        "system@mail.hellowork.mhlw.go.jp",
        "この画面を閉じないでください",
        "はじめから",
        "半角数字、英字、記号のすべてを含む8文字以上32文字以内",
    ):
        assert words in page
    assert "もう一度送る" not in page
    assert EMAIL not in page
    assert "j****@yamabiko.example" in page


@pytest.mark.seed("S-27")
def test_the_fourth_screen_leads_to_the_sign_in_and_stays(client: Client, cast: Cast) -> None:
    agreed(client).post("/opening/details/", details(a_code(cast)))
    key = key_in(deliver(NOW)[-1])
    typed = {"password": PASSWORD, "password_again": PASSWORD, "key": key}
    response = client.post("/opening/password/", typed)
    assert (response.status_code, response.headers["Location"]) == (303, "/opening/done/")
    done = text(client.get("/opening/done/"))
    assert "パスワード登録完了" in done
    assert "ログイン画面へ進む" in done
    assert client.post("/opening/password/", typed).headers["Location"] == "/opening/done/"
    assert client.get("/opening/password/").headers["Location"] == "/opening/done/"
    assert Client().get("/opening/done/").status_code == 200


@pytest.mark.seed("S-32")
def test_every_unmet_demand_on_the_password_is_told_and_no_password_comes_back(client: Client, cast: Cast) -> None:
    agreed(client).post("/opening/details/", details(a_code(cast)))
    deliver(NOW)
    typed = {"password": "abcdefg", "password_again": "abcdefg", "key": "AAAAAAAA"}
    response = client.post("/opening/password/", typed)
    assert response.status_code == 422
    for words in ("今は7文字です", "半角数字を1文字以上", "半角記号"):
        assert words in text(response)
    assert "abcdefg" not in text(response)
    assert 'value="AAAAAAAA"' in text(response)


@pytest.mark.seed("S-28")
@pytest.mark.parametrize("screen", ["/opening/details/", "/opening/password/"])
def test_a_later_screen_without_the_earlier_ones_leads_to_the_start(client: Client, screen: str) -> None:
    response = client.get(screen, follow=True)
    assert response.redirect_chain == [("/opening/", 303)]
    assert "はじめからのお手続きが必要です" in text(response)


@pytest.mark.seed("S-37")
@pytest.mark.parametrize(("later", "words"), [(timedelta(days=6), "有効期限"), (timedelta(0), "入力の誤りが合計10回")])
def test_an_expired_or_dead_code_says_so_and_names_the_office(
    client: Client, cast: Cast, at_time: Any, later: timedelta, words: str
) -> None:
    issued = a_code(cast)
    if not later:
        AccountCreationCode.objects.filter(pk=issued.row.pk).update(wrong_entries=10, ended_as="dead", ended_at=NOW)
    at_time((NOW + later).isoformat())
    response = agreed(client).post("/opening/details/", details(issued))
    assert response.status_code == 410
    assert words in text(response)
    assert "03-5550-0099" in text(response)
    assert "電話でも" in text(response)


@pytest.mark.seed("S-29")
def test_starting_again_works_until_the_code_is_used(client: Client, cast: Cast) -> None:
    issued = a_code(cast)
    for _ in range(3):
        assert agreed(client).post("/opening/details/", details(issued)).status_code == 303
    key = key_in(deliver(NOW)[-1])
    assert Opening.objects.count() == 3
    typed = {"password": PASSWORD, "password_again": PASSWORD, "key": key}
    assert client.post("/opening/password/", typed).status_code == 303


def test_cancelling_forgets_what_was_begun(client: Client, cast: Cast) -> None:
    assert agreed(client).get("/opening/cancel/").headers["Location"] == "/"
    assert client.get("/opening/details/").headers["Location"] == "/opening/"


def test_no_page_of_the_opening_takes_more_than_ten_statements(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    issued = a_code(cast)
    agreed(client).post("/opening/details/", details(issued))
    deliver(NOW)
    for address in ("/", "/opening/", "/opening/details/", "/opening/password/", "/opening/done/", "/account/"):
        with django_assert_max_num_queries(10):
            assert client.get(address).status_code == 200
    with django_assert_max_num_queries(10):
        assert client.post("/opening/details/", details(issued, phone="03-5550-9999")).status_code == 422


@pytest.mark.parametrize("body", [b"email=a%00b&privacy=on", b"email=%ff%fe&privacy=on", b"email=" + b"a" * 1_100_000])
def test_unreadable_or_huge_input_gets_a_clear_400(client: Client, body: bytes) -> None:
    agreed(client)
    response = client.post("/opening/details/", body, content_type="application/x-www-form-urlencoded")
    assert response.status_code in (400, 413)
    assert "<h1>" in text(response)


def test_a_missing_or_forged_token_gets_the_products_own_403(cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    for token in ({}, {"csrfmiddlewaretoken": "x" * 64}):
        response = strict.post("/opening/", BOTH | token)
        assert response.status_code == 403
        assert "もう一度" in text(response)
