"""Further logins: asked for within limits, accepted with a key or after signing in, withdrawn, declined."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from mypage.accounts.commands.tallies import TooManyTries
from mypage.accounts.models import Consent, User
from mypage.establishments.choices import Role
from mypage.establishments.commands.invitations import (
    NewLogin,
    accept_signed_in,
    accept_with_key,
    decline,
    invite,
    send_again,
    withdraw,
)
from mypage.establishments.commands.memberships import remove_login
from mypage.establishments.models import Invitation, Membership
from mypage.establishments.queries import invitations_for, logins_of, pending_invitations_of
from mypage.kernel.rule import RuleViolation
from mypage.notifications.models import Mail, Notice
from tests.at_once import at_once
from tests.cast import NOW, Cast, assemble
from tests.post import deliver, key_in
from tests.unit.establishments.test_memberships import mails, of, refusal

HANAKO = NewLogin("hanako@demo.example", "新人 花子", Role.MEMBER)
PASSWORD = "Spring-2026!"
CONSENTS = {"privacy": "1", "terms": "1"}


def invited(cast: Cast, login: NewLogin = HANAKO, at: datetime = NOW) -> Invitation:
    return invite(login=login, by=of(cast.yamada), at=at)


def accept(typed: str, *, email: str = HANAKO.email, password: str = PASSWORD, at: datetime = NOW) -> Membership | None:
    return accept_with_key(email=email, typed=typed, password=password, consents=CONSENTS, at=at)


def test_a_new_login_comes_in_with_the_mailed_key(cast: Cast) -> None:
    invited(cast)
    message = deliver(NOW)[-1]
    assert message.to == [HANAKO.email]
    membership = accept(key_in(message), email="Hanako@Demo.Example", at=NOW + timedelta(minutes=50))
    assert membership is not None
    user = User.objects.get(email=HANAKO.email)
    assert (membership.user, membership.role, user.name) == (user, Role.MEMBER, "新人 花子")
    assert user.check_password(PASSWORD)
    assert set(Consent.objects.filter(user=user).values_list("document", flat=True)) == {"privacy", "terms"}
    assert mails("login_added") == [cast.yamada.email]
    assert mails("login_added_own") == [HANAKO.email]
    assert Notice.objects.filter(template="login_added", reader_id=cast.shop.pk).count() == 1
    assert not pending_invitations_of(cast.shop).exists()


def test_a_login_that_signs_in_already_accepts_after_signing_in(cast: Cast) -> None:
    invitation = invited(cast, NewLogin("TANAKA@demo.example", "田中", Role.VIEWER))
    assert mails("login_added_existing") == ["TANAKA@demo.example"]
    assert invitations_for(cast.tanaka, since=NOW - timedelta(days=14)) == [invitation]
    membership = accept_signed_in(invitation=invitation, user=cast.tanaka, at=NOW + timedelta(days=14))
    assert (membership.establishment, membership.role) == (cast.shop, Role.VIEWER)
    assert invitations_for(cast.tanaka, since=NOW) == []


def test_somebody_else_cannot_accept_or_decline(cast: Cast) -> None:
    invitation = invited(cast, NewLogin(cast.tanaka.email, "田中", Role.VIEWER))
    assert refusal(lambda: accept_signed_in(invitation=invitation, user=cast.ito, at=NOW)) == "invitation_gone"
    assert refusal(lambda: decline(invitation=invitation, user=cast.ito, at=NOW)) == "invitation_gone"


def test_after_fourteen_days_it_is_too_late(cast: Cast) -> None:
    invitation = invited(cast, NewLogin(cast.tanaka.email, "田中", Role.VIEWER))
    late = NOW + timedelta(days=14, seconds=1)
    assert refusal(lambda: accept_signed_in(invitation=invitation, user=cast.tanaka, at=late)) == "invitation_gone"


def test_an_invitation_is_accepted_once(cast: Cast) -> None:
    invitation = invited(cast, NewLogin(cast.tanaka.email, "田中", Role.VIEWER))
    accept_signed_in(invitation=invitation, user=cast.tanaka, at=NOW)
    assert refusal(lambda: accept_signed_in(invitation=invitation, user=cast.tanaka, at=NOW)) == "invitation_gone"


def test_a_declined_invitation_is_over(cast: Cast) -> None:
    invitation = invited(cast, NewLogin(cast.tanaka.email, "田中", Role.VIEWER))
    decline(invitation=invitation, user=cast.tanaka, at=NOW)
    assert refusal(lambda: accept_signed_in(invitation=invitation, user=cast.tanaka, at=NOW)) == "invitation_gone"
    assert not pending_invitations_of(cast.shop).exists()


def test_a_withdrawn_key_counts_no_more(cast: Cast) -> None:
    invitation = invited(cast)
    typed = key_in(deliver(NOW)[-1])
    withdraw(invitation=invitation, by=of(cast.yamada), at=NOW)
    assert refusal(lambda: accept(typed)) == "invitation_late"
    assert refusal(lambda: withdraw(invitation=invitation, by=of(cast.yamada), at=NOW)) == "invitation_done"


def test_a_mail_that_is_still_queued_is_not_sent_after_the_withdrawal(cast: Cast) -> None:
    withdraw(invitation=invited(cast), by=of(cast.yamada), at=NOW)
    assert deliver(NOW) == []


def test_sent_again_only_the_new_key_counts(cast: Cast) -> None:
    invitation = invited(cast)
    first = key_in(deliver(NOW)[-1])
    later = NOW + timedelta(hours=2)
    send_again(invitation=invitation, by=of(cast.yamada), at=later)
    second = key_in(deliver(later)[-1])
    assert refusal(lambda: accept(first, at=later)) == "invitation_late"
    assert accept(second, at=later + timedelta(minutes=50)) is not None


def test_a_late_key_and_a_wrong_key_are_told_apart_only_by_the_right_secret(cast: Cast) -> None:
    invited(cast)
    typed = key_in(deliver(NOW)[-1])
    late = NOW + timedelta(minutes=51)
    assert refusal(lambda: accept(typed, at=late)) == "invitation_late"
    assert refusal(lambda: accept("AAAAAAAA", at=late)) == "invitation_key"
    assert refusal(lambda: accept(typed, email="else@demo.example")) == "invitation_key"


def test_a_double_click_changes_nothing(cast: Cast) -> None:
    invited(cast)
    typed = key_in(deliver(NOW)[-1])
    assert accept(typed) is not None
    assert accept(typed, at=NOW + timedelta(seconds=2)) is None
    assert len(logins_of(cast.shop)) == 4


def test_an_address_that_began_to_sign_in_meanwhile_keeps_its_invitation(cast: Cast) -> None:
    invited(cast)
    typed = key_in(deliver(NOW)[-1])
    User.objects.filter(pk=cast.tanaka.pk).update(email=HANAKO.email, identity=f"employer:{HANAKO.email}")
    assert refusal(lambda: accept(typed)) == "address_taken"
    cast.tanaka.refresh_from_db()
    (invitation,) = invitations_for(cast.tanaka, since=NOW)
    assert accept_signed_in(invitation=invitation, user=cast.tanaka, at=NOW).establishment == cast.shop


def test_a_removed_login_is_invited_again_and_comes_back(cast: Cast) -> None:
    remove_login(membership=of(cast.suzuki), by=of(cast.yamada), at=NOW)
    invited(cast, NewLogin(cast.suzuki.email, "鈴木", Role.MEMBER))
    typed = key_in(next(mail for mail in deliver(NOW) if "利用者登録" in str(mail.subject)))
    membership = accept(typed, email=cast.suzuki.email)
    assert membership is not None
    assert membership.user == cast.suzuki


def test_two_establishments_may_ask_the_same_person(cast: Cast) -> None:
    invited(cast)
    invite(login=HANAKO, by=of(cast.tanaka), at=NOW)
    first, second = (key_in(message) for message in deliver(NOW))
    assert accept(first) is not None
    assert refusal(lambda: accept(second)) == "address_taken"
    user = User.objects.get(email=HANAKO.email)
    assert len(invitations_for(user, since=NOW)) == 1


@pytest.mark.parametrize(
    ("login", "codes"),
    [
        (NewLogin("bad@", "花子", "member"), ["mail_form"]),
        (NewLogin("a@demo.example", "", "member"), ["name_missing"]),
        (NewLogin("a@demo.example", "花子", "owner"), ["role"]),
        (NewLogin("Suzuki@demo.example", "鈴木", "member"), ["member_already"]),
        (NewLogin("bad@", "", ""), ["mail_form", "name_missing", "role"]),
    ],
)
def test_every_fault_of_a_request_is_told(cast: Cast, login: NewLogin, codes: list[str]) -> None:
    with pytest.raises(RuleViolation) as refused:
        invited(cast, login)
    assert [violation.code for violation in refused.value.violations] == codes


def test_nobody_is_asked_twice_but_for_a_double_click(cast: Cast) -> None:
    first = invited(cast)
    assert invited(cast, at=NOW + timedelta(seconds=2)) == first
    assert refusal(lambda: invited(cast, at=NOW + timedelta(minutes=1))) == "asked_already"
    assert Mail.objects.filter(template="login_added_key").count() == 1


def test_ten_logins_beside_the_owner(cast: Cast) -> None:
    for place in range(8):
        invited(cast, NewLogin(f"a{place}@demo.example", "新人", "member"))
    assert refusal(lambda: invited(cast)) == "too_many_logins"
    withdraw(invitation=pending_invitations_of(cast.shop)[0], by=of(cast.yamada), at=NOW)
    invited(cast)


def test_only_the_owner_asks(cast: Cast) -> None:
    assert refusal(lambda: invite(login=HANAKO, by=of(cast.suzuki), at=NOW)) == "not_owner"


def test_one_establishment_causes_so_many_mails_an_hour(cast: Cast) -> None:
    invitation = invited(cast)
    for _ in range(19):
        send_again(invitation=invitation, by=of(cast.yamada), at=NOW)
    with pytest.raises(TooManyTries):
        send_again(invitation=invitation, by=of(cast.yamada), at=NOW)


def in_turn(acts: list[Callable[[], object]]) -> list[object]:
    return list(at_once(len(acts), lambda place: acts[place]()))


@pytest.mark.django_db(transaction=True)
def test_of_two_parallel_uses_of_one_key_one_makes_the_login() -> None:
    cast = assemble()
    invited(cast)
    typed = key_in(deliver(NOW)[-1])
    outcomes = in_turn([lambda: accept(typed)] * 2)
    assert sum(isinstance(outcome, Membership) for outcome in outcomes) == 1
    assert User.objects.filter(email=HANAKO.email).count() == 1
    assert Membership.objects.current().filter(establishment=cast.shop).count() == 4


@pytest.mark.django_db(transaction=True)
def test_parallel_requests_keep_the_limit() -> None:
    cast = assemble()
    by = of(cast.yamada)
    login = [NewLogin(f"a{place}@demo.example", "新人", "member") for place in range(12)]
    outcomes = at_once(12, lambda place: invite(login=login[place], by=by, at=NOW))
    assert sum(isinstance(outcome, Invitation) for outcome in outcomes) == 8
