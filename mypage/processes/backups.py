"""Backups: one file with the database and the uploads, made and restored while the service runs.

The file is a tar.gz with `manifest.json` first (kind of database, applied migrations, digests), then `database`, then
`uploads/…`. The secrets are not in it: whoever finds a backup shall not find the keys to it. What makes the copy of a
database is in `backup_databases`.
"""

import hashlib
import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO

from django.conf import settings
from django.db import connection
from django.db.models import Model

from mypage.accounts.keyring import hashed, matches
from mypage.accounts.models import AuthenticationKey, SignInSession, TrustedDevice
from mypage.audit.commands import record
from mypage.kernel.actor import SYSTEM
from mypage.notifications.choices import MailState
from mypage.notifications.models import Mail
from mypage.processes import backup_databases
from mypage.processes.backup_databases import BackupError
from mypage.processes.health import wanted_migrations
from mypage.processes.retention import sweep

FORMAT = 1
MANIFEST, DATABASE, UPLOADS = "manifest.json", "database", "uploads"
_FINGERPRINT = "backup fingerprint"
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself."""

    format: int
    made_at: str
    vendor: str
    migrations: list[str]
    fingerprint: str
    digests: dict[str, str]


@dataclass(frozen=True)
class Restored:
    """What a restore did; `knows_secrets`: this service holds the secrets that the backup's rows were made under."""

    made_at: datetime
    knows_secrets: bool


def back_up(path: Path, *, at: datetime) -> int:
    """A backup stands at `path`, readable by its owner only; its size in bytes. BackupError when it cannot be made.

    Nothing stands there until it is whole.
    """
    if path.exists():
        raise BackupError(f"{path} exists already; a backup never replaces a file.")
    if not path.parent.is_dir():
        raise BackupError(f"There is no folder {path.parent}.")
    with tempfile.TemporaryDirectory(prefix=".mypage-backup-", dir=path.parent) as folder:
        copy = Path(folder, DATABASE)
        backup_databases.copy_out(copy)
        made = Path(folder, "backup")
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            _write(out, copy, at)
            out.flush()
            os.fsync(out.fileno())
        os.link(made, path)
        return path.stat().st_size


def restore(path: Path, *, at: datetime) -> Restored:
    """The database and the uploads are those of the backup. BackupError, and nothing has changed, when it does not fit.

    Sessions end, devices are trusted no more, keys of that time end, and mails that were waiting then are not sent, for
    they may have been since. What has had its time meanwhile is erased again.
    """
    with _unpacked(path) as (manifest, folder):
        _refuse_unfit(manifest)
        backup_databases.copy_in(folder / DATABASE, _what_the_past_may_not_do(at))
        _put_uploads(folder / UPLOADS)
    record("backup.restored", by=SYSTEM, at=at, subject=("service", None), facts={"made_at": manifest.made_at})
    sweep(at)
    return Restored(datetime.fromisoformat(manifest.made_at), matches(_FINGERPRINT, "", manifest.fingerprint))


def _what_the_past_may_not_do(at: datetime) -> list[str]:
    """Statements that are part of the restore itself, so that nobody works with what they put an end to."""
    moment = backup_databases.written(at)
    dropped = f"state = '{MailState.DROPPED}', dropped_at = {moment}, next_try_at = NULL"
    return [
        f"DELETE FROM {_table(SignInSession)}",  # noqa: S608
        f"DELETE FROM {_table(TrustedDevice)}",  # noqa: S608
        f"UPDATE {_table(AuthenticationKey)} SET ended_at = {moment} WHERE used_at IS NULL AND ended_at IS NULL",  # noqa: S608
        f"UPDATE {_table(Mail)} SET {dropped} WHERE next_try_at IS NOT NULL",  # noqa: S608
    ]


def _table(model: type[Model]) -> str:
    return model._meta.db_table  # noqa: SLF001


def _write(out: IO[bytes], copy: Path, at: datetime) -> None:
    members = [(DATABASE, copy), *_uploads()]
    manifest = Manifest(
        format=FORMAT,
        made_at=at.isoformat(),
        vendor=connection.vendor,
        migrations=backup_databases.applied_migrations(),
        fingerprint=hashed(_FINGERPRINT, ""),
        digests={name: _digest(file) for name, file in members},
    )
    described = copy.with_name(MANIFEST)
    described.write_text(json.dumps(asdict(manifest)))
    with tarfile.open(fileobj=out, mode="w:gz", compresslevel=6) as archive:
        for name, file in [(MANIFEST, described), *members]:
            archive.add(file, arcname=name, recursive=False, filter=_anonymous)


def _anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = 0o600
    return member


def _uploads() -> list[tuple[str, Path]]:
    root = Path(settings.MEDIA_ROOT)
    files = sorted(file for file in root.rglob("*") if file.is_file()) if root.is_dir() else []
    return [(f"{UPLOADS}/{file.relative_to(root).as_posix()}", file) for file in files]


@contextmanager
def _unpacked(path: Path) -> Iterator[tuple[Manifest, Path]]:
    """The backup in a folder beside the data, every digest checked."""
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=settings.VAR) as made:
        folder = Path(made)
        try:
            with tarfile.open(path, "r:gz") as archive:
                for member in archive:
                    _unpack(archive, member, folder)
        except (OSError, EOFError, tarfile.TarError) as failure:
            raise BackupError(f"{path} cannot be read as a backup: {failure}") from failure
        manifest = _manifest(folder / MANIFEST)
        _refuse_damaged(manifest, folder)
        yield manifest, folder


def _unpack(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    """One plain file under a name that stays within the folder."""
    name = PurePosixPath(member.name)
    is_ours = member.name in (MANIFEST, DATABASE) or (name.parts[0] == UPLOADS and len(name.parts) > 1)
    if not member.isfile() or not is_ours or ".." in name.parts or name.is_absolute():
        raise BackupError(f"This is no backup of this service: it holds '{member.name}'.")
    target = folder.joinpath(*name.parts)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    source = archive.extractfile(member)
    assert source
    with target.open("xb") as out:
        shutil.copyfileobj(source, out, _CHUNK)


def _manifest(path: Path) -> Manifest:
    try:
        return Manifest(**json.loads(path.read_text()))
    except (OSError, ValueError, TypeError) as failure:
        raise BackupError("This is no backup of this service: it has no readable manifest.") from failure


def _refuse_damaged(manifest: Manifest, folder: Path) -> None:
    found = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    found.pop(MANIFEST)
    if set(found) != set(manifest.digests) or DATABASE not in found:
        raise BackupError("The backup is damaged: files are missing or were added.")
    wrong = sorted(name for name, file in found.items() if _digest(file) != manifest.digests[name])
    if wrong:
        raise BackupError(f"The backup is damaged: '{wrong[0]}' is not what was saved.")


def _refuse_unfit(manifest: Manifest) -> None:
    if manifest.format != FORMAT:
        raise BackupError(f"The backup has format {manifest.format}; this version reads format {FORMAT}.")
    if manifest.vendor != connection.vendor:
        raise BackupError(f"The backup is of a {manifest.vendor} database; this service runs on {connection.vendor}.")
    wanted = {f"{app}.{name}" for app, name in wanted_migrations()}
    differing = sorted(wanted.symmetric_difference(manifest.migrations))
    if differing:
        raise BackupError(
            f"The backup is of another version of the service (they differ in {', '.join(differing[:5])})."
            " Restore it with the version that made it, then upgrade."
        )


def _put_uploads(restored: Path) -> None:
    """The folder of uploads is exchanged as a whole."""
    root = Path(settings.MEDIA_ROOT)
    before = root.with_name(f".{root.name}-before-restore-{os.getpid()}")
    restored.mkdir(exist_ok=True)
    if root.exists():
        root.rename(before)
    shutil.move(restored, root)
    shutil.rmtree(before, ignore_errors=True)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
