"""The office's acts on account creation codes: issue (again), revoke (S-21, S-34 to S-37)."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from mypage.accounts import keyring
from mypage.accounts.models import User
from mypage.accounts.rules.mail_address import typed_address, violations_of_mail_address
from mypage.audit.commands import record
from mypage.establishments.models import Establishment
from mypage.establishments.queries import owner_of
from mypage.kernel.codes import new_code
from mypage.kernel.rule import RuleViolation, Violation
from mypage.onboarding.choices import CodeEnd
from mypage.onboarding.models import AccountCreationCode
from mypage.onboarding.rules.codes import code_valid_until

CODE_PURPOSE = "account creation code"


@dataclass(frozen=True)
class CodeRequest:
    """Who asked for a code, which way, how the office made sure, and the address it is bound to (may be empty)."""

    channel: str
    requested_by: str
    checked: str = ""
    bound_email: str = ""


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
    choose: Callable[[Sequence[str]], str] = secrets.choice,
) -> IssuedCode:
    """The establishment has a live code; an earlier one counts no more, with its pending keys (S-36).

    RuleViolation when the establishment is not fully registered, has an open My Page, or the bound address has no form.
    """
    bound = typed_address(request.bound_email)
    violations = _violations_of_issue(establishment, bound)
    if violations:
        raise RuleViolation(*violations)
    code = new_code(settings.CODE_LENGTH, choose)
    with transaction.atomic():
        Establishment.objects.select_for_update().get(pk=establishment.pk)
        replaced = end_open_code(establishment=establishment, end=CodeEnd.REPLACED, at=at)
        row = AccountCreationCode.objects.create(
            establishment=establishment,
            code_hash=keyring.hashed(CODE_PURPOSE, code),
            channel=request.channel,
            requested_by=request.requested_by,
            checked=request.checked,
            bound_email=bound,
            issued_at=at,
            issued_by=by,
            valid_until=code_valid_until(at, settings.CODE_VALID_DAYS),
        )
        facts = {"code": row.pk, "channel": request.channel, "requested_by": request.requested_by}
        subject = ("establishment", establishment.pk)
        if replaced is not None:
            record("code.replaced", by=by.actor(), at=at, subject=subject, facts={"code": replaced.pk})
        record("code.issued", by=by.actor(), at=at, subject=subject, facts=facts)
    return IssuedCode(row, code)


def revoke_code(*, code: AccountCreationCode, by: User, at: datetime) -> None:
    """The code counts no more, on the office's word. RuleViolation when it was ended already."""
    with transaction.atomic():
        ended = AccountCreationCode.objects.filter(pk=code.pk, ended_as="").update(
            ended_as=CodeEnd.REVOKED, ended_at=at
        )
        if not ended:
            raise RuleViolation(
                Violation(
                    "code_ended", "このアカウント作成コードはすでに使えなくなっています。画面を開き直してください。"
                )
            )
        subject = ("establishment", code.establishment_id)
        record("code.revoked", by=by.actor(), at=at, subject=subject, facts={"code": code.pk})


def end_open_code(*, establishment: Establishment, end: CodeEnd, at: datetime) -> AccountCreationCode | None:
    """The establishment's open code, if any, ends for the given reason. Call inside a transaction."""
    row = AccountCreationCode.objects.select_for_update().filter(establishment=establishment, ended_as="").first()
    if row is not None:
        row.ended_as, row.ended_at = end, at
        row.save(update_fields=["ended_as", "ended_at"])
    return row


def _violations_of_issue(establishment: Establishment, bound: str) -> list[Violation]:
    violations = []
    if not establishment.is_registered:
        violations.append(
            Violation("not_registered", "本登録が済んでいない事業所には、アカウント作成コードを発行できません。")
        )
    if owner_of(establishment) is not None:
        violations.append(
            Violation(
                "my_page_open",
                "この事業所の求人者マイページは開設済みです。代表のメールアドレスが使えないときは、"
                "「メールアドレスの変更（窓口受付）」で変更してください。",
            )
        )
    if bound:
        violations += [Violation(each.code, each.message, "bound_email") for each in violations_of_mail_address(bound)]
    return violations
