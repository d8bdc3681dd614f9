"""What a kind of mail and a kind of notice is made of."""

from dataclasses import dataclass

EMPLOYER = "employer"
STAFF = "staff"
AS_FACTS_SAY = ""


@dataclass(frozen=True)
class MailTemplate:
    """A kind of mail. `audience` is whose login its address is, if it is one's; AS_FACTS_SAY: the fact of that name."""

    title: str
    facts: tuple[str, ...] = ()
    has_secret: bool = False
    audience: str = EMPLOYER


@dataclass(frozen=True)
class NoticeTemplate:
    """A kind of notice. `link` is the name of a page, `link_args` the facts that its address needs."""

    title: str
    text: str
    facts: tuple[str, ...] = ()
    link: str = ""
    link_label: str = ""
    link_args: tuple[str, ...] = ()
