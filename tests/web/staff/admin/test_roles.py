"""Who may see what: administration is for administrators, whatever else a person is."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries
from pytest_django.fixtures import Settings as DjangoSettings

from mypage.accounts.models import StaffPosition, User
from mypage.audit.models import Event
from mypage.guidance.models import PublicNotice
from mypage.kernel.clock import now
from mypage.reference.models import Municipality
from mypage.web.staff.admin.urls import admin_urls
from tests.cast import Cast

PUBLIC = {"registration"}


@pytest.fixture
def addresses(cast: Cast) -> dict[str, str]:
    """Every address of administration, for things that exist."""
    town = Municipality.objects.create(
        code="131016", prefecture=cast.office.prefecture, name="千代田区", short_name="千代田区", kind="special_ward"
    )
    notice = PublicNotice.objects.create(title="題名", text="本文", shown_from=now())
    numbers = {"people": cast.nakamura.pk, "offices": cast.office.pk, "public-notices": notice.pk}

    def arguments(route: str) -> dict[str, object]:
        first = route.partition("/")[0]
        values: dict[str, object] = {"<int:number>": numbers.get(first), "<str:code>": town.pk}
        values["<str:day>"] = "2030-01-01"
        return {part.strip("<>").partition(":")[2]: value for part, value in values.items() if part in route}

    return {
        str(pattern.name): reverse(f"staff:{pattern.name}", kwargs=arguments(str(pattern.pattern)))
        for pattern in admin_urls
        if pattern.name not in PUBLIC
    }


def test_strangers_are_sent_to_the_sign_in(addresses: dict[str, str], client: Client) -> None:
    for address in addresses.values():
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Location"].partition("?")[0]) == (303, reverse("staff:sign_in"))
        assert client.post(address).status_code == 303


@pytest.mark.parametrize("name", ["yamada", "sato"])
def test_employers_and_seekers_are_strangers_here(
    addresses: dict[str, str], cast: Cast, sign_in: Callable[[User], Client], name: str
) -> None:
    browser = sign_in(getattr(cast, name))
    for address in addresses.values():
        assert browser.get(address).status_code == 303
        assert browser.post(address).status_code == 303


def test_counter_and_reviewers_are_told_to_ask(
    addresses: dict[str, str], cast: Cast, sign_in: Callable[[User], Client]
) -> None:
    browser = sign_in(cast.nakamura)
    before = Event.objects.count()
    for address in addresses.values():
        assert browser.get(address).status_code == 403
        assert browser.post(address).status_code == 403
    assert Event.objects.count() == before


def test_administrators_get_every_page_in_few_statements(
    addresses: dict[str, str], administrator: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for name, address in addresses.items():
        with django_assert_max_num_queries(10):
            answer = administrator.get(address)
        only_post = name in ("audit_export", "office_reopening", "public_notice_preview", "closed_day_removal")
        assert answer.status_code == (405 if only_post else 200), name
        assert only_post or "no-store" in answer.headers["Cache-Control"]


def test_an_administrator_alone_does_no_work_of_the_counter(
    cast: Cast, administrator: Client, sign_in: Callable[[User], Client]
) -> None:
    address = reverse("staff:code_new", args=[cast.factory.pk])
    assert administrator.get(address).status_code == 403
    StaffPosition.objects.filter(user=cast.kobayashi).update(is_counter=True)
    assert administrator.get(address).status_code == 200


def test_a_stopped_administrator_is_out_at_once(cast: Cast, administrator: Client) -> None:
    StaffPosition.objects.filter(user=cast.kobayashi).update(disabled_at=now() - timedelta(seconds=1))
    assert administrator.get(reverse("staff:people")).status_code == 303


def test_the_staffs_own_host_and_networks_hold_for_administration(
    addresses: dict[str, str], administrator: Client, client: Client, settings: DjangoSettings
) -> None:
    settings.STAFF_HOST = "staff.example.jp"
    settings.ALLOWED_HOSTS = ["testserver", "staff.example.jp"]
    assert administrator.get(addresses["people"]).status_code == 404
    assert client.get(reverse("staff:registration")).status_code == 404
    assert administrator.get(addresses["people"], headers={"host": "staff.example.jp"}).status_code == 200
    settings.STAFF_NETWORKS = ["10.0.0.0/8"]
    assert administrator.get(addresses["people"], headers={"host": "staff.example.jp"}).status_code == 404


def test_no_public_page_links_to_the_staffs_pages(client: Client, cast: Cast) -> None:
    for name in ("top", "sitemap", "links", "contact", "faq"):
        assert b"/staff/" not in client.get(reverse(f"public:{name}")).content
