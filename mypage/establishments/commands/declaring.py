"""求人不受理に関する自己申告: a declaration is added to those made before; none is ever changed."""

from datetime import datetime, timedelta

from django.db import transaction

from mypage.accounts.models import User
from mypage.audit.commands import record
from mypage.establishments.declarations import text_of
from mypage.establishments.models import Establishment, SelfDeclaration
from mypage.kernel.clock import day_in_japan
from mypage.kernel.rule import RuleViolation, Violation

_SAME_CLICK = timedelta(seconds=10)


def declare(*, establishment: Establishment, version: str, by: User, at: datetime) -> SelfDeclaration:
    """The login has declared a version of the text for the establishment; a double click declares once.

    RuleViolation when there is no such version.
    """
    if text_of(version) is None:
        raise RuleViolation(Violation("no_such_version", "申告の文面が新しくなっています。画面を開き直してください。"))
    with transaction.atomic():
        Establishment.objects.select_for_update().get(pk=establishment.pk)
        mine = SelfDeclaration.objects.filter(establishment=establishment, declared_by=by, version=version)
        twin = mine.filter(declared_at__gte=at - _SAME_CLICK).first()
        if twin is not None:
            return twin
        subject = ("establishment", establishment.pk)
        record("declaration.made", by=by.actor(), at=at, subject=subject, facts={"version": version})
        return SelfDeclaration.objects.create(
            establishment=establishment,
            version=version,
            declared_on=day_in_japan(at),
            declared_at=at,
            declared_by=by,
            declared_by_name=by.shown_name,
        )
