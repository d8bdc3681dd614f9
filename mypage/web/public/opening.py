"""The four screens of the opening (S-20 to S-29)."""

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from mypage.accounts.commands.tallies import TooManyTries
from mypage.kernel.clock import now
from mypage.kernel.rule import RuleViolation
from mypage.notifications.queries import delivery_of_key
from mypage.onboarding.commands.comparing import CodeNotUsable
from mypage.onboarding.commands.opening import apply_for_password, register_password
from mypage.onboarding.models import Opening
from mypage.onboarding.queries import is_completed, newest_opening
from mypage.web.access import public_view
from mypage.web.code_entry import show_unusable_code
from mypage.web.errors import too_many_tries
from mypage.web.http import invalid, leave_notice, page, posted, see_other
from mypage.web.network import client_address
from mypage.web.public.consents import ConsentForm, documents_of, keep_consents, kept_consents
from mypage.web.public.opening_forms import DetailsForm, PasswordForm

FLOW = "opening"
_AGAIN = "はじめの画面から、もう一度お手続きください。"


@public_view
@never_cache
def opening(request: HttpRequest) -> HttpResponse:
    """First screen: 求人者マイページ利用規約確認."""
    at = now()
    form = ConsentForm(posted(request))
    context = {"form": form} | documents_of(at)
    if request.method != "POST":
        return page(request, "public/opening/consents.html", context)
    if not form.is_valid():
        return invalid(request, "public/opening/consents.html", context)
    keep_consents(request, FLOW, at, secrets.token_hex(16))
    return see_other("public:opening_details")


@public_view
@never_cache
def details(request: HttpRequest) -> HttpResponse:
    """Second screen: 必要な情報の入力（パスワード登録申込）."""
    consents = kept_consents(request, FLOW)
    if consents is None:
        return _start_again(request)
    form = DetailsForm(posted(request))
    if request.method != "POST":
        return page(request, "public/opening/details.html", {"form": form})
    if form.is_valid():
        try:
            apply_for_password(entries=form.entries(), consents=consents, network=client_address(request), at=now())
            return see_other("public:opening_password")
        except TooManyTries as refusal:
            return too_many_tries(request, refusal)
        except CodeNotUsable as refusal:
            return show_unusable_code(request, refusal.code, now())
        except RuleViolation as refusal:
            form.show(refusal)
    return invalid(request, "public/opening/details.html", {"form": form})


@public_view
@never_cache
@sensitive_post_parameters()
def password(request: HttpRequest) -> HttpResponse:
    """Third screen: パスワード登録."""
    consents = kept_consents(request, FLOW)
    attempt = newest_opening(consents.attempt) if consents else None
    if attempt is None:
        return _start_again(request)
    if attempt.completed_at is not None:
        return see_other("public:opening_done")
    form = PasswordForm(posted(request))
    if request.method != "POST":
        return page(request, "public/opening/password.html", _third_screen(form, attempt))
    if form.is_valid():
        try:
            entered = form.cleaned_data
            register_password(opening=attempt, key=entered["key"], password=entered["password"], at=now())
            return see_other("public:opening_done")
        except CodeNotUsable as refusal:
            return show_unusable_code(request, refusal.code, now())
        except RuleViolation as refusal:
            if is_completed(attempt):  # the other half of a double click was first
                return see_other("public:opening_done")
            form.show(refusal)
    return invalid(request, "public/opening/password.html", _third_screen(form, attempt))


@public_view
@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """Fourth screen: パスワード登録完了. It may be loaded again and kept as a bookmark."""
    return page(request, "public/opening/done.html")


@public_view
@never_cache
def cancel(request: HttpRequest) -> HttpResponse:
    """キャンセル: what this browser had begun is forgotten."""
    request.session.pop(FLOW, None)
    return see_other("public:top")


def _third_screen(form: PasswordForm, attempt: Opening) -> dict[str, Any]:
    delivery = delivery_of_key(attempt.key_id, at=now())
    return {"form": form, "opening": attempt, "delivery": delivery}


def _start_again(request: HttpRequest) -> HttpResponse:
    leave_notice(
        request, "warning", "はじめからのお手続きが必要です", "画面を閉じたか、時間がたったためです。" + _AGAIN
    )
    return see_other("public:opening")
