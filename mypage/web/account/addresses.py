"""メールアドレスの変更 by its owner, and the end of a replacement that the office has begun."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from mypage.accounts.commands.addresses import ask_for_change, drop_change
from mypage.accounts.commands.tallies import TooManyTries
from mypage.accounts.queries import pending_address_change
from mypage.establishments.commands.addresses import complete_change, complete_replacement
from mypage.kernel.clock import now
from mypage.kernel.rule import RuleViolation
from mypage.notifications.queries import delivery_of_key
from mypage.web.access_types import AreaRequest
from mypage.web.account.areas import Area, inside, outside
from mypage.web.account.forms import ChangedAddressForm, KeyForm, ReplacedAddressForm
from mypage.web.account.guesses import counted_guess
from mypage.web.errors import too_many_tries
from mypage.web.http import leave_notice, posted, see_other


@never_cache
@sensitive_post_parameters("current")
def account_email(request: AreaRequest, area: Area) -> HttpResponse:
    """The new address and the current password; a key is mailed to the new address."""
    form = ChangedAddressForm(posted(request))
    if request.method == "POST" and form.is_valid():
        entered = form.cleaned_data
        try:
            new_email, current = entered["new_email"], entered["current"]
            ask_for_change(user=request.login, new_email=new_email, current=current, at=now())
            return see_other(area.address("account_email_key"))
        except TooManyTries as refusal:
            return too_many_tries(request, refusal)
        except RuleViolation as refusal:
            form.show(refusal)
    return inside(request, area, "account/email.html", {"form": form}, 422 if form.errors else 200)


@never_cache
def account_email_key(request: AreaRequest, area: Area) -> HttpResponse:
    """The key out of the mail to the new address; the change is done."""
    key = pending_address_change(request.login)
    if key is None:
        return see_other(area.address("account"))
    at = now()
    form = KeyForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            complete_change(user=request.login, key=key, typed=form.cleaned_data["key"], at=at)
        except RuleViolation as refusal:
            form.show(refusal)
        else:
            text = f"次からは {key.email} でログインしてください。"
            leave_notice(request, "success", "メールアドレスを変更しました", text)
            return see_other(area.address("account"))
    context = {"form": form, "key": key, "delivery": delivery_of_key(key.pk, at=at)}
    return inside(request, area, "account/email_key.html", context, 422 if form.errors else 200)


def account_email_drop(request: AreaRequest, area: Area) -> HttpResponse:
    """The change that waits for its key is given up."""
    key = pending_address_change(request.login)
    if request.method == "POST" and key is not None:
        drop_change(user=request.login, key=key, at=now())
        leave_notice(request, "success", "メールアドレスの変更を取りやめました", "今のメールアドレスのままです。")
    return see_other(area.address("account"))


@never_cache
@sensitive_post_parameters()
def address(request: HttpRequest, area: Area) -> HttpResponse:
    """メールアドレスが使えなくなった方: what to do, and the end of it with the key that the office had mailed."""
    form = ReplacedAddressForm(posted(request))
    if request.method == "POST" and form.is_valid():
        entered = form.cleaned_data
        try:
            with counted_guess(request, at=now()):
                complete_replacement(
                    email=entered["email"], typed=entered["key"], password=entered["password"], at=now()
                )
        except TooManyTries as refusal:
            return too_many_tries(request, refusal)
        except RuleViolation as refusal:
            form.show(refusal)
        else:
            text = "新しいメールアドレスと、登録したパスワードでログインしてください。"
            leave_notice(request, "success", "メールアドレスを変更しました", text)
            return see_other(area.address("sign_in"))
    return outside(request, area, "account/address.html", {"form": form}, 422 if form.errors else 200)
