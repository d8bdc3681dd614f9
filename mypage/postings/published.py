"""A posting as a page for the public shows it: its answers in the official order of boxes. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mypage.postings.shown import ShownAnswer, ShownSection

_EMPLOYER = frozenset(
    {
        *("establishment_number", "establishment_name", "establishment_name_kana", "establishment_postal_code"),
        *("establishment_address", "website", "industry"),
    }
)
_HEADER = frozenset({"is_for_people_with_disabilities", "recruits_continuous_support_type_a_users", "trial_employment"})
_ELSEWHERE = frozenset(
    {
        *("posting_category", "posting_number", "accepted_on", "referral_until", "accepting_office"),
        *("accepts_self_applications", "establishment_images", "occupation_guide", "employment_period_measure"),
        *("pay_rise_measure", "bonus_measure"),
    }
)
"""Told by the head of the page, or questions that only lead to others."""
_FOR_DISABLED = frozenset(
    {
        *("has_job_coach", "has_elevator", "has_braille_equipment", "has_stair_handrails", "has_handrails"),
        *("has_accessible_toilet", "allows_wheelchair_indoors", "has_rest_room", "accessibility_remarks"),
    }
)
_FIRST_OF_YOUTH, _LAST_OF_YOUTH = "new_graduates_hired_men_1", "share_of_women_managers_percent"
_SECTIONS = {2: "会社の情報", 3: "仕事内容", 4: "賃金・手当", 5: "労働時間", 6: "その他の労働条件等", 8: "選考等"}
_ORDER = (
    *("求人の区分", "求人事業所", "仕事内容", "賃金・手当", "労働時間", "その他の労働条件等", "会社の情報", "選考等"),
    *("求人に関する特記事項", "求人・事業所PR情報", "青少年雇用情報", "障害者に対する配慮"),
)
"""As the page of a posting has had them (domain.md 10.3)."""


@dataclass(frozen=True)
class Box:
    """One box of the page."""

    title: str
    rows: tuple[ShownAnswer, ...]


def boxes_of(
    sections: Iterable[ShownSection], *, hidden: frozenset[str], instead: Mapping[str, str], youth: Iterable[str]
) -> list[Box]:
    """The answered lines in boxes, without `hidden` fields; `instead` says what stands in the place of some of them.

    `youth` names the fields of 青少年雇用情報.
    """
    of_youth, rows = frozenset(youth), [(section.number, row) for section in sections for row in section.rows]
    boxes: dict[str, list[ShownAnswer]] = {}
    for number, row in rows:
        shown = _shown(row, hidden, instead)
        if shown is not None and not _ELSEWHERE & set(shown.names):
            boxes.setdefault(_title_of(number, shown.field, of_youth), []).append(shown)
    return [Box(title, tuple(sorted(boxes[title], key=_comes_late))) for title in _ORDER if title in boxes]


def _comes_late(row: ShownAnswer) -> bool:
    return row.field == "industry"


def _shown(row: ShownAnswer, hidden: frozenset[str], instead: Mapping[str, str]) -> ShownAnswer | None:
    if row.field in instead:
        return ShownAnswer(row.names, row.label, instead[row.field], is_empty=False)
    return None if row.is_empty or hidden & set(row.names) else row


def _title_of(number: int, field: str, of_youth: frozenset[str]) -> str:
    if field in _EMPLOYER:
        return "求人事業所"
    if field in _HEADER or number == 1:
        return "求人の区分"
    if field == "posting_remarks":
        return "求人に関する特記事項"
    if field in _FOR_DISABLED:
        return "障害者に対する配慮"
    if field in of_youth:
        return "青少年雇用情報"
    return _SECTIONS.get(number, "求人・事業所PR情報")


def fields_of_youth(names: Iterable[str]) -> list[str]:
    """青少年雇用情報 among the fields in the official order."""
    ordered = list(names)
    return ordered[ordered.index(_FIRST_OF_YOUTH) : ordered.index(_LAST_OF_YOUTH) + 1]
