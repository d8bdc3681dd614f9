"""Who is told that a mail could not be delivered."""

from datetime import timedelta

import pytest

from mypage.notifications.choices import Failure, MailState
from mypage.notifications.commands import claim_next, put_off, queue_mail
from mypage.notifications.models import Notice
from mypage.notifications.queries import notices_for
from mypage.processes.delivery import Courier
from mypage.processes.mail_undelivered import tell_of_undelivered_mail
from tests.cast import NOW, Cast, assemble
from tests.unit.processes.mail_server import free_port

DAY = timedelta(hours=24)


@pytest.fixture
def cast(db: None) -> Cast:
    return assemble()


def given_up(to: str, audience: str = "employer") -> None:
    facts = {"audience": audience}
    mail = queue_mail(template="password_changed", to=to, facts=facts, at=NOW)
    assert claim_next(at=NOW, lease=DAY) is not None
    mail.refresh_from_db()
    assert put_off(mail=mail, failure=Failure.REFUSED, at=NOW + DAY)
    tell_of_undelivered_mail(mail=mail, at=NOW + DAY)


def test_the_owner_learns_that_a_colleague_was_not_reached(cast: Cast) -> None:
    given_up(cast.suzuki.email.upper())
    [notice] = Notice.objects.all()
    assert (notice.reader_kind, notice.reader_id) == ("user", cast.yamada.pk)
    assert notice.title == "メールをお届けできませんでした"
    assert "「パスワードを変更しました」のメールを、24時間お届けできませんでした" in notice.text
    assert cast.suzuki.email not in notice.text


def test_the_office_learns_that_its_staff_was_not_reached(cast: Cast) -> None:
    given_up(cast.nakamura.email, "staff")
    [notice] = notices_for(("office", cast.office.pk))
    assert notice.template == "undelivered_staff_mail"


def test_the_same_address_of_another_audience_concerns_nobody_else(cast: Cast) -> None:
    given_up(cast.nakamura.email, "employer")
    given_up("stranger@demo.example")
    given_up(cast.sato.email, "seeker")
    assert not Notice.objects.exists()


def test_a_login_without_an_establishment_is_told_itself(cast: Cast) -> None:
    cast.tanaka.memberships.update(ended_at=NOW)
    given_up(cast.tanaka.email)
    assert [notice.reader_id for notice in Notice.objects.all()] == [cast.tanaka.pk]


def test_delivery_tells_together_with_giving_up(cast: Cast, settings: object) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()  # type: ignore[attr-defined]
    mail = queue_mail(template="opening_completed", to=cast.yamada.email, facts={"establishment": "山田商店"}, at=NOW)
    assert Courier(clock=lambda: NOW + DAY).deliver_due() == {"given_up": 1, "unreachable": 1}
    mail.refresh_from_db()
    assert (mail.state, mail.gave_up_at) == (MailState.UNDELIVERED, NOW + DAY)
    assert notices_for(("user", cast.yamada.pk)).count() == 1
