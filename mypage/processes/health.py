"""Whether the service can do its work: the database answers, its tables are those of this version, mail goes out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from mypage.notifications.queries import longest_overdue, oldest_waiting

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Check:
    """One question and its answer; `reason` is empty where all is well. Names no person."""

    name: str
    is_well: bool
    reason: str = ""


def readiness(at: datetime) -> list[Check]:
    """Every check, or only the database's when that one fails."""
    database = check_of("database", _database)
    if not database.is_well:
        return [database]
    return [database, check_of("migrations", _migrations), check_of("mail", lambda: _mail(at))]


def check_of(name: str, reason: Callable[[], str]) -> Check:
    """The answer to one question; a failing database is an answer, too."""
    try:
        said = reason()
    except DatabaseError as failure:
        said = f"the database refused: {type(failure).__name__}"
    return Check(name, is_well=not said, reason=said)


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return ""


def _migrations() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        missing = sorted(wanted_migrations() - {(app, name) for app, name in cursor.fetchall()})
    return f"not applied: {', '.join(f'{app}.{name}' for app, name in missing)}" if missing else ""


@cache
def wanted_migrations() -> frozenset[tuple[str, str]]:
    """What this version's files ask for; read from the disk once per process."""
    return frozenset(MigrationLoader(None).disk_migrations)


def _mail(at: datetime) -> str:
    overdue = longest_overdue(at) // MINUTE
    if overdue >= settings.MAIL_OVERDUE_MINUTES:
        return f"a due mail has been left lying for {overdue} minutes: does the worker run?"
    waiting = oldest_waiting(at) // MINUTE
    if waiting >= settings.MAIL_WAITING_MINUTES:
        return f"a mail has waited for {waiting} minutes: does the mail server take mail?"
    return ""
