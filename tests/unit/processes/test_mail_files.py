"""The demo's folder of mails."""

import os
from datetime import datetime, timedelta
from email import message_from_bytes
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings as DjangoSettings

from mypage.kernel.clock import JST
from mypage.notifications.choices import Failure
from mypage.notifications.commands import queue_mail
from mypage.notifications.models import Mail
from mypage.processes.delivery import Courier
from mypage.processes.mail_files import mail_in_folder, names_of_mails

AT = datetime(2026, 4, 1, 9, 0, tzinfo=JST)


@pytest.fixture
def folder(settings: DjangoSettings, tmp_path: Path) -> Path:
    settings.EMAIL_BACKEND = "mypage.processes.mail_files.EmailBackend"
    settings.MAIL_FOLDER = tmp_path / "mail"
    return tmp_path / "mail"


def a_mail(at: datetime = AT) -> Mail:
    return queue_mail(template="logins_check", to="yamada@demo.example", facts={"establishment": "山田商店"}, at=at)


@pytest.mark.django_db
def test_each_mail_is_one_whole_file_named_by_time_and_number(folder: Path) -> None:
    first, second = a_mail(), a_mail()
    assert Courier(clock=lambda: AT).deliver_due() == {"sent": 2}
    assert {path.name for path in folder.iterdir()} == {
        f"20260401T000000Z-{mail.message_id}.eml" for mail in (first, second)
    }
    raw = (folder / f"20260401T000000Z-{first.message_id}.eml").read_bytes()
    assert message_from_bytes(raw)["Message-ID"] == f"<{first.message_id}@mail.hellowork.mhlw.go.jp>"
    assert "山田商店 御担当者様" in raw.decode()


@pytest.mark.django_db
def test_a_mail_is_read_again_in_words(folder: Path) -> None:
    a_mail()
    a_mail(AT + timedelta(minutes=1))
    Courier(clock=lambda: AT).deliver_due()
    Courier(clock=lambda: AT + timedelta(minutes=1)).deliver_due()
    newest, oldest = names_of_mails()
    assert newest > oldest
    mail = mail_in_folder(newest)
    assert mail is not None
    assert (mail.subject, mail.to) == ("利用者の一覧をご確認ください", "yamada@demo.example")
    assert mail.sender == "ハローワーク インターネットサービス <system@mail.hellowork.mhlw.go.jp>"
    assert mail.at == AT + timedelta(minutes=1)
    assert mail.body.startswith("山田商店 御担当者様\n")


@pytest.mark.parametrize("name", ["", "..", "../secret", "/etc/passwd", "20260401T000000Z-" + "0" * 36, "a\x00b"])
def test_a_name_is_never_a_path(folder: Path, name: str) -> None:
    (folder.parent / "secret.eml").write_text("Subject: x\n\nx")
    assert mail_in_folder(name) is None


@pytest.mark.django_db
def test_a_disk_that_refuses_leaves_no_half_mail_and_the_mail_waits(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail = a_mail()

    def refuse(_descriptor: int) -> None:
        raise OSError("no space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        assert Courier(clock=lambda: AT).deliver_due() == {"put_off": 1, "unreachable": 1}
    assert list(folder.iterdir()) == []
    assert names_of_mails() == []
    mail.refresh_from_db()
    assert mail.last_failure == Failure.CONNECTION
    assert Courier(clock=lambda: AT + timedelta(minutes=1)).deliver_due() == {"sent": 1}


def test_no_folder_is_an_empty_folder(folder: Path) -> None:
    assert names_of_mails() == []
