"""Runs the worker until it is told to stop."""

import signal
from typing import Any

from django.core.management.base import BaseCommand

from mypage.kernel.clock import now
from mypage.processes.worker import Worker


class Command(BaseCommand):
    """Delivers mail and does time-driven work; any number of these may run."""

    help = "Delivers mail and does time-driven work until SIGTERM or Ctrl+C."
    requires_system_checks = ()  # the web pages are none of its business

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Returns within a second of the signal, or after the mail in hand."""
        worker = Worker(clock=now)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, worker.stop)
        worker.run()
