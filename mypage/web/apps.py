"""The web as Django knows it."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Has exceptions logged our own way."""

    name = "mypage.web"

    def ready(self) -> None:
        """Connects the log."""
        from mypage.web import logs

        logs.connect()
