"""The answers of one demo posting, as somebody at the firm could have typed them."""

from mypage.kernel.fields import Raw
from mypage.processes.demo_world.beginning import beginning
from mypage.processes.demo_world.data import common
from mypage.processes.demo_world.duties import duties
from mypage.processes.demo_world.graduates import for_graduates
from mypage.processes.demo_world.pay import pay, probation_pay
from mypage.processes.demo_world.requirements import requirements
from mypage.processes.demo_world.selection import selection, words
from mypage.processes.demo_world.terms import terms
from mypage.processes.demo_world.times import times
from mypage.processes.demo_world.writing import GRADUATE_KINDS, SEASON_KINDS, Writing


def answers_of(writing: Writing) -> dict[str, Raw]:
    """Everything that the form asks."""
    worked = times(writing)
    answers = beginning(writing) | duties(writing) | requirements(writing) | pay(writing, worked) | worked.answers
    answers |= terms(writing, worked) | selection(writing)
    answers |= probation_pay(writing, answers)
    if writing.kind in GRADUATE_KINDS:
        answers |= for_graduates(writing)
    if writing.kind in SEASON_KINDS:
        answers |= _travel(writing)
    answers |= words(writing, answers)
    return {name: value for name, value in answers.items() if value}


def _travel(writing: Writing) -> dict[str, Raw]:
    chance = writing.own("travel")
    cost = chance.choice(("全額支給", "一部支給", "なし"))
    remarks = {"round_trip_travel_remarks": chance.choice(common()["travel_remarks"])} if cost == "一部支給" else {}
    return {"round_trip_travel_cost": cost, **remarks}
