"""The clock stands at the cast's moment; who signs in does so as in the service, without a second proof at first."""

from typing import Any

import pytest

from mypage.kernel.clock import JST
from tests.cast import NOW


@pytest.fixture(autouse=True)
def frozen(at_time: Any) -> None:
    at_time(NOW.astimezone(JST).isoformat())


@pytest.fixture(autouse=True)
def no_second_proof(settings: Any) -> None:
    settings.ONE_TIME_CODE = settings.STAFF_SECOND_FACTOR = False


@pytest.fixture
def mailed_codes(settings: Any) -> None:
    settings.ONE_TIME_CODE = True


@pytest.fixture
def apps_demanded(settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR = True
