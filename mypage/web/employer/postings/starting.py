"""新しい求人: what will be asked, what to have at hand, which kind; then a draft stands."""

from django.http import HttpRequest, HttpResponse

from mypage.kernel.clock import now
from mypage.kernel.fields import Raw
from mypage.postings.commands.drafting import start_draft
from mypage.postings.content import table
from mypage.postings.pages import SECTION_TITLES
from mypage.web.access import employer_view
from mypage.web.access_types import AreaRequest
from mypage.web.employer.postings.own import WRITERS
from mypage.web.employer.postings.wording import wording
from mypage.web.field_forms import FieldForm, typed_values
from mypage.web.http import leave_notice, page, see_other
from mypage.web.sent_forms import made_by_form, new_token

_ASKED = ("posting_category", "is_for_people_with_disabilities", "trial_employment")
_NOT_CHOSEN = "求人区分を選んでください。"


@employer_view(*WRITERS)
def posting_new(request: AreaRequest) -> HttpResponse:
    """The page, or the draft that its button begins."""
    values = typed_values(request.POST, [table().fields[name] for name in _ASKED])
    if request.method != "POST" or not values["posting_category"]:
        return _page(request, values)
    establishment, at = request.membership.establishment, now()
    made = made_by_form(
        request, at, lambda: start_draft(establishment=establishment, values=values, by=request.login, at=at).pk
    )
    if made is None:
        return _page(request, values)
    leave_notice(
        request, "success", "下書きを作りました", "どの項目からでも入力できます。入力した内容は自動で保存します。"
    )
    return see_other("employer:posting", made)


def _page(request: HttpRequest, values: dict[str, Raw]) -> HttpResponse:
    is_sent = request.method == "POST"
    form = FieldForm(
        [table().fields[name] for name in _ASKED],
        values,
        wording=wording(),
        required={"posting_category"},
        shown=_ASKED,
        errors={"posting_category": [_NOT_CHOSEN]} if is_sent and not values["posting_category"] else {},
    )
    context = {"section": "postings", "form": form, "titles": SECTION_TITLES.values(), "form_token": new_token()}
    return page(request, "employer/postings/new.html", context, status=422 if is_sent else 200)
