"""The pages of which `make screens` takes pictures.

One line per page: the name of its address, who looks at it, and, where the address has arguments, how to find them in
the demo world: `one("app.Model", field=value)` is the key of the first such row. A page that cannot be shown by a
plain GET (it takes a POST, or a step before it) is named in NOT_PICTURED with the reason. A named address that is in
neither list fails the script.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps

from mypage.processes.mail_files import names_of_mails

ANYBODY = ""
OWNER, COLLEAGUE, OTHER_EMPLOYER = "yamada@demo.example", "suzuki@demo.example", "tanaka@demo.example"
SEEKER = "sato@demo.example"
COUNTER, ADMINISTRATOR = "nakamura@demo.example", "kobayashi@demo.example"


@dataclass(frozen=True)
class Picture:
    """One page as one person sees it. `arguments` are worked out when the demo world stands."""

    name: str
    viewer: str = ANYBODY
    arguments: Callable[[], list[Any]] = list
    query: str = ""
    status: int = 200


def one(model: str, **fields: Any) -> Callable[[], list[Any]]:
    """The key of the first row with these values."""
    return lambda: [apps.get_model(model).objects.filter(**fields).order_by("pk").values_list("pk", flat=True)[0]]


PICTURES: list[Picture] = [
    Picture("public:top"),
    Picture("public:demo_mails"),
    Picture("public:demo_mail", arguments=lambda: names_of_mails()[:1]),
]

NOT_PICTURED: dict[str, str] = {}
