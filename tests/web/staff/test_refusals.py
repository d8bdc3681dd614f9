"""求人不受理期間 at the office: entered, seen and lifted on pages."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from mypage.establishments.models import RefusalPeriod
from tests.cast import NOW, Cast, a_staff_login
from tests.web.staff.conftest import SignIn

pytestmark = pytest.mark.django_db
TYPED = {
    "ground": "punished", "begins_on_0": "令和8", "begins_on_1": "４", "begins_on_2": "1",
    "evidence": "労働基準監督署の通知（第９号）", "note": "所長に報告済み",
}  # fmt: skip


@pytest.fixture(autouse=True)
def april(at_time: Callable[[str], object]) -> None:
    at_time("2026-04-01 10:00")


@pytest.fixture
def addresses(cast: Cast) -> dict[str, str]:
    """The list and the form of 山田商店."""
    return {name: reverse(f"staff:{name}", args=[cast.shop.pk]) for name in ("refusals", "refusal_new")}


@pytest.fixture
def period(cast: Cast, counter: Client, addresses: dict[str, str]) -> RefusalPeriod:
    """An open one, entered on the page."""
    assert counter.post(addresses["refusal_new"], TYPED).status_code == 303
    return RefusalPeriod.objects.get()


def lifting(period: RefusalPeriod) -> str:
    return reverse("staff:refusal_lifting", args=[period.establishment_id, period.pk])


def test_a_period_is_entered_and_stands_on_the_establishments_page(
    cast: Cast, counter: Client, addresses: dict[str, str], period: RefusalPeriod
) -> None:
    assert (period.begins_on.isoformat(), period.until, period.entered_by) == ("2026-04-01", None, cast.nakamura)
    listed = counter.get(addresses["refusals"]).content.decode()
    for said in ("2026年4月1日（水）から当分の間", "労働基準監督署の通知", "所長に報告済み", "不受理の期間中"):
        assert said in listed
    page = counter.get(reverse("staff:establishment", args=[cast.shop.pk])).content.decode()
    assert "求人不受理の期間中です" in page
    assert addresses["refusals"] in page


def test_it_is_lifted_once(counter: Client, addresses: dict[str, str], period: RefusalPeriod) -> None:
    assert counter.get(lifting(period)).status_code == 200
    assert counter.post(lifting(period), {"reason": " "}).status_code == 422
    assert counter.post(lifting(period), {"reason": "是正を確認した"}).status_code == 303
    again = counter.post(lifting(period), {"reason": "是正を確認した"})
    assert again.status_code == 422
    assert "すでに解除されています" in again.content.decode()
    listed = counter.get(addresses["refusals"]).content.decode()
    assert "是正を確認した" in listed
    assert "不受理の期間中" not in listed


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"ground": ""}, "不受理の根拠を選んでください"),
        ({"evidence": ""}, "根拠となる資料や確かめた内容を入力してください"),
        ({"begins_on_2": "31"}, "始まりの日を確かめてください"),
        ({"until_0": "2026", "until_1": "3", "until_2": "31"}, "終わりの日は、始まりの日と同じ日か"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    counter: Client, addresses: dict[str, str], change: dict[str, str], said: str
) -> None:
    answer = counter.post(addresses["refusal_new"], TYPED | change)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "所長に報告済み" in answer.content.decode()
    assert not RefusalPeriod.objects.exists()


def test_the_same_ground_twice_is_refused(counter: Client, addresses: dict[str, str], period: RefusalPeriod) -> None:
    answer = counter.post(addresses["refusal_new"], TYPED)
    assert answer.status_code == 422
    assert "同じ根拠の期間が、すでに登録されています" in answer.content.decode()
    assert RefusalPeriod.objects.get() == period


@pytest.mark.parametrize(("role", "sees", "acts"), [
    ("counter", 200, 403), ("reviewer", 200, 200), ("administrator", 200, 200),
])  # fmt: skip
def test_roles_of_the_office(
    cast: Cast, sign_in: SignIn, addresses: dict[str, str], period: RefusalPeriod, role: str, sees: int, acts: int
) -> None:
    browser = sign_in(a_staff_login("someone", "誰か", cast.office, NOW, **{f"is_{role}": True}))
    assert browser.get(addresses["refusals"]).status_code == sees
    for address in (addresses["refusal_new"], lifting(period)):
        assert browser.get(address).status_code == acts
        assert browser.post(address).status_code == (422 if acts == 200 else 403)
    shown = browser.get(addresses["refusals"]).content.decode()
    assert (lifting(period) in shown) is (acts == 200)


def test_another_office_sees_the_days_but_neither_evidence_nor_buttons(
    elsewhere: Client, addresses: dict[str, str], period: RefusalPeriod
) -> None:
    page = elsewhere.get(addresses["refusals"]).content.decode()
    assert "2026年4月1日（水）から当分の間" in page
    for kept in ("労働基準監督署の通知", "所長に報告済み", lifting(period), addresses["refusal_new"]):
        assert kept not in page
    for address in (addresses["refusal_new"], lifting(period)):
        assert elsewhere.post(address, TYPED | {"reason": "x"}).status_code == 403


def test_strangers_are_sent_to_the_sign_in_and_others_periods_are_not_there(
    cast: Cast, counter: Client, sign_in: SignIn, addresses: dict[str, str], period: RefusalPeriod
) -> None:
    for browser in (Client(), sign_in(cast.yamada), sign_in(cast.sato)):
        for address in (*addresses.values(), lifting(period)):
            assert browser.get(address).status_code == 303
            assert browser.post(address, {"reason": "x"}).status_code == 303
    assert counter.get(reverse("staff:refusal_lifting", args=[cast.bakery.pk, period.pk])).status_code == 404
    period.refresh_from_db()
    assert period.lifted_at is None
