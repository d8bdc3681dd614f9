"""利用者登録: an invitation is sent again or withdrawn by the 代表, accepted with a key or by a login signed in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from mypage.accounts.choices import Audience
from mypage.accounts.commands.tallies import TooManyTries
from mypage.establishments.choices import Role
from mypage.establishments.commands.invitations import (
    accept_signed_in,
    accept_with_key,
    decline,
    send_again,
    withdraw,
)
from mypage.establishments.models import Invitation
from mypage.guidance.documents import PRIVACY, TERMS, current
from mypage.kernel.clock import day_in_japan, now
from mypage.kernel.rule import RuleViolation
from mypage.web.access import employer_view, login_view, public_view
from mypage.web.access_types import AreaRequest
from mypage.web.account.areas import EMPLOYER, outside
from mypage.web.account.guesses import counted_guess
from mypage.web.employer.colleagues import invitation_of, leave_refusal
from mypage.web.employer.login_forms import AcceptanceForm
from mypage.web.errors import too_many_tries
from mypage.web.http import leave_notice, posted, see_other


@employer_view(Role.OWNER)
def invitation_again(request: AreaRequest, pk: int) -> HttpResponse:
    """Another mail with another key."""
    invitation = invitation_of(request, pk)
    if request.method == "POST":
        try:
            send_again(invitation=invitation, by=request.membership, at=now())
            text = f"{invitation.email} にお送りします。前の認証キーは使えません。"
            leave_notice(request, "success", "メールをもう一度お送りします", text)
        except TooManyTries as refusal:
            return too_many_tries(request, refusal)
        except RuleViolation as refusal:
            leave_refusal(request, refusal)
    return see_other("employer:logins")


@employer_view(Role.OWNER)
def invitation_withdrawal(request: AreaRequest, pk: int) -> HttpResponse:
    """The invitation counts no more."""
    invitation = invitation_of(request, pk)
    if request.method == "POST":
        try:
            withdraw(invitation=invitation, by=request.membership, at=now())
            leave_notice(request, "success", "追加の申込みを取り下げました", invitation.email)
        except RuleViolation as refusal:
            leave_refusal(request, refusal)
    return see_other("employer:logins")


@public_view
@never_cache
@sensitive_post_parameters()
def invitation(request: HttpRequest) -> HttpResponse:
    """利用者登録: the invited address, the key mailed to it, a password, and the agreement."""
    at = now()
    day = day_in_japan(at)
    privacy, terms = current(PRIVACY, day), current(TERMS, day)
    form = AcceptanceForm(posted(request))
    if request.method == "POST" and form.is_valid():
        entered = form.cleaned_data
        try:
            with counted_guess(request, at=at):
                accept_with_key(
                    email=entered["email"],
                    typed=entered["key"],
                    password=entered["password"],
                    consents={PRIVACY: privacy.version, TERMS: terms.version},
                    at=at,
                )
        except TooManyTries as refusal:
            return too_many_tries(request, refusal)
        except RuleViolation as refusal:
            form.show(refusal)
        else:
            text = "登録したメールアドレスとパスワードでログインしてください。"
            leave_notice(request, "success", "利用者の登録が完了しました", text)
            return see_other("employer:sign_in")
    context = {"form": form, "privacy_text": privacy, "terms_text": terms}
    return outside(request, EMPLOYER, "employer/invitations/invitation.html", context, 422 if form.errors else 200)


@login_view(Audience.EMPLOYER)
def invitation_acceptance(request: AreaRequest, pk: int) -> HttpResponse:
    """A login that signs in already belongs to the establishment too, and works for it from now on."""
    chosen = _asked_of(request, pk)
    if request.method == "POST":
        try:
            membership = accept_signed_in(invitation=chosen, user=request.login, at=now())
            request.session["establishment"] = membership.establishment_id
            text = f"{chosen.establishment.name}の求人者マイページを利用できます。"
            leave_notice(request, "success", "利用者として登録しました", text)
        except RuleViolation as refusal:
            leave_refusal(request, refusal)
    return see_other("employer:home")


@login_view(Audience.EMPLOYER)
def invitation_refusal(request: AreaRequest, pk: int) -> HttpResponse:
    """The login does not want to belong to the establishment."""
    chosen = _asked_of(request, pk)
    if request.method == "POST":
        try:
            decline(invitation=chosen, user=request.login, at=now())
            leave_notice(request, "success", "利用者としての登録を断りました", chosen.establishment.name)
        except RuleViolation as refusal:
            leave_refusal(request, refusal)
    return see_other("employer:home")


def _asked_of(request: AreaRequest, pk: int) -> Invitation:
    asked = Invitation.objects.select_related("establishment", "key")
    found = asked.filter(pk=pk, key__folded_email=request.login.email.lower()).first()
    if found is None:
        raise Http404
    return found
