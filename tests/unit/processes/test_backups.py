"""Backups: made and restored on either database while others write; what does not fit is refused, whole."""

import gzip
import io
import json
import sqlite3
import stat
import sys
import tarfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event as Flag
from threading import Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from pytest_django.fixtures import Settings as DjangoSettings

from mypage.accounts.choices import KeyPurpose
from mypage.accounts.commands.keys import make_key
from mypage.accounts.models import AuthenticationKey, SignInSession, Tally, TrustedDevice
from mypage.audit.models import Event
from mypage.guidance.models import PublicNotice
from mypage.kernel.clock import now
from mypage.notifications.choices import MailState
from mypage.notifications.commands import queue_mail
from mypage.notifications.models import Mail
from mypage.processes.backup_databases import BackupError
from mypage.processes.backups import back_up, restore

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, settings: DjangoSettings) -> None:
    """Uploads of this test only."""
    settings.VAR = tmp_path / "var"
    settings.MEDIA_ROOT = settings.VAR / "uploads"
    settings.MEDIA_ROOT.mkdir(parents=True)


def a_notice(title: str) -> PublicNotice:
    return PublicNotice.objects.create(title=title, text="本文", shown_from=now())


def titles() -> list[str]:
    return sorted(PublicNotice.objects.values_list("title", flat=True))


def rewritten(path: Path, change: Callable[[str, bytes], bytes | None], more: dict[str, bytes] | None = None) -> Path:
    """The backup with other contents: None leaves a member out."""
    target = path.with_name("changed.tar.gz")
    with tarfile.open(path) as source, tarfile.open(target, "w:gz") as out:
        members = {member.name: source.extractfile(member).read() for member in source}  # type: ignore[union-attr]
        for name, content in (members | (more or {})).items():
            changed = change(name, content)
            if changed is not None:
                info = tarfile.TarInfo(name)
                info.size = len(changed)
                out.addfile(info, io.BytesIO(changed))
    return target


def as_it_is(_name: str, content: bytes) -> bytes:
    return content


def with_manifest(path: Path, **facts: object) -> Path:
    def change(name: str, content: bytes) -> bytes:
        return json.dumps(json.loads(content) | facts).encode() if name == "manifest.json" else content

    return rewritten(path, change)


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup with one notice in it."""
    a_notice("前から")
    path = tmp_path / "backup.tar.gz"
    back_up(path, at=now())
    return path


def test_what_was_saved_comes_back_and_what_came_later_goes(backup: Path, settings: DjangoSettings) -> None:
    a_notice("あとから")
    restore(backup, at=now())
    assert titles() == ["前から"]
    assert Event.objects.filter(action="backup.restored").count() == 1


def test_uploads_come_back_as_they_were(tmp_path: Path, settings: DjangoSettings) -> None:
    kept = settings.MEDIA_ROOT / "images" / "看板.jpg"
    kept.parent.mkdir()
    kept.write_bytes(b"picture")
    path = tmp_path / "backup.tar.gz"
    back_up(path, at=now())
    kept.write_bytes(b"another")
    (settings.MEDIA_ROOT / "later.jpg").write_bytes(b"later")
    restore(path, at=now())
    assert kept.read_bytes() == b"picture"
    assert [file.name for file in settings.MEDIA_ROOT.rglob("*") if file.is_file()] == ["看板.jpg"]


def test_a_backup_is_for_its_owner_only_and_holds_no_secret(backup: Path, settings: DjangoSettings) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    with tarfile.open(backup) as archive:
        assert {member.name for member in archive} == {"manifest.json", "database"}
    assert settings.SECRET_KEY.encode() not in gzip.decompress(backup.read_bytes())
    assert [file.name for file in backup.parent.iterdir() if file.name.startswith(".")] == []


def test_a_backup_never_replaces_a_file(backup: Path) -> None:
    before = backup.read_bytes()
    with pytest.raises(CommandError, match="exists already"):
        call_command("backup", str(backup))
    assert backup.read_bytes() == before


def test_after_a_restore_nobody_is_signed_in_and_nothing_old_is_mailed(tmp_path: Path) -> None:
    at = now()
    SignInSession.objects.create(session_key="s", session_data="", expire_date=at)
    key = make_key(purpose=KeyPurpose.ACCOUNT, email="x@example.jp", at=at)
    queue_mail(template="account_key", to="x@example.jp", facts={}, key_id=key.pk, at=at)
    path = tmp_path / "backup.tar.gz"
    back_up(path, at=at)
    restore(path, at=at)
    assert not SignInSession.objects.exists()
    assert not TrustedDevice.objects.exists()
    assert AuthenticationKey.objects.get(pk=key.pk).ended_at == at
    mail = Mail.objects.get()
    assert (mail.state, mail.dropped_at, mail.next_try_at) == (MailState.DROPPED, at, None)


def test_what_had_its_time_does_not_come_back(tmp_path: Path) -> None:
    Tally.objects.create(scope="x", who_hash="0", at=now().replace(year=2020))
    path = tmp_path / "backup.tar.gz"
    back_up(path, at=now())
    restore(path, at=now())
    assert not Tally.objects.exists()


def test_the_record_is_still_append_only_afterwards(backup: Path) -> None:
    restore(backup, at=now())
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.all().delete()


def test_a_backup_of_another_database_is_refused(backup: Path) -> None:
    other = "postgresql" if connection.vendor == "sqlite" else "sqlite"
    with pytest.raises(BackupError, match=f"is of a {other} database"):
        restore(with_manifest(backup, vendor=other), at=now())


def test_a_backup_of_another_version_is_refused(backup: Path) -> None:
    with tarfile.open(backup) as archive:
        described = json.loads(archive.extractfile("manifest.json").read())  # type: ignore[union-attr]
    other = with_manifest(backup, migrations=[*described["migrations"], "guidance.0099_later"])
    with pytest.raises(BackupError, match=r"another version .* guidance\.0099_later"):
        restore(other, at=now())


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (
            lambda path: rewritten(path, lambda name, content: content[:-9] if name == "database" else content),
            "damaged",
        ),
        (lambda path: rewritten(path, lambda name, content: None if name == "database" else content), "damaged"),
        (
            lambda path: rewritten(path, lambda name, content: None if name == "manifest.json" else content),
            "no readable",
        ),
        (lambda path: rewritten(path, as_it_is, {"uploads/x": b"x"}), "damaged"),
        (lambda path: rewritten(path, as_it_is, {"uploads/../../x": b"x"}), "holds"),
        (lambda path: rewritten(path, as_it_is, {"/etc/x": b"x"}), "holds"),
        (lambda path: path.with_name("none.tar.gz"), "cannot be read"),
    ],
)
def test_a_damaged_backup_changes_nothing(backup: Path, damage: Callable[[Path], Path], sentence: str) -> None:
    a_notice("あとから")
    with pytest.raises(BackupError, match=sentence):
        restore(damage(backup), at=now())
    assert titles() == ["あとから", "前から"]


def test_half_a_file_changes_nothing(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])
    with pytest.raises(BackupError, match="cannot be read"):
        restore(backup, at=now())
    assert titles() == ["前から"]


def test_restore_asks_before_it_replaces(backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("yes\n"))
    with pytest.raises(CommandError, match="--yes"):
        call_command("restore", str(backup))
    a_notice("あとから")
    call_command("restore", str(backup), "--yes", stdout=io.StringIO())
    assert titles() == ["前から"]


def test_other_secrets_are_told(backup: Path, settings: DjangoSettings) -> None:
    assert restore(backup, at=now()).knows_secrets
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "fresh", []
    assert not restore(backup, at=now()).knows_secrets


@pytest.fixture
def writer() -> Iterator[list[str]]:
    """Somebody writes all the time, over a connection of their own; hands out what went wrong."""
    stop, failures = Flag(), []

    def write() -> None:
        try:
            while not stop.is_set():
                Tally.objects.create(scope="busy", who_hash="0", at=now())
                Tally.objects.filter(scope="busy").first()
                time.sleep(0.002)
        except Exception as failure:  # noqa: BLE001
            failures.append(repr(failure))
        finally:
            connection.close()

    thread = Thread(target=write)
    thread.start()
    yield failures
    stop.set()
    thread.join(60)


def test_backup_and_restore_work_while_somebody_writes(tmp_path: Path, writer: list[str]) -> None:
    a_notice("前から")
    time.sleep(0.2)
    path = tmp_path / "backup.tar.gz"
    back_up(path, at=now())
    a_notice("あとから")
    saved_by_then = Tally.objects.count()
    restore(path, at=now())
    assert titles() == ["前から"]
    assert Tally.objects.count() <= saved_by_then + 200
    at_restore = Tally.objects.count()
    time.sleep(0.3)
    assert Tally.objects.count() > at_restore
    assert not writer


def test_a_backup_of_sqlite_is_one_whole_database(backup: Path, tmp_path: Path) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("of the embedded database only")
    copy = tmp_path / "copy.sqlite3"
    with tarfile.open(backup) as archive:
        copy.write_bytes(archive.extractfile("database").read())  # type: ignore[union-attr]
    with sqlite3.connect(copy) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert opened.execute("SELECT title FROM guidance_publicnotice").fetchall() == [("前から",)]
    opened.close()
