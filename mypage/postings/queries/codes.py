"""What the codes on a posting mean in words."""

from mypage.kernel.fields import Answers
from mypage.reference.models import Licence, Municipality, Occupation
from mypage.reference.rules.municipality_codes import ABROAD, with_check_digit

_OCCUPATIONS = tuple(f"occupation_code_{number}" for number in (1, 2, 3))
_LICENCES = tuple(f"licence_code_{number}" for number in (1, 2, 3))
_PLACE = "workplace_municipality"


def names_of_codes(answers: Answers) -> dict[str, str]:
    """Field to words, for every code of a posting that the reference tables know: at most three statements."""
    return _occupations(answers) | _licences(answers) | _places(answers)


def _given(answers: Answers, names: tuple[str, ...]) -> dict[str, str]:
    return {name: answers.text(name) for name in names if answers.text(name)}


def _occupations(answers: Answers) -> dict[str, str]:
    given = _given(answers, _OCCUPATIONS)
    rows = Occupation.objects.select_related("parent").in_bulk(set(given.values())) if given else {}
    words = {name: rows[code].label for name, code in given.items() if code in rows}
    first = rows.get(given.get(_OCCUPATIONS[0], ""))
    if first is not None and first.examples:
        words["occupation_guide"] = first.examples
    return words


def _licences(answers: Answers) -> dict[str, str]:
    given = _given(answers, _LICENCES)
    rows = Licence.objects.in_bulk(set(given.values())) if given else {}
    return {name: f"{code} {rows[code].name}" for name, code in given.items() if code in rows}


def _places(answers: Answers) -> dict[str, str]:
    code = answers.text(_PLACE)
    if code == ABROAD:
        return {_PLACE: "国外"}
    if len(code) != len("13101") or not code.isdecimal():
        return {}
    row = Municipality.objects.select_related("prefecture").filter(code=with_check_digit(code)).first()
    return {_PLACE: row.full_name} if row else {}
