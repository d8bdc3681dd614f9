"""How a name and a password become a login."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from mypage.accounts.choices import Audience
from mypage.accounts.models import StaffPosition, User


class AudienceBackend(BaseBackend):
    """Checks a password for an identity (audience:address), as slowly for unknown ones as for known ones."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **_: Any,
    ) -> User | None:
        """The login with this identity and password that may sign in, else None."""
        if username is None or password is None:
            return None
        user = User.objects.select_related("position").filter(identity=username).first()
        if user is None or not user.has_usable_password():
            make_password(password)
            return None
        return user if user.check_password(password) and _may_sign_in(user) else None

    def get_user(self, user_id: int) -> User | None:
        """The login of a session, with its position when it is staff; None when it may no longer sign in."""
        user = next(iter(User.objects.filter(pk=user_id)), None)
        if user is not None and user.audience == Audience.STAFF:
            user.position = StaffPosition.objects.select_related("office").get(user=user)
        return user if user is not None and _may_sign_in(user) else None


def _may_sign_in(user: User) -> bool:
    if user.audience == Audience.STAFF and user.position.disabled_at is not None:
        return False
    return user.is_active
