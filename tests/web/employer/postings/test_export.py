"""求人の書き出し: the narrowed list with its main terms as CSV or workbook; that it was taken is recorded."""

import csv
import io
import zipfile
from typing import Any

import pytest
from django.test import Client

from mypage.audit.actions import READS_AND_EXPORTS
from mypage.audit.models import Event
from mypage.postings.choices import PostingKind, PostingState
from mypage.postings.models import PostingRevision
from tests.cast import NOW, Cast
from tests.posting_answers import answers_for
from tests.web.employer.people import browser_of, text
from tests.web.employer.postings.rows import a_posting, many

EXPORT = "/employer/postings/export/"


@pytest.fixture(autouse=True)
def frozen(at_time: Any) -> None:
    at_time(NOW.isoformat())


@pytest.fixture
def owner(cast: Cast) -> Client:
    return browser_of(cast.yamada)


def taken(client: Client, query: str = "", **form: str) -> Any:
    return client.post(f"{EXPORT}?{query}", {"kind": "csv"} | form)


def lines(answer: Any, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    body = b"".join(answer.streaming_content).decode(encoding)
    return list(csv.DictReader(io.StringIO(body, newline="")))


def test_the_page_says_what_the_file_will_hold(cast: Cast, owner: Client) -> None:
    many(cast.shop, 8)
    page = text(owner.get(f"{EXPORT}?state=draft&q=販売"))
    for words in ("2件", "書きかけ", "「販売」", "連絡先は含みません", "記録に残ります", "基本給（ａ）下限",
                  "Shift_JIS", 'name="kind" value="xlsx"'):  # fmt: skip
        assert words in page
    assert "書き出すものがありません" in text(owner.get(f"{EXPORT}?q=どこにもない"))
    assert not Event.objects.filter(action="posting.exported").exists()


def test_columns_of_the_list_and_the_main_terms(cast: Cast, owner: Client) -> None:
    answers = answers_for("full_time") | {"hires": "3", "base_pay_from": "約20万"}
    waiting = a_posting(
        cast.shop, "介護職員", state=PostingState.SUBMITTED, visit_until=NOW.date(), answers=answers,
        employment_form="正社員",
    )  # fmt: skip
    a_posting(cast.shop, "=cmd()", kind=PostingKind.PART_TIME, answers={"workplace_choice": "事業所所在地と異なる"})
    a_posting(cast.shop, "消した", deleted_at=NOW)
    draft, row = lines(taken(owner, "sort=state"))
    assert row["受付番号"] == waiting.receipt_number == "2026-0401-0001"
    assert [row[name] for name in ("職種", "状態", "求人区分", "雇用形態", "変更日", "申込日", "来所の期限")] == [
        "介護職員", "確認待ち", "一般（フルタイム）", "正社員", "2026/04/01", "2026/04/01", "2026/04/01",
    ]  # fmt: skip
    assert row["就業場所"] == "東京都千代田区飯田橋9丁目8番7号"
    assert (row["採用人数"], row["賃金形態等"], row["基本給（ａ）下限"]) == ("3", "月給", "約20万")
    assert (row["基本給（ａ）上限"], row["就業時間（1）始業"], row["休憩時間"]) == ("280000", "09:00", "60")
    assert (draft["職種"], draft["求人区分"], draft["就業場所"]) == ("'=cmd()", "一般（パート）", "")
    assert not {"担当者（氏名）", "担当者（電話番号）"} & set(row)


def test_what_was_submitted_counts_not_what_is_written_since(cast: Cast, owner: Client) -> None:
    row = a_posting(cast.shop, "介護職員", state=PostingState.WITHDRAWN, answers={"pay_form": "月給"})
    row.draft.values = {"pay_form": "時給"}
    row.draft.save()
    row.revisions.create(number=2, content={"pay_form": "日給"}, establishment={}, at=NOW)
    assert [line["賃金形態等"] for line in lines(taken(owner))] == ["日給"]


def test_only_what_is_narrowed_to_and_one_s_own(cast: Cast, owner: Client) -> None:
    many(cast.shop, 12)
    a_posting(cast.bakery, "販売スタッフ999")
    assert [line["職種"] for line in lines(taken(owner, "state=draft&sort=title&per=10"))] == [
        f"販売スタッフ{place:03}" for place in (0, 4, 8)
    ]
    assert len(lines(taken(owner))) == 12
    assert [line["職種"] for line in lines(taken(browser_of(cast.tanaka)))] == ["販売スタッフ999"]


def test_the_workbook(cast: Cast, owner: Client) -> None:
    a_posting(cast.shop, "経理", state=PostingState.SUBMITTED)
    answer = taken(owner, kind="xlsx")
    assert answer.headers["Content-Disposition"].endswith("-20260401.xlsx")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<t>2026-0401-0001</t>" in sheet
    assert "<t>経理</t>" in sheet


def test_signs_that_shift_jis_has_not_are_told_before_they_are_lost(cast: Cast, owner: Client) -> None:
    a_posting(cast.shop, "𠮷野通り店の販売〜接客")
    refused = taken(owner, kind="csv_sjis")
    assert refused.status_code == 422
    page = text(refused)
    assert "変換できない文字が1種類あります" in page
    assert "𠮷" in page
    assert not Event.objects.filter(action="posting.exported").exists()
    answer = taken(owner, kind="csv_sjis", loses_signs="on")
    assert [line["職種"] for line in lines(answer, "cp932")] == ["〓野通り店の販売～接客"]
    assert taken(owner, "q=接客", kind="csv_sjis").status_code == 422
    a_posting(cast.shop, "経理")
    assert taken(owner, "q=経理", kind="csv_sjis").status_code == 200


def test_what_is_in_force_is_taken_with_its_number_and_terms(cast: Cast, owner: Client) -> None:
    a_posting(cast.shop, "介護職員", state=PostingState.ACTIVE, number="13010-00000007", scope=2)
    row = lines(taken(owner))[0]
    told = [row[name] for name in ("求人番号", "受付年月日", "紹介期限日", "公開範囲")]
    assert told[:3] == ["13010-00000007", "2026/04/01", "2026/05/31"]
    assert told[3].startswith("２ ハローワークの求職者に限定し")


def test_a_change_that_waits_is_not_taken_for_what_is_in_force(cast: Cast, owner: Client) -> None:
    row = a_posting(cast.shop, "介護職員", state=PostingState.ACTIVE, answers={"hires": "3"})
    PostingRevision.objects.create(posting=row, number=2, content={"hires": "5"}, establishment={}, at=NOW)
    assert lines(taken(owner))[0]["採用人数"] == "3"


def test_the_record_tells_who_took_what(cast: Cast, owner: Client) -> None:
    many(cast.shop, 4)
    taken(owner, "state=ended&q=販売", kind="xlsx")
    event = Event.objects.get(action="posting.exported")
    assert (event.actor_id, event.subject_kind, event.subject_id) == (cast.yamada.pk, "establishment", cast.shop.pk)
    assert event.facts == {"filter": "終了、「販売」", "rows": 2, "format": "Excel（xlsx）"}
    assert "posting.exported" in READS_AND_EXPORTS


def test_every_role_may_take_the_list_along_and_nobody_else(cast: Cast) -> None:
    a_posting(cast.shop, "販売")
    for user in (cast.yamada, cast.suzuki, cast.ito):
        assert len(lines(taken(browser_of(user)))) == 1
    for stranger in (None, cast.sato, cast.nakamura):
        assert taken(browser_of(stranger)).status_code in (303, 403)


def test_nothing_is_taken_without_a_kind(cast: Cast, owner: Client) -> None:
    a_posting(cast.shop, "販売")
    for kind in ("", "pdf"):
        answer = taken(owner, kind=kind)
        assert answer.status_code == 422
        assert "ファイルの形式を選んでください" in text(answer)
    assert "書き出すものがありません" in text(taken(owner, "q=ない"))


def test_the_file_costs_the_same_number_of_statements_for_any_list(
    cast: Cast, owner: Client, django_assert_max_num_queries: Any
) -> None:
    many(cast.shop, 150)
    owner.get(EXPORT)
    with django_assert_max_num_queries(12):
        assert len(lines(taken(owner))) == 150
