"""Reading codes and openings."""

from mypage.onboarding.models import AccountApplication, Opening


def newest_opening(attempt: str) -> Opening | None:
    """The newest opening of a browser's attempt: only its key counts (S-29)."""
    found = Opening.objects.select_related("key", "mail", "code__establishment__office")
    return found.filter(attempt=attempt).order_by("-pk").first()


def newest_application(attempt: str) -> AccountApplication | None:
    """The newest application for an account of a browser's attempt."""
    return AccountApplication.objects.select_related("key", "mail").filter(attempt=attempt).order_by("-pk").first()
