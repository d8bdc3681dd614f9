"""転用: a new posting with the answers of one that was submitted, and what it does not take over (ui.md 3.6)."""

from datetime import date, datetime
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from mypage.kernel.clock import day_in_japan, now
from mypage.kernel.fields import Raw
from mypage.postings.commands.changing import typed_answers
from mypage.postings.commands.drafting import start_draft
from mypage.postings.content import answers_of, table
from mypage.postings.models import Posting, PostingRevision
from mypage.postings.pages import pages_of
from mypage.postings.queries.looking import newest_revision
from mypage.web.access import employer_view
from mypage.web.access_types import AreaRequest
from mypage.web.employer.postings.own import WRITERS, own_posting, read_draft
from mypage.web.http import SeeOther, leave_notice, page, see_other
from mypage.web.sent_forms import made_by_form

_ANSWERED_ANEW = frozenset(
    {"hires", "wished_referral_until", "has_read_leaflet", "confirms_self_declaration", "message_to_office"}
)
"""What is answered anew each time: nobody confirms a text on somebody's behalf, and each posting seeks its own."""


@employer_view(*WRITERS)
@require_POST
def copy(request: AreaRequest, pk: int) -> HttpResponse:
    """この内容で新しく書く: a draft with the answers of any posting that was submitted.

    A second click leads to the draft that the first one made.
    """
    posting = own_posting(request, pk)
    revision = _source_of(posting)
    if revision is None:
        return see_other("employer:posting", pk)
    at = now()
    made = made_by_form(request, at, lambda: _copied(request, posting, revision, at).pk)
    if made is not None and Posting.objects.of(posting.establishment).filter(pk=made).exists():
        return SeeOther(f"{reverse('employer:posting_copied', args=[made])}?from={posting.pk}")
    told = "この画面は古くなっていました。書き始めるときは、もう一度「この内容で新しく書く」を押してください。"
    leave_notice(request, "warning", "新しい求人は作っていません", told)
    return see_other("employer:posting", pk)


@employer_view(*WRITERS)
@require_safe
def copied(request: AreaRequest, pk: int) -> HttpResponse:
    """What the new posting did not take over, before its writer goes through it."""
    written = read_draft(own_posting(request, pk))
    if not written.posting.is_draft:
        return see_other("employer:posting", pk)
    asked = request.GET.get("from", "")
    source = own_posting(request, int(asked)) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else None
    revision = _source_of(source) if source else None
    before = revision.content if revision else {}
    left = _not_taken_over(before, day_in_japan(now()))
    missing = [name for name in table().fields if name in left and not written.raw.get(name)]
    context: dict[str, Any] = {
        "section": "postings",
        "posting": written.posting,
        "source": source,
        "labels": [table().fields[name].label for name in missing],
        "first": reverse("employer:posting_page", args=[pk, pages_of(written.kind)[0].slug]),
    }
    return page(request, "employer/postings/copied.html", context)


def _copied(request: AreaRequest, posting: Posting, revision: PostingRevision, at: datetime) -> Posting:
    left = _not_taken_over(revision.content, day_in_japan(at))
    values = {name: value for name, value in typed_answers(revision).items() if name not in left}
    return start_draft(
        establishment=posting.establishment, values=values, by=request.login, at=at, source=posting.number or ""
    )


def _source_of(posting: Posting) -> PostingRevision | None:
    """What is in force, else what was submitted last; none of a draft."""
    return posting.in_force or newest_revision(posting)


def _not_taken_over(content: dict[str, Raw], today: date) -> frozenset[str]:
    """What is answered anew, and every day that is over."""
    answers = answers_of(content, {})
    days = {name: answers.day(name) for name, field in table().fields.items() if field.input == "date"}
    return _ANSWERED_ANEW | {name for name, day in days.items() if day and day < today}
