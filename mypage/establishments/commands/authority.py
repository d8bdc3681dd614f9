"""Refusing staff who act for an establishment that another office is in charge of."""

from mypage.accounts.models import User
from mypage.establishments.models import Establishment
from mypage.establishments.rules.authority import violations_of_authority
from mypage.kernel.rule import RuleViolation


def refuse_other_office(establishment: Establishment, by: User) -> None:
    """RuleViolation unless `by` holds a position at the office in charge of the establishment."""
    position = getattr(by, "position", None)
    own = position.office_id if position is not None and position.disabled_at is None else None
    violations = violations_of_authority(own, establishment.office_id, establishment.office.shown_name)
    if violations:
        raise RuleViolation(*violations)
