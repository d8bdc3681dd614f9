"""The office's acts on account creation codes: issue (again), revoke (S-21, S-34 to S-37)."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from mypage.accounts import keyring
from mypage.accounts.models import AuthenticationKey, User
from mypage.accounts.rules.mail_address import typed_address
from mypage.audit.commands import record
from mypage.establishments.commands.authority import refuse_other_office
from mypage.establishments.commands.writing import settle_notices
from mypage.establishments.models import Establishment
from mypage.establishments.queries import owner_of
from mypage.kernel.codes import new_code
from mypage.kernel.rule import RuleViolation, Violation
from mypage.onboarding.choices import CodeEnd
from mypage.onboarding.models import AccountCreationCode
from mypage.onboarding.rules.codes import code_valid_until
from mypage.onboarding.rules.requests import CodeRequest, violations_of_request

CODE_PURPOSE = "account creation code"
_NOT_REGISTERED = Violation("not_registered", "本登録が済んでいない事業所には、アカウント作成コードを発行できません。")
_MY_PAGE_OPEN = Violation(
    "my_page_open",
    "この事業所の求人者マイページは開設済みです。代表のメールアドレスが使えないときは、"
    "「メールアドレスの変更（窓口受付）」で変更してください。",
)
_CODE_ENDED = Violation(
    "code_ended", "このアカウント作成コードはすでに使えなくなっています。今の状態を確かめてください。"
)
_NEVER_ISSUED = Violation(
    "never_issued",
    "この事業所には、まだアカウント作成コードを発行していません。「コードを発行する」から発行してください。",
)


class AlreadyIssued(Exception):
    """The form was sent before: its code was issued and shown then, and is not shown again; `row` is its record."""

    def __init__(self, row: AccountCreationCode) -> None:
        super().__init__(str(row))
        self.row = row


@dataclass(frozen=True)
class IssuedCode:
    """A fresh code: the row and, this once, the code itself."""

    row: AccountCreationCode
    code: str


def issue_code(
    *,
    establishment: Establishment,
    request: CodeRequest,
    by: User,
    at: datetime,
    form_token: str | None = None,
    choose: Callable[[Sequence[str]], str] = secrets.choice,
) -> IssuedCode:
    """The establishment has a live code; an earlier one counts no more, with its pending keys (S-36).

    RuleViolation when the establishment is not fully registered, has an open My Page or another office, or the request
    is not as it must be; AlreadyIssued when the form with this token was sent before.
    """
    asked = CodeRequest(request.channel, request.requested_by, request.checked, typed_address(request.bound_email))
    code = new_code(settings.CODE_LENGTH, choose)
    with transaction.atomic():
        locked = _locked(establishment)
        _refuse_sent_before(form_token)
        refuse_other_office(locked, by)
        _refuse_faults(locked, asked)
        replaced = end_open_code(establishment=locked, end=CodeEnd.REPLACED, at=at)
        row = AccountCreationCode.objects.create(
            establishment=locked,
            code_hash=keyring.hashed(CODE_PURPOSE, code),
            form_token=form_token,
            channel=asked.channel,
            requested_by=asked.requested_by,
            checked=asked.checked,
            bound_email=asked.bound_email,
            issued_at=at,
            issued_by=by,
            valid_until=code_valid_until(at, settings.CODE_VALID_DAYS),
        )
        _record(row, replaced, by, at)
        settle_notices(locked, "code_died", at)
    return IssuedCode(row, code)


def reissue_code(*, establishment: Establishment, by: User, at: datetime, form_token: str | None = None) -> IssuedCode:
    """再発行: a fresh code on the request that the newest one was issued on (S-36). Raises what `issue_code` raises."""
    newest = AccountCreationCode.objects.filter(establishment=establishment).first()
    if newest is None:
        raise RuleViolation(_NEVER_ISSUED)
    request = CodeRequest(newest.channel, newest.requested_by, newest.checked, newest.bound_email)
    return issue_code(establishment=establishment, request=request, by=by, at=at, form_token=form_token)


def revoke_code(*, code: AccountCreationCode, by: User, at: datetime) -> None:
    """The code counts no more, on the office's word, nor do its pending keys.

    RuleViolation when it counted no more already, or for staff of another office.
    """
    refuse_other_office(code.establishment, by)
    with transaction.atomic():
        row = AccountCreationCode.objects.select_for_update().get(pk=code.pk)
        if not row.is_live(at):
            raise RuleViolation(_CODE_ENDED)
        _end(row, CodeEnd.REVOKED, at)
        subject = ("establishment", row.establishment_id)
        record("code.revoked", by=by.actor(), at=at, subject=subject, facts={"code": row.pk})


def end_open_code(*, establishment: Establishment, end: CodeEnd, at: datetime) -> AccountCreationCode | None:
    """The establishment's open code, if any, ends for the given reason. Call inside a transaction."""
    row = AccountCreationCode.objects.select_for_update().filter(establishment=establishment, ended_as="").first()
    if row is not None:
        _end(row, end, at)
    return row


def end_pending_keys(*, code: AccountCreationCode, at: datetime) -> None:
    """The keys that openings with this code wait for count no more; a mail still queued is not sent."""
    AuthenticationKey.objects.filter(opening__code=code, used_at=None, ended_at=None).update(ended_at=at)


def lock_code(code_id: int) -> AccountCreationCode:
    """A code, locked after its establishment: who needs both locks them in this order, so that nobody waits in a ring.

    Call inside a transaction.
    """
    Establishment.objects.select_for_update().get(codes=code_id)
    codes = AccountCreationCode.objects.select_for_update(of=("self",)).select_related("establishment__office")
    return codes.get(pk=code_id)


def _locked(establishment: Establishment) -> Establishment:
    rows = Establishment.objects.select_for_update(of=("self",)).select_related("office")
    return rows.get(pk=establishment.pk)


def _record(row: AccountCreationCode, replaced: AccountCreationCode | None, by: User, at: datetime) -> None:
    subject = ("establishment", row.establishment_id)
    if replaced is not None:
        record("code.replaced", by=by.actor(), at=at, subject=subject, facts={"code": replaced.pk})
    facts = {"code": row.pk, "channel": row.channel, "requested_by": row.requested_by}
    record("code.issued", by=by.actor(), at=at, subject=subject, facts=facts)


def _end(row: AccountCreationCode, end: CodeEnd, at: datetime) -> None:
    row.ended_as, row.ended_at = end, at
    row.save(update_fields=["ended_as", "ended_at"])
    end_pending_keys(code=row, at=at)


def _refuse_sent_before(form_token: str | None) -> None:
    if form_token is not None:
        row = AccountCreationCode.objects.filter(form_token=form_token).first()
        if row is not None:
            raise AlreadyIssued(row)


def _refuse_faults(establishment: Establishment, asked: CodeRequest) -> None:
    violations = violations_of_request(asked)
    if not establishment.is_registered:
        violations.append(_NOT_REGISTERED)
    if owner_of(establishment) is not None:
        violations.append(_MY_PAGE_OPEN)
    if violations:
        raise RuleViolation(*violations)
