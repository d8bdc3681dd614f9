"""Registering an establishment at the counter, and correcting it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mypage.audit.models import Event
from mypage.establishments.models import Establishment
from mypage.reference.models import Municipality
from tests.cast import NOW, Cast, an_establishment
from tests.web.staff.pages import selected_in, summary_of, text_of, value_of

Places = dict[str, Municipality]
NEW = "staff:establishment_new"


@pytest.fixture(autouse=True)
def moment(at_time: Callable[[str], object], places: Places) -> None:
    at_time("2026-04-01 10:00")


def entries(cast: Cast, **changed: str) -> dict[str, str]:
    typed = {
        "number_0": "１３０１", "number_1": "８８８", "number_2": "２",
        "name": "㈱髙﨑 印刷", "name_kana": "たかさき いんさつ", "corporate_number": "", "corporate_name": "",
        "postal_code": "〒１０２－００７２", "prefecture_code": "13", "municipality": "千代田区",
        "street": "飯田橋1-2-3", "building": "", "office": str(cast.office.pk),
        "phone": "０３（５５５０）８８８８", "contact_section": "", "contact_name": "髙﨑 花子",
        "contact_name_kana": "ﾀｶｻｷ ﾊﾅｺ", "industry_words": "", "industry_code": "151", "employees": "１，２００",
        "filled_town": "", "seen": "",
    }  # fmt: skip
    return typed | changed


def register(browser: Client, cast: Cast, **changed: str) -> Any:
    return browser.post(reverse(NEW), entries(cast, **changed))


def test_the_form_begins_with_the_offices_own_number(cast: Cast, counter: Client) -> None:
    page = counter.get(reverse(NEW))
    assert value_of(page, "number_0") == "1301"
    assert selected_in(page, "office") == str(cast.office.pk)


def test_an_establishment_is_registered_as_people_type_it(cast: Cast, counter: Client) -> None:
    answer = register(counter, cast)
    row = Establishment.objects.get(number="13010008882")
    assert (answer.status_code, answer.headers["Location"]) == (303, reverse("staff:establishment", args=[row.pk]))
    assert (row.name, row.name_kana) == ("㈱髙﨑 印刷", "タカサキ インサツ")
    assert (row.postal_code, row.phone, row.phone_shown) == ("1020072", "0355508888", "03-5550-8888")
    assert (row.contact_name_kana, row.industry_id, row.employees) == ("タカサキ ハナコ", "151", 1200)
    assert (row.office, row.state) == (cast.office, "registered")
    words = text_of(counter.get(answer.headers["Location"]))
    assert "㈱髙﨑 印刷を登録しました" in words
    assert "コードを発行する" in words
    assert "コードを発行する" not in text_of(counter.get(reverse("staff:establishment", args=[cast.shop.pk])))


def test_every_fault_is_told_at_once_and_all_that_was_typed_is_kept(cast: Cast, counter: Client) -> None:
    answer = register(
        counter, cast, number_1="1234567", name="", corporate_number="1234567890123", phone="123", industry_code="",
        employees="たくさん", name_kana="KANA<b>",
    )  # fmt: skip
    assert answer.status_code == 422
    assert summary_of(answer) == [
        "事業所番号は、4桁・6桁以内・1桁の数字で入力してください。",
        "事業所名を入力してください。",
        "法人番号の13桁を確かめてください。国税庁から通知された番号と一致しません。",
        "電話番号は、市外局番から10桁か11桁の数字で入力してください。",
        "産業分類を選んでください。",
        "数字で入力してください。",
    ]
    assert value_of(answer, "number_1") == "1234567"
    assert value_of(answer, "name_kana") == "KANA<b>"
    assert value_of(answer, "street") == "飯田橋1-2-3"
    assert value_of(answer, "employees") == "たくさん"
    assert not Establishment.objects.filter(name_kana__startswith="KANA").exists()


def test_rules_beyond_shape_come_back_at_their_fields(cast: Cast, counter: Client) -> None:
    answer = register(counter, cast, corporate_number="T6000012070001", name_kana="takasaki")
    assert answer.status_code == 422
    assert summary_of(answer) == [
        "事業所名（カナ）はカタカナで入力してください。",
        "法人番号を入力したときは、法人名も入力してください。",
    ]


def test_a_taken_number_leads_to_who_has_it(cast: Cast, counter: Client) -> None:
    answer = register(counter, cast, number_1="123", number_2="4", name="別の会社")
    assert answer.status_code == 422
    assert summary_of(answer) == ["この事業所番号は、別の事業所に登録されています。番号を確かめてください。"]
    assert reverse("staff:establishment", args=[cast.factory.pk]) in answer.content.decode()
    assert not Establishment.objects.filter(name="別の会社").exists()


def test_the_same_form_sent_twice_registers_once(cast: Cast, counter: Client) -> None:
    assert register(counter, cast).status_code == 303
    again = register(counter, cast)
    assert again.status_code == 422
    assert Establishment.objects.filter(number="13010008882").count() == 1


def test_an_alike_establishment_is_shown_before_it_is_confirmed(cast: Cast, counter: Client) -> None:
    alike = {"name": "(株)やまびこ製作所", "phone": "03-5550-1234"}
    answer = register(counter, cast, **alike)
    assert answer.status_code == 422
    assert "同じもの：電話番号、事業所名" in text_of(answer)
    assert value_of(answer, "seen") == str(cast.factory.pk)
    confirmed = alike | {"is_other": "on", "seen": value_of(answer, "seen")}
    assert register(counter, cast, **confirmed).status_code == 303
    assert Event.objects.filter(action="establishment.registered").first().facts == {  # type: ignore[union-attr]
        "told_apart_from": [cast.factory.pk]
    }


def test_a_confirmation_covers_only_what_was_shown(cast: Cast, counter: Client) -> None:
    for seen in ("", "999", f"{cast.shop.pk}"):
        answer = register(counter, cast, phone="03-5550-1234", is_other="on", seen=seen)
        assert answer.status_code == 422
    an_establishment("うえの", "ウエノ", "1303-1-1", "03-5550-1234", cast.other_office, cast.nakamura, NOW)
    answer = register(counter, cast, phone="03-5550-1234", is_other="on", seen=str(cast.factory.pk))
    assert answer.status_code == 422
    assert "うえの" in text_of(answer)


def test_an_address_of_another_office_is_a_caution(cast: Cast, counter: Client) -> None:
    answer = register(counter, cast, municipality="台東区")
    assert answer.status_code == 422
    assert "所在地を管轄するのはハローワーク上野ですが、ハローワーク飯田橋を担当の窓口にしています。" in text_of(answer)
    assert "台東区を管轄する窓口：ハローワーク上野" in text_of(answer)
    moved = register(counter, cast, municipality="台東区", office=str(cast.other_office.pk), is_meant="on")
    assert moved.status_code == 303
    assert Establishment.objects.get(number="13010008882").office == cast.other_office


def test_a_number_of_another_office_is_a_caution(cast: Cast, counter: Client) -> None:
    answer = register(counter, cast, number_0="1303")
    assert answer.status_code == 422
    assert "1303から始まる番号を入力しています" in text_of(answer)
    assert register(counter, cast, number_0="1303", is_meant="on").status_code == 303


@pytest.mark.parametrize("industry", ["", "E", "999", "x" * 300])
def test_an_industry_that_there_is_not_is_refused(cast: Cast, counter: Client, industry: str) -> None:
    answer = register(counter, cast, industry_code=industry)
    assert answer.status_code == 422
    assert summary_of(answer) == ["産業分類を選んでください。"]


@pytest.mark.parametrize("office", ["", "0", "999999", "x"])
def test_an_office_that_there_is_not_is_refused(cast: Cast, counter: Client, office: str) -> None:
    answer = register(counter, cast, office=office)
    assert answer.status_code == 422
    assert summary_of(answer) == ["担当の窓口を選んでください。"]


def facts_form(browser: Client, establishment: Establishment) -> tuple[str, dict[str, str]]:
    where = reverse("staff:establishment_facts", args=[establishment.pk])
    page = browser.get(where)
    names = ("name", "name_kana", "postal_code", "municipality", "street", "phone", "contact_name", "employees",
             "contact_name_kana", "contact_section", "building", "corporate_name", "corporate_number", "version",
             "seen")  # fmt: skip
    typed = {name: value_of(page, name) for name in names}
    chosen = {name: selected_in(page, name) for name in ("prefecture_code", "office", "industry_code")}
    return where, typed | chosen


def test_the_facts_come_filled_in_and_are_corrected(cast: Cast, counter: Client) -> None:
    where, typed = facts_form(counter, cast.factory)
    assert (typed["name"], typed["phone"], typed["postal_code"]) == (
        "株式会社やまびこ製作所",
        "03-5550-1234",
        "102-0072",
    )
    answer = counter.post(where, typed | {"industry_code": "151", "phone": "03-5550-4321"})
    assert answer.headers["Location"] == reverse("staff:establishment", args=[cast.factory.pk])
    cast.factory.refresh_from_db()
    assert (cast.factory.phone, cast.factory.industry_id) == ("0355504321", "151")
    words = text_of(counter.get(answer.headers["Location"]))
    assert "登録内容を変更しました" in words
    assert "電話番号、産業分類" in words


def test_of_two_corrections_the_second_is_told_of_the_first(cast: Cast, counter: Client) -> None:
    where, typed = facts_form(counter, cast.factory)
    typed["industry_code"] = "151"
    assert counter.post(where, typed | {"building": "本館"}).status_code == 303
    answer = counter.post(where, typed | {"building": "別館"})
    assert answer.status_code == 422
    assert "ほかの方が登録内容を変更しました" in summary_of(answer)[0]
    cast.factory.refresh_from_db()
    assert cast.factory.building == "本館"


def test_correcting_does_not_warn_of_oneself(cast: Cast, counter: Client) -> None:
    where, typed = facts_form(counter, cast.factory)
    assert counter.post(where, typed | {"industry_code": "151"}).status_code == 303


def test_staff_of_another_office_correct_nothing(cast: Cast, elsewhere: Client) -> None:
    where = reverse("staff:establishment_facts", args=[cast.factory.pk])
    assert elsewhere.get(where).status_code == 403
    assert elsewhere.post(where, {"name": "x"}).status_code == 403
