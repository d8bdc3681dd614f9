"""How far a posting has come: pages, sections, and what there is to do next."""

from collections.abc import Sequence

import pytest

from mypage.kernel.fields import Raw
from mypage.postings.content import answers_of
from mypage.postings.progress import Progress, SectionProgress, of_form, progress_of
from mypage.postings.rules.registry import Finding
from tests.posting_answers import answers_for


def sections(
    raw: dict[str, Raw], findings: Sequence[Finding] = (), finished: Sequence[str] = (), confirmed: Sequence[str] = ()
) -> dict[int, SectionProgress]:
    found = progress_of(
        "full_time", answers_of(raw, {"establishment_municipality": "13101"}), findings, finished, confirmed
    )
    return {each.number: each for each in found}


def finding(field: str, rule: str = "R-073", strength: str = "violation") -> Finding:
    return Finding(rule, strength, f"{field}を確かめてください。", field)  # type: ignore[arg-type]


def test_nothing_is_begun_in_an_empty_draft() -> None:
    states = {number: each.state for number, each in sections({}).items()}
    assert states == dict.fromkeys((1, 2, 3, 4, 5, 6, 8), Progress.EMPTY) | {7: Progress.OPTIONAL}


def test_a_page_without_optional_parts_is_done_when_it_is_filled_in() -> None:
    raw: dict[str, Raw] = {
        "employees_at_workplace": "12", "female_employees_at_workplace": "7", "part_time_employees_at_workplace": "4",
    }  # fmt: skip
    assert sections(raw)[2].state == Progress.DONE
    assert sections({**raw, "female_employees_at_workplace": ""})[2].state == Progress.BEGUN


def test_a_page_with_optional_parts_is_done_when_its_writer_says_so() -> None:
    raw = answers_for("full_time")
    assert sections(raw)[6].state == Progress.BEGUN
    assert sections(raw, finished=("insurance",))[6].state == Progress.BEGUN
    assert sections(raw, finished=("insurance", "retirement"))[6].state == Progress.DONE


def test_an_optional_section_is_done_only_by_word() -> None:
    assert sections({})[7].state == Progress.OPTIONAL
    assert sections({}, finished=("promotion",))[7].state == Progress.DONE


def test_what_is_missing_is_work_and_what_is_wrong_is_to_be_mended() -> None:
    raw: dict[str, Raw] = {"base_pay_from": "300000", "base_pay_to": ""}
    missing = [finding("base_pay_to", "R-001")]
    assert sections(raw, missing)[4].state == Progress.BEGUN
    assert "base_pay_to" in sections(raw, missing)[4].pages[0].missing
    wrong = sections({**raw, "base_pay_to": "200000"}, [finding("base_pay_from")], finished=("pay",))[4]
    assert wrong.state == Progress.TO_MEND
    assert wrong.next_page.page.slug == "pay"
    assert wrong.pages[0].objections == ("base_pay_fromを確かめてください。",)


def test_a_page_that_nobody_touched_is_not_to_be_mended() -> None:
    asked = [finding("posting_remarks")]
    assert sections({}, asked)[7].state == Progress.EMPTY
    assert sections({}, asked)[7].pages[0].objections == ()
    assert sections({"posting_remarks": "制服貸与"}, asked)[7].state == Progress.TO_MEND
    assert sections({}, asked, finished=("promotion",))[7].state == Progress.TO_MEND


def test_the_next_page_is_the_first_that_is_not_done() -> None:
    raw = answers_for("full_time")
    assert sections(raw)[3].next_page.page.slug == "job"
    assert sections(raw, finished=("job",))[3].next_page.page.slug == "employment"
    everything = ("job", "employment", "workplace", "applicants")
    assert sections(raw, finished=everything)[3].next_page.page.slug == "job"


def test_cautions_are_counted_until_they_are_confirmed() -> None:
    caution = finding("base_pay_from", "R-082", "caution")
    assert sections({}, [caution])[4].pages[0].open_cautions == 1
    assert sections({}, [caution], confirmed=(caution.key,))[4].pages[0].open_cautions == 0


@pytest.mark.parametrize("rule", ["R-003", "R-004", "R-138", "R-142"])
def test_what_the_form_cannot_mend_waits_for_the_submission(rule: str) -> None:
    assert of_form([finding("confirms_self_declaration", rule), finding("job_title")]) == [finding("job_title")]
