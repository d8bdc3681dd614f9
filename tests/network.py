"""Notices every attempt to reach a host that is not this machine, also one whose refusal was swallowed."""

import socket
from types import TracebackType
from typing import Any, Self

import pytest
from pytest_socket import SocketConnectBlockedError

OURS = {None, "", "localhost", "127.0.0.1", "::1", "testserver", "0.0.0.0", "::", socket.gethostname()}


class OutsideWatch:
    """While entered, notes refused connections and names looked up; `forgive` is for the test of the watch itself."""

    def __init__(self) -> None:
        self.attempts: list[str] = []
        self.patch = pytest.MonkeyPatch()

    def __enter__(self) -> Self:
        closed_connect, look_up = socket.socket.connect, socket.getaddrinfo

        def connect(this: socket.socket, address: Any) -> None:
            try:
                closed_connect(this, address)
            except SocketConnectBlockedError:
                self.attempts.append(f"connection to {address}")
                raise

        def getaddrinfo(host: Any, *args: Any, **options: Any) -> Any:
            name = host.decode() if isinstance(host, bytes) else host
            if name not in OURS:
                self.attempts.append(f"address of {name}")
                raise socket.gaierror(socket.EAI_NONAME, "the tests look up no names of the outside")
            return look_up(host, *args, **options)

        self.patch.setattr(socket.socket, "connect", connect)
        self.patch.setattr(socket, "getaddrinfo", getaddrinfo)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.patch.undo()

    def forgive(self) -> None:
        """Forgets what was noted."""
        self.attempts.clear()
