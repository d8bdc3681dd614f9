"""Delivery while the mail server refuses, stalls, drops and recovers: delayed, and never lost."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from pytest_django.fixtures import Settings as DjangoSettings

from mypage.accounts.choices import KeyAnswer
from mypage.accounts.commands.keys import try_key
from mypage.notifications import commands as outbox
from mypage.notifications.choices import Failure, MailState
from mypage.notifications.models import Mail
from mypage.processes import delivery
from mypage.processes.delivery import Courier
from tests.unit.processes.mail_cast import AT, MINUTE, Clock, a_key_mail, a_mail, key_in, point_at
from tests.unit.processes.mail_server import TAKEN, Behaviour, free_port, mail_server, silent_server


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.mark.django_db
def test_a_server_that_is_down_delays_and_never_loses_a_mail(clock: Clock, settings: DjangoSettings) -> None:
    mail, key = a_key_mail()
    port, pauses = free_port(), []
    point_at(settings, port)
    while clock.at < AT + timedelta(hours=3):
        assert Courier(clock=clock).deliver_due() == {"put_off": 1, "unreachable": 1}
        mail.refresh_from_db()
        assert mail.next_try_at is not None
        pauses.append((mail.next_try_at - clock.at) // MINUTE)
        clock.at = mail.next_try_at
    assert pauses[:8] == [1, 2, 4, 8, 16, 32, 60, 60]
    assert (mail.state, mail.last_failure) == (MailState.QUEUED, Failure.CONNECTION)
    with mail_server(port=port) as server:
        assert Courier(clock=clock).deliver_due() == {"sent": 1}
    assert try_key(key_id=key.pk, typed=key_in(server), at=clock.at + 50 * MINUTE) == KeyAnswer.RIGHT


@pytest.mark.django_db
def test_mails_that_could_not_even_be_offered_go_out_as_soon_as_the_server_is_back(
    clock: Clock, settings: DjangoSettings
) -> None:
    for number in range(5):
        a_mail(f"a{number}@demo.example")
    port = free_port()
    point_at(settings, port)
    assert Courier(clock=clock).deliver_due() == {"put_off": 1, "unreachable": 1}
    with mail_server(port=port) as server:
        assert Courier(clock=clock).deliver_due() == {"sent": 4}
        clock.at = AT + MINUTE
        assert Courier(clock=clock).deliver_due() == {"sent": 1}
    assert len(set(server.ids())) == 5


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("behaviour", "failure"),
    [
        (Behaviour(to_address=lambda _: "550 5.1.1 no such user"), Failure.REFUSED),
        (Behaviour(to_address=lambda _: "450 4.2.0 greylisted"), Failure.TEMPORARY),
        (Behaviour(to_content=lambda _: "554 5.7.1 rejected"), Failure.REJECTED),
        (Behaviour(to_content=lambda _: "451 4.3.0 try again"), Failure.TEMPORARY),
        (Behaviour(drops_at_content=True), Failure.CONNECTION),
    ],
)
def test_whatever_the_server_answers_a_mail_is_tried_again(
    clock: Clock, settings: DjangoSettings, behaviour: Behaviour, failure: Failure
) -> None:
    mail = a_mail()
    with mail_server(behaviour) as server:
        point_at(settings, server.port)
        assert Courier(clock=clock).deliver_due()["put_off"] == 1
        mail.refresh_from_db()
        assert (mail.state, mail.last_failure, mail.next_try_at) == ("queued", failure, AT + MINUTE)
        server.behaviour = Behaviour()
        clock.at = AT + MINUTE
        assert Courier(clock=clock).deliver_due() == {"sent": 1}
    mail.refresh_from_db()
    assert (mail.state, mail.attempts, mail.last_failure) == ("sent", 2, "")
    assert {offered.message_id for offered in server.offered} == {server.received[0].message_id}


@pytest.mark.django_db
def test_a_server_that_stalls_holds_a_mail_up_for_the_time_limit_only(clock: Clock, settings: DjangoSettings) -> None:
    mail = a_mail()
    with silent_server() as port:
        point_at(settings, port)
        assert Courier(clock=clock).deliver_due() == {"put_off": 1, "unreachable": 1}
    mail.refresh_from_db()
    assert (mail.state, mail.last_failure) == (MailState.QUEUED, Failure.CONNECTION)


@pytest.mark.django_db
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_mail_that_was_taken_but_not_acknowledged_comes_again_with_the_same_id_and_key(
    clock: Clock, settings: DjangoSettings
) -> None:
    a_key_mail()
    with mail_server(Behaviour(pause_at_content=1.5)) as server:
        point_at(settings, server.port)
        assert Courier(clock=clock).deliver_due()["put_off"] == 1
        server.behaviour = Behaviour()
        clock.at = AT + MINUTE
        assert Courier(clock=clock).deliver_due() == {"sent": 1}
    assert len({offered.message_id for offered in server.offered}) == 1
    assert len({offered.body for offered in server.offered}) == 1


@pytest.mark.django_db
def test_one_refused_address_does_not_hold_up_the_others(clock: Clock, settings: DjangoSettings) -> None:
    for number in range(4):
        a_mail(f"a{number}@demo.example")

    def refuses_one(address: str) -> str:
        return "550 no" if address.startswith("a1") else TAKEN

    with mail_server(Behaviour(to_address=refuses_one)) as server:
        point_at(settings, server.port)
        assert Courier(clock=clock).deliver_due() == {"sent": 3, "put_off": 1}
    assert [mail.to[:2] for mail in server.received] == ["a0", "a2", "a3"]


@pytest.mark.django_db
def test_a_mail_that_cannot_be_worded_is_put_off_and_the_others_go_out(clock: Clock, settings: DjangoSettings) -> None:
    broken, _ = a_mail("broken@demo.example"), a_mail("whole@demo.example")
    Mail.objects.filter(pk=broken.pk).update(facts={})
    with mail_server() as server:
        point_at(settings, server.port)
        assert Courier(clock=clock).deliver_due() == {"put_off": 1, "sent": 1}
    broken.refresh_from_db()
    assert (broken.state, broken.last_failure) == (MailState.QUEUED, Failure.INTERNAL)


@pytest.mark.django_db
def test_what_became_of_a_mail_is_written_even_if_the_database_was_away_for_a_moment(
    clock: Clock, settings: DjangoSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail, tries = a_mail(), 0
    real_note_sent = outbox.note_sent

    def note_sent_at_the_third_try(**facts: object) -> bool:
        nonlocal tries
        tries += 1
        if tries < 3:
            raise OperationalError("the database is away")
        return real_note_sent(**facts)  # type: ignore[arg-type]

    monkeypatch.setattr(delivery, "note_sent", note_sent_at_the_third_try)
    monkeypatch.setattr(delivery, "DATABASE_PAUSE_SECONDS", 0.01)
    monkeypatch.setattr("django.db.connections.close_all", lambda: None)
    with mail_server() as server:
        point_at(settings, server.port)
        assert Courier(clock=clock).deliver_due() == {"sent": 1}
    mail.refresh_from_db()
    assert (mail.state, len(server.received), tries) == (MailState.SENT, 1, 3)
