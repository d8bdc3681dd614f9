"""S-30: which mail addresses are refused, and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mypage.accounts.rules.mail_address import folded_address, typed_address, violations_of_mail_address


def code_of(address: str) -> str:
    return next((violation.code for violation in violations_of_mail_address(address)), "")


@pytest.mark.seed("S-30")
@pytest.mark.parametrize(
    ("address", "code"),
    [
        (".abcd@example.co.jp", "mail_leading_period"),
        ("abcd.@example.co.jp", "mail_period_before_at"),
        ("ab..cd@example.co.jp", "mail_double_period"),
        ("abcd@example..jp", "mail_double_period"),
        ("ab[cd@example.co.jp", "mail_character"),
        ("ab cd@example.co.jp", "mail_character"),
        ("やまだ@example.co.jp", "mail_character"),
        ('"yamada"@example.co.jp', "mail_character"),
        ("yamada@[192.0.2.1]", "mail_character"),
        ("yamada@日本.jp", "mail_character"),
        ("a@b@example.co.jp", "mail_form"),
        ("yamada", "mail_form"),
        ("@example.co.jp", "mail_form"),
        ("yamada@example", "mail_form"),
        ("yamada@-example.co.jp", "mail_form"),
        ("yamada@192.0.2.1", "mail_form"),
        ("a" * 65 + "@example.co.jp", "mail_form"),
        ("yamada@" + "a" * 64 + ".jp", "mail_form"),
        ("a" * 50 + "@" + "b" * 40 + "." + "c" * 12, "mail_length"),
    ],
)
def test_an_address_is_refused_with_its_reason(address: str, code: str) -> None:
    assert code_of(address) == code


@pytest.mark.seed("S-30")
@pytest.mark.parametrize(
    "address", ["a@b.jp", "a.b+c@x-y.example.co.jp", "{a}`|~!#$%&'*/=?^_-@example.jp", "A" * 64 + "@e.jp"]
)
def test_an_address_by_the_standard_passes(address: str) -> None:
    assert code_of(address) == ""


@pytest.mark.seed("S-30")
def test_full_width_and_outer_blanks_are_forgiven_and_the_local_part_keeps_its_case() -> None:
    assert typed_address("\u3000Ｙａmada＠Ｅxample．ＣＯ．jp\u200b ") == "Yamada@example.co.jp"
    assert folded_address("Yamada@example.co.jp") == folded_address("YAMADA@example.co.jp")


@given(st.text(max_size=120))
def test_whatever_is_typed_gets_one_reason_or_none_and_what_passes_is_plain(text: str) -> None:
    address = typed_address(text)
    violations = violations_of_mail_address(address)
    assert len(violations) <= 1
    if not violations:
        assert address.isascii()
        assert 3 <= len(address) <= 100
        assert typed_address(address) == address
        assert ".." not in address
        assert not address.startswith(".")


@given(st.from_regex(r"[a-z0-9]{1,20}(\.[a-z0-9+_-]{1,10}){0,2}@[a-z0-9]{1,20}\.(jp|example|com)", fullmatch=True))
def test_ordinary_addresses_pass(address: str) -> None:
    assert code_of(address) == ""
