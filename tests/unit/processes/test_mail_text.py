"""The words of mails."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings as DjangoSettings

from mypage.kernel.clock import JST
from mypage.notifications.kinds import STAFF
from mypage.notifications.models import Mail
from mypage.notifications.templates import MAILS
from mypage.processes.mail_layout import COLUMNS, columns, folded, one_line
from mypage.processes.mail_text import Secret, Text, text_of

AT = datetime(2026, 4, 1, 23, 59, tzinfo=JST)
FACTS: dict[str, Any] = {
    "establishment": "株式会社みほん",
    "audience": "employer",
    "role": "担当",
    "office": "飯田橋公共職業安定所",
    "number": "1301-000123-4",
    "lapses_on": date(2026, 4, 15).isoformat(),
    "caption": "あ" * 30,
    "change": "added",
    "receipt_number": "2026-0401-0001",
    "visit_on": date(2026, 4, 15).isoformat(),
    "drafts": 12,
    "ends_on": date(2026, 12, 31).isoformat(),
}
KEY = Secret("K7QF3MXP", 50)


def worded(template: str, **facts: Any) -> Text:
    kind = MAILS[template]
    known = {name: FACTS[name] for name in kind.facts} | facts
    mail = Mail(template=template, to="yamada@demo.example", facts=known, queued_at=AT, next_try_at=AT)
    return text_of(mail, KEY if kind.has_secret else None)


@pytest.mark.parametrize("template", MAILS)
def test_every_mail_has_its_subject_a_body_and_a_signature(template: str) -> None:
    text = worded(template)
    assert text.subject == MAILS[template].title
    assert text.body.index("このメールは送信専用です。") > 100
    assert "://" in text.body.splitlines()[-1]
    assert "{" not in text.body
    assert "None" not in text.body
    assert "\n\n\n" not in text.body


@pytest.mark.parametrize("template", MAILS)
def test_every_line_fits_without_being_folded(template: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mypage.processes.mail_text.folded", lambda text: text)
    too_long = [line for line in worded(template).body.splitlines() if columns(line) > COLUMNS]
    assert too_long == []


@pytest.mark.parametrize("template", MAILS)
@pytest.mark.seed("S-25", "S-33")
def test_only_mails_with_a_key_carry_one_and_say_how_long_it_counts(template: str) -> None:
    body = worded(template).body
    is_mentioned = "K7QF 3MXP" in body or "K7QF3MXP" in body
    assert is_mentioned == MAILS[template].has_secret
    assert ("このメールの配信から50分以内" in body) == MAILS[template].has_secret


@pytest.mark.parametrize("template", MAILS)
@pytest.mark.seed("S-28", "S-29")
def test_no_mail_carries_a_link_but_that_of_the_service(
    template: str, settings: DjangoSettings, own_words: Callable[..., None]
) -> None:
    own_words(url="https://mypage.example")
    settings.STAFF_URL = "https://staff.example"
    body = worded(template).body
    # No public page links the staff's address: the mail that begins a registration must tell it.
    expected = ["https://staff.example/staff/registration/"] if template == "staff_key" else []
    assert re.findall(r"\S+://\S+", body) == [*expected, "https://mypage.example/"]
    assert body.rstrip().endswith("\nhttps://mypage.example/")


@pytest.mark.parametrize("audience", ["employer", "seeker", "staff"])
@pytest.mark.parametrize("template", [key for key, kind in MAILS.items() if "audience" in kind.facts])
def test_mails_for_any_login_speak_of_the_right_page(template: str, audience: str) -> None:
    body = worded(template, audience=audience).body
    words = {"employer": "求人者マイページ", "seeker": "求職者マイページ", "staff": "職員用の画面"}
    assert body.startswith(f"{words[audience]}をご利用の方へ")
    assert ("ヘルプデスク" in body) == (audience != STAFF)


@pytest.mark.seed("S-25", "S-28")
def test_the_mail_of_the_opening_reads_as_the_leaflet_has_it() -> None:
    text = worded("opening_key")
    assert text.subject == "パスワード登録申込受付通知"
    assert text.body.startswith(
        "株式会社みほん 御担当者様\n\n求人者マイページのパスワード登録の申込みを受け付けました。"
    )
    for words in ("「パスワード登録」の画面に入力", "　認証キー　　　　　K7QF 3MXP", "発行済みの求人者」から、"):
        assert words in text.body
    known = worded("opening_known_address")
    assert known.subject == text.subject
    assert "「事業所を追加する」" in known.body


@pytest.mark.parametrize("typed", ["{{ secret }}", "{% include 'mail/_frame.txt' %}", 'A&B <商店> "山"', "%s {0} $x"])
def test_what_people_typed_is_put_in_as_it_is(typed: str) -> None:
    assert worded("opening_key", establishment=typed).body.startswith(f"{typed} 御担当者様\n")


def test_a_line_break_in_a_fact_makes_no_line_and_no_header() -> None:
    text = worded("opening_key", establishment="山田商店\r\nBcc: a@demo.example\n\n認証キー AAAA")
    assert text.body.splitlines()[0] == "山田商店 Bcc: a@demo.example 認証キー AAAA 御担当者様"
    assert text.subject == "パスワード登録申込受付通知"


def test_a_missing_fact_is_an_error_and_not_a_gap() -> None:
    mail = Mail(template="opening_key", to="a@demo.example", facts={}, queued_at=AT)
    with pytest.raises(Exception, match="establishment"):
        text_of(mail, KEY)


def test_dates_and_times_are_japans_and_written_out() -> None:
    body = worded("provisional_received").body
    assert "2026年4月1日（水） 23時59分" in body
    assert "2026年4月15日（水）" in body


def test_a_long_name_is_folded() -> None:
    body = worded("opening_key", establishment="株式会社" + "長" * 56).body
    first, second = body.splitlines()[:2]
    assert columns(first) <= COLUMNS
    assert (first + second).endswith(" 御担当者様")


@given(text=st.text(st.sampled_from("あア漢、。」）ー aZ9.-　\n"), max_size=300))
def test_folding_keeps_every_sign_and_the_width(text: str) -> None:
    parts = folded(text).split("\n")
    assert all(columns(part) <= COLUMNS or part.strip().isascii() for part in parts)
    blanks = str.maketrans("", "", " 　\n")
    assert "".join(parts).translate(blanks) == text.translate(blanks)


@given(text=st.text(max_size=60))
def test_a_fact_is_one_line_without_invisible_signs(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert line == line.strip() == one_line(line)


def test_a_continued_line_keeps_its_indent_and_starts_with_no_full_stop() -> None:
    lines = folded("　　" + "漢" * 33 + "。" + "字" * 5).split("\n")
    assert [columns(line) for line in lines] == [68, 18]
    assert lines[1].startswith("　　漢。字")
