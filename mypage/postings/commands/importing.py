"""Postings of before this system become history: rows of the documented CSV (docs/import-history.md), all or none."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db import transaction

from mypage.audit.commands import record
from mypage.establishments.models import Establishment
from mypage.kernel.actor import SYSTEM
from mypage.kernel.clock import JST, day_in_japan
from mypage.kernel.fields import Raw
from mypage.postings.choices import PostingAction, PostingState, RevisionPurpose
from mypage.postings.commands.drafting import show_in_lists
from mypage.postings.models import NumberCounter, Posting, PostingEvent, PostingRevision
from mypage.postings.queries.history import history_begins
from mypage.postings.rules.history_rows import Entry, RowRefused, entry_of

_SCOPES = "１２３４"
_LEAST_SHOWN = 4
_TWICE = "求人番号{number}が、{line}行目にもあります。"
_NO_FIRM = "事業所番号「{number}」の事業所は登録されていません。"
_TAKEN = "求人番号{number}は、この仕組みで受理した求人か、ほかの事業所の求人の番号です。"


@dataclass(frozen=True)
class Refused:
    """A row that cannot be imported."""

    line: int
    reason: str


@dataclass
class Report:
    """What an import came to. With a refused row nothing is written."""

    imported: int = 0
    known: int = 0
    """Rows whose posting was imported before."""
    refused: list[Refused] = field(default_factory=list)


@dataclass(frozen=True)
class _Row:
    line: int
    entry: Entry
    establishment: Establishment


def import_history(
    *,
    rows: Sequence[tuple[int, Mapping[str, str]]],
    establishment_of: Callable[[str], Establishment | None],
    at: datetime,
    is_dry_run: bool = False,
) -> Report:
    """The rows, each with its line in the file, stand in the history of their establishments, ended as they say.

    `establishment_of` finds one by what the row's column `establishment_number` says. A posting that was imported
    before is left as it is. Nothing is written where a row is refused, or in a dry run.
    """
    report, read = Report(), list[_Row]()
    lines: dict[str, int] = {}
    for line, cells in rows:
        try:
            entry = entry_of(cells, since=history_begins(), today=day_in_japan(at))
        except RowRefused as refusal:
            report.refused += [Refused(line, reason) for reason in refusal.reasons]
            continue
        first = lines.setdefault(entry.number, line)
        owner = establishment_of(cells.get("establishment_number", ""))
        if first != line:
            report.refused.append(Refused(line, _TWICE.format(number=entry.number, line=first)))
        elif owner is None:
            said = cells.get("establishment_number", "")
            report.refused.append(Refused(line, _NO_FIRM.format(number=said)))
        else:
            read.append(_Row(line, entry, owner))
    with transaction.atomic():
        fresh = _without_known(read, report)
        report.imported = 0 if report.refused else len(fresh)
        if fresh and not report.refused and not is_dry_run:
            _write(fresh, at)
    return report


def _without_known(rows: Sequence[_Row], report: Report) -> list[_Row]:
    wanted = Posting.objects.filter(number__in=[row.entry.number for row in rows]).select_related("in_force")
    there = {str(posting.number): posting for posting in wanted}
    fresh = []
    for row in rows:
        known = there.get(row.entry.number)
        if known is None:
            fresh.append(row)
        elif _was_imported(known) and known.establishment_id == row.establishment.pk:
            report.known += 1
        else:
            report.refused.append(Refused(row.line, _TAKEN.format(number=row.entry.number)))
    report.refused.sort(key=lambda each: each.line)
    return fresh


def _was_imported(posting: Posting) -> bool:
    return posting.in_force is not None and posting.in_force.purpose == RevisionPurpose.IMPORTED


def _write(rows: Sequence[_Row], at: datetime) -> None:
    postings = Posting.objects.bulk_create(_posting(row, at) for row in rows)
    revisions = PostingRevision.objects.bulk_create(
        PostingRevision(
            posting=posting,
            number=1,
            purpose=RevisionPurpose.IMPORTED,
            content=row.entry.content,
            establishment={},
            at=at,
        )
        for posting, row in zip(postings, rows, strict=True)
    )
    for posting, revision, row in zip(postings, revisions, rows, strict=True):
        posting.in_force, posting.state = revision, row.entry.state
    Posting.objects.bulk_update(postings, ["in_force", "state"], batch_size=100)
    PostingEvent.objects.bulk_create(
        PostingEvent(posting=posting, action=PostingAction.IMPORTED, at=at) for posting in postings
    )
    _count_on({row.entry.number for row in rows})
    for pk in sorted({row.establishment.pk for row in rows}):
        count = sum(1 for row in rows if row.establishment.pk == pk)
        record("posting.imported", by=SYSTEM, at=at, subject=("establishment", pk), facts={"rows": count})


def _posting(row: _Row, at: datetime) -> Posting:
    """As it is before its revision stands: with a number and not accepted yet."""
    entry = row.entry
    begun = _noon(entry.accepted_on)
    posting = Posting(
        establishment=row.establishment,
        office=row.establishment.office,
        state=PostingState.SUBMITTED,
        started_at=begun,
        changed_at=at,
        submitted_at=begun,
        number=entry.number,
        accepted_on=entry.accepted_on,
        referral_until=entry.referral_until,
        public_from=entry.accepted_on,
        scope=_scope(entry.content),
        ended_on=entry.ended_on,
    )
    show_in_lists(posting, entry.content)
    return posting


def _scope(content: Mapping[str, Raw]) -> int:
    return _SCOPES.find(str(content.get("disclosure_scope", ""))[:1] or "-") + 1 or _LEAST_SHOWN


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=JST)


def _count_on(numbers: set[str]) -> None:
    """Numbers that are given from now on come after those that were imported."""
    highest: dict[str, int] = {}
    for number in numbers:
        code, serial = number.split("-")
        highest[code] = max(highest.get(code, 0), int(serial))
    for code, last in highest.items():
        NumberCounter.objects.get_or_create(office_code=code, defaults={"last": 0})
        NumberCounter.objects.filter(office_code=code, last__lt=last).update(last=last)
