"""職員: the list, a new one, and one of them."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from mypage.accounts.choices import KeyPurpose, StaffState
from mypage.accounts.commands.staff import add_staff, change_staff
from mypage.accounts.models import User
from mypage.accounts.queries import newest_key
from mypage.accounts.search import find_staff, staff_people, staff_state
from mypage.kernel.clock import now
from mypage.kernel.rule import RuleViolation
from mypage.notifications.queries import delivery_of_key
from mypage.web.access import staff_view
from mypage.web.access_types import AreaRequest
from mypage.web.http import invalid, leave_notice, page, see_other
from mypage.web.staff.admin.people_forms import ROLE_HINTS, NewStaffForm, StaffForm, StaffSearchForm

STATE_COLORS = {StaffState.ACTIVE: "green", StaffState.UNREGISTERED: "yellow", StaffState.DISABLED: "gray"}
_PAGE = 50


@staff_view("administrator")
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """職員の一覧."""
    search = StaffSearchForm(request.GET)
    asked = search.cleaned_data if search.is_valid() else {}
    office = asked.get("office")
    found = find_staff(words=asked.get("words", ""), office=office and office.pk, state=asked.get("state", ""))
    rows = Paginator(found, _PAGE).get_page(request.GET.get("page"))
    states = {user.pk: (state := staff_state(user)) and (state.label, STATE_COLORS[state]) for user in rows}
    context = {"search": search, "people": rows, "states": states, "query": without_page(request.GET)}
    return page(request, "staff/admin/people/list.html", context)


@staff_view("administrator")
def person_new(request: AreaRequest) -> HttpResponse:
    """職員の追加."""
    form = NewStaffForm(request.POST or None)
    context = {"form": form, "hints": ROLE_HINTS}
    if request.method != "POST":
        return page(request, "staff/admin/people/new.html", context)
    if form.is_valid():
        try:
            email = form.cleaned_data["email"]
            user = add_staff(email=email, **form.facts(), by=request.actor, at=now())
        except RuleViolation as refusal:
            form.show(refusal)
        else:
            leave_notice(request, "success", "職員を追加しました", "登録のための認証キーをメールでお送りします。")
            return see_other("staff:person", user.pk)
    return invalid(request, "staff/admin/people/new.html", context)


@staff_view("administrator")
def person(request: AreaRequest, number: int) -> HttpResponse:
    """One member of the staff: name, office and roles to change, and what can be done."""
    user = get_object_or_404(staff_people(), pk=number)
    form = StaffForm(request.POST or None, initial=StaffForm.initial_of(user))
    if request.method == "POST" and form.is_valid():
        try:
            change_staff(user=user, **form.facts(), by=request.actor, at=now())
        except RuleViolation as refusal:
            form.show(refusal)
        else:
            leave_notice(request, "success", "変更を保存しました")
            return see_other("staff:person", user.pk)
    context = {"form": form, "hints": ROLE_HINTS, **_facts_of(user)}
    answer = invalid if request.method == "POST" else page
    return answer(request, "staff/admin/people/person.html", context)


def without_page(query: QueryDict) -> str:
    """The parameters of a search, for the links to its other pages."""
    kept = query.copy()
    kept.pop("page", None)
    return kept.urlencode()


def _facts_of(user: User) -> dict[str, object]:
    """What the page tells beside the form."""
    at = now()
    state = staff_state(user)
    key = newest_key(user, KeyPurpose.STAFF) if state == StaffState.UNREGISTERED else None
    return {
        "person": user,
        "state": state,
        "state_color": STATE_COLORS[state],
        "sessions": user.sessions.filter(expire_date__gt=at).count(),
        "key": key,
        "delivery": delivery_of_key(key.pk, at=at) if key else None,
    }
