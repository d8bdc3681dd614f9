"""A session that ends while one writes: what was typed comes back after the sign-in, to the same login only."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from mypage.accounts.models import KeptEntry, SignInSession, User
from mypage.kernel.clock import now
from mypage.processes.timers import forget_entries
from tests.cast import Cast
from tests.postings import NOON, a_draft
from tests.web.employer.people import BACKEND, browser_of, text
from tests.web.employer.postings.writing import address, autosave, kept, opened
from tests.web.forms import sending, values_on

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(at_time: Any) -> Any:
    at_time(NOON.isoformat())
    return at_time


def expired(client: Client, clock: Any) -> None:
    """The session's term is over; the browser still shows its cookie."""
    SignInSession.objects.update(expire_date=now() - timedelta(minutes=1))


def signed_in_again(client: Client, user: User) -> None:
    client.force_login(user, backend=BACKEND)


def test_what_was_typed_comes_back_after_the_sign_in(cast: Cast, clock: Any) -> None:
    posting, client = a_draft(cast), browser_of(cast.yamada)
    here = address(posting, "job")
    data = opened(client, posting, "job", job_title="途中で書いた職種", employment_arrangement="請負")
    expired(client, clock)

    told = client.post(here, {**data, "go": "next"})
    assert told.status_code == 403
    assert "1時間のあいだお預かりします" in text(told)
    assert "next=%2Femployer" in text(told)
    assert kept(posting)["job_title"] != "途中で書いた職種"

    signed_in_again(client, cast.yamada)
    page = text(client.get(here))
    assert "この画面に戻しました" in page
    assert 'value="途中で書いた職種"' in page
    assert values_on(page, here)["employment_arrangement"] == ["請負"]

    client.post(here, sending(page, here, go="list"))
    assert kept(posting)["job_title"] == "途中で書いた職種"
    assert not KeptEntry.objects.exists()
    assert "この画面に戻しました" not in text(client.get(here))


def test_somebody_else_on_the_same_browser_does_not_see_it(cast: Cast, clock: Any) -> None:
    posting, client = a_draft(cast), browser_of(cast.yamada)
    data = opened(client, posting, "job", job_title="山田の職種")
    expired(client, clock)
    client.post(address(posting, "job"), data)
    signed_in_again(client, cast.suzuki)
    assert "山田の職種" not in text(client.get(address(posting, "job")))
    signed_in_again(client, cast.yamada)
    assert "山田の職種" in text(client.get(address(posting, "job")))


def test_it_stands_on_its_own_page_only_and_for_an_hour(cast: Cast, clock: Any) -> None:
    posting, client = a_draft(cast), browser_of(cast.yamada)
    data = opened(client, posting, "job", job_title="山田の職種")
    expired(client, clock)
    client.post(address(posting, "job"), data)
    signed_in_again(client, cast.yamada)
    assert "この画面に戻しました" not in text(client.get(address(posting, "pay")))
    clock((NOON + timedelta(hours=1, seconds=1)).isoformat())
    signed_in_again(client, cast.yamada)
    assert "この画面に戻しました" not in text(client.get(address(posting, "job")))
    assert forget_entries(now()) == 1
    assert not KeptEntry.objects.exists()


def test_saving_while_one_writes_settles_it(cast: Cast, clock: Any) -> None:
    posting, client = a_draft(cast), browser_of(cast.yamada)
    data = opened(client, posting, "job", job_title="山田の職種")
    expired(client, clock)
    client.post(address(posting, "job"), data)
    signed_in_again(client, cast.yamada)
    autosave(client, posting, "job", opened(client, posting, "job"))
    assert kept(posting)["job_title"] == "山田の職種"
    assert not KeptEntry.objects.exists()


def test_a_session_keeps_one_entry_and_strangers_keep_none(cast: Cast, clock: Any) -> None:
    posting, client = a_draft(cast), browser_of(cast.yamada)
    data = opened(client, posting, "job")
    expired(client, clock)
    client.post(address(posting, "job"), {**data, "job_title": "一度目"})
    client.post(address(posting, "job"), {**data, "job_title": "二度目"})
    assert KeptEntry.objects.count() == 1
    stranger = Client()
    stranger.cookies[settings.SESSION_COOKIE_NAME] = "x" * 32
    assert stranger.post(address(posting, "job"), data).status_code in (303, 403)
    assert KeptEntry.objects.count() == 1


def test_what_two_people_wrote_meanwhile_is_still_told(cast: Cast, clock: Any) -> None:
    posting, client, suzuki = a_draft(cast), browser_of(cast.yamada), browser_of(cast.suzuki)
    data = opened(client, posting, "job", job_title="山田の職種")
    SignInSession.objects.filter(user=cast.yamada).update(expire_date=now() - timedelta(minutes=1))
    client.post(address(posting, "job"), data)
    suzuki.post(address(posting, "job"), opened(suzuki, posting, "job", job_title="鈴木の職種", go="list"))
    signed_in_again(client, cast.yamada)
    again = client.post(address(posting, "job"), opened(client, posting, "job", go="next"))
    assert again.status_code == 409
    assert "鈴木の職種" in text(again)
    assert "山田の職種" in text(again)


@pytest.mark.parametrize(
    ("here", "typed"),
    [
        ("/employer/establishment/screens/profile/", {"welfare": "社員食堂があります"}),
        ("/employer/establishment/workplaces/new/", {"workplace_name": "社員食堂があります"}),
    ],
)
def test_forms_of_the_establishment_come_back_too(here: str, typed: dict[str, str], cast: Cast, clock: Any) -> None:
    client = browser_of(cast.yamada)
    data = sending(text(client.get(here)), here, **typed)
    expired(client, clock)
    assert "お預かりします" in text(client.post(here, data))
    signed_in_again(client, cast.yamada)
    page = text(client.get(here))
    assert "社員食堂があります" in page
    assert "この画面に戻しました" in page
