"""事業所: the overview with its six screens, and everything that is in force."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from mypage.establishments.choices import ChangeState, RegistrationState
from mypage.establishments.content import Screen, screens
from mypage.establishments.models import Establishment, EstablishmentChange
from mypage.establishments.queries import (
    InForce,
    facts_of_content,
    in_force,
    open_change,
    words_of_workplaces,
    workplaces_of,
)
from mypage.establishments.rules.changes import changed_names, merged
from mypage.establishments.rules.content import violations_of_content
from mypage.establishments.rules.declaration import is_declaration_due
from mypage.kernel.clock import day_in_japan, now
from mypage.kernel.rule import Violation
from mypage.kernel.terms import term_in_words
from mypage.postings.settings_tables import declaration_months
from mypage.web.access import employer_view
from mypage.web.access_types import AreaRequest
from mypage.web.establishment_content import parts_of, rows_of_workplace
from mypage.web.http import page

CHIPS = {
    ChangeState.DRAFT: ("変更の書きかけ", "blue"),
    ChangeState.WAITING: ("変更の確認中", "yellow"),
    ChangeState.RETURNED: ("変更の修正依頼中", "orange"),
}


@dataclass(frozen=True)
class ScreenTask:
    """One of the six screens as a task: words, where it is done, a line below, a state."""

    label: str
    href: str
    hint: str = ""
    status: str = ""
    chip: tuple[str, str] | None = None


@employer_view()
@require_safe
def establishment(request: AreaRequest) -> HttpResponse:
    """What is registered and what is being changed, or how far the registration has come."""
    at, own, months = now(), request.membership.establishment, declaration_months()
    change = open_change(own)
    known = in_force(own)
    declared_on = str(known.content["self_declared_on"])
    review = own.reviews.first() if own.state == RegistrationState.RETURNED else None
    day = date.fromisoformat(declared_on) if declared_on else None
    may_change = request.membership.may_write and (own.is_registered or own.is_waiting)
    context: dict[str, Any] = {
        "establishment": own,
        "review": review,
        "change": change,
        "chip": CHIPS.get(ChangeState(change.state)) if change else None,
        "may_change": may_change,
        "tasks": tasks_of(own, change, known, at) if may_change else [],
        "declared_on": day,
        "is_declaration_due": is_declaration_due(day, day_in_japan(at), months),
        "declaration_term": term_in_words(months),
    }
    return page(request, "employer/establishment/overview.html", context)


@employer_view()
@require_safe
def establishment_content(request: AreaRequest) -> HttpResponse:
    """Every item that is in force, for every login."""
    own = request.membership.establishment
    known = in_force(own)
    workplaces = workplaces_of(own)
    places = words_of_workplaces(workplaces, known)
    context = {
        "establishment": own,
        "parts": parts_of(known.content, known.content, known.words),
        "change": open_change(own),
        "workplaces": [(each, rows_of_workplace(each.content, places)) for each in workplaces],
        "images": list(own.images.published()),
    }
    return page(request, "employer/establishment/content.html", context)


def tasks_of(own: Establishment, change: EstablishmentChange | None, known: InForce, at: datetime) -> list[ScreenTask]:
    """The six screens with what each of them lacks or says otherwise than is in force."""
    values = merged(known.content, change.values if change else {})
    faults = violations_of_content(facts_of_content(values, day_in_japan(at).year, known))
    changed = set(changed_names(known.content, values))
    is_waiting = bool(change and change.is_waiting)
    found = []
    for screen in screens():
        own_faults = [each for each in faults if each.field in screen.names]
        is_changed = bool(changed & set(screen.names))
        found.append(_task(screen, own, own_faults, is_changed=is_changed, is_waiting=is_waiting))
    return found


def _task(
    screen: Screen, own: Establishment, faults: Iterable[Violation], *, is_changed: bool, is_waiting: bool
) -> ScreenTask:
    missing = sum(each.code == "missing" for each in faults)
    wrong = sum(each.code != "missing" for each in faults)
    label, hint = f"{screen.number} {screen.title}", ""
    if screen.slug == "workplaces":
        return ScreenTask(label, reverse("employer:workplaces"), "求人で選べる就業場所の一覧です。", _count(own))
    if missing:
        hint = f"必須の項目が{missing}件、まだ入力されていません。"
    chip = None
    if wrong:
        chip = ("要修正", "red")
    elif is_changed:
        chip = ("変更の確認中", "yellow") if is_waiting else ("変更あり", "blue")
    name = "images" if screen.slug == "images" else "establishment_screen"
    href = reverse(f"employer:{name}", args=[] if screen.slug == "images" else [screen.slug])
    return ScreenTask(label, href, hint, "未入力あり" if missing else "入力済み", chip)


def _count(own: Establishment) -> str:
    return f"{own.workplaces.count()}か所"
