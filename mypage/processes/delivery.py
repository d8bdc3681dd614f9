"""The delivery of mail: one mail is claimed, worded, handed over and noted before the next one is claimed.

SMTP cannot promise exactly once: a worker killed between the server's 250 and our commit repeats that one mail, with
the same Message-ID and, since a key's secret is derived, with the same key in it. A mail is tried for 24 hours whatever
the server answers. A permanent refusal of the address (550) is no exception: relays with a wrong setting refuse
everybody in the same words, and a mail given up for that would be lost. The refusal is kept, and the screens tell of it
at once.
"""

import logging
import smtplib
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TypeVar

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import InterfaceError, OperationalError, connections, transaction

from mypage.accounts.commands.keys import mint, note_hand_over
from mypage.accounts.models import AuthenticationKey
from mypage.notifications.choices import Failure
from mypage.notifications.commands import claim_next, drop, note_sent, put_off
from mypage.notifications.models import Mail
from mypage.processes.mail_message import message_of
from mypage.processes.mail_text import Secret, text_of
from mypage.processes.mail_undelivered import tell_of_undelivered_mail

Clock = Callable[[], datetime]
Result = TypeVar("Result")

MAILS_PER_CONNECTION = 50
ANSWERS_PER_MAIL = 12
"""How often a slow server may use up the time limit over one mail: greeting, encryption, sign-in, envelope, content."""
DATABASE_PAUSE_SECONDS = 0.5

log = logging.getLogger("mypage.mail")


class KeyEndedError(Exception):
    """The mail's key counts no more, so the mail is not needed."""


class Courier:
    """Delivers what is due, over one connection as long as it holds."""

    def __init__(self, *, clock: Clock) -> None:
        self.clock = clock
        self.lease = timedelta(seconds=settings.EMAIL_TIMEOUT * ANSWERS_PER_MAIL)
        self._connection: BaseEmailBackend | None = None
        self._mails_on_connection = 0

    def deliver_due(self, *, is_stopped: Callable[[], bool] = lambda: False) -> Counter[str]:
        """Delivers until nothing is due, the server cannot be reached, or it is told to stop.

        Counts what became of mails: sent, put_off, given_up, dropped; and unreachable, 1 when the run ended for that.
        """
        counts: Counter[str] = Counter()
        try:
            while not is_stopped():
                mail = claim_next(at=self.clock(), lease=self.lease)
                if mail is None:
                    break
                failure = self._deliver(mail, counts)
                if failure == Failure.CONNECTION:
                    counts["unreachable"] = 1
                    break
        finally:
            self._hang_up()
        return counts

    def _deliver(self, mail: Mail, counts: Counter[str]) -> Failure | None:
        try:
            self._hand_over(mail)
        except KeyEndedError:
            _insist(lambda: drop(mail=mail, at=self.clock()), until=mail.next_try_at, clock=self.clock)
            counts["dropped"] += 1
            return None
        except Exception as error:  # whatever is wrong with one mail, the others are to be delivered
            self._hang_up()
            failure = failure_of(error)
            is_given_up = self._note_failure(mail, failure)
            facts = {"mail": mail.pk, "template": mail.template, "attempt": mail.attempts}
            log.warning("mail given up" if is_given_up else "mail put off", extra=facts, exc_info=error)
            counts["given_up" if is_given_up else "put_off"] += 1
            return failure
        self._note_hand_over(mail)
        counts["sent"] += 1
        return None

    def _hand_over(self, mail: Mail) -> None:
        text = text_of(mail, _secret_of(mail))
        connection = self._open_connection()
        message = message_of(mail, text, at=self.clock(), connection=connection)
        if connection.send_messages([message]) != 1:
            raise smtplib.SMTPException("the mail server took no mail")
        self._mails_on_connection += 1

    def _note_hand_over(self, mail: Mail) -> None:
        at = self.clock()

        def note() -> bool:
            with transaction.atomic():
                if mail.key_id is not None:
                    note_hand_over(key_id=mail.key_id, at=at)
                return note_sent(mail=mail, at=at)

        facts = {"mail": mail.pk, "template": mail.template, "attempt": mail.attempts}
        if _insist(note, until=mail.next_try_at, clock=self.clock):
            log.info("mail sent", extra=facts)
        else:
            log.error("mail sent after its claim had lapsed", extra=facts)

    def _note_failure(self, mail: Mail, failure: Failure) -> bool:
        at = self.clock()

        def note() -> bool:
            with transaction.atomic():
                is_given_up = put_off(mail=mail, failure=failure, at=at)
                if is_given_up:
                    tell_of_undelivered_mail(mail=mail, at=at)
                return is_given_up

        return _insist(note, until=mail.next_try_at, clock=self.clock)

    def _open_connection(self) -> BaseEmailBackend:
        if self._mails_on_connection >= MAILS_PER_CONNECTION:
            self._hang_up()
        if self._connection is None:
            fresh = get_connection()
            try:
                fresh.open()
            except (OSError, smtplib.SMTPException) as refusal:
                raise ConnectionError("the mail server cannot be reached") from refusal
            self._connection = fresh
        return self._connection

    def _hang_up(self) -> None:
        connection, self._connection, self._mails_on_connection = self._connection, None, 0
        if connection is not None:
            with suppress(OSError, smtplib.SMTPException):
                connection.close()


def failure_of(error: Exception) -> Failure:
    """What kind of failure an exception at hand-over means."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
        return Failure.REFUSED if all(code >= 500 for code in codes) else Failure.TEMPORARY
    if isinstance(error, smtplib.SMTPResponseException):
        return Failure.REJECTED if error.smtp_code >= 500 else Failure.TEMPORARY
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return Failure.CONNECTION
    if isinstance(error, smtplib.SMTPException):
        return Failure.REJECTED
    return Failure.CONNECTION if isinstance(error, OSError) else Failure.INTERNAL


def _secret_of(mail: Mail) -> Secret | None:
    if mail.key_id is None:
        return None
    try:
        text = mint(key_id=mail.key_id)
        minutes = AuthenticationKey.objects.values_list("minutes", flat=True).get(pk=mail.key_id)
    except ObjectDoesNotExist as gone:
        raise KeyEndedError from gone
    if text is None:
        raise KeyEndedError
    return Secret(text, minutes)


def _insist(write: Callable[[], Result], *, until: datetime | None, clock: Clock) -> Result:
    """Writes what became of the mail in hand, even if the database is away for a moment: else it is sent twice."""
    while True:
        try:
            return write()
        except (OperationalError, InterfaceError) as error:
            if until is None or clock() >= until:
                raise
            log.warning("database away, trying again", exc_info=error)
            connections.close_all()
            time.sleep(DATABASE_PAUSE_SECONDS)
