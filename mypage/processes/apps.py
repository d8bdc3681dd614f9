"""The processes as Django knows them."""

from django.apps import AppConfig


class ProcessesConfig(AppConfig):
    """Brings the checks of the settings along."""

    name = "mypage.processes"

    def ready(self) -> None:
        """Registers the checks."""
        from mypage.processes import checks  # noqa: F401
