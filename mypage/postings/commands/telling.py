"""Who is told of what happens to a posting: the logins that do the work, the establishment's list, the office's."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from mypage.establishments.choices import Role
from mypage.establishments.models import Establishment, Membership
from mypage.kernel.ja import jdate
from mypage.notifications.commands import give_notice, queue_mail
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


def tell_writers(
    establishment: Establishment,
    template: str,
    at: datetime,
    facts: Mapping[str, Any],
    notice: Mapping[str, Any] | None = None,
) -> None:
    """代表 and 担当 get the mail of that name, the establishment its notice, which may have facts of its own."""
    members = Membership.objects.current().filter(establishment=establishment)
    mail = {"establishment": establishment.name, **facts}
    for membership in members.filter(role__in=[Role.OWNER, Role.MEMBER]).select_related("user"):
        queue_mail(template=template, to=membership.user.email, facts=mail, at=at)
    give_notice(reader=("establishment", establishment.pk), template=template, facts=dict(notice or facts), at=at)


def tell_office(posting: Posting, template: str, at: datetime) -> None:
    """The office in charge gets the notice of that name."""
    facts = {
        "posting": posting.pk,
        "establishment": posting.establishment.name,
        "receipt_number": posting.receipt_number,
    }
    give_notice(reader=("office", posting.office_id), template=template, facts=facts, at=at)
