"""就業場所: places of work kept for reuse in postings."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse, QueryDict
from django.views.decorators.http import require_safe

from mypage.establishments.choices import Role
from mypage.establishments.commands.workplaces import (
    MOST_WORKPLACES,
    add_workplace,
    change_workplace,
    remove_workplace,
)
from mypage.establishments.content import answers_of_workplace, workplace_fields
from mypage.establishments.models import Workplace
from mypage.establishments.queries import words_of_workplaces, workplaces_of
from mypage.kernel.clock import now
from mypage.kernel.fields import Raw
from mypage.kernel.rule import RuleViolation
from mypage.web.access import employer_view
from mypage.web.access_types import AreaRequest
from mypage.web.employer.establishment_forms import HELP, Helped, errors_of, help_for, typed_answers, workplace_form
from mypage.web.establishment_content import rows_of_workplace
from mypage.web.http import leave_notice, page, see_other
from mypage.web.kept import GIVEN_BACK, given_back, keeps_what_was_typed, settled

_NAMES = [field.name for field in workplace_fields()]


@employer_view()
@require_safe
def workplaces(request: AreaRequest) -> HttpResponse:
    """The list; 閲覧のみ reads it."""
    found = workplaces_of(request.membership.establishment)
    places = words_of_workplaces(found)
    context = {
        "workplaces": [(each, rows_of_workplace(each.content, places)) for each in found],
        "may_write": request.membership.may_write,
        "most": MOST_WORKPLACES,
    }
    return page(request, "employer/establishment/workplaces.html", context)


@employer_view(Role.OWNER, Role.MEMBER)
@keeps_what_was_typed
def workplace_new(request: AreaRequest) -> HttpResponse:
    """A workplace more."""
    if request.method != "POST":
        return _open(request, None, {})
    typed = typed_answers(request.POST, workplace_fields())
    if HELP in request.POST:
        return _help(request, None, typed)
    settled(request)
    try:
        row = add_workplace(establishment=request.membership.establishment, typed=typed, by=request.login, at=now())
    except RuleViolation as refusal:
        return _refused(request, None, typed, refusal)
    leave_notice(request, "success", "就業場所を追加しました", row.name)
    return see_other("employer:workplaces")


@employer_view(Role.OWNER, Role.MEMBER)
@keeps_what_was_typed
def workplace(request: AreaRequest, pk: int) -> HttpResponse:
    """A workplace says something else."""
    row = _own(request, pk)
    if request.method != "POST":
        return _open(request, row, row.content)
    typed = typed_answers(request.POST, workplace_fields())
    if HELP in request.POST:
        return _help(request, row, typed)
    settled(request)
    try:
        change_workplace(workplace=row, typed=typed, version=_version(request.POST), by=request.login, at=now())
    except RuleViolation as refusal:
        if any(violation.code == "changed_meanwhile" for violation in refusal.violations):
            return _show(request, row, typed, theirs=_rows(row), status=409)
        return _refused(request, row, typed, refusal)
    leave_notice(request, "success", "就業場所を変更しました", str(typed["workplace_name"]))
    return see_other("employer:workplaces")


@employer_view(Role.OWNER, Role.MEMBER)
def workplace_removal(request: AreaRequest, pk: int) -> HttpResponse:
    """A workplace is not proposed any more, after a look at what follows."""
    row = _own(request, pk)
    if request.method != "POST":
        context = {"workplace": row, "rows": _rows(row)}
        return page(request, "employer/establishment/workplace_removal.html", context)
    remove_workplace(workplace=row, by=request.login, at=now())
    leave_notice(request, "success", "就業場所を削除しました", row.name)
    return see_other("employer:workplaces")


def _open(request: AreaRequest, row: Workplace | None, values: Mapping[str, Raw]) -> HttpResponse:
    kept = given_back(request)
    if kept is None:
        return _show(request, row, values)
    if row is not None:
        row.version = _version(kept)
    return _show(request, row, typed_answers(kept, workplace_fields()), notice=GIVEN_BACK)


def _version(sent: QueryDict) -> int:
    text = str(sent.get("version", ""))
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _own(request: AreaRequest, pk: int) -> Workplace:
    found = Workplace.objects.filter(pk=pk, establishment_id=request.membership.establishment_id).first()
    if found is None:
        raise Http404
    return found


def _rows(row: Workplace) -> list[tuple[str, str]]:
    return rows_of_workplace(row.content, words_of_workplaces([row]))


def _help(request: AreaRequest, row: Workplace | None, typed: Mapping[str, Raw]) -> HttpResponse:
    if request.POST[HELP] == "conditions":
        return JsonResponse({"shown": sorted(answers_of_workplace(typed).shown)})
    helped = help_for(request.POST, typed)
    status = 422 if helped.errors else 200
    return _show(request, row, {**typed, **helped.values}, errors=helped.errors, helped=helped, status=status)


def _refused(
    request: AreaRequest, row: Workplace | None, typed: Mapping[str, Raw], refusal: RuleViolation
) -> HttpResponse:
    errors = errors_of(refusal.violations, _NAMES)
    general = [violation.message for violation in refusal.violations if not violation.field]
    return _show(request, row, typed, errors=errors | ({"": general} if general else {}), status=422)


def _show(
    request: AreaRequest,
    row: Workplace | None,
    values: Mapping[str, Raw],
    *,
    errors: Mapping[str, Sequence[str]] | None = None,
    helped: Helped | None = None,
    theirs: Sequence[tuple[str, str]] = (),
    notice: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = Workplace(content=dict(values))
    form = workplace_form(values, words_of_workplaces([shown]), errors)
    if helped and helped.focus in form.fields:
        form.fields[helped.focus].widget.attrs["autofocus"] = "autofocus"
    context: dict[str, Any] = {"form": form, "workplace": row, "helped": helped, "theirs": theirs}
    if notice:
        context["notice"] = notice
    return page(request, "employer/establishment/workplace.html", context, status)
