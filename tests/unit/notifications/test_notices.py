"""Notices in My Page and at the office."""

import re
from datetime import datetime, timedelta

import pytest

from mypage.kernel.clock import JST
from mypage.notifications.commands import erase_notices, give_notice, mark_read
from mypage.notifications.models import Notice
from mypage.notifications.queries import notices_for, unread_count
from mypage.notifications.templates import NOTICES

AT = datetime(2026, 4, 1, 9, 0, tzinfo=JST)
SHOP, OTHER_SHOP, YAMADA = ("establishment", 1), ("establishment", 2), ("user", 1)


def a_notice(reader: tuple[str, int] = SHOP, at: datetime = AT) -> Notice:
    return give_notice(reader=reader, template="login_added", facts={"role": "担当"}, at=at)


@pytest.mark.django_db
def test_a_reader_sees_its_own_notices_newest_first() -> None:
    old, new, own = a_notice(), a_notice(at=AT + timedelta(hours=1)), a_notice(YAMADA, AT + timedelta(minutes=5))
    a_notice(OTHER_SHOP)
    assert list(notices_for(SHOP)) == [new, old]
    assert list(notices_for(SHOP, YAMADA)) == [new, own, old]
    assert list(notices_for()) == []
    assert unread_count(SHOP, YAMADA) == 3


@pytest.mark.django_db
def test_reading_marks_ones_own_notices_only_and_keeps_the_first_time() -> None:
    first, second, foreign = a_notice(), a_notice(), a_notice(OTHER_SHOP)
    assert mark_read(readers=[SHOP], at=AT, notice_id=first.pk) == 1
    assert mark_read(readers=[SHOP], at=AT, notice_id=foreign.pk) == 0
    assert mark_read(readers=[SHOP], at=AT + timedelta(hours=1)) == 1
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.read_at, second.read_at) == (AT, AT + timedelta(hours=1))
    assert first.is_read
    assert (unread_count(SHOP), unread_count(OTHER_SHOP)) == (0, 1)


@pytest.mark.django_db
def test_a_notice_has_words_and_a_way_to_go() -> None:
    facts = {"establishment": 12, "name": "{山田}商店"}
    notice = give_notice(reader=("office", 3), template="code_died", facts=facts, at=AT)
    assert notice.title == "アカウント作成コードの誤入力が10回になりました"
    assert "{山田}商店のアカウント作成コード" in notice.text
    assert (notice.link_args, notice.link_label) == ([12], "事業所の画面で再発行する")


@pytest.mark.django_db
def test_a_notice_that_could_not_be_worded_is_not_given() -> None:
    with pytest.raises(ValueError, match="no notice nothing"):
        give_notice(reader=SHOP, template="nothing", facts={}, at=AT)
    with pytest.raises(ValueError, match="lacks role"):
        give_notice(reader=SHOP, template="login_added", facts={}, at=AT)
    assert not Notice.objects.exists()


@pytest.mark.parametrize("key", NOTICES)
def test_every_notice_names_only_facts_that_it_asks_for(key: str) -> None:
    kind = NOTICES[key]
    assert set(re.findall(r"{(\w+)}", kind.text)) <= set(kind.facts)
    assert set(kind.link_args) <= set(kind.facts)
    assert bool(kind.link) == bool(kind.link_label)
    assert kind.text.endswith("。")


@pytest.mark.django_db
def test_notices_are_erased_after_their_time() -> None:
    a_notice()
    newer = a_notice(at=AT + timedelta(seconds=1))
    assert erase_notices(before=AT + timedelta(seconds=1), limit=10) == 1
    assert list(Notice.objects.all()) == [newer]
