"""Guessing at the sign-in: ten failures, half an hour, a page of our own with a way out, nothing secret kept."""

from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.core.checks import run_checks
from django.test import Client

from mypage.audit.models import Event
from tests.cast import NOW, PASSWORD, Cast
from tests.post import deliver, key_in
from tests.web.account.acting import enter, is_in, sign_in, text

WRONG = "Wrong-2026!"


def fail(client: Client, email: str, times: int, **more: Any) -> Any:
    responses = [enter(client, email, WRONG, **more) for _ in range(times)]
    return responses[-1]


@pytest.mark.parametrize("email", ["yamada@demo.example", "nobody@demo.example"])
def test_the_tenth_failure_stops_with_the_time_and_a_way_out(client: Client, cast: Cast, email: str) -> None:
    assert fail(client, email, 9).status_code == 422
    response = fail(client, email, 1)
    assert (response.status_code, response.headers["Retry-After"]) == (429, "1801")
    page = text(response)
    assert "しばらく時間をおいてください" in page
    assert "2026年4月1日（水） 10時30分" in page
    assert 'href="/employer/password/"' in page
    assert "Account locked" not in page


def test_the_right_password_is_refused_until_the_half_hour_is_over(client: Client, cast: Cast, at_time: Any) -> None:
    fail(client, cast.yamada.email, 10)
    at_time((NOW + timedelta(minutes=20)).isoformat())
    response = sign_in(client, cast.yamada)
    assert response.status_code == 429
    assert "10時30分" in text(response)  # trying again does not prolong it
    at_time((NOW + timedelta(minutes=30, seconds=1)).isoformat())
    assert sign_in(client, cast.yamada).status_code == 303


def test_only_this_address_from_this_place_is_stopped(client: Client, cast: Cast) -> None:
    fail(client, cast.yamada.email, 10)
    assert sign_in(client, cast.suzuki).status_code == 303
    assert sign_in(Client(), cast.yamada, REMOTE_ADDR="192.0.2.77").status_code == 303
    assert enter(Client(), cast.yamada.email, PASSWORD, area="seeker").status_code == 422


def test_case_and_browser_make_no_difference(cast: Cast) -> None:
    for place in range(10):
        client = Client(headers={"user-agent": f"browser {place}"})
        email = cast.yamada.email.upper() if place % 2 else cast.yamada.email
        response = client.post("/employer/sign-in/", {"email": email, "password": WRONG})
    assert response.status_code == 429


def test_a_success_ends_the_count(client: Client, cast: Cast) -> None:
    fail(client, cast.yamada.email, 9)
    sign_in(client, cast.yamada)
    assert fail(Client(), cast.yamada.email, 9).status_code == 422


def test_a_new_password_ends_the_stop(client: Client, cast: Cast) -> None:
    fail(client, cast.yamada.email, 10)
    client.post("/employer/password/", {"email": cast.yamada.email})
    entries = {"key": key_in(deliver(NOW)[-1]), "password": "Spring-2026!", "password_again": "Spring-2026!"}
    assert client.post("/employer/password/new/", entries).headers["Location"] == "/employer/sign-in/"
    assert sign_in(client, cast.yamada, "Spring-2026!").status_code == 303


def test_the_tables_of_axes_keep_no_password_and_nothing_that_was_sent(client: Client, cast: Cast) -> None:
    fail(client, cast.yamada.email, 10, wanted="/employer/secret/")
    sign_in(client, cast.suzuki)
    kept = str([list(table.objects.values()) for table in (AccessAttempt, AccessFailureLog, AccessLog)])
    assert AccessAttempt.objects.get().failures_since_start == 10
    for secret in (WRONG, PASSWORD, "/employer/secret/"):
        assert secret not in kept
    assert "yamada@demo.example" not in AccessAttempt.objects.get().post_data
    assert not AccessLog.objects.exists()


def test_failures_and_the_stop_are_recorded(client: Client, cast: Cast) -> None:
    fail(client, cast.yamada.email, 13)
    assert Event.objects.filter(action="sign_in.failed", subject_id=cast.yamada.pk).count() == 10
    assert Event.objects.filter(action="sign_in.locked", subject_id=cast.yamada.pk).count() == 1


def test_one_place_cannot_try_many_addresses(client: Client, cast: Cast, settings: Any) -> None:
    settings.NETWORK_SIGN_IN_FAILURES = 5
    for place in range(5):
        enter(client, f"someone{place}@demo.example", WRONG)
    response = sign_in(client, cast.yamada)
    assert response.status_code == 429
    assert "10時10分" in text(response)
    assert sign_in(Client(), cast.yamada, REMOTE_ADDR="192.0.2.77").status_code == 303


def test_staff_are_sent_to_their_administrator(client: Client, cast: Cast) -> None:
    response = fail(client, cast.nakamura.email, 10, area="staff")
    assert response.status_code == 429
    assert "管理者にご連絡ください" in text(response)
    assert not is_in(client, "staff")


def test_axes_finds_nothing_wrong_with_its_settings() -> None:
    assert [found for found in run_checks() if "axes" in str(found.id)] == []
