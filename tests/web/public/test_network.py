"""Where a request comes from: a forwarding header is believed only from a proxy that the settings name."""

import pytest
from django.test import RequestFactory
from pytest_django.fixtures import Settings as DjangoSettings

from mypage.web.network import client_address, is_within_staff_networks


def address(remote: str, forwarded: str = "") -> str:
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    return client_address(RequestFactory().get("/", REMOTE_ADDR=remote, headers=headers))


@pytest.mark.parametrize(
    ("remote", "forwarded", "client"),
    [
        ("198.51.100.7", "", "198.51.100.7"),
        ("198.51.100.7", "203.0.113.9", "198.51.100.7"),
        ("10.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "192.0.2.66, 203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "192.0.2.66, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        ("10.0.0.1", "nonsense", "10.0.0.1"),
        ("10.0.0.1", "203.0.113.9, nonsense", "10.0.0.1"),
        ("10.0.0.1", "10.0.0.3", "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "2001:db8::9", "2001:db8::9"),
        ("::ffff:10.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("::ffff:198.51.100.7", "", "198.51.100.7"),
        ("", "203.0.113.9", "0.0.0.0"),
    ],
)
def test_the_client_is_the_last_hop_that_no_proxy_of_ours_is(
    settings: DjangoSettings, remote: str, forwarded: str, client: str
) -> None:
    settings.TRUSTED_PROXIES = ["10.0.0.0/24"]
    assert address(remote, forwarded) == client


@pytest.mark.parametrize(
    ("networks", "remote", "is_within"),
    [
        ([], "203.0.113.9", True),
        (["10.1.0.0/16"], "10.1.2.3", True),
        (["10.1.0.0/16", "2001:db8::/32"], "2001:db8::9", True),
        (["10.1.0.0/16"], "10.2.2.3", False),
        (["10.1.0.0/16"], "::ffff:10.1.2.3", True),
        (["192.0.2.7"], "192.0.2.7", True),
    ],
)
def test_staff_come_from_the_networks_that_the_settings_name(
    settings: DjangoSettings, networks: list[str], remote: str, is_within: bool
) -> None:
    settings.TRUSTED_PROXIES, settings.STAFF_NETWORKS = [], networks
    assert is_within_staff_networks(RequestFactory().get("/", REMOTE_ADDR=remote)) is is_within
