"""保存期間: for how long each kind of row is kept, and the sweep that erases what has had its time.

The privacy policy promises these terms; `docs/operations.md` lists them. Backups are kept by whoever makes them, and a
restored one is swept at once, so that erased rows do not come back to stay.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from mypage.accounts.commands.erasing import erase_keys, erase_sessions, erase_sign_in_failures, erase_tallies
from mypage.accounts.commands.sent_forms import erase_sent_forms
from mypage.audit.commands import erase_before, record
from mypage.establishments.commands.erasing import (
    erase_change_drafts,
    erase_images,
    erase_lapsed,
    erase_logins,
    erase_memberships,
    erase_refusal_periods,
    erase_refused_images,
)
from mypage.establishments.keeping import DRAFT_KEPT
from mypage.kernel.actor import SYSTEM
from mypage.kernel.clock import day_in_japan
from mypage.notifications.commands import erase_mails, erase_notices
from mypage.onboarding.commands.erasing import erase_codes
from mypage.postings.commands.erasing import (
    anonymise_postings,
    erase_contacts,
    erase_deleted_drafts,
    erase_drafts,
    erase_postings_of_lapsed,
)
from mypage.postings.commands.printing import KEPT as SHEETS_KEPT
from mypage.postings.commands.printing import erase_sheet_jobs
from mypage.postings.keeping import CONTACTS_KEPT, DELETED_KEPT, POSTINGS_KEPT
from mypage.processes.batches import in_batches

Erase = Callable[[datetime, int], int]
ACTS_KEPT = timedelta(days=5 * 365)
"""操作の記録."""
READS_KEPT = timedelta(days=365)
"""個人情報の閲覧と書き出しの記録."""


@dataclass(frozen=True)
class Keeping:
    """One kind of row: for how long it is kept, from when on, and how rows from before a moment are erased."""

    name: str
    kept_for: timedelta
    counted_from: str
    erase: Erase


def _erase_lapsed(before: datetime, limit: int) -> int:
    day = day_in_japan(before)
    return erase_postings_of_lapsed(before=day, limit=limit) or erase_lapsed(before=day, limit=limit)


def _erase_acts(before: datetime, limit: int) -> int:
    reads_before = before + ACTS_KEPT - READS_KEPT
    return erase_before(before, reads_before=reads_before, limit=limit)


def _plain(erase: Callable[..., int]) -> Erase:
    return lambda before, limit: erase(before=before, limit=limit)


KEEPINGS: tuple[Keeping, ...] = (
    Keeping("sessions", timedelta(days=14), "their end", _plain(erase_sessions)),
    Keeping("counted tries", timedelta(days=1), "the try; no limit looks back further", _plain(erase_tallies)),
    Keeping("tokens of sent forms", timedelta(days=1), "their sending", _plain(erase_sent_forms)),
    Keeping("sign-in failures", timedelta(days=30), "the failure", _plain(erase_sign_in_failures)),
    Keeping("account creation codes", timedelta(days=90), "used, ended or run out", _plain(erase_codes)),
    Keeping("authentication keys", timedelta(days=90), "used, ended or run out", _plain(erase_keys)),
    Keeping("mails", timedelta(days=90), "handed over or given up", _plain(erase_mails)),
    Keeping("notices", timedelta(days=2 * 365), "given", _plain(erase_notices)),
    Keeping("lapsed provisional registrations", timedelta(days=60), "their last day", _erase_lapsed),
    Keeping(
        "postings being written",
        DRAFT_KEPT,
        "their last change, once their writers were told",
        _plain(erase_drafts),
    ),
    Keeping("deleted postings being written", DELETED_KEPT, "their deletion", _plain(erase_deleted_drafts)),
    Keeping(
        "unsent changes of establishments",
        DRAFT_KEPT,
        "their last change, once their writers were told",
        _plain(erase_change_drafts),
    ),
    Keeping("contact persons of postings", CONTACTS_KEPT, "the posting's end", _plain(erase_contacts)),
    Keeping("names in postings and decisions", POSTINGS_KEPT, "the posting's end", _plain(anonymise_postings)),
    Keeping("periods in which postings are refused", POSTINGS_KEPT, "their end", _plain(erase_refusal_periods)),
    Keeping("removed images", timedelta(days=1), "their removal", _plain(erase_images)),
    Keeping("refused images", timedelta(days=60), "their refusal", _plain(erase_refused_images)),
    Keeping("printed lists of 求人票", SHEETS_KEPT, "the request", _plain(erase_sheet_jobs)),
    Keeping("memberships", timedelta(days=365), "their end", _plain(erase_memberships)),
    Keeping("logins without establishment", timedelta(days=365), "their last use", _plain(erase_logins)),
    Keeping("recorded acts (exports: 1 year)", ACTS_KEPT, "the act", _erase_acts),
)


def sweep(at: datetime) -> dict[str, int]:
    """What has had its time is erased, a few rows at a time; how many rows of each kind went. Safe to run twice."""
    erased = {kept.name: in_batches(_before(kept, at)) for kept in KEEPINGS}
    rows = erased[KEEPINGS[-1].name]
    if rows:
        record("audit.erased", by=SYSTEM, at=at, subject=("audit", None), facts={"rows": rows})
    return erased


def _before(kept: Keeping, at: datetime) -> Callable[[int], int]:
    return lambda limit: kept.erase(at - kept.kept_for, limit)
