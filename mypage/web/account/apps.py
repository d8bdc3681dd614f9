"""認証アプリ in the settings: set up, replaced, taken away."""

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from mypage.accounts.commands.passwords import prove_password
from mypage.accounts.commands.second_factors import add_app, remove_app
from mypage.accounts.commands.tallies import TooManyTries
from mypage.accounts.queries import app_since
from mypage.kernel.clock import now
from mypage.kernel.rule import RuleViolation
from mypage.web.access_types import AreaRequest
from mypage.web.account.app_secret import forget_secret, kept_secret, setting_up
from mypage.web.account.areas import Area, inside
from mypage.web.account.forms import ProofForm, ProvenAppForm
from mypage.web.errors import too_many_tries
from mypage.web.http import leave_notice, posted, see_other


@require_safe
def account_app(request: AreaRequest, area: Area) -> HttpResponse:
    """Whether an app is set up, since when, and what can be done."""
    may_remove = not (area.is_staff and settings.STAFF_SECOND_FACTOR)
    context = {"login": request.login, "since": app_since(request.login), "may_remove": may_remove}
    return inside(request, area, "account/app.html", context)


@never_cache
@sensitive_post_parameters("current")
def account_app_new(request: AreaRequest, area: Area) -> HttpResponse:
    """An app is set up, in place of an earlier one: picture, secret, its code and the password."""
    form = ProvenAppForm(posted(request))
    secret = kept_secret(request, request.login)
    if request.method == "POST" and form.is_valid():
        entered, at = form.cleaned_data, now()
        try:
            prove_password(user=request.login, typed=entered["current"], at=at)
            add_app(user=request.login, secret=secret, typed=entered["code"], at=at)
        except TooManyTries as refusal:
            return too_many_tries(request, refusal)
        except RuleViolation as refusal:
            form.show(refusal)
        else:
            forget_secret(request)
            text = "次のログインから、認証アプリに表示された数字を入力してください。"
            leave_notice(request, "success", "認証アプリを登録しました", text)
            return see_other(area.address("account_app"))
    context = {"form": form} | setting_up(request.login, secret)
    return inside(request, area, "account/app_new.html", context, 422 if form.errors else 200)


@never_cache
@sensitive_post_parameters("current")
def account_app_removal(request: AreaRequest, area: Area) -> HttpResponse:
    """The app is taken away, with the password."""
    if not request.login.uses_app:
        return see_other(area.address("account_app"))
    form = ProofForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            remove_app(user=request.login, password=form.cleaned_data["current"], at=now())
        except TooManyTries as refusal:
            return too_many_tries(request, refusal)
        except RuleViolation as refusal:
            form.show(refusal)
        else:
            leave_notice(request, "success", "認証アプリの登録を解除しました")
            return see_other(area.address("account_app"))
    return inside(request, area, "account/app_removal.html", {"form": form}, 422 if form.errors else 200)
