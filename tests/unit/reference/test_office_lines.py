"""No page shows an empty field: what stands where the table of offices has a gap."""

from collections.abc import Callable
from datetime import time

import pytest

from mypage.reference.models import Office


@pytest.fixture(autouse=True)
def help_desk(own_words: Callable[..., None]) -> None:
    own_words(helpdesk_name="相談窓口", helpdesk_phone="03-1111-2222")


def test_a_known_address_and_number_are_shown(iidabashi: Office) -> None:
    assert iidabashi.address_line == "東京都文京区後楽1丁目9番20号"
    assert iidabashi.contact_line == "東京都文京区後楽1丁目9番20号　電話 03-3812-8609"
    iidabashi.postal_code = "1120004"
    assert iidabashi.address_line == "〒112-0004 東京都文京区後楽1丁目9番20号"


def test_a_gap_says_where_the_office_lies_and_where_to_ask(itoigawa: Office) -> None:
    ask = "お出かけの前に、相談窓口（電話 03-1111-2222）でご確認ください。"
    assert itoigawa.address_line == f"新潟県糸魚川市にあります。くわしい住所は準備中です。{ask}"
    assert itoigawa.phone_line == f"電話番号は準備中です。{ask}"
    assert itoigawa.contact_line == f"新潟県糸魚川市にあります。くわしい住所と電話番号は準備中です。{ask}"


def test_half_a_gap_is_told_beside_what_is_known(iidabashi: Office, itoigawa: Office) -> None:
    iidabashi.phone = ""
    itoigawa.phone = "025-552-0333"
    assert iidabashi.contact_line.startswith("東京都文京区後楽1丁目9番20号　電話番号は準備中です。")
    assert itoigawa.contact_line.startswith("電話 025-552-0333　新潟県糸魚川市にあります。くわしい住所は準備中です。")


def test_an_office_whose_municipality_is_unknown_lies_in_its_prefecture(itoigawa: Office) -> None:
    itoigawa.location = None
    assert itoigawa.address_line.startswith("新潟県にあります。")


def test_hours_are_told_with_the_days_or_where_to_ask(iidabashi: Office) -> None:
    assert iidabashi.hours_line == "平日 8:30～17:15（祝日と12月29日～1月3日は休み）"
    iidabashi.hours_note = "火曜と木曜は19:00まで"
    iidabashi.closes_at = time(18, 0)
    assert iidabashi.hours_line == "平日 8:30～18:00（祝日と12月29日～1月3日は休み） 火曜と木曜は19:00まで"
    iidabashi.opens_at = iidabashi.closes_at = None
    assert iidabashi.hours_line == "火曜と木曜は19:00まで"
    iidabashi.hours_note = ""
    assert iidabashi.hours_line == (
        "開庁時間は準備中です。お出かけの前に、相談窓口（電話 03-1111-2222）でご確認ください。"
    )


def test_the_area_is_told_or_where_to_ask(itoigawa: Office) -> None:
    branch = Office.objects.get(code="01023")
    assert itoigawa.jurisdiction_line == "糸魚川市"
    assert branch.jurisdiction_line == (
        "ハローワーク函館の管轄区域の中にある窓口です。担当する地域はハローワーク函館でご確認ください。"
    )
    itoigawa.jurisdiction_text = ""
    assert (
        itoigawa.jurisdiction_line == "担当する地域は準備中です。相談窓口（電話 03-1111-2222）にお問い合わせください。"
    )


def test_an_office_without_a_common_name_is_called_by_its_name(itoigawa: Office) -> None:
    itoigawa.common_name = ""
    assert itoigawa.shown_name == str(itoigawa) == "糸魚川公共職業安定所"
