"""Who may see and do what at the office, and in how few statements every page is made."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from mypage.accounts.choices import Audience
from mypage.accounts.models import StaffPosition
from mypage.audit.models import Event
from mypage.establishments.commands.refusing import enter_refusal
from mypage.establishments.commands.registration import apply_provisionally
from mypage.establishments.models import Establishment
from mypage.kernel.rule import RuleViolation
from mypage.onboarding.commands.comparing import find_code
from mypage.onboarding.commands.issuing import revoke_code
from mypage.reference.models import Municipality
from tests.cast import NOW, Cast, a_code, a_login, a_staff_login, an_establishment, right_entries, some_facts
from tests.web.staff.conftest import SignIn

COUNTER, REVIEWER, BOTH, ANY = (
    {"counter"},
    {"reviewer"},
    {"counter", "reviewer"},
    {"counter", "reviewer", "administrator"},
)
GATES = {
    "home": ANY, "notice_done": ANY, "establishments": BOTH, "establishment": BOTH, "establishment_new": COUNTER,
    "establishment_facts": COUNTER, "code_new": COUNTER, "code_reissue": COUNTER, "code": BOTH,
    "code_revocation": COUNTER, "login_address": COUNTER, "registrations": REVIEWER, "registration_review": REVIEWER,
    "registration_confirmation": REVIEWER, "registration_return": REVIEWER, "schools": BOTH, "refusals": ANY,
    "refusal_new": {"reviewer", "administrator"}, "refusal_lifting": {"reviewer", "administrator"},
}  # fmt: skip
LEADS_ELSEWHERE = {"notice_done", "code_reissue", "registration_confirmation", "registration_return"}


@pytest.fixture
def addresses(cast: Cast, places: dict[str, Municipality], at_time: object) -> dict[str, str]:
    """Every address of the office's side, for things that exist, at a busy office."""
    at_time("2026-04-01 10:00")  # type: ignore[operator]
    revoked = a_code(cast, NOW - timedelta(days=1))
    revoke_code(code=revoked.row, by=cast.nakamura, at=NOW)
    live = a_code(cast, NOW)
    for place in range(3):
        with pytest.raises(RuleViolation):
            find_code(entries=replace(right_entries(live), phone="0300000000"), network=f"{place}", at=NOW)
    for number in range(30):
        an_establishment(
            f"みほん{number}", "ミホン", f"1301-{number + 600}-1", "03-5550-1234", cast.office, cast.nakamura, NOW
        )
        login = a_login(Audience.EMPLOYER, f"applicant{number}", "申込", NOW)
        facts = some_facts(f"仮登録{number}", "カリトウロク", "03-5550-1234")
        apply_provisionally(facts=facts, office=cast.office, by=login, at=NOW)
    refused = enter_refusal(
        establishment=cast.factory, ground="punished", begins_on=NOW.date(), until=None, evidence="通知", note="",
        by=cast.nakamura, at=NOW,
    )  # fmt: skip
    waiting = Establishment.objects.awaiting_office().first()
    assert waiting
    arguments: dict[str, list[int]] = {
        "notice_done": [1], "establishment": [cast.factory.pk], "establishment_facts": [cast.factory.pk],
        "code_new": [cast.factory.pk], "code_reissue": [cast.factory.pk], "code": [cast.factory.pk, live.row.pk],
        "code_revocation": [cast.factory.pk, live.row.pk], "login_address": [cast.shop.pk],
        "registration_review": [waiting.pk], "registration_confirmation": [waiting.pk],
        "registration_return": [waiting.pk], "refusals": [cast.factory.pk], "refusal_new": [cast.factory.pk],
        "refusal_lifting": [cast.factory.pk, refused.pk],
    }  # fmt: skip
    return {name: reverse(f"staff:{name}", args=arguments.get(name, [])) for name in GATES}


def test_strangers_employers_and_seekers_are_sent_to_the_staffs_sign_in(
    addresses: dict[str, str], cast: Cast, sign_in: SignIn
) -> None:
    before = Event.objects.count()
    for browser in (Client(), sign_in(cast.yamada), sign_in(cast.sato)):
        for address in addresses.values():
            for answer in (browser.get(address), browser.post(address)):
                assert answer.status_code == 303
                assert answer.headers["Location"].partition("?")[0] == reverse("staff:sign_in")
    assert Event.objects.filter(actor_kind="staff").count() <= before


@pytest.mark.parametrize("role", sorted(ANY))
def test_every_role_comes_as_far_as_its_gate(addresses: dict[str, str], cast: Cast, sign_in: SignIn, role: str) -> None:
    browser = sign_in(a_staff_login("someone", "誰か", cast.office, NOW, **{f"is_{role}": True}))
    for name, address in addresses.items():
        allowed = role in GATES[name]
        wanted = (303 if name in LEADS_ELSEWHERE else 200) if allowed else 403
        assert browser.get(address).status_code == wanted, name
        if not allowed:
            assert browser.post(address).status_code == 403, name


def test_every_page_is_made_in_at_most_ten_statements(
    addresses: dict[str, str], counter: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    addresses["of_the_shop"] = reverse("staff:establishment", args=[Establishment.objects.get(name="山田商店").pk])
    addresses["found"] = reverse("staff:establishments") + "?words=みほん&office=own&sort=-kana&page=2"
    addresses["returned"] = reverse("staff:registrations") + "?state=returned"
    for name, address in addresses.items():
        counter.get(address)
        with django_assert_max_num_queries(10) as counted:
            counter.get(address)
        assert len(counted) > 0, name


def test_wrong_entries_and_help_are_answered_in_at_most_ten_statements(
    addresses: dict[str, str], counter: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    counter.get(addresses["home"])  # the note that somebody is there is written once in five minutes
    faulty = {"name": "x", "prefecture_code": "13", "municipality": "千代田区", "industry_words": "印刷"}
    for name in ("establishment_new", "establishment_facts", "code_new", "login_address", "registration_return"):
        with django_assert_max_num_queries(10):
            assert counter.post(addresses[name], faulty).status_code == 422
    with django_assert_max_num_queries(10):
        assert counter.post(addresses["registration_confirmation"], faulty).status_code == 422
    for kind in ("address", "industry"):
        with django_assert_max_num_queries(10):
            typed = faulty | {"help": kind, "postal_code": "1020072"}
            assert counter.post(addresses["establishment_new"], typed).status_code == 200


def test_disabled_staff_are_strangers(addresses: dict[str, str], cast: Cast, counter: Client) -> None:
    StaffPosition.objects.filter(user=cast.nakamura).update(disabled_at=NOW)
    assert counter.get(addresses["home"]).headers["Location"].startswith(reverse("staff:sign_in"))


def test_the_menu_shows_what_one_may_use(cast: Cast, sign_in: SignIn) -> None:
    for role, label, is_there in (
        ("counter", "仮登録の確認", False), ("reviewer", "仮登録の確認", True), ("administrator", "事業所", False),
    ):  # fmt: skip
        browser = sign_in(a_staff_login(f"only{role}", "誰か", cast.office, NOW, **{f"is_{role}": True}))
        menu = browser.get(reverse("staff:home")).content.decode()
        menu = menu[menu.index('class="hw-menu"') : menu.index("</nav>", menu.index('class="hw-menu"'))]
        assert (f">{label}</a>" in menu) is is_there, role
