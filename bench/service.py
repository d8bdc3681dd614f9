"""The service under load: its data in a temporary folder, its web processes as in production."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from mypage.processes.management.commands.run_service import web_server

HOST = "127.0.0.1"
WORKERS, THREADS = 2, 4
START_SECONDS = 30.0


def gunicorn(port: int) -> list[str]:
    """The other server that could be recommended, with as many processes and threads."""
    return [
        *(sys.executable, "-m", "gunicorn", "--bind", f"{HOST}:{port}", "--worker-class", "gthread"),
        *("--workers", str(WORKERS), "--threads", str(THREADS), "--keep-alive", "30", "--log-level", "warning"),
        "config.wsgi:application",
    ]


def granian(port: int) -> list[str]:
    """The server that `run_service` starts."""
    return web_server(HOST, port, WORKERS, THREADS)


SERVERS = {"granian": granian, "gunicorn": gunicorn}


def is_installed(server: str) -> bool:
    """Whether this environment has the server's program."""
    return subprocess.run([sys.executable, "-c", f"import {server}"], check=False, capture_output=True).returncode == 0


@dataclass(frozen=True)
class Served:
    """The service as the load sees it: its port, and its group of processes."""

    port: int
    group: int

    def cpu_seconds(self) -> float:
        """CPU time that all its processes have used so far."""
        ticks = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                fields = stat.read_text().rpartition(")")[2].split()
                if int(fields[2]) == self.group:
                    ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(server: str) -> Iterator[Served]:
    """The service answers."""
    port = _free_port()
    process = subprocess.Popen(
        SERVERS[server](port), env=dict(os.environ), start_new_session=True, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for_answers(port)
        _warm_up(port)
        yield Served(port, process.pid)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(15)


def _warm_up(port: int) -> None:
    """Every process has compiled the templates of the pages that are measured."""
    for _ in range(WORKERS * THREADS * 3):
        for path in ("/", "/employer/sign-in/", "/opening/"):
            with closing(HTTPConnection(HOST, port, timeout=30)) as connection:
                connection.request("GET", path)
                connection.getresponse().read()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _wait_for_answers(port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        with closing(HTTPConnection(HOST, port, timeout=5)) as connection:
            try:
                connection.request("GET", "/healthz")
                if connection.getresponse().status == 200:
                    return
            except OSError:
                time.sleep(0.1)
    raise SystemExit("The service did not answer.")
