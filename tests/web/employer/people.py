"""Browsers in which people of the cast are signed in, without going through the sign-in."""

from typing import Any

from django.test import Client

from mypage.accounts.models import User
from mypage.establishments.models import Membership

BACKEND = "mypage.accounts.backend.AudienceBackend"


def browser_of(user: User | None) -> Client:
    """A browser of its own for a login; for nobody, one that is not signed in."""
    client = Client()
    if user is not None:
        client.force_login(user, backend=BACKEND)
    return client


def text(response: Any) -> str:
    """The page as a text."""
    return str(response.content.decode())


def of(user: User) -> Membership:
    """The membership of a login that belongs to one establishment."""
    return Membership.objects.current().select_related("establishment", "user").get(user=user)
