"""Route A, first half: a new employer registers a login (事業所登録・求人申込み（仮登録）, domain.md 2.1)."""

import secrets

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from mypage.accounts.commands.tallies import TooManyTries
from mypage.kernel.clock import now
from mypage.kernel.rule import RuleViolation
from mypage.notifications.queries import delivery_of_key
from mypage.onboarding.commands.applying import apply_for_account, complete_account
from mypage.onboarding.queries import is_completed, newest_application
from mypage.web.access import public_view
from mypage.web.errors import too_many_tries
from mypage.web.http import invalid, leave_notice, page, posted, see_other
from mypage.web.network import client_address
from mypage.web.public.consents import ConsentForm, documents_of, keep_consents, kept_consents
from mypage.web.public.opening_forms import AddressForm, PasswordForm

FLOW = "account_application"


class ApplicationForm(AddressForm, ConsentForm):
    """The address and the two boxes, on one screen; `attempt` makes the two halves of a double click one."""

    attempt = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput)

    field_order = ("email", "email_again", "privacy", "terms", "attempt")


@public_view
@never_cache
def application(request: HttpRequest) -> HttpResponse:
    """求人者マイページアカウント登録: address and consents."""
    at = now()
    form = ApplicationForm(posted(request), initial={"attempt": secrets.token_hex(16)})
    context = {"form": form} | documents_of(at)
    if request.method != "POST":
        return page(request, "public/account_application/application.html", context)
    if not form.is_valid():
        return invalid(request, "public/account_application/application.html", context)
    consents = keep_consents(request, FLOW, at, form.cleaned_data["attempt"])
    network = client_address(request)
    try:
        apply_for_account(email=form.cleaned_data["email"], consents=consents, network=network, at=at)
    except TooManyTries as refusal:
        return too_many_tries(request, refusal)
    return see_other("public:account_password")


@public_view
@never_cache
@sensitive_post_parameters()
def password(request: HttpRequest) -> HttpResponse:
    """パスワード登録, with the key out of the mail."""
    consents = kept_consents(request, FLOW)
    pending = newest_application(consents.attempt) if consents else None
    if pending is None:
        leave_notice(request, "warning", "はじめからのお手続きが必要です", "画面を閉じたか、時間がたったためです。")
        return see_other("public:account_application")
    if pending.completed_at is not None:
        return see_other("public:account_done")
    form = PasswordForm(posted(request))
    context = {"form": form, "application": pending, "delivery": delivery_of_key(pending.key_id, at=now())}
    if request.method != "POST":
        return page(request, "public/account_application/password.html", context)
    if form.is_valid():
        entered = form.cleaned_data
        try:
            complete_account(application=pending, key=entered["key"], password=entered["password"], at=now())
            return see_other("public:account_done")
        except RuleViolation as refusal:
            if is_completed(pending):  # the other half of a double click was first
                return see_other("public:account_done")
            form.show(refusal)
    return invalid(request, "public/account_application/password.html", context)


@public_view
@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """アカウント登録完了: what comes next is the establishment."""
    return page(request, "public/account_application/done.html")
