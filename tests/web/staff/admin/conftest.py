"""The cast, an administrator at work, and a signed-in browser for anyone."""

from collections.abc import Callable

import pytest
from django.test import Client

from mypage.accounts.models import User
from tests.cast import Cast, assemble

SignIn = Callable[[User], Client]


@pytest.fixture
def cast(db: None) -> Cast:
    return assemble()


@pytest.fixture
def sign_in() -> SignIn:
    """A browser in which somebody is signed in."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="mypage.accounts.backend.AudienceBackend")
        return client

    return signed_in


@pytest.fixture
def administrator(cast: Cast, sign_in: SignIn) -> Client:
    """小林's browser."""
    return sign_in(cast.kobayashi)
