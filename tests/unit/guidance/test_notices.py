"""Public notices: published for a term, changed, withdrawn; the emergency banner."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mypage.audit.models import Event
from mypage.guidance.choices import NoticeState
from mypage.guidance.commands import change_notice, publish_notice, withdraw_notice
from mypage.guidance.models import PublicNotice
from mypage.guidance.queries import current_emergency, facts_of, newest_notices, shown_notices
from mypage.guidance.rules import NoticeFacts, violations_of_notice
from mypage.kernel.actor import Actor
from mypage.kernel.rule import RuleViolation

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
KOBAYASHI = Actor("staff", 4, "小林")
FACTS = NoticeFacts("年末年始の休み", "12月29日から1月3日まで閉庁します。", AT + HOUR, AT + 5 * HOUR)


def published(facts: NoticeFacts = FACTS) -> PublicNotice:
    return publish_notice(facts=facts, by=KOBAYASHI, at=AT)


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"title": " "}, ["title"]),
        ({"title": "あ" * 81}, ["title"]),
        ({"title": "あ" * 80}, []),
        ({"text": "あ" * 2001}, ["text"]),
        ({"text": "あ" * 200, "is_emergency": True}, []),
        ({"text": "あ" * 201, "is_emergency": True}, ["text"]),
        ({"shown_until": None}, []),
        ({"shown_until": AT + HOUR}, ["shown_until"]),
        ({"shown_until": AT}, ["shown_until"]),
    ],
)
def test_a_notice_has_title_text_and_a_term_in_order(changes: dict[str, object], fields: list[str]) -> None:
    found = violations_of_notice(replace(FACTS, **changes))  # type: ignore[arg-type]
    assert [violation.field for violation in found] == fields


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("at", "state"),
    [
        (AT + HOUR - timedelta(microseconds=1), NoticeState.WAITING),
        (AT + HOUR, NoticeState.SHOWN),
        (AT + 5 * HOUR - timedelta(microseconds=1), NoticeState.SHOWN),
        (AT + 5 * HOUR, NoticeState.OVER),
    ],
)
def test_a_notice_is_shown_within_its_term_only(at: datetime, state: NoticeState) -> None:
    notice = published()
    assert notice.state_at(at) == state
    assert (notice in shown_notices(at)) is (notice in newest_notices(at, 3)) is (state == NoticeState.SHOWN)


@pytest.mark.django_db
def test_a_notice_without_end_stays_until_it_is_withdrawn() -> None:
    notice = published(replace(FACTS, shown_until=None))
    late = AT + timedelta(days=4000)
    assert notice in shown_notices(late)
    withdraw_notice(notice=notice, by=KOBAYASHI, at=late)
    notice.refresh_from_db()
    assert notice.state_at(late) == NoticeState.WITHDRAWN
    assert notice not in shown_notices(late)


@pytest.mark.django_db
def test_an_emergency_stands_in_the_banner_and_not_in_the_list() -> None:
    assert current_emergency(AT + 2 * HOUR) is None
    older = published(replace(FACTS, is_emergency=True, shown_from=AT))
    newer = published(replace(FACTS, is_emergency=True))
    assert current_emergency(AT) == older
    assert current_emergency(AT + 2 * HOUR) == newer
    assert not shown_notices(AT + 2 * HOUR)


@pytest.mark.django_db
def test_the_newest_few_are_those_on_top_of_the_list() -> None:
    for hours in (3, 1, 2):
        published(replace(FACTS, shown_from=AT + hours * HOUR))
    published(replace(FACTS, is_emergency=True))
    at = AT + 4 * HOUR
    assert newest_notices(at, 2) == list(shown_notices(at)[:2])
    assert newest_notices(at, 9) == list(shown_notices(at))


@pytest.mark.django_db
def test_a_change_is_recorded_with_before_and_after() -> None:
    notice = published()
    change_notice(notice=notice, facts=replace(FACTS, title="年末年始の閉庁"), by=KOBAYASHI, at=AT)
    change_notice(notice=notice, facts=replace(FACTS, title="年末年始の閉庁"), by=KOBAYASHI, at=AT)
    notice.refresh_from_db()
    assert facts_of(notice) == replace(FACTS, title="年末年始の閉庁")
    event = Event.objects.get(action="public_notice.changed")
    assert event.facts == {"changed": {"title": ["年末年始の休み", "年末年始の閉庁"]}}


@pytest.mark.django_db
def test_a_withdrawn_notice_is_neither_changed_nor_withdrawn_again() -> None:
    notice = published()
    withdraw_notice(notice=notice, by=KOBAYASHI, at=AT)
    with pytest.raises(RuleViolation):
        change_notice(notice=notice, facts=FACTS, by=KOBAYASHI, at=AT)
    with pytest.raises(RuleViolation):
        withdraw_notice(notice=notice, by=KOBAYASHI, at=AT)


@pytest.mark.django_db
def test_an_incomplete_notice_is_not_published() -> None:
    with pytest.raises(RuleViolation):
        published(replace(FACTS, text=""))
    assert not PublicNotice.objects.exists()
    assert not Event.objects.exists()
