"""What people do at the sign-in and in their settings, over HTTP."""

from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.test import Client
from django.urls import reverse

from mypage.accounts.models import User
from tests.cast import PASSWORD

EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/141.0 Safari/537.36 Edg/141.0"


def sign_in(client: Client, user: User, password: str = PASSWORD, **more: Any) -> Any:
    """The sign-in page, sent."""
    return enter(client, user.email, password, area=user.audience, **more)


def enter(client: Client, email: str, password: str, *, area: str = "employer", wanted: str = "", **more: Any) -> Any:
    """The sign-in page with any entries, sent."""
    entries = {"email": email, "password": password, "next": wanted}
    return client.post(reverse(f"{area}:sign_in"), entries, headers={"user-agent": EDGE}, **more)


def signed_in(user: User) -> Client:
    """A browser in which this login is signed in."""
    client = Client()
    response = sign_in(client, user)
    assert response.status_code == 303, response.content.decode()
    return client


def text(response: Any) -> str:
    """The page as a text."""
    return str(response.content.decode())


def session_of(client: Client) -> SessionBase:
    """What the browser's session holds."""
    return client.session


def is_in(client: Client, area: str = "employer") -> bool:
    """Whether the browser is signed in to the area."""
    return bool(client.get(reverse(f"{area}:account")).status_code == 200)
