"""The comparison of four entries with the codes, its counting, a code's end at the tenth wrong entry (S-35)."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q

from mypage.accounts import keyring
from mypage.accounts.commands.tallies import count_try, refuse_beyond
from mypage.audit.commands import record
from mypage.kernel.actor import ANONYMOUS, Actor
from mypage.kernel.codes import among
from mypage.kernel.rule import RuleViolation
from mypage.notifications.commands import give_notice
from mypage.onboarding.choices import CodeEnd
from mypage.onboarding.commands.issuing import CODE_PURPOSE, end_pending_keys
from mypage.onboarding.models import AccountCreationCode
from mypage.onboarding.rules.codes import kills_the_code
from mypage.onboarding.rules.comparison import NOT_CONFIRMED, Candidate, Entries, compare

_SCOPE = "opening comparison"
_NO_CODE = 0


class CodeNotUsable(Exception):
    """Number, phone and code are right, but the code counts no more (S-37); `code` tells why and whom to call."""

    def __init__(self, code: AccountCreationCode) -> None:
        super().__init__(code.pk)
        self.code = code


def find_code(*, entries: Entries, network: str, at: datetime, by: Actor = ANONYMOUS) -> AccountCreationCode:
    """The live code that the entries mean; a failed comparison is counted and committed before it is refused.

    Raises TooManyTries (network address failed too often; nothing is compared or counted), RuleViolation with the one
    fixed sentence, CodeNotUsable. Unknown numbers and wrong codes take the same steps: one look-up, one written tally.
    """
    limits = {"limit": settings.NETWORK_FAILURES, "minutes": settings.NETWORK_FAILURE_MINUTES}
    refuse_beyond(scope=_SCOPE, who=network, at=at, **limits)
    rows = _rows_pointed_at(entries)
    hashes = keyring.hashes(CODE_PURPOSE, entries.code)
    outcome = compare(entries, [_candidate(row, hashes, at) for row in rows])
    if outcome.meant is None:
        with transaction.atomic():
            count_try(scope=_SCOPE, who=network, at=at)
            _count_wrong_entries(outcome.counts_against, at, by)
        raise RuleViolation(NOT_CONFIRMED)
    meant = next(row for row in rows if row.pk == outcome.meant.id)
    if not outcome.opens:
        raise CodeNotUsable(meant)
    return meant


def _rows_pointed_at(entries: Entries) -> list[AccountCreationCode]:
    hashes = keyring.hashes(CODE_PURPOSE, entries.code)
    pointed_at = Q(establishment__number=entries.number) | Q(code_hash__in=hashes)
    return list(AccountCreationCode.objects.select_related("establishment__office").filter(pointed_at))


def _candidate(row: AccountCreationCode, hashes: list[str], at: datetime) -> Candidate:
    return Candidate(
        id=row.pk,
        number=row.establishment.number or "",
        phone=row.establishment.phone,
        is_the_typed_code=among(row.code_hash, hashes),
        is_live=row.is_live(at) and row.establishment.is_registered,
        bound_email=row.bound_email,
    )


def _count_wrong_entries(code_ids: Sequence[int], at: datetime, by: Actor) -> None:
    """Each code counts one, and dies of the last allowed one. The same statements run when there is none to count."""
    wanted = AccountCreationCode.objects.filter(pk__in=code_ids or [_NO_CODE], ended_as="")
    rows = list(wanted.select_for_update(of=("self",)).select_related("establishment").order_by("pk"))
    wanted.update(wrong_entries=F("wrong_entries") + 1)
    for row in rows:
        if kills_the_code(row.wrong_entries + 1, settings.CODE_WRONG_ENTRIES):
            _let_die(row, at, by)


def _let_die(row: AccountCreationCode, at: datetime, by: Actor) -> None:
    AccountCreationCode.objects.filter(pk=row.pk).update(ended_as=CodeEnd.DEAD, ended_at=at)
    end_pending_keys(code=row, at=at)
    subject = ("establishment", row.establishment_id)
    record("code.died", by=by, at=at, subject=subject, facts={"code": row.pk})
    facts = {"establishment": row.establishment_id, "name": row.establishment.name}
    give_notice(reader=("office", row.establishment.office_id), template="code_died", facts=facts, at=at)
