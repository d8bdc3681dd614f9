"""求人の確認: the office accepts, returns or refuses an application, or a change of a posting in force."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from mypage.accounts.models import User
from mypage.audit.commands import record
from mypage.establishments.choices import RegistrationState
from mypage.establishments.commands.authority import refuse_other_office
from mypage.kernel.clock import day_in_japan
from mypage.kernel.rule import RuleViolation, Violation
from mypage.postings.choices import ChangeStage, Decision, PostingAction, PostingState, RefusalGround
from mypage.postings.commands.drafting import show_in_lists
from mypage.postings.commands.telling import tell_employer
from mypage.postings.content import answers_of, table
from mypage.postings.models import (
    NumberCounter,
    Posting,
    PostingEvent,
    PostingReview,
    PostingRevision,
    ReviewRemark,
)
from mypage.postings.queries.facts import facts_with
from mypage.postings.rules import validity
from mypage.postings.rules.registry import judge_whole
from mypage.postings.settings_tables import settings_on
from mypage.postings.states import CHANGE, POSTING

_DECIDED = Violation(
    "out_of_state", "この求人は確認待ちではありません。求人者が取り下げたか、ほかの方が先に手続きをしました。"
)
_CHANGED = Violation(
    "changed_meanwhile",
    "この画面を開いたあとに内容が変わりました。今の内容を確かめて、もう一度手続きしてください。",
)
_NOT_VISITED = Violation("visit_missing", "来所の確認がまだです。来所を確認してから受理してください。")
_NOT_REGISTERED = Violation(
    "establishment_not_registered", "事業所の登録が本登録になっていません。先に事業所の登録を確認してください。"
)
_WITHOUT_REASON = Violation(
    "violations_open",
    "自動チェックに違反があります。修正を依頼するか、受理してよい理由を入力してください。",
    "despite",
)
_NOTHING_SAID = Violation(
    "nothing_said", "修正してほしいことを、項目ごとか全体へのひとことで入力してください。", "sentence"
)
_NO_GROUND = Violation("no_ground", "不受理の根拠を選んでください。", "ground")
_NO_SENTENCE = Violation("no_sentence", "求人者に伝える理由を入力してください。", "sentence")
_NO_OFFICE_CODE = Violation(
    "office_without_code", "この窓口には、求人番号の始めの5桁が登録されていません。管理者に登録を依頼してください。"
)
_NO_NUMBERS_LEFT = Violation(
    "no_numbers_left", "この窓口の求人番号は、すべて使い終わりました。管理者に連絡してください。"
)
LONGEST_REMARK = 500
_TOLD = {
    (Decision.ACCEPTED, False): (PostingAction.ACCEPTED, "posting_accepted"),
    (Decision.RETURNED, False): (PostingAction.RETURNED, "posting_returned"),
    (Decision.REFUSED, False): (PostingAction.REFUSED, "posting_refused"),
    (Decision.ACCEPTED, True): (PostingAction.CHANGE_ACCEPTED, "posting_change_accepted"),
    (Decision.RETURNED, True): (PostingAction.CHANGE_RETURNED, "posting_change_returned"),
    (Decision.REFUSED, True): (PostingAction.CHANGE_REFUSED, "posting_change_refused"),
}
"""The decision, whether it is on a change → what the timeline says, what the employer is told."""


def accept_posting(*, posting: Posting, revision: int, by: User, at: datetime, despite: str = "") -> Posting:
    """受理: what waits is in force; an application gets its number and its terms.

    `revision` is the number of the one that was read; `despite` says why it is accepted although rules object.
    RuleViolation when nothing waits, something else waits by now, by another office, or when it may not be accepted.
    """
    today = day_in_japan(at)
    with transaction.atomic():
        row, waiting, is_change = _locked(posting, revision, by)
        _refuse_acceptance(row, waiting, today, despite, is_change=is_change)
        if is_change:
            row.change = CHANGE.after(row.change, "accept")
        else:
            row.state = POSTING.after(row.state, "accept")
            _give_number(row)
        put_in_force(row, waiting, today, is_change=is_change)
        row.changed_at = at
        row.save()
        _decide(row, waiting, Decision.ACCEPTED, by, at, is_change=is_change, sentence=despite)
    return row


def return_posting(
    *, posting: Posting, revision: int, remarks: Mapping[str, str], sentence: str, by: User, at: datetime
) -> None:
    """修正依頼: the employer is asked to mend what waits; `remarks` says what, by field of the form.

    RuleViolation as for accepting, without a word, or for a remark on no field or of more than 500 characters.
    """
    said = {field: text.strip() for field, text in remarks.items() if text.strip()}
    _refuse_remarks(said, sentence)
    with transaction.atomic():
        row, waiting, is_change = _locked(posting, revision, by)
        if is_change:
            row.change = CHANGE.after(row.change, "return")
        else:
            row.state = POSTING.after(row.state, "return")
        row.changed_at = at
        row.save(update_fields=["state", "change", "changed_at"])
        review = _decide(row, waiting, Decision.RETURNED, by, at, is_change=is_change, sentence=sentence)
        ReviewRemark.objects.bulk_create(
            ReviewRemark(review=review, field=field, text=text) for field, text in said.items()
        )


def refuse_posting(*, posting: Posting, revision: int, ground: str, sentence: str, by: User, at: datetime) -> None:
    """不受理: the application ends, with the legal ground and a sentence; of a change, what was in force stays so."""
    missing = [] if ground in RefusalGround.values else [_NO_GROUND]
    missing += [] if sentence.strip() else [_NO_SENTENCE]
    if missing:
        raise RuleViolation(*missing)
    with transaction.atomic():
        row, waiting, is_change = _locked(posting, revision, by)
        if is_change:
            row.change = CHANGE.after(row.change, "refuse")
        else:
            row.state = POSTING.after(row.state, "refuse")
        row.changed_at = at
        row.save(update_fields=["state", "change", "changed_at"])
        _decide(row, waiting, Decision.REFUSED, by, at, is_change=is_change, sentence=sentence, ground=ground)


def waiting_revision(posting: Posting) -> PostingRevision | None:
    """What waits for the office's decision; None when nothing does."""
    if posting.state != PostingState.SUBMITTED and posting.change != ChangeStage.WAITING:
        return None
    return PostingRevision.objects.filter(posting=posting).select_related("submitted_by").first()


def put_in_force(row: Posting, revision: PostingRevision, today: date, *, is_change: bool) -> None:
    """The columns of a posting say what a revision says, an application gets its terms; nothing is saved."""
    answers = answers_of(revision.content, revision.establishment)
    show_in_lists(row, revision.content)
    row.in_force = revision
    row.scope = int(answers.text("disclosure_scope").translate(_DIGITS)[:1] or "1")
    if is_change:
        return
    starts = answers.day("starts_work_on")
    months = int(settings_on(today)["referral_months_ahead"])
    row.accepted_on = today
    row.referral_until = validity.referral_until(
        row.kind, today, wished=answers.day("wished_referral_until"), starts_work_on=starts, months=months
    )
    prefecture = answers.text("workplace_municipality")[:2]
    row.public_from = validity.public_from(row.kind, today, starts_work_on=starts, prefecture=prefecture)


_DIGITS = str.maketrans("１２３４", "1234")


def _give_number(row: Posting) -> None:
    code = row.office.code
    if code is None:
        raise RuleViolation(_NO_OFFICE_CODE)
    NumberCounter.objects.get_or_create(office_code=code, defaults={"last": 0})
    NumberCounter.objects.filter(office_code=code).update(last=F("last") + 1)
    try:
        row.number = validity.posting_number(code, NumberCounter.objects.get(office_code=code).last)
    except ValueError:
        raise RuleViolation(_NO_NUMBERS_LEFT) from None


def _locked(posting: Posting, revision: int, by: User) -> tuple[Posting, PostingRevision, bool]:
    rows = Posting.objects.select_for_update(of=("self",)).select_related("establishment__office", "office")
    row = rows.get(pk=posting.pk)
    refuse_other_office(row.establishment, by)
    waiting = waiting_revision(row)
    if waiting is None:
        raise RuleViolation(_DECIDED)
    if waiting.number != revision:
        raise RuleViolation(_CHANGED)
    return row, waiting, row.is_accepted


def _refuse_acceptance(row: Posting, waiting: PostingRevision, today: date, despite: str, *, is_change: bool) -> None:
    stops = []
    if row.establishment.state != RegistrationState.REGISTERED:
        stops.append(_NOT_REGISTERED)
    if not is_change and row.visit_until and not row.visited_at:
        stops.append(_NOT_VISITED)
    if not despite.strip() and _has_violations(row, waiting, today):
        stops.append(_WITHOUT_REASON)
    if stops:
        raise RuleViolation(*stops)


def _has_violations(row: Posting, waiting: PostingRevision, today: date) -> bool:
    found = judge_whole(facts_with(row, waiting.content, waiting.establishment, today).facts)
    return any(finding.strength == "violation" for finding in found)


def _refuse_remarks(remarks: Mapping[str, str], sentence: str) -> None:
    if not remarks and not sentence.strip():
        raise RuleViolation(_NOTHING_SAID)
    fields = table().fields
    for field, text in remarks.items():
        if field not in fields:
            raise RuleViolation(Violation("unknown_field", "その項目は、求人の申込みにありません。", "sentence"))
        if len(text) > LONGEST_REMARK:
            told = f"「{fields[field].label}」への指摘は、{LONGEST_REMARK}文字以内で入力してください。"
            raise RuleViolation(Violation("remark_too_long", told, field))


def _decide(
    row: Posting,
    waiting: PostingRevision,
    decision: Decision,
    by: User,
    at: datetime,
    *,
    is_change: bool,
    sentence: str = "",
    ground: str = "",
) -> PostingReview:
    action, template = _TOLD[decision, is_change]
    review = PostingReview.objects.create(
        posting=row, revision=waiting, decision=decision, sentence=sentence.strip(), ground=ground, by=by, at=at
    )
    said = "" if decision == Decision.ACCEPTED else sentence.strip()
    PostingEvent.objects.create(posting=row, action=action, at=at, by=by, office=row.office, remarks=said)
    record(f"posting.{action.value}", by=by.actor(), at=at, subject=("posting", row.pk))
    tell_employer(row, template, at)
    return review
