"""The life of a mailed key: made without a secret, minted at delivery, tried and counted, spent once."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F

from mypage.accounts import keyring
from mypage.accounts.choices import KeyAnswer, KeyPurpose
from mypage.accounts.models import AuthenticationKey, User
from mypage.accounts.rules.mail_address import folded_address
from mypage.kernel.codes import ALPHABET, canonical_code

_DIGITS = "0123456789"
_ONE_TIME_CODE_LENGTH = 6
_SEVERAL_AT_ONCE = {KeyPurpose.OPENING, KeyPurpose.LOGIN_ADDED}
"""Keys of which an address may hold several, each for another thing; whoever makes them ends the earlier ones."""
_SAME_CLICK = timedelta(minutes=1)


@dataclass(frozen=True)
class KeyTrial:
    """What a key typed beside an address turned out to be, and which key it was (None when wrong)."""

    answer: KeyAnswer
    key: AuthenticationKey | None = None


def make_key(*, purpose: str, email: str, at: datetime, user: User | None = None) -> AuthenticationKey:
    """A key exists for an address; its secret is made when its mail is delivered. Earlier ones for the same end."""
    earlier = AuthenticationKey.objects.filter(purpose=purpose, used_at=None, ended_at=None)
    earlier = earlier.filter(user=user) if user else earlier.filter(user=None, folded_email=folded_address(email))
    if purpose not in _SEVERAL_AT_ONCE:
        earlier.update(ended_at=at)
    once = purpose == KeyPurpose.ONE_TIME_CODE
    return AuthenticationKey.objects.create(
        purpose=purpose,
        user=user,
        email=email,
        folded_email=folded_address(email),
        salt=secrets.token_hex(24),
        minutes=settings.ONE_TIME_CODE_MINUTES if once else settings.KEY_MINUTES,
        wrong_limit=settings.ONE_TIME_CODE_TRIES if once else settings.KEY_WRONG_ENTRIES,
        made_at=at,
    )


def mint(*, key_id: int) -> str | None:
    """The secret of a key for the mail in hand, its hash kept; None when the key has ended and no mail is due.

    The same secret comes out at a repeated delivery, so that a repeated mail says what the first one said.
    """
    key = AuthenticationKey.objects.get(pk=key_id)
    if not key.is_open:
        return None
    once = key.purpose == KeyPurpose.ONE_TIME_CODE
    length = _ONE_TIME_CODE_LENGTH if once else settings.KEY_LENGTH
    secret = keyring.derived(_purpose(key), key.salt, length, _DIGITS if once else ALPHABET)
    AuthenticationKey.objects.filter(pk=key_id).update(secret_hash=keyring.hashed(_purpose(key), secret))
    return secret


def note_hand_over(*, key_id: int, at: datetime) -> None:
    """The key's time runs from the moment its mail was handed to the mail server (S-33)."""
    AuthenticationKey.objects.filter(pk=key_id, handed_over_at=None).update(handed_over_at=at)


def try_key(*, key_id: int, typed: str, at: datetime) -> KeyAnswer:
    """What a typed key is; a wrong one is counted and committed whatever follows, the last allowed one ends the key."""
    with transaction.atomic():
        key = AuthenticationKey.objects.select_for_update().filter(pk=key_id).first()
        if key is None or not key.is_open:
            return KeyAnswer.ENDED
        if not key.is_in_time(at):
            return KeyAnswer.EXPIRED
        if _is_secret_of(key, typed):
            return KeyAnswer.RIGHT
        return _count_wrong_entry(key, at)


def try_address_key(*, purpose: str, email: str, typed: str, at: datetime) -> KeyTrial:
    """What a key typed beside an address is, where no session tells which key is meant; a wrong one counts for each.

    WRONG stands also for an address that was mailed no key. EXPIRED, ENDED and USED are told only to someone who typed
    the right secret; USED only for a minute after its use, for the second half of a double click.
    """
    with transaction.atomic():
        mailed = AuthenticationKey.objects.filter(purpose=purpose, folded_email=folded_address(email))
        keys = list(mailed.select_for_update().order_by("-id")[:20])
        meant = next((key for key in keys if _is_secret_of(key, typed)), None)
        if meant is not None and (answer := _answer_for_right_secret(meant, at)) is not None:
            return KeyTrial(answer, meant)
        for key in keys:
            if key.is_open and key.is_in_time(at):
                _count_wrong_entry(key, at)
    return KeyTrial(KeyAnswer.WRONG)


def spend_key(*, key_id: int, at: datetime) -> bool:
    """The key is used, once: False when it was used or ended meanwhile. Call in the transaction of what it opens."""
    open_key = AuthenticationKey.objects.filter(pk=key_id, used_at=None, ended_at=None)
    return open_key.update(used_at=at) == 1


def end_keys(*, user: User, at: datetime) -> None:
    """No key mailed so far for this login counts any more."""
    AuthenticationKey.objects.filter(user=user, used_at=None, ended_at=None).update(ended_at=at)


def end_key(*, key_id: int, at: datetime) -> None:
    """The key counts no more, if it still did."""
    AuthenticationKey.objects.filter(pk=key_id, used_at=None, ended_at=None).update(ended_at=at)


def _answer_for_right_secret(key: AuthenticationKey, at: datetime) -> KeyAnswer | None:
    if key.used_at is not None:
        return KeyAnswer.USED if at - key.used_at <= _SAME_CLICK else None
    if key.ended_at is not None:
        return KeyAnswer.ENDED
    return KeyAnswer.RIGHT if key.is_in_time(at) else KeyAnswer.EXPIRED


def _count_wrong_entry(key: AuthenticationKey, at: datetime) -> KeyAnswer:
    AuthenticationKey.objects.filter(pk=key.pk).update(wrong_entries=F("wrong_entries") + 1)
    if key.wrong_entries + 1 < key.wrong_limit:
        return KeyAnswer.WRONG
    AuthenticationKey.objects.filter(pk=key.pk).update(ended_at=at)
    return KeyAnswer.ENDED


def _is_secret_of(key: AuthenticationKey, typed: str) -> bool:
    return bool(key.secret_hash) and keyring.matches(_purpose(key), canonical_code(typed), key.secret_hash)


def _purpose(key: AuthenticationKey) -> str:
    return f"authentication key {key.pk} {key.purpose} {key.folded_email}"
