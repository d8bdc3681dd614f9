"""Where a request comes from, trusting a forwarding header only from a proxy that the settings name."""

from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The network address of the client; behind a trusted proxy, the last address that no trusted proxy reported."""
    nearest: str = request.META.get("REMOTE_ADDR", "")
    if not _is_within(nearest, settings.TRUSTED_PROXIES):
        return nearest
    reported: str = request.META.get("HTTP_X_FORWARDED_FOR", "")
    hops = [hop.strip() for hop in reported.split(",") if hop.strip()]
    for hop in reversed(hops):
        if not _is_address(hop):
            return nearest
        if not _is_within(hop, settings.TRUSTED_PROXIES):
            return hop
    return nearest


def is_within_staff_networks(request: HttpRequest) -> bool:
    """Whether staff may sign in from here; True when the settings name no network."""
    return not settings.STAFF_NETWORKS or _is_within(client_address(request), settings.STAFF_NETWORKS)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _is_within(address: str, networks: list[str]) -> bool:
    if not _is_address(address):
        return False
    return any(ip_address(address) in ip_network(network, strict=False) for network in networks)
