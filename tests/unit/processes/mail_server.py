"""A real SMTP server on this machine that takes, refuses, stalls and drops, as it is told."""

import asyncio
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.header import decode_header, make_header

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

TAKEN = "250 OK"


@dataclass(frozen=True)
class Received:
    """One mail as it came over the wire."""

    message_id: str
    to: str
    subject: str
    sender: str
    body: str
    raw: bytes


@dataclass
class Behaviour:
    """What the server does. Answers are lines of SMTP; `drop` hangs up instead of answering; pauses are in seconds."""

    to_address: Callable[[str], str] = lambda _address: TAKEN
    to_content: Callable[[Received], str] = lambda _mail: TAKEN
    drops_at_content: bool = False
    pause_at_content: float = 0.0


@dataclass
class MailServer:
    """What arrived, and the way to change the server's behaviour while it runs."""

    port: int
    behaviour: Behaviour = field(default_factory=Behaviour)
    received: list[Received] = field(default_factory=list)
    offered: list[Received] = field(default_factory=list)
    connections: int = 0

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, session: Session, _envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        """Counts who greets."""
        session.host_name = hostname
        self.connections += 1
        return responses

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Answers to an address."""
        answer = self.behaviour.to_address(address)
        if answer == TAKEN:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Answers to a mail; only what is answered with 250 counts as received, all else as offered."""
        mail = _read(envelope)
        self.offered.append(mail)
        behaviour = self.behaviour
        if behaviour.pause_at_content:
            await asyncio.sleep(behaviour.pause_at_content)
        if behaviour.drops_at_content:
            _hang_up(server)
            return TAKEN
        answer = behaviour.to_content(mail)
        if answer == TAKEN:
            self.received.append(mail)
        return answer

    def ids(self) -> list[str]:
        """The Message-IDs of what was received, in order."""
        return [mail.message_id for mail in self.received]


@contextmanager
def mail_server(behaviour: Behaviour | None = None, port: int | None = None) -> Iterator[MailServer]:
    """Runs the server for as long as the block lasts."""
    server = MailServer(port or free_port(), behaviour or Behaviour())
    controller = Controller(server, hostname="127.0.0.1", port=server.port)
    controller.start()
    try:
        yield server
    finally:
        controller.stop()


@contextmanager
def silent_server() -> Iterator[int]:
    """Takes connections and never says a word; yields its port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


def _read(envelope: Envelope) -> Received:
    raw = envelope.content
    assert isinstance(raw, bytes)
    parsed = message_from_bytes(raw)
    body = parsed.get_payload(decode=True)
    assert isinstance(body, bytes)
    return Received(
        message_id=str(parsed["Message-ID"]),
        to=envelope.rcpt_tos[0],
        subject=_decoded(parsed["Subject"]),
        sender=_decoded(parsed["From"]),
        body=body.decode(),
        raw=raw,
    )


def _decoded(header: str) -> str:
    return str(make_header(decode_header(header)))


def _hang_up(server: SMTP) -> None:
    transport = server.transport
    assert isinstance(transport, asyncio.Transport)
    transport.abort()
