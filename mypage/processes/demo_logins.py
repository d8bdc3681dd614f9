"""Logins of the demo: an address at demo.example, the one password of all, consents given."""

from datetime import datetime

from mypage.accounts.choices import Audience
from mypage.accounts.models import Consent, User, identity_of
from mypage.guidance.documents import PRIVACY, TERMS

DEMO_PASSWORD = "Demo-2026!"  # noqa: S105 - public on purpose, and refused outside the demo


def demo_login(audience: Audience, name: str, written: str, hashed: str, at: datetime) -> User:
    """The login stands; `hashed` is the demo's password, hashed once for all."""
    email = f"{name}@demo.example"
    user = User.objects.create(
        audience=audience,
        email=email,
        identity=identity_of(audience, email),
        name=written,
        password=hashed,
        joined_at=at,
    )
    if audience != Audience.STAFF:
        for document in (PRIVACY, TERMS):
            Consent.objects.create(user=user, document=document, version="1", at=at)
    return user
