"""Section 3 of a demo posting, second half: age, schooling, experience, licences; of graduates their schools."""

from mypage.kernel.fields import Raw
from mypage.processes.demo_world.duties import has_term
from mypage.processes.demo_world.terms import retirement_of
from mypage.processes.demo_world.writing import GRADUATE_KINDS, SCHOOL_KINDS, SEASON_KINDS, Writing

_GUARDS_FROM = "18"
_CAREER_UNTIL = ("35", "39", "44")


def requirements(writing: Writing) -> dict[str, Raw]:
    """What one must bring."""
    answers = _licences(writing)
    job = writing.job
    if job.pc:
        answers["pc_skills"] = job.pc
    if writing.kind in GRADUATE_KINDS:
        return answers
    answers |= _age(writing) | _education(writing)
    if job.experience:
        answers |= {"experience": job.experience["need"], "experience_detail": job.experience["text"]}
    else:
        answers["experience"] = "不問"
    return answers


def _age(writing: Writing) -> dict[str, Raw]:
    chance = writing.own("age")
    if writing.job.age == "guard":
        ground = {"age_limit_ground": "ｂ 法令の規定による年齢制限", "age_limit_reason": "警備業法第１４条による"}
        return {"age_limit": "制限あり", "age_from": _GUARDS_FROM, **ground}
    limit, _ = retirement_of(writing.firm)
    may_limit = writing.is_regular and not has_term(writing) and not writing.wanted.is_for_people_with_disabilities
    if may_limit and limit and chance.random() < 0.35:
        ground = {"age_limit_ground": "ａ 定年を上限", "age_limit_reason": "定年年齢を上限とするため"}
        return {"age_limit": "制限あり", "age_to": str(limit - 1), **ground}
    if may_limit and not writing.job.experience and not writing.job.education and chance.random() < 0.12:
        ground = {
            "age_limit_ground": "ｃ 長期勤続によるキャリア形成",
            "age_limit_reason": "長期の勤続により技能を身に付けていただくため",
        }
        return {"age_limit": "制限あり", "age_to": chance.choice(_CAREER_UNTIL), **ground}
    return {"age_limit": "不問"}


def _education(writing: Writing) -> dict[str, Raw]:
    chance = writing.own("education")
    if writing.job.education:
        level, subject = writing.job.education
        return {"education": "必須", "education_level": level, "education_subject": subject}
    if writing.is_regular and writing.job.hours in ("office", "office830", "flex") and chance.random() < 0.4:
        return {"education": "必須", "education_level": "高校以上"}
    return {"education": "不問"}


def _licences(writing: Writing) -> dict[str, Raw]:
    job = writing.job
    asked = [] if writing.kind in SCHOOL_KINDS | SEASON_KINDS else list(job.licences)
    if writing.kind == "university":
        asked = [pair for pair in asked if pair[1] == "必須"]
    driving = "" if writing.kind in GRADUATE_KINDS or writing.wanted.is_for_people_with_disabilities else job.driving
    if not asked and not driving:
        return {"licences": "不問"}
    answers: dict[str, Raw] = {"licences": "必要", "driving_licence": driving or "不問"}
    if driving:
        answers["automatic_only_is_enough"] = "不可" if any(code.startswith("48") for code, _ in asked) else "可"
    for place, (code, level) in enumerate(asked, start=1):
        answers |= {f"licence_code_{place}": code, f"licence_level_{place}": level}
    if job.any_licence and len(asked) > 1:
        answers["any_licence_suffices"] = "該当する"
    return answers
