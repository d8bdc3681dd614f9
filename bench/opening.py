"""The opening played by several employers at once: screens two to four, forms included."""

import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import django

from bench.load import Browser, Load
from bench.service import Served
from bench.world import Slip

PASSWORD = "Bench-2026!"
SCREENS_EACH = 5
"""Second screen shown and sent, third shown and sent, fourth shown."""


def begin(port: int, count: int) -> list[dict[str, str]]:
    """So many browsers have passed the first screen; their cookies."""
    kept = []
    for _ in range(count):
        browser = Browser(port)
        first = browser.get("/opening/")
        passed = browser.post("/opening/", first, {"privacy": "on", "terms": "on"})
        assert passed.status == 303, passed.status
        kept.append(browser.cookies)
    return kept


def screens_a_second(served: Served, slips: Sequence[Slip], employers: int = 4) -> Load:
    """Screens two to four answered a second, with so many employers at once, each with one slip after the other."""
    cookies = begin(served.port, len(slips))
    shares = [(served.port, list(slips[start::employers]), cookies[start::employers]) for start in range(employers)]
    context = get_context("spawn")
    with ProcessPoolExecutor(employers, mp_context=context, initializer=django.setup) as pool:
        list(pool.map(_warm_up, range(employers)))
        began, cpu = time.monotonic(), served.cpu_seconds()
        screens = sum(pool.map(_play, shares)) * SCREENS_EACH
        seconds = time.monotonic() - began
    return Load(screens / seconds, (served.cpu_seconds() - cpu) * 1000 / screens)


def _warm_up(_number: int) -> None:
    from mypage.accounts.models import AuthenticationKey

    AuthenticationKey.objects.exists()
    time.sleep(0.3)


def _play(share: tuple[int, list[Slip], list[dict[str, str]]]) -> int:
    port, slips, cookies = share
    browser = Browser(port)
    for slip, kept in zip(slips, cookies, strict=True):
        browser.cookies = kept
        _open(browser, slip)
    return len(slips)


def _open(browser: Browser, slip: Slip) -> None:
    second = browser.get("/opening/details/")
    office, serial, check = slip.number
    entries = {"email": slip.email, "email_again": slip.email, "phone": slip.phone, "code": slip.code}
    number = {"number_0": office, "number_1": serial, "number_2": check}
    sent = browser.post("/opening/details/", second, entries | number)
    assert (sent.status, sent.location) == (303, "/opening/password/"), sent
    third = browser.get("/opening/password/")
    key = _delivered_key(slip.email)
    fields = {"password": PASSWORD, "password_again": PASSWORD, "key": key}
    registered = browser.post("/opening/password/", third, fields)
    assert (registered.status, registered.location) == (303, "/opening/done/"), registered
    assert browser.get("/opening/done/").status == 200


def _delivered_key(email: str) -> str:
    """What the worker does at delivery, without the mail."""
    from mypage.accounts.commands.keys import mint, note_hand_over
    from mypage.accounts.models import AuthenticationKey
    from mypage.kernel.clock import now

    number = AuthenticationKey.objects.filter(folded_email=email).values_list("pk", flat=True).latest("pk")
    secret = mint(key_id=number)
    note_hand_over(key_id=number, at=now())
    assert secret
    return secret
