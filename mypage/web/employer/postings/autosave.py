"""Saving while one types: nothing is judged; the answer says what is asked now, and what can be computed already."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from mypage.kernel.clock import in_japan
from mypage.kernel.fields import Field
from mypage.kernel.rule import RuleViolation
from mypage.postings.commands.drafting import EditedMeanwhile, Saved
from mypage.postings.content import answers_of, table
from mypage.postings.pages import shown_on_form
from mypage.postings.shown import text_of
from mypage.web.access import employer_view
from mypage.web.access_types import AreaRequest
from mypage.web.employer.postings.own import WRITERS, Written, any_page, own_draft_still
from mypage.web.employer.postings.panels import PANEL, panel_content, panel_of
from mypage.web.employer.postings.saving import Sent, save, save_around
from mypage.web.kept import settled


@employer_view(*WRITERS)
@require_POST
def posting_autosave(request: AreaRequest, pk: int, slug: str) -> HttpResponse:
    """What was typed so far is kept. 409 names the fields that somebody else wrote meanwhile; the others are kept."""
    asked, written = any_page(slug), own_draft_still(request, pk)
    if written is None:
        return JsonResponse({}, status=410)
    sent = Sent.of(request, asked, written.locked)
    try:
        saved = save(request, written, sent, by_button=False)
    except EditedMeanwhile as meanwhile:
        save_around(request, written, sent, meanwhile)
        return JsonResponse({"fields": [table().fields[name].label for name in meanwhile.conflicts]}, status=409)
    except RuleViolation as refusal:
        return JsonResponse({"message": refusal.violations[0].message}, status=422)
    settled(request)
    return JsonResponse(_state(written, sent, saved))


def _state(written: Written, sent: Sent, saved: Saved) -> dict[str, Any]:
    known = panel_content(sent.page, written.posting.establishment)
    answers = answers_of(saved.values, known)
    asked = shown_on_form(answers, saved.values)
    return {
        "at": f"{in_japan(saved.saved_at):%H:%M}",
        "shown": [each.name for each in sent.page.fields if each.name in asked],
        "required": [each.name for each in sent.page.fields if each.name in answers.required],
        "panels": {PANEL: panel_of(sent.page, answers, known)},
        "computed": {each.name: text_of(each, answers) for each in sent.page.fields if _is_reckoned(each)},
    }


def _is_reckoned(field: Field) -> bool:
    return field.name in ("total_pay_from", "total_pay_to", "weekly_scheduled_hours", "monthly_scheduled_hours")
