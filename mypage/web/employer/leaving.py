"""退会: what follows from it, then the password, then it is done."""

from django.contrib.auth import logout
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from mypage.accounts.commands.tallies import TooManyTries
from mypage.establishments.choices import Role
from mypage.establishments.commands.leaving import leave_my_page, leaving_facts
from mypage.establishments.queries import logins_of
from mypage.establishments.rules.logins import violations_of_leaving
from mypage.kernel.clock import now
from mypage.kernel.rule import RuleViolation
from mypage.web.access import employer_view, public_view
from mypage.web.access_types import AreaRequest
from mypage.web.account.areas import EMPLOYER, outside
from mypage.web.account.forms import ProofForm
from mypage.web.errors import too_many_tries
from mypage.web.http import leave_notice, page, posted, see_other


@employer_view(Role.OWNER)
@never_cache
@sensitive_post_parameters()
def leaving(request: AreaRequest) -> HttpResponse:
    """The consequences, what stands against it, the password."""
    establishment = request.membership.establishment
    form = ProofForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            leave_my_page(by=request.membership, password=form.cleaned_data["current"], at=now())
        except TooManyTries as refusal:
            return too_many_tries(request, refusal)
        except RuleViolation as refusal:
            form.show(refusal)
        else:
            return _gone(request)
    context = {
        "section": "account",
        "form": form,
        "establishment": establishment,
        "logins": logins_of(establishment),
        "obstacles": violations_of_leaving(leaving_facts(establishment)),
        "others": [each for each in request.memberships if each.pk != request.membership.pk],
    }
    return page(request, "employer/leaving/leaving.html", context, 422 if form.errors else 200)


@public_view
def left(request: AreaRequest) -> HttpResponse:
    """退会完了: what remains, and the way back."""
    return outside(request, EMPLOYER, "employer/leaving/left.html", {})


def _gone(request: AreaRequest) -> HttpResponse:
    name = request.membership.establishment.name
    request.session.pop("establishment", None)
    if len(request.memberships) > 1:
        leave_notice(request, "success", "退会しました", f"{name}の求人者マイページは利用できなくなりました。")
        return see_other("employer:home")
    logout(request)
    return see_other("employer:left")
