"""Logins: made, found by address in whatever case, named, closed; and who may sign in."""

import pytest
from django.db import transaction
from django.test import RequestFactory

from mypage.accounts.backend import AudienceBackend
from mypage.accounts.commands.logins import agree, change_name, close_login, login_for
from mypage.accounts.models import Consent, StaffPosition, User
from mypage.accounts.queries import newest_key
from mypage.audit.models import Event
from mypage.kernel.rule import RuleViolation
from tests.cast import NOW, PASSWORD, Cast
from tests.unit.accounts.test_sessions import signed_in


def made(email: str) -> User:
    with transaction.atomic():
        return login_for(email=email, name="新人", hashed="x", at=NOW)


def test_a_new_login_exists_with_its_consents(cast: Cast) -> None:
    user = made("New@demo.example")
    with transaction.atomic():
        agree(user=user, consents={"terms": "1", "privacy": "2"}, at=NOW)
    assert User.objects.with_address("employer", "new@DEMO.example") == user
    assert dict(Consent.objects.filter(user=user).values_list("document", "version")) == {"terms": "1", "privacy": "2"}


def test_an_address_that_signs_in_is_not_registered_twice(cast: Cast) -> None:
    with pytest.raises(RuleViolation):
        made("YAMADA@demo.example")


def test_a_closed_login_signs_in_no_more_and_comes_back_as_the_same_one(cast: Cast) -> None:
    signed_in(cast.yamada, "x")
    with transaction.atomic():
        close_login(user=cast.yamada, at=NOW)
    assert AudienceBackend().get_user(cast.yamada.pk) is None
    assert newest_key(cast.yamada, "password") is None
    assert made(cast.yamada.email) == cast.yamada
    assert AudienceBackend().get_user(cast.yamada.pk) == cast.yamada


def test_a_name_is_changed_once_and_recorded(cast: Cast) -> None:
    change_name(user=cast.yamada, name="山田 太郎", at=NOW)
    assert not Event.objects.filter(action="login.renamed").exists()
    change_name(user=cast.yamada, name="山田 次郎", at=NOW)
    assert Event.objects.filter(action="login.renamed").count() == 1
    assert User.objects.get(pk=cast.yamada.pk).shown_name == "山田 次郎"


@pytest.mark.usefixtures("real_hashing")
def test_the_backend_lets_in_by_identity_and_password(cast: Cast) -> None:
    request = RequestFactory().post("/")

    def user(identity: str, password: str = PASSWORD) -> User | None:
        return AudienceBackend().authenticate(request, username=identity, password=password)

    User.objects.filter(pk=cast.yamada.pk).update(password=_argon(PASSWORD))
    assert user("employer:yamada@demo.example") == cast.yamada
    assert user("employer:yamada@demo.example", "demo-2026!") is None
    assert user("seeker:yamada@demo.example") is None
    assert user("employer:nobody@demo.example") is None


def test_stopped_staff_and_closed_logins_do_not_get_in(cast: Cast) -> None:
    request = RequestFactory().post("/")
    StaffPosition.objects.filter(user=cast.nakamura).update(disabled_at=NOW)
    User.objects.filter(pk=cast.yamada.pk).update(is_active=False)
    for user in (cast.nakamura, cast.yamada):
        assert AudienceBackend().authenticate(request, username=user.identity, password=PASSWORD) is None
        assert AudienceBackend().get_user(user.pk) is None


def _argon(password: str) -> str:
    from django.contrib.auth.hashers import make_password

    hashed = make_password(password)
    assert hashed.startswith("argon2")
    return hashed
