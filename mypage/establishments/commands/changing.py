"""変更仮登録: the six screens are saved one by one, sent to the office, taken back, or given up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from mypage.accounts.models import User
from mypage.audit.commands import record
from mypage.establishments.choices import ChangeState
from mypage.establishments.commands.in_force import put_in_force
from mypage.establishments.commands.writing import settle_notices
from mypage.establishments.content import Screen, screens, table
from mypage.establishments.models import Establishment, EstablishmentChange
from mypage.establishments.queries import content_of, facts_of_content
from mypage.establishments.rules.changes import changed_names, merged
from mypage.establishments.rules.content import violations_of_content
from mypage.establishments.states import CHANGE
from mypage.kernel.clock import day_in_japan
from mypage.kernel.fields import Raw, normalised
from mypage.kernel.rule import RuleViolation, Violation
from mypage.notifications.commands import give_notice

_WAITS = Violation("change_waits", "変更の内容を窓口が確認しています。直すときは、先に取り下げてください。")
_GONE = Violation("no_change", "送る変更がありません。画面を開き直してください。")
_NOTHING = Violation("nothing_changed", "登録されている内容から変わった項目がありません。")
_SEEN_BEFORE = Violation(
    "changed_meanwhile",
    "この画面を開いたあとに、ほかの方が変更の内容を保存しました。今の内容を確かめて、もう一度手続きしてください。",
)
_ELSEWHERE = Violation("out_of_state", "この事業所は本登録ではなくなったため、内容を変更できません。")


@dataclass(frozen=True)
class Seen:
    """What somebody had before him when he began to type: versions of the data in force and of the change."""

    in_force: int
    change: int = 0
    version: int = 0

    @classmethod
    def of(cls, establishment: Establishment, change: EstablishmentChange | None) -> "Seen":
        """How both stand now."""
        return cls(establishment.version, change.pk, change.version) if change else cls(establishment.version)

    @classmethod
    def parse(cls, text: str) -> "Seen":
        """Out of a form; ValueError when it was tampered with."""
        in_force, change, version = (int(part) for part in text.split("."))
        return cls(in_force, change, version)

    def __str__(self) -> str:
        return f"{self.in_force}.{self.change}.{self.version}"


class ScreenConflict(Exception):
    """`now` is how the screen stands with what the other one saved; `names` say other things there than was typed."""

    def __init__(self, change: EstablishmentChange | None, now: Mapping[str, Raw], names: list[str]) -> None:
        super().__init__("the screen was saved meanwhile")
        self.change, self.now, self.names = change, now, names


def save_screen(
    *, establishment: Establishment, screen: Screen, typed: Mapping[str, Raw], seen: Seen, by: User, at: datetime
) -> EstablishmentChange | None:
    """What was typed on a screen is kept, valid or not; None when nothing differs from the data in force.

    RuleViolation while the office has the change; ScreenConflict when another person saved the screen since `seen`.
    """
    with transaction.atomic():
        row = _locked(establishment)
        change = EstablishmentChange.objects.select_for_update().open().filter(establishment=row).first()
        if change and not change.may_be_written:
            raise RuleViolation(_WAITS)
        base = content_of(row)
        wanted = {name: normalised(table().fields[name], typed[name]) for name in screen.names if name in typed}
        _refuse_conflict(row, change, screen, wanted, base, seen)
        values = dict(change.values) if change else {}
        for name, value in wanted.items():
            values.pop(name, None)
            if (value or "") != (base.get(name) or ""):
                values[name] = value
        return _keep(row, change, screen, values, by, at)


def submit_change(*, establishment: Establishment, seen: Seen, by: User, at: datetime) -> EstablishmentChange:
    """The change waits for the office, or is in force at once where the whole registration still waits.

    RuleViolation with every fault of the screens that were changed, or when it has changed since `seen`.
    """
    with transaction.atomic():
        row = _locked(establishment)
        change = _open(row)
        if change.is_waiting and change.submitted_by_id == by.pk:
            return change
        action = "submit" if row.is_registered else "take_over"
        _refuse_out_of_state(change, action)
        _refuse_unseen(row, change, seen)
        base = content_of(row)
        content = merged(base, change.values)
        names = changed_names(base, content)
        _refuse_faults(content, names, day_in_japan(at).year)
        change.state = CHANGE.after(change.state, action)
        change.submitted_at, change.submitted_by = at, by
        change.version += 1
        facts = {"fields": names}
        record("establishment.change_submitted", by=by.actor(), at=at, subject=("establishment", row.pk), facts=facts)
        if change.state == ChangeState.ACCEPTED:
            put_in_force(row, change, at=at)
        else:
            told = {"change": change.pk, "establishment": row.pk, "name": row.name}
            give_notice(reader=("office", row.office_id), template="waiting_change", facts=told, at=at)
        change.save()
        return change


def withdraw_change(*, establishment: Establishment, by: User, at: datetime) -> None:
    """The change is being written again. RuleViolation when the office has decided meanwhile."""
    with transaction.atomic():
        row = _locked(establishment)
        change = _open(row)
        if change.state == ChangeState.DRAFT:
            return
        _refuse_out_of_state(change, "withdraw")
        change.state = CHANGE.after(change.state, "withdraw")
        change.submitted_at, change.submitted_by = None, None
        change.changed_at, change.changed_by, change.warned_days = at, by, None
        change.version += 1
        change.save()
        settle_notices(row, "waiting_change", at)
        record("establishment.change_withdrawn", by=by.actor(), at=at, subject=("establishment", row.pk))


def discard_change(*, establishment: Establishment, seen: Seen, by: User, at: datetime) -> None:
    """What was written is gone. RuleViolation while the office has it, or when it has changed since `seen`."""
    with transaction.atomic():
        row = _locked(establishment)
        change = EstablishmentChange.objects.select_for_update().open().filter(establishment=row).first()
        if change is None:
            return
        _refuse_out_of_state(change, "discard")
        _refuse_unseen(row, change, seen)
        change.state = CHANGE.after(change.state, "discard")
        change.values, change.changed_at, change.changed_by = {}, at, by
        change.version += 1
        change.save()
        record("establishment.change_discarded", by=by.actor(), at=at, subject=("establishment", row.pk))


def _keep(
    row: Establishment,
    change: EstablishmentChange | None,
    screen: Screen,
    values: dict[str, Raw],
    by: User,
    at: datetime,
) -> EstablishmentChange | None:
    if change is None and not values:
        return None
    if change is None:
        change = EstablishmentChange(establishment=row, state=ChangeState.DRAFT, created_at=at, version=0)
    change.values = values
    change.version += 1
    change.screen_versions = {**change.screen_versions, screen.slug: change.version}
    change.changed_at, change.changed_by, change.warned_days = at, by, None
    change.save()
    return change


def _refuse_conflict(
    row: Establishment,
    change: EstablishmentChange | None,
    screen: Screen,
    wanted: Mapping[str, Raw],
    base: Mapping[str, Raw],
    seen: Seen,
) -> None:
    saved = change.screen_versions.get(screen.slug, 0) if change else 0
    version = seen.version if change and seen.change == change.pk else 0
    if seen.in_force == row.version and saved <= version:
        return
    now = merged(base, change.values if change else {})
    names = [name for name in wanted if (wanted[name] or "") != (now.get(name) or "")]
    if names:
        raise ScreenConflict(change, now, names)


def _refuse_faults(content: Mapping[str, Raw], names: list[str], this_year: int) -> None:
    if not names:
        raise RuleViolation(_NOTHING)
    touched = {name for screen in screens() if set(screen.names) & set(names) for name in screen.names}
    found = [each for each in violations_of_content(facts_of_content(content, this_year)) if each.field in touched]
    if found:
        raise RuleViolation(*found)


def _refuse_out_of_state(change: EstablishmentChange, action: str) -> None:
    if not CHANGE.allows(change.state, action):
        raise RuleViolation(_WAITS if change.is_waiting else _GONE)


def _refuse_unseen(row: Establishment, change: EstablishmentChange, seen: Seen) -> None:
    if seen != Seen.of(row, change):
        raise RuleViolation(_SEEN_BEFORE)


def _locked(establishment: Establishment) -> Establishment:
    rows = Establishment.objects.select_for_update(of=("self",)).select_related("office")
    row = rows.get(pk=establishment.pk)
    if not (row.is_registered or row.is_waiting):
        raise RuleViolation(_ELSEWHERE)
    return row


def _open(row: Establishment) -> EstablishmentChange:
    change = EstablishmentChange.objects.select_for_update().open().filter(establishment=row).first()
    if change is None:
        raise RuleViolation(_GONE)
    return change
