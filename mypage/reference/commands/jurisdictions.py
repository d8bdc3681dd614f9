"""管轄: who is in charge of a municipality, set by administrators."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from mypage.audit.commands import record
from mypage.kernel.actor import Actor
from mypage.kernel.rule import RuleViolation, Violation
from mypage.reference.choices import Coverage
from mypage.reference.models import Jurisdiction, Municipality, Office


@dataclass(frozen=True)
class JurisdictionPart:
    """One office in charge, of all of a municipality or of the part that `note` tells."""

    office: Office
    is_whole: bool = True
    note: str = ""


@transaction.atomic
def set_jurisdiction(*, municipality: Municipality, parts: Sequence[JurisdictionPart], by: Actor, at: datetime) -> None:
    """These offices, and no others, are in charge of a municipality, whatever a later table says; none when empty.

    RuleViolation when an office stands twice, or when a part is not told in words.
    """
    found = _violations(parts)
    if found:
        raise RuleViolation(*found)
    locked = Municipality.objects.select_for_update().get(pk=municipality.pk)
    before = list(locked.jurisdictions.values_list("office_id", flat=True))
    locked.jurisdictions.all().delete()
    Jurisdiction.objects.bulk_create(
        Jurisdiction(
            municipality=locked,
            office=part.office,
            coverage=Coverage.FULL if part.is_whole else Coverage.PART,
            note="" if part.is_whole else part.note.strip(),
        )
        for part in parts
    )
    locked.jurisdiction_is_hand_edited = True
    locked.save(update_fields=["jurisdiction_is_hand_edited"])
    facts = {"municipality": locked.pk, "before": before, "after": [part.office.pk for part in parts]}
    record("office.jurisdiction_set", by=by, at=at, subject=("municipality", int(locked.pk)), facts=facts)


def _violations(parts: Sequence[JurisdictionPart]) -> list[Violation]:
    offices = [part.office.pk for part in parts]
    found = []
    if len(set(offices)) < len(offices):
        found.append(Violation("office_twice", "同じ窓口は1回だけ選んでください。", "office"))
    if any(not part.is_whole and not part.note.strip() for part in parts):
        message = "市区町村の一部を担当する窓口には、担当する地域を入力してください。"
        found.append(Violation("part_without_note", message, "note"))
    if any(len(part.note) > 200 for part in parts):
        found.append(Violation("note_too_long", "担当する地域は200文字以内で入力してください。", "note"))
    return found
