"""The queue of provisional registrations and the decisions on them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mypage.accounts.choices import Audience
from mypage.accounts.models import User
from mypage.establishments.choices import RegistrationState
from mypage.establishments.commands.registration import apply_provisionally, resubmit
from mypage.establishments.commands.reviewing import return_registration
from mypage.establishments.models import Establishment, RegistrationReview
from mypage.establishments.queries import facts_of
from mypage.reference.models import Municipality
from tests.cast import NOW, Cast, a_login, some_facts
from tests.web.staff.pages import summary_of, text_of, value_of


@pytest.fixture(autouse=True)
def moment(at_time: Callable[[str], object]) -> None:
    at_time("2026-04-01 10:00")


@pytest.fixture
def applicant(cast: Cast) -> User:
    return a_login(Audience.EMPLOYER, "applicant", "申込 一郎", NOW)


@pytest.fixture
def waiting(cast: Cast, applicant: User) -> Establishment:
    at = NOW - timedelta(days=3)
    return apply_provisionally(
        facts=some_facts("青空食堂", "アオゾラショクドウ"), office=cast.office, by=applicant, at=at
    )


def where(name: str, row: Establishment) -> str:
    return reverse(f"staff:{name}", args=[row.pk])


def decide(browser: Client, row: Establishment, name: str, **typed: str) -> Any:
    version = value_of(browser.get(where("registration_review", row)), "version")
    return browser.post(where(name, row), {"version": version, **typed})


def confirm(browser: Client, row: Establishment, **changed: str) -> Any:
    typed = {"number_0": "1301", "number_1": "777", "number_2": "1"} | changed
    return decide(browser, row, "registration_confirmation", **typed)


def test_the_queue_tells_age_and_lapse_those_first_that_lapse_first(
    cast: Cast, counter: Client, waiting: Establishment
) -> None:
    other = a_login(Audience.EMPLOYER, "other", "申込 二郎", NOW)
    old = NOW - timedelta(days=13)
    apply_provisionally(facts=some_facts("みなと運輸", "ミナト"), office=cast.office, by=other, at=old)
    words = text_of(counter.get(reverse("staff:registrations")))
    assert words.index("みなと運輸") < words.index("青空食堂")
    assert "確認待ち 2件" in words
    assert "あと1日" in words
    assert "2026/04/10" in words  # the 12th, 14 days after the 29th, is a Sunday


def test_the_queue_is_that_of_ones_own_office(elsewhere: Client, waiting: Establishment) -> None:
    assert "青空食堂" not in text_of(elsewhere.get(reverse("staff:registrations")))
    assert elsewhere.get(where("registration_review", waiting)).status_code == 403
    for name in ("registration_confirmation", "registration_return"):
        assert elsewhere.post(where(name, waiting), {"remarks": "x"}).status_code == 403
    assert not RegistrationReview.objects.exists()


def test_the_page_has_the_facts_the_applicant_and_the_offices_number(counter: Client, waiting: Establishment) -> None:
    page = counter.get(where("registration_review", waiting))
    words = text_of(page)
    for wanted in ("青空食堂", "アオゾラショクドウ", "applicant@demo.example", "2026年4月10日（金）", "3日前"):
        assert wanted in words
    assert value_of(page, "number_0") == "1301"


def test_a_confirmed_registration_gets_its_number(counter: Client, waiting: Establishment) -> None:
    answer = confirm(counter, waiting)
    assert answer.headers["Location"] == where("establishment", waiting)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.shown_number) == (RegistrationState.REGISTERED, "1301-000777-1")
    assert "青空食堂を本登録にしました" in text_of(counter.get(answer.headers["Location"]))


def test_a_returned_registration_carries_the_remarks(counter: Client, waiting: Establishment) -> None:
    answer = decide(counter, waiting, "registration_return", remarks="番地を\r\n直してください。")
    assert answer.headers["Location"] == reverse("staff:registrations")
    waiting.refresh_from_db()
    assert waiting.state == RegistrationState.RETURNED
    assert RegistrationReview.objects.get().remarks == "番地を\n直してください。"
    assert "青空食堂に修正を依頼しました" in text_of(counter.get(answer.headers["Location"]))
    returned = text_of(counter.get(reverse("staff:registrations"), {"state": "returned"}))
    assert "青空食堂" in returned
    again = text_of(counter.get(where("registration_review", waiting)))
    assert "番地を 直してください。" in again
    assert "この仮登録は「修正依頼中」です" in again
    assert "本登録にする" not in again


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"number_1": "", "number_2": ""}, "事業所番号は、4桁・6桁以内・1桁の数字で入力してください。"),
        (
            {"number_1": "101", "number_2": "5"},
            "この事業所番号は、別の事業所に登録されています。番号を確かめてください。",
        ),
    ],
)
def test_a_wrong_number_confirms_nothing(
    counter: Client, waiting: Establishment, typed: dict[str, str], message: str
) -> None:
    answer = confirm(counter, waiting, **typed)
    assert answer.status_code == 422
    assert summary_of(answer) == [message]
    waiting.refresh_from_db()
    assert waiting.state == RegistrationState.PROVISIONAL


def test_empty_remarks_return_nothing(counter: Client, waiting: Establishment) -> None:
    answer = decide(counter, waiting, "registration_return", remarks=" ")
    assert answer.status_code == 422
    assert summary_of(answer) == ["修正していただきたい点を入力してください。"]


def test_a_number_of_another_office_is_confirmed_first(counter: Client, waiting: Establishment) -> None:
    answer = confirm(counter, waiting, number_0="1303")
    assert summary_of(answer)[0] == "ハローワーク飯田橋の事業所番号は1301から始まります。"
    assert confirm(counter, waiting, number_0="1303", is_meant="on").status_code == 303


def test_an_alike_establishment_is_hinted_at_and_told_apart(cast: Cast, counter: Client, applicant: User) -> None:
    facts = some_facts("やまびこ", "ヤマビコ", "03-5550-1234")
    row = apply_provisionally(facts=facts, office=cast.office, by=applicant, at=NOW)
    words = text_of(counter.get(where("registration_review", row)))
    assert "株式会社やまびこ製作所" in words
    assert "アカウント作成コードでマイページを開設するよう案内してください" in words
    assert confirm(counter, row).status_code == 422
    assert confirm(counter, row, is_other="on").status_code == 303


def test_an_address_of_another_office_is_hinted_at(
    counter: Client, waiting: Establishment, places: dict[str, Municipality]
) -> None:
    Establishment.objects.filter(pk=waiting.pk).update(municipality="台東区")
    assert "台東区を管轄する窓口：ハローワーク上野" in text_of(counter.get(where("registration_review", waiting)))


def test_of_two_staff_the_second_is_told_that_the_first_has_decided(
    cast: Cast, counter: Client, waiting: Establishment
) -> None:
    page = counter.get(where("registration_review", waiting))
    return_registration(establishment=waiting, remarks="番地を", by=cast.nakamura, at=NOW)
    typed = {"version": value_of(page, "version"), "number_0": "1301", "number_1": "777", "number_2": "1"}
    answer = counter.post(where("registration_confirmation", waiting), typed, follow=True)
    assert "ほかの方が先に手続きをしました" in text_of(answer)
    waiting.refresh_from_db()
    assert waiting.state == RegistrationState.RETURNED


def test_what_the_employer_changed_meanwhile_is_looked_at_first(
    cast: Cast, counter: Client, waiting: Establishment, applicant: User
) -> None:
    page = counter.get(where("registration_review", waiting))
    return_registration(establishment=waiting, remarks="番地を", by=cast.nakamura, at=NOW)
    resubmit(establishment=waiting, facts=facts_of(waiting), office=cast.office, by=applicant, at=NOW)
    typed = {"version": value_of(page, "version"), "remarks": "もう一度"}
    answer = counter.post(where("registration_return", waiting), typed, follow=True)
    assert "ほかの方が先に手続きをしました" in text_of(answer)
    assert RegistrationReview.objects.count() == 1


@pytest.mark.parametrize("name", ["registration_confirmation", "registration_return"])
def test_looking_at_a_decisions_address_decides_nothing(counter: Client, waiting: Establishment, name: str) -> None:
    answer = counter.get(where(name, waiting))
    assert answer.headers["Location"] == where("registration_review", waiting)
    assert counter.post(where(name, waiting), {}).status_code == 422
    assert not RegistrationReview.objects.exists()
