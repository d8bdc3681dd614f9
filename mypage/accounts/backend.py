"""How a name and a password become a login."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import check_password, make_password
from django.http import HttpRequest

from mypage.accounts.models import User


class AudienceBackend(BaseBackend):
    """Checks a password for an identity (audience:address), as slowly for unknown ones as for known ones."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **extra: Any
    ) -> User | None:
        """The active login with this identity and password, else None."""
        if username is None or password is None:
            return None
        user = User.objects.filter(identity=username).first()
        if user is None or not user.has_usable_password():
            make_password(password)
            return None
        if not check_password(password, user.password):
            return None
        return user if user.is_active else None

    def get_user(self, user_id: int) -> User | None:
        """The login of a session, with its position when it is staff; None when it may no longer sign in."""
        user = User.objects.select_related("position__office").filter(pk=user_id, is_active=True).first()
        if user is not None and user.audience == "staff" and user.position.disabled_at is not None:
            return None
        return user
