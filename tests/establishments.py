"""An establishment with its six screens filled in, the places around it, and files that are images or pretend to be."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from PIL import Image

from mypage.establishments.commands.changing import Seen, save_screen, submit_change
from mypage.establishments.content import screens
from mypage.establishments.models import Establishment, EstablishmentChange
from mypage.establishments.queries import open_change
from mypage.kernel.fields import Raw
from mypage.reference.choices import Coverage
from mypage.reference.models import Industry, Jurisdiction, Municipality, Office, PostalCode, Prefecture
from tests.cast import NOW, Cast

ANSWERS: dict[str, Raw] = {
    "legal_form": "法人",
    "corporate_number": "6000012070001",
    "corporate_name": "株式会社山田商店",
    "corporate_name_kana": "カブシキガイシャヤマダショウテン",
    "head_office_postal_code": "1020072",
    "head_office_address": "東京都千代田区飯田橋9丁目8番7号",
    "founded_year": "1986",
    "capital_yen": "10000000",
    "employees_in_company": "30",
    "representative_title": "代表取締役",
    "representative_name": "山田 太郎",
    "establishment_name": "山田商店",
    "establishment_name_kana": "ヤマダショウテン",
    "establishment_postal_code": "1020072",
    "establishment_municipality": "13101",
    "establishment_address": "東京都千代田区飯田橋9丁目8番7号",
    "nearest_station": "飯田橋駅",
    "transport_from_station": "徒歩",
    "travel_minutes_from_station": "5",
    "phone": "03-5550-1001",
    "fax": "03-5550-1009",
    "mail": "jinji@yamada.example",
    "website": "https://www.yamada.example/",
    "industry_code": "58",
    "latitude": "35.701900",
    "longitude": "139.744800",
    "employees_at_establishment": "12",
    "female_employees": "7",
    "part_time_employees": "4",
    "has_labour_union": "なし",
    "has_work_rules_for_full_time": "あり",
    "has_work_rules_for_part_time": "あり",
    "childcare_leave_record": "あり",
    "family_care_leave_record": "なし",
    "child_nursing_leave_record": "対象者なし",
    "foreign_employees_record": "なし",
    "usual_insurances": ["雇用", "労災", "健康", "厚生"],
    "usual_company_pension": ["確定拠出年金"],
    "usual_retirement_mutual_aid": "加入",
    "usual_has_retirement_pay": "あり",
    "usual_retirement_age": "60",
    "usual_reemployment_until_age": "65",
    "usual_extension_until_age": "70",
    "business_description": "食料品と日用品の小売業です。",
    "company_features": "創業から地域に親しまれている店です。",
    "dispatch_licence_number": "派13-123456",
    "dispatch_licence_valid_until": "2028-03-31",
    "branch_count": "2",
    "branch_1": "小石川店",
    "branch_2": "神保町店",
    "branch_3": "倉庫",
    "annual_sales_yen_1": "300000000",
    "annual_sales_year_1": "2025",
    "annual_sales_yen_2": "290000000",
    "annual_sales_year_2": "2024",
    "annual_sales_yen_3": "280000000",
    "annual_sales_year_3": "2023",
    "main_client_1": "みほん食品",
    "main_client_2": "さくら物産",
    "main_client_3": "すみれ商会",
    "affiliate_1": "山田運送",
    "affiliate_2": "山田製菓",
    "affiliate_3": "山田倉庫",
    "has_job_based_pay": "あり",
    "job_based_pay_detail": "等級ごとに手当があります。",
    "has_reinstatement": "あり",
    "reinstatement_detail": "育児で退職した方が対象です。",
    "welfare": "社員割引があります。",
    "training": "入社時研修、接客研修",
    "training_for_non_regular": "可",
    "work_life_support": "時短勤務を小学校３年まで選べます。",
    "establishment_remarks": "全店が禁煙です。",
    "has_job_coach": "なし",
    "has_elevator": "あり",
    "has_braille_equipment": "なし",
    "has_stair_handrails": "あり",
    "has_handrails": "あり",
    "has_accessible_toilet": "あり",
    "allows_wheelchair_indoors": "可",
    "has_rest_room": "あり",
    "accessibility_remarks": "入口に段差がありません。",
    "pr_logo_1": "くるみん",
    "pr_logo_2": "えるぼし",
    "pr_logo_3": "もにす",
}
"""A valid answer to everything that is typed."""

WORKPLACE: dict[str, Raw] = {
    "workplace_name": "本社",
    "workplace_postal_code": "1020072",
    "workplace_municipality": "13101",
    "workplace_address": "東京都千代田区飯田橋9丁目8番7号 みほんビル3階",
    "workplace_nearest_station": "飯田橋駅",
    "workplace_transport": "徒歩",
    "workplace_travel_minutes": "5",
    "workplace_employees": "12",
    "workplace_female_employees": "7",
    "workplace_part_time_employees": "4",
    "workplace_passive_smoking_measure": "その他",
    "workplace_passive_smoking_remarks": "屋外に喫煙所があります。",
    "workplace_allows_car_commute": "可",
    "workplace_has_parking": "あり",
}


def make_places(cast: Cast) -> None:
    """千代田区 and 台東区 with their offices, 函館市, postal codes, and a few industries."""
    hokkaido, _ = Prefecture.objects.get_or_create(code="01", defaults={"name": "北海道", "name_kana": "ホッカイドウ"})
    rows: list[tuple[str, str, str, Prefecture, Office | None]] = [
        ("131016", "", "千代田区", cast.office.prefecture, cast.office),
        ("131067", "", "台東区", cast.office.prefecture, cast.other_office),
        ("013463", "二海郡", "八雲町", hokkaido, None),
    ]
    found = {}
    for code, district, name, prefecture, office in rows:
        found[name] = Municipality.objects.create(
            code=code, prefecture=prefecture, district=district, name=name, short_name=name, kind="special_ward"
        )
        if office:
            Jurisdiction.objects.create(municipality=found[name], office=office, coverage=Coverage.FULL)
    for digits, name, town in (
        ("1020072", "千代田区", "飯田橋"),
        ("1110000", "千代田区", "外神田"),
        ("1110000", "台東区", "秋葉原"),
    ):
        PostalCode.objects.create(postal_code=digits, municipality=found[name], town=town, town_kana="")
    top = Industry.objects.create(code="I", level=1, name="卸売業，小売業", search_text="卸売業,小売業")
    for code, name in (("58", "飲食料品小売業"), ("57", "織物・衣服・身の回り品小売業")):
        Industry.objects.create(code=code, level=2, parent=top, name=name, search_text=name)


def save_all(establishment: Establishment, by: Any, values: Mapping[str, Raw] = ANSWERS) -> EstablishmentChange:
    """Every screen saved once with these answers."""
    for screen in screens():
        typed = {name: values[name] for name in screen.names if name in values}
        if typed:
            seen = Seen.of(Establishment.objects.get(pk=establishment.pk), open_change(establishment))
            save_screen(establishment=establishment, screen=screen, typed=typed, seen=seen, by=by, at=NOW)
    change = open_change(establishment)
    assert change
    return change


def send(establishment: Establishment, by: Any) -> EstablishmentChange:
    """The open change, sent to the office."""
    row = Establishment.objects.get(pk=establishment.pk)
    return submit_change(establishment=row, seen=Seen.of(row, open_change(row)), by=by, at=NOW)


def a_picture(form: str = "PNG", size: tuple[int, int] = (60, 40), color: str = "#0017c1", **options: Any) -> bytes:
    """The bytes of a picture in one of the forms."""
    out = BytesIO()
    Image.new("RGB", size, color).save(out, form, **options)
    return out.getvalue()
