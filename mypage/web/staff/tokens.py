"""Tokens that make one act of one sent form, however often it is sent."""

import secrets

from django import forms


def new_token() -> str:
    """A fresh token: 32 signs."""
    return secrets.token_hex(16)


class TokenField(forms.RegexField):
    """The token, carried by the form."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        stale = "この画面は古くなっています。もう一度開き直してください。"
        super().__init__("^[0-9a-f]{32}$", initial=new_token, error_messages={"required": stale, "invalid": stale})
