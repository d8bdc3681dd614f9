"""プレビュー: what seekers see first of a posting, and all its answers, while it is being written."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mypage.kernel.fields import Answers, lines_of
from mypage.postings.content import table
from mypage.postings.queries.codes import names_of_codes
from mypage.postings.shown import shown_answers, text_of
from mypage.web.access import employer_view
from mypage.web.access_types import AreaRequest
from mypage.web.employer.postings.own import Written, own_draft
from mypage.web.http import page

FIRST_CHARACTERS = 90
"""Of 仕事の内容, in a list of postings."""


@dataclass(frozen=True)
class ListEntry:
    """A posting as a list of search results shows it."""

    job_title: str
    employment_form: str
    establishment: str
    workplace: str
    pay: str
    hours: list[str]
    description: list[str]
    """Lines of 30 characters."""
    is_cut: bool


@employer_view()
@require_safe
def posting_preview(request: AreaRequest, pk: int) -> HttpResponse:
    """Both, as far as the draft has come."""
    written = own_draft(request, pk)
    codes = names_of_codes(written.answers)
    context = {
        "section": "postings",
        "posting": written.posting,
        "words": written.words,
        "entry": _entry(written, codes.get("workplace_municipality", "")),
        "sections": shown_answers(written.answers, written.category, codes),
    }
    return page(request, "employer/postings/preview.html", context)


def _entry(written: Written, municipality: str) -> ListEntry:
    answers = written.answers
    text = answers.text("job_description")
    return ListEntry(
        job_title=answers.text("job_title"),
        employment_form=answers.text("employment_form"),
        establishment=_employer(answers),
        workplace=municipality,
        pay=_span(answers, "total_pay_from", "total_pay_to"),
        hours=[line for number in (1, 2, 3) if (line := _shift(answers, number))],
        description=lines_of(text[:FIRST_CHARACTERS]) if text else [],
        is_cut=len(text) > FIRST_CHARACTERS,
    )


def _employer(answers: Answers) -> str:
    scope = answers.text("disclosure_scope")
    return answers.text("establishment_name") if scope[:1] in ("", "１", "２") else "事業所名は公開していません"


def _span(answers: Answers, first: str, last: str) -> str:
    low, high = (text_of(table().fields[name], answers) for name in (first, last))
    return low if low == high or not high else f"{low}〜{high}"


def _shift(answers: Answers, number: int) -> str:
    start, end = f"shift_{number}_from", f"shift_{number}_to"
    return _span(answers, start, end) if answers.is_set(start) and answers.is_set(end) else ""
