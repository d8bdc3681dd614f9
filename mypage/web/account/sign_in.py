"""The sign-in: address and password, counted and stopped when guessed (ui.md 3.3)."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from mypage.accounts.choices import Audience
from mypage.accounts.commands.sessions import FAILURES_BY_NETWORK, note_failed_sign_in, trusted_device
from mypage.accounts.commands.tallies import TooManyTries, refuse_beyond
from mypage.accounts.models import TrustedDevice, User, identity_of
from mypage.accounts.queries import locked_until
from mypage.accounts.rules.second_factor import Factor, FactorFacts, factor_wanted
from mypage.kernel.clock import now
from mypage.kernel.rule import RuleViolation, Violation
from mypage.web.account.areas import Area, is_signed_in, onward, outside
from mypage.web.account.forms import SignInForm
from mypage.web.account.halfway import Halfway, arrive, stop_halfway
from mypage.web.account.mailed_code import ask_for_mailed_code
from mypage.web.account.trust import tokens_of
from mypage.web.http import posted, see_other
from mypage.web.network import client_address

WRONG = Violation(
    "sign_in", "メールアドレスとパスワードの組み合わせが違います。大文字と小文字も確かめてください。", "password"
)


class SignInStopped(Exception):
    """Too many wrong passwords for one address from one place; until when."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest, area: Area) -> HttpResponse:
    """The page of the sign-in; where the session has ended, why."""
    at = now()
    wanted = request.GET.get("next", "")
    if is_signed_in(request, area):
        return onward(area, wanted)
    form = SignInForm(posted(request), initial={"next": wanted})
    context = {"form": form, "ended": request.GET.get("ended", "")}
    if request.method != "POST":
        return outside(request, area, "account/sign_in.html", context)
    if form.is_valid():
        entered = form.cleaned_data
        try:
            user = _proven(request, area, entered["email"], entered["password"], at)
            return _go_on(request, area, user, entered["next"], at)
        except (SignInStopped, TooManyTries) as refusal:
            return _stopped(request, area, refusal)
        except RuleViolation as refusal:
            form.show(refusal)
    return outside(request, area, "account/sign_in.html", context, status=422)


def _proven(request: HttpRequest, area: Area, email: str, password: str, at: datetime) -> User:
    network = client_address(request)
    limits = {"limit": settings.NETWORK_SIGN_IN_FAILURES, "minutes": settings.NETWORK_FAILURE_MINUTES}
    refuse_beyond(scope=FAILURES_BY_NETWORK, who=network, at=at, **limits)
    identity = identity_of(area.audience, email)
    user = authenticate(request, username=identity, password=password)
    if isinstance(user, User):
        return user
    is_stopped = getattr(request, "axes_locked_out", False)
    is_counted = getattr(request, "axes_failures_since_start", None) is not None
    if is_counted:
        note_failed_sign_in(audience=area.audience, email=email, network=network, is_lock=is_stopped, at=at)
    if is_stopped:
        raise SignInStopped(locked_until(identity, network) or at)
    raise RuleViolation(WRONG)


def _go_on(request: HttpRequest, area: Area, user: User, wanted: str, at: datetime) -> HttpResponse:
    trusted = trusted_device(user=user, tokens=tokens_of(request), at=at)
    factor = factor_wanted(_facts(user, trusted))
    halfway = Halfway(user, factor, wanted)
    if factor == Factor.NOTHING:
        return arrive(request, area, halfway, at, trusted)
    stop_halfway(request, halfway)
    if factor == Factor.MAILED_CODE:
        return ask_for_mailed_code(request, area, user, at)
    return see_other(area.address("app_code" if factor == Factor.APP else "app_first"))


def _facts(user: User, trusted: TrustedDevice | None) -> FactorFacts:
    return FactorFacts(
        is_staff=user.audience == Audience.STAFF,
        uses_app=user.uses_app,
        is_trusted_device=trusted is not None,
        service_mails_codes=settings.ONE_TIME_CODE,
        staff_need_app=settings.STAFF_SECOND_FACTOR,
    )


def _stopped(request: HttpRequest, area: Area, refusal: SignInStopped | TooManyTries) -> HttpResponse:
    until = refusal.until if isinstance(refusal, SignInStopped) else refusal.retry_at
    response = outside(request, area, "account/stopped.html", {"until": until}, status=429)
    response.headers["Retry-After"] = str(max(1, int((until - now()).total_seconds()) + 1))
    return response
