"""職員登録: who was mailed a key sets a password. Linked from no public page; the mail tells the address."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from mypage.accounts.commands.staff_registration import register_staff
from mypage.accounts.commands.tallies import TooManyTries
from mypage.kernel.clock import now
from mypage.kernel.rule import RuleViolation
from mypage.web.access import staff_door
from mypage.web.errors import too_many_tries
from mypage.web.http import invalid, leave_notice, page, see_other
from mypage.web.network import client_address
from mypage.web.staff.admin.people_forms import RegistrationForm

TEMPLATE = "staff/admin/people/registration.html"


@staff_door
@never_cache
@sensitive_post_parameters()
def registration(request: HttpRequest) -> HttpResponse:
    """職員登録."""
    form = RegistrationForm(request.POST or None)
    context = {"form": form, "minutes": settings.KEY_MINUTES}
    if request.method != "POST":
        return page(request, TEMPLATE, context)
    if form.is_valid():
        entered = {name: form.cleaned_data[name] for name in ("email", "key", "password")}
        try:
            register_staff(**entered, network=client_address(request), at=now())
        except TooManyTries as refusal:
            return too_many_tries(request, refusal)
        except RuleViolation as refusal:
            form.show(refusal)
        else:
            leave_notice(request, "success", "パスワードを登録しました", "登録したパスワードでログインしてください。")
            return see_other("staff:sign_in")
    return invalid(request, TEMPLATE, context)
