"""Further logins: asked for by the 代表, accepted with a mailed key or by a login that signs in already."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from mypage.accounts.choices import Audience, KeyAnswer, KeyPurpose
from mypage.accounts.commands.keys import end_key, make_key, spend_key, try_address_key
from mypage.accounts.commands.logins import agree, login_for
from mypage.accounts.commands.tallies import count_or_refuse
from mypage.accounts.models import AuthenticationKey, User
from mypage.accounts.rules.mail_address import folded_address, typed_address, violations_of_mail_address
from mypage.accounts.rules.password import violations_of_password
from mypage.audit.commands import record
from mypage.establishments.choices import Role
from mypage.establishments.commands.memberships import lock_as_owner
from mypage.establishments.models import Establishment, Invitation, Membership
from mypage.establishments.queries import owner_of
from mypage.establishments.rules.logins import violations_of_adding
from mypage.kernel.rule import RuleViolation, Violation
from mypage.notifications.commands import give_notice, queue_mail

_SCOPE = "invitation mails"
_MAILS_AN_HOUR = 20
_SAME_CLICK = timedelta(seconds=10)
NOT_CONFIRMED = Violation(
    "invitation_key",
    "メールアドレスか認証キーが、届いたメールの内容と違います。最新のメールと見比べて入力してください。"
    "認証キーは、入力を10回誤ると使えなくなります。",
    "key",
)
TOO_LATE = Violation(
    "invitation_late",
    "この認証キーは、有効な時間（メールの配信から50分）が過ぎたか、申込みが取り下げられたか、新しい認証キーをお送りしたため"
    "使えません。事業所の代表の方に、もう一度申込みをご依頼ください。",
    "key",
)
_MEMBER_ALREADY = Violation("member_already", "このメールアドレスは、すでに利用者として登録されています。", "email")
_ASKED_ALREADY = Violation(
    "asked_already", "このメールアドレスには申込みを送っています。一覧の「もう一度送る」で送り直せます。", "email"
)
_GONE = Violation("invitation_gone", "この申込みは、取り下げられたか、期限が過ぎています。代表の方にご確認ください。")
_DONE = Violation("invitation_done", "この申込みは、承諾されたか取り下げられています。一覧を開き直してください。")


@dataclass(frozen=True)
class NewLogin:
    """Who is asked for: address, name and role (担当 or 閲覧のみ) as typed."""

    email: str
    name: str
    role: str


def invite(*, login: NewLogin, by: Membership, at: datetime) -> Invitation:
    """A further login is asked for, its mail on its way. RuleViolation unless the 代表 does it within the limits.

    TooManyTries when the establishment has caused too many mails within an hour.
    """
    email = typed_address(login.email)
    with transaction.atomic():
        lock_as_owner(by)
        twin = _same_click(login, email, by, at)
        if twin is not None:
            return twin
        _refuse_faults(login, email, by)
        key = _send(by, email, login.role, at)
        facts = {"email": email, "role": login.role}
        record("membership.invited", by=by.user.actor(), at=at, subject=_subject(by), facts=facts)
        return Invitation.objects.create(
            establishment=by.establishment,
            key=key,
            email=email,
            name=login.name.strip(),
            role=login.role,
            invited_by=by.user,
            at=at,
            sent_at=at,
        )


def send_again(*, invitation: Invitation, by: Membership, at: datetime) -> None:
    """A new mail is on its way, the earlier key counts no more. RuleViolation when the invitation is over."""
    with transaction.atomic():
        lock_as_owner(by)
        row = _pending(invitation, by)
        end_key(key_id=row.key_id, at=at)
        row.key, row.sent_at = _send(by, row.email, row.role, at), at
        row.save(update_fields=["key", "sent_at"])


def withdraw(*, invitation: Invitation, by: Membership, at: datetime) -> None:
    """The invitation counts no more. RuleViolation when it is over already."""
    with transaction.atomic():
        lock_as_owner(by)
        row = _pending(invitation, by)
        end_key(key_id=row.key_id, at=at)
        Invitation.objects.filter(pk=row.pk).update(withdrawn_at=at)
        record("membership.withdrawn", by=by.user.actor(), at=at, subject=_subject(by), facts={"invitation": row.pk})


def accept_with_key(
    *, email: str, typed: str, password: str, consents: Mapping[str, str], at: datetime
) -> Membership | None:
    """A new login exists and belongs to the establishment; None when the same was done just now (a double click).

    RuleViolation on password or key (a wrong one counts), when the invitation is over, or the address signs in already.
    """
    violations = violations_of_password(password)
    if violations:
        raise RuleViolation(*violations)
    trial = try_address_key(purpose=KeyPurpose.LOGIN_ADDED, email=email, typed=typed, at=at)
    if trial.answer == KeyAnswer.USED:
        return None
    if trial.key is None:
        raise RuleViolation(NOT_CONFIRMED)
    if trial.answer != KeyAnswer.RIGHT:
        raise RuleViolation(TOO_LATE)
    hashed = make_password(password)
    with transaction.atomic():
        invitation = _settled(trial.key, at)
        if invitation is None:
            if AuthenticationKey.objects.filter(pk=trial.key.pk, used_at__isnull=False).exists():
                return None
            raise RuleViolation(TOO_LATE)
        user = login_for(email=invitation.email, name=invitation.name, hashed=hashed, at=at)
        agree(user=user, consents=consents, at=at)
        return _join(invitation, user, at)


def accept_signed_in(*, invitation: Invitation, user: User, at: datetime) -> Membership:
    """A login that signs in already belongs to the establishment too. RuleViolation when the invitation is over."""
    with transaction.atomic():
        _refuse_not_for(invitation, user, at)
        row = _settled(invitation.key, at)
        if row is None:
            raise RuleViolation(_GONE)
        return _join(row, user, at)


def decline(*, invitation: Invitation, user: User, at: datetime) -> None:
    """The invited login does not want to belong to the establishment. RuleViolation when the invitation is over."""
    with transaction.atomic():
        _refuse_not_for(invitation, user, at)
        end_key(key_id=invitation.key_id, at=at)
        Invitation.objects.pending().filter(pk=invitation.pk).update(withdrawn_at=at)
        subject = ("establishment", invitation.establishment_id)
        record("membership.declined", by=user.actor(), at=at, subject=subject, facts={"invitation": invitation.pk})


def _same_click(login: NewLogin, email: str, by: Membership, at: datetime) -> Invitation | None:
    mine = Invitation.objects.pending().filter(establishment=by.establishment_id, at__gte=at - _SAME_CLICK)
    return mine.filter(email=email, name=login.name.strip(), role=login.role).first()


def _refuse_faults(login: NewLogin, email: str, by: Membership) -> None:
    found = list(violations_of_mail_address(email))
    members = Membership.objects.current().filter(establishment=by.establishment_id)
    pending = Invitation.objects.pending().filter(establishment=by.establishment_id)
    others = members.exclude(role=Role.OWNER).count() + pending.count()
    found += violations_of_adding(login.name, others, settings.EXTRA_LOGINS)
    if login.role not in {Role.MEMBER, Role.VIEWER}:
        found.append(Violation("role", "権限を選んでください。", "role"))
    if members.filter(user__email__iexact=email).exists():
        found.append(_MEMBER_ALREADY)
    elif pending.filter(key__folded_email=folded_address(email)).exists():
        found.append(_ASKED_ALREADY)
    if found:
        raise RuleViolation(*found)


def _send(by: Membership, email: str, role: str, at: datetime) -> AuthenticationKey:
    who = f"establishment {by.establishment_id}"
    count_or_refuse(scope=_SCOPE, who=who, limit=_MAILS_AN_HOUR, minutes=60, at=at)
    user = User.objects.with_address(Audience.EMPLOYER, email)
    template = "login_added_existing" if user is not None and user.is_active else "login_added_key"
    key = make_key(purpose=KeyPurpose.LOGIN_ADDED, email=email, at=at)
    facts = {"establishment": by.establishment.name, "role": Role(role).label}
    queue_mail(template=template, to=email, facts=facts, key_id=key.pk, at=at)
    return key


def _pending(invitation: Invitation, by: Membership) -> Invitation:
    mine = Invitation.objects.pending().filter(pk=invitation.pk, establishment_id=by.establishment_id)
    row = mine.first()
    if row is None:
        raise RuleViolation(_DONE)
    return row


def _refuse_not_for(invitation: Invitation, user: User, at: datetime) -> None:
    since = at - timedelta(days=settings.INVITATION_DAYS)
    mine = Invitation.objects.pending().filter(pk=invitation.pk, sent_at__gte=since)
    if not mine.filter(key__folded_email=folded_address(user.email)).exists():
        raise RuleViolation(_GONE)


def _settled(key: AuthenticationKey, at: datetime) -> Invitation | None:
    invitation = Invitation.objects.select_related("establishment").get(key=key)
    Establishment.objects.select_for_update().get(pk=invitation.establishment_id)
    if not Invitation.objects.pending().filter(pk=invitation.pk).update(accepted_at=at):
        return None
    spend_key(key_id=key.pk, at=at)
    return invitation


def _join(invitation: Invitation, user: User, at: datetime) -> Membership:
    establishment, role = invitation.establishment, Role(invitation.role)
    membership, is_new = Membership.objects.current().get_or_create(
        establishment=establishment, user=user, ended_at=None, defaults={"role": role, "since": at}
    )
    if not is_new:
        return membership
    subject = ("establishment", establishment.pk)
    record("membership.added", by=user.actor(), at=at, subject=subject, facts={"user": user.pk, "role": role.value})
    told = {"establishment": establishment.name, "role": role.label}
    queue_mail(template="login_added_own", to=user.email, facts=told, at=at)
    owner = owner_of(establishment)
    if owner is not None:
        queue_mail(template="login_added", to=owner.user.email, facts=told, at=at)
    give_notice(reader=subject, template="login_added", facts={"role": role.label}, at=at)
    return membership


def _subject(by: Membership) -> tuple[str, int]:
    return ("establishment", by.establishment_id)
