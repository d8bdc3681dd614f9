"""利用者: the logins of an establishment; the 代表 adds, changes and ends them, and confirms the list once a year."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mypage.accounts.commands.tallies import TooManyTries
from mypage.establishments.choices import Role
from mypage.establishments.commands.invitations import NewLogin, invite
from mypage.establishments.commands.memberships import change_role, confirm_logins, hand_over, remove_login
from mypage.establishments.models import Membership
from mypage.establishments.queries import logins_of, pending_invitations_of
from mypage.establishments.rules.logins import is_check_of_logins_due
from mypage.kernel.clock import now
from mypage.kernel.rule import RuleViolation
from mypage.notifications.queries import addresses_not_reached
from mypage.web.access import employer_view
from mypage.web.access_types import AreaRequest
from mypage.web.employer.colleagues import colleague_of, leave_refusal
from mypage.web.employer.login_forms import NewLoginForm, RoleForm
from mypage.web.errors import too_many_tries
from mypage.web.http import invalid, leave_notice, page, posted, see_other


@employer_view()
@require_safe
def logins(request: AreaRequest) -> HttpResponse:
    """The list; what the 代表 can do stands beside each login, addresses are not shown to 閲覧のみ."""
    at, own = now(), request.membership
    shown = logins_of(own.establishment)
    invitations = list(pending_invitations_of(own.establishment)) if own.is_owner else []
    addresses = [each.user.email for each in shown] + [each.email for each in invitations]
    confirmed_at = own.establishment.logins_confirmed_at
    context: dict[str, Any] = {
        "section": "logins",
        "own": own,
        "logins": shown,
        "invitations": invitations,
        "not_reached": addresses_not_reached(addresses) if own.is_owner else set(),
        "confirmed_at": confirmed_at,
        "is_check_due": is_check_of_logins_due(confirmed_at, at),
        "most": settings.EXTRA_LOGINS,
        "room": settings.EXTRA_LOGINS - (len(shown) - 1) - len(invitations),
    }
    return page(request, "employer/logins/logins.html", context)


@employer_view(Role.OWNER)
def login_new(request: AreaRequest) -> HttpResponse:
    """A further login is asked for; its mail goes out."""
    form = NewLoginForm(posted(request))
    context = {"section": "logins", "form": form}
    if request.method != "POST":
        return page(request, "employer/logins/new.html", context)
    if form.is_valid():
        login = NewLogin(**form.cleaned_data)
        try:
            invite(login=login, by=request.membership, at=now())
        except TooManyTries as refusal:
            return too_many_tries(request, refusal)
        except RuleViolation as refusal:
            form.show(refusal)
        else:
            leave_notice(request, "success", "利用者の追加を申し込みました", f"{login.email} にメールをお送りします。")
            return see_other("employer:logins")
    return invalid(request, "employer/logins/new.html", context)


@employer_view(Role.OWNER)
def login_role(request: AreaRequest, pk: int) -> HttpResponse:
    """The role of a further login."""
    login = colleague_of(request, pk)
    form = RoleForm(posted(request), initial={"role": login.role})
    context = {"section": "logins", "form": form, "login": login}
    if request.method != "POST":
        return page(request, "employer/logins/role.html", context)
    if form.is_valid():
        try:
            change_role(membership=login, role=form.cleaned_data["role"], by=request.membership, at=now())
        except RuleViolation as refusal:
            form.show(refusal)
        else:
            leave_notice(request, "success", "権限を変更しました", _changed(login, form.cleaned_data["role"]))
            return see_other("employer:logins")
    return invalid(request, "employer/logins/role.html", context)


@employer_view(Role.OWNER)
def login_removal(request: AreaRequest, pk: int) -> HttpResponse:
    """The end of a further login, after a look at what follows."""
    login = colleague_of(request, pk)
    if request.method != "POST":
        return page(request, "employer/logins/removal.html", {"section": "logins", "login": login})
    try:
        remove_login(membership=login, by=request.membership, at=now())
        leave_notice(request, "success", "利用者の登録を終了しました", login.user.shown_name)
    except RuleViolation as refusal:
        leave_refusal(request, refusal)
    return see_other("employer:logins")


@employer_view(Role.OWNER)
def login_hand_over(request: AreaRequest, pk: int) -> HttpResponse:
    """Another login becomes 代表, after a look at what follows."""
    login = colleague_of(request, pk)
    if request.method != "POST":
        return page(request, "employer/logins/hand_over.html", {"section": "logins", "login": login})
    try:
        hand_over(to=login, by=request.membership, at=now())
        text = f"代表は{login.user.shown_name}さんです。あなたの権限は「担当」になりました。"
        leave_notice(request, "success", "代表を交代しました", text)
    except RuleViolation as refusal:
        leave_refusal(request, refusal)
    return see_other("employer:logins")


@employer_view(Role.OWNER)
def logins_confirmation(request: AreaRequest) -> HttpResponse:
    """The list is confirmed for a year."""
    if request.method == "POST":
        try:
            confirm_logins(by=request.membership, at=now())
            leave_notice(request, "success", "利用者の一覧を確認しました", "次の確認は1年後です。")
        except RuleViolation as refusal:
            leave_refusal(request, refusal)
    return see_other("employer:logins")


def _changed(login: Membership, role: str) -> str:
    return f"{login.user.shown_name}さんの権限は「{Role(role).label}」です。"
