"""Delivery against a real SMTP server: what goes over the wire, and what is noted of it."""

import email
import email.policy
import json
import threading
from collections import Counter

import pytest
from django.db import connection
from pytest_django.fixtures import Settings as DjangoSettings

from mypage.accounts.choices import KeyAnswer
from mypage.accounts.commands.keys import try_key
from mypage.accounts.models import AuthenticationKey
from mypage.kernel.codes import canonical_code
from mypage.notifications.choices import MailState
from mypage.notifications.models import Mail
from mypage.processes import delivery
from mypage.processes.delivery import Courier
from mypage.web.logs import JsonLines
from tests.unit.processes.mail_cast import AT, MINUTE, Clock, a_key_mail, a_mail, key_in, point_at
from tests.unit.processes.mail_server import Behaviour, mail_server


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.mark.django_db
def test_a_mail_goes_out_whole_and_is_noted(clock: Clock, settings: DjangoSettings) -> None:
    mail = a_mail()
    with mail_server() as server:
        point_at(settings, server.port)
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
def test_the_key_is_made_at_delivery_and_its_time_runs_from_hand_over(clock: Clock, settings: DjangoSettings) -> None:
    _, key = a_key_mail()
    assert key.secret_hash == ""
    clock.at = AT + 90 * MINUTE
    with mail_server() as server:
        point_at(settings, server.port)
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
def test_a_mail_whose_key_has_ended_is_not_sent(clock: Clock, settings: DjangoSettings) -> None:
    ended, first = a_key_mail()
    gone, second = a_key_mail()
    AuthenticationKey.objects.filter(pk=first.pk).update(ended_at=AT)
    second.delete()
    with mail_server() as server:
        point_at(settings, server.port)
        assert Courier(clock=clock).deliver_due() == {"dropped": 2}
    assert server.offered == []
    assert set(Mail.objects.values_list("pk", "state")) == {(ended.pk, "dropped"), (gone.pk, "dropped")}


@pytest.mark.django_db
def test_a_run_uses_one_connection_and_renews_it_now_and_then(
    clock: Clock, settings: DjangoSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "MAILS_PER_CONNECTION", 4)
    for number in range(9):
        a_mail(f"a{number}@demo.example")
    with mail_server() as server:
        point_at(settings, server.port)
        assert Courier(clock=clock).deliver_due() == {"sent": 9}
    assert server.connections == 3


@pytest.mark.django_db
def test_log_lines_name_the_mail_and_neither_address_nor_facts(
    clock: Clock, settings: DjangoSettings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "mypage")
    mail = a_mail()
    with mail_server(Behaviour(to_address=lambda address: f"550 {address} is unknown")) as server:
        point_at(settings, server.port)
        Courier(clock=clock).deliver_due()
    [record] = [record for record in caplog.records if record.name == "mypage.mail"]
    line = JsonLines().format(record)
    assert json.loads(line)["mail"] == mail.pk
    assert json.loads(line)["error"] == "SMTPRecipientsRefused"
    assert "yamada" not in line
    assert "山田商店" not in line


@pytest.mark.django_db
def test_it_stops_between_two_mails_when_told(clock: Clock, settings: DjangoSettings) -> None:
    for number in range(5):
        a_mail(f"a{number}@demo.example")
    with mail_server() as server:
        point_at(settings, server.port)
        assert Courier(clock=clock).deliver_due(is_stopped=lambda: len(server.received) == 2) == {"sent": 2}
    assert Mail.objects.filter(state=MailState.QUEUED).count() == 3


@pytest.mark.django_db(transaction=True)
def test_several_workers_send_each_mail_once(clock: Clock, settings: DjangoSettings) -> None:
    for number in range(40):
        a_mail(f"a{number}@demo.example")
    counts: Counter[str] = Counter()
    with mail_server(Behaviour(pause_at_content=0.002)) as server:
        point_at(settings, server.port)

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
