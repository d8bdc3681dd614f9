"""The office decides: accepts, returns with remarks, refuses with a ground, corrects small things itself (S-03)."""

from collections.abc import Callable

import pytest

from mypage.audit.models import Event
from mypage.establishments.choices import RegistrationState
from mypage.establishments.models import Establishment
from mypage.kernel.fields import Raw
from mypage.kernel.rule import RuleViolation
from mypage.notifications.models import Notice
from mypage.postings.choices import ChangeStage, Decision, PostingState, RefusalGround, RevisionPurpose
from mypage.postings.commands.changing import correct_posting
from mypage.postings.commands.drafting import save_answers
from mypage.postings.commands.reviewing import (
    LONGEST_REMARK,
    accept_posting,
    refuse_posting,
    return_posting,
    waiting_revision,
)
from mypage.postings.commands.submitting import note_visit, submit_posting
from mypage.postings.content import table
from mypage.postings.models import Posting, PostingEvent, PostingReview, PostingRevision, ReviewRemark
from tests.cast import Cast
from tests.postings import NOON, a_submitted, an_accepted, caution_keys
from tests.unit.postings.situations import SITUATIONS, fresh

pytestmark = [pytest.mark.django_db, pytest.mark.seed("S-03")]

CHANGE_WAITS = (PostingState.ACTIVE, ChangeStage.WAITING, "")
WHY = "電話で確認しました。"


def codes(act: Callable[[], object]) -> set[str]:
    """What an act is refused for; it changes no posting."""
    before = list(Posting.objects.values())
    with pytest.raises(RuleViolation) as refusal:
        act()
    assert list(Posting.objects.values()) == before
    return {each.code for each in refusal.value.violations}


def correct(cast: Cast, posting: Posting, values: dict[str, Raw], note: str = WHY) -> PostingRevision:
    """訂正 of what waits."""
    number = posting.revisions.count()
    return correct_posting(posting=posting, revision=number, values=values, note=note, by=cast.nakamura, at=NOON)


def test_a_provisional_registration_is_confirmed_first(cast: Cast) -> None:
    posting = a_submitted(cast)
    Establishment.objects.filter(pk=cast.shop.pk).update(
        state=RegistrationState.PROVISIONAL, applied_at=NOON, lapses_on=NOON.date()
    )
    found = codes(lambda: accept_posting(posting=posting, revision=1, by=cast.nakamura, at=NOON))
    assert found == {"establishment_not_registered"}


def test_the_visit_comes_first(cast: Cast) -> None:
    posting = a_submitted(cast, employment_arrangement="請負")
    found = codes(lambda: accept_posting(posting=posting, revision=1, by=cast.nakamura, at=NOON))
    assert found == {"visit_missing"}
    note_visit(posting=posting, by=cast.nakamura, at=NOON)
    accept_posting(posting=posting, revision=1, by=cast.nakamura, at=NOON)
    assert fresh(posting).state == PostingState.ACTIVE


def test_a_violation_needs_a_reason_to_be_accepted(cast: Cast) -> None:
    """Rules may have changed since it came in; the reason stays with the decision and is not sent."""
    posting = a_submitted(cast)
    revision = PostingRevision.objects.get(posting=posting)
    revision.content |= {"base_pay_from": "1000", "base_pay_to": "1100"}
    revision.save()
    found = codes(lambda: accept_posting(posting=posting, revision=1, by=cast.nakamura, at=NOON, despite=" "))
    assert found == {"violations_open"}
    accept_posting(posting=posting, revision=1, by=cast.nakamura, at=NOON, despite="最低賃金の特例の許可書を確認した。")
    assert PostingReview.objects.get().sentence == "最低賃金の特例の許可書を確認した。"
    assert PostingEvent.objects.get(posting=posting, action="accepted").remarks == ""


@pytest.mark.parametrize("decide", ["accept", "return", "refuse", "correct"])
def test_what_was_read_is_what_is_decided(cast: Cast, decide: str) -> None:
    """A colleague corrected it meanwhile: the page is stale."""
    posting = a_submitted(cast)
    correct(cast, posting, {"hires": "5"})
    seen = {"posting": posting, "revision": 1, "by": cast.nakamura, "at": NOON}
    acts: dict[str, Callable[[], object]] = {
        "accept": lambda: accept_posting(**seen),  # type: ignore[arg-type]
        "return": lambda: return_posting(**seen, remarks={}, sentence="直してください。"),  # type: ignore[arg-type]
        "refuse": lambda: refuse_posting(**seen, ground="gang", sentence=WHY),  # type: ignore[arg-type]
        "correct": lambda: correct_posting(**seen, values={"hires": "6"}, note=WHY),  # type: ignore[arg-type]
    }
    assert codes(acts[decide]) == {"changed_meanwhile"}
    waiting = waiting_revision(fresh(posting))
    assert waiting
    assert (waiting.number, waiting.content["hires"]) == (2, "5")


@pytest.mark.parametrize(
    ("remarks", "sentence", "code"),
    [
        ({}, "", "nothing_said"),
        ({"job_title": "  "}, " ", "nothing_said"),
        ({"no_such_field": "直してください。"}, "", "unknown_field"),
        ({"job_title": "あ" * (LONGEST_REMARK + 1)}, "", "remark_too_long"),
    ],
)
def test_a_return_says_what_to_mend(cast: Cast, remarks: dict[str, str], sentence: str, code: str) -> None:
    posting = a_submitted(cast)
    found = codes(
        lambda: return_posting(
            posting=posting, revision=1, remarks=remarks, sentence=sentence, by=cast.nakamura, at=NOON
        )
    )
    assert found == {code}


def test_remarks_stand_at_their_fields(cast: Cast) -> None:
    """As long as allowed, without the empty ones; the sentence is in the timeline."""
    posting, long = a_submitted(cast), "あ" * LONGEST_REMARK
    remarks = {"job_title": f" {long} ", "hires": "人数をご確認ください。", "job_description": " "}
    said = " お電話をください。 "
    return_posting(posting=posting, revision=1, remarks=remarks, sentence=said, by=cast.nakamura, at=NOON)
    kept = dict(ReviewRemark.objects.values_list("field", "text"))
    assert kept == {"job_title": long, "hires": "人数をご確認ください。"}
    assert PostingReview.objects.get().sentence == "お電話をください。"
    assert PostingEvent.objects.get(posting=posting, action="returned").remarks == "お電話をください。"


@pytest.mark.parametrize(
    ("ground", "sentence", "expected"),
    [
        ("", WHY, {"no_ground"}),
        ("whim", WHY, {"no_ground"}),
        ("illegal", " ", {"no_sentence"}),
        ("", "", {"no_ground", "no_sentence"}),
    ],
)
def test_a_refusal_has_ground_and_sentence(cast: Cast, ground: str, sentence: str, expected: set[str]) -> None:
    posting = a_submitted(cast)
    found = codes(
        lambda: refuse_posting(posting=posting, revision=1, ground=ground, sentence=sentence, by=cast.nakamura, at=NOON)
    )
    assert found == expected


@pytest.mark.parametrize("ground", RefusalGround.values)
def test_every_ground_of_the_law_is_kept(cast: Cast, ground: str) -> None:
    posting = a_submitted(cast)
    refuse_posting(posting=posting, revision=1, ground=ground, sentence=WHY, by=cast.nakamura, at=NOON)
    review = PostingReview.objects.get(posting=posting)
    assert (review.decision, review.ground, review.sentence) == (Decision.REFUSED, ground, WHY)
    assert fresh(posting).number is None


def test_every_decision_stays(cast: Cast) -> None:
    """Returned, mended, returned again, accepted: three reviews, each on its revision."""
    posting = a_submitted(cast)
    for number in (1, 2):
        remarks = {"job_title": f"{number}回目のお願いです。"}
        return_posting(posting=posting, revision=number, remarks=remarks, sentence="", by=cast.nakamura, at=NOON)
        values = {"job_title": f"介護職員（{number}階）"}
        save_answers(posting=posting, values=values, version=number, editor="a", by=cast.yamada, at=NOON)
        keys = caution_keys(fresh(posting))
        submit_posting(posting=posting, by=cast.yamada, at=NOON, confirmed=keys)
    accept_posting(posting=posting, revision=3, by=cast.nakamura, at=NOON)
    told = PostingReview.objects.order_by("revision__number").values_list("revision__number", "decision")
    assert list(told) == [(1, "returned"), (2, "returned"), (3, "accepted")]
    assert fresh(posting).job_title == "介護職員（２階）"


def test_a_correction_is_a_revision_of_the_office(cast: Cast) -> None:
    """What came in stays as it was; timeline and notice name the field and say why; it is what gets accepted."""
    posting = a_submitted(cast)
    made = correct(cast, posting, {"hires": "5", "job_title": "介護職員"})
    assert (made.number, made.purpose, made.submitted_by) == (2, RevisionPurpose.CORRECTION, cast.nakamura)
    assert PostingRevision.objects.get(posting=posting, number=1).content["hires"] == "3"
    event = PostingEvent.objects.get(posting=posting, action="corrected")
    assert event.remarks == f"{table().fields['hires'].label}：{WHY}"
    assert Event.objects.get(action="posting.corrected").facts == {"fields": ["hires"]}
    assert Notice.objects.filter(template="posting_corrected", reader_kind="establishment").count() == 1
    accept_posting(posting=posting, revision=2, by=cast.nakamura, at=NOON)
    row = fresh(posting)
    assert row.in_force
    assert row.in_force.content["hires"] == "5"


def test_a_corrected_application_comes_back_corrected(cast: Cast) -> None:
    """The employer mends it from there, and a page that was open before gives way."""
    posting = a_submitted(cast)
    correct(cast, posting, {"hires": "5"})
    return_posting(posting=posting, revision=2, remarks={"job_title": "？"}, sentence="", by=cast.nakamura, at=NOON)
    draft = fresh(posting).draft
    assert (draft.values["hires"], draft.changed["hires"][1]) == ("5", "office")
    keys = caution_keys(fresh(posting))
    submit_posting(posting=posting, by=cast.yamada, at=NOON, confirmed=keys)
    assert PostingRevision.objects.get(posting=posting, number=3).content["hires"] == "5"


@pytest.mark.parametrize(
    ("values", "note", "code"),
    [
        ({"posting_category": "一般（パート）"}, WHY, "not_correctable"),
        ({"disclosure_scope": "４ 求人情報を公開しない"}, WHY, "not_correctable"),
        ({"confirms_self_declaration": ""}, WHY, "not_correctable"),
        ({"has_read_leaflet": ""}, WHY, "not_correctable"),
        ({"total_pay_from": "999999"}, WHY, "not_correctable"),
        ({"hires": "3"}, WHY, "nothing_changed"),
        ({}, WHY, "nothing_changed"),
        ({"hires": "5"}, " ", "no_note"),
    ],
)
def test_what_the_office_may_not_correct(cast: Cast, values: dict[str, Raw], note: str, code: str) -> None:
    """What only the employer decides or confirms, what is computed, and nothing without a reason."""
    posting = a_submitted(cast)
    assert codes(lambda: correct(cast, posting, values, note)) == {code}
    assert PostingRevision.objects.count() == 1


def test_an_accepted_change_leaves_number_and_terms(cast: Cast) -> None:
    posting = SITUATIONS[CHANGE_WAITS](cast)
    before = fresh(posting)
    accept_posting(posting=posting, revision=2, by=cast.nakamura, at=NOON.replace(month=12, day=20))
    row = fresh(posting)
    kept = ("number", "accepted_on", "referral_until", "public_from", "state", "receipt_number")
    assert [getattr(row, name) for name in kept] == [getattr(before, name) for name in kept]
    assert (before.job_title, row.job_title) == ("介護職員", "看護助手")


@pytest.mark.parametrize("decide", ["return", "refuse"])
def test_a_change_that_is_not_accepted_leaves_what_is_in_force(cast: Cast, decide: str) -> None:
    posting = SITUATIONS[CHANGE_WAITS](cast)
    if decide == "return":
        return_posting(posting=posting, revision=2, remarks={}, sentence=WHY, by=cast.nakamura, at=NOON)
    else:
        refuse_posting(posting=posting, revision=2, ground="illegal", sentence=WHY, by=cast.nakamura, at=NOON)
    row = fresh(posting)
    assert row.in_force
    assert (row.state, row.in_force.number, row.job_title) == (PostingState.ACTIVE, 1, "介護職員")
    assert row.change == (ChangeStage.RETURNED if decide == "return" else ChangeStage.NONE)


def test_a_change_may_be_corrected_too(cast: Cast) -> None:
    """What is in force does not move before the change is accepted."""
    posting = SITUATIONS[CHANGE_WAITS](cast)
    correct(cast, posting, {"hires": "9"})
    row = fresh(posting)
    assert row.in_force
    assert row.in_force.content["hires"] == "3"
    accept_posting(posting=posting, revision=3, by=cast.nakamura, at=NOON)
    row = fresh(posting)
    assert row.in_force
    assert (row.in_force.content["hires"], row.job_title) == ("9", "看護助手")


@pytest.mark.parametrize(
    ("scope", "number"),
    [
        ("１ 事業所名等を含む求人情報を公開する", 1),
        ("２ ハローワークの求職者に限定し、事業所名等を含む求人情報を公開する", 2),
        ("３ 事業所名等を含まない求人情報を公開する", 3),
        ("４ 求人情報を公開しない", 4),
    ],
)
def test_the_scope_of_disclosure_is_a_column(cast: Cast, scope: str, number: int) -> None:
    """What anonymous visitors, seekers and the counter are shown is asked of it."""
    own = {"disclosure_scope": scope}
    if number > 2:
        own["accepts_self_applications"] = ""
    assert fresh(an_accepted(cast, **own)).scope == number  # type: ignore[arg-type]
