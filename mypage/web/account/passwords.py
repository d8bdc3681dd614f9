"""パスワード再登録 for who has forgotten it, and the change of a password (domain.md 2.4, 2.5)."""

from datetime import timedelta

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from mypage.accounts.choices import KeyPurpose
from mypage.accounts.commands.passwords import ask_for_new_password, change_password, set_new_password
from mypage.accounts.commands.tallies import TooManyTries
from mypage.accounts.models import AuthenticationKey
from mypage.kernel.clock import now
from mypage.kernel.rule import RuleViolation
from mypage.notifications.queries import oldest_waiting
from mypage.web.access_types import AreaRequest
from mypage.web.account.areas import Area, inside, outside
from mypage.web.account.forms import AddressForm, ChangedPasswordForm, ForgottenPasswordForm
from mypage.web.errors import too_many_tries
from mypage.web.http import SeeOther, leave_notice, posted, see_other
from mypage.web.network import client_address

_KEPT = "password_forgotten"
_SLOW = timedelta(minutes=2)


@never_cache
def password_forgotten(request: HttpRequest, area: Area) -> HttpResponse:
    """The address is entered; nothing tells whether it signs in."""
    form = AddressForm(posted(request))
    if request.method == "POST" and form.is_valid():
        email, network = form.cleaned_data["email"], client_address(request)
        try:
            key = ask_for_new_password(audience=area.audience, email=email, network=network, at=now())
        except TooManyTries as refusal:
            return too_many_tries(request, refusal)
        request.session[_KEPT] = {"key": key.pk, "area": area.name}
        return see_other(area.address("password_new"))
    return outside(request, area, "account/password_forgotten.html", {"form": form}, 422 if form.errors else 200)


@never_cache
@sensitive_post_parameters()
def password_new(request: HttpRequest, area: Area) -> HttpResponse:
    """パスワード再登録: the mailed key and a new password."""
    kept = request.session.get(_KEPT)
    if not kept or kept["area"] != area.name:
        return see_other(area.address("password_forgotten"))
    key = AuthenticationKey.objects.get(pk=kept["key"], purpose=KeyPurpose.PASSWORD)
    if key.used_at is not None:
        return _registered(request, area)
    form = ForgottenPasswordForm(posted(request))
    if request.method == "POST" and form.is_valid():
        entered = form.cleaned_data
        try:
            set_new_password(key=key, typed=entered["key"], password=entered["password"], at=now())
            return _registered(request, area)
        except RuleViolation as refusal:
            if AuthenticationKey.objects.filter(pk=key.pk, used_at__isnull=False).exists():
                return _registered(request, area)  # the other half of a double click was first
            form.show(refusal)
    context = {"form": form, "email": key.email, "minutes": key.minutes, "is_slow": oldest_waiting(now()) > _SLOW}
    return outside(request, area, "account/password_new.html", context, 422 if form.errors else 200)


@never_cache
@sensitive_post_parameters()
def account_password(request: AreaRequest, area: Area) -> HttpResponse:
    """The change of the password by who knows the current one."""
    form = ChangedPasswordForm(posted(request))
    if request.method == "POST" and form.is_valid():
        entered, own = form.cleaned_data, request.session.session_key or ""
        try:
            change_password(
                user=request.login,
                current=entered["current"],
                password=entered["password"],
                keep_session=own,
                at=now(),
            )
        except TooManyTries as refusal:
            return too_many_tries(request, refusal)
        except RuleViolation as refusal:
            form.show(refusal)
        else:
            update_session_auth_hash(request, request.login)
            leave_notice(request, "success", "パスワードを変更しました", "ほかの端末では、もう一度ログインが必要です。")
            return see_other(area.address("account"))
    return inside(request, area, "account/password.html", {"form": form}, 422 if form.errors else 200)


def _registered(request: HttpRequest, area: Area) -> SeeOther:
    request.session.pop(_KEPT, None)
    leave_notice(request, "success", "新しいパスワードを登録しました", "新しいパスワードでログインしてください。")
    return see_other(area.address("sign_in"))
