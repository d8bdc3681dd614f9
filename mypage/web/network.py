"""Where a request comes from, trusting a forwarding header only from a proxy that the settings name."""

from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "0.0.0.0"  # noqa: S104


def client_address(request: HttpRequest) -> str:
    """The network address of the client; behind a trusted proxy, the last address that no trusted proxy reported."""
    nearest = _read(request.META.get("REMOTE_ADDR") or UNKNOWN)
    if nearest is None:
        return UNKNOWN
    if not _is_within(nearest, settings.TRUSTED_PROXIES):
        return str(nearest)
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    for hop in map(_read, reversed(hops)):
        if hop is None:
            return str(nearest)
        if not _is_within(hop, settings.TRUSTED_PROXIES):
            return str(hop)
    return str(nearest)


def is_within_staff_networks(request: HttpRequest) -> bool:
    """Whether staff may sign in from here; True when the settings name no network."""
    if not settings.STAFF_NETWORKS:
        return True
    client = _read(client_address(request))
    return client is not None and _is_within(client, settings.STAFF_NETWORKS)


def _read(text: str) -> IPv4Address | IPv6Address | None:
    """An address as such; one of IPv4 in the dress of IPv6 (::ffff:10.0.0.1) is one of IPv4. None when it is none."""
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _is_within(address: IPv4Address | IPv6Address, networks: list[str]) -> bool:
    return any(address in _network(network) for network in networks)


@cache
def _network(text: str) -> IPv4Network | IPv6Network:
    return ip_network(text, strict=False)
