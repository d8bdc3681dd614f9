"""The top page, the notices, the offices and the help desk (S-39, S-50 to S-53)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from mypage.guidance.models import PublicNotice
from mypage.reference.commands import load_tables
from tests.cast import NOW, Cast
from tests.unit.reference.conftest import SMALL

pytestmark = pytest.mark.django_db
FOOT = (
    "リンク集",
    "サイトマップ",
    "サイトポリシー",
    "プライバシーポリシー",
    "利用規約",
    "よくあるご質問",
    "お問い合わせ先",
    "所在地情報",
)


@pytest.fixture
def tables() -> None:
    load_tables(at=NOW, source=SMALL)


def text(response: Any) -> str:
    assert response.status_code == 200
    return str(response.content.decode())


@pytest.mark.seed("S-50")
def test_the_top_page_has_three_columns_and_their_entries(client: Client) -> None:
    top = text(client.get("/"))
    places = [top.index(f">{words}<") for words in ("仕事をお探しの方", "事業主の方", "情報検索・ご案内")]
    assert places == sorted(places)
    for words in (
        "求人情報検索",
        "求職者マイページにログイン",
        "求人者マイページにログイン",
        "事業所登録・求人申込み（仮登録）",
        "アカウント作成コードをハローワークで発行済みの求人者",
        "ハローワーク所在地情報",
        "実際と違う求人を知らせる",
    ):
        assert words in top


@pytest.mark.seed("S-51")
def test_the_head_carries_the_name_in_both_scripts_and_a_breadcrumb(client: Client) -> None:
    page = text(client.get("/opening/"))
    assert "ハローワーク インターネットサービス" in page.replace("<br>", "").replace("\u200b", "")
    assert "HelloWork Internet Service" in page
    assert page.index("トップ") < page.index("マイページ開設")


@pytest.mark.seed("S-52")
def test_every_link_of_the_foot_leads_to_a_page(client: Client, tables: None) -> None:
    page = text(client.get("/"))
    foot = page[page.index("<footer") :]
    assert [words for words in FOOT if f">{words}<" not in foot] == []
    assert 'href="#top"' in page
    for address in ("links", "sitemap", "site-policy", "privacy", "terms", "faq", "contact", "offices"):
        assert f'href="/{address}/"' in foot
        text(client.get(f"/{address}/"))


@pytest.mark.seed("S-53")
def test_both_manuals_can_be_opened_from_the_top_page(client: Client) -> None:
    top = text(client.get("/"))
    for address in ("/manuals/employers/", "/manuals/seekers/"):
        assert f'href="{address}"' in top
        text(client.get(address))


@pytest.mark.seed("S-39")
@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-11-24 09:29:59", "受付時間外"),
        ("2026-11-24 09:30:00", "受付中"),
        ("2026-11-24 17:59:59", "受付中"),
        ("2026-11-24 18:00:00", "受付時間外"),
        ("2026-11-23 12:00:00", "受付時間外"),
        ("2026-12-29 12:00:00", "受付時間外"),
        ("2027-01-04 12:00:00", "受付中"),
    ],
)
def test_the_page_tells_whether_the_help_desk_is_open(client: Client, at_time: Any, at: str, words: str) -> None:
    at_time(at)
    page = text(client.get("/contact/"))
    assert "0570-077450" in page
    assert f">{words}<" in page


@pytest.mark.seed("S-38", "S-39")
def test_another_service_shows_its_own_names(client: Client, own_words: Callable[..., None]) -> None:
    own_words(name="みほん市しごとセンター", helpdesk_phone="0120-000000")
    assert "みほん市しごとセンター" in text(client.get("/"))
    assert "0120-000000" in text(client.get("/contact/"))


def test_notices_are_shown_from_and_until(client: Client, at_time: Any) -> None:
    at_time(NOW.isoformat())
    hour = timedelta(hours=1)
    for title, since, until in (
        ("いま", NOW - hour, NOW + hour),
        ("これから", NOW + hour, None),
        ("もう過ぎた", NOW - 2 * hour, NOW - hour),
    ):
        PublicNotice.objects.create(title=title + "のお知らせ", text="本文", shown_from=since, shown_until=until)
    PublicNotice.objects.create(title="大雪のため", text="窓口を閉じています", is_emergency=True, shown_from=NOW)
    top = text(client.get("/"))
    assert "いまのお知らせ" in top
    assert "これからのお知らせ" not in top
    assert "もう過ぎたのお知らせ" not in top
    assert "大雪のため" in text(client.get("/faq/"))
    shown = PublicNotice.objects.get(title="いまのお知らせ")
    assert "本文" in text(client.get(f"/notices/{shown.pk}/"))
    hidden = PublicNotice.objects.get(title="これからのお知らせ")
    assert client.get(f"/notices/{hidden.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("prefecture=13&municipality=131016", "東京都千代田区を担当する"),
        ("words=1000013", "東京都千代田区を担当する"),
        ("words=飯田橋", "ハローワーク飯田橋"),
        ("words=どこにもない", "見つかりませんでした"),
        ("", "都道府県から探す"),
        ("prefecture=99&municipality=x&page=zzz", "所在地情報"),
    ],
)
def test_the_office_in_charge_is_found_by_place_postal_code_and_name(
    client: Client, tables: None, query: str, words: str
) -> None:
    assert words in text(client.get(f"/offices/?{query}"))


def test_no_public_page_takes_more_than_ten_statements(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for address in ("/", "/notices/", "/contact/", "/offices/", "/offices/?prefecture=13", "/offices/?words=橋"):
        with django_assert_max_num_queries(10):
            text(client.get(address))
