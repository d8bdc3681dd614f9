"""What the office decides on a change, and what is in force then."""

import pytest

from mypage.audit.models import Event
from mypage.establishments.choices import ChangeState, Role
from mypage.establishments.commands.changing import (
    Seen,
    save_screen,
    withdraw_change,
)
from mypage.establishments.commands.deciding import accept_change, return_change
from mypage.establishments.content import Screen, screen_of
from mypage.establishments.models import Establishment, EstablishmentChange, Membership
from mypage.establishments.queries import content_of, facts_of, open_change
from mypage.kernel.rule import RuleViolation
from mypage.notifications.models import Mail, Notice
from tests.cast import NOW, Cast, a_staff_login
from tests.establishments import make_places, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(cast: Cast) -> Cast:
    make_places(cast)
    return cast


def screen(slug: str) -> Screen:
    found = screen_of(slug)
    assert found
    return found


def seen(cast: Cast) -> Seen:
    row = Establishment.objects.get(pk=cast.shop.pk)
    return Seen.of(row, open_change(row))


def save(cast: Cast, slug: str, before: Seen | None = None, **typed: str) -> EstablishmentChange | None:
    return save_screen(
        establishment=cast.shop, screen=screen(slug), typed=typed, seen=before or seen(cast), by=cast.yamada, at=NOW
    )


def accept(cast: Cast, change: EstablishmentChange) -> None:
    accept_change(change=change, version=change.version, by=cast.nakamura, at=NOW)


def codes(refusal: pytest.ExceptionInfo[RuleViolation]) -> list[str]:
    return [violation.code for violation in refusal.value.violations]


def test_a_returned_change_is_mended_and_sent_again(cast: Cast) -> None:
    save(cast, "basics", phone="03-5550-7777", industry_code="58")
    change = send(cast.shop, cast.yamada)
    return_change(change=change, remarks="番号をお確かめください。", version=change.version, by=cast.nakamura, at=NOW)
    change.refresh_from_db()
    assert (change.state, change.remarks) == (ChangeState.RETURNED, "番号をお確かめください。")
    assert Mail.objects.filter(template="establishment_change_returned").count() == 2
    save(cast, "basics", phone="03-5550-8888")
    accept(cast, send(cast.shop, cast.yamada))
    cast.shop.refresh_from_db()
    assert cast.shop.phone == "0355508888"
    assert Mail.objects.filter(template="establishment_change_accepted").count() == 2
    assert {event.action for event in Event.objects.filter(action__startswith="establishment.change_")} == {
        "establishment.change_submitted",
        "establishment.change_returned",
        "establishment.change_accepted",
    }


def test_an_accepted_change_keeps_what_was_before(cast: Cast) -> None:
    save(cast, "basics", phone="03-5550-7777", industry_code="58")
    change = send(cast.shop, cast.yamada)
    accept(cast, change)
    change.refresh_from_db()
    assert change.before == {"phone": "03-5550-1001", "industry_code": ""}
    assert change.values == {"phone": "03-5550-7777", "industry_code": "58"}
    assert open_change(cast.shop) is None


def test_two_of_the_office_decide_once(cast: Cast) -> None:
    save(cast, "basics", phone="03-5550-7777", industry_code="58")
    change = send(cast.shop, cast.yamada)
    accept(cast, change)
    with pytest.raises(RuleViolation) as refusal:
        return_change(change=change, remarks="x", version=change.version, by=cast.nakamura, at=NOW)
    assert codes(refusal) == ["out_of_state"]


def test_what_the_office_has_not_seen_it_does_not_accept(cast: Cast) -> None:
    save(cast, "basics", phone="03-5550-7777", industry_code="58")
    change = send(cast.shop, cast.yamada)
    withdraw_change(establishment=cast.shop, by=cast.yamada, at=NOW)
    save(cast, "basics", phone="03-5550-8888")
    send(cast.shop, cast.yamada)
    with pytest.raises(RuleViolation) as refusal:
        accept(cast, change)
    assert codes(refusal) == ["changed_meanwhile"]


def test_another_office_decides_nothing(cast: Cast) -> None:
    save(cast, "basics", phone="03-5550-7777", industry_code="58")
    change = send(cast.shop, cast.yamada)
    ueno = a_staff_login("ueno", "上野 進", cast.other_office, NOW, is_reviewer=True)
    with pytest.raises(RuleViolation) as refusal:
        accept_change(change=change, version=change.version, by=ueno, at=NOW)
    assert codes(refusal) == ["other_office"]
    with pytest.raises(RuleViolation) as refusal:
        return_change(change=change, remarks="x", version=change.version, by=ueno, at=NOW)
    assert codes(refusal) == ["other_office"]


def test_a_moved_establishment_has_its_address_in_parts_and_another_office(cast: Cast) -> None:
    save(
        cast,
        "basics",
        establishment_municipality="13106",
        establishment_address="東京都台東区上野9丁目1番1号　みほんビル5階",
        establishment_postal_code="111-0000",
        industry_code="58",
    )
    change = send(cast.shop, cast.yamada)
    accept_change(change=change, version=change.version, by=cast.nakamura, at=NOW, office=cast.other_office)
    row = Establishment.objects.get(pk=cast.shop.pk)
    assert (row.prefecture_code, row.municipality, row.street, row.building) == (
        "13",
        "台東区",
        "上野9丁目1番1号",
        "みほんビル5階",
    )
    assert (row.office, row.postal_code) == (cast.other_office, "1110000")
    assert content_of(row)["establishment_address"] == "東京都台東区上野9丁目1番1号 みほんビル5階"


def test_a_change_of_other_things_leaves_the_address_as_the_office_wrote_it(cast: Cast) -> None:
    before = facts_of(cast.shop)
    save(cast, "basics", phone="03-5550-7777", industry_code="58")
    accept(cast, send(cast.shop, cast.yamada))
    after = facts_of(Establishment.objects.get(pk=cast.shop.pk))
    assert (after.municipality, after.street, after.building) == (before.municipality, before.street, before.building)
    assert after.contact_name == before.contact_name


def test_the_office_is_told_with_viewers_left_out(cast: Cast) -> None:
    save(cast, "basics", phone="03-5550-7777", industry_code="58")
    accept(cast, send(cast.shop, cast.yamada))
    viewers = Membership.objects.filter(role=Role.VIEWER).values_list("user__email", flat=True)
    assert not Mail.objects.filter(to__in=list(viewers)).exists()
    assert Notice.objects.filter(template="establishment_change_accepted", reader_kind="establishment").count() == 1
