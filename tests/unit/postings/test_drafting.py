"""Writing a draft: nothing is lost, nothing is judged, two writers are told of each other."""

from datetime import timedelta

import pytest

from mypage.kernel.rule import RuleViolation
from mypage.postings.choices import PostingAction, PostingState
from mypage.postings.commands.drafting import (
    LONGEST,
    EditedMeanwhile,
    delete_draft,
    restore_draft,
    save_answers,
    start_draft,
)
from mypage.postings.models import Posting, PostingDraft, PostingEvent
from tests.cast import NOW, Cast

pytestmark = pytest.mark.django_db
FULL_TIME = {"posting_category": "一般（フルタイム）"}


@pytest.fixture
def posting(cast: Cast) -> Posting:
    return start_draft(establishment=cast.shop, values=FULL_TIME, by=cast.yamada, at=NOW)


def draft_of(posting: Posting) -> PostingDraft:
    return PostingDraft.objects.select_related("posting").get(posting=posting)


def save(posting: Posting, cast: Cast, version: int = 1, editor: str = "a", **values: str) -> int:
    saved = save_answers(
        posting=posting, values=values, version=version, editor=editor, by=cast.yamada, at=NOW + timedelta(minutes=1)
    )
    return saved.version


def test_a_draft_begins_with_what_the_establishment_usually_answers(posting: Posting, cast: Cast) -> None:
    values = draft_of(posting).values
    assert values["posting_category"] == "一般（フルタイム）"
    assert values["contact_name"] == cast.shop.contact_name
    assert values["employees_at_workplace"] == str(cast.shop.employees)
    assert posting.state == PostingState.DRAFT
    assert posting.kind == "full_time"
    assert PostingEvent.objects.get(posting=posting).action == PostingAction.STARTED


def test_what_cannot_be_read_is_kept_as_typed(posting: Posting, cast: Cast) -> None:
    save(posting, cast, base_pay_from="応相談", job_title="あ" * 80, hires="若干名")
    draft = draft_of(posting)
    assert draft.values["base_pay_from"] == "応相談"
    assert draft.values["job_title"] == "あ" * 80
    assert draft.posting.job_title == "あ" * 60
    assert draft.values["hires"] == "若干名"


def test_half_width_texts_become_full_width_and_the_writer_is_told(posting: Posting, cast: Cast) -> None:
    saved = save_answers(
        posting=posting,
        values={"job_title": "PC操作", "job_description": "入力", "contact_name": "Smith"},
        version=1,
        editor="a",
        by=cast.yamada,
        at=NOW,
    )
    assert saved.widened == ("job_title",)
    assert draft_of(posting).values["job_title"] == "ＰＣ操作"
    assert draft_of(posting).values["contact_name"] == "Smith"


def test_an_answer_that_a_condition_hides_is_not_lost(posting: Posting, cast: Cast) -> None:
    version = save(posting, cast, fixed_overtime="あり", fixed_overtime_from="30000")
    save(posting, cast, version, fixed_overtime="なし")
    assert draft_of(posting).values["fixed_overtime_from"] == "30000"


def test_two_writers_of_different_answers_do_not_disturb_each_other(posting: Posting, cast: Cast) -> None:
    save(posting, cast, 1, "a", job_title="営業職")
    assert save(posting, cast, 1, "b", hires="3") == 3
    assert draft_of(posting).values["job_title"] == "営業職"
    assert draft_of(posting).values["hires"] == "3"


def test_two_writers_of_one_answer_are_told_and_nothing_is_overwritten(posting: Posting, cast: Cast) -> None:
    save(posting, cast, 1, "a", job_title="営業職", hires="2")
    with pytest.raises(EditedMeanwhile) as told:
        save(posting, cast, 1, "b", job_title="販売職", hires="2", base_pay_from="200000")
    assert told.value.version == 2
    assert set(told.value.conflicts) == {"job_title"}
    assert (told.value.conflicts["job_title"].theirs, told.value.conflicts["job_title"].mine) == ("営業職", "販売職")
    assert draft_of(posting).values["job_title"] == "営業職"
    assert "base_pay_from" not in draft_of(posting).values


def test_a_page_does_not_stand_in_its_own_way(posting: Posting, cast: Cast) -> None:
    save(posting, cast, 1, "a", job_title="営業")
    assert save(posting, cast, 1, "a", job_title="営業職") == 3


def test_saving_the_same_again_changes_no_version(posting: Posting, cast: Cast) -> None:
    version = save(posting, cast, job_title="営業職")
    assert save(posting, cast, version, job_title="営業職") == version


def test_pages_are_finished_and_cautions_confirmed(posting: Posting, cast: Cast) -> None:
    for finished, confirmed in (({"wage": True}, {"R-082 x": True}), ({"wage": False}, {"R-082 x": False})):
        save_answers(
            posting=posting, values={}, version=1, editor="a", by=cast.yamada, at=NOW,
            finished=finished, confirmed=confirmed,
        )  # fmt: skip
        assert draft_of(posting).finished == (["wage"] if finished["wage"] else [])
        assert draft_of(posting).confirmed == (["R-082 x"] if finished["wage"] else [])


@pytest.mark.parametrize(("length", "is_kept"), [(LONGEST, True), (LONGEST + 1, False)])
def test_a_monstrous_answer_is_refused_at_its_field(posting: Posting, cast: Cast, length: int, is_kept: bool) -> None:
    if is_kept:
        save(posting, cast, job_description="あ" * length)
        return
    with pytest.raises(RuleViolation) as refused:
        save(posting, cast, job_description="あ" * length)
    assert refused.value.violations[0].field == "job_description"


def test_a_computed_field_is_never_written(posting: Posting, cast: Cast) -> None:
    with pytest.raises(ValueError, match="computed"):
        save(posting, cast, total_pay_from="1")


def test_a_deleted_draft_is_not_written_and_comes_back_whole(posting: Posting, cast: Cast) -> None:
    save(posting, cast, job_title="営業職")
    delete_draft(posting=posting, by=cast.yamada, at=NOW)
    assert not Posting.objects.of(cast.shop).exists()
    with pytest.raises(RuleViolation):
        save(posting, cast, job_title="販売職")
    restore_draft(posting=posting, by=cast.suzuki, at=NOW)
    restore_draft(posting=posting, by=cast.suzuki, at=NOW)
    assert Posting.objects.of(cast.shop).get().job_title == "営業職"
    assert draft_of(posting).values["job_title"] == "営業職"


def test_lists_are_told_of_a_change_at_once_and_of_its_time_to_the_minute(posting: Posting, cast: Cast) -> None:
    def changed_after(seconds: int, **values: str) -> timedelta:
        at = NOW + timedelta(seconds=seconds)
        save_answers(posting=posting, values=values, version=9, editor="a", by=cast.yamada, at=at)
        posting.refresh_from_db()
        return posting.changed_at - NOW

    assert changed_after(59, job_description="調理") == timedelta(0)
    assert changed_after(60, job_description="調理、配膳") == timedelta(seconds=60)
    assert changed_after(61, job_title="調理補助") == timedelta(seconds=61)
    assert posting.job_title == "調理補助"
    assert draft_of(posting).values["job_description"] == "調理、配膳"
