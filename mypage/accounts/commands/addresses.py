"""The mail address of a login: changed by its owner, or replaced on the office's word when it is dead."""

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from mypage.accounts.choices import KeyAnswer, KeyPurpose
from mypage.accounts.commands.answers import refuse_unless_right
from mypage.accounts.commands.keys import end_key, end_keys, make_key, spend_key, try_address_key, try_key
from mypage.accounts.commands.passwords import prove_password, replace_password
from mypage.accounts.commands.sessions import end_sessions
from mypage.accounts.commands.tallies import count_or_refuse
from mypage.accounts.models import AuthenticationKey, User, identity_of
from mypage.accounts.rules.mail_address import folded_address, typed_address, violations_of_mail_address
from mypage.accounts.rules.password import violations_of_password
from mypage.audit.commands import record
from mypage.kernel.rule import RuleViolation, Violation
from mypage.notifications.commands import queue_mail

_SCOPE = "address change"
_MAILS_AN_HOUR = 5
CHECKED_LENGTH = 200
SAME_ADDRESS = Violation(
    "same_address", "今のメールアドレスと同じです。別のメールアドレスを入力してください。", "new_email"
)
ADDRESS_TAKEN = Violation(
    "address_taken",
    "このメールアドレスは、別のアカウントで使われているため登録できません。別のメールアドレスでやり直してください。",
    "key",
)
KEY_NOT_CONFIRMED = Violation(
    "replacement_key",
    "メールアドレスか認証キーが、届いたメールの内容と違います。最新のメールと見比べて入力してください。"
    "認証キーは、入力を10回誤ると使えなくなります。",
    "key",
)
KEY_TOO_LATE = Violation(
    "replacement_late",
    "この認証キーは、有効な時間（メールの配信から50分）が過ぎたか、新しい認証キーをお送りしたため使えません。"
    "手続きをした窓口に、認証キーの再送をご依頼ください。",
    "key",
)


def ask_for_change(*, user: User, new_email: str, current: str, at: datetime) -> AuthenticationKey:
    """A key is on its way to the new address, whether another login has it or not.

    RuleViolation on the address or the current password; TooManyTries when asked too often.
    """
    address = typed_address(new_email)
    _refuse_faults(user, address)
    prove_password(user=user, typed=current, at=at)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        count_or_refuse(scope=_SCOPE, who=f"user {user.pk}", limit=_MAILS_AN_HOUR, minutes=60, at=at)
        key = make_key(purpose=KeyPurpose.EMAIL_CHANGE, email=address, user=user, at=at)
        facts = {"audience": user.audience}
        queue_mail(template="email_change_key", to=address, facts=facts, key_id=key.pk, at=at)
        record("email.change_asked", by=user.actor(), at=at, subject=("user", user.pk))
    return key


def try_change(*, key: AuthenticationKey, typed: str, at: datetime) -> None:
    """The key mailed to the new address was typed. RuleViolation otherwise, counted and committed."""
    refuse_unless_right(try_key(key_id=key.pk, typed=typed, at=at))


def settle_change(*, user: User, key: AuthenticationKey, at: datetime) -> str:
    """The login has the key's address, once; the former address. RuleViolation when another login has it.

    The former address is told. Call inside a transaction, after `try_change`.
    """
    if not spend_key(key_id=key.pk, at=at):
        refuse_unless_right(KeyAnswer.ENDED)
    former = _put_address(user, key.email)
    end_keys(user=user, at=at)
    record("email.changed", by=user.actor(), at=at, subject=("user", user.pk))
    queue_mail(template="email_changed", to=former, facts={"audience": user.audience}, at=at)
    return former


def drop_change(*, user: User, key: AuthenticationKey, at: datetime) -> None:
    """The change asked for is given up: its key counts no more."""
    with transaction.atomic():
        end_key(key_id=key.pk, at=at)
        record("email.change_dropped", by=user.actor(), at=at, subject=("user", user.pk))


def replace_address(*, user: User, new_email: str, checked: str, by: User, at: datetime) -> AuthenticationKey:
    """The office has made sure of the person (`checked`: how); a key is on its way, every session has ended.

    RuleViolation on the address or when nothing was checked. Call inside a transaction.
    """
    address = typed_address(new_email)
    _refuse_faults(user, address)
    if not checked.strip() or len(checked) > CHECKED_LENGTH:
        message = f"本人確認の方法を、{CHECKED_LENGTH}文字以内で入力してください。"
        raise RuleViolation(Violation("not_checked", message, "checked"))
    end_sessions(user=user, by=by.actor(), at=at)
    end_keys(user=user, at=at)
    key = make_key(purpose=KeyPurpose.EMAIL_REPLACEMENT, email=address, user=user, at=at)
    queue_mail(template="email_replacement_key", to=address, facts={}, key_id=key.pk, at=at)
    facts = {"checked": checked.strip()}
    record("email.replaced_by_staff", by=by.actor(), at=at, subject=("user", user.pk), facts=facts)
    return key


def try_replacement(*, email: str, typed: str, password: str, at: datetime) -> tuple[AuthenticationKey, str]:
    """The key mailed to the new address was typed beside it; the key and the hashed new password.

    RuleViolation otherwise; wrong keys are counted and committed.
    """
    violations = violations_of_password(password)
    if violations:
        raise RuleViolation(*violations)
    trial = try_address_key(purpose=KeyPurpose.EMAIL_REPLACEMENT, email=email, typed=typed, at=at)
    if trial.key is None or trial.answer == KeyAnswer.WRONG:
        raise RuleViolation(KEY_NOT_CONFIRMED)
    if trial.answer in {KeyAnswer.EXPIRED, KeyAnswer.ENDED}:
        raise RuleViolation(KEY_TOO_LATE)
    return trial.key, make_password(password)


def settle_replacement(*, key: AuthenticationKey, hashed: str, at: datetime) -> User | None:
    """The login has the new address and a password that the former holder does not know; None when it was so already.

    RuleViolation when another login has the address. Call inside a transaction, after `try_replacement`.
    """
    if not spend_key(key_id=key.pk, at=at):
        return None
    user = User.objects.select_for_update().get(keys=key)
    former = _put_address(user, key.email)
    record("email.changed", by=user.actor(), at=at, subject=("user", user.pk))
    queue_mail(template="email_changed", to=former, facts={"audience": user.audience}, at=at)
    replace_password(user=user, hashed=hashed, at=at)
    end_sessions(user=user, by=user.actor(), at=at)
    return user


def _refuse_faults(user: User, address: str) -> None:
    violations = violations_of_mail_address(address)
    if violations:
        raise RuleViolation(*(Violation(each.code, each.message, "new_email") for each in violations))
    if folded_address(address) == folded_address(user.email):
        raise RuleViolation(SAME_ADDRESS)


def _put_address(user: User, email: str) -> str:
    former, identity = user.email, identity_of(user.audience, email)
    try:
        with transaction.atomic():
            User.objects.filter(pk=user.pk).update(email=email, identity=identity)
    except IntegrityError as taken:
        raise RuleViolation(ADDRESS_TAKEN) from taken
    user.email, user.identity = email, identity
    return former
