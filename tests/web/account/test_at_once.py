"""Signing in when several do it at the same moment: nothing breaks, counts are exact, one key opens one login."""

from typing import Any

import pytest
from axes.models import AccessAttempt
from django.test import Client

from mypage.accounts.models import SignInSession, User
from mypage.audit.models import Event
from mypage.establishments.commands.invitations import NewLogin, invite
from tests.at_once import at_once
from tests.cast import NOW, PASSWORD, assemble
from tests.post import deliver, key_in
from tests.unit.establishments.test_memberships import of
from tests.web.account.acting import enter, sign_in, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


def statuses(count: int, act: Any) -> list[int]:
    outcomes = at_once(count, lambda _place: act())
    assert [outcome for outcome in outcomes if isinstance(outcome, Exception)] == []
    return sorted(outcome.status_code for outcome in outcomes if not isinstance(outcome, Exception))


def test_twelve_wrong_passwords_are_counted_exactly() -> None:
    cast = assemble()
    found = statuses(12, lambda: enter(Client(), cast.yamada.email, "Wrong-2026!"))
    failures = AccessAttempt.objects.get().failures_since_start
    assert failures >= 10
    assert failures == Event.objects.filter(action="sign_in.failed", subject_id=cast.yamada.pk).count()
    assert found.count(422) <= 9
    assert found.count(422) + found.count(429) == 12


def test_several_devices_sign_in_together() -> None:
    cast = assemble()
    assert statuses(6, lambda: sign_in(Client(), cast.yamada)) == [303] * 6
    assert SignInSession.objects.filter(user=cast.yamada).count() == 6


def test_a_double_click_on_the_invitation_makes_one_login() -> None:
    cast = assemble()
    invite(login=NewLogin("hanako@demo.example", "花子", "member"), by=of(cast.yamada), at=NOW)
    sent = {"email": "hanako@demo.example", "key": key_in(deliver(NOW)[-1]), "password": "Spring-2026!",
            "password_again": "Spring-2026!", "privacy": "on", "terms": "on"}  # fmt: skip
    assert statuses(2, lambda: Client().post("/employer/invitation/", sent)) == [303, 303]
    assert User.objects.filter(email="hanako@demo.example").count() == 1


def test_a_double_click_on_the_change_of_the_password_changes_it_once() -> None:
    cast = assemble()
    client = signed_in(cast.yamada)
    sent = {"current": PASSWORD, "password": "Spring-2026!", "password_again": "Spring-2026!"}

    def click() -> Any:
        twin = Client()
        twin.cookies.update(client.cookies)
        return twin.post("/employer/account/password/", sent)

    assert set(statuses(2, click)) <= {303, 422}
    cast.yamada.refresh_from_db()
    assert cast.yamada.check_password("Spring-2026!")


def test_a_double_click_on_signing_out_is_no_fault() -> None:
    cast = assemble()
    client = signed_in(cast.yamada)

    def click() -> Any:
        twin = Client()
        twin.cookies.update(client.cookies)
        return twin.post("/sign-out/", {"area": "employer"})

    assert statuses(3, click) == [303] * 3
