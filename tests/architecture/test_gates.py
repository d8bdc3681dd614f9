"""Every view has a gate: who may come in is never left open."""

from collections.abc import Iterator, Sequence

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, path

from mypage.web.access import public_view

GATES = {"public", "staff_door", "employer", "employer_login", "seeker_login", "staff", "staff_login"}


def views_below(patterns: Sequence[URLPattern | URLResolver], prefix: str = "") -> Iterator[tuple[str, object]]:
    """Address and view of every pattern."""
    for pattern in patterns:
        address = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from views_below(pattern.url_patterns, address)
        else:
            yield address, pattern.callback


def without_gate(patterns: Sequence[URLPattern | URLResolver]) -> list[str]:
    """The addresses whose view no gate guards."""
    return [address for address, view in views_below(patterns) if getattr(view, "gate", None) not in GATES]


def bare_view(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def test_every_view_has_a_gate() -> None:
    patterns = get_resolver().url_patterns
    assert len(list(views_below(patterns))) > 20
    assert not without_gate(patterns), "\n".join(without_gate(patterns))


def test_a_view_without_a_gate_is_found() -> None:
    assert without_gate([path("open/", bare_view), path("gated/", public_view(bare_view))]) == ["open/"]
