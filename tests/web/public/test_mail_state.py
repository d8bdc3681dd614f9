"""What the password screen says while the mail with the key is on its way (S-38)."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from mypage.kernel.clock import now
from mypage.notifications.choices import Failure
from mypage.notifications.commands import claim_next, put_off
from mypage.notifications.models import Mail
from tests.post import deliver

pytestmark = [pytest.mark.django_db, pytest.mark.seed("S-38")]
LATE = "メールの配信に時間がかかっています"
REFUSED = "メールアドレスをお確かめください"
LOST = "メールをお届けできませんでした"


@pytest.fixture
def applicant(client: Client, at_time: Callable[[str], datetime]) -> Client:
    """Someone without a code who has asked for a key at 10 o'clock."""
    at_time("2026-04-01 10:00")
    typed = {"email": "new@demo.example", "email_again": "new@demo.example", "privacy": "on", "terms": "on"}
    typed["attempt"] = "0123456789abcdef" * 2
    assert client.post("/account/", typed).status_code == 303
    return client


def screen(client: Client) -> str:
    return client.get("/account/password/").content.decode()


def claimed() -> Mail:
    mail = claim_next(at=now(), lease=timedelta(minutes=4))
    assert mail is not None
    return mail


def test_a_mail_that_goes_out_at_once_is_not_spoken_of(applicant: Client) -> None:
    assert not [words for words in (LATE, REFUSED, LOST) if words in screen(applicant)]
    claimed()
    assert LATE not in screen(applicant)


def test_a_mail_that_nobody_takes_up_is_late_after_a_minute(
    applicant: Client, at_time: Callable[[str], datetime]
) -> None:
    at_time("2026-04-01 10:01:01")
    assert LATE in screen(applicant)


@pytest.mark.parametrize(("failure", "words"), [(Failure.CONNECTION, LATE), (Failure.REFUSED, REFUSED)])
def test_a_failed_try_is_told_at_once(applicant: Client, failure: Failure, words: str) -> None:
    put_off(mail=claimed(), failure=failure, at=now())
    assert words in screen(applicant)


def test_after_a_day_of_tries_it_says_that_the_mail_did_not_arrive(
    applicant: Client, at_time: Callable[[str], datetime]
) -> None:
    mail = claimed()
    assert put_off(mail=mail, failure=Failure.CONNECTION, at=mail.queued_at + timedelta(hours=24))
    assert LOST in screen(applicant)


@pytest.mark.seed("S-33")
def test_a_late_mail_that_arrives_says_until_when_its_key_counts(
    applicant: Client, at_time: Callable[[str], datetime]
) -> None:
    at_time("2026-04-01 10:30")
    assert [mail.to for mail in deliver(now)] == [["new@demo.example"]]
    assert "10時30分 に配信しました" in screen(applicant)
    assert "11時20分" in screen(applicant)
