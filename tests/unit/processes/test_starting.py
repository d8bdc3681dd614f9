"""The first office and administrator, the rescue of a locked-out one, and new secrets."""

import stat
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings as DjangoSettings

from config.environment import secret_keys
from mypage.accounts.models import AuthenticationKey, User
from mypage.audit.models import Event
from mypage.kernel.clock import now
from mypage.kernel.rule import RuleViolation
from mypage.notifications.models import Mail
from mypage.processes.starting import FirstOffice, registration_address, start_service
from mypage.reference.models import Office, Prefecture
from tests.cast import an_office
from tests.post import deliver

NATIONAL = {
    "MYPAGE_FIRST_OFFICE": "13010",
    "MYPAGE_FIRST_ADMIN_EMAIL": "kobayashi@example.jp",
    "MYPAGE_FIRST_ADMIN_NAME": "小林 誠",
}


@pytest.fixture
def tokyo(db: None) -> Prefecture:
    return Prefecture.objects.create(code="13", name="東京都", name_kana="トウキョウト")


@pytest.fixture
def office(tokyo: Prefecture) -> Office:
    return an_office("飯田橋", "13010", tokyo)


def told(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], answers: tuple[str, ...] = ()) -> str:
    """What the command says, with these variables set and these answers given."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    if answers:
        left = iter(answers)
        monkeypatch.setattr("sys.stdin", SimpleNamespace(isatty=lambda: True))
        monkeypatch.setattr("builtins.input", lambda _question: next(left))
    out = StringIO()
    call_command("start_service", stdout=out)
    return out.getvalue()


def test_the_environment_alone_starts_the_service(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    said = told(monkeypatch, NATIONAL)
    user = User.objects.get()
    assert (user.email, user.name, user.position.office, user.position.roles) == (
        "kobayashi@example.jp", "小林 誠", office, ["管理者"],
    )  # fmt: skip
    assert not user.has_usable_password()
    assert (Mail.objects.get().template, Mail.objects.get().to) == ("staff_key", "kobayashi@example.jp")
    assert registration_address() in said
    assert {"service.started", "staff.added", "staff.key_sent"} == set(Event.objects.values_list("action", flat=True))


def test_no_secret_is_said(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    said = told(monkeypatch, NATIONAL)
    key = AuthenticationKey.objects.get()
    assert key.salt not in said
    assert not key.secret_hash


def test_a_local_office_can_be_the_first(tokyo: Prefecture, monkeypatch: pytest.MonkeyPatch) -> None:
    local = {"MYPAGE_FIRST_OFFICE_NAME": "やまびこ市ふるさとハローワーク", "MYPAGE_FIRST_OFFICE_PREFECTURE": "13"}
    told(monkeypatch, local | {name: NATIONAL[name] for name in NATIONAL if "ADMIN" in name})
    made = Office.objects.get()
    assert (made.kind, made.name, made.prefecture) == ("local", "やまびこ市ふるさとハローワーク", tokyo)
    assert User.objects.get().position.office == made


def test_questions_start_the_service(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    an_office("上野", "13030", office.prefecture)
    Office.objects.update(search_text="公共職業安定所")
    said = told(monkeypatch, {}, ("公共職業安定所", "１３０１０", "kobayashi@example.jp", "小林 誠"))
    assert "13030  ハローワーク上野" in said
    assert User.objects.get().position.office == office


def test_questions_make_a_local_office(tokyo: Prefecture, monkeypatch: pytest.MonkeyPatch) -> None:
    told(monkeypatch, {}, ("", "やまびこ市の窓口", "とうきょう", "東京都", "k@example.jp", "小林"))
    assert Office.objects.get().name == "やまびこ市の窓口"


def test_without_a_terminal_it_says_what_to_set(office: Office) -> None:
    with pytest.raises(CommandError, match="MYPAGE_FIRST_ADMIN_EMAIL"):
        call_command("start_service")
    assert not User.objects.exists()


def test_it_refuses_once_there_is_an_administrator(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    told(monkeypatch, NATIONAL)
    with pytest.raises(CommandError, match="すでに登録"):
        told(monkeypatch, NATIONAL | {"MYPAGE_FIRST_ADMIN_EMAIL": "other@example.jp"})
    assert User.objects.count() == 1


def test_a_wrong_address_leaves_nothing_behind(tokyo: Prefecture) -> None:
    first = FirstOffice(name="窓口", prefecture_code="13")
    with pytest.raises(RuleViolation):
        start_service(office=first, email="a..b@example.jp", name="小林", at=now())
    assert not Office.objects.exists()
    assert not Event.objects.exists()


def test_an_unknown_office_is_refused(office: Office) -> None:
    with pytest.raises(RuleViolation, match="office_unknown"):
        start_service(office=FirstOffice(code="99999"), email="k@example.jp", name="小林", at=now())


def test_the_key_is_entered_at_the_staffs_own_address(settings: DjangoSettings) -> None:
    settings.STAFF_URL = "https://staff.example.jp"
    assert registration_address() == "https://staff.example.jp/staff/registration/"


def test_the_mail_says_where_the_key_is_entered(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    told(monkeypatch, NATIONAL)
    assert registration_address() in str(deliver(now())[-1].body)


def test_a_locked_out_administrator_gets_a_new_key(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    told(monkeypatch, NATIONAL)
    out = StringIO()
    call_command("rescue_administrator", "Kobayashi@example.jp", stdout=out)
    assert Mail.objects.filter(template="staff_key").count() == 2
    assert AuthenticationKey.objects.filter(ended_at=None).count() == 1
    assert registration_address() in out.getvalue()
    with pytest.raises(CommandError):
        call_command("rescue_administrator", "nobody@example.jp")


def test_a_new_secret_stands_on_top_and_the_old_ones_stay(tmp_path: Path, settings: DjangoSettings) -> None:
    settings.VAR = tmp_path
    before = secret_keys(tmp_path / "secret")
    out = StringIO()
    call_command("rotate_keys", stdout=out)
    after = secret_keys(tmp_path / "secret")
    assert after[1:] == before
    assert after[0] not in before
    assert stat.S_IMODE((tmp_path / "secret" / "keys").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "secret").iterdir()] == ["keys"]
    assert after[0] not in out.getvalue()


def test_secrets_of_the_environment_are_left_to_whoever_set_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MYPAGE_SECRET_KEYS", "one,two")
    with pytest.raises(CommandError, match="MYPAGE_SECRET_KEYS"):
        call_command("rotate_keys")
