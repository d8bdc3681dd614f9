"""The helping buttons of the six screens: an address from its postal code, an industry by words; nothing is saved."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client

from mypage.establishments.models import EstablishmentChange
from mypage.kernel.fields import Raw
from tests.cast import NOW, Cast
from tests.establishments import make_places
from tests.web.employer.people import browser_of, text
from tests.web.employer.test_establishment import boxes, where

pytestmark = pytest.mark.django_db


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


def helped(client: Client, slug: str, which: str, **changed: Raw) -> Any:
    return client.post(where(slug), {"seen": "1.0.0", "help": which, **boxes(slug, **changed)})


def test_the_address_is_filled_in_without_scripts_and_saves_nothing(cast: Cast, yamada: Client) -> None:
    answer = helped(yamada, "company", "head_office_postal_code", head_office_address="")
    assert answer.status_code == 200
    assert 'value="東京都千代田区飯田橋"' in text(answer)
    assert "続けて番地を入力してください" in text(answer)
    assert not EstablishmentChange.objects.exists()


def test_of_several_addresses_one_is_chosen(cast: Cast, yamada: Client) -> None:
    typed: Mapping[str, Raw] = {"head_office_postal_code": "111-0000", "head_office_address": ""}
    offered = helped(yamada, "company", "head_office_postal_code", **typed)
    assert "住所が2件あります" in text(offered)
    chosen = helped(yamada, "company", "head_office_postal_code_choice", address_choice="東京都台東区秋葉原", **typed)
    assert 'value="東京都台東区秋葉原"' in text(chosen)
    none = helped(yamada, "company", "head_office_postal_code_choice", address_choice="東京都港区", **typed)
    assert none.status_code == 422


def test_a_typed_address_is_never_overwritten(cast: Cast, yamada: Client) -> None:
    answer = helped(yamada, "company", "head_office_postal_code", head_office_address="大阪府大阪市北区1-1")
    assert 'value="大阪府大阪市北区1-1"' in text(answer)
    assert "入力済みの住所は、そのままにしてあります" in text(answer)


def test_an_unknown_postal_code_is_told(cast: Cast, yamada: Client) -> None:
    answer = helped(yamada, "company", "head_office_postal_code", head_office_postal_code="999-9999")
    assert answer.status_code == 422
    assert "この郵便番号の住所が見つかりません" in text(answer)


def test_an_industry_is_found_by_words(cast: Cast, yamada: Client) -> None:
    answer = helped(yamada, "basics", "industry", industry_words="飲食料品")
    assert "当てはまる産業分類が1件あります" in text(answer)
    assert '<optgroup label="探した結果">' in text(answer)
    assert helped(yamada, "basics", "industry", industry_words="どこにもない").status_code == 422


def test_conditions_are_told_on_the_servers_word(cast: Cast, yamada: Client) -> None:
    shown = helped(yamada, "company", "conditions", legal_form="個人事業主").json()["shown"]
    assert "corporate_number" not in shown
    assert "corporate_number" in helped(yamada, "company", "conditions").json()["shown"]
    assert not EstablishmentChange.objects.exists()
