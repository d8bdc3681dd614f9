"""What one sent form makes it makes once, also when it is sent twice at the same moment."""

from datetime import timedelta

import pytest

from mypage.accounts.commands.sent_forms import erase_sent_forms, made_once
from mypage.accounts.models import SentForm, Tally, User
from tests.at_once import at_once
from tests.cast import NOW, Cast, assemble

TOKEN = "0123456789abcdef" * 2


def make() -> int:
    """Something with a number."""
    return Tally.objects.create(scope="made", who_hash="", at=NOW).pk


def made(user: User, token: str = TOKEN) -> int:
    return made_once(user=user, token=token, at=NOW, make=make)


def test_the_second_sending_leads_to_the_first_result(cast: Cast) -> None:
    assert made(cast.yamada) == made(cast.yamada)
    assert Tally.objects.filter(scope="made").count() == 1


def test_another_token_and_another_login_make_their_own(cast: Cast) -> None:
    results = {made(cast.yamada), made(cast.yamada, "f" * 32), made(cast.suzuki)}
    assert len(results) == 3


def test_what_failed_can_be_sent_again(cast: Cast) -> None:
    """The token counts as used only with what it made."""

    def fail() -> int:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        made_once(user=cast.yamada, token=TOKEN, at=NOW, make=fail)
    assert not SentForm.objects.exists()
    assert made(cast.yamada)


@pytest.mark.django_db(transaction=True)
def test_eight_sendings_at_once_make_one() -> None:
    user = assemble().yamada
    assert len(set(at_once(8, lambda _place: made(user)))) == 1
    assert Tally.objects.filter(scope="made").count() == 1


def test_it_is_forgotten_after_a_day(cast: Cast) -> None:
    made(cast.yamada)
    assert erase_sent_forms(before=NOW, limit=10) == 0
    assert erase_sent_forms(before=NOW + timedelta(seconds=1), limit=10) == 1
