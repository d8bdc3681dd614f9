"""The public text pages."""

import itertools
import re
from collections.abc import Callable
from urllib.parse import urldefrag, urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from tests.web.public.reading import html_of, main_of, page_text, text_of, tree_of

pytestmark = pytest.mark.django_db

PAGES = {
    "links": "リンク集",
    "sitemap": "サイトマップ",
    "site_policy": "サイトポリシー",
    "privacy": "プライバシーポリシー",
    "terms": "利用規約",
    "faq": "よくあるご質問",
    "accessibility": "ウェブアクセシビリティ方針",
    "leaflet": "求人者マイページのご案内",
    "manual_employer": "利用者マニュアル（事業主の方）",
    "manual_seeker": "利用者マニュアル（仕事をお探しの方）",
    "postings": "求人情報検索",
    "report_difference": "求人票の内容が実際と違うとき",
}


@pytest.mark.parametrize(("name", "title"), PAGES.items())
def test_a_page_says_what_it_is(client: Client, name: str, title: str) -> None:
    html = html_of(client, reverse(f"public:{name}"))
    main = main_of(html)
    assert [text_of(heading) for heading in main.iter("h1")] == [title]
    assert f"<title>{title}｜{settings.SERVICE['name']}</title>" in html
    assert 'aria-current="page"' in html.split("<main")[0]


@pytest.mark.parametrize("name", PAGES)
def test_headings_never_skip_a_level(client: Client, name: str) -> None:
    main = main_of(html_of(client, reverse(f"public:{name}")))
    levels = [int(element.tag[1]) for element in main.iter() if re.fullmatch("h[1-6]", str(element.tag))]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in itertools.pairwise(levels))


@pytest.mark.parametrize("name", PAGES)
def test_no_link_leads_nowhere(client: Client, name: str) -> None:
    address = reverse(f"public:{name}")
    tree = tree_of(html_of(client, address))
    marks = {element.get("id") for element in tree.iter()}
    for link in tree.iter("a"):
        target, mark = urldefrag(link.get("href", ""))
        parts = urlsplit(target)
        if parts.scheme:
            assert parts.scheme in {"https", "tel"}
        elif parts.path in {"", address}:
            assert not mark or mark in marks
        else:
            assert_known(parts.path)


def assert_known(path: str) -> None:
    try:
        resolve(path)
    except Resolver404:
        pytest.fail(f"{path} is no page")


@pytest.mark.parametrize("name", PAGES)
def test_a_text_page_is_only_read(client: Client, name: str) -> None:
    assert client.post(reverse(f"public:{name}")).status_code == 405


def test_the_sitemap_leads_to_every_text_page(client: Client) -> None:
    linked = {link.get("href") for link in main_of(html_of(client, reverse("public:sitemap"))).iter("a")}
    others = {reverse(f"public:{name}") for name in PAGES if name != "sitemap"}
    assert others | {reverse("public:opening"), reverse("public:offices"), reverse("public:contact")} <= linked


@pytest.mark.parametrize("name", PAGES)
def test_another_operator_appears_under_its_own_name(client: Client, name: str, own_words: Callable[..., None]) -> None:
    own = {
        "name": "みほん県しごとサービス",
        "name_latin": "Mihon Jobs",
        "operator": "みほん県",
        "office_word": "みほん県就職支援センター",
        "sender": "system@jobs.example.jp",
        "helpdesk_name": "みほん県ヘルプデスク",
        "helpdesk_phone": "0120-000000",
        "copyright": "Mihon Prefecture",
    }
    before = {key: str(settings.SERVICE[key]) for key in own if key != "office_word"}
    own_words(**own)
    html = html_of(client, reverse(f"public:{name}"))
    assert own["name"] in html
    assert [word for word in before.values() if word in html] == []


def test_an_employer_finds_an_answer_to_at_least_25_questions(client: Client) -> None:
    main = main_of(html_of(client, reverse("public:faq")))
    answers = [item for item in main.iter("details") if item.find(".//p") is not None]
    questions = [text_of(summary) for item in answers for summary in item.iter("summary")]
    assert len(questions) == len(set(questions)) >= 25


@pytest.mark.seed("S-55", "S-01")
def test_the_leaflet_tells_the_five_merits(client: Client) -> None:
    text = page_text(client, "leaflet")
    for fact in (
        "24時間365日",
        "お越しいただく必要はありません",
        "求人内容の変更と、求人の取消",
        "令和2年1月からの求人の履歴",
        "応募者一覧とハローワーク紹介状",
        "FAXや電話での報告は要りません",
        "募集停止",
        "毎月20日から",
        "学卒求人は、お知らせの対象に含みません",
        "「オンライン自主応募を受け付ける」を選んだ求人に限ります",
        "紹介を要件とする助成金は対象外",
        "求職者マイページに直接送ります",
    ):
        assert fact in text, fact


@pytest.mark.seed("S-55", "S-21")
def test_the_leaflet_tells_the_flow_and_that_the_telephone_is_enough(client: Client) -> None:
    text = page_text(client, "leaflet")
    steps = (
        "事業所の本登録",
        "電話でも発行",
        "利用規約を読み",
        "認証キーが届きます",
        "「完了」",
        "「ログイン画面へ進む」",
    )
    places = [text.index(step) for step in steps]
    assert places == sorted(places)


@pytest.mark.seed("S-55", "S-30", "S-31", "S-32", "S-33", "S-34", "S-35", "S-36", "S-37", "S-38", "S-39")
def test_the_leaflet_has_the_notes(client: Client) -> None:
    text = page_text(client, "leaflet")
    for fact in (
        ".abcd@example.co.jp",
        "abcd.@example.co.jp",
        "ab..cd@example.co.jp",
        "ab[cd@example.co.jp",
        "複数の方が受信できるアドレス",
        "8文字以上32文字以内",
        "50分以内",
        "4月1日に発行したコードは、4月6日の23時59分まで",
        "合計10回誤ると、無効",
        "再発行を受けてください。前のコードは使えなくなります",
        "system@mail.hellowork.mhlw.go.jp",
        "0570-077450",
        "月曜～金曜9:30～18:00（祝日・12月29日～1月3日を除く）",
    ):
        assert fact in text, fact


@pytest.mark.seed("S-53")
@pytest.mark.parametrize("name", ["manual_employer", "manual_seeker"])
def test_the_manuals_lead_to_the_sign_in_they_explain(client: Client, name: str) -> None:
    main = main_of(html_of(client, reverse(f"public:{name}")))
    area = name.removeprefix("manual_")
    assert reverse(f"{area}:sign_in") in {link.get("href") for link in main.iter("a")}


def test_the_search_that_does_not_exist_yet_is_no_dead_form(client: Client) -> None:
    main = main_of(html_of(client, reverse("public:postings")))
    (form,) = main.iter("form")
    assert [box.get("name") for box in form.iter("input")] == ["number"]
    assert "準備中" in text_of(main)
    assert reverse("public:offices") in {link.get("href") for link in main.iter("a")}


def test_the_design_is_credited(client: Client) -> None:
    credit = "デジタル庁デザインシステムhttps://design.digital.go.jp/を参考に作成"
    assert credit in page_text(client, "accessibility")
