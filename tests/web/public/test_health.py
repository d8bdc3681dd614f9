"""/healthz and /readyz: what they ask, what they answer, and that they work without session, cookie and redirect."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries
from pytest_django.fixtures import Settings as DjangoSettings

from mypage.kernel.clock import now
from mypage.notifications.choices import Failure
from mypage.notifications.commands import queue_mail
from mypage.notifications.models import Mail
from mypage.processes import health


def waiting_mail(minutes: int, *, next_try_in: int = 5, failure: str = "") -> None:
    """A mail queued so many minutes ago, due in so many."""
    at = now()
    mail = queue_mail(template="opening_completed", to="yamada@example.jp", facts={"establishment": "山田商店"}, at=at)
    Mail.objects.filter(pk=mail.pk).update(
        queued_at=at - timedelta(minutes=minutes), next_try_at=at + timedelta(minutes=next_try_in), last_failure=failure
    )


def test_the_process_answers_without_the_database(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert not response.cookies


@pytest.mark.django_db
def test_a_service_in_order_is_ready(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(5):
        response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "database": "ok", "migrations": "ok", "mail": "ok"}
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_both_answer_over_plain_http_under_the_machines_own_name(client: Client, settings: DjangoSettings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/", headers={"host": "localhost"}).status_code == 301
    for address in ("/healthz", "/readyz"):
        assert client.get(address, headers={"host": "127.0.0.1:8000"}).status_code == 200


def test_a_database_that_cannot_be_reached_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> str:
        raise DatabaseError("password=secret host=10.0.0.1")

    monkeypatch.setattr(health, "_database", refuse)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json() == {"status": "unavailable", "database": "the database refused: DatabaseError"}


@pytest.mark.django_db
def test_a_missing_migration_is_named(client: Client) -> None:
    MigrationRecorder(connection).record_unapplied("guidance", "0001_initial")
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["migrations"] == "not applied: guidance.0001_initial"


@pytest.mark.django_db
def test_a_queue_that_stands_still_is_told_without_an_address(client: Client) -> None:
    waiting_mail(minutes=61)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert "waited for 61 minutes" in response.json()["mail"]
    assert "yamada" not in response.content.decode()


@pytest.mark.django_db
def test_a_due_mail_that_nobody_takes_up_is_told(client: Client) -> None:
    waiting_mail(minutes=11, next_try_in=-11)
    assert "does the worker run?" in client.get("/readyz").json()["mail"]


@pytest.mark.django_db
def test_one_refused_address_does_not_make_the_service_unready(client: Client) -> None:
    waiting_mail(minutes=600, failure=Failure.REFUSED)
    assert client.get("/readyz").status_code == 200


def test_only_reading_is_answered(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
