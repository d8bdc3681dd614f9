"""What a password must be (S-32), each unmet demand with its own sentence."""

import re
import unicodedata

from mypage.kernel.rule import Violation, cites

PASSWORD_MIN, PASSWORD_MAX = 8, 32
_SYMBOL = re.compile(r"[!-/:-@\[-`{-~]")


@cites("S-32")
def violations_of_password(password: str) -> list[Violation]:
    """パスワードは半角数字・英字・記号をすべて含む8文字以上32文字以内: every unmet demand.

    >>> violations_of_password("Demo-2026!")
    []
    >>> [violation.code for violation in violations_of_password("abc")]
    ['password_length', 'password_digit', 'password_symbol']
    """
    if not password:
        return [Violation("password_empty", "登録するパスワードを入力してください。", "password")]
    found = list(_foreign_characters(password))
    if not PASSWORD_MIN <= len(password) <= PASSWORD_MAX:
        found.append(
            (
                "password_length",
                (
                    f"パスワードは{PASSWORD_MIN}文字以上{PASSWORD_MAX}文字以内で入力してください。"
                    f"今は{len(password)}文字です。"
                ),
            )
        )
    for code, pattern, word in (
        ("password_digit", "[0-9]", "半角数字"),
        ("password_letter", "[A-Za-z]", "半角英字"),
        ("password_symbol", _SYMBOL.pattern, "半角記号（!、#、- など）"),
    ):
        if not re.search(pattern, password):
            found.append((code, f"パスワードに{word}を1文字以上入れてください。"))
    return [Violation(code, message, "password") for code, message in found]


def _foreign_characters(password: str) -> list[tuple[str, str]]:
    kinds = {_kind_of(sign) for sign in password if not "!" <= sign <= "~"}
    order = ("空白", "円記号（¥）", "半角カナ", "全角の文字", "使えない文字")
    return [
        ("password_character", f"パスワードに{kind}は使えません。半角の数字、英字、記号で入力してください。")
        for kind in order
        if kind in kinds
    ]


def _kind_of(sign: str) -> str:
    if sign.isspace():
        return "空白"
    if sign == "\u00a5":
        return "円記号（¥）"
    if "\uff61" <= sign <= "\uff9f":
        return "半角カナ"
    if unicodedata.east_asian_width(sign) in "FW":
        return "全角の文字"
    return "使えない文字"
