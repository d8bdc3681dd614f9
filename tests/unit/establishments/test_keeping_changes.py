"""Changes of an establishment that nobody sends: their writers are told twice, then they are erased."""

from datetime import datetime, timedelta

import pytest

from mypage.establishments.choices import ChangeState, Role
from mypage.establishments.commands.changing import Seen, discard_change, save_screen, withdraw_change
from mypage.establishments.commands.reminding import remind_of_changes
from mypage.establishments.content import screen_of
from mypage.establishments.models import Establishment, EstablishmentChange, Membership
from mypage.establishments.queries import open_change
from mypage.notifications.models import Mail, Notice
from mypage.processes.retention import sweep
from mypage.processes.timers import TIMERS, remind_of_unsent_changes
from tests.cast import Cast
from tests.establishments import make_places, save_all, send
from tests.postings import NOON

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LAST = "2027-01-21"
"""Sixty days after 22 November 2026."""


@pytest.fixture
def cast(cast: Cast) -> Cast:
    make_places(cast)
    return cast


def written(
    cast: Cast, at: datetime = NOON, establishment: Establishment | None = None, fax: str = "03-5550-1008"
) -> None:
    """One answer of a screen is saved, and with it the change."""
    row = Establishment.objects.get(pk=(establishment or cast.shop).pk)
    screen = screen_of("basics")
    assert screen
    seen = Seen.of(row, open_change(row))
    save_screen(establishment=row, screen=screen, typed={"fax": fax}, seen=seen, by=cast.yamada, at=at)


def told() -> list[tuple[str, str]]:
    """Whom the mails went to, and the day that they name."""
    return [(mail.to, mail.facts["ends_on"]) for mail in Mail.objects.filter(template="establishment_change_ends")]


def test_writers_are_told_seven_days_and_one_day_before(cast: Cast) -> None:
    """Each once, by mail and in My Page; whoever only reads is not."""
    Membership.objects.filter(user=cast.suzuki).update(role=Role.MEMBER)
    written(cast)
    assert remind_of_unsent_changes(NOON + 52 * DAY) == 0
    for _ in range(2):
        remind_of_unsent_changes(NOON + 53 * DAY)
    assert sorted(told()) == [(cast.suzuki.email, LAST), (cast.yamada.email, LAST)]
    (notice,) = Notice.objects.filter(template="establishment_change_ends")
    assert "変更のないまま2027年1月21日（木）を過ぎると" in notice.text
    remind_of_unsent_changes(NOON + 58 * DAY)
    assert len(told()) == 2
    remind_of_unsent_changes(NOON + 59 * DAY)
    assert len(told()) == 4


def test_whoever_only_reads_is_not_told(cast: Cast) -> None:
    Membership.objects.filter(user=cast.suzuki).update(role=Role.VIEWER)
    written(cast)
    remind_of_unsent_changes(NOON + 53 * DAY)
    assert told() == [(cast.yamada.email, LAST)]


def test_the_mail_says_nothing_but_the_establishment_and_the_day(cast: Cast) -> None:
    """What was typed may be about a person, and stays in My Page."""
    written(cast)
    remind_of_unsent_changes(NOON + 53 * DAY)
    mail = Mail.objects.filter(template="establishment_change_ends").first()
    assert mail
    assert mail.facts == {"establishment": cast.shop.name, "ends_on": LAST}


def test_a_saving_starts_the_time_anew(cast: Cast) -> None:
    """Also after a warning, and also one that changes nothing."""
    written(cast)
    remind_of_unsent_changes(NOON + 53 * DAY)
    count = len(told())
    written(cast, NOON + 54 * DAY)
    remind_of_unsent_changes(NOON + 60 * DAY)
    sweep(NOON + 90 * DAY)
    assert len(told()) == count
    assert EstablishmentChange.objects.count() == 1
    remind_of_unsent_changes(NOON + 107 * DAY)
    assert len(told()) == 2 * count


def test_a_change_is_there_through_its_last_day(cast: Cast) -> None:
    """And gone on the next, in Japan."""
    written(cast)
    remind_of_unsent_changes(NOON + 59 * DAY)
    midnight = datetime.fromisoformat("2027-01-22T00:00:00+09:00")
    sweep(midnight - timedelta(seconds=1))
    assert EstablishmentChange.objects.exists()
    sweep(midnight)
    assert not EstablishmentChange.objects.exists()


def test_nothing_is_erased_unannounced(cast: Cast) -> None:
    """When the worker stood still for months, the warning comes first and names the day it is given."""
    written(cast)
    sweep(NOON + 200 * DAY)
    assert EstablishmentChange.objects.exists()
    remind_of_unsent_changes(NOON + 200 * DAY)
    assert {day for _, day in told()} == {"2027-06-10"}
    sweep(NOON + 200 * DAY)
    assert not EstablishmentChange.objects.exists()


def test_what_is_empty_or_given_up_goes_without_a_word(cast: Cast) -> None:
    """Nothing is lost with it."""
    written(cast)
    written(cast, fax="")
    written(cast, establishment=cast.bakery)
    row = Establishment.objects.get(pk=cast.bakery.pk)
    discard_change(establishment=row, seen=Seen.of(row, open_change(row)), by=cast.tanaka, at=NOON)
    for days in (53, 59, 60):
        remind_of_unsent_changes(NOON + days * DAY)
    assert not told()
    sweep(NOON + 60 * DAY)
    assert EstablishmentChange.objects.count() == 2
    sweep(NOON + 60 * DAY + timedelta(seconds=1))
    assert not EstablishmentChange.objects.exists()


def test_what_waits_for_the_office_is_neither_told_of_nor_erased(cast: Cast) -> None:
    """Taken back it is a draft again, whose time begins."""
    save_all(cast.shop, cast.yamada)
    change = send(cast.shop, cast.yamada)
    remind_of_unsent_changes(NOON + 300 * DAY)
    sweep(NOON + 300 * DAY)
    assert not told()
    assert EstablishmentChange.objects.filter(pk=change.pk, state=ChangeState.WAITING).exists()
    withdraw_change(establishment=cast.shop, by=cast.yamada, at=NOON + 300 * DAY)
    remind_of_unsent_changes(NOON + 352 * DAY)
    assert not told()
    remind_of_unsent_changes(NOON + 353 * DAY)
    assert told()


def test_many_are_told_of_a_few_at_a_time(cast: Cast) -> None:
    """A call does at most so many."""
    written(cast)
    written(cast, establishment=cast.bakery)
    assert [remind_of_changes(at=NOON + 53 * DAY, limit=1) for _ in range(3)] == [1, 1, 0]


def test_the_worker_does_it_every_hour() -> None:
    (timer,) = (each for each in TIMERS if each.run is remind_of_unsent_changes)
    assert timer.every == timedelta(hours=1)
