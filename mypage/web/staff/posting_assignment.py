"""担当と来所: who is at a posting, and that its employer came to the office."""

from django.http import HttpResponse

from mypage.kernel.clock import now
from mypage.kernel.rule import RuleViolation
from mypage.postings.commands.assigning import release_posting, take_posting
from mypage.postings.commands.submitting import note_visit
from mypage.web.access import staff_view
from mypage.web.access_types import AreaRequest
from mypage.web.http import leave_notice, see_other
from mypage.web.staff.posting_forms import AssignmentForm
from mypage.web.staff.posting_loading import own_posting

_NOT_DONE = "手続きは行われませんでした"


@staff_view("reviewer")
def posting_assignment(request: AreaRequest, pk: int) -> HttpResponse:
    """担当になる, also from a colleague; 担当を外れる."""
    row = own_posting(request, pk)
    form = AssignmentForm(request.POST)
    if request.method != "POST":
        return see_other("staff:posting", pk)
    if not form.is_valid():
        leave_notice(request, "warning", _NOT_DONE, "もう一度手続きしてください。")
        return see_other("staff:posting", pk)
    entered = form.cleaned_data
    try:
        if entered["action"] == "take":
            take_posting(posting=row, instead_of=entered["instead_of"], by=request.login, at=now())
        else:
            release_posting(posting=row, by=request.login, at=now())
    except RuleViolation as refusal:
        leave_notice(request, "warning", _NOT_DONE, refusal.violations[0].message)
    else:
        told = "この求人の担当になりました" if entered["action"] == "take" else "この求人の担当を外れました"
        leave_notice(request, "success", told)
    return see_other("staff:posting", pk)


@staff_view("counter", "reviewer")
def posting_visit(request: AreaRequest, pk: int) -> HttpResponse:
    """来所を確認した: the employer came, the application lapses no more."""
    row = own_posting(request, pk)
    if request.method == "POST":
        try:
            note_visit(posting=row, by=request.login, at=now())
        except RuleViolation as refusal:
            leave_notice(request, "warning", "来所を記録しませんでした", refusal.violations[0].message)
        else:
            leave_notice(request, "success", "来所を確認しました", "この申込みは、来所がないことによる失効をしません。")
    return see_other("staff:posting", pk)
