"""The log says what happened and where, and never what a person typed or who it was."""

import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings as DjangoSettings

from mypage.web.logs import JsonLines
from mypage.web.public import top
from tests.cast import assemble

ADDRESS, PASSWORD, PHONE, CODE = "himitsu.taro@private.example", "Himitsu-9876!", "0398765432", "HXMTA7K9P3"
TYPED = (ADDRESS, "himitsu", "private.example", PASSWORD, "Himitsu", PHONE, "98765432", CODE, "secretword")


@pytest.fixture
def out() -> Iterator[io.StringIO]:
    """What the service's own handlers write, as the settings set them up."""
    written = io.StringIO()
    loggers = [logging.getLogger(), *(logging.getLogger(name) for name in logging.root.manager.loggerDict)]
    handlers = {
        handler for logger in loggers for handler in logger.handlers if isinstance(handler.formatter, JsonLines)
    }
    before = [(handler, handler.setStream(written)) for handler in handlers]  # type: ignore[attr-defined]
    assert before
    yield written
    for handler, stream in before:
        handler.setStream(stream or sys.stderr)  # type: ignore[attr-defined]


def lines(out: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.getvalue().splitlines()]


def assert_nobody_is_in(out: io.StringIO) -> None:
    written = out.getvalue()
    assert written
    assert [word for word in TYPED if word in written] == []


@pytest.mark.django_db
def test_a_failed_sign_in_and_its_lock_name_nobody(client: Client, out: io.StringIO) -> None:
    assemble()
    for area in ("employer", "staff"):
        for _ in range(12):
            client.post(reverse(f"{area}:sign_in"), {"email": ADDRESS, "password": PASSWORD})
    assert {line["route"] for line in lines(out)} == {"employer:sign_in", "staff:sign_in"}
    assert_nobody_is_in(out)


@pytest.mark.django_db
def test_a_failed_opening_names_nobody(client: Client, out: io.StringIO) -> None:
    assemble()
    client.post(reverse("public:opening"), {"privacy": "on", "terms": "on"})
    entries = {"email": ADDRESS, "email_again": ADDRESS, "phone": PHONE, "code": CODE}
    number = {"number_0": "1301", "number_1": "000123", "number_2": "4"}
    answer = client.post(reverse("public:opening_details"), entries | number)
    assert answer.status_code == 422
    assert lines(out)[-1]["status"] == 422
    assert_nobody_is_in(out)


@pytest.mark.django_db
def test_an_unanswered_exception_is_logged_by_kind_and_place(
    client: Client, out: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        try:
            int(ADDRESS)
        except ValueError as cause:
            raise RuntimeError(f"secretword of {ADDRESS}") from cause

    monkeypatch.setattr(top, "newest_notices", fail)
    client.raise_request_exception = False
    answer = client.get(f"/?name={ADDRESS}")
    assert answer.status_code == 500
    exception, request = lines(out)
    assert (exception["message"], exception["error"], exception["from"]) == ("exception", "RuntimeError", "ValueError")
    assert (exception["level"], exception["route"]) == ("ERROR", "public:top")
    assert str(exception["where"]).count("top.py:") >= 1
    assert (request["message"], request["status"], request["level"]) == ("request", 500, "ERROR")
    assert str(exception["request_id"]) in answer.content.decode()
    assert_nobody_is_in(out)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        (f"/{ADDRESS}/", {}, 404),
        (f"/?name={ADDRESS}", {"host": "private.example"}, 400),
        (f"/?name={ADDRESS}%00", {}, 400),
        (f"/staff/?next={ADDRESS}", {}, 303),
    ],
)
def test_what_is_refused_is_logged_without_its_path(
    client: Client, out: io.StringIO, path: str, headers: dict[str, str], status: int
) -> None:
    assert client.get(path, headers=headers).status_code == status
    assert [line["status"] for line in lines(out)] == [status]
    assert_nobody_is_in(out)


@pytest.mark.django_db
def test_a_stale_form_is_logged_without_where_it_came_from(out: io.StringIO, settings: DjangoSettings) -> None:
    client = Client(enforce_csrf_checks=True)
    sent = {"email": ADDRESS, "password": PASSWORD}
    answer = client.post(reverse("employer:sign_in"), sent, headers={"referer": f"https://x.example/{ADDRESS}"})
    assert answer.status_code == 403
    assert_nobody_is_in(out)


def test_of_a_message_only_the_fixed_part_is_written() -> None:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("somebody.elses")
    logger.addHandler(handler)
    try:
        logger.error("no mail for %s", ADDRESS, extra={"email": ADDRESS, "attempt": 3})
        logger.error(ValueError(ADDRESS))
    finally:
        logger.removeHandler(handler)
    first, second = (json.loads(line) for line in written.getvalue().splitlines())
    assert (first["message"], first["attempt"], "email" in first) == ("no mail for %s", 3, False)
    assert second["message"] == "ValueError"
