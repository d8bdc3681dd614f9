"""Browsers in which members of staff are signed in, and the reference data that the office's forms lean on."""

from collections.abc import Callable

import pytest
from django.test import Client

from mypage.accounts.models import User
from mypage.reference.choices import Coverage
from mypage.reference.models import Industry, Jurisdiction, Municipality, PostalCode
from tests.cast import NOW, Cast, a_staff_login

SignIn = Callable[[User], Client]


@pytest.fixture
def sign_in() -> SignIn:
    """A browser in which somebody is signed in."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="mypage.accounts.backend.AudienceBackend")
        return client

    return signed_in


@pytest.fixture
def counter(cast: Cast, sign_in: SignIn) -> Client:
    """中村's browser: counter and reviewer at 飯田橋."""
    return sign_in(cast.nakamura)


@pytest.fixture
def elsewhere(cast: Cast, sign_in: SignIn) -> Client:
    """The browser of counter and reviewer at another office."""
    user = a_staff_login("ueno", "上野 進", cast.other_office, NOW, is_counter=True, is_reviewer=True)
    return sign_in(user)


@pytest.fixture
def places(cast: Cast) -> dict[str, Municipality]:
    """千代田区 and 台東区 with their offices, some postal codes and industries."""
    found = {}
    for code, name, office in (("131016", "千代田区", cast.office), ("131067", "台東区", cast.other_office)):
        place = Municipality.objects.create(
            code=code, prefecture=cast.office.prefecture, name=name, short_name=name, kind="special_ward"
        )
        Jurisdiction.objects.create(municipality=place, office=office, coverage=Coverage.FULL)
        found[name] = place
    for digits, municipality, town in (
        ("1020072", "千代田区", "飯田橋"),
        ("1000000", "千代田区", "以下に掲載がない場合"),
        ("1110000", "千代田区", "外神田"),
        ("1110000", "台東区", "秋葉原"),
    ):
        PostalCode.objects.create(postal_code=digits, municipality=found[municipality], town=town, town_kana="")
    top = Industry.objects.create(code="E", level=1, name="製造業", search_text="製造業")
    printing = Industry.objects.create(
        code="15", level=2, parent=top, name="印刷・同関連業", search_text="印刷・同関連業"
    )
    Industry.objects.create(code="151", level=3, parent=printing, name="印刷業", search_text="印刷業")
    Industry.objects.create(code="09", level=2, parent=top, name="食料品製造業", search_text="食料品製造業")
    return found
