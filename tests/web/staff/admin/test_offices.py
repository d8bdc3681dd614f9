"""所在地情報 on the screens: gaps, changes, closed days, closing, and who is in charge of a municipality."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from mypage.reference.models import Jurisdiction, Municipality, Office, OfficeClosedDay
from tests.cast import Cast


def form_of(**changes: object) -> dict[str, object]:
    """What the form sends."""
    return {
        "kind": "local", "name": "やまびこ市ふるさとハローワーク", "common_name": "", "code": "", "number_code": "",
        "parent_id": "", "prefecture_code": "13", "location_code": "", "postal_code": "", "address": "", "phone": "",
        "opens_at": "", "closes_at": "", "hours_note": "", "jurisdiction_text": "",
    } | changes  # fmt: skip


@pytest.fixture
def chiyoda(cast: Cast) -> Municipality:
    return Municipality.objects.create(
        code="131016", prefecture=cast.office.prefecture, name="千代田区", short_name="千代田区", kind="special_ward",
        search_text=" 千代田区",
    )  # fmt: skip


def test_a_local_office_is_added_with_what_is_known(cast: Cast, administrator: Client) -> None:
    answer = administrator.post(reverse("staff:office_new"), form_of())
    office = Office.objects.get(name="やまびこ市ふるさとハローワーク")
    assert (answer.status_code, answer.headers["Location"]) == (303, reverse("staff:office", args=[office.pk]))
    assert (office.kind, office.is_active, office.code) == ("local", True, None)


def test_numbers_and_times_are_taken_as_people_type_them(cast: Cast, administrator: Client) -> None:
    typed = {
        "phone": "０３ー５５５０ー１２３４",
        "postal_code": "〒112-0004",
        "opens_at": "８時３０分",
        "closes_at": "1715",
    }
    administrator.post(reverse("staff:office_new"), form_of(**typed))
    office = Office.objects.get(kind="local")
    assert (office.phone, office.postal_code) == ("03-5550-1234", "1120004")
    assert (f"{office.opens_at:%H:%M}", f"{office.closes_at:%H:%M}") == ("08:30", "17:15")


def test_every_fault_is_told_with_what_was_typed_kept(cast: Cast, administrator: Client) -> None:
    wrong = form_of(kind="", name="", phone="12", opens_at="朝", postal_code="1", jurisdiction_text="千代田区のあたり")
    answer = administrator.post(reverse("staff:office_new"), wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    for sentence in (
        "種別を選んでください。",
        "名称を入力してください。",
        "電話番号は、",
        "開庁時刻は、",
        "郵便番号は、",
    ):
        assert sentence in page
    assert "千代田区のあたり" in page
    assert 'value="朝"' in page


def test_a_code_that_another_office_has_is_refused_at_its_field(cast: Cast, administrator: Client) -> None:
    answer = administrator.post(reverse("staff:office_new"), form_of(code="13010", number_code="1301"))
    assert answer.status_code == 422
    assert 'href="#id_code"' in answer.content.decode()


def test_choosing_the_prefecture_offers_its_municipalities_and_judges_nothing(
    cast: Cast, administrator: Client, chiyoda: Municipality
) -> None:
    sent = form_of(name="", choose_prefecture="1")
    answer = administrator.post(reverse("staff:office_new"), sent)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "千代田区" in page
    assert "誤りが" not in page


def test_a_gap_is_found_filled_and_gone(cast: Cast, administrator: Client) -> None:
    Office.objects.filter(pk=cast.office.pk).update(phone="")
    listed = administrator.get(reverse("staff:offices") + "?state=gaps").content.decode()
    assert "ハローワーク飯田橋" in listed
    assert "ハローワーク上野" not in listed
    filled = form_of(
        kind="national", name=cast.office.name, common_name=cast.office.common_name, code="13010", number_code="1301",
        postal_code="1120004", address=cast.office.address, phone="03-5550-0099",
    )  # fmt: skip
    assert administrator.post(reverse("staff:office_edit", args=[cast.office.pk]), filled).status_code == 303
    cast.office.refresh_from_db()
    assert (cast.office.phone, cast.office.hand_edited_fields) == ("03-5550-0099", ["phone"])
    assert "条件に合う窓口はありません" in administrator.get(reverse("staff:offices") + "?state=gaps").content.decode()


def test_an_office_is_closed_with_a_reason_and_opened_again(cast: Cast, administrator: Client, client: Client) -> None:
    address = reverse("staff:office_closure", args=[cast.other_office.pk])
    assert administrator.post(address, {"reason": ""}).status_code == 422
    assert administrator.post(address, {"reason": "統合のため"}).status_code == 303
    assert "ハローワーク上野" not in client.get(reverse("public:offices") + "?prefecture=13").content.decode()
    assert "ハローワーク上野" in administrator.get(reverse("staff:offices") + "?state=closed").content.decode()
    administrator.post(reverse("staff:office_reopening", args=[cast.other_office.pk]))
    assert "ハローワーク上野" in client.get(reverse("public:offices") + "?prefecture=13").content.decode()


def test_closed_days_come_and_go(cast: Cast, administrator: Client) -> None:
    address = reverse("staff:closed_days", args=[cast.office.pk])
    sent = {"day_0": "令和30", "day_1": "４", "day_2": "1日", "reason": "停電作業"}
    assert administrator.post(address, sent).status_code == 303
    assert OfficeClosedDay.objects.get().day == date(2048, 4, 1)
    assert "2048年4月1日" in administrator.get(address).content.decode()
    again = administrator.post(address, sent)
    assert again.status_code == 422
    assert "すでに休業日に登録されています" in again.content.decode()
    removal = reverse("staff:closed_day_removal", args=[cast.office.pk, "2048-04-01"])
    assert administrator.post(removal).status_code == 303
    assert not OfficeClosedDay.objects.exists()
    assert administrator.post(reverse("staff:closed_day_removal", args=[cast.office.pk, "soon"])).status_code == 404


def test_a_day_that_is_none_is_told_at_its_box(cast: Cast, administrator: Client) -> None:
    sent = {"day_0": "2048", "day_1": "2", "day_2": "30", "reason": "停電作業"}
    page = administrator.post(reverse("staff:closed_days", args=[cast.office.pk]), sent).content.decode()
    assert "2048年2月30日はありません。" in page
    assert page.count('aria-invalid="true"') == 1


def test_who_is_in_charge_is_set_in_whole_and_in_parts(
    cast: Cast, administrator: Client, chiyoda: Municipality
) -> None:
    address = reverse("staff:jurisdiction", args=[chiyoda.pk])
    assert "未登録" in administrator.get(reverse("staff:jurisdictions")).content.decode()
    sent = {"office_0": cast.office.pk, "note_0": "神田", "office_1": cast.other_office.pk, "note_1": "丸の内"}
    assert administrator.post(address, sent).status_code == 303
    rows = Jurisdiction.objects.order_by("id").values_list("office", "coverage", "note")
    assert list(rows) == [(cast.office.pk, "part", "神田"), (cast.other_office.pk, "part", "丸の内")]
    whole = {"office_0": "", "note_0": "", "office_1": cast.office.pk, "note_1": ""}
    administrator.post(address, whole)
    assert Jurisdiction.objects.get().coverage == "full"


def test_an_office_stands_once_for_a_municipality(cast: Cast, administrator: Client, chiyoda: Municipality) -> None:
    sent = {"office_0": cast.office.pk, "note_0": "", "office_1": cast.office.pk, "note_1": ""}
    answer = administrator.post(reverse("staff:jurisdiction", args=[chiyoda.pk]), sent)
    assert answer.status_code == 422
    assert "同じ窓口は1回だけ選んでください。" in answer.content.decode()
    assert not Jurisdiction.objects.exists()


def test_a_place_that_is_none_is_not_found(cast: Cast, administrator: Client) -> None:
    assert administrator.get(reverse("staff:jurisdiction", args=["999999"])).status_code == 404
    assert administrator.get(reverse("staff:office", args=[999999])).status_code == 404
