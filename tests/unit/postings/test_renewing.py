"""求人の更新 and 転用: what is carried over, what stops one, that nothing is renewed twice (S-04)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mypage.kernel.clock import JST, day_in_japan
from mypage.kernel.fields import Raw
from mypage.kernel.rule import RuleViolation
from mypage.postings.choices import PostingState
from mypage.postings.commands.drafting import save_answers, start_draft
from mypage.postings.commands.living import expire_postings, suspend_recruiting
from mypage.postings.commands.renewing import (
    NotSubmitted,
    Wish,
    begin_renewal,
    renew_many,
    renew_posting,
)
from mypage.postings.commands.submitting import CautionsOpen, withdraw_posting
from mypage.postings.models import Posting, PostingRevision
from mypage.postings.queries.facts import facts_of_draft
from mypage.postings.queries.history import HistoryFilter, past_postings, years_of
from mypage.postings.queries.renewal import Candidate, candidates, ending_soon
from mypage.postings.rules.registry import judge_whole
from mypage.reference.models import MinimumWage
from tests.cast import Cast
from tests.postings import NOON, a_submitted, an_accepted

pytestmark = [pytest.mark.django_db, pytest.mark.seed("S-04")]
SOON = datetime(2027, 1, 25, 12, 0, tzinfo=JST)
"""Postings that were accepted at NOON end on 31 January 2027."""


def many_accepted(cast: Cast, count: int, **contents: dict[str, Raw]) -> list[Posting]:
    """So many postings in force with titles of their own; `contents` gives some other answers, by p1, p2, …"""
    first = an_accepted(cast)
    revision = first.in_force
    assert revision
    rows = [first]
    for place in range(1, count):
        row = Posting.objects.get(pk=first.pk)
        row.pk, row.in_force, row.state = None, None, PostingState.SUBMITTED
        row.number, row.receipt_number = f"13010-{place + 1:08}", f"2026-1122-{place + 1000}"
        row.job_title = f"介護職員{place}"
        row.save()
        content = revision.content | {"job_title": row.job_title} | contents.get(f"p{place}", {})
        row.in_force = PostingRevision.objects.create(
            posting=row, number=1, content=content, establishment=revision.establishment, at=NOON
        )
        row.state = PostingState.ACTIVE
        row.save()
        rows.append(row)
    return rows


def look_at(cast: Cast, *postings: Posting, at: datetime = SOON) -> list[Candidate]:
    return candidates(cast.shop, [Posting.objects.get(pk=each.pk) for each in postings], day_in_japan(at))


def wishes(cast: Cast, postings: Sequence[Posting], at: datetime = SOON) -> list[Wish]:
    return [
        Wish(each.posting, confirmed=[caution.key for caution in each.cautions])
        for each in look_at(cast, *postings, at=at)
    ]


def test_a_posting_is_renewed_with_its_answers(cast: Cast) -> None:
    source = an_accepted(cast)
    renewal = renew_posting(posting=source, values={"hires": "3"}, by=cast.suzuki, at=SOON)
    assert (renewal.state, renewal.source_number) == (PostingState.SUBMITTED, source.number)
    assert renewal.receipt_number == "2027-0125-0001"
    content = renewal.revisions.get().content
    assert content["job_title"] == "介護職員"
    assert content["hires"] == "3"
    assert content["message_to_office"] == "更新求人"
    assert content["has_read_leaflet"] == "確認した"


@pytest.mark.parametrize(
    ("day", "may"),
    [(date(2027, 1, 20), False), (date(2027, 1, 21), True), (date(2027, 1, 31), True), (date(2027, 2, 28), True),
     (date(2027, 3, 5), False)],
)  # fmt: skip
def test_a_renewal_is_due_from_the_21st_and_for_a_month_after_the_end(cast: Cast, day: date, *, may: bool) -> None:
    source = an_accepted(cast)
    at = datetime(day.year, day.month, day.day, 12, tzinfo=JST)
    expire_postings(datetime(2027, 2, 1, 1, 0, tzinfo=JST) if day >= date(2027, 2, 1) else at)
    assert list(ending_soon(cast.shop, day)) == ([source] if may else [])
    if not may:
        with pytest.raises(RuleViolation, match="renewal_not_due"):
            renew_posting(posting=source, values={}, by=cast.yamada, at=at)
        assert not Posting.objects.exclude(pk=source.pk).exists()


def test_graduates_and_what_ended_otherwise_stand_on_no_desk(cast: Cast) -> None:
    an_accepted(cast, "university")
    a_submitted(cast, job_title="調理員")
    assert not ending_soon(cast.shop, date(2027, 1, 25)).exists()


def test_a_stopped_posting_is_renewed_too(cast: Cast) -> None:
    source = an_accepted(cast)
    suspend_recruiting(posting=source, by=cast.yamada, at=NOON)
    assert list(ending_soon(cast.shop, date(2027, 1, 25))) == [source]


def test_nothing_is_renewed_twice(cast: Cast) -> None:
    source = an_accepted(cast)
    first = renew_posting(posting=source, values={}, by=cast.yamada, at=SOON)
    again = renew_posting(posting=source, values={"hires": "9"}, by=cast.suzuki, at=SOON)
    assert again.pk == first.pk
    assert Posting.objects.count() == 2
    [look] = look_at(cast, source)
    assert (look.renewed, look.draft) == (first, None)


def test_a_renewal_that_was_withdrawn_does_not_count(cast: Cast) -> None:
    source = an_accepted(cast)
    first = renew_posting(posting=source, values={}, by=cast.yamada, at=SOON)
    withdraw_posting(posting=first, by=cast.yamada, at=SOON)
    assert renew_posting(posting=source, values={}, by=cast.yamada, at=SOON).pk != first.pk


def test_what_breaks_a_rule_stays_a_draft_and_is_tried_again(cast: Cast) -> None:
    source = an_accepted(cast)
    with pytest.raises(NotSubmitted) as refusal:
        renew_posting(posting=source, values={"base_pay_from": "100000"}, by=cast.yamada, at=SOON)
    draft = refusal.value.draft
    assert "R-076" in {each.code for each in refusal.value.violations}
    assert Posting.objects.select_related("draft").get(pk=draft.pk).draft.values["base_pay_from"] == "100000"
    [look] = look_at(cast, source)
    assert (look.draft, look.outcome.wages.is_below) == (draft, True)
    mended = renew_posting(
        posting=source, values={"base_pay_from": "230000"}, by=cast.yamada, at=SOON, version=look.version
    )
    assert (mended.pk, mended.state) == (draft.pk, PostingState.SUBMITTED)


def test_what_somebody_mends_in_the_draft_is_not_overwritten(cast: Cast) -> None:
    source = an_accepted(cast)
    draft = begin_renewal(posting=source, by=cast.yamada, at=SOON)
    save_answers(posting=draft, values={"hires": "5"}, version=1, editor="page", by=cast.yamada, at=SOON)
    with pytest.raises(NotSubmitted, match="changed_meanwhile"):
        renew_posting(posting=source, values={"hires": "2"}, by=cast.suzuki, at=SOON, version=1)
    assert renew_posting(posting=source, values={}, by=cast.suzuki, at=SOON, version=1).pk == draft.pk


def test_cautions_are_confirmed_by_those_who_saw_them(cast: Cast) -> None:
    source = an_accepted(cast, posting_remarks="令和８年１２月１日に面接会をします。")
    [look] = look_at(cast, source)
    assert [each.rule for each in look.cautions] == ["R-010"]
    assert look.outcome.dates == ("求人に関する特記事項：令和８年１２月１日",)
    [stopped] = renew_many(establishment=cast.shop, wishes=[Wish(source)], by=cast.yamada, at=SOON)
    assert [each.code for each in stopped.violations] == ["R-010"]
    [done] = renew_many(establishment=cast.shop, wishes=wishes(cast, [source]), by=cast.yamada, at=SOON)
    assert done.is_submitted
    assert issubclass(CautionsOpen, RuleViolation)


def test_fifty_of_which_three_break_a_rule(cast: Cast) -> None:
    low: dict[str, Raw] = {"base_pay_from": "100000"}
    rows = many_accepted(cast, 50, p7=low, p20=low, p49=low)
    results = renew_many(establishment=cast.shop, wishes=wishes(cast, rows), by=cast.yamada, at=SOON)
    stopped = [each for each in results if not each.is_submitted]
    assert [each.source.job_title for each in stopped] == ["介護職員7", "介護職員20", "介護職員49"]
    assert all("最低賃金" in each.violations[0].message for each in stopped)
    assert all(each.posting and each.posting.is_draft for each in stopped)
    submitted = Posting.objects.filter(state=PostingState.SUBMITTED)
    assert submitted.count() == 47
    assert len(set(submitted.values_list("receipt_number", flat=True))) == 47
    again = renew_many(establishment=cast.shop, wishes=wishes(cast, rows), by=cast.yamada, at=SOON)
    assert [each.posting for each in again] == [each.posting for each in results]
    assert Posting.objects.count() == 100


def test_somebody_elses_posting_is_not_renewed(cast: Cast) -> None:
    source = an_accepted(cast)
    [result] = renew_many(establishment=cast.bakery, wishes=[Wish(source)], by=cast.tanaka, at=SOON)
    assert (result.posting, [each.code for each in result.violations]) == (None, ["renewal_not_due"])


@pytest.mark.parametrize("kind", ["full_time", "part_time", "seasonal"])
def test_the_desk_judges_as_the_draft_is_judged(cast: Cast, kind: str) -> None:
    """What is read for many at once is what is read for one."""
    source = an_accepted(cast, kind, posting_remarks="令和８年１２月１日に面接会をします。")
    an_accepted(cast, kind)
    an_accepted(cast, kind, job_title="調理員")
    before = look_at(cast, source)[0].outcome
    draft = begin_renewal(posting=source, by=cast.yamada, at=SOON)
    judged = facts_of_draft(Posting.objects.select_related("draft").get(pk=draft.pk), day_in_japan(SOON))
    assert list(before.findings) == judge_whole(judged.facts)
    assert list(look_at(cast, source)[0].outcome.findings) == judge_whole(judged.facts)


def test_what_changed_since_acceptance_is_told(cast: Cast) -> None:
    source = an_accepted(cast)
    [before] = look_at(cast, source)
    assert (before.outcome.changed, before.outcome.wages.has_changed) == ((), False)
    wage = MinimumWage.objects.get(fiscal_year=2026)
    MinimumWage.objects.create(prefecture=wage.prefecture, fiscal_year=2027, yen=9000, effective_date=date(2027, 1, 1))
    cast.shop.details |= {"business_description": "千代田区で３か所を運営しています。"}
    cast.shop.save()
    [after] = look_at(cast, source)
    wages = after.outcome.wages
    assert wages.then
    assert wages.now
    assert (wages.then.yen, wages.now.yen, wages.is_below) == (1280, 9000, True)
    assert after.outcome.changed == ("事業内容",)
    assert "R-076" in {each.rule for each in after.violations}


def test_days_that_are_over_are_left_out(cast: Cast) -> None:
    source = an_accepted(cast, "seasonal")
    far = datetime(2027, 1, 30, 12, tzinfo=JST)
    assert source.in_force
    period = {
        "employment_period_measure": "年月日で示す",
        "employment_begins_on": "2026-12-06",
        "employment_ends_on": "2027-01-15",
    }
    source.in_force.content |= period
    source.in_force.save()
    [look] = look_at(cast, source, at=far)
    assert look.outcome.editable["employment_ends_on"] == ""
    assert "雇用期間の末日：2027年1月15日" in " ".join(look.outcome.dates)
    assert {each.field for each in look.violations} == {"employment_begins_on", "employment_ends_on"}
    anew: dict[str, Raw] = {"employment_begins_on": "2027-02-15", "employment_ends_on": "2027-08-14"}
    mended = renew_posting(posting=source, values=anew, by=cast.yamada, at=far)
    assert mended.revisions.get().content["employment_ends_on"] == "2027-08-14"


def test_the_desk_takes_as_many_statements_for_many(cast: Cast) -> None:
    rows = many_accepted(cast, 12)
    with CaptureQueriesContext(
        connection,
    ) as one:
        look_at_once(cast, rows[:1])
    with CaptureQueriesContext(connection) as twelve:
        look_at_once(cast, rows)
    assert len(twelve) == len(one) < 20


def look_at_once(cast: Cast, rows: Sequence[Posting]) -> None:
    found = ending_soon(cast.shop, day_in_japan(SOON)).filter(pk__in=[each.pk for each in rows])
    assert len(candidates(cast.shop, list(found), day_in_japan(SOON))) == len(rows)


def test_a_copy_is_no_renewal(cast: Cast) -> None:
    source = an_accepted(cast)
    copy = start_draft(establishment=cast.shop, values={}, by=cast.yamada, at=SOON, source=str(source.number))
    renewal = renew_posting(posting=source, values={}, by=cast.yamada, at=SOON)
    assert copy.pk != renewal.pk


def test_the_history_is_found_by_words_kind_year_and_state(cast: Cast) -> None:
    care = an_accepted(cast)
    cook = an_accepted(cast, "part_time", job_title="調理員", at=NOON + timedelta(days=1))
    old = an_accepted(cast, job_title="運転手")
    a_submitted(cast, job_title="申込中")
    Posting.objects.filter(pk=old.pk).update(accepted_on=date(2019, 12, 31))

    def found(**wanted: object) -> list[Posting]:
        return list(past_postings(cast.shop, HistoryFilter(**wanted)))  # type: ignore[arg-type]

    assert found() == [cook, care]
    assert found(words="調理") == [cook]
    assert found(words=str(care.number)) == found(words=str(care.number).replace("-", "")) == [care]
    assert found(kind="part_time", state="active", year=2026) == [cook]
    assert found(year=2025) == found(state="expired") == []
    assert years_of(cast.shop) == [2026]
    assert list(past_postings(cast.bakery, HistoryFilter())) == []
    assert list(past_postings(cast.shop, HistoryFilter(), "title")) == [care, cook]
