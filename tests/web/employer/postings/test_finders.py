"""Help while one writes: addresses, codes by words, kept workplaces; with and without scripts."""

from typing import Any

import pytest

from mypage.establishments.models import Workplace
from mypage.reference.models import Licence
from tests.cast import Cast
from tests.postings import NOON, a_draft
from tests.web.employer.people import browser_of, text
from tests.web.employer.postings.writing import address, kept, opened, save

pytestmark = pytest.mark.django_db
ELSEWHERE = {"workplace_choice": "事業所所在地と異なる"}


@pytest.fixture(autouse=True)
def frozen(at_time: Any) -> None:
    at_time(NOON.isoformat())


def test_an_address_begins_with_its_postal_code(cast: Cast) -> None:
    posting, client = a_draft(cast), browser_of(cast.yamada)
    response = save(
        client, posting, "workplace", **ELSEWHERE, workplace_postal_code="102-0072", workplace_address="",
        help="address:workplace_postal_code", go=None,
    )  # fmt: skip
    assert response.status_code == 200
    assert kept(posting)["workplace_address"].startswith("東京都千代田区")
    assert kept(posting)["workplace_municipality"] == "13101"
    assert "続けて番地を入力してください。" in text(response)


def test_a_street_that_was_typed_stays(cast: Cast) -> None:
    posting, client = a_draft(cast), browser_of(cast.yamada)
    typed = {**ELSEWHERE, "workplace_postal_code": "102-0072", "workplace_address": "自分で入力した住所１－２"}
    response = save(client, posting, "workplace", **typed, help="address:workplace_postal_code", go=None)
    assert kept(posting)["workplace_address"] == "自分で入力した住所１－２"
    assert "住所は入力済みのため、そのままです" in text(response)


@pytest.mark.parametrize(
    ("typed", "told"), [("12", "7桁の数字で"), ("9999999", "郵便番号999-9999の住所が見つかりません")]
)
def test_a_postal_code_that_leads_nowhere_says_so_and_nothing_is_lost(typed: str, told: str, cast: Cast) -> None:
    posting, client = a_draft(cast), browser_of(cast.yamada)
    response = save(
        client, posting, "workplace", **ELSEWHERE, workplace_postal_code=typed, workplace_remarks="現場は２つ",
        help="address:workplace_postal_code", go=None,
    )  # fmt: skip
    assert response.status_code == 422
    assert told in text(response)
    assert kept(posting)["workplace_remarks"] == "現場は２つ"


def test_an_occupation_is_found_by_words(cast: Cast) -> None:
    posting, client = a_draft(cast, occupation_code_1=""), browser_of(cast.yamada)
    response = save(client, posting, "job", find_occupation_code_1="介護", help="occupation:occupation_code_1", go=None)
    assert 'name="occupation_code_1" value="050-01"' in text(response)
    save(client, posting, "job", occupation_code_1="050-01", go="list")
    assert kept(posting)["occupation_code_1"] == "050-01"
    assert "今の選択" in text(client.get(address(posting, "job")))
    save(client, posting, "job", occupation_code_1="", go="list")
    assert kept(posting)["occupation_code_1"] == ""


@pytest.mark.parametrize(("words", "told"), [("", "探す言葉を入力してください。"), ("ぬぬぬ", "が見つかりません")])
def test_words_that_find_nothing_are_told(words: str, told: str, cast: Cast) -> None:
    posting, client = a_draft(cast), browser_of(cast.yamada)
    response = save(client, posting, "job", find_occupation_code_1=words, help="occupation:occupation_code_1", go=None)
    assert response.status_code == 422
    assert told in text(response)


def test_a_licence_is_found_by_words(cast: Cast) -> None:
    Licence.objects.create(
        code="5001", category_code="50", category="介護", name="介護福祉士", search_text="介護福祉士 介護"
    )
    posting, client = a_draft(cast, licences="必要"), browser_of(cast.yamada)
    data = opened(client, posting, "applicants", find_licence_code_1="介護福祉士", help="licence:licence_code_1")
    part = client.post(address(posting, "applicants"), data, headers={"HX-Request": "true"})
    assert 'name="licence_code_1" value="5001"' in text(part)
    assert "<html" not in text(part)
    assert text(part).startswith("<section")


def test_municipalities_are_those_of_the_prefecture(cast: Cast) -> None:
    posting, client = a_draft(cast), browser_of(cast.yamada)
    asked = {**ELSEWHERE, "go": None, "help": "municipality:workplace_municipality"}
    response = save(client, posting, "workplace", **asked, prefecture="13")
    assert '<option value="13101"' in text(response)
    assert save(client, posting, "workplace", **asked, prefecture="").status_code == 422
    save(client, posting, "workplace", **asked, prefecture="59")
    assert kept(posting)["workplace_municipality"] == "59"


def test_a_kept_workplace_is_copied(cast: Cast) -> None:
    content = {
        "workplace_name": "第二工場",
        "workplace_address": "東京都千代田区飯田橋１－１",
        "workplace_employees": "5",
    }
    place = Workplace.objects.create(establishment=cast.shop, content=content, changed_at=NOON)
    posting, client = a_draft(cast), browser_of(cast.yamada)
    response = save(client, posting, "workplace", workplace=str(place.pk), help="copy:workplace_choice", go=None)
    assert "「第二工場」の内容を写しました。" in text(response)
    assert kept(posting)["workplace_address"] == "東京都千代田区飯田橋１－１"
    assert kept(posting)["workplace_choice"] == "事業所所在地と異なる"
    assert kept(posting)["employees_at_workplace"] == "5"
    refused = save(client, posting, "workplace", workplace="0", help="copy:workplace_choice", go=None)
    assert refused.status_code == 422


def test_a_help_that_is_none_is_a_plain_saving(cast: Cast) -> None:
    posting, client = a_draft(cast), browser_of(cast.yamada)
    response = save(client, posting, "job", job_title="ドライバー", help="nothing:job_title", go=None)
    assert kept(posting)["job_title"] == "ドライバー"
    assert response.status_code in (200, 422)
