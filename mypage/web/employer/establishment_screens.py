"""One of the six screens: it saves itself, valid or not, as the 変更仮登録 that is being written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse

from mypage.establishments.choices import Role
from mypage.establishments.commands.changing import ScreenConflict, Seen, save_screen
from mypage.establishments.content import Screen, answers_of, screen_of, screens
from mypage.establishments.models import Establishment, EstablishmentChange
from mypage.establishments.queries import InForce, facts_of_content, in_force, open_change, words_of
from mypage.establishments.rules.changes import merged
from mypage.establishments.rules.content import violations_of_content
from mypage.kernel.clock import day_in_japan, now
from mypage.kernel.fields import Raw
from mypage.kernel.rule import RuleViolation
from mypage.web.access import employer_view
from mypage.web.access_types import AreaRequest
from mypage.web.employer.colleagues import leave_refusal
from mypage.web.employer.establishment_forms import HELP, Helped, errors_of, help_for, screen_form, typed_answers
from mypage.web.establishment_content import in_words
from mypage.web.http import leave_notice, page, see_other
from mypage.web.kept import GIVEN_BACK, given_back, keeps_what_was_typed, settled

_PAGE = "employer/establishment/screen.html"
_ON_PAGES_OF_THEIR_OWN = {"workplaces"}


@dataclass(frozen=True)
class Ground:
    """What a screen stands on: the establishment, its open change, what is in force, and both together."""

    establishment: Establishment
    change: EstablishmentChange | None
    known: InForce
    values: Mapping[str, Raw]

    @classmethod
    def of(cls, establishment: Establishment) -> "Ground":
        """How it stands now."""
        change, known = open_change(establishment), in_force(establishment)
        return cls(establishment, change, known, merged(known.content, change.values if change else {}))


@employer_view(Role.OWNER, Role.MEMBER)
@keeps_what_was_typed
def establishment_screen(request: AreaRequest, slug: str) -> HttpResponse:
    """The questions of the screen; a POST saves what was typed, and shows what the office would object to."""
    screen = screen_of(slug)
    own = request.membership.establishment
    if screen is None or slug in _ON_PAGES_OF_THEIR_OWN or not (own.is_registered or own.is_waiting):
        raise Http404
    ground = Ground.of(own)
    if request.method != "POST":
        if ground.change and ground.change.is_waiting:
            return see_other("employer:establishment_change")
        return _open(request, screen, ground)
    typed = typed_answers(request.POST, screen.fields)
    if HELP in request.POST:
        return _help(request, screen, ground, typed)
    settled(request)
    return _save(request, screen, own, typed)


def _open(request: AreaRequest, screen: Screen, ground: Ground) -> HttpResponse:
    kept = given_back(request)
    if kept is None:
        return _show(request, screen, ground, ground.values)
    values = {**ground.values, **typed_answers(kept, screen.fields)}
    return _show(request, screen, ground, values, more={"notice": GIVEN_BACK, "seen": kept.get("seen", "")})


def _save(request: AreaRequest, screen: Screen, own: Establishment, typed: Mapping[str, Raw]) -> HttpResponse:
    at = now()
    try:
        seen = Seen.parse(request.POST.get("seen", ""))
    except ValueError:
        seen = Seen(0)
    try:
        save_screen(establishment=own, screen=screen, typed=typed, seen=seen, by=request.login, at=at)
    except ScreenConflict as conflict:
        return _conflict(request, screen, Ground.of(own), typed, conflict)
    except RuleViolation as refusal:
        leave_refusal(request, refusal)
        return see_other("employer:establishment")
    ground = Ground.of(own)
    facts = facts_of_content(ground.values, day_in_japan(at).year, ground.known)
    errors = errors_of(violations_of_content(facts), screen.names)
    if errors and "later" not in request.POST:
        return _show(request, screen, ground, ground.values, errors=errors, status=422)
    leave_notice(request, "success", f"{screen.title}を保存しました", "変更は、確認して送るまで窓口に届きません。")
    following = _after(screen) if "next" in request.POST else None
    return (
        see_other("employer:establishment_screen", following.slug) if following else see_other("employer:establishment")
    )


def _help(request: AreaRequest, screen: Screen, ground: Ground, typed: Mapping[str, Raw]) -> HttpResponse:
    values = {**ground.values, **typed}
    if request.POST[HELP] == "conditions":
        return JsonResponse({"shown": sorted(answers_of(values).shown)})
    helped = help_for(request.POST, typed)
    return _show(
        request, screen, ground, {**values, **helped.values}, errors=helped.errors, helped=helped,
        status=422 if helped.errors else 200,
    )  # fmt: skip


def _conflict(
    request: AreaRequest, screen: Screen, ground: Ground, typed: Mapping[str, Raw], conflict: ScreenConflict
) -> HttpResponse:
    """409: what the other one saved stands beside what was typed; saving again is meant."""
    words = words_of(conflict.now, ground.known)
    fields = [field for field in screen.fields if field.name in conflict.names]
    theirs = [(field.label, in_words(field, conflict.now.get(field.name, ""), words)) for field in fields]
    return _show(request, screen, ground, {**ground.values, **typed}, theirs=theirs, status=409)


def _show(
    request: AreaRequest,
    screen: Screen,
    ground: Ground,
    values: Mapping[str, Raw],
    *,
    errors: Mapping[str, Sequence[str]] | None = None,
    helped: Helped | None = None,
    theirs: Sequence[tuple[str, str]] = (),
    status: int = 200,
    more: Mapping[str, Any] | None = None,
) -> HttpResponse:
    industry_words = request.POST.get("industry_words", "").strip()
    form = screen_form(screen, values, words_of(values, ground.known), errors, industry_words)
    if helped and helped.focus in form.fields:
        form.fields[helped.focus].widget.attrs["autofocus"] = "autofocus"
    context: dict[str, Any] = {
        "form": form,
        "screen": screen,
        "following": _after(screen),
        "count": len(screens()),
        "change": ground.change,
        "seen": str(Seen.of(ground.establishment, ground.change)),
        "helped": helped,
        "theirs": theirs,
        "industry_words": industry_words,
    }
    return page(request, _PAGE, {**context, **(more or {})}, status)


def _after(screen: Screen) -> Screen | None:
    """The next screen that is saved like this one."""
    later = [each for each in screens() if each.number > screen.number]
    return next((each for each in later if each.slug not in _ON_PAGES_OF_THEIR_OWN), None)
