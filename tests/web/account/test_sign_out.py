"""Signing out by hand, by the clock, by somebody else; and staying signed in."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from mypage.accounts.models import SignInSession
from mypage.audit.models import Event
from tests.cast import NOW, Cast
from tests.web.account.acting import is_in, signed_in, text


@pytest.mark.parametrize("name", ["yamada", "sato", "nakamura"])
def test_signing_out_leads_to_the_area_s_sign_in(cast: Cast, name: str) -> None:
    user = getattr(cast, name)
    client = signed_in(user)
    response = client.post("/sign-out/")
    assert (response.status_code, response.headers["Location"]) == (303, f"/{user.audience}/sign-in/?ended=out")
    assert "ログアウトしました" in text(client.get(response.headers["Location"]))
    assert not is_in(client, user.audience)
    assert not SignInSession.objects.filter(user=user).exists()
    assert Event.objects.filter(action="sign_out", subject_id=user.pk).count() == 1


def test_a_mere_visit_signs_nobody_out(cast: Cast) -> None:
    client = signed_in(cast.yamada)
    assert client.get("/sign-out/").status_code == 303
    assert is_in(client)


def test_signing_out_twice_is_no_fault(client: Client, db: None) -> None:
    assert client.post("/sign-out/").headers["Location"] == "/"
    assert client.post("/sign-out/", {"area": "employer"}).headers["Location"] == "/employer/sign-in/?ended=out"
    assert client.post("/sign-out/", {"area": "else", "idle": "1"}).headers["Location"] == "/"


def test_a_page_that_signs_out_for_want_of_use_says_so_and_leads_back(cast: Cast) -> None:
    client = signed_in(cast.yamada)
    facts = {"idle": "1", "area": "employer", "next": "/employer/logins/"}
    location = client.post("/sign-out/", facts).headers["Location"]
    assert location == "/employer/sign-in/?ended=idle&next=%2Femployer%2Flogins%2F"
    page = text(client.get(location))
    assert "操作がないまま60分たったため、ログアウトしました" in page
    assert 'value="/employer/logins/"' in page


def test_after_the_session_ran_out_the_sign_in_says_so(cast: Cast, at_time: Any) -> None:
    client = signed_in(cast.yamada)
    at_time((NOW + timedelta(minutes=60)).isoformat())
    assert is_in(client)
    at_time((NOW + timedelta(minutes=126)).isoformat())
    response = client.get("/employer/logins/")
    assert response.headers["Location"] == "/employer/sign-in/?next=%2Femployer%2Flogins%2F&ended=idle"
    assert "操作がないまま60分たったため、ログアウトしました" in text(client.get(response.headers["Location"]))


def test_what_is_sent_after_the_session_ran_out_is_not_taken(cast: Cast, at_time: Any) -> None:
    client = signed_in(cast.yamada)
    at_time((NOW + timedelta(minutes=66)).isoformat())
    response = client.post("/employer/account/name/", {"name": "別名"})
    assert response.status_code == 403
    page = text(response)
    assert "操作がないまま60分たったため、ログアウトしました" in page
    assert "/employer/sign-in/?next=%2Femployer%2Faccount%2Fname%2F&amp;ended=idle" in page
    cast.yamada.refresh_from_db()
    assert cast.yamada.name == "山田 太郎"


def test_a_session_that_somebody_ended_is_told_apart(cast: Cast) -> None:
    client = signed_in(cast.yamada)
    SignInSession.objects.filter(user=cast.yamada).delete()
    location = client.get("/employer/").headers["Location"]
    assert location.endswith("ended=ended")
    assert "ログインが終わっています" in text(client.get(location))


def test_who_was_never_signed_in_is_told_nothing(client: Client, cast: Cast) -> None:
    client.post("/employer/password/", {"email": "a@demo.example"})  # begins a session without a login
    assert client.get("/employer/").headers["Location"] == "/employer/sign-in/?next=%2Femployer%2F"


def test_staying_signed_in(cast: Cast, at_time: Any) -> None:
    client = signed_in(cast.yamada)
    at_time((NOW + timedelta(minutes=58)).isoformat())
    assert client.post("/keep-alive/").status_code == 204
    at_time((NOW + timedelta(minutes=115)).isoformat())
    assert is_in(client)


def test_nobody_stays_who_is_not_signed_in(client: Client, db: None) -> None:
    assert client.post("/keep-alive/").status_code == 403
    assert client.get("/keep-alive/").status_code == 303


def test_a_session_that_ends_while_a_page_is_made_is_told_in_our_own_page(cast: Cast, monkeypatch: Any) -> None:
    client = signed_in(cast.yamada)

    def leave(**_facts: object) -> None:
        SignInSession.objects.filter(user=cast.yamada).delete()

    monkeypatch.setattr("mypage.web.account.overview.change_name", leave)
    response = client.post("/employer/account/name/", {"name": "別名"})
    assert response.status_code == 400
    assert "ログアウトしているため" in text(response)
