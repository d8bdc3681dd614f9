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
from playwright.sync_api import Page

from mypage.processes.mail_files import names_of_mails
from scripts import screens_walks as walks

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
    walk: Callable[[Page], None] | None = None
    """Steps from the page to the one that is meant, told apart by `label`."""
    label: str = ""


def one(model: str, **fields: Any) -> Callable[[], list[Any]]:
    """The key of the first row with these values."""
    return lambda: [apps.get_model(model).objects.filter(**fields).order_by("pk").values_list("pk", flat=True)[0]]


AREAS = ("employer", "seeker", "staff")
PUBLIC = [
    *("top", "notices", "contact", "offices", "opening", "opening_done", "account_application", "account_done"),
    *("links", "sitemap", "site_policy", "privacy", "terms", "faq", "accessibility", "leaflet"),
    *("manual_employer", "manual_seeker", "postings", "report_difference", "demo_mails"),
]

PICTURES: list[Picture] = [
    *(Picture(f"public:{name}") for name in PUBLIC),
    Picture("public:demo_mail", arguments=lambda: names_of_mails()[:1]),
    Picture("public:notice", arguments=one("guidance.PublicNotice", is_emergency=False)),
    Picture("public:privacy_version", arguments=lambda: ["1"]),
    Picture("public:terms_version", arguments=lambda: ["1"]),
    Picture("public:offices", query="?prefecture=13&municipality=131016"),
    Picture("public:offices", query="?words=横浜"),
    Picture("public:offices", query="?words=どこにもない"),
    Picture("public:opening", walk=walks.to_refused_consents, label="refused"),
    Picture("public:opening", walk=walks.to_text, label="text"),
    Picture("public:opening", walk=walks.to_details, label="details"),
    Picture("public:opening", walk=walks.to_refused_details, label="details-refused"),
    Picture("public:opening", walk=walks.to_password, label="password"),
    Picture("public:opening", walk=walks.to_refused_password, label="password-refused"),
    Picture("public:opening", walk=walks.to_unusable_code, label="unusable"),
    Picture("public:account_application", walk=walks.to_account_password, label="password"),
    *(
        Picture(f"{area}:{name}")
        for area in ("employer", "seeker", "staff")
        for name in ("sign_in", "password_forgotten")
    ),
    Picture("employer:sign_in", walk=walks.to_refused_sign_in, label="refused"),
    Picture("employer:address"),
    Picture("employer:invitation"),
    Picture("employer:left"),
    Picture("staff:registration"),
]

NOT_PICTURED: dict[str, str] = {
    "public:opening_details": "needs the first screen: pictured as public:opening details",
    "public:opening_password": "needs the second screen: pictured as public:opening password",
    "public:opening_cancel": "leads to the top page",
    "public:account_password": "needs the first screen: pictured as public:account_application password",
    "public:sign_out": "takes a POST",
    "public:keep_alive": "takes a POST",
    "public:alive": "an answer for machines",
    "public:ready": "an answer for machines",
}
