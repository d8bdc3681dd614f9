"""求人内容の変更: a posting in force is written anew; what is in force counts until the office accepts the change."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from mypage.accounts.models import User
from mypage.audit.commands import record
from mypage.establishments.commands.authority import refuse_other_office
from mypage.kernel.fields import Raw, normalised
from mypage.kernel.rule import RuleViolation, Violation
from mypage.postings.choices import ChangeStage, PostingAction, RevisionPurpose
from mypage.postings.commands.reviewing import waiting_revision
from mypage.postings.commands.submitting import add_revision
from mypage.postings.commands.telling import tell_employer, tell_office
from mypage.postings.content import table
from mypage.postings.models import Posting, PostingDraft, PostingEvent, PostingRevision
from mypage.postings.states import CHANGE

_NOT_IN_FORCE = Violation(
    "out_of_state",
    "内容を変更できるのは、有効な求人か募集停止中の求人だけです。求人の画面で今の状況をお確かめください。",
)
_NO_CHANGE = Violation("out_of_state", "取りやめる変更がありません。求人の画面で今の状況をお確かめください。")
_NOTHING_WAITS = Violation(
    "out_of_state", "この求人は確認待ちではありません。求人者が取り下げたか、ほかの方が先に手続きをしました。"
)
_CHANGED = Violation(
    "changed_meanwhile",
    "この画面を開いたあとに内容が変わりました。今の内容を確かめて、もう一度訂正してください。",
)
NOT_CORRECTABLE = frozenset(
    {
        "posting_category",
        "disclosure_scope",
        "accepts_self_applications",
        "has_read_leaflet",
        "confirms_self_declaration",
    }
)
"""What only the employer decides or confirms."""


def begin_change(*, posting: Posting, by: User, at: datetime) -> None:
    """The draft of a posting in force holds what is in force. Does nothing where a change is open already."""
    with transaction.atomic():
        row = _locked(posting)
        if not row.is_in_force or row.in_force is None:
            raise RuleViolation(_NOT_IN_FORCE)
        if row.change != ChangeStage.NONE:
            return
        row.change = CHANGE.after(row.change, "begin")
        row.save(update_fields=["change"])
        PostingDraft.objects.update_or_create(
            posting=row,
            defaults={"values": typed_answers(row.in_force) | {"message_to_office": ""}, "changed": {},
                      "confirmed": [], "finished": [], "saved_at": at, "saved_by": by, "warned_days": None},
        )  # fmt: skip
        PostingDraft.objects.filter(posting=row).update(version=1)
        record("posting.change_begun", by=by.actor(), at=at, subject=("posting", row.pk))


def drop_change(*, posting: Posting, by: User, at: datetime) -> None:
    """取りやめ: the change is gone, also one that waits; what is in force stays. RuleViolation when there is none."""
    with transaction.atomic():
        row = _locked(posting)
        if not CHANGE.allows(row.change, "drop"):
            raise RuleViolation(_NO_CHANGE)
        was_waiting = row.change != ChangeStage.WRITING
        row.change = CHANGE.after(row.change, "drop")
        row.save(update_fields=["change"])
        record("posting.change_dropped", by=by.actor(), at=at, subject=("posting", row.pk))
        if was_waiting:
            PostingEvent.objects.create(posting=row, action=PostingAction.CHANGE_DROPPED, at=at, by=by)
            tell_office(row, "posting_change_dropped_by_employer", at)


def correct_posting(
    *, posting: Posting, revision: int, values: Mapping[str, Raw], note: str, by: User, at: datetime
) -> PostingRevision:
    """訂正: the office mends small things in what waits, on its own revision; the employer is told which.

    RuleViolation when nothing or something else waits, by another office, for answers that only the employer gives,
    without a note of why, or when nothing would change.
    """
    fields = table().fields
    with transaction.atomic():
        row = _locked(posting)
        refuse_other_office(row.establishment, by)
        waiting = waiting_revision(row)
        if waiting is None:
            raise RuleViolation(_NOTHING_WAITS)
        if waiting.number != revision:
            raise RuleViolation(_CHANGED)
        kept = {name: normalised(fields[name], value) for name, value in values.items()}
        changed = {name: value for name, value in kept.items() if waiting.content.get(name, "") != value}
        _refuse_correction(changed, note)
        content = {name: value for name, value in {**waiting.content, **changed}.items() if value}
        made = add_revision(row, RevisionPurpose.CORRECTION, content, waiting.establishment, waiting.cautions, by, at)
        _write_into_draft(row, changed)
        labels = "、".join(fields[name].label for name in changed)
        PostingEvent.objects.create(
            posting=row,
            action=PostingAction.CORRECTED,
            at=at,
            by=by,
            office=row.office,
            remarks=f"{labels}：{note.strip()}",
        )
        facts = {"fields": sorted(changed)}
        record("posting.corrected", by=by.actor(), at=at, subject=("posting", row.pk), facts=facts)
        tell_employer(row, "posting_corrected", at)
    return made


def typed_answers(revision: PostingRevision) -> dict[str, Raw]:
    """The answers of a revision that people type, without what is computed or taken from the establishment."""
    fields = table().fields
    return {name: value for name, value in revision.content.items() if name in fields and not fields[name].is_computed}


def _refuse_correction(changed: Mapping[str, Raw], note: str) -> None:
    fields = table().fields
    if not changed:
        raise RuleViolation(Violation("nothing_changed", "内容が変わっていません。"))
    for name in changed:
        if name in NOT_CORRECTABLE or fields[name].is_computed:
            told = f"「{fields[name].label}」は、求人者だけが決められる項目です。修正を依頼してください。"
            raise RuleViolation(Violation("not_correctable", told, name))
    if not note.strip():
        raise RuleViolation(Violation("no_note", "訂正した理由を入力してください。", "note"))


def _write_into_draft(row: Posting, changed: Mapping[str, Raw]) -> None:
    draft = PostingDraft.objects.select_for_update().get(posting=row)
    draft.version += 1
    draft.values |= changed
    draft.changed |= {name: [draft.version, "office"] for name in changed}
    draft.save(update_fields=["version", "values", "changed"])


def _locked(posting: Posting) -> Posting:
    rows = Posting.objects.select_for_update(of=("self",))
    return rows.select_related("establishment__office", "office", "in_force").get(pk=posting.pk)
