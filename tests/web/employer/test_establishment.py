"""事業所 in My Page: six screens that save themselves, the check page, the submission, conflicts, help."""

import html
import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from mypage.establishments.commands.deciding import accept_change, return_change
from mypage.establishments.content import COMPUTED, OF_IMAGES, screens, table, workplace_fields
from mypage.establishments.models import Establishment, EstablishmentChange
from mypage.establishments.queries import content_of, open_change
from mypage.kernel.fields import Raw
from tests.cast import NOW, Cast
from tests.establishments import ANSWERS, make_places, save_all, send
from tests.web.employer.people import browser_of, text

pytestmark = pytest.mark.django_db
HOME = "/employer/establishment/"
CHANGE = "/employer/establishment/change/"


@pytest.fixture(autouse=True)
def frozen(at_time: Any) -> None:
    at_time(NOW.isoformat())


@pytest.fixture
def cast(cast: Cast) -> Cast:
    make_places(cast)
    return cast


@pytest.fixture
def yamada(cast: Cast) -> Client:
    return browser_of(cast.yamada)


def where(slug: str) -> str:
    return f"{HOME}screens/{slug}/"


def hidden(answer: Any, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', text(answer))
    assert found, name
    return html.unescape(found[1])


def boxes(slug: str, **changed: Raw) -> dict[str, Any]:
    """What a browser sends for a screen that is filled in."""
    (screen,) = [each for each in screens() if each.slug == slug]
    values = {name: ANSWERS[name] for name in screen.names} | changed
    sent: dict[str, Any] = {}
    for name, value in values.items():
        if name in table().fields and table().fields[name].input == "date":
            sent |= {f"{name}_{part}": each for part, each in enumerate(str(value).split("-"))}
        else:
            sent[name] = value
    return sent


def save(client: Client, slug: str, **changed: Raw) -> Any:
    seen = hidden(client.get(where(slug)), "seen")
    return client.post(where(slug), {"seen": seen, **boxes(slug, **changed)})


def label_of(name: str) -> str:
    return html.escape(table().fields[name].label)


def test_every_row_of_the_table_is_on_a_screen_on_the_check_page_and_in_force(cast: Cast, yamada: Client) -> None:
    pages = {screen.slug: text(yamada.get(where(screen.slug))) for screen in screens() if screen.slug != "workplaces"}
    for screen in screens():
        for field in screen.shown:
            assert label_of(field.name) in pages[screen.slug], field.name
    new = text(yamada.get("/employer/establishment/workplaces/new/"))
    assert all(label_of(field.name) in new for field in workplace_fields())
    for slug in pages:
        assert save(yamada, slug).status_code == 303, slug
    check = yamada.get(CHANGE)
    assert all(label_of(name) in text(check) for name in set(table().fields) - OF_IMAGES if name in ANSWERS)
    assert all(label_of(name) in text(check) for name in COMPUTED)
    assert yamada.post(f"{CHANGE}submission/", {"seen": hidden(check, "seen")}).status_code == 303
    change = EstablishmentChange.objects.get()
    accept_change(change=change, version=change.version, by=cast.nakamura, at=NOW)
    content = content_of(Establishment.objects.get(pk=cast.shop.pk))
    assert {name: content[name] for name in ANSWERS} == ANSWERS
    whole = text(yamada.get(f"{HOME}content/"))
    assert all(label_of(name) in whole for name in ANSWERS)


def test_a_screen_shows_what_is_in_force_and_saves_what_differs(cast: Cast, yamada: Client) -> None:
    page = text(yamada.get(where("basics")))
    assert 'value="03-5550-1001"' in page
    assert "東京都千代田区" in page
    answer = save(yamada, "basics", phone="０３－５５５０－７７７７")
    assert (answer.status_code, answer.headers["Location"]) == (303, HOME)
    assert EstablishmentChange.objects.get().values["phone"] == "03-5550-7777"
    overview = text(yamada.get(HOME))
    assert "変更の書きかけ" in overview
    assert "変更あり" in overview
    cast.shop.refresh_from_db()
    assert cast.shop.phone == "0355501001"


def test_what_is_wrong_is_saved_as_typed_and_shown(cast: Cast, yamada: Client) -> None:
    answer = save(yamada, "company", founded_year="昭和のはじめ", representative_name="あ" * 31)
    assert answer.status_code == 422
    page = text(answer)
    assert "入力した内容は、書きかけとして保存しました。" in page
    for words in ("設立年は、数字で入力してください。", "1文字減らしてください。", 'value="昭和のはじめ"', "あ" * 31):
        assert words in page
    assert EstablishmentChange.objects.get().values["founded_year"] == "昭和のはじめ"
    assert 'value="昭和のはじめ"' in text(yamada.get(where("company")))


def test_a_screen_can_be_left_half_done(cast: Cast, yamada: Client) -> None:
    seen = hidden(yamada.get(where("details")), "seen")
    answer = yamada.post(where("details"), {"seen": seen, "business_description": "小売業です。", "later": "1"})
    assert answer.headers["Location"] == HOME
    assert EstablishmentChange.objects.get().values == {"business_description": "小売業です。"}


def test_saving_leads_to_the_next_screen(cast: Cast, yamada: Client) -> None:
    assert save(yamada, "company", next="1").headers["Location"] == where("basics")
    assert save(yamada, "details", next="1").headers["Location"] == where("profile")


def test_two_people_on_one_screen_are_told_and_nothing_is_lost(cast: Cast, yamada: Client) -> None:
    suzuki = browser_of(cast.suzuki)
    seen = hidden(suzuki.get(where("basics")), "seen")
    save(yamada, "basics", phone="03-5550-2222")
    answer = suzuki.post(where("basics"), {"seen": seen, **boxes("basics", phone="03-5550-3333")})
    assert answer.status_code == 409
    page = text(answer)
    assert "ほかの方が、この画面を先に保存しました" in page
    assert "03-5550-2222" in page
    assert 'value="03-5550-3333"' in page
    assert EstablishmentChange.objects.get().values["phone"] == "03-5550-2222"
    again = suzuki.post(where("basics"), {"seen": hidden(answer, "seen"), **boxes("basics", phone="03-5550-3333")})
    assert again.status_code == 303
    assert EstablishmentChange.objects.get().values["phone"] == "03-5550-3333"


def test_the_check_page_shows_old_beside_new_and_says_whom_it_touches(cast: Cast, yamada: Client) -> None:
    save_all(cast.shop, cast.yamada)
    change = send(cast.shop, cast.yamada)
    accept_change(change=change, version=change.version, by=cast.nakamura, at=NOW)
    save(yamada, "details", business_description="食料品と日用品の小売業です。配達もします。")
    page = text(yamada.get(CHANGE))
    assert "この変更は、すべての求人に関わります" in page
    assert '<ins class="hw-ins"><span class="hw-hidden">追加：</span>配達もします。</ins>' in page
    assert page.count("<ins") == 1
    assert "変わらない項目（11件）" in page


def test_a_change_is_sent_waits_and_is_withdrawn(cast: Cast, yamada: Client) -> None:
    save(yamada, "basics", phone="03-5550-7777")
    check = yamada.get(CHANGE)
    yamada.post(f"{CHANGE}submission/", {"seen": hidden(check, "seen")})
    overview = text(yamada.get(HOME))
    assert "変更の確認中" in overview
    assert "変更を受け付けました" in overview
    assert "変更の確認中" in text(yamada.get(f"{HOME}content/"))
    assert "03-5550-1001" in text(yamada.get(f"{HOME}content/"))
    assert yamada.get(where("basics")).headers["Location"] == CHANGE
    waiting = text(yamada.get(CHANGE))
    assert "確認中の変更" in waiting
    assert "この内容で変更を申し込む" not in waiting
    yamada.post(f"{CHANGE}withdrawal/")
    assert 'value="03-5550-7777"' in text(yamada.get(where("basics")))


def test_a_post_while_it_waits_changes_nothing(cast: Cast, yamada: Client) -> None:
    page = yamada.get(where("basics"))
    save(yamada, "basics", phone="03-5550-7777")
    send(cast.shop, cast.yamada)
    late = {"seen": hidden(page, "seen"), **boxes("basics", phone="03-5550-8888")}
    assert yamada.post(where("basics"), late).headers["Location"] == HOME
    assert EstablishmentChange.objects.get().values["phone"] == "03-5550-7777"


def test_faults_keep_a_change_back_with_links_to_them(cast: Cast, yamada: Client) -> None:
    save(yamada, "basics", phone="123")
    answer = yamada.post(f"{CHANGE}submission/", {"seen": hidden(yamada.get(CHANGE), "seen")})
    assert answer.status_code == 422
    assert "送る前に直すところが1件あります" in text(answer)
    assert f'href="{where("basics")}#id_phone"' in text(answer)


def test_remarks_of_the_office_stand_where_they_are_mended(cast: Cast, yamada: Client) -> None:
    save(yamada, "basics", phone="03-5550-7777")
    change = send(cast.shop, cast.yamada)
    return_change(change=change, remarks="番号をお確かめください。", version=change.version, by=cast.nakamura, at=NOW)
    for address in (HOME, where("basics")):
        assert "番号をお確かめください。" in text(yamada.get(address))


def test_a_change_is_given_up_after_a_look(cast: Cast, yamada: Client) -> None:
    save(yamada, "basics", phone="03-5550-7777")
    page = yamada.get(f"{CHANGE}discard/")
    assert "すべて破棄します" in text(page)
    yamada.post(f"{CHANGE}discard/", {"seen": hidden(page, "seen")})
    assert open_change(cast.shop) is None
    assert yamada.get(CHANGE).headers["Location"] == HOME


@pytest.mark.parametrize("seen", ["", "x", "1.2", "1.2.x", "99999999999999999999.1.1", "-1.-1.-1"])
def test_a_forged_version_is_no_way_around(cast: Cast, yamada: Client, seen: str) -> None:
    save(yamada, "basics", phone="03-5550-2222")
    answer = yamada.post(where("basics"), {"seen": seen, **boxes("basics", phone="03-5550-3333")})
    assert answer.status_code == 409
    assert yamada.post(f"{CHANGE}submission/", {"seen": seen}).status_code == 303
    assert not EstablishmentChange.objects.get().is_waiting


def test_the_municipality_is_found_in_the_address(cast: Cast, yamada: Client) -> None:
    save(yamada, "basics", establishment_address="東京都台東区上野9-1-1")
    assert EstablishmentChange.objects.get().values["establishment_municipality"] == "13106"
    answer = save(yamada, "basics", establishment_address="上野の9-1-1")
    assert answer.status_code == 422
    assert "所在地は、都道府県と市区町村から入力してください。" in text(answer)
    assert 'value="上野の9-1-1"' in text(answer)


def test_a_hidden_answer_is_kept_and_comes_back(cast: Cast, yamada: Client) -> None:
    save(yamada, "company")
    save(yamada, "company", legal_form="個人事業主")
    assert "6000012070001" not in text(yamada.get(CHANGE))
    page = text(yamada.get(where("company")))
    assert 'value="6000012070001"' in page
    save(yamada, "company", legal_form="法人")
    assert "6000012070001" in text(yamada.get(CHANGE))


def test_markup_in_an_answer_stays_text(cast: Cast, yamada: Client) -> None:
    save(yamada, "company", representative_name="<script>alert(1)</script>")
    for address in (where("company"), CHANGE):
        assert "<script>alert(1)" not in text(yamada.get(address))


@pytest.mark.parametrize("slug", ["workplaces", "nothing", "COMPANY"])
def test_screens_that_there_are_not(yamada: Client, slug: str) -> None:
    assert yamada.get(where(slug)).status_code == 404


def test_a_page_takes_at_most_eleven_statements(
    cast: Cast, yamada: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    save_all(cast.shop, cast.yamada)
    yamada.get(HOME)
    screens_shown = [where(each) for each in ("company", "basics", "profile", "images")]
    for address in (HOME, f"{HOME}content/", CHANGE, *screens_shown):
        with django_assert_max_num_queries(11):
            assert yamada.get(address).status_code == 200, address
