"""A killed server: what was confirmed as saved is there, on either database."""

import os
import random
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Timer
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.test import Client
from pytest_django.fixtures import Settings as DjangoSettings

from mypage.kernel.clock import now
from mypage.postings.commands.drafting import start_draft
from mypage.postings.models import PostingDraft
from mypage.processes.management.commands.run_service import web_server
from tests.cast import assemble
from tests.trials.test_mail_trials import database_url

pytestmark = [pytest.mark.trial, pytest.mark.django_db(transaction=True), pytest.mark.timeout(600)]
HOST, KILLS, START_SECONDS = "127.0.0.1", 15, 30.0


@contextmanager
def served(port: int, environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """The web processes of the service, in a group that is killed without warning."""
    process = subprocess.Popen(
        web_server(HOST, port, 2, 4), env=environment, start_new_session=True, stderr=subprocess.DEVNULL
    )
    try:
        until = time.monotonic() + START_SECONDS
        while not is_up(port):
            assert time.monotonic() < until, "the service did not start"
            time.sleep(0.1)
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def is_up(port: int) -> bool:
    """Whether the service answers."""
    connection = HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/healthz", headers={"Host": "testserver"})
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def is_confirmed(port: int, path: str, cookies: str, body: dict[str, str]) -> bool:
    """Whether the automatic saving was answered as done; no answer confirms nothing."""
    connection = HTTPConnection(HOST, port, timeout=5)
    head = {"Host": "testserver", "Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
    try:
        connection.request("POST", path, body=urlencode(body), headers=head)
        answer = connection.getresponse()
        answer.read()
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
    assert answer.status == 200, answer.status
    return True


def test_what_was_confirmed_as_saved_outlives_killed_servers(settings: DjangoSettings, tmp_path: Path) -> None:
    cast = assemble(now())
    posting = start_draft(
        establishment=cast.shop, values={"posting_category": "一般（フルタイム）"}, by=cast.yamada, at=now()
    )
    cookies, token = signed_in(cast.yamada)
    page = f"/employer/postings/{posting.pk}/pages/job/"
    with socket.create_server((HOST, 0)) as probe:
        port = probe.getsockname()[1]
    environment = environment_of(tmp_path)
    chance, typed, confirmed = random.Random(20261122), 0, 0
    for _ in range(KILLS):
        with served(port, environment) as process:
            Timer(chance.uniform(0.2, 1.5), os.killpg, (process.pid, signal.SIGKILL)).start()
            while process.poll() is None:
                typed += 1
                body = {"csrfmiddlewaretoken": token, "version": "1", "editor": "trial", "drawn": "{}"}
                if is_confirmed(port, f"{page}autosave/", cookies, body | {"job_title": f"第{typed}稿"}):
                    confirmed = typed
        kept = PostingDraft.objects.get(posting=posting).values["job_title"]
        assert number_in(kept) >= confirmed
    assert confirmed > KILLS


def signed_in(user: object) -> tuple[str, str]:
    """The cookies of a session of the user, and the token that its forms carry."""
    client = Client()
    client.force_login(user, backend="mypage.accounts.backend.AudienceBackend")  # type: ignore[arg-type]
    client.get("/employer/postings/new/")
    token = client.cookies[settings.CSRF_COOKIE_NAME].value
    names = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME)
    return "; ".join(f"{name}={client.cookies[name].value}" for name in names), token


def number_in(title: str) -> int:
    """第１２稿 → 12."""
    return int(title.removeprefix("第").removesuffix("稿"))


def environment_of(folder: Path) -> dict[str, str]:
    """The service's environment over the test's own database."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "DATABASE_URL": database_url(),
        "MYPAGE_VAR": str(folder),
        "MYPAGE_HOSTS": "testserver",
        "MYPAGE_SECRET_KEYS": settings.SECRET_KEY,
        "MYPAGE_LOG_LEVEL": "CRITICAL",
    }
