"""The command that runs the service: what it refuses."""

import re
import socket

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings as DjangoSettings


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "mypage.example"])
def test_the_demo_does_not_start_on_another_address(settings: DjangoSettings, host: str) -> None:
    settings.DEMO = True
    with pytest.raises(CommandError, match=re.escape(host)):
        call_command("run_service", host=host)


def test_a_service_for_others_knows_its_names(settings: DjangoSettings) -> None:
    settings.DEMO, settings.HOSTS = False, []
    with pytest.raises(CommandError, match="MYPAGE_HOSTS"):
        call_command("run_service")


def test_a_port_in_use_is_refused_with_advice(settings: DjangoSettings) -> None:
    settings.DEMO = True
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"PORT={port + 1} make run"):
            call_command("run_service", port=port)
