"""Rules of 加入保険等: which insurances the work seems to need."""

import re
from collections.abc import Iterator
from decimal import Decimal

from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.registry import Found, found, rule
from mypage.postings.rules.spans import DAY_LABOUR, contract_term, may_be_renewed
from mypage.postings.rules.words import folded
from mypage.postings.settings_tables import dated_value

WORKERS_COMPENSATION = ("労災", "公務災害")
SHORT_TERM_MONTHS = 2
"""健康保険法 第3条・厚生年金保険法 第12条: ２ヶ月以内の期間を定めて使用される人."""
SEASON_MONTHS = 4
"""同: 季節的業務に使用される人（継続して４ヶ月を超えない）."""
_OTHER_HEALTH_INSURANCE = re.compile(r"共済|国保|国民健康保険組合|建設連合|医師国")


@rule("R-120")
def insures_accidents_at_work(facts: PostingFacts) -> Iterator[Found]:
    """労災, or 公務災害 of public servants, is among the insurances, or the reason is told."""
    if _may_judge(facts) and _lacks_workers_compensation(facts):
        yield found("insurances")


@rule("R-121")
def insures_against_unemployment(facts: PostingFacts) -> Iterator[Found]:
    """Work of 20 hours a week (from October 2028: 10) and 31 days has 雇用保険, or the reason is told."""
    if _may_judge(facts) and _lacks_employment_insurance(facts):
        yield found("insurances", 時間=_weekly(facts))


@rule("R-122")
def insures_health_and_pension_of_regular_hours(facts: PostingFacts) -> Iterator[Found]:
    """A company's work of three quarters of full-time hours has 健康保険 and 厚生年金, or the reason is told."""
    if _may_judge(facts) and _lacks_insurance_of_regular_hours(facts):
        yield found("insurances")


@rule("R-123")
def insures_health_and_pension_in_large_companies(facts: PostingFacts) -> Iterator[Found]:
    """Work of 20 hours a week in a large enough company has 健康保険 and 厚生年金; where R-122 speaks, it is silent."""
    if _may_judge(facts) and not _lacks_insurance_of_regular_hours(facts) and _lacks_insurance_of_large_company(facts):
        yield found("insurances", 人数=facts.number("employees_in_company"), 時間=_weekly(facts))


@rule("R-124")
def says_why_an_insurance_is_missing(facts: PostingFacts) -> Iterator[Found]:
    """Where an insurance that seems needed is missing, the reason is told."""
    if _may_judge(facts) and (
        _lacks_workers_compensation(facts)
        or _lacks_employment_insurance(facts)
        or _lacks_insurance_of_regular_hours(facts)
        or _lacks_insurance_of_large_company(facts)
    ):
        yield found("insurances_missing_reason")


def _may_judge(facts: PostingFacts) -> bool:
    return bool(facts.several("insurances")) and not facts.text("insurances_missing_reason")


def _weekly(facts: PostingFacts) -> str:
    hours = facts.decimal("weekly_scheduled_hours") or Decimal()
    return f"{hours.normalize():f}" if hours % 1 else f"{hours:.0f}"


def _works_weekly(facts: PostingFacts, hours: Decimal | str | None) -> bool:
    weekly = facts.decimal("weekly_scheduled_hours")
    return weekly is not None and isinstance(hours, Decimal) and weekly >= hours


def _lacks_workers_compensation(facts: PostingFacts) -> bool:
    return not any(facts.has("insurances", name) for name in WORKERS_COMPENSATION)


def _lacks_employment_insurance(facts: PostingFacts) -> bool:
    if facts.has("insurances", "雇用") or not _lasts_31_days(facts):
        return False
    return _works_weekly(facts, dated_value("employment_insurance_weekly_hours", facts.today))


def _lacks_insurance_of_regular_hours(facts: PostingFacts) -> bool:
    if not facts.text("corporate_number") or _has_health_and_pension(facts) or not _lasts_beyond_short_terms(facts):
        return False
    return _works_weekly(facts, facts.setting("full_time_weekly_hours") * facts.setting("health_insurance_share"))


def _lacks_insurance_of_large_company(facts: PostingFacts) -> bool:
    employees = facts.number("employees_in_company")
    enough = dated_value("social_insurance_employees", facts.today)
    if employees is None or not isinstance(enough, Decimal) or employees < enough:
        return False
    if _has_health_and_pension(facts) or not _lasts_beyond_short_terms(facts):
        return False
    return _works_weekly(facts, dated_value("social_insurance_weekly_hours", facts.today))


def _has_health_and_pension(facts: PostingFacts) -> bool:
    has_health = facts.has("insurances", "健康") or (
        facts.has("insurances", "その他") and _OTHER_HEALTH_INSURANCE.search(folded(facts.text("insurances_other")))
    )
    return bool(has_health) and facts.has("insurances", "厚生")


def _lasts_31_days(facts: PostingFacts) -> bool:
    days = dated_value("employment_insurance_days", facts.today)
    if facts.text("employment_period") == DAY_LABOUR or not isinstance(days, Decimal):
        return False
    term = contract_term(facts)
    return term is None or may_be_renewed(facts) or term.has_days(int(days))


def _lasts_beyond_short_terms(facts: PostingFacts) -> bool:
    if facts.text("employment_period") == DAY_LABOUR:
        return False
    term = contract_term(facts)
    limit = SEASON_MONTHS if facts.kind == "seasonal" else SHORT_TERM_MONTHS
    return term is None or may_be_renewed(facts) or term.is_longer_than(limit)
