"""The product's own pages for what cannot be answered otherwise."""

from django.contrib.sessions.exceptions import SessionInterrupted
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.csrf import CSRF_FAILURE_TEMPLATE_NAME

from mypage.accounts.commands.tallies import TooManyTries


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request cannot be read, or its session was ended by another one meanwhile."""
    if isinstance(exception, SessionInterrupted):
        return render(request, "errors/signed_out.html", {"sign_in": request.path, "is_idle": False}, status=400)
    return render(request, "errors/400.html", status=400)


def unreadable_input(request: HttpRequest) -> HttpResponse:
    """400: the input holds characters that no text has."""
    return render(request, "errors/400.html", {"unreadable": True}, status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: signed in, but not entitled."""
    return render(request, "errors/403.html", {"message": str(exception or "")}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return render(request, "errors/404.html", status=404)


def too_many_tries(request: HttpRequest, refusal: TooManyTries) -> HttpResponse:
    """429: with the time from which it is open again."""
    return render(request, "errors/429.html", {"retry_at": refusal.retry_at}, status=429)


def broken(request: HttpRequest) -> HttpResponse:
    """500: without the database, without the session."""
    reference = getattr(request, "request_id", "")
    return render(request, "errors/500.html", {"reference": reference}, status=500)


def stale_form(request: HttpRequest, reason: str = "", template_name: str = CSRF_FAILURE_TEMPLATE_NAME) -> HttpResponse:
    """403 for a missing, forged or stale form token."""
    return render(request, "errors/csrf.html", status=403)
