"""The demo's page of mails."""

from datetime import datetime, timedelta
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from pytest_django.fixtures import Settings as DjangoSettings

from mypage.kernel.clock import JST
from mypage.notifications.commands import queue_mail
from mypage.processes.delivery import Courier

AT = datetime(2026, 4, 1, 9, 0, tzinfo=JST)
DEMO = pytest.mark.urls("tests.web.public.demo_urlconf")


@pytest.fixture
def folder(settings: DjangoSettings, tmp_path: Path) -> Path:
    settings.EMAIL_BACKEND = "mypage.processes.mail_files.EmailBackend"
    settings.MAIL_FOLDER = tmp_path / "mail"
    return tmp_path / "mail"


def deliver(establishment: str, at: datetime = AT) -> None:
    facts = {"establishment": establishment}
    queue_mail(template="opening_completed", to="yamada@demo.example", facts=facts, at=at)
    Courier(clock=lambda: at).deliver_due()


def test_outside_of_the_demo_the_page_does_not_exist(client: Client, db: None) -> None:
    with pytest.raises(NoReverseMatch):
        reverse("public:demo_mails")
    assert client.get("/demo/mail/").status_code == 404
    assert not [name for name in get_resolver().reverse_dict if "demo" in str(name)]


@DEMO
def test_an_empty_folder_is_told_of(client: Client, db: None, folder: Path) -> None:
    answer = client.get("/demo/mail/")
    assert answer.status_code == 200
    assert "まだメールは届いていません" in answer.content.decode()


@DEMO
def test_the_newest_mail_stands_first_and_opens_as_plain_text(client: Client, db: None, folder: Path) -> None:
    deliver("山田商店")
    deliver("<b>やまびこ</b>＆製作所", AT + timedelta(minutes=5))
    listed = client.get("/demo/mail/").content.decode()
    names = sorted((path.stem for path in folder.glob("*.eml")), reverse=True)
    assert listed.index(names[0]) < listed.index(names[1])
    assert "2026/04/01 09:05" in listed
    opened = client.get(f"/demo/mail/{names[0]}/").content.decode()
    assert "<b>やまびこ</b>＆製作所 御担当者様" in unescape(opened)
    assert "<b>やまびこ" not in opened
    assert "求人者マイページの開設が完了しました" in opened


@DEMO
def test_a_long_list_is_cut_into_pages(client: Client, db: None, folder: Path) -> None:
    for minute in range(21):
        deliver("山田商店", AT + timedelta(minutes=minute))
    first, second = (client.get(f"/demo/mail/?page={number}").content.decode() for number in (1, 2))
    assert (first.count('data-label="件名"'), second.count('data-label="件名"')) == (20, 1)


@DEMO
@pytest.mark.parametrize(
    "name",
    ["..%2F..%2Fsecret%2Fkeys", "%2e%2e", "keys", "20260401T000000Z-" + "0" * 36, "a%00b", "20260401T000000Z-x.eml"],
)
def test_no_other_file_can_be_read(client: Client, db: None, folder: Path, name: str) -> None:
    deliver("山田商店")
    (folder.parent / "secret").mkdir()
    (folder.parent / "secret" / "keys.eml").write_text("Subject: secret\n\nsecret")
    assert client.get(f"/demo/mail/{name}/").status_code in (400, 404)
