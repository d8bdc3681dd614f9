"""The comparison of four entries and the counting of its failures (S-35, S-37)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from mypage.accounts.commands.tallies import TooManyTries
from mypage.audit.models import Event
from mypage.kernel.rule import RuleViolation
from mypage.notifications.models import Notice
from mypage.onboarding.choices import CodeEnd, CodeState
from mypage.onboarding.commands.comparing import CodeNotUsable, find_code
from mypage.onboarding.models import AccountCreationCode
from mypage.onboarding.rules.comparison import NOT_CONFIRMED, Entries
from tests.cast import NETWORK, NOW, Cast, a_code, right_entries

pytestmark = pytest.mark.django_db
WRONG = {
    "number": "13010999999",
    "phone": "0355509999",
    "code": "AAAAAAAAAA",
}


def fail(entries: Entries, *, times: int = 1, network: str = NETWORK) -> None:
    for _ in range(times):
        with pytest.raises(RuleViolation) as refused:
            find_code(entries=entries, network=network, at=NOW)
        assert refused.value.violations == (NOT_CONFIRMED,)


def wrong_entries(cast: Cast) -> int:
    return AccountCreationCode.objects.get(establishment=cast.factory, ended_as="").wrong_entries


@pytest.mark.seed("S-35")
@pytest.mark.parametrize("field", ["number", "phone", "code"])
def test_any_one_wrong_entry_counts_one_for_the_code_that_the_others_point_at(cast: Cast, field: str) -> None:
    right = right_entries(a_code(cast))
    fail(replace(right, **{field: WRONG[field]}))
    assert wrong_entries(cast) == 1


@pytest.mark.seed("S-35")
def test_a_bound_code_counts_another_address_as_wrong_and_a_free_one_does_not(cast: Cast) -> None:
    issued = a_code(cast, bound_email="jinji@yamabiko.example")
    fail(right_entries(issued, "somebody@else.example"))
    assert wrong_entries(cast) == 1
    assert find_code(entries=right_entries(issued, "JINJI@yamabiko.example"), network=NETWORK, at=NOW) == issued.row
    free = a_code(cast)
    assert find_code(entries=right_entries(free, "somebody@else.example"), network=NETWORK, at=NOW) == free.row


@pytest.mark.seed("S-35")
def test_a_code_dies_after_the_tenth_wrong_entry(cast: Cast) -> None:
    issued = a_code(cast)
    wrong = replace(right_entries(issued), phone=WRONG["phone"])
    fail(wrong, times=9)
    assert find_code(entries=right_entries(issued), network=NETWORK, at=NOW) == issued.row
    fail(wrong)
    row = AccountCreationCode.objects.get(pk=issued.row.pk)
    assert (row.wrong_entries, row.ended_as) == (10, CodeEnd.DEAD)
    with pytest.raises(CodeNotUsable) as refused:
        find_code(entries=right_entries(issued), network=NETWORK, at=NOW)
    assert refused.value.code.state_at(NOW) == CodeState.DEAD


@pytest.mark.seed("S-35")
def test_wrong_entries_of_every_kind_add_up(cast: Cast) -> None:
    right = right_entries(a_code(cast))
    for field in ("number", "phone", "code") * 3:
        fail(replace(right, **{field: WRONG[field]}))
    assert wrong_entries(cast) == 9
    fail(replace(right, code=WRONG["code"]))
    assert not AccountCreationCode.objects.filter(establishment=cast.factory, ended_as="").exists()


@pytest.mark.seed("S-35")
def test_the_office_sees_the_third_failure_and_is_told_of_the_tenth(cast: Cast) -> None:
    issued = a_code(cast)
    wrong = replace(right_entries(issued), phone=WRONG["phone"])
    fail(wrong, times=2)
    assert not AccountCreationCode.objects.get(pk=issued.row.pk).has_suspicious_entries
    fail(wrong)
    assert AccountCreationCode.objects.get(pk=issued.row.pk).has_suspicious_entries
    fail(wrong, times=7)
    notice = Notice.objects.get(reader_kind="office", reader_id=cast.office.pk, template="code_died")
    assert notice.facts["establishment"] == cast.factory.pk
    assert Event.objects.filter(action="code.died", subject_id=cast.factory.pk).count() == 1


@pytest.mark.seed("S-35")
def test_number_and_code_of_two_live_codes_count_for_both(cast: Cast) -> None:
    factory, bakery = a_code(cast), None
    cast.bakery.memberships.all().delete()
    bakery = a_code(cast, establishment=cast.bakery)
    mixed = replace(right_entries(factory), code=bakery.code)
    fail(mixed)
    counts = AccountCreationCode.objects.filter(pk__in=[factory.row.pk, bakery.row.pk])
    assert [row.wrong_entries for row in counts] == [1, 1]


@pytest.mark.seed("S-35")
def test_what_points_at_no_code_counts_for_none(cast: Cast) -> None:
    a_code(cast)
    fail(Entries("jinji@yamabiko.example", WRONG["number"], "0355501234", WRONG["code"]))
    assert wrong_entries(cast) == 0


@pytest.mark.seed("S-37")
def test_the_end_of_a_code_is_told_only_to_who_has_number_phone_and_code_right(cast: Cast) -> None:
    issued = a_code(cast)
    later = NOW + timedelta(days=6)
    with pytest.raises(CodeNotUsable) as refused:
        find_code(entries=right_entries(issued), network=NETWORK, at=later)
    assert refused.value.code.state_at(later) == CodeState.EXPIRED
    for field, value in WRONG.items():
        with pytest.raises(RuleViolation) as refusal:
            find_code(entries=replace(right_entries(issued), **{field: value}), network=NETWORK, at=later)
        assert refusal.value.violations == (NOT_CONFIRMED,)


@pytest.mark.seed("S-36", "S-37")
def test_the_lost_code_says_replaced_and_the_new_one_counts(cast: Cast) -> None:
    lost, found = a_code(cast), a_code(cast)
    with pytest.raises(CodeNotUsable) as refused:
        find_code(entries=right_entries(lost), network=NETWORK, at=NOW)
    assert refused.value.code.state_at(NOW) == CodeState.REPLACED
    assert find_code(entries=right_entries(found), network=NETWORK, at=NOW) == found.row
    assert wrong_entries(cast) == 0


@pytest.mark.seed("S-35")
def test_one_network_address_may_fail_thirty_times_in_ten_minutes(cast: Cast) -> None:
    issued = a_code(cast)
    stranger = Entries("a@b.example", WRONG["number"], WRONG["phone"], WRONG["code"])
    fail(stranger, times=30)
    with pytest.raises(TooManyTries) as refused:
        find_code(entries=replace(right_entries(issued), phone=WRONG["phone"]), network=NETWORK, at=NOW)
    assert refused.value.retry_at == NOW + timedelta(minutes=10)
    assert wrong_entries(cast) == 0
    assert find_code(entries=right_entries(issued), network="192.0.2.77", at=NOW) == issued.row
    just_later = NOW + timedelta(minutes=10, seconds=1)
    assert find_code(entries=right_entries(issued), network=NETWORK, at=just_later) == issued.row


@pytest.mark.seed("S-35")
def test_an_unknown_number_and_a_wrong_entry_take_the_same_steps(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    right = right_entries(a_code(cast))
    unknown = Entries(right.email, WRONG["number"], WRONG["phone"], WRONG["code"])
    for entries in (unknown, replace(right, code=WRONG["code"]), replace(right, phone=WRONG["phone"])):
        with django_assert_num_queries(7):
            fail(entries)
