"""Where each answer of a posting stands on its 求人票: the eight boxes and the annex, row by row. Pure.

A cell says its label, what it prints and how many of the 24 columns it takes. What it prints are pieces that name
fields in braces; a piece is left out while the first field that it names says nothing, and starts a line of its own
where it begins with a line feed. The lower bound of a pair says both bounds.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mypage.postings.sheet.layout_selection import ANNEX_ROWS, SELECTION_ROWS

COLUMNS = 24
_NAMED = re.compile(r"{(\w+)}")
_HALF, _THIRD = 12, 8


@dataclass(frozen=True)
class Cell:
    """One ruled cell with its label."""

    label: str
    pieces: tuple[str, ...]
    span: int

    @property
    def fields(self) -> frozenset[str]:
        """The fields that it names."""
        return frozenset(name for piece in self.pieces for name in _NAMED.findall(piece))


@dataclass(frozen=True)
class Box:
    """One of the eight boxes, or the annex (number 0)."""

    number: int
    title: str
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def cells(self) -> Iterator[Cell]:
        """Its cells in their order."""
        return (cell for row in self.rows for cell in row)


_TABLE = {
    (1, "求人事業所"): (
        (("事業所番号", "{establishment_number}"), ("ホームページ", "{website}")),
        (("事業所名", "{establishment_name_kana}", "\n{establishment_name}"),),
        (("所在地", "{establishment_postal_code}", "{establishment_address}"),),
    ),
    (2, "仕事内容"): (
        (("職種", "{job_title}"),),
        (("仕事の内容", "{job_description}"),),
        (
            (
                "雇用形態", "{employment_form}", "（{name_of_non_regular_form}）",
                "\n正社員登用　{has_path_to_regular}", "\n過去３年間の実績　{path_to_regular_record}",
            ),
            ("派遣・請負等", "{employment_arrangement}", "\n許可番号　{dispatch_licence_number}"),
        ),
        (
            (
                "雇用期間", "{employment_period}", "\n{employment_period_years}", "{employment_period_months}",
                "\n{employment_begins_on}",
            ),
            ("契約更新の可能性", "{renewal_possibility}", "\n{renewal_condition}"),
        ),
        (
            (
                "就業場所", "{workplace_choice}", "{workplace_municipality}", "\n{workplace_postal_code}",
                "{workplace_address}", "\n最寄り駅　{workplace_nearest_station}",
                "駅から{workplace_transport}", "{workplace_travel_minutes}", "\n{workplace_remarks}",
            ),
        ),
        (
            ("在宅勤務", "{is_telework}"), ("マイカー通勤", "{allows_car_commute}", "（駐車場　{has_parking}）"),
            ("転勤の可能性", "{may_be_transferred}", "{transfer_area}"),
        ),
        (("受動喫煙対策", "{passive_smoking_measure}", "\n{passive_smoking_remarks}"),),
        (
            (
                "年齢", "{age_limit}", "{age_from}", "{age_to}", "\n該当事由　{age_limit_ground}",
                "\n理由　{age_limit_reason}",
            ),
            ("学歴・専攻", "{education}", "{education_level}", "\n{education_subject}"),
        ),
        (
            ("対象の学校", "{target_schools}"),
            ("既卒者の応募", "{accepts_earlier_graduates}", "（{earlier_graduates_within_years}）"),
            ("中途退学者の応募", "{accepts_school_leavers_without_degree}"),
        ),
        (("入社日", "{starts_work_on}"),),
        (("必要な経験等", "{experience}", "\n{experience_detail}"), ("必要なＰＣスキル", "{pc_skills}")),
        (
            (
                "必要な免許・資格", "{licences}", "\n普通自動車運転免許　{driving_licence}",
                "ＡＴ限定可　{automatic_only_is_enough}", "\n{licence_code_1}", "{licence_level_1}",
                "\n{licence_code_2}", "{licence_level_2}", "\n{licence_code_3}", "{licence_level_3}",
                "\n{other_licence}", "\nいずれかの免許・資格を所持で可　{any_licence_suffices}",
            ),
        ),
        (
            (
                "試用期間", "{has_probation}", "期間　{probation_length}",
                "\n試用期間中の労働条件　{probation_conditions}", "\n{probation_conditions_detail}",
            ),
        ),
    ),
    (3, "賃金・手当"): (
        (("ａ＋ｂ（固定残業代がある場合はａ＋ｂ＋ｃ）", "{total_pay_from}"),),
        (("基本給（ａ）", "{base_pay_from}"), ("月平均労働日数", "{monthly_working_days}")),
        (
            (
                "定額的に支払われる手当（ｂ）",
                *(f"\n{{fixed_allowance_{each}_name}}　{{fixed_allowance_{each}_from}}" for each in (1, 2, 3, 4)),
            ),
            ("固定残業代（ｃ）", "{fixed_overtime}", "{fixed_overtime_from}", "\n{fixed_overtime_remarks}"),
        ),
        (("その他の手当等付記事項（ｄ）", "{other_allowances}"),),
        (
            (
                "初任給", "大学院卒　{starting_pay_graduate_school}", "大学卒　{starting_pay_university}",
                "短大卒　{starting_pay_junior_college}", "\n高専卒　{starting_pay_technical_college}",
                "専修学校卒　{starting_pay_vocational_school}",
            ),
        ),
        (
            ("賃金形態等", "{pay_form}", "{pay_form_from}", "\n{pay_form_other_detail}"),
            ("通勤手当", "{commuting_allowance}", "\n{commuting_allowance_per}", "{commuting_allowance_yen}"),
        ),
        (
            ("賃金締切日", "{pay_closing}", "{pay_closing_day}", "{pay_closing_other}"),
            ("賃金支払日", "{pay_day}", "{pay_month}", "{pay_day_of_month}", "{pay_day_other}"),
        ),
        (
            (
                "昇給", "制度　{has_pay_rise}", "前年度実績　{had_pay_rise_last_year}", "\n{pay_rise_measure}",
                "１月あたり　{pay_rise_yen_from}", "１月あたり　{pay_rise_percent_from}",
            ),
            (
                "賞与", "制度　{has_bonus}", "前年度実績　{had_bonus_last_year}", "\n{bonus_times}",
                "{bonus_measure}", "{bonus_months}", "{bonus_yen_from}",
            ),
        ),
        (("赴任旅費", "{moving_cost}"), ("往復旅費", "{round_trip_travel_cost}", "\n{round_trip_travel_remarks}")),
    ),
    (4, "労働時間"): (
        (
            (
                "就業時間", "{working_time_system}", "{variable_hours_unit}", "\n（１）{shift_1_from}",
                "\n（２）{shift_2_from}", "\n（３）{shift_3_from}", "\n又は　{between_from}", "の間の{between_hours}",
                "{between_hours_sense}", "\n{working_time_remarks}",
            ),
        ),
        (
            ("時間外労働", "{has_overtime}", "月平均　{monthly_overtime_hours}"),
            ("３６協定における特別条項", "{has_special_clause}", "\n{special_clause_detail}"),
        ),
        (
            ("休憩時間", "{break_minutes}"), ("年間休日数", "{annual_days_off}"),
            ("６か月経過後の年次有給休暇", "{paid_leave_days}"),
        ),
        (("休日等", "{days_off}", "週休二日制　{two_days_off_weekly}", "\n{days_off_other}"),),
        (("週所定労働日数", "{weekly_working_days_from}", "労働日数について相談可　{weekly_days_are_negotiable}"),),
    ),
    (5, "その他の労働条件等"): (
        (("加入保険等", "{insurances}", "{insurances_other}"), ("企業年金", "{company_pension}")),
        (
            ("退職金共済", "{retirement_mutual_aid}"),
            ("退職金制度", "{has_retirement_pay}", "{retirement_pay_from_years}"),
            ("定年制", "{has_retirement_age}", "{retirement_age}"),
        ),
        (
            ("再雇用制度", "{has_reemployment}", "{reemployment_until_age}"),
            ("勤務延長", "{has_employment_extension}", "{extension_until_age}"),
            ("利用可能託児施設", "{has_childcare_facility}", "\n{childcare_facility_remarks}"),
        ),
        (
            (
                "入居可能住宅", "単身用　{has_housing_for_singles}", "世帯用　{has_housing_for_families}",
                "\n{housing_remarks}",
            ),
        ),
    ),
    (6, "会社の情報"): (
        (
            (
                "従業員数", "企業全体　{employees_in_company}", "就業場所　{employees_at_workplace}",
                "うち女性　{female_employees_at_workplace}", "うちパート　{part_time_employees_at_workplace}",
            ),
        ),
        (("設立年", "{founded_year}"), ("資本金", "{capital_yen}"), ("労働組合", "{has_labour_union}")),
        (("事業内容", "{business_description}"),),
        (("会社の特長", "{company_features}"),),
        (("役職／代表者名", "{representative_title}", "{representative_name}"), ("法人番号", "{corporate_number}")),
        (
            (
                "就業規則", "フルタイム　{has_work_rules_for_full_time}",
                "\nパートタイム　{has_work_rules_for_part_time}",
            ),
            (
                "休業・休暇の取得実績", "育児休業　{childcare_leave_record}", "\n介護休業　{family_care_leave_record}",
                "\n看護休暇　{child_nursing_leave_record}",
            ),
            ("外国人雇用実績", "{foreign_employees_record}", "\nＵＩＪターン歓迎　{welcomes_uij_turn}"),
        ),
    ),
    (7, "選考等"): SELECTION_ROWS,
    (8, "求人に関する特記事項"): ((("", "{posting_remarks}"),),),
    (0, "青少年雇用情報"): ANNEX_ROWS,
}  # fmt: skip


def _box(number: int, title: str, rows: tuple[tuple[tuple[str, ...], ...], ...]) -> Box:
    spans = {1: COLUMNS, 2: _HALF, 3: _THIRD}
    return Box(
        number,
        title,
        tuple(tuple(Cell(label, tuple(pieces), spans[len(row)]) for label, *pieces in row) for row in rows),
    )


BOXES = tuple(_box(number, title, rows) for (number, title), rows in _TABLE.items())
HEADER_FIELDS = frozenset(
    {
        "posting_category", "is_for_people_with_disabilities", "recruits_continuous_support_type_a_users",
        "trial_employment", "accepts_self_applications", "posting_number", "accepted_on", "referral_until",
        "accepting_office", "industry", "occupation_code_1",
    }
)  # fmt: skip
"""What stands above the boxes."""


def filled(piece: str, texts: dict[str, str]) -> str:
    """A piece with what its fields say; empty where the first of them says nothing.

    >>> filled("最寄り駅　{station}", {"station": "飯田橋駅"}), filled("最寄り駅　{station}", {})
    ('最寄り駅　飯田橋駅', '')
    """
    first = _NAMED.search(piece)
    if first is None or not texts.get(first[1]):
        return ""
    return _NAMED.sub(lambda found: texts.get(found[1], ""), piece)


def cell_text(cell: Cell, texts: dict[str, str]) -> str:
    """What a cell prints."""
    said = ""
    for piece in cell.pieces:
        text = filled(piece, texts)
        if not text:
            continue
        between = "\n" if text.startswith("\n") else "" if text.startswith("（") else "　"
        said += between * bool(said) + text.removeprefix("\n")
    return said
