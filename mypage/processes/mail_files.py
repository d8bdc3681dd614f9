"""The mails of the demo: each a complete .eml file, written whole or not at all, and read again for the demo."""

import os
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

_NAME = re.compile(r"[0-9]{8}T[0-9]{6}Z-[0-9a-f-]{36}")


@dataclass(frozen=True)
class MailFile:
    """One mail as the demo's page shows it."""

    name: str
    subject: str
    sender: str
    to: str
    at: datetime
    body: str


class EmailBackend(BaseEmailBackend):
    """Hands mails over to a folder instead of a mail server."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Writes one file for each; OSError when the disk refuses."""
        folder = Path(settings.MAIL_FOLDER)
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            _write(folder, message)
        return len(email_messages)


def names_of_mails() -> list[str]:
    """The names of the mails in the folder, newest first."""
    files = [path for path in Path(settings.MAIL_FOLDER).glob("*.eml") if _NAME.fullmatch(path.stem)]
    files.sort(key=lambda path: (path.stem[:16], path.stat().st_mtime_ns), reverse=True)
    return [path.stem for path in files]


def mail_in_folder(name: str) -> MailFile | None:
    """One mail, decoded; None when no mail has that name, which is never taken for a path."""
    if not _NAME.fullmatch(name):
        return None
    path = Path(settings.MAIL_FOLDER) / f"{name}.eml"
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return None
    parsed = message_from_bytes(raw)
    return MailFile(
        name=name,
        subject=_decoded(parsed, "Subject"),
        sender=_decoded(parsed, "From"),
        to=_decoded(parsed, "To"),
        at=parsedate_to_datetime(_decoded(parsed, "Date")),
        body=_body(parsed),
    )


def _body(parsed: Message) -> str:
    payload = parsed.get_payload(decode=True)
    return payload.decode() if isinstance(payload, bytes) else ""


def _decoded(parsed: Message, header: str) -> str:
    """A header in words; encoded words that follow one another are joined without a blank (RFC 2047 6.2)."""
    return str(make_header(decode_header(parsed[header])))


def _write(folder: Path, message: EmailMessage) -> None:
    headers = message.extra_headers
    at = parsedate_to_datetime(headers["Date"]).astimezone(UTC)
    name = f"{at:%Y%m%dT%H%M%SZ}-{headers['Message-ID'].strip('<>').partition('@')[0]}"
    message.encoding = None  # 8-bit text: a mail in a folder is to be read with any tool
    descriptor, unfinished = tempfile.mkstemp(dir=folder, prefix=".", suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(message.message().as_bytes())
            file.flush()
            os.fsync(file.fileno())
        Path(unfinished).replace(folder / f"{name}.eml")
    finally:
        Path(unfinished).unlink(missing_ok=True)
