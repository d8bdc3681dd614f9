"""The opening needs no office hours: it works at night, on Sundays and on New Year's Day (S-01)."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from mypage.accounts.models import User
from mypage.establishments.queries import owner_of
from tests.cast import PASSWORD, a_code, assemble
from tests.post import deliver, key_in

pytestmark = pytest.mark.django_db
EMAIL = "jinji@yamabiko.example"


@pytest.mark.seed("S-01", "S-20", "S-27")
@pytest.mark.parametrize("hour", ["2026-04-02 03:00", "2026-04-05 12:00", "2026-12-31 23:40", "2027-01-01 00:00"])
def test_an_employer_opens_my_page_from_its_own_desk_at_any_hour(
    client: Client, at_time: Callable[[str], datetime], hour: str
) -> None:
    at = at_time(hour)
    cast = assemble(at)
    issued = a_code(cast, at - timedelta(days=2))
    assert client.get("/").status_code == 200
    assert client.post("/opening/", {"privacy": "on", "terms": "on"}).status_code == 303
    typed = {"email": EMAIL, "email_again": EMAIL, "number_0": "1301", "number_1": "000123", "number_2": "4"}
    assert client.post("/opening/details/", typed | {"phone": "0355501234", "code": issued.code}).status_code == 303
    key = key_in(deliver(at)[-1])
    entered = {"password": PASSWORD, "password_again": PASSWORD, "key": key}
    assert client.post("/opening/password/", entered).headers["Location"] == "/opening/done/"
    owner = owner_of(cast.factory)
    assert owner is not None
    assert owner.user == User.objects.get(email=EMAIL)
