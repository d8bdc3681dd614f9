"""The four screens of the opening over HTTP: words, refusals, what is kept, what they cost."""

from typing import Any

import pytest
from django.test import Client

from mypage.kernel.clock import JST
from mypage.onboarding.models import AccountCreationCode
from mypage.onboarding.rules.comparison import NOT_CONFIRMED
from tests.cast import NOW, Cast, a_code
from tests.web.public.opening_screens import agreed, details, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frozen(at_time: Any) -> None:
    at_time(NOW.astimezone(JST).isoformat())


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


@pytest.mark.seed("S-30")
def test_an_address_comes_back_as_it_is_judged(client: Client, cast: Cast) -> None:
    wide = "　Ｊｉｎｊｉ＠Yamabiko.Example "
    response = agreed(client).post("/opening/details/", details(a_code(cast), email=wide, email_again=wide, phone=""))
    assert response.status_code == 422
    assert text(response).count('value="Jinji@yamabiko.example"') == 2
