"""What the settings must be before the service starts; what a demo may never be."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from django.core.checks import CheckMessage
from django.core.exceptions import ImproperlyConfigured
from pytest_django.fixtures import Settings as DjangoSettings

from config.environment import number, refuse_a_public_demo
from mypage.establishments.content import table as establishment_fields
from mypage.postings.content import table as posting_fields
from mypage.processes import checks

ROOT = Path(__file__).resolve().parents[3]


def ids(check: Callable[..., Sequence[CheckMessage]]) -> list[str]:
    return [str(message.id) for message in check(None)]


@pytest.fixture(autouse=True)
def production(settings: DjangoSettings) -> None:
    """Settings in order."""
    settings.DEMO, settings.HOSTS, settings.SITE_URL = False, ["mypage.example.jp"], "https://mypage.example.jp"
    settings.STAFF_SECOND_FACTOR, settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL = True, False, False


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("STAFF_NETWORKS", ["10.1.0.0/16", "2001:db8::/32", "192.0.2.7"], []),
        ("STAFF_NETWORKS", ["10.1.0.0/40"], ["mypage.E001"]),
        ("TRUSTED_PROXIES", ["proxy"], ["mypage.E001"]),
    ],
)
def test_a_network_that_is_none_is_told(
    settings: DjangoSettings, name: str, value: list[str], found: list[str]
) -> None:
    setattr(settings, name, value)
    assert ids(checks.check_networks) == found


def test_the_mail_server_is_spoken_to_in_one_way(settings: DjangoSettings) -> None:
    assert ids(checks.check_mail) == []
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = True
    assert ids(checks.check_mail) == ["mypage.E002"]


def test_tables_of_ones_own_can_be_read(settings: DjangoSettings, tmp_path: Path) -> None:
    assert ids(checks.check_tables) == []
    settings.TABLES = str(tmp_path)
    (tmp_path / "rule_settings.csv").write_text("name,value\nprobation_months,six\n", encoding="utf-8")
    (message,) = checks.check_tables(None)
    assert message.msg == "MYPAGE_TABLES: rule_settings.csv: 'six' is no number"


@pytest.fixture
def fresh_fields() -> Iterator[None]:
    """The tables of fields are read anew within a test, and again after it."""
    for table in (establishment_fields, posting_fields):
        table.cache_clear()
    yield
    for table in (establishment_fields, posting_fields):
        table.cache_clear()


@pytest.mark.usefixtures("fresh_fields")
def test_fields_of_ones_own_change_only_what_is_not_fixed(settings: DjangoSettings, tmp_path: Path) -> None:
    settings.TABLES = str(tmp_path)
    (tmp_path / "posting_fields.csv").write_text("identifier,limit\njob_title,40\n", encoding="utf-8")
    (tmp_path / "establishment_fields.csv").write_text("identifier,label_ja\nwelfare,福利\n", encoding="utf-8")
    told = [str(message.msg) for message in checks.check_tables(None)]
    assert told == [
        "MYPAGE_TABLES: establishment_fields.csv: unknown columns label_ja; known are identifier, limit, choices_ja",
        "MYPAGE_TABLES: posting_fields.csv: job_title is fixed and cannot be overridden",
    ]


@pytest.mark.parametrize(
    ("hosts", "url", "found"),
    [
        (["mypage.example.jp"], "https://mypage.example.jp", []),
        (["a.example", "mypage.example.jp"], "https://mypage.example.jp/", []),
        ([], "https://mypage.example.jp", ["mypage.E003"]),
        (["mypage.example.jp"], "http://mypage.example.jp", ["mypage.E004"]),
        (["mypage.example.jp"], "https://other.example.jp", ["mypage.E004"]),
    ],
)
def test_a_service_knows_its_own_address(
    settings: DjangoSettings, hosts: list[str], url: str, found: list[str]
) -> None:
    settings.HOSTS, settings.SITE_URL = hosts, url
    assert ids(checks.check_addresses) == found
    settings.DEMO = True
    assert ids(checks.check_addresses) == []


def test_staff_without_a_second_factor_are_warned_of(settings: DjangoSettings) -> None:
    assert ids(checks.check_staff) == []
    settings.STAFF_SECOND_FACTOR = False
    assert ids(checks.check_staff) == ["mypage.W005"]


@pytest.mark.parametrize(
    ("hosts", "url"), [([], ""), (["localhost"], "http://127.0.0.1:8000"), (["127.0.0.1"], "http://[::1]:8000")]
)
def test_the_demo_serves_this_machine(hosts: list[str], url: str) -> None:
    refuse_a_public_demo(hosts, url)


@pytest.mark.parametrize(
    ("hosts", "url"),
    [
        (["mypage.example.jp"], ""),
        ([], "https://mypage.example.jp"),
        (["0.0.0.0"], ""),
        (["192.0.2.7"], ""),
        (["*"], ""),
    ],
)
def test_the_demo_refuses_every_other_name(hosts: list[str], url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="serves this machine only"):
        refuse_a_public_demo(hosts, url)


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"MYPAGE_DEMO": "1", "MYPAGE_HOSTS": "mypage.example.jp"}, "serves this machine only"),
        (
            {"MYPAGE_HOSTS": "mypage.example.jp", "MYPAGE_KEY_MINUTES": "fifty"},
            "MYPAGE_KEY_MINUTES must be a whole number",
        ),
        ({}, "MYPAGE_HOSTS is not set"),
    ],
)
def test_a_service_that_is_set_wrongly_does_not_start(
    tmp_path: Path, environment: dict[str, str], sentence: str
) -> None:
    started = subprocess.run(
        [sys.executable, "manage.py", "run_service"],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "MYPAGE_VAR": str(tmp_path)} | environment,
    )
    assert started.returncode != 0
    assert sentence in started.stderr


def test_a_number_is_a_whole_number(monkeypatch: pytest.MonkeyPatch) -> None:
    assert number("MYPAGE_X", 5) == 5
    monkeypatch.setenv("MYPAGE_X", "７")
    with pytest.raises(ImproperlyConfigured):
        number("MYPAGE_X", 5)
