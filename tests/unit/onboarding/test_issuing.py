"""The office issues codes, issues them again and revokes them."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core import serializers

from mypage.accounts.models import AuthenticationKey
from mypage.audit.models import Event
from mypage.establishments.choices import RegistrationState
from mypage.establishments.commands.memberships import open_my_page
from mypage.establishments.models import Establishment
from mypage.kernel.codes import ALPHABET
from mypage.kernel.rule import RuleViolation
from mypage.notifications.models import Mail, Notice
from mypage.onboarding.choices import CodeState
from mypage.onboarding.commands.comparing import CodeNotUsable, find_code
from mypage.onboarding.commands.issuing import AlreadyIssued, IssuedCode, issue_code, reissue_code, revoke_code
from mypage.onboarding.commands.opening import apply_for_password, register_password
from mypage.onboarding.models import AccountCreationCode
from mypage.onboarding.queries import codes_of, codes_with_wrong_entries, live_code, opened_at
from mypage.onboarding.rules.requests import CodeRequest
from tests.at_once import at_once
from tests.cast import NETWORK, NOW, PASSWORD, Cast, a_code, a_staff_login, assemble, consents, right_entries
from tests.post import deliver, key_in

ASKED = CodeRequest("phone", "木村 正", "登録の電話番号にかけ直して確認", "jinji@yamabiko.example")
TOKEN = "0123456789abcdef" * 2


def codes(refusal: pytest.ExceptionInfo[RuleViolation]) -> list[str]:
    return [violation.code for violation in refusal.value.violations]


def fail(issued: IssuedCode, times: int) -> None:
    wrong = replace(right_entries(issued), phone="0355509999")
    for place in range(times):
        with pytest.raises(RuleViolation):
            find_code(entries=wrong, network=f"192.0.2.{place}", at=NOW)


@pytest.mark.seed("S-21")
@pytest.mark.parametrize("channel", ["counter", "phone"])
def test_the_office_issues_a_code_at_its_counter_or_by_telephone(cast: Cast, channel: str) -> None:
    asked = replace(ASKED, channel=channel)
    issued = issue_code(establishment=cast.factory, request=asked, by=cast.nakamura, at=NOW)
    row = AccountCreationCode.objects.get()
    assert (row.channel, row.requested_by, row.checked) == (channel, asked.requested_by, asked.checked)
    assert (row.issued_by, row.issued_at, row.bound_email) == (cast.nakamura, NOW, asked.bound_email)
    assert find_code(entries=right_entries(issued), network=NETWORK, at=NOW) == row


@pytest.mark.seed("S-21")
def test_who_when_which_way_and_who_asked_stand_in_the_record(cast: Cast) -> None:
    issued = issue_code(establishment=cast.factory, request=ASKED, by=cast.nakamura, at=NOW)
    event = Event.objects.get(action="code.issued")
    assert (event.actor_id, event.at, event.subject_id) == (cast.nakamura.pk, NOW, cast.factory.pk)
    assert event.facts == {"code": issued.row.pk, "channel": "phone", "requested_by": "木村 正"}


@pytest.mark.seed("S-24")
def test_a_code_has_ten_signs_that_are_not_mistaken_for_others(cast: Cast) -> None:
    for _ in range(20):
        code = a_code(cast).code
        assert len(code) == 10
        assert set(code) <= set(ALPHABET)


def test_the_code_itself_is_kept_nowhere(cast: Cast) -> None:
    issued = issue_code(establishment=cast.factory, request=ASKED, by=cast.nakamura, at=NOW)
    apply_for_password(entries=right_entries(issued, ASKED.bound_email), consents=consents(), network=NETWORK, at=NOW)
    everything = [*AccountCreationCode.objects.all(), *Event.objects.all(), *Mail.objects.all(), *Notice.objects.all()]
    assert issued.code not in serializers.serialize("json", everything)
    assert issued.code not in repr(issued.row)
    assert all(issued.code not in mail.body for mail in deliver(NOW))


@pytest.mark.seed("S-36")
def test_a_lost_code_is_issued_again_and_the_lost_one_counts_no_more(cast: Cast) -> None:
    lost = a_code(cast)
    fresh = a_code(cast, NOW + timedelta(hours=1))
    lost.row.refresh_from_db()
    assert lost.row.state_at(NOW + timedelta(hours=1)) == CodeState.REPLACED
    assert fresh.code != lost.code
    assert live_code(codes_of(cast.factory), NOW + timedelta(hours=1)) == fresh.row
    with pytest.raises(CodeNotUsable):
        find_code(entries=right_entries(lost), network=NETWORK, at=NOW + timedelta(hours=1))
    assert Event.objects.get(action="code.replaced").facts == {"code": lost.row.pk}


@pytest.mark.seed("S-36")
def test_issuing_again_ends_the_pending_key_and_its_mail_is_not_sent(cast: Cast) -> None:
    opening = apply_for_password(entries=right_entries(a_code(cast)), consents=consents(), network=NETWORK, at=NOW)
    a_code(cast, NOW)
    opening.key.refresh_from_db()
    assert opening.key.ended_at == NOW
    assert deliver(NOW) == []


@pytest.mark.seed("S-36")
def test_revoking_ends_the_pending_key_too(cast: Cast) -> None:
    issued = a_code(cast)
    apply_for_password(entries=right_entries(issued), consents=consents(), network=NETWORK, at=NOW)
    revoke_code(code=issued.row, by=cast.nakamura, at=NOW)
    assert not AuthenticationKey.objects.filter(ended_at=None).exists()
    issued.row.refresh_from_db()
    assert issued.row.state_at(NOW) == CodeState.REVOKED
    assert Event.objects.get(action="code.revoked").facts == {"code": issued.row.pk}


@pytest.mark.seed("S-35")
def test_a_code_that_dies_takes_its_pending_key_along(cast: Cast) -> None:
    issued = a_code(cast)
    apply_for_password(entries=right_entries(issued), consents=consents(), network=NETWORK, at=NOW)
    fail(issued, 10)
    assert not AuthenticationKey.objects.filter(ended_at=None).exists()
    assert deliver(NOW) == []


@pytest.mark.seed("S-37")
@pytest.mark.parametrize("end", ["revoked", "dead", "expired"])
def test_after_its_end_a_code_needs_a_new_issue_which_works(cast: Cast, end: str) -> None:
    issued, at = a_code(cast), NOW
    if end == "revoked":
        revoke_code(code=issued.row, by=cast.nakamura, at=NOW)
    elif end == "dead":
        fail(issued, 10)
    else:
        at = issued.row.valid_until + timedelta(microseconds=1)
    with pytest.raises(CodeNotUsable) as told:
        find_code(entries=right_entries(issued), network=NETWORK, at=at)
    assert told.value.code.state_at(at) == end
    fresh = a_code(cast, at)
    assert find_code(entries=right_entries(fresh), network=NETWORK, at=at) == fresh.row
    issued.row.refresh_from_db()
    assert issued.row.state_at(at) == end


def test_what_has_ended_is_not_revoked(cast: Cast) -> None:
    issued = a_code(cast)
    for at in (NOW, issued.row.valid_until + timedelta(days=1)):
        if at == NOW:
            revoke_code(code=issued.row, by=cast.nakamura, at=at)
        with pytest.raises(RuleViolation) as refusal:
            revoke_code(code=issued.row, by=cast.nakamura, at=at)
        assert codes(refusal) == ["code_ended"]
    late = a_code(cast)
    with pytest.raises(RuleViolation):
        revoke_code(code=late.row, by=cast.nakamura, at=late.row.valid_until + timedelta(seconds=1))
    late.row.refresh_from_db()
    assert late.row.ended_as == ""


@pytest.mark.seed("S-35")
def test_one_click_issues_a_dead_code_again_on_the_same_request(cast: Cast) -> None:
    dead = issue_code(establishment=cast.factory, request=ASKED, by=cast.nakamura, at=NOW)
    fail(dead, 10)
    assert Notice.objects.get(template="code_died").read_at is None
    fresh = reissue_code(establishment=cast.factory, by=cast.nakamura, at=NOW)
    again = fresh.row
    assert CodeRequest(again.channel, again.requested_by, again.checked, again.bound_email) == ASKED
    assert Notice.objects.get(template="code_died").read_at == NOW


def test_nothing_is_issued_again_that_was_never_issued(cast: Cast) -> None:
    with pytest.raises(RuleViolation) as refusal:
        reissue_code(establishment=cast.factory, by=cast.nakamura, at=NOW)
    assert codes(refusal) == ["never_issued"]


@pytest.mark.seed("S-35")
def test_the_office_sees_live_codes_from_the_third_wrong_entry_on(cast: Cast) -> None:
    issued = a_code(cast)
    fail(issued, 2)
    assert codes_with_wrong_entries(cast.office, NOW) == []
    fail(issued, 1)
    assert codes_with_wrong_entries(cast.office, NOW) == [issued.row]
    assert codes_with_wrong_entries(cast.other_office, NOW) == []
    assert codes_with_wrong_entries(cast.office, issued.row.valid_until + timedelta(seconds=1)) == []


@pytest.mark.seed("S-20")
@pytest.mark.parametrize("state", ["provisional", "returned", "lapsed", "closed"])
def test_only_fully_registered_establishments_get_a_code(cast: Cast, state: str) -> None:
    Establishment.objects.filter(pk=cast.factory.pk).update(
        state=RegistrationState(state), applied_at=NOW, lapses_on=NOW.date()
    )
    with pytest.raises(RuleViolation) as refusal:
        a_code(cast)
    assert codes(refusal) == ["not_registered"]


def test_an_open_my_page_needs_no_code(cast: Cast) -> None:
    with pytest.raises(RuleViolation) as refusal:
        a_code(cast, establishment=cast.shop)
    assert codes(refusal) == ["my_page_open"]


def test_a_used_code_tells_when_my_page_was_opened(cast: Cast) -> None:
    issued = a_code(cast)
    assert opened_at(codes_of(cast.factory)) is None
    AccountCreationCode.objects.filter(pk=issued.row.pk).update(ended_as="used", ended_at=NOW)
    open_my_page(establishment=cast.factory, user=cast.tanaka, at=NOW)
    assert opened_at(codes_of(cast.factory)) == NOW


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"channel": "mail"}, "channel", "channel"),
        ({"requested_by": " "}, "requested_by_missing", "requested_by"),
        ({"requested_by": "あ" * 61}, "requested_by_too_long", "requested_by"),
        ({"checked": "あ" * 201}, "checked_too_long", "checked"),
        ({"bound_email": "a..b@example.jp"}, "mail_double_period", "bound_email"),
    ],
)
def test_a_faulty_request_issues_nothing(cast: Cast, changed: dict[str, str], code: str, field: str) -> None:
    with pytest.raises(RuleViolation) as refusal:
        issue_code(establishment=cast.factory, request=replace(ASKED, **changed), by=cast.nakamura, at=NOW)
    assert [(each.code, each.field) for each in refusal.value.violations] == [(code, field)]
    assert not AccountCreationCode.objects.exists()


def test_staff_of_another_office_issue_and_revoke_nothing(cast: Cast) -> None:
    stranger = a_staff_login("ueno", "上野 進", cast.other_office, NOW, is_counter=True)
    issued = a_code(cast)
    for act in (
        lambda: issue_code(establishment=cast.factory, request=ASKED, by=stranger, at=NOW),
        lambda: reissue_code(establishment=cast.factory, by=stranger, at=NOW),
        lambda: revoke_code(code=issued.row, by=stranger, at=NOW),
    ):
        with pytest.raises(RuleViolation) as refusal:
            act()
        assert codes(refusal) == ["other_office"]
    issued.row.refresh_from_db()
    assert issued.row.is_live(NOW)


def test_a_form_sent_twice_issues_one_code(cast: Cast) -> None:
    first = issue_code(establishment=cast.factory, request=ASKED, by=cast.nakamura, at=NOW, form_token=TOKEN)
    with pytest.raises(AlreadyIssued) as again:
        issue_code(establishment=cast.factory, request=ASKED, by=cast.nakamura, at=NOW, form_token=TOKEN)
    assert again.value.row == first.row
    assert codes_of(cast.factory) == [first.row]
    assert not hasattr(again.value, "code")
    assert first.code not in json.dumps(str(vars(again.value.row)))


@pytest.mark.django_db(transaction=True)
def test_one_form_sent_eight_times_at_once_issues_one_code() -> None:
    cast = assemble()
    outcomes = at_once(
        8,
        lambda _place: issue_code(
            establishment=cast.factory, request=ASKED, by=cast.nakamura, at=NOW, form_token=TOKEN
        ),
    )
    assert sum(isinstance(outcome, IssuedCode) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, AlreadyIssued) for outcome in outcomes) == 7
    assert AccountCreationCode.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.seed("S-36")
def test_four_codes_issued_at_once_leave_one_that_opens() -> None:
    cast = assemble()
    outcomes = at_once(
        4, lambda _place: issue_code(establishment=cast.factory, request=ASKED, by=cast.nakamura, at=NOW)
    )
    assert all(isinstance(outcome, IssuedCode) for outcome in outcomes)
    states = sorted(code.state_at(NOW) for code in codes_of(cast.factory))
    assert states == [CodeState.LIVE, *[CodeState.REPLACED] * 3]


@pytest.mark.django_db(transaction=True)
@pytest.mark.seed("S-36")
def test_issuing_again_while_the_key_is_used_leaves_one_of_the_two() -> None:
    cast = assemble()
    opening = apply_for_password(entries=right_entries(a_code(cast)), consents=consents(), network=NETWORK, at=NOW)
    key = key_in(deliver(NOW)[-1])
    acts: list[Callable[[], object]] = [
        lambda: register_password(opening=opening, key=key, password=PASSWORD, at=NOW),
        lambda: a_code(cast),
    ]
    outcomes = at_once(2, lambda place: acts[place]())
    refused = [isinstance(outcome, CodeNotUsable | RuleViolation) for outcome in outcomes]
    assert sorted(refused) == [False, True], outcomes
