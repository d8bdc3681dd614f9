"""What the tests of the opening's screens share: typing on the second screen, having passed the first."""

from typing import Any

from django.test import Client

from mypage.onboarding.commands.issuing import IssuedCode

EMAIL = "jinji@yamabiko.example"
BOTH = {"privacy": "on", "terms": "on"}


def details(issued: IssuedCode, **changed: str) -> dict[str, str]:
    number = issued.row.establishment.number or ""
    typed = {
        "email": EMAIL,
        "email_again": EMAIL,
        "number_0": number[:4],
        "number_1": number[4:10],
        "number_2": number[10:],
        "phone": "03-5550-1234",
        "code": issued.code,
    }
    return typed | changed


def agreed(client: Client) -> Client:
    assert client.post("/opening/", BOTH).status_code == 303
    return client


def text(response: Any) -> str:
    return str(response.content.decode())
