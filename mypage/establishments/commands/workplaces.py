"""就業場所: places of work kept for reuse. Nobody checks them before a posting copies them."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from mypage.accounts.models import User
from mypage.audit.commands import record
from mypage.establishments.content import workplace_fields
from mypage.establishments.models import Establishment, Workplace
from mypage.establishments.queries import facts_of_workplace
from mypage.establishments.rules.content import violations_of_content
from mypage.kernel.clock import day_in_japan
from mypage.kernel.fields import Raw, normalised
from mypage.kernel.rule import RuleViolation, Violation

MOST_WORKPLACES = 200
_TOO_MANY = Violation(
    "too_many_workplaces",
    f"就業場所は{MOST_WORKPLACES}か所まで登録できます。使わなくなった就業場所を削除してから追加してください。",
)
_CHANGED = Violation(
    "changed_meanwhile",
    "この画面を開いたあとに、ほかの方がこの就業場所を変更しました。今の内容を確かめて、もう一度保存してください。",
)


def add_workplace(*, establishment: Establishment, typed: Mapping[str, Raw], by: User, at: datetime) -> Workplace:
    """A workplace more. RuleViolation with every fault, or when there are too many. A double click adds one."""
    content = _content(typed, at)
    with transaction.atomic():
        Establishment.objects.select_for_update().get(pk=establishment.pk)
        own = list(Workplace.objects.filter(establishment=establishment))
        twin = next((each for each in own if each.content == content), None)
        if twin is not None:
            return twin
        if len(own) >= MOST_WORKPLACES:
            raise RuleViolation(_TOO_MANY)
        name = str(content["workplace_name"])
        row = Workplace.objects.create(
            establishment=establishment, name=name, content=content, changed_at=at, changed_by=by
        )
        _record("workplace.added", row, by, at)
        return row


def change_workplace(*, workplace: Workplace, typed: Mapping[str, Raw], version: int, by: User, at: datetime) -> None:
    """The workplace says something else. RuleViolation with every fault, or when it has changed since `version`."""
    content = _content(typed, at)
    with transaction.atomic():
        row = Workplace.objects.select_for_update().get(pk=workplace.pk)
        if row.content == content:
            return
        if row.version != version:
            raise RuleViolation(_CHANGED)
        row.content, row.name = content, str(content["workplace_name"])
        row.version, row.changed_at, row.changed_by = row.version + 1, at, by
        row.save()
        _record("workplace.changed", row, by, at)


def remove_workplace(*, workplace: Workplace, by: User, at: datetime) -> None:
    """The workplace is not proposed any more; postings that copied it keep what they say."""
    with transaction.atomic():
        _record("workplace.removed", workplace, by, at)
        Workplace.objects.filter(pk=workplace.pk).delete()


def _content(typed: Mapping[str, Raw], at: datetime) -> dict[str, Raw]:
    """What counts of the typed answers, in canonical form; RuleViolation with every fault."""
    raw = {field.name: normalised(field, typed.get(field.name, "")) for field in workplace_fields()}
    facts = facts_of_workplace(raw, day_in_japan(at).year)
    found = violations_of_content(facts)
    if found:
        raise RuleViolation(*found)
    return {name: value for name, value in facts.answers.raw.items() if value}


def _record(action: str, row: Workplace, by: User, at: datetime) -> None:
    subject = ("establishment", row.establishment_id)
    record(action, by=by.actor(), at=at, subject=subject, facts={"workplace": row.pk})
