"""S-32: what a password must be."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mypage.accounts.rules.password import violations_of_password

SYMBOLS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"


def codes(password: str) -> list[str]:
    return [violation.code for violation in violations_of_password(password)]


@pytest.mark.seed("S-32")
@pytest.mark.parametrize(
    ("password", "expected"),
    [
        ("Demo-2026!", []),
        ("abc-123!", []),
        ("abc-12!", ["password_length"]),
        ("a1-" + "x" * 29, []),
        ("a1-" + "x" * 30, ["password_length"]),
        ("abcdefgh", ["password_digit", "password_symbol"]),
        ("12345678", ["password_letter", "password_symbol"]),
        ("abcd1234", ["password_symbol"]),
        ("Demo 2026!", ["password_character"]),
        ("Demo¥2026!", ["password_character"]),
        ("Demo-２０２６!", ["password_character", "password_digit"]),
        ("ﾃﾞﾓ-2026!a", ["password_character"]),
        ("", ["password_empty"]),
    ],
)
def test_every_unmet_demand_is_told(password: str, expected: list[str]) -> None:
    assert codes(password) == expected


@pytest.mark.seed("S-32")
@pytest.mark.parametrize("symbol", SYMBOLS)
def test_every_ascii_symbol_counts(symbol: str) -> None:
    assert codes(f"abcd123{symbol}") == []


@given(st.text(alphabet=string.ascii_letters + string.digits + SYMBOLS, min_size=8, max_size=32))
def test_of_printable_ascii_only_the_kinds_decide(password: str) -> None:
    missing = [
        code
        for code, kind in (
            ("password_digit", string.digits),
            ("password_letter", string.ascii_letters),
            ("password_symbol", SYMBOLS),
        )
        if not set(password) & set(kind)
    ]
    assert codes(password) == missing
