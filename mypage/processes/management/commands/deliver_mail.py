"""Delivers the mail that is due, once; for a timer where no worker runs."""

from typing import Any

from django.core.management.base import BaseCommand

from mypage.kernel.clock import now
from mypage.processes.delivery import Courier


class Command(BaseCommand):
    """One run of delivery; safe beside workers and beside itself."""

    help = "Delivers the mail that is due and ends."
    requires_system_checks = ()  # the web pages are none of its business

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Says what became of the mails."""
        counts = Courier(clock=now).deliver_due()
        words = {"sent": "送信", "put_off": "再送待ち", "given_up": "未達", "dropped": "送信不要"}
        self.stdout.write("、".join(f"{word} {counts[key]}件" for key, word in words.items()))
