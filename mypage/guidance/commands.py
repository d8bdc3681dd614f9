"""お知らせ: published, changed and withdrawn by administrators."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from mypage.audit.commands import record
from mypage.guidance.models import PublicNotice
from mypage.guidance.queries import facts_of
from mypage.guidance.rules import NoticeFacts, violations_of_notice
from mypage.kernel.actor import Actor
from mypage.kernel.rule import RuleViolation, Violation


@transaction.atomic
def publish_notice(*, facts: NoticeFacts, by: Actor, at: datetime) -> PublicNotice:
    """A notice stands on the public pages for its term. RuleViolation when it lacks something."""
    _refuse(facts)
    notice = PublicNotice.objects.create(**asdict(facts))
    record("public_notice.published", by=by, at=at, subject=("public_notice", notice.pk), facts=_plain(asdict(facts)))
    return notice


@transaction.atomic
def change_notice(*, notice: PublicNotice, facts: NoticeFacts, by: Actor, at: datetime) -> None:
    """A notice reads and stands as stated. RuleViolation when it lacks something or was withdrawn.

    Nothing is recorded when nothing changed.
    """
    _refuse(facts)
    locked = _locked(notice)
    before, after = asdict(facts_of(locked)), asdict(facts)
    changed = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    if not changed:
        return
    for name in changed:
        setattr(locked, name, after[name])
    locked.save(update_fields=list(changed))
    told = {"changed": {name: [_plain_value(each) for each in values] for name, values in changed.items()}}
    record("public_notice.changed", by=by, at=at, subject=("public_notice", locked.pk), facts=told)


@transaction.atomic
def withdraw_notice(*, notice: PublicNotice, by: Actor, at: datetime) -> None:
    """A notice is no longer shown and cannot be changed any more. RuleViolation when it was withdrawn already."""
    locked = _locked(notice)
    locked.withdrawn_at = at
    locked.save(update_fields=["withdrawn_at"])
    record("public_notice.withdrawn", by=by, at=at, subject=("public_notice", locked.pk))


def _locked(notice: PublicNotice) -> PublicNotice:
    locked = PublicNotice.objects.select_for_update().get(pk=notice.pk)
    if locked.withdrawn_at is not None:
        message = "このお知らせは、すでに取り下げています。新しいお知らせを掲載してください。"
        raise RuleViolation(Violation("notice_withdrawn", message))
    return locked


def _refuse(facts: NoticeFacts) -> None:
    found = violations_of_notice(facts)
    if found:
        raise RuleViolation(*found)


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: _plain_value(value) for name, value in facts.items()}


def _plain_value(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
