"""The worker's loop, and the commands that run it."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from pytest_django.fixtures import Settings as DjangoSettings

from mypage.kernel.clock import now
from mypage.notifications.choices import MailState
from mypage.notifications.commands import give_notice, queue_mail
from mypage.notifications.models import Mail, Notice
from mypage.processes import worker as worker_module
from mypage.processes.retention import sweep
from mypage.processes.timers import TIMERS, Timer
from mypage.processes.worker import Job, Worker
from tests.unit.processes.mail_server import free_port, mail_server

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that looks round all the time and pauses hardly."""
    monkeypatch.setattr(worker_module, "SLEEP_SECONDS", 0.001)
    monkeypatch.setattr(worker_module, "LOOK_SECONDS", 0.001)
    monkeypatch.setattr(worker_module, "pause_after", lambda failures: 0.001 * failures)


@pytest.fixture
def folder(settings: DjangoSettings, tmp_path: Path) -> Path:
    settings.EMAIL_BACKEND = "mypage.processes.mail_files.EmailBackend"
    settings.MAIL_FOLDER = tmp_path / "mail"
    return tmp_path / "mail"


def a_mail() -> Mail:
    return queue_mail(template="logins_check", to="a@demo.example", facts={"establishment": "山田商店"}, at=now())


def queue_from_elsewhere() -> None:
    a_mail()
    connection.close()


def run_until(worker: Worker, is_enough: Callable[[], bool]) -> None:
    """Runs the worker in a thread of its own until the condition holds."""

    def work() -> None:
        worker.run()
        connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    deadline = time.monotonic() + 20
    while not is_enough() and time.monotonic() < deadline:
        time.sleep(0.01)
    worker.stop()
    thread.join(5)
    assert not thread.is_alive()
    assert is_enough()


@pytest.mark.django_db(transaction=True)
def test_mail_queued_while_it_runs_goes_out_at_once(quick: None, folder: Path) -> None:
    worker = Worker(clock=now, timers=())
    thread = threading.Timer(0.1, queue_from_elsewhere)
    thread.start()
    run_until(worker, lambda: Mail.objects.filter(state=MailState.SENT).count() == 1)
    thread.join()
    assert len(list(folder.glob("*.eml"))) == 1


@pytest.mark.django_db(transaction=True)
def test_timers_run_at_the_start_and_then_at_their_pace(quick: None) -> None:
    ran: dict[str, list[datetime]] = {"often": [], "seldom": []}
    timers = [
        Timer("often", timedelta(milliseconds=1), ran["often"].append),
        Timer("seldom", timedelta(hours=1), ran["seldom"].append),
    ]
    run_until(Worker(clock=now, timers=timers), lambda: len(ran["often"]) > 3)
    assert len(ran["seldom"]) == 1
    assert ran["seldom"][0].tzinfo is UTC


@pytest.mark.django_db(transaction=True)
def test_a_timer_that_fails_stops_neither_the_others_nor_the_mail(
    quick: None, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    tries: list[datetime] = []

    def fail(at: datetime) -> None:
        tries.append(at)
        raise RuntimeError("yamada@demo.example")

    a_mail()
    worker = Worker(clock=now, timers=[Timer("broken", timedelta(hours=1), fail)])
    run_until(worker, lambda: len(tries) > 2 and Mail.objects.filter(state=MailState.SENT).exists())
    record = next(record for record in caplog.records if record.name == "mypage.worker" and record.exc_info)
    assert record.__dict__["timer"] == "broken"
    assert "yamada" not in record.getMessage()


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_gone_for_a_while_is_found_again(quick: None, folder: Path) -> None:
    failures = 0

    def lose_the_database(_at: datetime) -> None:
        nonlocal failures
        failures += 1
        if failures < 4:
            raise OperationalError("the connection is closed")

    a_mail()
    worker = Worker(clock=now, timers=[Timer("database", timedelta(milliseconds=1), lose_the_database)])
    run_until(worker, lambda: failures > 5 and Mail.objects.filter(state=MailState.SENT).exists())


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="an embedded database has no connections to lose")
def test_a_connection_that_the_server_ends_is_made_anew(quick: None, folder: Path) -> None:
    rounds = 0

    def end_the_connection(_at: datetime) -> None:
        nonlocal rounds
        rounds += 1
        if rounds == 2:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    worker = Worker(clock=now, timers=[Timer("end", timedelta(milliseconds=1), end_the_connection)])
    a_mail()
    run_until(worker, lambda: rounds > 6)
    assert Mail.objects.filter(state=MailState.SENT).count() == 1


@pytest.mark.django_db(transaction=True)
def test_while_the_mail_server_is_away_it_pauses_longer_and_longer(settings: DjangoSettings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", free_port(), 1
    for _ in range(3):
        a_mail()
    worker = Worker(clock=now, timers=())
    [job] = worker._jobs
    pauses = []
    for _ in range(3):
        worker._do(job)
        pauses.append(round(job.due - time.monotonic()))
    assert pauses == [1, 2, 4]
    with mail_server(port=settings.EMAIL_PORT) as server:
        Mail.objects.filter(state=MailState.QUEUED).update(next_try_at=now())
        worker._do(job)
    assert (len(server.received), job.failures) == (3, 0)
    assert job.due <= time.monotonic() + worker_module.LOOK_SECONDS


def test_a_job_that_works_again_returns_to_its_own_pace() -> None:
    job = Job("x", every=3600.0, run=lambda: None)
    job.plan(has_failed=True)
    job.plan(has_failed=True)
    assert round(job.due - time.monotonic()) == 2
    job.plan(has_failed=False)
    assert (round(job.due - time.monotonic()), job.failures) == (3600, 0)


@pytest.mark.django_db
def test_a_single_run_says_what_became_of_the_mails(folder: Path) -> None:
    a_mail()
    said = StringIO()
    call_command("deliver_mail", stdout=said)
    assert said.getvalue().strip() == "送信 1件、再送待ち 0件、未達 0件、送信不要 0件"


@pytest.mark.django_db
def test_rows_whose_time_is_over_are_erased() -> None:
    at = now()
    Mail.objects.filter(pk=a_mail().pk).update(state=MailState.SENT, sent_at=at, queued_at=at, next_try_at=None)
    give_notice(reader=("user", 1), template="email_changed", facts={}, at=at)
    later = timedelta(seconds=1)
    assert sweep(at + timedelta(days=90))["mails"] == 0
    assert sweep(at + timedelta(days=90) + later)["mails"] == 1
    assert sweep(at + timedelta(days=730))["notices"] == 0
    assert sweep(at + timedelta(days=730) + later)["notices"] == 1
    assert not Mail.objects.exists()
    assert not Notice.objects.exists()


def test_every_timer_has_a_name_of_its_own() -> None:
    assert len({timer.name for timer in TIMERS}) == len(TIMERS)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_worker_ends_within_a_second_of_the_signal(tmp_path: Path, number: signal.Signals) -> None:
    environment = os.environ | {
        "MYPAGE_VAR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "manage.py", "run_worker"], cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    assert "worker started" in process.stderr.readline()
    process.send_signal(number)
    sent_at = time.monotonic()
    assert process.wait(10) == 0
    assert time.monotonic() - sent_at < 1.5
    assert process.stderr.read().splitlines()[-1].find("worker stopped") > 0
    process.stderr.close()
