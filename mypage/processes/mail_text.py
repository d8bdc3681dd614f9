"""The text of a mail, made at the moment of its delivery out of a template, its facts and, where needed, its secret."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from jinja2 import Environment, StrictUndefined

from mypage.kernel.codes import grouped
from mypage.notifications.models import Mail
from mypage.processes.mail_layout import folded, one_line

_SUBJECT = "件名: "
_MY_PAGES = {"employer": "求人者マイページ", "seeker": "求職者マイページ", "staff": "職員用の画面"}


@dataclass(frozen=True)
class Secret:
    """What a mail hands over and nobody keeps, and for how long it counts."""

    text: str
    minutes: int


@dataclass(frozen=True)
class Text:
    """A mail as people read it."""

    subject: str
    body: str


def text_of(mail: Mail, secret: Secret | None = None) -> Text:
    """The mail in words. Facts are put into the template as they are and never read as a template themselves."""
    facts = {name: _readable(name, value) for name, value in mail.facts.items()}
    context = facts | {
        "audience": mail.audience,
        "my_page": _MY_PAGES[mail.audience],
        "queued_at": mail.queued_at,
        "secret": secret.text if secret else None,
        "secret_in_groups": grouped(secret.text) if secret else None,
        "minutes": secret.minutes if secret else None,
        "service": settings.SERVICE,
        "staff_url": settings.STAFF_URL.rstrip("/"),
    }
    rendered = _environment().get_template(f"mail/{mail.template}.txt").render(context)
    first, _, rest = rendered.partition("\n")
    if not first.startswith(_SUBJECT):
        raise ValueError(f"the first line of mail/{mail.template}.txt is not its subject")
    return Text(one_line(first.removeprefix(_SUBJECT)), folded(rest.strip("\n")) + "\n")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    pages = engines["jinja2"]
    assert isinstance(pages, Jinja2)
    return pages.env.overlay(autoescape=False, undefined=StrictUndefined)


def _readable(name: str, value: Any) -> Any:
    if name.endswith("_on"):
        return date.fromisoformat(value) if value else None
    return one_line(value) if isinstance(value, str) else value
