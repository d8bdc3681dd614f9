"""Delivery against a real SMTP server that refuses, stalls, drops and recovers."""

import email
import email.policy
import json
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from django.db import OperationalError, connection
from pytest_django.fixtures import Settings as DjangoSettings

from mypage.accounts.choices import KeyAnswer, KeyPurpose
from mypage.accounts.commands.keys import make_key, try_key
from mypage.accounts.models import AuthenticationKey
from mypage.kernel.clock import JST
from mypage.kernel.codes import canonical_code
from mypage.notifications import commands as outbox
from mypage.notifications.choices import Failure, MailState
from mypage.notifications.commands import queue_mail
from mypage.notifications.models import Mail
from mypage.processes import delivery
from mypage.processes.delivery import Courier
from mypage.web.logs import JsonLines
from tests.unit.processes.mail_server import TAKEN, Behaviour, MailServer, free_port, mail_server, silent_server

AT = datetime(2026, 4, 1, 9, 0, tzinfo=JST)
MINUTE = timedelta(minutes=1)


@dataclass
class Clock:
    """A clock that stands until it is set on."""

    at: datetime = AT

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def smtp(settings: DjangoSettings) -> Callable[[int], None]:
    """Points the service at a mail server's port, with a time limit of one second."""

    def point(port: int) -> None:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 1

    return point


def a_mail(to: str = "yamada@demo.example", at: datetime = AT) -> Mail:
    return queue_mail(template="opening_completed", to=to, facts={"establishment": "山田商店"}, at=at)


def a_key_mail(at: datetime = AT) -> tuple[Mail, AuthenticationKey]:
    key = make_key(purpose=KeyPurpose.OPENING, email="yamada@demo.example", at=at)
    facts = {"establishment": "山田商店"}
    return queue_mail(template="opening_key", to=key.email, facts=facts, at=at, key_id=key.pk), key


def key_in(server: MailServer, number: int = 0) -> str:
    line = next(line for line in server.received[number].body.splitlines() if "認証キー　" in line)
    return line.replace("認証キー", "").strip("　 ")


@pytest.mark.django_db
def test_a_mail_goes_out_whole_and_is_noted(clock: Clock, smtp: Callable[[int], None]) -> None:
    mail = a_mail()
    with mail_server() as server:
        smtp(server.port)
        assert Courier(clock=clock).deliver_due() == {"sent": 1}
    [received] = server.received
    assert received.message_id == f"<{mail.message_id}@mail.hellowork.mhlw.go.jp>"
    assert received.to == "yamada@demo.example"
    assert received.subject == "求人者マイページの開設が完了しました"
    assert received.sender == "ハローワーク インターネットサービス <system@mail.hellowork.mhlw.go.jp>"
    assert received.body.startswith("山田商店 御担当者様\n")
    parsed = email.message_from_bytes(received.raw, policy=email.policy.default)
    assert parsed["Auto-Submitted"] == "auto-generated"
    assert parsed["Date"].datetime == AT
    assert parsed.get_content_type() == "text/plain"
    assert parsed.get_content_charset() == "utf-8"
    assert received.raw.isascii()
    mail.refresh_from_db()
    assert (mail.state, mail.sent_at, mail.attempts) == (MailState.SENT, AT, 1)


@pytest.mark.django_db
@pytest.mark.seed("S-25", "S-33")
def test_the_key_is_made_at_delivery_and_its_time_runs_from_hand_over(
    clock: Clock, smtp: Callable[[int], None]
) -> None:
    _, key = a_key_mail()
    assert key.secret_hash == ""
    clock.at = AT + 90 * MINUTE
    with mail_server() as server:
        smtp(server.port)
        Courier(clock=clock).deliver_due()
    key.refresh_from_db()
    assert server.received[0].subject == "パスワード登録申込受付通知"
    assert "50分以内" in server.received[0].body
    assert key.handed_over_at == AT + 90 * MINUTE
    typed = key_in(server)
    assert len(canonical_code(typed)) == 8
    assert try_key(key_id=key.pk, typed=typed, at=clock.at + 50 * MINUTE) == KeyAnswer.RIGHT
    assert try_key(key_id=key.pk, typed=typed, at=clock.at + 51 * MINUTE) == KeyAnswer.EXPIRED
    assert typed not in str(Mail.objects.values())


@pytest.mark.django_db
@pytest.mark.seed("S-29")
def test_a_mail_whose_key_has_ended_is_not_sent(clock: Clock, smtp: Callable[[int], None]) -> None:
    ended, first = a_key_mail()
    gone, second = a_key_mail()
    AuthenticationKey.objects.filter(pk=first.pk).update(ended_at=AT)
    second.delete()
    with mail_server() as server:
        smtp(server.port)
        assert Courier(clock=clock).deliver_due() == {"dropped": 2}
    assert server.offered == []
    assert set(Mail.objects.values_list("pk", "state")) == {(ended.pk, "dropped"), (gone.pk, "dropped")}


@pytest.mark.django_db
def test_a_server_that_is_down_delays_and_never_loses_a_mail(clock: Clock, smtp: Callable[[int], None]) -> None:
    mail, key = a_key_mail()
    port, pauses = free_port(), []
    smtp(port)
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
    clock: Clock, smtp: Callable[[int], None]
) -> None:
    for number in range(5):
        a_mail(f"a{number}@demo.example")
    port = free_port()
    smtp(port)
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
    clock: Clock, smtp: Callable[[int], None], behaviour: Behaviour, failure: Failure
) -> None:
    mail = a_mail()
    with mail_server(behaviour) as server:
        smtp(server.port)
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
def test_a_server_that_stalls_holds_a_mail_up_for_the_time_limit_only(
    clock: Clock, smtp: Callable[[int], None]
) -> None:
    mail = a_mail()
    with silent_server() as port:
        smtp(port)
        assert Courier(clock=clock).deliver_due() == {"put_off": 1, "unreachable": 1}
    mail.refresh_from_db()
    assert (mail.state, mail.last_failure) == (MailState.QUEUED, Failure.CONNECTION)


@pytest.mark.django_db
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_mail_that_was_taken_but_not_acknowledged_comes_again_with_the_same_id_and_key(
    clock: Clock, smtp: Callable[[int], None]
) -> None:
    a_key_mail()
    with mail_server(Behaviour(pause_at_content=1.5)) as server:
        smtp(server.port)
        assert Courier(clock=clock).deliver_due()["put_off"] == 1
        server.behaviour = Behaviour()
        clock.at = AT + MINUTE
        assert Courier(clock=clock).deliver_due() == {"sent": 1}
    assert len({offered.message_id for offered in server.offered}) == 1
    assert len({offered.body for offered in server.offered}) == 1


@pytest.mark.django_db
def test_one_refused_address_does_not_hold_up_the_others(clock: Clock, smtp: Callable[[int], None]) -> None:
    for number in range(4):
        a_mail(f"a{number}@demo.example")

    def refuses_one(address: str) -> str:
        return "550 no" if address.startswith("a1") else TAKEN

    with mail_server(Behaviour(to_address=refuses_one)) as server:
        smtp(server.port)
        assert Courier(clock=clock).deliver_due() == {"sent": 3, "put_off": 1}
    assert [mail.to[:2] for mail in server.received] == ["a0", "a2", "a3"]


@pytest.mark.django_db
def test_a_run_uses_one_connection_and_renews_it_now_and_then(
    clock: Clock, smtp: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "MAILS_PER_CONNECTION", 4)
    for number in range(9):
        a_mail(f"a{number}@demo.example")
    with mail_server() as server:
        smtp(server.port)
        assert Courier(clock=clock).deliver_due() == {"sent": 9}
    assert server.connections == 3


@pytest.mark.django_db
def test_a_mail_that_cannot_be_worded_is_put_off_and_the_others_go_out(
    clock: Clock, smtp: Callable[[int], None]
) -> None:
    broken, _ = a_mail("broken@demo.example"), a_mail("whole@demo.example")
    Mail.objects.filter(pk=broken.pk).update(facts={})
    with mail_server() as server:
        smtp(server.port)
        assert Courier(clock=clock).deliver_due() == {"put_off": 1, "sent": 1}
    broken.refresh_from_db()
    assert (broken.state, broken.last_failure) == (MailState.QUEUED, Failure.INTERNAL)


@pytest.mark.django_db
def test_log_lines_name_the_mail_and_neither_address_nor_facts(
    clock: Clock, smtp: Callable[[int], None], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "mypage")
    mail = a_mail()
    with mail_server(Behaviour(to_address=lambda address: f"550 {address} is unknown")) as server:
        smtp(server.port)
        Courier(clock=clock).deliver_due()
    [record] = [record for record in caplog.records if record.name == "mypage.mail"]
    line = JsonLines().format(record)
    assert json.loads(line)["mail"] == mail.pk
    assert json.loads(line)["error"] == "SMTPRecipientsRefused"
    assert "yamada" not in line
    assert "山田商店" not in line


@pytest.mark.django_db
def test_it_stops_between_two_mails_when_told(clock: Clock, smtp: Callable[[int], None]) -> None:
    for number in range(5):
        a_mail(f"a{number}@demo.example")
    with mail_server() as server:
        smtp(server.port)
        assert Courier(clock=clock).deliver_due(is_stopped=lambda: len(server.received) == 2) == {"sent": 2}
    assert Mail.objects.filter(state=MailState.QUEUED).count() == 3


@pytest.mark.django_db
def test_what_became_of_a_mail_is_written_even_if_the_database_was_away_for_a_moment(
    clock: Clock, smtp: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
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
        smtp(server.port)
        assert Courier(clock=clock).deliver_due() == {"sent": 1}
    mail.refresh_from_db()
    assert (mail.state, len(server.received), tries) == (MailState.SENT, 1, 3)


@pytest.mark.django_db(transaction=True)
def test_several_workers_send_each_mail_once(clock: Clock, smtp: Callable[[int], None]) -> None:
    for number in range(40):
        a_mail(f"a{number}@demo.example")
    counts: Counter[str] = Counter()
    with mail_server(Behaviour(pause_at_content=0.002)) as server:
        smtp(server.port)

        def work() -> None:
            counts.update(Courier(clock=clock).deliver_due())
            connection.close()

        workers = [threading.Thread(target=work) for _ in range(3)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    assert len(server.ids()) == len(set(server.ids())) == 40
    assert counts == {"sent": 40}
    assert Mail.objects.filter(state=MailState.SENT, attempts=1).count() == 40
