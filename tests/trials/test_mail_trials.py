"""Mail under hardship: workers killed at any point, a mail server that refuses, stalls, drops and comes back."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection
from pytest_django.fixtures import Settings as DjangoSettings

from mypage.accounts.choices import KeyAnswer, KeyPurpose
from mypage.accounts.commands.keys import make_key, try_key
from mypage.accounts.models import AuthenticationKey
from mypage.kernel.clock import JST, now
from mypage.notifications.choices import MailState
from mypage.notifications.commands import queue_mail
from mypage.notifications.models import Mail
from mypage.processes.delivery import Courier
from tests.unit.processes.mail_cast import point_at
from tests.unit.processes.mail_server import TAKEN, Behaviour, MailServer, Received, mail_server

ROOT = Path(__file__).resolve().parents[2]
AT = datetime(2026, 4, 1, 9, 0, tzinfo=JST)
LEASE = timedelta(hours=1)


def queue_mails(count: int, at: datetime) -> set[str]:
    """Every second one with a key; their Message-IDs."""
    mails = []
    for number in range(count):
        to, facts = f"a{number}@demo.example", {"establishment": f"第{number}商店"}
        if number % 2:
            key = make_key(purpose=KeyPurpose.OPENING, email=to, at=at)
            mails.append(queue_mail(template="opening_key", to=to, facts=facts, at=at, key_id=key.pk))
        else:
            mails.append(queue_mail(template="opening_completed", to=to, facts=facts, at=at))
    return {f"<{mail.message_id}@mail.hellowork.mhlw.go.jp>" for mail in mails}


def assert_all_arrived(server: MailServer, wanted: set[str], most_repeated: int) -> None:
    """Each at least once; what came twice is the same mail with the same key, and no more than may be."""
    seen = Counter(server.ids())
    assert set(seen) == wanted
    assert sum(seen.values()) - len(seen) <= most_repeated
    bodies: dict[str, str] = {}
    for mail in server.received:
        assert bodies.setdefault(mail.message_id, mail.body) == mail.body
    assert set(Mail.objects.values_list("state", flat=True)) == {MailState.SENT}
    for key in AuthenticationKey.objects.all():
        [body] = {mail.body for mail in server.received if mail.to == key.email}
        typed = next(line for line in body.splitlines() if line.startswith("　認証キー")).rpartition("　")[2]
        assert key.handed_over_at is not None
        assert try_key(key_id=key.pk, typed=typed, at=key.handed_over_at) == KeyAnswer.RIGHT


def database_url() -> str:
    """Where the test's own database is, for another process."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


class Workers:
    """Worker processes like those of the service."""

    def __init__(self, settings: DjangoSettings, folder: Path, count: int) -> None:
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATABASE_URL": database_url(),
            "MYPAGE_VAR": str(folder),
            "MYPAGE_SECRET_KEYS": settings.SECRET_KEY,
            "MYPAGE_SMTP_HOST": "127.0.0.1",
            "MYPAGE_SMTP_PORT": str(settings.EMAIL_PORT),
            "MYPAGE_SMTP_TIMEOUT_SECONDS": "1",
            "MYPAGE_LOG_LEVEL": "CRITICAL",
        }
        self.processes = [self._start() for _ in range(count)]

    def kill_one(self, chance: random.Random) -> None:
        """One of them is gone without a word; another one takes its place."""
        place = chance.randrange(len(self.processes))
        self.processes[place].send_signal(signal.SIGKILL)
        self.processes[place].wait()
        self.processes[place] = self._start()

    def end(self) -> None:
        """All are asked to end, and do."""
        for process in self.processes:
            process.send_signal(signal.SIGTERM)
        for process in self.processes:
            assert process.wait(10) in (0, -signal.SIGTERM)

    def _start(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen([sys.executable, "manage.py", "run_worker"], cwd=ROOT, env=self.environment)


@contextmanager
def workers(settings: DjangoSettings, folder: Path, count: int = 2) -> Iterator[Workers]:
    """Runs that many workers; none outlives the block."""
    group = Workers(settings, folder, count)
    try:
        yield group
    finally:
        group.end()


def wait_until(server: MailServer, count: int, seconds: float) -> bool:
    """Waits until that many mails were offered to the server."""
    deadline = time.monotonic() + seconds
    while len(server.offered) < count and time.monotonic() < deadline:
        time.sleep(0.001)
    return len(server.offered) >= count


@pytest.mark.django_db(transaction=True)
@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("mails", "kills", "seed"),
    [(40, 2, 1), *(pytest.param(400, 25, seed, marks=pytest.mark.trial) for seed in range(2, 6))],
)
def test_killed_workers_repeat_at_most_the_mail_in_their_hands(
    settings: DjangoSettings, tmp_path: Path, mails: int, kills: int, seed: int
) -> None:
    chance = random.Random(seed)
    wanted = queue_mails(mails, now())
    moments = sorted(chance.sample(range(1, mails - 2), kills))
    with mail_server(Behaviour(pause_at_content=0.01)) as server:
        point_at(settings, server.port)
        with workers(settings, tmp_path) as group:
            for moment in moments:
                assert wait_until(server, moment, 30)
                time.sleep(chance.uniform(0, 0.02))
                group.kill_one(chance)
            assert wait_until(server, mails - kills, 60)
        while Courier(clock=lambda: now() + LEASE).deliver_due():
            pass
        assert_all_arrived(server, wanted, most_repeated=kills)


@dataclass
class UnsteadyServer:
    """Decides anew for each mail what happens to it, and counts what is taken without an answer."""

    chance: random.Random
    server: MailServer
    unanswered: int = 0

    def to_address(self, _address: str) -> str:
        """A quarter is refused for a while, in one way or another."""
        return self.chance.choice([TAKEN, TAKEN, TAKEN, TAKEN, TAKEN, TAKEN, "450 4.2.0 later", "550 5.1.1 unknown"])

    def to_content(self, mail: Received) -> str:
        """Some are refused; some are taken, and the answer never arrives."""
        fate = self.chance.random()
        if fate < 0.1:
            return "451 4.3.0 later"
        if fate < 0.15:
            self.unanswered += 1
            self.server.received.append(mail)
            return "421 4.3.2 going down"
        return TAKEN


@pytest.mark.django_db(transaction=True)
@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("mails", "seed"), [(30, 1), *(pytest.param(300, seed, marks=pytest.mark.trial) for seed in range(2, 8))]
)
def test_an_unsteady_mail_server_delays_and_never_loses_a_mail(settings: DjangoSettings, mails: int, seed: int) -> None:
    chance, at = random.Random(seed), AT
    wanted = queue_mails(mails, at)
    with mail_server() as server:
        point_at(settings, server.port)
        unsteady = UnsteadyServer(chance, server)
        for _ in range(6):
            drops = chance.random() < 0.3
            stalls = 1.2 if chance.random() < 0.2 else 0.0
            server.behaviour = Behaviour(unsteady.to_address, unsteady.to_content, drops, stalls)
            deliver_with_two_workers(at)
            at += timedelta(minutes=chance.choice([1, 2, 4, 8, 60]))
        server.behaviour = Behaviour()
        while Mail.objects.waiting().exists():
            deliver_with_two_workers(at)
            at += timedelta(minutes=60)
        assert at < AT + timedelta(hours=24)
        assert_all_arrived(server, wanted, most_repeated=unsteady.unanswered)


def deliver_with_two_workers(at: datetime) -> None:
    """Two at the same time, until neither finds anything to do."""

    def work() -> None:
        Courier(clock=lambda: at).deliver_due()
        connection.close()

    both = [threading.Thread(target=work) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()


@pytest.mark.trial
@pytest.mark.django_db(transaction=True)
@pytest.mark.timeout(600)
def test_four_workers_deliver_a_thousand_mails_once_each(settings: DjangoSettings, tmp_path: Path) -> None:
    wanted = queue_mails(1000, now())
    with mail_server() as server:
        point_at(settings, server.port)
        with workers(settings, tmp_path, count=4):
            assert wait_until(server, 1000, 300)
        assert_all_arrived(server, wanted, most_repeated=0)
    assert len(server.offered) == 1000
