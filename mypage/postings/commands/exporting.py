"""That a list of postings left the service as a file stands in the record."""

from datetime import datetime
from typing import Any

from django.db import transaction

from mypage.audit.commands import record
from mypage.establishments.models import Establishment
from mypage.kernel.actor import Actor
from mypage.reference.models import Office


@transaction.atomic
def note_export(*, establishment: Establishment, by: Actor, at: datetime, facts: dict[str, Any]) -> None:
    """Who took which part of the establishment's postings away, and as what kind of file."""
    record("posting.exported", by=by, at=at, subject=("establishment", establishment.pk), facts=facts)


@transaction.atomic
def note_list_for_schools(*, office: Office, by: Actor, at: datetime, facts: dict[str, Any]) -> None:
    """Who of the staff took which postings for pupils along, for which school, and as what kind of file."""
    record("posting.listed_for_schools", by=by, at=at, subject=("office", office.pk), facts=facts)
