"""Who may come to which page of 求人者マイページ: 代表, 担当, 閲覧のみ, strangers, other audiences, nobody."""

from typing import Any

import pytest
from django.urls import reverse

from mypage.accounts.models import User
from mypage.establishments.choices import Role
from mypage.establishments.commands.invitations import NewLogin, invite
from mypage.establishments.models import Establishment, Membership
from mypage.web.employer.establishment_urls import establishment_urls
from mypage.web.employer.postings.renewal_urls import renewal_urls
from mypage.web.employer.postings.sheet_urls import sheet_urls
from mypage.web.employer.postings.submission_urls import submission_urls
from mypage.web.employer.postings.urls import posting_urls
from mypage.web.employer.urls import urlpatterns
from tests.cast import NOW, Cast, a_login
from tests.web.employer.people import browser_of, of, text

OK, HOME, GONE, FORBIDDEN = 200, 303, 404, 403
SIGN_IN, REGISTRATION = "/employer/sign-in/", "/employer/establishment/registration/"

OPEN = {"sign_in", "one_time_code", "one_time_code_again", "app_code", "app_first", "password_forgotten",
        "password_new", "address", "invitation", "left"}  # fmt: skip
ANY_LOGIN = {"home", "switch", "notices", "registration", "establishment_add", "account", "account_name",
             "account_password", "account_email", "account_email_key", "account_email_drop", "account_devices",
             "account_devices_end", "account_app", "account_app_new", "account_app_removal"}  # fmt: skip
ANY_MEMBER = {"logins"}
WRITERS = {"establishment_correction"}
OWNER = {"login_new", "logins_confirmation", "login_role", "login_removal", "login_hand_over", "invitation_again",
         "invitation_withdrawal", "leaving"}  # fmt: skip
OF_ONE_LOGIN = {"account_device_end", "account_trust_end", "invitation_acceptance", "invitation_refusal"}
WITH_NUMBER = {"login_role", "login_removal", "login_hand_over", "invitation_again", "invitation_withdrawal"}
FORMS = {"login_new", "login_role", "login_removal", "login_hand_over", "leaving", "logins"}
OF_OTHER_MATRICES = [*establishment_urls, *posting_urls, *submission_urls, *renewal_urls, *sheet_urls]
"""Lists of addresses with a matrix of their own: test_establishment_roles, postings: test_posting_roles, test_sheet."""


@pytest.fixture(autouse=True)
def frozen(at_time: Any) -> None:
    at_time(NOW.isoformat())


@pytest.fixture
def invited(cast: Cast) -> int:
    return invite(login=NewLogin("hanako@demo.example", "花子", "member"), by=of(cast.yamada), at=NOW).pk


@pytest.fixture
def people(cast: Cast) -> dict[str, User | None]:
    """Everybody who may knock; `newcomer` belongs to no establishment."""
    newcomer = a_login("employer", "newcomer", "新井 望", NOW)
    return {
        "owner": cast.yamada, "member": cast.suzuki, "viewer": cast.ito, "other": cast.tanaka, "newcomer": newcomer,
        "seeker": cast.sato, "staff": cast.nakamura, "nobody": None,
    }  # fmt: skip


def address(name: str, cast: Cast, invited: int) -> str:
    if name not in WITH_NUMBER:
        return reverse(f"employer:{name}")
    return reverse(f"employer:{name}", args=[invited if name.startswith("invitation") else of(cast.suzuki).pk])


def test_every_page_stands_in_the_matrix() -> None:
    named = {pattern.name for pattern in urlpatterns} - {pattern.name for pattern in OF_OTHER_MATRICES}
    assert named == OPEN | ANY_LOGIN | ANY_MEMBER | WRITERS | OWNER | OF_ONE_LOGIN


@pytest.mark.parametrize("who", ["seeker", "staff", "nobody"])
@pytest.mark.parametrize("name", sorted(ANY_LOGIN | ANY_MEMBER | WRITERS | OWNER))
def test_strangers_are_led_to_the_sign_in(
    cast: Cast, people: dict[str, User | None], invited: int, who: str, name: str
) -> None:
    client = browser_of(people[who])
    for answer in (client.get(address(name, cast, invited)), client.post(address(name, cast, invited))):
        assert answer.status_code == 303
        assert answer.headers["Location"].startswith(SIGN_IN)


@pytest.mark.parametrize("name", sorted(ANY_MEMBER | WRITERS | OWNER))
def test_a_login_without_an_establishment_is_led_to_its_registration(
    cast: Cast, people: dict[str, User | None], invited: int, name: str
) -> None:
    client = browser_of(people["newcomer"])
    for answer in (client.get(address(name, cast, invited)), client.post(address(name, cast, invited))):
        assert (answer.status_code, answer.headers["Location"]) == (303, REGISTRATION)


@pytest.mark.parametrize("who", ["member", "viewer"])
@pytest.mark.parametrize("name", sorted(OWNER))
def test_only_the_owner_manages(cast: Cast, people: dict[str, User | None], invited: int, who: str, name: str) -> None:
    before = list(Membership.objects.order_by("pk").values())
    client = browser_of(people[who])
    for answer in (client.get(address(name, cast, invited)), client.post(address(name, cast, invited))):
        assert answer.status_code == FORBIDDEN
        assert "代表" in text(answer)
    assert list(Membership.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("name", sorted(WITH_NUMBER))
def test_another_establishment_s_logins_and_invitations_do_not_exist(
    cast: Cast, people: dict[str, User | None], invited: int, name: str
) -> None:
    before = list(Membership.objects.order_by("pk").values())
    client = browser_of(people["other"])
    for answer in (client.get(address(name, cast, invited)), client.post(address(name, cast, invited))):
        assert answer.status_code == GONE
    assert list(Membership.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("name", sorted(FORMS))
def test_the_owner_sees_each_page(cast: Cast, people: dict[str, User | None], invited: int, name: str) -> None:
    assert browser_of(people["owner"]).get(address(name, cast, invited)).status_code == OK


@pytest.mark.parametrize("who", ["owner", "member", "viewer", "other", "newcomer"])
@pytest.mark.parametrize("name", ["home", "notices", "account", "establishment_add"])
def test_every_login_has_its_own_pages(cast: Cast, people: dict[str, User | None], who: str, name: str) -> None:
    assert browser_of(people[who]).get(reverse(f"employer:{name}")).status_code == OK


@pytest.mark.parametrize("name", ["invitation_acceptance", "invitation_refusal"])
def test_an_invitation_is_the_invited_login_s_own(people: dict[str, User | None], invited: int, name: str) -> None:
    for who in ("owner", "member", "other", "newcomer"):
        assert browser_of(people[who]).post(reverse(f"employer:{name}", args=[invited])).status_code == GONE


def test_two_establishments_are_worked_for_in_turn(cast: Cast) -> None:
    more = Membership.objects.create(establishment=cast.bakery, user=cast.yamada, role=Role.VIEWER, since=NOW)
    client = browser_of(cast.yamada)
    assert "山田商店" in text(client.get("/employer/"))
    assert client.get("/employer/logins/new/").status_code == OK
    assert client.post("/employer/switch/", {"membership": more.pk}).headers["Location"] == "/employer/"
    assert "たなか食品工房" in text(client.get("/employer/"))
    assert client.get("/employer/logins/new/").status_code == FORBIDDEN


@pytest.mark.parametrize("chosen", ["", "0", "abc", "999999999999999999999", "of_tanaka"])
def test_nobody_switches_to_what_is_not_ones_own(cast: Cast, chosen: str) -> None:
    client = browser_of(cast.yamada)
    wanted = of(cast.tanaka).pk if chosen == "of_tanaka" else chosen
    assert client.post("/employer/switch/", {"membership": wanted}).status_code == 303
    assert "1301-000101-5" in text(client.get("/employer/"))


def test_an_establishment_that_one_left_is_not_worked_for_any_more(cast: Cast) -> None:
    more = Membership.objects.create(establishment=cast.bakery, user=cast.yamada, role=Role.VIEWER, since=NOW)
    client = browser_of(cast.yamada)
    client.post("/employer/switch/", {"membership": more.pk})
    Membership.objects.filter(pk=more.pk).update(ended_at=NOW)
    assert "1301-000101-5" in text(client.get("/employer/"))
    assert Establishment.objects.filter(pk=cast.bakery.pk).exists()


@pytest.mark.parametrize("number", ["0", "99999999999999999999999", "00001"])
@pytest.mark.parametrize("path", ["logins/{}/role/", "logins/{}/removal/", "invitations/{}/again/",
                                  "invitations/{}/acceptance/"])  # fmt: skip
def test_numbers_that_nothing_has_do_not_exist(cast: Cast, path: str, number: str) -> None:
    client = browser_of(cast.yamada)
    assert client.post(f"/employer/{path.format(number)}").status_code == GONE
    assert client.post(f"/employer/account/trust/{number}/end/").status_code == 303
    assert client.post(f"/employer/account/devices/{number}/end/").status_code == GONE
