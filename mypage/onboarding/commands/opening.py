"""The opening itself: the second screen accepted, the third screen completed (S-24 to S-29)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction

from mypage.accounts.choices import Audience, KeyAnswer, KeyPurpose
from mypage.accounts.commands.answers import refuse_unless_right
from mypage.accounts.commands.keys import make_key, spend_key, try_key
from mypage.accounts.commands.logins import agree, login_for
from mypage.accounts.models import User
from mypage.accounts.rules.password import violations_of_password
from mypage.audit.commands import record
from mypage.establishments.commands.memberships import open_my_page
from mypage.kernel.actor import ANONYMOUS
from mypage.kernel.rule import RuleViolation
from mypage.notifications.commands import queue_mail
from mypage.onboarding.choices import CodeEnd
from mypage.onboarding.commands.comparing import CodeNotUsable, find_code
from mypage.onboarding.commands.issuing import end_pending_keys, lock_code
from mypage.onboarding.models import AccountCreationCode, Opening
from mypage.onboarding.rules.comparison import Entries

SAME_CLICK = timedelta(seconds=10)
"""Two equal submissions of one attempt within this time are a double click."""


@dataclass(frozen=True)
class Consents:
    """The first screen: document key → version agreed to, when, and the browser's attempt that begins with it."""

    versions: Mapping[str, str]
    at: datetime
    attempt: str


def apply_for_password(*, entries: Entries, consents: Consents, network: str, at: datetime) -> Opening:
    """The password may be registered with the key that is on its way by mail (S-25); earlier keys of the code end.

    An address that signs in already passes alike; its mail tells where to go on instead (S-24).
    Raises what `find_code` raises.
    """
    code = find_code(entries=entries, network=network, at=at)
    user = User.objects.with_address(Audience.EMPLOYER, entries.email)
    is_known = user is not None and user.is_active
    with transaction.atomic():
        live = AccountCreationCode.objects.select_for_update().get(pk=code.pk)
        if not live.is_live(at):
            raise CodeNotUsable(live)
        twin = Opening.objects.filter(attempt=consents.attempt, code=live, email=entries.email)
        double_click = twin.filter(applied_at__gte=at - SAME_CLICK, completed_at=None).last()
        if double_click is not None:
            return double_click
        end_pending_keys(code=live, at=at)
        key = make_key(purpose=KeyPurpose.OPENING, email=entries.email, at=at)
        mail = queue_mail(
            template="opening_known_address" if is_known else "opening_key",
            to=entries.email,
            facts={"establishment": code.establishment.name},
            key_id=key.pk,
            at=at,
        )
        record("opening.applied", by=ANONYMOUS, at=at, subject=("establishment", live.establishment_id))
        return Opening.objects.create(
            attempt=consents.attempt,
            code=live,
            email=entries.email,
            key=key,
            mail=mail,
            consents=dict(consents.versions),
            consented_at=consents.at,
            applied_at=at,
        )


def register_password(*, opening: Opening, key: str, password: str, at: datetime) -> User:
    """My Page is open: the login exists as 代表, the code and the key are spent (S-27).

    RuleViolation on password or key (a wrong key counts), on an address registered meanwhile; CodeNotUsable when the
    code died, was replaced or used while the key was pending.
    """
    violations = violations_of_password(password)
    if violations:
        raise RuleViolation(*violations)
    ended = AccountCreationCode.objects.filter(pk=opening.code_id).exclude(ended_as="")
    if ended.exists():
        raise CodeNotUsable(ended.select_related("establishment__office").get())
    answer = try_key(key_id=opening.key_id, typed=key, at=at)
    refuse_unless_right(answer)
    hashed = make_password(password)
    with transaction.atomic():
        code = lock_code(opening.code_id)
        if code.ended_as:
            raise CodeNotUsable(code)
        if not spend_key(key_id=opening.key_id, at=at):
            refuse_unless_right(KeyAnswer.ENDED)
        user = login_for(email=opening.email, name="", hashed=hashed, at=at)
        agree(user=user, consents=opening.consents, at=opening.consented_at)
        spend_code(code, user, at, facts={"consents": opening.consents})
        Opening.objects.filter(pk=opening.pk).update(completed_at=at)
        facts = {"establishment": code.establishment.name}
        queue_mail(template="opening_completed", to=user.email, facts=facts, at=at)
    return user


def spend_code(code: AccountCreationCode, user: User, at: datetime, facts: dict[str, Any] | None = None) -> None:
    """The code is used, its establishment's My Page open with this login as 代表. Call inside a transaction."""
    used = AccountCreationCode.objects.filter(pk=code.pk, ended_as="").update(ended_as=CodeEnd.USED, ended_at=at)
    if not used:
        raise CodeNotUsable(AccountCreationCode.objects.select_related("establishment__office").get(pk=code.pk))
    open_my_page(establishment=code.establishment, user=user, at=at)
    told = {"code": code.pk, "user": user.pk} | (facts or {})
    record("opening.completed", by=user.actor(), at=at, subject=("establishment", code.establishment_id), facts=told)
