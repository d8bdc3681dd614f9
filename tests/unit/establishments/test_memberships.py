"""The logins of an establishment: roles, the end of a login, hand-over, the yearly confirmation, leaving."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from mypage.accounts.models import User
from mypage.audit.models import Event
from mypage.establishments.choices import RegistrationState, Role
from mypage.establishments.commands.leaving import leave_my_page
from mypage.establishments.commands.memberships import (
    change_role,
    confirm_logins,
    hand_over,
    open_my_page,
    remind_of_logins,
    remove_login,
)
from mypage.establishments.models import Establishment, Membership
from mypage.establishments.queries import logins_of, memberships_of, owner_of
from mypage.establishments.rules.logins import is_check_of_logins_due, violations_of_adding, violations_of_name
from mypage.kernel.rule import RuleViolation
from mypage.notifications.models import Mail, Notice
from tests.at_once import at_once
from tests.cast import NOW, PASSWORD, Cast, assemble
from tests.unit.accounts.test_sessions import signed_in


def of(user: User) -> Membership:
    return Membership.objects.current().select_related("establishment", "user").get(user=user)


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(RuleViolation) as refused:
        act()
    return refused.value.violations[0].code


def mails(template: str) -> list[str]:
    return sorted(Mail.objects.filter(template=template).values_list("to", flat=True))


def test_the_owner_changes_a_role_and_the_login_is_told(cast: Cast) -> None:
    change_role(membership=of(cast.suzuki), role=Role.VIEWER, by=of(cast.yamada), at=NOW)
    assert of(cast.suzuki).role == Role.VIEWER
    mail = Mail.objects.get(template="login_role_changed")
    assert (mail.to, mail.facts["role"]) == (cast.suzuki.email, "閲覧のみ")
    assert Event.objects.filter(action="membership.role_changed").count() == 1


def test_the_same_role_again_tells_nobody(cast: Cast) -> None:
    change_role(membership=of(cast.suzuki), role=Role.MEMBER, by=of(cast.yamada), at=NOW)
    assert mails("login_role_changed") == []


@pytest.mark.parametrize("role", ["owner", "", "else"])
def test_a_role_is_given_only_of_the_two(cast: Cast, role: str) -> None:
    assert refusal(lambda: change_role(membership=of(cast.suzuki), role=role, by=of(cast.yamada), at=NOW)) == "role"


def test_a_removed_login_is_signed_out_and_told(cast: Cast) -> None:
    signed_in(cast.suzuki, "x")
    remove_login(membership=of(cast.suzuki), by=of(cast.yamada), at=NOW)
    cast.suzuki.refresh_from_db()
    assert not cast.suzuki.is_active
    assert not cast.suzuki.sessions.exists()
    assert mails("login_removed_own") == [cast.suzuki.email]
    assert mails("login_removed") == [cast.yamada.email]
    assert Notice.objects.filter(template="login_removed", reader_id=cast.shop.pk).count() == 1
    assert [login.user for login in logins_of(cast.shop)] == [cast.yamada, cast.ito]


def test_a_login_that_belongs_elsewhere_too_stays(cast: Cast) -> None:
    Membership.objects.create(establishment=cast.bakery, user=cast.suzuki, role=Role.MEMBER, since=NOW)
    signed_in(cast.suzuki, "x")
    mine = Membership.objects.current().get(user=cast.suzuki, establishment=cast.shop)
    remove_login(membership=mine, by=of(cast.yamada), at=NOW)
    cast.suzuki.refresh_from_db()
    assert cast.suzuki.is_active
    assert cast.suzuki.sessions.exists()
    assert [each.establishment for each in memberships_of(cast.suzuki)] == [cast.bakery]


def test_the_owner_hands_over_and_stays_as_a_member(cast: Cast) -> None:
    hand_over(to=of(cast.suzuki), by=of(cast.yamada), at=NOW)
    assert owner_of(cast.shop) == of(cast.suzuki)
    assert of(cast.yamada).role == Role.MEMBER
    assert mails("owner_handed_over") == [cast.suzuki.email, cast.yamada.email]


ACTS: dict[str, Callable[[Membership, Membership], object]] = {
    "role": lambda other, by: change_role(membership=other, role=Role.VIEWER, by=by, at=NOW),
    "removal": lambda other, by: remove_login(membership=other, by=by, at=NOW),
    "hand_over": lambda other, by: hand_over(to=other, by=by, at=NOW),
    "confirmation": lambda _other, by: confirm_logins(by=by, at=NOW),
    "leaving": lambda _other, by: leave_my_page(by=by, password=PASSWORD, at=NOW),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_only_the_owner_of_this_moment_manages(cast: Cast, act: Callable[[Membership, Membership], object]) -> None:
    former = of(cast.yamada)
    hand_over(to=of(cast.suzuki), by=of(cast.yamada), at=NOW)
    assert former.is_owner
    for by in (former, of(cast.ito)):
        assert refusal(lambda by=by: act(of(cast.ito), by)) == "not_owner"  # type: ignore[misc]


@pytest.mark.parametrize("act", [ACTS["role"], ACTS["removal"], ACTS["hand_over"]])
def test_nobody_acts_on_oneself_on_strangers_or_on_the_gone(
    cast: Cast, act: Callable[[Membership, Membership], object]
) -> None:
    owner, gone = of(cast.yamada), of(cast.ito)
    remove_login(membership=gone, by=owner, at=NOW)
    assert refusal(lambda: act(owner, owner)) == "own_login"
    assert refusal(lambda: act(of(cast.tanaka), owner)) == "login_gone"
    assert refusal(lambda: act(gone, owner)) == "login_gone"


def test_a_second_owner_cannot_open(cast: Cast) -> None:
    assert refusal(lambda: open_my_page(establishment=cast.shop, user=cast.tanaka, at=NOW)) == "my_page_open"


@pytest.mark.parametrize(("days", "is_due"), [(0, False), (364, False), (365, True), (800, True)])
def test_the_list_is_confirmed_for_a_year(cast: Cast, days: int, is_due: bool) -> None:
    confirm_logins(by=of(cast.yamada), at=NOW)
    confirmed_at = Establishment.objects.get(pk=cast.shop.pk).logins_confirmed_at
    assert is_check_of_logins_due(confirmed_at, NOW + timedelta(days=days)) == is_due


def test_the_owner_is_reminded_once_a_year(cast: Cast) -> None:
    confirm_logins(by=of(cast.yamada), at=NOW)
    confirm_logins(by=of(cast.tanaka), at=NOW + timedelta(days=100))
    assert remind_of_logins(at=NOW + timedelta(days=364), limit=10) == 0
    due = NOW + timedelta(days=365)
    assert remind_of_logins(at=due, limit=10) == 1
    assert remind_of_logins(at=due + timedelta(hours=1), limit=10) == 0
    assert mails("logins_check") == [cast.yamada.email]
    assert Notice.objects.filter(template="logins_check", reader_id=cast.yamada.pk).count() == 1
    remind_of_logins(at=due + timedelta(days=365), limit=10)
    assert mails("logins_check") == [cast.tanaka.email, cast.yamada.email, cast.yamada.email]


@pytest.mark.django_db(transaction=True)
def test_two_workers_remind_once() -> None:
    cast = assemble()
    Establishment.objects.update(logins_confirmed_at=NOW - timedelta(days=400))
    at_once(2, lambda _place: remind_of_logins(at=NOW, limit=10))
    assert mails("logins_check") == [cast.tanaka.email, cast.yamada.email]


@pytest.mark.django_db(transaction=True)
def test_of_two_parallel_hand_overs_one_wins() -> None:
    cast = assemble()
    by, others = of(cast.yamada), [of(cast.suzuki), of(cast.ito)]
    outcomes = at_once(2, lambda place: hand_over(to=others[place], by=by, at=NOW))
    assert sum(isinstance(outcome, RuleViolation) for outcome in outcomes) == 1
    assert Membership.objects.current().filter(establishment=cast.shop, role=Role.OWNER).count() == 1


def test_leaving_ends_every_login_and_keeps_the_establishment(cast: Cast) -> None:
    Membership.objects.create(establishment=cast.bakery, user=cast.suzuki, role=Role.MEMBER, since=NOW)
    leave_my_page(by=of(cast.yamada), password=PASSWORD, at=NOW)
    assert owner_of(cast.shop) is None
    assert logins_of(cast.shop) == []
    assert mails("my_page_left") == sorted([cast.yamada.email, cast.suzuki.email, cast.ito.email])
    active = User.objects.filter(pk__in=[cast.yamada.pk, cast.suzuki.pk, cast.ito.pk], is_active=True)
    assert list(active) == [cast.suzuki]
    assert Establishment.objects.get(pk=cast.shop.pk).state == RegistrationState.REGISTERED


def test_leaving_asks_for_the_password(cast: Cast) -> None:
    assert refusal(lambda: leave_my_page(by=of(cast.yamada), password="wrong", at=NOW)) == "password_current"
    assert owner_of(cast.shop) is not None


@pytest.mark.parametrize("state", [RegistrationState.PROVISIONAL, RegistrationState.RETURNED])
def test_a_waiting_registration_stands_against_leaving(cast: Cast, state: str) -> None:
    waiting = {"state": state, "applied_at": NOW, "lapses_on": NOW.date()}
    Establishment.objects.filter(pk=cast.shop.pk).update(**waiting)
    assert refusal(lambda: leave_my_page(by=of(cast.yamada), password=PASSWORD, at=NOW)) == "waits_for_office"


@pytest.mark.parametrize(("name", "codes"), [("鈴木", []), ("", ["name_missing"]), ("あ" * 61, ["name_too_long"])])
def test_a_name_is_present_and_short_enough(name: str, codes: list[str]) -> None:
    assert [violation.code for violation in violations_of_name(name)] == codes


def test_all_that_stands_against_adding_is_told() -> None:
    assert [violation.code for violation in violations_of_adding(" ", 10, 10)] == ["name_missing", "too_many_logins"]
