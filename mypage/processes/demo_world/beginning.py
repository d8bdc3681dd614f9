"""Sections 1 and 2 of a demo posting: what it is, who may see it, who works there."""

from datetime import timedelta

from mypage.kernel.fields import Raw
from mypage.postings.choices import PostingKind
from mypage.processes.demo_world.writing import SCHOOL_KINDS, Writing

_SCOPES = (
    "１ 事業所名等を含む求人情報を公開する",
    "２ ハローワークの求職者に限定し、事業所名等を含む求人情報を公開する",
    "３ 事業所名等を含まない求人情報を公開する",
    "４ 求人情報を公開しない",
)
_PROVISIONS = (
    "民間人材ビジネスと地方自治体に提供する", "地方自治体のみに提供する", "民間人材ビジネスのみに提供する",
    "提供しない",
)  # fmt: skip
_OFFERED_TO_ALL = ("１", "２")


def beginning(writing: Writing) -> dict[str, Raw]:
    """Sections 1 and 2."""
    wanted, firm = writing.wanted, writing.firm
    answers: dict[str, Raw] = {
        "posting_category": PostingKind(wanted.kind).label,
        "has_read_leaflet": "確認した",
        "confirms_self_declaration": "申告の内容に変わりはない",
        "employees_at_workplace": firm.here,
        "female_employees_at_workplace": firm.women,
        "part_time_employees_at_workplace": firm.part_time,
    }
    if wanted.is_for_people_with_disabilities:
        answers["is_for_people_with_disabilities"] = "該当する"
        answers["recruits_continuous_support_type_a_users"] = "該当する" if wanted.is_type_a else "該当しない"
    if wanted.is_trial:
        answers["trial_employment"] = _trial(writing)
    return answers | _disclosure(writing)


def accepts_self_applications(writing: Writing) -> bool:
    """Whether one may apply online without a referral."""
    may_be = writing.kind not in SCHOOL_KINDS and _scope(writing).startswith(_OFFERED_TO_ALL)
    return may_be and writing.own("self applications").random() < 0.55


def _scope(writing: Writing) -> str:
    chance = writing.own("scope")
    if writing.kind in SCHOOL_KINDS:
        return chance.choices((_SCOPES[0], _SCOPES[3]), (9, 1))[0]
    return chance.choices(_SCOPES, (72, 12, 9, 7))[0]


def _disclosure(writing: Writing) -> dict[str, Raw]:
    scope, chance = _scope(writing), writing.own("disclosure")
    answers: dict[str, Raw] = {
        "disclosure_scope": scope,
        "shows_establishment_images": chance.choice(("する", "しない")),
    }
    if writing.kind in SCHOOL_KINDS:
        return answers
    answers["online_provision"] = chance.choices(_PROVISIONS, (6, 2, 1, 1))[0]
    if scope.startswith(_OFFERED_TO_ALL):
        accepts = accepts_self_applications(writing)
        answers["accepts_self_applications"] = f"オンライン自主応募を受け付け{'る' if accepts else 'ない'}"
    if writing.kind != "university" and chance.random() < 0.08:
        answers["wished_referral_until"] = (writing.today + timedelta(days=30)).isoformat()
    return answers


def _trial(writing: Writing) -> str:
    if not writing.wanted.is_for_people_with_disabilities:
        return "トライアル雇用"
    return "障害者短時間トライアル雇用" if writing.is_part_time else "障害者トライアル雇用"
