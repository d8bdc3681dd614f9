"""The pages of which `make screens` takes pictures.

One line per page: the name of its address, who looks at it, and, where the address has arguments, how to find them in
the demo world: `one("app.Model", field=value)` is the key of the first such row. A screen that steps lead to is
pictured by a walk (scripts/screens_walks.py) from the page where they begin. An address that shows no page of its own
is named in scripts/screens_not_pictured.py with the reason. A named address that is in neither list fails the script.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from playwright.sync_api import Page

from mypage.postings.pages import pages_of
from mypage.processes.mail_files import names_of_mails
from scripts import screens_walks as walks

ANYBODY = ""
OWNER, COLLEAGUE, NEWCOMER = "yamada@demo.example", "suzuki@demo.example", "asahina@demo.example"
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


def numbered(**fields: Any) -> Callable[[], list[Any]]:
    """求人番号 of the first posting with these values."""

    def found() -> list[Any]:
        rows = apps.get_model("postings.Posting").objects.filter(**fields).order_by("pk")
        return list(rows.values_list("number", flat=True)[:1])

    return found


def given(*values: Any) -> Callable[[], list[Any]]:
    """These very arguments."""
    return lambda: list(values)


DOORS = ("sign_in", "password_forgotten")
ACCOUNT = ("account", "account_password", "account_email", "account_devices", "account_app", "account_app_new")
WITH_MY_PAGE = one("establishments.Establishment", name="山田商店")
WITHOUT_MY_PAGE = one("establishments.Establishment", name="株式会社やまびこ製作所")
WAITING = one("establishments.Establishment", state="provisional")
SCREENS = ("company", "basics", "details", "profile", "images")
WORKPLACE = one("establishments.Workplace", establishment__name="山田商店")
OWN_IMAGE = one("establishments.EstablishmentImage", establishment__name="山田商店")
WAITING_CHANGE = one("establishments.EstablishmentChange", state="waiting")
WAITING_IMAGE = one("establishments.EstablishmentImage", state="waiting")
COLLEAGUE_ROW = one("establishments.Membership", user__email=COLLEAGUE)
OFFICE = one("reference.Office", code="13010")
STAFF_MEMBER = one("accounts.User", email=COUNTER)
NOTICE = one("guidance.PublicNotice", is_emergency=False)

OWN_DRAFT = one("postings.Posting", establishment__name="山田商店", state="draft", deleted_at=None)
PAGES = [
    *(("part_time", page.slug) for page in pages_of("part_time")),
    ("high_school", "youth"),
    ("high_school", "schedule"),
]


def page_of_draft(kind: str, slug: str) -> Callable[[], list[Any]]:
    """One page of the form of a draft of 山田商店."""
    draft = one("postings.Posting", establishment__name="山田商店", state="draft", deleted_at=None, kind=kind)
    return lambda: [*draft(), slug]


OWN_WAITING = one("postings.Posting", establishment__name="山田商店", state="submitted")
OWN_RETURNED = one("postings.Posting", establishment__name="山田商店", state="returned")
OWN_ACTIVE = one("postings.Posting", establishment__name="山田商店", state="active", change="", extension="")
OWN_CHANGING = one("postings.Posting", establishment__name="山田商店", change="waiting")
OWN_SUSPENDED = one("postings.Posting", establishment__name="山田商店", state="suspended")
OWN_REFUSED = one("postings.Posting", establishment__name="山田商店", state="refused")
STEPS = ("change", "suspension", "extension", "fulfilment", "cancellation")
OWN_WITHDRAWN = one("postings.Posting", establishment__name="山田商店", state="withdrawn")
LAPSED = one("postings.Posting", office__code="13010", state="lapsed")

PUBLIC_NUMBER = numbered(scope=1, kind="full_time", state="active")
ENDED_NUMBER = numbered(scope=1, kind="full_time", state="expired")

PUBLIC_PAGES = (
    *("top", "notices", "contact", "offices", "opening", "opening_done", "account_application", "account_done"),
    *("links", "sitemap", "site_policy", "privacy", "terms", "faq", "accessibility", "leaflet"),
    *("manual_employer", "manual_seeker", "postings", "report_difference", "demo_mails"),
)
MANUAL = ("account", "establishment", "posting", "writing", "afterwards", "running")

PUBLIC = [
    *(Picture(f"public:{name}") for name in PUBLIC_PAGES),
    Picture("public:posting", arguments=PUBLIC_NUMBER),
    Picture("public:posting", arguments=ENDED_NUMBER, status=410, label="ended"),
    Picture("public:postings", query="?number=13010", status=422, label="refused"),
    Picture("public:demo_mail", arguments=lambda: names_of_mails()[:1]),
    Picture("public:notice", arguments=NOTICE),
    *(Picture("public:manual_part", arguments=given(slug), label=slug) for slug in MANUAL),
    *(Picture("public:privacy_version", arguments=given(version), label=version) for version in ("1", "2")),
    *(Picture("public:terms_version", arguments=given(version), label=version) for version in ("1", "2")),
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
    Picture("public:top", walk=walks.to_missing_page, label="missing"),
]

EMPLOYER = [
    *(Picture(f"employer:{name}") for name in (*DOORS, "address", "invitation", "left")),
    Picture("employer:sign_in", walk=walks.to_refused_sign_in, label="refused"),
    Picture("employer:password_forgotten", walk=walks.to_new_password, label="password_new"),
    *(Picture(f"employer:{name}", OWNER) for name in (*ACCOUNT, "account_name")),
    *(Picture("employer:home", viewer) for viewer in (OWNER, COLLEAGUE, NEWCOMER)),
    *(Picture("employer:notices", viewer) for viewer in (OWNER, NEWCOMER)),
    *(Picture("employer:establishment", viewer) for viewer in (OWNER, NEWCOMER)),
    *(Picture(f"employer:{name}", OWNER) for name in ("establishment_content", "workplaces", "workplace_new")),
    *(Picture(f"employer:{name}", OWNER) for name in ("images", "image_captions", "declaration")),
    *(Picture("employer:establishment_screen", OWNER, given(slug), label=slug) for slug in SCREENS),
    *(Picture(f"employer:{name}", OWNER, WORKPLACE) for name in ("workplace", "workplace_removal")),
    Picture("employer:image_removal", OWNER, OWN_IMAGE),
    Picture("employer:establishment", OWNER, walk=walks.to_refused_screen, label="screen-refused"),
    Picture("employer:establishment", OWNER, walk=walks.to_change_of_establishment, label="change"),
    Picture("employer:establishment", OWNER, walk=walks.to_discard_of_change, label="discard"),
    Picture("employer:establishment_change", "tanaka@demo.example", label="waiting"),
    Picture("employer:images", OWNER, walk=walks.to_refused_image, label="refused"),
    Picture("employer:images", OWNER, walk=walks.to_images, label="new"),
    Picture("employer:image_captions", OWNER, walk=walks.to_captions, label="new"),
    Picture("employer:declaration", OWNER, walk=walks.to_refused_declaration, label="refused"),
    Picture("employer:registration", OWNER),
    Picture("employer:establishment_add", OWNER),
    *(Picture("employer:logins", viewer) for viewer in (OWNER, COLLEAGUE)),
    Picture("employer:login_new", OWNER),
    *(Picture(f"employer:login_{act}", OWNER, COLLEAGUE_ROW) for act in ("role", "removal", "hand_over")),
    Picture("employer:leaving", OWNER),
    Picture("employer:home", OWNER, walk=walks.to_staff_home, label="at-staff"),
    # With an address that says what is wanted: the plain one leads to what was looked for last.
    *(Picture("employer:postings", viewer, query="?state=") for viewer in (OWNER, NEWCOMER)),
    Picture("employer:postings", OWNER, query="?q=介護&kind=full_time&form=正社員&sort=title"),
    Picture("employer:postings", OWNER, query="?q=どこにもない"),
    *(Picture(f"employer:postings_{name}", OWNER) for name in ("deleted", "export", "sheets")),
    Picture("employer:posting_sheet", OWNER, OWN_WAITING),
    *(Picture(f"employer:postings_{name}", OWNER) for name in ("history", "renewal")),
    Picture("employer:postings_history", OWNER, query="?q=どこにもない"),
    Picture("employer:posting_leaflet", OWNER),
    Picture("employer:posting_new", OWNER),
    Picture("employer:posting", OWNER, OWN_DRAFT, label="draft"),
    *(Picture("employer:posting_page", OWNER, page_of_draft(*each), label=each[1]) for each in PAGES),
    Picture("employer:posting_page", OWNER, page_of_draft("part_time", "pay"), query="?mend=1", label="mend"),
    *(Picture(f"employer:posting_{name}", OWNER, OWN_DRAFT) for name in ("preview", "deletion")),
    Picture("employer:posting_check", OWNER, OWN_DRAFT),
    Picture("employer:posting_check", OWNER, OWN_DRAFT, walk=walks.to_refused_submission, label="refused"),
    *(Picture(f"employer:posting_{name}", OWNER, OWN_WAITING) for name in ("receipt", "withdrawal")),
    Picture("employer:posting", OWNER, OWN_WAITING, label="submitted"),
    Picture("employer:posting", OWNER, OWN_WITHDRAWN, label="withdrawn"),
    Picture("employer:posting", OWNER, OWN_RETURNED, label="returned"),
    Picture("employer:posting_writing", OWNER, OWN_RETURNED),
    Picture("employer:posting_check", OWNER, OWN_RETURNED, label="returned"),
    Picture("employer:posting", OWNER, OWN_CHANGING, label="changing"),
    Picture("employer:posting", OWNER, OWN_REFUSED, label="refused"),
    *(Picture(f"employer:posting_{name}", OWNER, OWN_ACTIVE) for name in STEPS),
    Picture("employer:posting_change_drop", OWNER, OWN_CHANGING),
    Picture("employer:posting_resumption", OWNER, OWN_SUSPENDED),
    Picture("employer:posting_copied", OWNER, OWN_DRAFT),
]

SEEKERS = [
    *(Picture(f"seeker:{name}") for name in DOORS),
    *(Picture(f"seeker:{name}", SEEKER) for name in (*ACCOUNT, "account_name", "home")),
]

STAFF = [
    *(Picture(f"staff:{name}") for name in (*DOORS, "registration")),
    *(Picture(f"staff:{name}", COUNTER) for name in ACCOUNT),
    *(Picture("staff:home", viewer) for viewer in (COUNTER, ADMINISTRATOR)),
    Picture("staff:establishments", COUNTER),
    Picture("staff:establishments", COUNTER, query="?words=山田"),
    Picture("staff:establishment_new", COUNTER),
    *(Picture("staff:establishment", COUNTER, which) for which in (WITH_MY_PAGE,)),
    Picture("staff:establishment", COUNTER, WITHOUT_MY_PAGE, label="without"),
    Picture("staff:establishment_facts", COUNTER, WITH_MY_PAGE),
    Picture("staff:establishment_content", COUNTER, WITH_MY_PAGE),
    Picture("staff:code_new", COUNTER, WITHOUT_MY_PAGE),
    Picture("staff:code_new", COUNTER, WITHOUT_MY_PAGE, walk=walks.to_issued_code, label="issued"),
    Picture("staff:code_new", COUNTER, WITHOUT_MY_PAGE, walk=walks.to_printed_code, label="printed"),
    Picture("staff:login_address", COUNTER, WITH_MY_PAGE),
    Picture("staff:schools", COUNTER),
    Picture("staff:schools", COUNTER, query="?school=どこにもない高校&on_0=2020&on_1=1&on_2=1"),
    *(Picture(f"staff:{name}", COUNTER, WITH_MY_PAGE) for name in ("refusals", "refusal_new")),
    Picture("staff:registrations", COUNTER),
    Picture("staff:registration_review", COUNTER, WAITING),
    *(Picture(f"staff:{name}", COUNTER) for name in ("changes", "images", "postings")),
    Picture("staff:postings", COUNTER, query="?tab=free&kind=part_time"),
    Picture("staff:postings_decided", COUNTER, query="?state=lapsed"),
    *(Picture(f"staff:posting_{name}", COUNTER, OWN_WAITING) for name in ("return", "refusal", "sheet")),
    Picture("staff:posting_correction", COUNTER, lambda: [*OWN_WAITING(), "job_title"]),
    Picture("staff:posting", COUNTER, OWN_WAITING),
    Picture("staff:posting", COUNTER, LAPSED, label="lapsed"),
    Picture("staff:change", COUNTER, WAITING_CHANGE),
    Picture("staff:image", COUNTER, WAITING_IMAGE),
    Picture("staff:ui", ADMINISTRATOR),
    Picture("staff:people", ADMINISTRATOR),
    Picture("staff:person_new", ADMINISTRATOR),
    *(Picture(f"staff:{name}", ADMINISTRATOR, STAFF_MEMBER) for name in ("person", "person_stop", "person_sign_out")),
    Picture("staff:offices", ADMINISTRATOR),
    Picture("staff:office_new", ADMINISTRATOR),
    *(Picture(f"staff:{name}", ADMINISTRATOR, OFFICE) for name in ("office", "office_edit", "closed_days")),
    Picture("staff:jurisdictions", ADMINISTRATOR),
    Picture("staff:jurisdiction", ADMINISTRATOR, given("131016")),
    Picture("staff:public_notices", ADMINISTRATOR),
    Picture("staff:public_notice_new", ADMINISTRATOR),
    Picture("staff:public_notice", ADMINISTRATOR, NOTICE),
    Picture("staff:audit", ADMINISTRATOR),
]

PICTURES: list[Picture] = [*PUBLIC, *EMPLOYER, *SEEKERS, *STAFF]
