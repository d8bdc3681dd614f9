"""What only demo postings for graduates have: dates of the school year, 青少年雇用情報, the school's questions."""

from datetime import date, timedelta

from mypage.kernel.fields import Raw
from mypage.postings.rules.graduates import year_of_graduation
from mypage.postings.settings_tables import GraduateDate, GraduateKind, graduate_day
from mypage.processes.demo_world.beginning import accepts_self_applications
from mypage.processes.demo_world.data import common
from mypage.processes.demo_world.writing import SCHOOL_KINDS, Writing

_KINDS: dict[str, GraduateKind] = {
    "university": "university", "high_school": "high_school", "junior_high": "junior_high",
}  # fmt: skip
_YEARS = (1, 2, 3)


def may_be_filed(kind: str, day: date) -> bool:
    """Whether offices take postings of this kind on a day (高卒求人: from June)."""
    known = _KINDS.get(kind)
    first = graduate_day(known, "filing_from", year_of_graduation(day)) if known else None
    return first is None or day >= first


def for_graduates(writing: Writing) -> dict[str, Raw]:
    """Schools, dates and the youth employment information."""
    chance = writing.own("graduates")
    answers: dict[str, Raw] = {
        "accepts_earlier_graduates": "可",
        "earlier_graduates_within_years": "3",
        "accepts_school_leavers_without_degree": chance.choice(("可", "不可")),
        "moving_cost": chance.choice(("あり", "なし")),
        "starts_work_on": _day(writing, "starts_work_from", writing.today).isoformat(),
    }
    answers |= _dates(writing) | _youth(writing)
    if writing.kind in SCHOOL_KINDS:
        return answers | _schools(writing)
    notes = "university_notes" if accepts_self_applications(writing) else "university_notes_by_post"
    return answers | {"supplementary_remarks": chance.choice(common()[notes])}


def of_the_next_year(writing: Writing) -> dict[str, Raw]:
    """What a posting says instead that seeks those who graduate a year later, long before it may be shown."""
    kind, year = _KINDS[writing.kind], year_of_graduation(writing.today) + 1
    shown = graduate_day(kind, "public_from", year, writing.firm.prefecture)
    chosen = graduate_day(kind, "selection_from", year, writing.firm.prefecture)
    starts = graduate_day(kind, "starts_work_from", year)
    days = {"application_accepted_from_on": shown, "selection_from_on": chosen, "starts_work_on": starts}
    return {name: day.isoformat() for name, day in days.items() if day}


def _day(writing: Writing, what: GraduateDate, earliest: date) -> date:
    found = graduate_day(_KINDS[writing.kind], what, year_of_graduation(writing.today), writing.firm.prefecture)
    return max(earliest, found) if found else earliest


def _dates(writing: Writing) -> dict[str, Raw]:
    """Schools visit first, then pupils apply, then they are chosen."""
    today = writing.today
    visit = _day(writing, "visits_from", today + timedelta(days=3))
    has_visits = writing.kind in SCHOOL_KINDS
    accepted = _day(writing, "applications_from", (visit if has_visits else today) + timedelta(days=12))
    selected = _day(writing, "selection_from", accepted + timedelta(days=11))
    answers: dict[str, Raw] = {
        "application_accepted_from_on": accepted.isoformat(),
        "selection_from_on": selected.isoformat(),
    }
    if has_visits:
        answers |= {
            "allows_visit_before_application": "可",
            "visit_from_on": visit.isoformat(),
            "visit_until": (accepted - timedelta(days=1)).isoformat(),
        }
    return answers


def _schools(writing: Writing) -> dict[str, Raw]:
    chance = writing.own("schools")
    return {
        "accepts_parallel_applications": chance.choice(("可", "不可")),
        "supplementary_remarks": chance.choice(common()["school_notes"]),
    }


def _youth(writing: Writing) -> dict[str, Raw]:
    chance, answers = writing.of_firm("youth"), dict[str, Raw]()
    size = max(1, int(writing.firm.company) // 40)
    for year in _YEARS:
        men, women = chance.randint(0, size), chance.randint(0, size)
        answers |= {
            f"new_graduates_hired_men_{year}": str(men),
            f"new_graduates_hired_women_{year}": str(women),
            f"new_graduates_left_{year}": str(min(men + women, chance.choice((0, 0, 1)))),
        }
    for name, choices in common()["youth"].items():
        answers[name] = chance.choice(choices)
    eligible = chance.randint(0, 3)
    return answers | {
        "average_years_of_service": f"{chance.uniform(5, 16):.1f}",
        "average_age_of_employees": f"{chance.uniform(36, 47):.1f}",
        "average_overtime_hours_last_year": f"{writing.job.overtime + chance.uniform(0, 3):.1f}",
        "average_paid_leave_taken_last_year": f"{chance.uniform(8, 14):.1f}",
        "childcare_leave_men_eligible_last_year": str(eligible),
        "childcare_leave_men_taken_last_year": str(max(eligible - 1, 0)),
        "childcare_leave_women_eligible_last_year": str(eligible),
        "childcare_leave_women_taken_last_year": str(eligible),
        "share_of_women_officers_percent": f"{chance.choice((0, 20, 25, 33.3, 50)):.1f}",
        "share_of_women_managers_percent": f"{chance.uniform(5, 45):.1f}",
    }
