"""The Jinja2 environment of every page and mail."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.templatetags.static import static as static_address
from django.urls import reverse
from jinja2 import Environment

from mypage.kernel import ja
from mypage.kernel.numbers import EstablishmentNumber


@lru_cache(maxsize=256)
def _address_without_arguments(urlconf: str, name: str) -> str:
    return reverse(name, urlconf)


@lru_cache(maxsize=256)
def static(path: str) -> str:
    """The address of a static file; worked out once per process, since the files stay as they are while it runs."""
    return static_address(path)


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a named page; addresses without arguments are worked out once per process."""
    if args or kwargs:
        return reverse(name, args=args or None, kwargs=kwargs or None)
    return _address_without_arguments(settings.ROOT_URLCONF, name)


def establishment_number(number: str) -> str:
    """A kept establishment number as people read it: 13010001234 becomes 1301-000123-4; nothing stays nothing."""
    return EstablishmentNumber.parse(number).shown if number else ""


def postal_code(digits: str) -> str:
    """Seven digits as a postal code: 1000013 becomes 〒100-0013; nothing stays nothing."""
    return f"〒{digits[:3]}-{digits[3:]}" if digits else ""


def masked_address(address: str) -> str:
    """A mail address as far as its owner needs it to recognise it: jinji@example.co.jp becomes j****@example.co.jp."""
    local, _, domain = address.rpartition("@")
    return f"{local[:1]}****@{domain}"


def yen(amount: int) -> str:
    """An amount of money: 200000 becomes 200,000円."""
    return f"{amount:,}円"


def environment(**options: Any) -> Environment:
    """The environment that `TEMPLATES` names."""
    env = Environment(**(options | {"autoescape": True}))  # noqa: S701 - it is on, beside Django's own options
    env.trim_blocks = env.lstrip_blocks = True
    env.globals.update(url=url, static=static, service=settings.SERVICE, idle_minutes=settings.IDLE_MINUTES)
    env.filters.update(
        jdate=ja.jdate,
        jdatetime=ja.jdatetime,
        jshort=ja.jshort,
        jtime=ja.jtime,
        wareki=ja.wareki,
        establishment_number=establishment_number,
        postal_code=postal_code,
        yen=yen,
        masked_address=masked_address,
    )
    return env
