"""The record of acts: written by one command, append-only in the database itself."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from mypage.audit.commands import erase_before, record
from mypage.audit.models import Erasure, Event
from mypage.audit.queries import events, history
from mypage.kernel.actor import ANONYMOUS, SYSTEM, Actor

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
NAKAMURA = Actor("staff", 7, "中村")
NEVER = datetime(1990, 1, 1, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def recorded(action: str = "staff.added", at: datetime = AT) -> Event:
    """One act, as the commands write it."""
    record(action, by=NAKAMURA, at=at, subject=("user", 9), facts={"office": "飯田橋"})
    return Event.objects.latest("id")


def test_an_act_names_who_did_what_to_what() -> None:
    event = recorded()
    assert (event.at, event.action) == (AT, "staff.added")
    assert (event.actor_kind, event.actor_id, event.actor_name) == ("staff", 7, "中村")
    assert (event.subject_kind, event.subject_id, event.facts) == ("user", 9, {"office": "飯田橋"})


def test_an_act_without_a_japanese_name_is_refused() -> None:
    with pytest.raises(KeyError):
        record("staff.promoted", by=SYSTEM, at=AT, subject=("user", 1))
    assert not Event.objects.exists()


def test_the_database_refuses_to_change_an_act() -> None:
    event = recorded()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(actor_name="別人")
    event.refresh_from_db()
    assert event.actor_name == "中村"


def test_the_database_refuses_to_erase_an_act() -> None:
    event = recorded()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        event.delete()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_event")
    assert Event.objects.count() == 1


def test_the_sweep_erases_what_is_old_and_leaves_no_permission_behind() -> None:
    old, young = recorded(at=AT - timedelta(days=10)), recorded()
    assert erase_before(AT - timedelta(days=5), reads_before=NEVER, limit=100) == 1
    assert list(Event.objects.all()) == [young]
    assert old.pk != young.pk
    assert not Erasure.objects.exists()


def test_reads_and_exports_go_earlier_than_acts() -> None:
    act = recorded(at=AT - timedelta(days=10))
    recorded("audit.exported", at=AT - timedelta(days=10))
    assert erase_before(NEVER, reads_before=AT - timedelta(days=5), limit=100) == 1
    assert list(Event.objects.all()) == [act]


def test_the_sweep_takes_the_oldest_first_and_no_more_than_asked() -> None:
    kept = [recorded(at=AT - timedelta(days=days)) for days in (30, 20, 10)]
    assert erase_before(AT, reads_before=NEVER, limit=2) == 2
    assert list(Event.objects.all()) == [kept[2]]


def test_acts_are_found_by_action_person_subject_and_period() -> None:
    recorded()
    record("sign_in.succeeded", by=Actor("employer", 7, "山田"), at=AT + timedelta(hours=1), subject=("user", 7))
    record("opening.applied", by=ANONYMOUS, at=AT + timedelta(hours=2), subject=("establishment", 3))

    def found(**wanted: object) -> list[str]:
        return [event.action for event in events(**wanted)]  # type: ignore[arg-type]

    assert found() == ["opening.applied", "sign_in.succeeded", "staff.added"]
    assert found(action="staff.added") == ["staff.added"]
    assert found(actor=("employer", 7)) == ["sign_in.succeeded"]
    assert found(subject=("establishment", 3)) == ["opening.applied"]
    assert found(since=AT + timedelta(hours=1), until=AT + timedelta(hours=2)) == ["sign_in.succeeded"]
    assert [event.action for event in history("user", 9)] == ["staff.added"]
