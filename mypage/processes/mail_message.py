"""A mail as it goes over the wire: the headers around its text."""

from datetime import datetime
from email.charset import BASE64, Charset
from email.utils import format_datetime, formataddr

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


def message_of(mail: Mail, text: Text, *, at: datetime, connection: BaseEmailBackend) -> EmailMessage:
    """The message for one mail; at every try it has the same Message-ID, so that a repetition is known as one."""
    name, sender = one_line(str(settings.SERVICE["name"])), str(settings.SERVICE["sender"])
    message = EmailMessage(
        subject=text.subject,
        body=text.body,
        from_email=formataddr((name, sender)),
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
