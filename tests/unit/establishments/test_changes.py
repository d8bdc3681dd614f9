"""変更仮登録: saved screen by screen, sent, withdrawn, returned, accepted; what is in force stays until then."""

import pytest
from django.db import IntegrityError, transaction

from mypage.audit.models import Event
from mypage.establishments.choices import ChangeState
from mypage.establishments.commands.changing import (
    ScreenConflict,
    Seen,
    discard_change,
    save_screen,
    submit_change,
    withdraw_change,
)
from mypage.establishments.commands.deciding import accept_change
from mypage.establishments.commands.registration import apply_provisionally
from mypage.establishments.content import Screen, screen_of, typed_names
from mypage.establishments.models import Establishment, EstablishmentChange
from mypage.establishments.queries import content_of, open_change
from mypage.establishments.states import CHANGE, IMAGE
from mypage.kernel.rule import RuleViolation
from mypage.notifications.models import Notice
from tests.cast import NOW, Cast, a_login, some_facts
from tests.establishments import ANSWERS, make_places, save_all, send

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


def test_every_typed_row_is_in_force_once_the_office_accepts(cast: Cast) -> None:
    save_all(cast.shop, cast.yamada)
    change = send(cast.shop, cast.yamada)
    before = content_of(Establishment.objects.get(pk=cast.shop.pk))
    assert before["business_description"] == ""
    accept(cast, change)
    row = Establishment.objects.get(pk=cast.shop.pk)
    content = content_of(row)
    assert {name: content[name] for name in typed_names()} == ANSWERS
    assert (row.industry_id, row.corporate_name, row.phone) == ("58", "株式会社山田商店", "0355501001")
    assert content["establishment_number"] == "1301-000101-5"
    assert "name" not in row.details
    assert "establishment_name" not in row.details


def test_only_what_differs_is_kept(cast: Cast) -> None:
    assert save(cast, "basics", phone="03-5550-1001", establishment_name="山田商店") is None
    change = save(cast, "basics", phone="０３－５５５０－７７７７", establishment_name="山田商店")
    assert change
    assert change.values == {"phone": "03-5550-7777"}
    back = save(cast, "basics", phone="03-5550-1001")
    assert back
    assert back.values == {}


def test_what_cannot_be_read_is_kept_as_typed(cast: Cast) -> None:
    change = save(cast, "company", founded_year="昭和のはじめ", capital_yen="1000万")
    assert change
    assert change.values == {"founded_year": "昭和のはじめ", "capital_yen": "10000000"}


def test_two_people_on_one_screen_are_told(cast: Cast) -> None:
    opened = seen(cast)
    save(cast, "basics", opened, phone="03-5550-2222", fax="")
    with pytest.raises(ScreenConflict) as conflict:
        save(cast, "basics", opened, phone="03-5550-3333", fax="")
    assert conflict.value.names == ["phone"]
    assert conflict.value.now["phone"] == "03-5550-2222"
    change = open_change(cast.shop)
    assert change
    assert change.values == {"phone": "03-5550-2222"}
    save(cast, "basics", seen(cast), phone="03-5550-3333")
    assert EstablishmentChange.objects.get().values == {"phone": "03-5550-3333"}


def test_two_people_on_two_screens_do_not_disturb_each_other(cast: Cast) -> None:
    opened = seen(cast)
    save(cast, "basics", opened, phone="03-5550-2222")
    save(cast, "company", opened, founded_year="1990")
    assert EstablishmentChange.objects.get().values == {"phone": "03-5550-2222", "founded_year": "1990"}


def test_the_same_words_of_two_people_are_no_conflict(cast: Cast) -> None:
    opened = seen(cast)
    save(cast, "basics", opened, phone="03-5550-2222")
    assert save(cast, "basics", opened, phone="03-5550-2222")


def test_a_page_opened_before_the_data_changed_is_told(cast: Cast) -> None:
    opened = seen(cast)
    Establishment.objects.filter(pk=cast.shop.pk).update(version=99, phone_shown="03-5550-9999", phone="0355509999")
    with pytest.raises(ScreenConflict):
        save(cast, "basics", opened, phone="03-5550-1001")


def test_a_change_with_faults_is_not_sent(cast: Cast) -> None:
    save(cast, "basics", phone="123", mail="x")
    with pytest.raises(RuleViolation) as refusal:
        send(cast.shop, cast.yamada)
    assert {violation.field for violation in refusal.value.violations} >= {"phone", "mail"}
    assert open_change(cast.shop).state == ChangeState.DRAFT  # type: ignore[union-attr]


def test_screens_that_were_not_touched_do_not_keep_a_change_back(cast: Cast) -> None:
    save(cast, "basics", phone="03-5550-7777", industry_code="58")
    assert send(cast.shop, cast.yamada).is_waiting


def test_nothing_changed_is_not_sent(cast: Cast) -> None:
    save(cast, "basics", phone="03-5550-7777")
    save(cast, "basics", phone="03-5550-1001")
    with pytest.raises(RuleViolation) as refusal:
        send(cast.shop, cast.yamada)
    assert codes(refusal) == ["nothing_changed"]


def test_what_changed_since_it_was_looked_at_is_not_sent(cast: Cast) -> None:
    save(cast, "basics", phone="03-5550-7777", industry_code="58")
    looked_at = seen(cast)
    save(cast, "basics", phone="03-5550-8888")
    with pytest.raises(RuleViolation) as refusal:
        submit_change(establishment=cast.shop, seen=looked_at, by=cast.yamada, at=NOW)
    assert codes(refusal) == ["changed_meanwhile"]


def test_a_double_click_sends_once(cast: Cast) -> None:
    save(cast, "basics", phone="03-5550-7777", industry_code="58")
    looked_at = seen(cast)
    for _ in range(2):
        submit_change(establishment=cast.shop, seen=looked_at, by=cast.yamada, at=NOW)
    assert Event.objects.filter(action="establishment.change_submitted").count() == 1
    assert Notice.objects.filter(template="waiting_change", read_at=None).count() == 1


def test_while_it_waits_nothing_is_written_until_it_is_withdrawn(cast: Cast) -> None:
    save(cast, "basics", phone="03-5550-7777", industry_code="58")
    send(cast.shop, cast.yamada)
    with pytest.raises(RuleViolation) as refusal:
        save(cast, "basics", phone="03-5550-8888")
    assert codes(refusal) == ["change_waits"]
    withdraw_change(establishment=cast.shop, by=cast.yamada, at=NOW)
    assert not Notice.objects.filter(template="waiting_change", read_at=None).exists()
    change = open_change(cast.shop)
    assert change
    assert (change.state, change.values["phone"]) == (ChangeState.DRAFT, "03-5550-7777")


def test_a_discarded_change_is_gone_and_a_new_one_may_begin(cast: Cast) -> None:
    save(cast, "basics", phone="03-5550-7777")
    discard_change(establishment=cast.shop, seen=seen(cast), by=cast.yamada, at=NOW)
    assert open_change(cast.shop) is None
    assert EstablishmentChange.objects.get().values == {}
    assert save(cast, "basics", phone="03-5550-8888")


def test_before_its_registration_what_an_establishment_adds_counts_at_once(cast: Cast) -> None:
    newcomer = a_login("employer", "newcomer", "新井 望", NOW)
    row = apply_provisionally(facts=some_facts(), office=cast.office, by=newcomer, at=NOW)
    typed = {name: ANSWERS[name] for name in screen("company").names}
    save_screen(establishment=row, screen=screen("company"), typed=typed, seen=Seen.of(row, None), by=newcomer, at=NOW)
    version = Establishment.objects.get(pk=row.pk).version
    assert send(row, newcomer).state == ChangeState.ACCEPTED
    row.refresh_from_db()
    assert content_of(row)["representative_name"] == "山田 太郎"
    assert row.version == version + 1
    assert not Notice.objects.filter(template="waiting_change").exists()


def test_the_database_keeps_one_open_change(cast: Cast) -> None:
    save(cast, "basics", phone="03-5550-7777")
    with pytest.raises(IntegrityError), transaction.atomic():
        EstablishmentChange.objects.create(
            establishment=cast.shop, state=ChangeState.WAITING, created_at=NOW, changed_at=NOW, submitted_at=NOW
        )


@pytest.mark.parametrize("state", ChangeState.values)
def test_the_grid_of_a_change(state: str) -> None:
    allowed = {
        "draft": {"submit", "take_over", "discard"},
        "waiting": {"withdraw", "return", "accept"},
        "returned": {"submit", "take_over", "discard"},
    }
    assert set(CHANGE.actions_from(state)) == allowed.get(state, set())


def test_the_grid_of_an_image() -> None:
    assert {state: set(IMAGE.actions_from(state)) for state in ("new", "waiting", "published", "refused")} == {
        "new": {"describe"},
        "waiting": {"describe", "accept", "refuse"},
        "published": {"describe"},
        "refused": {"describe"},
    }
