"""The code of an authentication app after the password, and its first setting up where the service demands one."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from mypage.accounts.commands.second_factors import add_app, use_app_code
from mypage.accounts.commands.tallies import TooManyTries
from mypage.accounts.rules.second_factor import Factor
from mypage.kernel.clock import now
from mypage.kernel.rule import RuleViolation
from mypage.web.account.app_secret import forget_secret, kept_secret, setting_up
from mypage.web.account.areas import Area, outside
from mypage.web.account.forms import AppForm, CodeForm
from mypage.web.account.halfway import arrive, halfway_of
from mypage.web.account.mailed_code import arrive_trusting, back_to_start
from mypage.web.http import posted


@never_cache
def app_code(request: HttpRequest, area: Area) -> HttpResponse:
    """Six digits off the app; signed in when they are right."""
    halfway = halfway_of(request, area)
    if halfway is None or halfway.factor != Factor.APP:
        return back_to_start(request, area)
    at = now()
    form = CodeForm(posted(request))
    form.fields["code"].label = "認証アプリの6桁の数字"
    if request.method == "POST" and form.is_valid():
        try:
            use_app_code(user=halfway.user, typed=form.cleaned_data["code"], at=at)
            return arrive_trusting(request, area, halfway, form, at)
        except TooManyTries as refusal:
            return outside(request, area, "account/app_closed.html", {"until": refusal.retry_at}, status=429)
        except RuleViolation as refusal:
            form.show(refusal)
    return outside(request, area, "account/app_code.html", {"form": form}, 422 if form.errors else 200)


@never_cache
def app_first(request: HttpRequest, area: Area) -> HttpResponse:
    """認証アプリの登録: before anything else, where staff must have an app; signed in when its code is right."""
    halfway = halfway_of(request, area)
    if halfway is None or halfway.factor != Factor.APP_SETUP:
        return back_to_start(request, area)
    at = now()
    form = AppForm(posted(request))
    secret = kept_secret(request, halfway.user)
    if request.method == "POST" and form.is_valid():
        try:
            add_app(user=halfway.user, secret=secret, typed=form.cleaned_data["code"], at=at)
            forget_secret(request)
            return arrive(request, area, halfway, at)
        except RuleViolation as refusal:
            form.show(refusal)
    context = {"form": form} | setting_up(halfway.user, secret)
    return outside(request, area, "account/app_first.html", context, 422 if form.errors else 200)
