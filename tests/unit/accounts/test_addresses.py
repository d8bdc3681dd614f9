"""The mail address of a login: changed with a key to the new one, replaced on the office's word."""

from datetime import timedelta

import pytest
from django.db import transaction

from mypage.accounts.commands.addresses import (
    ADDRESS_TAKEN,
    ask_for_change,
    drop_change,
    replace_address,
    settle_change,
    settle_replacement,
    try_change,
    try_replacement,
)
from mypage.accounts.commands.passwords import ask_for_new_password
from mypage.accounts.commands.tallies import TooManyTries
from mypage.accounts.models import AuthenticationKey, SignInSession, User
from mypage.accounts.queries import pending_address_change
from mypage.audit.models import Event
from mypage.kernel.rule import RuleViolation
from mypage.notifications.models import Mail
from tests.cast import NETWORK, NOW, PASSWORD, Cast
from tests.post import deliver, key_in

NEW = "jinji@demo.example"


def refused(act: object) -> tuple[str, str]:
    assert callable(act)
    with pytest.raises(RuleViolation) as refusal:
        act()
    return refusal.value.violations[0].code, refusal.value.violations[0].field


def asked(cast: Cast, new_email: str = NEW) -> tuple[AuthenticationKey, str]:
    key = ask_for_change(user=cast.yamada, new_email=new_email, current=PASSWORD, at=NOW)
    return key, key_in(deliver(NOW)[-1])


def settled(cast: Cast, key: AuthenticationKey) -> str:
    with transaction.atomic():
        return settle_change(user=cast.yamada, key=key, at=NOW)


def test_the_key_goes_to_the_new_address_and_the_notice_to_the_old_one(cast: Cast) -> None:
    key, typed = asked(cast, "Ｊinji@DEMO.example")
    assert Mail.objects.get(template="email_change_key").to == "Jinji@demo.example"
    try_change(key=key, typed=typed, at=NOW)
    assert settled(cast, key) == "yamada@demo.example"
    user = User.objects.get(pk=cast.yamada.pk)
    assert (user.email, user.identity) == ("Jinji@demo.example", "employer:jinji@demo.example")
    assert Mail.objects.get(template="email_changed").to == "yamada@demo.example"
    assert pending_address_change(user) is None


@pytest.mark.parametrize(
    ("new_email", "current", "refusal"),
    [
        ("yamada@@demo.example", PASSWORD, ("mail_form", "new_email")),
        (".jinji@demo.example", PASSWORD, ("mail_leading_period", "new_email")),
        ("YAMADA@demo.example", PASSWORD, ("same_address", "new_email")),
        (NEW, "wrong", ("password_current", "current")),
    ],
)
def test_what_is_not_right_sends_nothing(cast: Cast, new_email: str, current: str, refusal: tuple[str, str]) -> None:
    found = refused(lambda: ask_for_change(user=cast.yamada, new_email=new_email, current=current, at=NOW))
    assert found == refusal
    assert not Mail.objects.exists()


def test_a_taken_address_is_told_only_to_who_reads_its_mail(cast: Cast) -> None:
    key, typed = asked(cast, cast.suzuki.email)
    try_change(key=key, typed=typed, at=NOW)
    with pytest.raises(RuleViolation) as refusal:
        settled(cast, key)
    assert refusal.value.violations == (ADDRESS_TAKEN,)
    assert cast.yamada.email == User.objects.get(pk=cast.yamada.pk).email == "yamada@demo.example"


def test_the_same_address_of_another_area_is_not_taken(cast: Cast) -> None:
    key, typed = asked(cast, cast.sato.email)
    try_change(key=key, typed=typed, at=NOW)
    settled(cast, key)
    assert User.objects.filter(email=cast.sato.email).count() == 2


def test_keys_mailed_to_the_old_address_end_with_the_change(cast: Cast) -> None:
    old = ask_for_new_password(audience="employer", email=cast.yamada.email, network=NETWORK, at=NOW)
    key, typed = asked(cast)
    try_change(key=key, typed=typed, at=NOW)
    settled(cast, key)
    old.refresh_from_db()
    assert not old.is_open


def test_a_key_settles_one_change(cast: Cast) -> None:
    key, _ = asked(cast)
    settled(cast, key)
    with pytest.raises(RuleViolation):
        settled(cast, key)


def test_a_change_that_was_given_up_cannot_be_completed(cast: Cast) -> None:
    key, typed = asked(cast)
    drop_change(user=cast.yamada, key=key, at=NOW)
    assert refused(lambda: try_change(key=key, typed=typed, at=NOW)) == ("key_ended", "key")


def test_five_requests_an_hour(cast: Cast) -> None:
    for place in range(5):
        ask_for_change(user=cast.yamada, new_email=f"a{place}@demo.example", current=PASSWORD, at=NOW)
    with pytest.raises(TooManyTries):
        ask_for_change(user=cast.yamada, new_email=NEW, current=PASSWORD, at=NOW)


def replaced(cast: Cast, new_email: str = NEW) -> str:
    with transaction.atomic():
        replace_address(user=cast.yamada, new_email=new_email, checked="社員証", by=cast.nakamura, at=NOW)
    return key_in(deliver(NOW)[-1])


def test_the_office_s_request_ends_all_sessions_and_is_recorded_with_the_check(cast: Cast) -> None:
    hour = NOW + timedelta(hours=1)
    SignInSession.objects.create(session_key="a" * 32, session_data="", expire_date=hour, user=cast.yamada)
    replaced(cast)
    assert not SignInSession.objects.filter(user=cast.yamada).exists()
    event = Event.objects.get(action="email.replaced_by_staff")
    assert (event.actor_id, event.facts) == (cast.nakamura.pk, {"checked": "社員証"})
    assert User.objects.get(pk=cast.yamada.pk).email == "yamada@demo.example"


@pytest.mark.parametrize("checked", ["", "  ", "あ" * 201])
def test_without_a_check_nothing_is_replaced(cast: Cast, checked: str) -> None:
    def act() -> None:
        with transaction.atomic():
            replace_address(user=cast.yamada, new_email=NEW, checked=checked, by=cast.nakamura, at=NOW)

    assert refused(act) == ("not_checked", "checked")


def test_the_new_holder_sets_a_password_that_the_former_does_not_know(cast: Cast) -> None:
    typed = replaced(cast)
    key, hashed = try_replacement(email=NEW.upper(), typed=typed, password="Spring-2026!", at=NOW)
    with transaction.atomic():
        assert settle_replacement(key=key, hashed=hashed, at=NOW) == cast.yamada
        assert settle_replacement(key=key, hashed=hashed, at=NOW) is None
    user = User.objects.get(pk=cast.yamada.pk)
    assert user.email == NEW
    assert user.check_password("Spring-2026!")
    assert {mail.to for mail in Mail.objects.filter(template="email_changed")} == {"yamada@demo.example"}


@pytest.mark.parametrize(
    ("email", "is_right", "minutes", "refusal"),
    [
        (NEW, False, 0, "replacement_key"),
        ("else@demo.example", True, 0, "replacement_key"),
        (NEW, True, 51, "replacement_late"),
    ],
)
def test_address_and_key_must_both_fit_in_time(
    cast: Cast, email: str, is_right: bool, minutes: int, refusal: str
) -> None:
    typed = replaced(cast) if is_right else replaced(cast) and "AAAAAAAA"
    at = NOW + timedelta(minutes=minutes)
    found = refused(lambda: try_replacement(email=email, typed=typed, password="Spring-2026!", at=at))
    assert found == (refusal, "key")
