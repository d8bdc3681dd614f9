"""What every test gets: a closed network, a clock that can be set, hashing that takes no time."""

import os
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.conf import settings as service_settings
from django.db.backends.sqlite3.base import DatabaseWrapper as SQLite
from hypothesis import HealthCheck, Phase
from hypothesis import settings as hypothesis_settings
from pytest_django.fixtures import Settings as DjangoSettings

from mypage.kernel.clock import JST
from tests.cast import Cast, assemble
from tests.network import OutsideWatch
from tests.settings import SERVICE_HASHERS

NO_EXPLANATION = [phase for phase in Phase if phase is not Phase.explain]
hypothesis_settings.register_profile(
    "suite",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=60,
    phases=NO_EXPLANATION,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
hypothesis_settings.register_profile(
    "trial", hypothesis_settings.get_profile("suite"), derandomize=False, max_examples=2000
)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """`make fast` leaves out what needs a database."""
    parser.addoption("--no-database", action="store_true", help="only the tests that need no database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Takes the tests out that need a database, when that is asked for."""
    if config.getoption("--no-database"):
        config.hook.pytest_deselected(items=[item for item in items if needs_database(item)])
        items[:] = [item for item in items if not needs_database(item)]


def needs_database(item: pytest.Item) -> bool:
    """By its mark or through one of its fixtures."""
    return bool(item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())))


@pytest.fixture(autouse=True, scope="session")
def record_may_be_flushed() -> Iterator[None]:
    """The record refuses DELETE, with which SQLite empties its tables after a test with transactions of its own."""
    flushing = SQLite.ops_class.sql_flush

    def flush_with_permission(*args: Any, **options: Any) -> list[str]:
        permission = "INSERT INTO audit_erasure (acts_before) VALUES ('9999-12-31')"
        # Each municipality that goes would be sought among all postal codes.
        return [permission, "DELETE FROM audit_event", "DELETE FROM reference_postalcode", *flushing(*args, **options)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SQLite.ops_class, "sql_flush", flush_with_permission)
        yield


@pytest.fixture(autouse=True)
def outside() -> Iterator[OutsideWatch]:
    """Nothing may be sought outside this machine, even where the code swallows the refusal."""
    with OutsideWatch() as watch:
        yield watch
    assert not watch.attempts, f"The test reached for the outside: {watch.attempts}"


@pytest.fixture
def at_time() -> Iterator[Callable[[str], datetime]]:
    """Sets the clock and stops it: at_time("2026-04-06 23:59:59"), Japan time unless the text says otherwise."""
    travels: list[time_machine.travel] = []

    def travel(text: str) -> datetime:
        moment = datetime.fromisoformat(text)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=JST)
        while travels:
            travels.pop().stop()
        travels.append(time_machine.travel(moment, tick=False))
        travels[0].start()
        return moment

    yield travel
    for travelled in travels:
        travelled.stop()


@pytest.fixture(params=["UTC", "Asia/Tokyo"])
def server_zone(request: pytest.FixtureRequest) -> Iterator[str]:
    """Runs the test on a server whose clock stands in either zone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield request.param
    time.tzset()


@pytest.fixture
def real_hashing(settings: DjangoSettings) -> None:
    """The service's own password hashing, for the tests whose subject it is."""
    settings.PASSWORD_HASHERS = SERVICE_HASHERS


@pytest.fixture
def own_words(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Gives the service another operator's words; entry by entry, since every page reads the one mapping."""

    def give(**words: str) -> None:
        for key, word in words.items():
            monkeypatch.setitem(service_settings.SERVICE, key, word)

    return give


@pytest.fixture
def cast(db: None) -> Cast:
    """The named cast, at work."""
    return assemble()
