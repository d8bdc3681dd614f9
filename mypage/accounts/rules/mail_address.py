"""What a mail address must look like (S-30), judged with a reason for each refusal."""

import re

from mypage.kernel.ja import half_width
from mypage.kernel.rule import Violation, cites

MAIL_ADDRESS_LENGTH = 100
_LOCAL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_{|}~`-]")
_DOMAIN = re.compile(r"[A-Za-z0-9.-]")
_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_FORM = "メールアドレスは、「名前@example.co.jp」のように「@」を1つ入れた形で入力してください。"


@cites("S-30")
def typed_address(text: str) -> str:
    """An address as typed, without outer blanks and in half-width; the local part keeps its case (S-30).

    >>> typed_address("　Ｙamada＠ｅｘａｍｐｌｅ.co.jp ")
    'Yamada@example.co.jp'
    """
    plain = half_width(text)
    local, at, domain = plain.rpartition("@")
    return f"{local}@{domain.lower()}" if at else plain


@cites("S-30")
def folded_address(address: str) -> str:
    """The form by which two addresses are the same account: only case may differ (S-30)."""
    return address.lower()


@cites("S-30", "S-24")
def violations_of_mail_address(address: str) -> list[Violation]:
    """メールアドレスの形式: the first reason for which an address is refused, as a list of none or one.

    `address` is the outcome of `typed_address`. The four reasons of the seed come before all others.

    >>> [violation.code for violation in violations_of_mail_address(".abcd@example.co.jp")]
    ['mail_leading_period']
    >>> [violation.code for violation in violations_of_mail_address("abcd.@example.co.jp")]
    ['mail_period_before_at']
    >>> [violation.code for violation in violations_of_mail_address("ab..cd@example.co.jp")]
    ['mail_double_period']
    >>> [violation.code for violation in violations_of_mail_address("ab[cd@example.co.jp")]
    ['mail_character']
    >>> violations_of_mail_address("jinji@example.co.jp")
    []
    """
    code, message = _first_refusal(address)
    return [Violation(code, message, "email")] if code else []


def _first_refusal(address: str) -> tuple[str, str]:
    local, at, domain = address.rpartition("@")
    if address.startswith("."):
        return "mail_leading_period", (
            "メールアドレスの先頭の「.」は使えません。「.」を消すか、別のメールアドレスを入力してください。"
        )
    if ".@" in address:
        return "mail_period_before_at", "「@」のすぐ前の「.」は使えません。別のメールアドレスを入力してください。"
    if ".." in address:
        return "mail_double_period", "メールアドレスの中で「.」が続いています。別のメールアドレスを入力してください。"
    bad = _first_bad_character(local, domain) if at else _first_bad_character(address, "")
    if bad:
        shown = "空白" if bad.isspace() else f"「{bad}」"
        return "mail_character", (
            f"メールアドレスに使えない文字（{shown}）が入っています。別のメールアドレスを入力してください。"
        )
    return _refusal_of_form(address, local, domain)


def _first_bad_character(local: str, domain: str) -> str:
    allowed = [(sign, _LOCAL) for sign in local if sign != "@"] + [(sign, _DOMAIN) for sign in domain]
    return next((sign for sign, pattern in allowed if not pattern.fullmatch(sign)), "")


def _refusal_of_form(address: str, local: str, domain: str) -> tuple[str, str]:
    if len(address) > MAIL_ADDRESS_LENGTH:
        return "mail_length", (
            f"メールアドレスは{MAIL_ADDRESS_LENGTH}文字以内で入力してください。今は{len(address)}文字です。"
        )
    if not local or "@" in local or not domain:
        return "mail_form", _FORM
    if len(local) > 64:
        return "mail_form", "メールアドレスの「@」より前は64文字以内のものを入力してください。"
    labels = domain.split(".")
    if len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels) or labels[-1].isdigit():
        return "mail_form", (
            "メールアドレスの「@」より後ろを確かめてください。「example.co.jp」のような形で入力してください。"
        )
    return "", ""
