"""How each database is copied out whole while others write, and back in while the service runs."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient

_BUSY_SECONDS = 60
_LOCK_SECONDS = 30
_TRIES = 3


class BackupError(Exception):
    """A backup cannot be made or restored; the message says why and what to do."""


def applied_migrations() -> list[str]:
    """The migrations that the database holds, as app.name."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        return sorted(f"{app}.{name}" for app, name in cursor.fetchall())


def copy_out(target: Path) -> None:
    """The database as it is at one moment stands in the file."""
    if connection.vendor == "sqlite":
        _sqlite_out(target)
    else:
        _postgresql_out(target)


def copy_in(source: Path, statements: Sequence[str]) -> None:
    """The database is as the file says after these statements; others see either all of it or nothing."""
    connection.close()
    if connection.vendor == "sqlite":
        _sqlite_in(source, statements)
    else:
        _postgresql_in(source, statements)


def written(at: datetime) -> str:
    """A moment as it stands in a statement."""
    plain = at.astimezone(UTC).replace(tzinfo=None).isoformat(" ")
    return f"'{plain}'" if connection.vendor == "sqlite" else f"'{plain}+00'"


def _sqlite_out(target: Path) -> None:
    with closing(_opened(_live_file())) as live, closing(_opened(target)) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    target.chmod(0o600)


def _sqlite_in(source: Path, statements: Sequence[str]) -> None:
    with closing(_opened(source)) as copy, closing(_opened(_live_file())) as live:
        _refuse_corrupt(copy)
        for statement in statements:
            copy.execute(statement)
        live.execute("PRAGMA journal_mode=WAL")
        copy.backup(live)


def _refuse_corrupt(copy: sqlite3.Connection) -> None:
    try:
        said = [row[0] for row in copy.execute("PRAGMA integrity_check")]
        broken = copy.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as failure:
        raise BackupError(f"The database in the backup cannot be read: {failure}") from failure
    if said != ["ok"] or broken:
        raise BackupError("The database in the backup is damaged; nothing was changed.")


def _live_file() -> Path:
    return Path(connection.settings_dict["NAME"])


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)


def _postgresql_out(target: Path) -> None:
    _run("pg_dump", [*_where(), "--format=custom", "--no-owner", "--no-privileges", f"--file={target}"])
    target.chmod(0o600)


def _postgresql_in(source: Path, statements: Sequence[str]) -> None:
    """In one transaction; tried again when it waits too long for those who work with the tables meanwhile."""
    script = source.with_name("restore.sql")
    _run("pg_restore", ["--clean", "--if-exists", "--no-owner", "--no-privileges", f"--file={script}", str(source)])
    with script.open("a") as out:
        out.writelines(f"{statement};\n" for statement in ["SET search_path TO DEFAULT", *statements])
    options = ["--single-transaction", "--set=ON_ERROR_STOP=1", "--no-psqlrc", "--quiet", f"--file={script}"]
    for tries_left in reversed(range(_TRIES)):
        try:
            _run("psql", [*_where(), *options])
        except BackupError:
            if not tries_left:
                raise
        else:
            return


def _where() -> list[str]:
    """How PostgreSQL's programs reach our database; the password goes by the environment."""
    words, _ = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    *where, name = words[1:]
    return [*where, f"--dbname={name}"]


def _run(program: str, arguments: list[str]) -> None:
    _, secrets = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    environment = {**os.environ, **(secrets or {}), "PGOPTIONS": f"-c lock_timeout={_LOCK_SECONDS}s"}
    command = [_program(program), *arguments]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    if done.returncode:
        told = done.stderr.strip().splitlines()
        raise BackupError(f"{program} failed: {told[-1] if told else f'exit code {done.returncode}'}")


def _program(name: str) -> str:
    """The newest installed one: Debian keeps those of each version in a folder of its own."""
    of_versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: float(path.parts[4]))
    found = str(of_versions[-1]) if of_versions else shutil.which(name)
    if found is None:
        raise BackupError(f"{name} is not installed. On Debian: apt-get install postgresql-client")
    return found
