"""仮登録 by a new employer, its look-over, its correction; adding an establishment by code (S-24, domain.md 2.1)."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from mypage.accounts.models import User
from mypage.establishments.commands.reviewing import return_registration
from mypage.establishments.models import Establishment, Membership
from mypage.onboarding.models import AccountCreationCode
from mypage.onboarding.rules.comparison import NOT_CONFIRMED
from mypage.reference.commands import load_tables
from tests.cast import NOW, Cast, a_code, a_login, a_staff_login
from tests.unit.reference.conftest import SMALL

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frozen(at_time: Any) -> None:
    at_time(NOW.isoformat())


@pytest.fixture
def tables() -> None:
    load_tables(at=NOW, source=SMALL)


@pytest.fixture
def newcomer(client: Client, tables: None) -> User:
    """A login without an establishment, signed in."""
    user = a_login("employer", "asahina", "朝比奈 薫", NOW)
    client.force_login(user, backend="mypage.accounts.backend.AudienceBackend")
    return user


def entries(**changed: str) -> dict[str, str]:
    typed = {
        "name": "あさがお訪問看護ステーション",
        "name_kana": "あさがおほうもんかんごすてーしょん",
        "corporate_number": "",
        "corporate_name": "",
        "postal_code": "100-0013",
        "prefecture_code": "13",
        "municipality": "千代田区",
        "street": "霞が関9丁目2番1号",
        "building": "",
        "phone": "０３－５５５０－１４４４",
        "contact_section": "",
        "contact_name": "朝比奈 薫",
        "contact_name_kana": "ｱｻﾋﾅ ｶｵﾙ",
        "industry_words": "",
        "industry_code": "01",
        "employees": "７",
        "filled_town": "",
    }
    return typed | changed


def text(response: Any) -> str:
    return str(response.content.decode())


def test_the_facts_are_looked_over_and_then_wait_for_the_office(client: Client, newcomer: User) -> None:
    looked_over = client.post("/employer/establishment/registration/", entries())
    assert looked_over.status_code == 200
    for words in (
        "仮登録の内容の確認",
        "アサガオホウモンカンゴステーション",
        "東京都千代田区霞が関9丁目2番1号",
        "ハローワーク飯田橋",
    ):
        assert words in text(looked_over)
    assert not Establishment.objects.exists()
    done = client.post("/employer/establishment/registration/", entries(submit="1"))
    assert done.headers["Location"] == "/employer/establishment/"
    establishment = Establishment.objects.get()
    assert (establishment.state, establishment.office.code) == ("provisional", "13010")
    assert (establishment.phone, establishment.employees) == ("0355501444", 7)
    page = text(client.get("/employer/establishment/"))
    assert "ハローワーク飯田橋の確認を待っています" in page
    assert client.get("/employer/establishment/registration/").headers["Location"] == "/employer/establishment/"


def test_correcting_after_the_look_over_keeps_everything(client: Client, newcomer: User) -> None:
    page = text(client.post("/employer/establishment/registration/", entries(edit="1")))
    assert "事業所の仮登録" in page
    assert 'value="霞が関9丁目2番1号"' in page
    assert not Establishment.objects.exists()


def test_a_double_click_makes_one_establishment(client: Client, newcomer: User) -> None:
    for _ in range(2):
        client.post("/employer/establishment/registration/", entries(submit="1"))
    assert Establishment.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name": ""}, "事業所名を入力してください。"),
        ({"phone": "12"}, "電話番号は、市外局番から"),
        ({"municipality": "どこにもない市"}, "市区町村の名前が見つかりません"),
        ({"corporate_number": "6000012070002"}, "法人番号の13桁を確かめてください"),
        ({"contact_name_kana": "asahina"}, "カタカナで入力してください"),
        ({"employees": "多数"}, "数字で入力してください"),
        ({"street": "あ" * 81}, "1文字減らしてください"),
    ],
)
def test_a_wrong_entry_is_told_and_the_others_are_kept(
    client: Client, newcomer: User, changed: dict[str, str], words: str
) -> None:
    response = client.post("/employer/establishment/registration/", entries(**changed))
    assert response.status_code == 422
    assert words in text(response)
    assert 'value="朝比奈 薫"' in text(response)


def test_the_address_is_filled_in_from_the_postal_code_without_scripts(client: Client, newcomer: User) -> None:
    response = client.post("/employer/establishment/registration/", entries(municipality="", street="", help="address"))
    assert response.status_code == 200
    assert 'value="千代田区"' in text(response)


def test_a_returned_registration_is_corrected_and_waits_again(client: Client, newcomer: User) -> None:
    client.post("/employer/establishment/registration/", entries(submit="1"))
    establishment = Establishment.objects.get()
    reviewer = a_staff_login("reviewer", "審査 花子", establishment.office, NOW, is_reviewer=True)
    return_registration(establishment=establishment, remarks="番地をお確かめください。", by=reviewer, at=NOW)
    page = text(client.get("/employer/establishment/"))
    assert "番地をお確かめください。" in page
    form = text(client.get("/employer/establishment/correction/"))
    assert 'value="霞が関9丁目2番1号"' in form
    sent = client.post("/employer/establishment/correction/", entries(street="霞が関9丁目2番3号", submit="1"))
    assert sent.status_code == 303
    establishment.refresh_from_db()
    assert (establishment.state, establishment.street) == ("provisional", "霞が関9丁目2番3号")


@pytest.mark.seed("S-24")
def test_a_login_adds_an_establishment_with_its_code(client: Client, cast: Cast) -> None:
    client.force_login(cast.tanaka, backend="mypage.accounts.backend.AudienceBackend")
    issued = a_code(cast)
    typed = {"number_0": "1301", "number_1": "123", "number_2": "4", "phone": "03-5550-1234", "code": issued.code}
    assert client.post("/employer/establishments/new/", typed).headers["Location"] == "/employer/"
    assert Membership.objects.current().filter(user=cast.tanaka).count() == 2
    assert "株式会社やまびこ製作所" in text(client.get("/employer/establishment/"))


@pytest.mark.seed("S-24", "S-35")
def test_wrong_entries_count_the_same_when_signed_in(client: Client, cast: Cast) -> None:
    client.force_login(cast.tanaka, backend="mypage.accounts.backend.AudienceBackend")
    issued = a_code(cast)
    typed = {"number_0": "1301", "number_1": "123", "number_2": "4", "phone": "03-5550-9999", "code": issued.code}
    response = client.post("/employer/establishments/new/", typed)
    assert response.status_code == 422
    assert NOT_CONFIRMED.message in text(response)
    assert AccountCreationCode.objects.get(pk=issued.row.pk).wrong_entries == 1


def test_no_page_takes_more_than_ten_statements(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(cast.yamada, backend="mypage.accounts.backend.AudienceBackend")
    client.get("/employer/establishment/")
    for address in (
        "/employer/establishment/",
        "/employer/establishments/new/",
        "/employer/establishment/registration/",
    ):
        with django_assert_max_num_queries(10):
            assert client.get(address).status_code == 200
