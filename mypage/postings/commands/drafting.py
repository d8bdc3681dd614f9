"""Writing a posting: a draft is begun, saved piece by piece, deleted and brought back. Saving never judges."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from mypage.accounts.models import User
from mypage.audit.commands import record
from mypage.establishments.models import Establishment
from mypage.kernel.fields import Raw, normalised
from mypage.kernel.rule import RuleViolation, Violation
from mypage.postings.choices import PostingAction, PostingState
from mypage.postings.content import KINDS, Category, table
from mypage.postings.models import TITLE_KEPT, Posting, PostingDraft, PostingEvent
from mypage.postings.queries.establishment import proposed_answers
from mypage.postings.rules.characters import TEXTS, is_widened

LONGEST = 20_000
"""Characters that a draft keeps of one answer, however long it may be when it is submitted."""
_SHOWN_IN_LISTS = (
    "kind", "is_for_people_with_disabilities", "trial_employment", "job_title", "employment_form", "workplace",
    "changed_at",
)  # fmt: skip
_MINUTE = timedelta(minutes=1)
_NOT_WRITABLE = Violation(
    "not_a_draft",
    "この求人は、すでに申し込まれたか、削除されたため、書きかえられません。求人の画面で今の状況をお確かめください。",
)


@dataclass(frozen=True)
class Saved:
    """What saving came to."""

    version: int
    saved_at: datetime
    values: Mapping[str, Raw]
    """The answers as they stand now, those of other people among them."""
    widened: tuple[str, ...] = ()
    """The fields whose half-width characters became full-width (R-165)."""


@dataclass(frozen=True)
class Conflict:
    """An answer that somebody else changed since the page was opened."""

    theirs: Raw
    mine: Raw


class EditedMeanwhile(Exception):
    """Nothing was saved: somebody else changed answers that were to be saved with other ones."""

    def __init__(self, conflicts: Mapping[str, Conflict], version: int) -> None:
        super().__init__(f"{len(conflicts)} answers were changed by somebody else")
        self.conflicts, self.version = dict(conflicts), version


def start_draft(
    *,
    establishment: Establishment,
    values: Mapping[str, Raw],
    by: User,
    at: datetime,
    source: str = "",
    is_whole: bool = False,
) -> Posting:
    """A draft stands, with what the establishment usually answers; `values` go before that, and alone if `is_whole`.

    `source` is the number of the posting that the values are from (転用).
    """
    answers = {**({} if is_whole else proposed_answers(establishment)), **_kept(values)}
    posting = Posting(
        establishment=establishment, office=establishment.office, state=PostingState.DRAFT, started_by=by,
        started_at=at, changed_at=at, source_number=source,
    )  # fmt: skip
    show_in_lists(posting, answers)
    with transaction.atomic():
        posting.save()
        PostingDraft.objects.create(posting=posting, values=answers, saved_at=at, saved_by=by)
        PostingEvent.objects.create(posting=posting, action=PostingAction.STARTED, at=at, by=by)
        record("posting.started", by=by.actor(), at=at, subject=("posting", posting.pk))
    return posting


def save_answers(
    *,
    posting: Posting,
    values: Mapping[str, Raw],
    version: int,
    editor: str,
    by: User,
    at: datetime,
    finished: Mapping[str, bool] | None = None,
    confirmed: Mapping[str, bool] | None = None,
) -> Saved:
    """The answers stand in the draft. EditedMeanwhile where another page changed one of them after `version`.

    `editor` is the token of the page; `finished` says of pages whether they are done, `confirmed` of cautions (by
    their key) whether they are to pass. RuleViolation when there is no draft any more, or for a monstrous answer.
    """
    kept = _kept(values)
    wide = tuple(name for name, value in values.items() if isinstance(value, str) and _becomes_wide(name, value))
    with transaction.atomic():
        draft = _locked(posting)
        conflicts = _conflicts(draft, kept, version, editor)
        if conflicts:
            raise EditedMeanwhile(conflicts, draft.version)
        changed = [name for name, value in kept.items() if draft.values.get(name, "") != value]
        draft.finished = _with(draft.finished, finished or {})
        draft.confirmed = _with(draft.confirmed, confirmed or {})
        if changed:
            draft.version += 1
            draft.values |= {name: kept[name] for name in changed}
            draft.changed |= {name: [draft.version, editor] for name in changed}
        draft.saved_at, draft.saved_by, draft.warned_days = at, by, None
        draft.save()
        if not draft.posting.is_accepted:
            _list_anew(draft.posting, draft.values, at)
    return Saved(draft.version, at, draft.values, wide)


def delete_draft(*, posting: Posting, by: User, at: datetime) -> None:
    """The draft is gone from every list; for a while it can be brought back. RuleViolation when there is none."""
    with transaction.atomic():
        row = _locked(posting).posting
        if not row.is_draft:
            raise RuleViolation(_NOT_WRITABLE)
        row.deleted_at = at
        row.save(update_fields=["deleted_at"])
        record("posting.draft_deleted", by=by.actor(), at=at, subject=("posting", row.pk))


def restore_draft(*, posting: Posting, by: User, at: datetime) -> None:
    """A deleted draft is back. Does nothing to one that is."""
    with transaction.atomic():
        row = Posting.objects.select_for_update(of=("self",)).get(pk=posting.pk)
        if row.deleted_at is None:
            return
        row.deleted_at, row.changed_at = None, at
        row.save(update_fields=["deleted_at", "changed_at"])
        PostingDraft.objects.filter(posting=row).update(saved_at=at, warned_days=None)
        record("posting.draft_restored", by=by.actor(), at=at, subject=("posting", row.pk))


def _locked(posting: Posting) -> PostingDraft:
    rows = PostingDraft.objects.select_for_update(of=("self", "posting")).select_related("posting")
    draft = next(iter(rows.filter(posting=posting)), None)
    if draft is None or not draft.posting.is_writable:
        raise RuleViolation(_NOT_WRITABLE)
    return draft


def _kept(values: Mapping[str, Raw]) -> dict[str, Raw]:
    fields = table().fields
    kept: dict[str, Raw] = {}
    for name, value in values.items():
        field = fields[name]
        if field.is_computed:
            raise ValueError(f"{name} is computed")
        if len(value) > LONGEST:
            message = f"「{field.label}」が長すぎるため保存できません。{LONGEST:,}文字以内にしてください。"
            raise RuleViolation(Violation("too_long_to_keep", message, name))
        kept[name] = normalised(field, value)
    return kept


def _becomes_wide(name: str, typed: str) -> bool:
    field = table().fields[name]
    return field.input in TEXTS and field.writing == "full" and is_widened(typed)


def _conflicts(draft: PostingDraft, kept: Mapping[str, Raw], version: int, editor: str) -> dict[str, Conflict]:
    found = {}
    for name, mine in kept.items():
        changed_in, changed_by = draft.changed.get(name, (0, ""))
        theirs = draft.values.get(name, "")
        if changed_in > version and changed_by != editor and theirs != mine:
            found[name] = Conflict(theirs, mine)
    return found


def _with(kept: Iterable[str], said: Mapping[str, bool]) -> list[str]:
    return [each for each in kept if said.get(each, True)] + [
        each for each, is_true in said.items() if is_true and each not in kept
    ]


def _list_anew(posting: Posting, answers: Mapping[str, Raw], at: datetime) -> None:
    """The posting is written when lists would show something else; they show the time of a change to the minute."""
    before = [getattr(posting, name) for name in _SHOWN_IN_LISTS]
    show_in_lists(posting, answers)
    if at - posting.changed_at >= _MINUTE:
        posting.changed_at = at
    if [getattr(posting, name) for name in _SHOWN_IN_LISTS] != before:
        posting.changed_at = at
        posting.save(update_fields=_SHOWN_IN_LISTS)


def show_in_lists(posting: Posting, values: Mapping[str, Raw]) -> None:
    """The columns by which lists know a posting say what these answers say; nothing is saved."""
    category = Category.of(values)
    posting.kind = category.kind if values.get("posting_category") in KINDS else (posting.kind or category.kind)
    posting.is_for_people_with_disabilities = "disability" in category.flags
    trial = str(values.get("trial_employment", ""))
    posting.trial_employment = trial[:20] if "trial" in category.flags else ""
    posting.job_title = str(values.get("job_title", ""))[:TITLE_KEPT]
    posting.employment_form = str(values.get("employment_form", ""))[:20]
    is_elsewhere = values.get("workplace_choice") == "事業所所在地と異なる"
    posting.workplace = str(values.get("workplace_address", "") if is_elsewhere else "")[:90]
