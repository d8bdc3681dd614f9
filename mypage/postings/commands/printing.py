"""求人票 of a whole list: asked for, made by the worker piece by piece, erased."""

import secrets
import time
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from mypage.accounts.models import User
from mypage.audit.commands import record
from mypage.establishments.models import Establishment
from mypage.kernel.pdf import GlyphMissingError, PrintError
from mypage.kernel.rule import RuleViolation, Violation
from mypage.postings.models import Posting, SheetFormat, SheetJob, SheetJobState
from mypage.postings.sheet import files
from mypage.postings.sheet.facts import Sheet, printed_sheet
from mypage.postings.sheet.printing import pdf_of_sheets
from mypage.reference.models import Office

MOST = 1000
"""求人票 in one job."""
TOGETHER = 30
"""求人票 in one PDF: what a worker sets at once takes 7 MB each."""
KEPT = timedelta(days=1)
_LEASE = timedelta(minutes=2)
_NOTHING = "印刷できる求人がありません。求人票は、受理された求人で作成できます。"


@transaction.atomic
def ask_sheets(
    *,
    postings: Sequence[int],
    file_format: str,
    by: User,
    at: datetime,
    establishment: Establishment | None = None,
    office: Office | None = None,
) -> SheetJob:
    """The worker will make the 求人票 of these postings, in this order. RuleViolation for none or too many of them."""
    if not postings:
        raise RuleViolation(Violation("no_sheets", _NOTHING))
    if len(postings) > MOST:
        told = f"一度に作成できる求人票は{MOST:,}件までです。条件を絞り込んでください（いまは{len(postings):,}件）。"
        raise RuleViolation(Violation("too_many_sheets", told))
    owner = ("establishment", establishment.pk) if establishment else ("office", office.pk if office else None)
    facts = {"rows": len(postings), "format": SheetFormat(file_format).label}
    record("posting.exported", by=by.actor(), at=at, subject=owner, facts=facts)
    return SheetJob.objects.create(
        asked_by=by,
        establishment=establishment,
        office=office,
        postings=list(postings),
        format=file_format,
        total=len(postings),
        token=secrets.token_hex(16),
        asked_at=at,
        expires_at=at + KEPT,
    )


def print_some(at: datetime, *, seconds: float) -> int:
    """The oldest job goes on for about so many seconds; how many 求人票 were made. Safe in several workers at once."""
    job = _take(at)
    if job is None:
        return 0
    ends, before = time.monotonic() + seconds, job.done
    try:
        while job.done < job.total and time.monotonic() < ends:
            _go_on(job, at)
    except PrintError:
        files.drop(job.token)
        _release(job, SheetJobState.FAILED)
        raise
    _release(job, _finished(job) if job.done >= job.total else SheetJobState.WAITING)
    return job.done - before


def erase_sheet_jobs(*, before: datetime, limit: int) -> int:
    """Up to `limit` jobs that were asked for before that moment are gone with their files; how many."""
    doomed = dict(SheetJob.objects.filter(asked_at__lt=before).values_list("pk", "token")[:limit])
    for token in doomed.values():
        files.drop(token)
    if doomed:
        SheetJob.objects.filter(pk__in=doomed).delete()
    return len(doomed)


def _take(at: datetime) -> SheetJob | None:
    """The oldest job that no worker has in hand, from now on in ours."""
    free = SheetJob.objects.filter(state=SheetJobState.WAITING, expires_at__gt=at)
    free = free.filter(Q(taken_until=None) | Q(taken_until__lt=at)).order_by("asked_at", "pk")
    for job in free[:1]:
        if free.order_by().filter(pk=job.pk).update(taken_until=at + _LEASE):
            return job
    return None


def _release(job: SheetJob, state: SheetJobState) -> None:
    SheetJob.objects.filter(pk=job.pk).update(taken_until=None, state=state)


def _go_on(job: SheetJob, at: datetime) -> None:
    """The next piece: one 求人票, or as many as one PDF holds."""
    size = 1 if job.format == SheetFormat.EACH else TOGETHER
    keys = job.postings[job.done : job.done + size]
    rows = Posting.objects.select_related("establishment", "office", "in_force", "draft").in_bulk(keys)
    sheets = [printed_sheet(rows[key]) for key in keys if key in rows]
    content, left_out = _printed(sheets, at)
    if content:
        last = sheets[0].number if job.format == SheetFormat.EACH else f"{job.done + len(keys):04}"
        files.put_piece(job.token, f"{job.done + 1:04}-{last}.pdf", content)
    job.done += len(keys)
    job.left_out = [*job.left_out, *left_out]
    SheetJob.objects.filter(pk=job.pk).update(done=job.done, left_out=job.left_out, taken_until=at + _LEASE)


def _printed(sheets: Sequence[Sheet], at: datetime) -> tuple[bytes, list[list[str]]]:
    """The PDF without those that have a sign for which there is no glyph; which these are."""
    try:
        return (pdf_of_sheets(sheets, at) if sheets else b""), []
    except GlyphMissingError as missing:
        if len(sheets) == 1:
            return b"", [[sheets[0].number, missing.sign]]
    left_out = [each for sheet in sheets for each in _printed([sheet], at)[1]]
    bad = {number for number, _ in left_out}
    return _printed([sheet for sheet in sheets if sheet.number not in bad], at)[0], left_out


def _finished(job: SheetJob) -> SheetJobState:
    """Several PDF become one ZIP. Where nothing could be printed there is no file."""
    pieces = files.pieces_of(job.token)
    if len(pieces) > 1 or (pieces and job.format == SheetFormat.EACH):
        files.pack(job.token, [(path, f"求人票-{path.name}") for path in pieces])
    return SheetJobState.READY if files.file_of(job.token) else SheetJobState.FAILED
