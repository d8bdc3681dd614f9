"""What must hold of the settings: always, and (`check --deploy`, `run_service`) of a service that others reach."""

from collections.abc import Sequence
from ipaddress import ip_network
from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004

from mypage.establishments.content import table as establishment_fields
from mypage.kernel.tables import TableError
from mypage.postings.content import table as posting_fields
from mypage.postings.settings_tables import problems

Apps = Sequence[AppConfig] | None


@register(Tags.security)
def check_networks(app_configs: Apps, **_options: Any) -> list[CheckMessage]:  # noqa: ARG001
    """Every network that a setting names can be read as one."""
    named = {"MYPAGE_STAFF_NETWORKS": settings.STAFF_NETWORKS, "MYPAGE_PROXIES": settings.TRUSTED_PROXIES}
    return [
        Error(f"{name}: '{network}' is no network such as 10.1.0.0/16 or 192.0.2.7.", id="mypage.E001")
        for name, networks in named.items()
        for network in networks
        if not _is_network(network)
    ]


@register(Tags.security)
def check_mail(app_configs: Apps, **_options: Any) -> list[CheckMessage]:  # noqa: ARG001
    """The mail server is spoken to in one way."""
    if settings.EMAIL_USE_TLS and settings.EMAIL_USE_SSL:
        return [Error("Set one of MYPAGE_SMTP_STARTTLS and MYPAGE_SMTP_TLS, not both.", id="mypage.E002")]
    return []


@register(Tags.security, deploy=True)
def check_addresses(app_configs: Apps, **_options: Any) -> list[CheckMessage]:  # noqa: ARG001
    """A service that others reach knows its host names, and its mails name one of them."""
    if settings.DEMO:
        return []
    if not settings.HOSTS:
        message = "MYPAGE_HOSTS is not set: the host names under which people reach the service, separated by commas."
        return [Error(message, hint="For example MYPAGE_HOSTS=mypage.example.jp", id="mypage.E003")]
    url = urlsplit(settings.SITE_URL)
    if url.scheme != "https" or url.hostname not in settings.HOSTS:
        message = f"MYPAGE_URL is '{settings.SITE_URL}': it must be https:// with one of the names in MYPAGE_HOSTS."
        return [Error(message, id="mypage.E004")]
    return []


@register(Tags.security, deploy=True)
def check_staff(app_configs: Apps, **_options: Any) -> list[CheckMessage]:  # noqa: ARG001
    """Staff of a service that others reach have a second factor."""
    if settings.DEMO or settings.STAFF_SECOND_FACTOR:
        return []
    return [
        Warning("MYPAGE_STAFF_SECOND_FACTOR is off: a stolen password is enough to act as staff.", id="mypage.W005")
    ]


@register(Tags.security)
def check_tables(app_configs: Apps, **_options: Any) -> list[CheckMessage]:  # noqa: ARG001
    """The operator's own tables can be read and change nothing that is fixed."""
    found = problems()
    for name, table in (("establishment_fields.csv", establishment_fields), ("posting_fields.csv", posting_fields)):
        try:
            table()
        except (TableError, ValueError, OSError) as fault:
            said = str(fault)
            found.append(said if name in said else f"{name}: {said}")
    return [Error(f"MYPAGE_TABLES: {problem}", id="mypage.E006") for problem in found]


def _is_network(text: str) -> bool:
    try:
        ip_network(text, strict=False)
    except ValueError:
        return False
    return True
