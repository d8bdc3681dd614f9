"""A mail as it goes over the wire: the headers around its text."""

from datetime import datetime
from email.charset import BASE64, Charset
from email.header import Header
from email.utils import format_datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from mypage.kernel.clock import in_japan
from mypage.notifications.models import Mail
from mypage.processes.mail_layout import one_line
from mypage.processes.mail_text import Text

_SEVEN_BITS = Charset("utf-8")
_SEVEN_BITS.body_encoding = BASE64
"""UTF-8 that passes mail servers which take seven bits only, whatever they say of themselves."""


class WellFolded(EmailMessage):
    """A message whose Japanese headers are folded within the limits of RFC 2047, starting on their first line."""

    def message(self, **options: Any) -> Any:
        """The message with its subject and sender encoded word by word."""
        made: Any = super().message(**options)
        made.replace_header("Subject", Header(str(self.subject), "utf-8", header_name="Subject"))
        sender = Header(one_line(str(settings.SERVICE["name"])), "utf-8", header_name="From")
        sender.append(f"<{self.from_email}>", "us-ascii")
        made.replace_header("From", sender)
        return made


def message_of(mail: Mail, text: Text, *, at: datetime, connection: BaseEmailBackend) -> EmailMessage:
    """The message for one mail; at every try it has the same Message-ID, so that a repetition is known as one."""
    sender = str(settings.SERVICE["sender"])
    message = WellFolded(
        subject=text.subject,
        body=text.body,
        from_email=sender,
        to=[mail.to],
        connection=connection,
        headers={
            "Message-ID": f"<{mail.message_id}@{sender.rpartition('@')[2]}>",
            "Date": format_datetime(in_japan(at)),
            "Auto-Submitted": "auto-generated",
        },
    )
    message.encoding = _SEVEN_BITS
    return message
