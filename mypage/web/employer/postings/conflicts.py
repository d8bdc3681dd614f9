"""Two people on one draft: both answers side by side, one decision for each; nothing of either is lost."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from mypage.kernel.clock import now
from mypage.kernel.fields import Answers, Field, Raw
from mypage.kernel.fields.reading import UnreadableError, read_value
from mypage.kernel.rule import RuleViolation
from mypage.postings.commands.drafting import Conflict, EditedMeanwhile, save_answers
from mypage.postings.content import table
from mypage.postings.pages import Page
from mypage.postings.queries.codes import names_of_codes
from mypage.postings.shown import text_of
from mypage.web.access_types import AreaRequest
from mypage.web.employer.postings.own import Written
from mypage.web.field_forms import sent_values
from mypage.web.http import leave_notice, page, see_other

_CONFLICT, _GONE = "employer/postings/conflict.html", "employer/postings/gone.html"
MINE, THEIRS = "mine", "theirs"


@dataclass(frozen=True)
class Choice:
    """One field that two people answered differently, as the page offers it."""

    field: Field
    theirs: str
    mine: str
    mine_kept: str
    """The reader's own answer, as the page carries it until it is decided."""
    is_open: bool
    """Whether the reader went on without a decision."""


def conflict_page(request: AreaRequest, written: Written, asked: Page, meanwhile: EditedMeanwhile) -> HttpResponse:
    """409: what was typed by whom. All other answers are saved already."""
    choices = [_choice(table().fields[name], each) for name, each in meanwhile.conflicts.items()]
    return _page(request, written, asked, choices, meanwhile.version)


def resolved(request: AreaRequest, written: Written, asked: Page) -> HttpResponse:
    """The decision: own answers go over the others where the reader said so."""
    mine = {name: value for name, value in _carried(request, asked).items() if name not in written.locked}
    decided = {name: request.POST.get(f"choose_{name}") for name in mine}
    version = str(request.POST.get("version", ""))
    known = int(version) if version.isascii() and version.isdecimal() and len(version) < 10 else 0
    if not all(decision in (MINE, THEIRS) for decision in decided.values()):
        choices = [
            _choice(table().fields[name], Conflict(written.raw.get(name, ""), value), is_open=not decided[name])
            for name, value in mine.items()
        ]
        return _page(request, written, asked, choices, known)
    try:
        save_answers(
            posting=written.posting,
            values={name: value for name, value in mine.items() if decided[name] == MINE},
            version=known,
            editor="",
            by=request.login,
            at=now(),
        )
    except EditedMeanwhile as meanwhile:
        return conflict_page(request, written, asked, meanwhile)
    except RuleViolation:
        return gone_page(request, asked)
    leave_notice(request, "success", "選んだ内容で保存しました")
    return see_other("employer:posting_page", written.posting.pk, asked.slug)


def gone_page(request: AreaRequest, asked: Page) -> HttpResponse:
    """409: there is no draft any more; what was typed stands there to be taken elsewhere."""
    typed = sent_values(request.POST, asked.typed)
    rows = [(table().fields[name].label, _words(table().fields[name], value)) for name, value in typed.items() if value]
    return page(request, _GONE, {"section": "postings", "page": asked, "rows": rows}, status=409)


def _page(request: AreaRequest, written: Written, asked: Page, choices: list[Choice], version: int) -> HttpResponse:
    context: dict[str, Any] = {
        "section": "postings",
        "posting": written.posting,
        "words": written.words,
        "draft": written.draft,
        "page": asked,
        "choices": choices,
        "version": version,
    }
    return page(request, _CONFLICT, context, status=409)


def _choice(field: Field, conflict: Conflict, *, is_open: bool = False) -> Choice:
    kept = json.dumps(conflict.mine, ensure_ascii=False)
    return Choice(field, _words(field, conflict.theirs), _words(field, conflict.mine), kept, is_open)


def _words(field: Field, value: Raw) -> str:
    try:
        values = {field.name: read_value(field, value)} if value else {}
    except UnreadableError:
        values = {}
    answers = Answers(values, {field.name: value})
    return text_of(field, answers, names_of_codes(answers))


def _carried(request: AreaRequest, asked: Page) -> dict[str, Raw]:
    found: dict[str, Raw] = {}
    for field in asked.typed:
        text = request.POST.get(f"mine_{field.name}")
        if text is None:
            continue
        try:
            value = json.loads(text)
        except ValueError:
            continue
        if isinstance(value, str) or (isinstance(value, list) and all(isinstance(each, str) for each in value)):
            found[field.name] = value
    return found
