"""Runs the web server and the worker as one service in the foreground."""

import os
import socket
import sys
import time
from argparse import ArgumentParser
from contextlib import closing
from http.client import HTTPConnection
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from mypage.processes.greeting import DEMO_GREETING
from mypage.processes.supervision import Part, Supervisor, end_with

LOOPBACK = ("127.0.0.1", "::1", "localhost")
START_SECONDS = 30.0
LOOK_SECONDS = 0.05


class Command(BaseCommand):
    """Starts the web server and the worker, keeps them together and stops both."""

    help = "Runs the web server and the worker in the foreground until SIGTERM or Ctrl+C."
    requires_system_checks = ()  # those and more, once it is clear that this is no demo

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What the environment does not say."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000))
        parser.add_argument("--workers", type=int, default=int(os.environ.get("MYPAGE_WEB_WORKERS") or 2))
        parser.add_argument("--threads", type=int, default=int(os.environ.get("MYPAGE_WEB_THREADS") or 4))
        parser.add_argument(
            "--end-with-parent", action="store_true", help="stop when the process that started this one is gone"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Returns after a signal; the exit code is 1 when the web server died."""
        host, port = options["host"], options["port"]
        if settings.DEMO and host not in LOOPBACK:
            raise CommandError(f"The demo serves this machine only; it does not start on {host}.")
        self.check(include_deployment_checks=not settings.DEMO)
        if options["end_with_parent"]:
            end_with(os.getppid())
        refuse_a_taken_port(host, port)
        os.chdir(settings.BASE_DIR)
        parts = [
            Part("The web server", web_server(host, port, options["workers"], options["threads"]), vital=True),
            Part("The worker", [sys.executable, "manage.py", "run_worker"], vital=False),
        ]
        supervisor = Supervisor(parts, say=self.stderr.write)
        code = supervisor.run(when_started=lambda: self.greet(host, port, supervisor))
        if code:
            sys.exit(code)

    def greet(self, host: str, port: int, supervisor: Supervisor) -> None:
        """Says where the service is, once it answers there."""
        if not answers(host, port, supervisor):
            return
        address = f"http://{host}:{port}"
        if settings.DEMO:
            self.stdout.write(DEMO_GREETING.format(address=address))
        else:
            self.stdout.write(f"{settings.SERVICE['name']}: {address}/")
        self.stdout.flush()


def web_server(host: str, port: int, workers: int, threads: int) -> list[str]:
    """The command line of the web server; a web process that dies is replaced by the server itself."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", str(threads), "--no-ws", "--log-level", "warning"),
        *("--respawn-failed-workers", "--respawn-interval", "0.5", "--workers-kill-timeout", "5"),
        "config.wsgi:application",
    ]


def refuse_a_taken_port(host: str, port: int) -> None:
    """The server shares its port among its processes, so a second service would not fail by itself: it would mix in."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as refusal:
            raise CommandError(
                f"Port {port} on {host} cannot be used ({refusal.strerror}). Another one: PORT={port + 1} make run"
            ) from None


def answers(host: str, port: int, supervisor: Supervisor) -> bool:
    """Waits until the server answers a request; no, when it died, is to stop, or took too long."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and supervisor.is_whole():
        with closing(HTTPConnection(host, port, timeout=5)) as connection:
            try:
                connection.request("GET", "/healthz")
                connection.getresponse()
            except OSError:
                time.sleep(LOOK_SECONDS)
            else:
                return True
    return False
