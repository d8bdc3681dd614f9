"""「事業所を追加する」: the code of a further establishment, entered by a login that signs in already (S-24)."""

from django.http import HttpResponse
from django.views.decorators.cache import never_cache

from mypage.accounts.choices import Audience
from mypage.accounts.commands.tallies import TooManyTries
from mypage.kernel.clock import now
from mypage.kernel.rule import RuleViolation
from mypage.onboarding.commands.adding import add_establishment
from mypage.onboarding.commands.comparing import CodeNotUsable
from mypage.web.access import login_view
from mypage.web.access_types import AreaRequest
from mypage.web.code_entry import CodeEntryForm, show_unusable_code
from mypage.web.errors import too_many_tries
from mypage.web.http import invalid, leave_notice, page, posted, see_other
from mypage.web.network import client_address

_PAGE = "employer/registration/adding.html"


@login_view(Audience.EMPLOYER)
@never_cache
def adding(request: AreaRequest) -> HttpResponse:
    """The same entries as on the opening's second screen, by the same rules and counted the same."""
    form = CodeEntryForm(posted(request))
    if request.method != "POST":
        return page(request, _PAGE, {"form": form})
    if not form.is_valid():
        return invalid(request, _PAGE, {"form": form})
    try:
        entries = form.entries_for(request.login.email)
        used = add_establishment(user=request.login, entries=entries, network=client_address(request), at=now())
    except TooManyTries as refusal:
        return too_many_tries(request, refusal)
    except CodeNotUsable as refusal:
        return show_unusable_code(request, refusal.code, now())
    except RuleViolation as refusal:
        form.show(refusal)
        return invalid(request, _PAGE, {"form": form})
    request.session["establishment"] = used.establishment_id
    text = f"{used.establishment.name}の手続きができるようになりました。"
    leave_notice(request, "success", "事業所を追加しました", text)
    return see_other("employer:home")
