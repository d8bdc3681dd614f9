"""ワンタイムパスワード入力: the mailed code after the password."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from mypage.accounts.commands.one_time_codes import send_one_time_code, use_one_time_code
from mypage.accounts.commands.sessions import trust_device
from mypage.accounts.commands.tallies import TooManyTries
from mypage.accounts.models import User
from mypage.accounts.queries import newest_one_time_code
from mypage.accounts.rules.second_factor import Factor
from mypage.kernel.clock import now
from mypage.kernel.ja import jtime
from mypage.kernel.rule import RuleViolation
from mypage.notifications.queries import delivery_of_key
from mypage.web.account.areas import Area, is_signed_in, onward, outside
from mypage.web.account.forms import CodeForm
from mypage.web.account.halfway import Halfway, arrive, device_of, halfway_of, limits_of_codes, stop_halfway
from mypage.web.account.trust import keep_token
from mypage.web.http import leave_notice, posted, see_other


@never_cache
def one_time_code(request: HttpRequest, area: Area) -> HttpResponse:
    """Six digits out of the mail; signed in when they are right."""
    halfway = halfway_of(request, area)
    if halfway is None or halfway.factor != Factor.MAILED_CODE:
        return back_to_start(request, area)
    at = now()
    form = CodeForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            use_one_time_code(user=halfway.user, typed=form.cleaned_data["code"], at=at)
            return arrive_trusting(request, area, halfway, form, at)
        except RuleViolation as refusal:
            form.show(refusal)
    key = newest_one_time_code(halfway.user)
    context = {
        "form": form,
        "email": halfway.user.email,
        "limits": limits_of_codes(),
        "key": key,
        "delivery": delivery_of_key(key.pk, at=at) if key else None,
    }
    status = 422 if form.errors else 200
    return outside(request, area, "account/one_time_code.html", context, status)


def one_time_code_again(request: HttpRequest, area: Area) -> HttpResponse:
    """Another code is mailed; also for someone who has no app at hand."""
    halfway = halfway_of(request, area)
    if halfway is None or not _may_use_mail(halfway, area):
        return back_to_start(request, area)
    if request.method != "POST":
        return see_other(area.address("one_time_code"))
    stop_halfway(request, Halfway(halfway.user, Factor.MAILED_CODE, halfway.wanted))
    leave_notice(request, "success", "ワンタイムパスワードをもう一度お送りします", "前にお送りしたものは使えません。")
    return ask_for_mailed_code(request, area, halfway.user, now())


def ask_for_mailed_code(request: HttpRequest, area: Area, user: User, at: datetime) -> HttpResponse:
    """A code is on its way, or the one mailed last still counts because no more may be mailed now."""
    try:
        send_one_time_code(user=user, at=at)
    except TooManyTries as refusal:
        key = newest_one_time_code(user)
        if key is None or not key.is_open or not key.is_in_time(at):
            return outside(request, area, "account/no_more_mails.html", {"until": refusal.retry_at}, status=429)
        text = (
            f"{jtime(refusal.retry_at)}を過ぎると、もう一度送ることができます。最後にお送りしたメールをご確認ください。"
        )
        leave_notice(request, "warning", "新しいワンタイムパスワードは、まだお送りできません", text)
    return see_other(area.address("one_time_code"))


def arrive_trusting(request: HttpRequest, area: Area, halfway: Halfway, form: CodeForm, at: datetime) -> HttpResponse:
    """Signed in; where it was asked for, the device is trusted from now on."""
    if area.is_staff or not form.cleaned_data["trust"]:
        return arrive(request, area, halfway, at)
    trusted, token = trust_device(user=halfway.user, device=device_of(request), at=at)
    response = arrive(request, area, halfway, at, trusted)
    keep_token(request, response, token)
    return response


def back_to_start(request: HttpRequest, area: Area) -> HttpResponse:
    """Nobody is halfway in: to the home of who is signed in, else to the sign-in."""
    if is_signed_in(request, area):
        return onward(area, "")
    return see_other(area.address("sign_in"))


def _may_use_mail(halfway: Halfway, area: Area) -> bool:
    return halfway.factor == Factor.MAILED_CODE or (halfway.factor == Factor.APP and not area.is_staff)
