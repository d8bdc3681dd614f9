"""Postings for tests: a complete valid set of answers for every kind, a draft and a submitted application of it.

`answers_for` is kept valid against all rules by `tests/unit/postings/test_valid_answers.py`.
"""

from collections.abc import Collection
from datetime import date, datetime

from mypage.establishments.models import Establishment, SelfDeclaration
from mypage.kernel.clock import JST, day_in_japan
from mypage.kernel.fields import Raw
from mypage.postings.commands.drafting import start_draft
from mypage.postings.commands.reviewing import accept_posting, waiting_revision
from mypage.postings.commands.submitting import note_visit, submit_posting
from mypage.postings.models import Posting
from mypage.postings.queries.facts import facts_of_draft
from mypage.postings.rules.registry import judge_whole
from mypage.reference.models import Industry, MinimumWage, Municipality, Occupation, PostalCode, Prefecture
from tests.cast import Cast
from tests.posting_answers import answers_for

__all__ = [
    "DAY",
    "NOON",
    "a_draft",
    "a_submitted",
    "an_accepted",
    "answers_for",
    "caution_keys",
    "complete_establishment",
    "reference_rows",
]

DAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=JST)
"""A Sunday noon, for tests that need a day on which every kind may be submitted."""

DETAILS: dict[str, Raw] = {
    "legal_form": "法人",
    "corporate_name": "株式会社山田商店",
    "corporate_name_kana": "ヤマダショウテン",
    "head_office_postal_code": "1020072",
    "head_office_address": "東京都千代田区飯田橋9丁目8番7号",
    "founded_year": "1984",
    "capital_yen": "10000000",
    "employees_in_company": "38",
    "representative_title": "代表取締役",
    "representative_name": "山田 太郎",
    "female_employees": "7",
    "part_time_employees": "4",
    "has_labour_union": "なし",
    "has_work_rules_for_full_time": "あり",
    "has_work_rules_for_part_time": "あり",
    "childcare_leave_record": "あり",
    "family_care_leave_record": "対象者なし",
    "child_nursing_leave_record": "あり",
    "usual_insurances": ["雇用", "労災", "健康", "厚生"],
    "business_description": "高齢者が暮らす施設を、千代田区で２か所運営しています。",
}


def complete_establishment(establishment: Establishment, at: datetime = NOON) -> Establishment:
    """The six screens of an establishment filled in, and the self-declaration made on that day."""
    establishment.details = dict(DETAILS)
    establishment.corporate_name = str(DETAILS["corporate_name"])
    establishment.corporate_number = "8700110005901"
    establishment.industry = Industry.objects.filter(code="85").first()
    establishment.save()
    SelfDeclaration.objects.create(
        establishment=establishment,
        version="1",
        declared_on=day_in_japan(at),
        declared_at=at,
        declared_by_name="山田 太郎",
    )
    return establishment


def reference_rows() -> None:
    """The rows of the reference tables that the answers name: 千代田区, its postal code, wages, codes."""
    tokyo, _ = Prefecture.objects.get_or_create(code="13", defaults={"name": "東京都", "name_kana": "トウキョウト"})
    chiyoda, _ = Municipality.objects.get_or_create(
        code="131016",
        defaults={"prefecture": tokyo, "name": "千代田区", "short_name": "千代田区", "kind": "special_ward"},
    )
    PostalCode.objects.get_or_create(postal_code="1020072", municipality=chiyoda, town="飯田橋", town_kana="")
    for year, yen, day in ((2025, 1226, date(2025, 10, 3)), (2026, 1280, date(2026, 10, 1))):
        defaults = {"yen": yen, "effective_date": day}
        MinimumWage.objects.get_or_create(prefecture=tokyo, fiscal_year=year, defaults=defaults)
    above: Occupation | None = None
    for level, code, name in ((1, "08", "福祉・介護の職業"), (2, "050", "施設介護の職業"), (3, "050-01", _CARE)):
        row = {"level": level, "parent": above, "name": name, "search_text": name}
        above, _ = Occupation.objects.get_or_create(code=code, defaults=row)
    top, _ = Industry.objects.get_or_create(code="P", defaults={"level": 1, "name": _HEALTH, "search_text": _HEALTH})
    welfare = {"level": 2, "parent": top, "name": _WELFARE, "search_text": _WELFARE}
    Industry.objects.get_or_create(code="85", defaults=welfare)


_CARE = "高齢者入所型施設介護員"
_HEALTH = "医療，福祉"
_WELFARE = "社会保険・社会福祉・介護事業"


def a_draft(
    cast: Cast,
    kind: str = "full_time",
    *,
    flags: Collection[str] = (),
    at: datetime = NOON,
    establishment: Establishment | None = None,
    **answers: Raw,
) -> Posting:
    """A draft of 山田商店 (or of the one named) that could be submitted; `answers` go before the valid ones."""
    reference_rows()
    owner = establishment or cast.shop
    if not owner.details:
        complete_establishment(owner, at)
    values = answers_for(kind, flags, on=day_in_japan(at)) | answers
    return start_draft(establishment=owner, values=values, by=cast.yamada, at=at)


def caution_keys(posting: Posting, at: datetime = NOON) -> set[str]:
    """The keys of every caution that the rules have about a draft now."""
    found = judge_whole(facts_of_draft(posting, day_in_japan(at)).facts)
    return {finding.key for finding in found if finding.strength == "caution"}


def a_submitted(
    cast: Cast,
    kind: str = "full_time",
    *,
    flags: Collection[str] = (),
    at: datetime = NOON,
    establishment: Establishment | None = None,
    **answers: Raw,
) -> Posting:
    """An application that waits at the office, with every caution confirmed."""
    draft = a_draft(cast, kind, flags=flags, at=at, establishment=establishment, **answers)
    return submit_posting(posting=draft, by=cast.yamada, at=at, confirmed=caution_keys(draft, at))


def an_accepted(
    cast: Cast,
    kind: str = "full_time",
    *,
    flags: Collection[str] = (),
    at: datetime = NOON,
    establishment: Establishment | None = None,
    **answers: Raw,
) -> Posting:
    """A posting in force, accepted by the office in the moment in which it was submitted, after the visit it needs."""
    row = a_submitted(cast, kind, flags=flags, at=at, establishment=establishment, **answers)
    if row.visit_until:
        note_visit(posting=row, by=cast.nakamura, at=at)
    waiting = waiting_revision(row)
    assert waiting
    return accept_posting(posting=row, revision=waiting.number, by=cast.nakamura, at=at)
