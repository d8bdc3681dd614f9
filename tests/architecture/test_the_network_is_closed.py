"""The tests stay on this machine."""

import socket
from contextlib import suppress

import pytest
from pytest_socket import SocketConnectBlockedError

from tests.network import OutsideWatch

DOCUMENTATION_ADDRESS = ("192.0.2.1", 80)


def test_a_connection_to_the_outside_is_refused_and_noted(outside: OutsideWatch) -> None:
    with pytest.raises(SocketConnectBlockedError), socket.socket() as ours:
        ours.connect(DOCUMENTATION_ADDRESS)
    assert outside.attempts == [f"connection to {DOCUMENTATION_ADDRESS}"]
    outside.forgive()


def test_a_swallowed_refusal_is_still_noted(outside: OutsideWatch) -> None:
    with suppress(Exception):
        socket.create_connection(("mail.example", 25), timeout=1)
    assert outside.attempts == ["address of mail.example"]
    outside.forgive()


def test_loopback_is_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()
