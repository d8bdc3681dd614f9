"""Who is told of what happens to a posting: the logins that do the work, the establishment's list, the office's."""

from datetime import datetime
from typing import Any

from mypage.establishments.commands.telling import tell_writers
from mypage.kernel.ja import jdate
from mypage.notifications.commands import give_notice
from mypage.postings.models import Posting


def tell_employer(posting: Posting, template: str, at: datetime, **more: Any) -> None:
    """代表 and 担当 get the mail of that name, the establishment its notice."""
    known = {
        "establishment": posting.establishment.name,
        "receipt_number": posting.receipt_number,
        "office": posting.office.shown_name,
        "number": posting.number or "",
        "ends_on": posting.referral_until.isoformat() if posting.referral_until else "",
    }
    until = jdate(posting.referral_until) if posting.referral_until else ""
    notice = known | {"posting": posting.pk, "job_title": posting.shown_title, "ends_on": until}
    tell_writers(posting.establishment, template, at, known | more, notice)


def tell_office(posting: Posting, template: str, at: datetime) -> None:
    """The office in charge gets the notice of that name."""
    facts = {
        "posting": posting.pk,
        "establishment": posting.establishment.name,
        "receipt_number": posting.receipt_number,
    }
    give_notice(reader=("office", posting.office_id), template=template, facts=facts, at=at)
