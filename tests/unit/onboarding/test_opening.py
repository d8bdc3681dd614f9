"""The second and third screens as commands (S-25 to S-29, S-33, S-36)."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mypage.accounts.models import Consent, User
from mypage.accounts.rules.keys import KeyLife, is_key_in_time
from mypage.audit.models import Event
from mypage.establishments.commands.leaving import leave_my_page
from mypage.establishments.models import Membership
from mypage.establishments.queries import owner_of
from mypage.kernel.rule import RuleViolation
from mypage.notifications.models import Mail
from mypage.onboarding.choices import CodeEnd, CodeState
from mypage.onboarding.commands.comparing import CodeNotUsable
from mypage.onboarding.commands.issuing import IssuedCode
from mypage.onboarding.commands.opening import apply_for_password, register_password
from mypage.onboarding.models import AccountCreationCode, Opening
from mypage.onboarding.queries import newest_opening
from tests.cast import NETWORK, NOW, PASSWORD, Cast, a_code, consents, right_entries
from tests.post import deliver, key_in

pytestmark = pytest.mark.django_db
EMAIL = "jinji@yamabiko.example"


def apply(issued: IssuedCode, at: datetime = NOW, email: str = EMAIL, attempt: str = "a" * 32) -> Opening:
    entries = right_entries(issued, email)
    return apply_for_password(entries=entries, consents=consents(at, attempt), network=NETWORK, at=at)


def apply_and_read(issued: IssuedCode, at: datetime = NOW, **more: str) -> tuple[Opening, str]:
    opening = apply(issued, at, **more)
    return opening, key_in(deliver(at)[-1])


def code_of(refused: pytest.ExceptionInfo[RuleViolation]) -> str:
    return refused.value.violations[0].code


@pytest.mark.seed("S-25")
def test_the_mail_with_the_key_goes_to_the_address_entered(cast: Cast) -> None:
    opening = apply(a_code(cast))
    sent = deliver(NOW)
    assert [(mail.subject, mail.to) for mail in sent] == [("パスワード登録申込受付通知", [EMAIL])]
    assert "認証キー" in sent[0].body
    assert "50分以内" in sent[0].body
    opening.refresh_from_db()
    assert opening.key.handed_over_at == NOW


@pytest.mark.seed("S-25", "S-28")
def test_the_mail_carries_no_link_that_continues_the_opening_and_no_code(cast: Cast) -> None:
    issued = a_code(cast)
    apply(issued)
    body = str(deliver(NOW)[0].body)
    assert "/opening" not in body
    assert issued.code not in body.replace(" ", "")


@pytest.mark.seed("S-27")
def test_with_key_and_password_my_page_is_open(cast: Cast) -> None:
    issued = a_code(cast)
    opening, key = apply_and_read(issued)
    user = register_password(opening=opening, key=f" {key.lower()} ", password=PASSWORD, at=NOW)
    owner = owner_of(cast.factory)
    assert owner is not None
    assert owner.user == user
    assert user.check_password(PASSWORD)
    code = AccountCreationCode.objects.get(pk=issued.row.pk)
    assert code.ended_as == CodeEnd.USED
    kept = Consent.objects.filter(user=user).values_list("document", "version")
    assert sorted(kept) == [("privacy", "1"), ("terms", "1")]
    assert Event.objects.filter(action="opening.completed", subject_id=cast.factory.pk).exists()
    assert Mail.objects.filter(template="opening_completed", to=EMAIL).count() == 1


@pytest.mark.seed("S-27", "S-37")
def test_a_used_code_opens_nothing_again(cast: Cast) -> None:
    issued = a_code(cast)
    opening, key = apply_and_read(issued)
    register_password(opening=opening, key=key, password=PASSWORD, at=NOW)
    with pytest.raises(CodeNotUsable) as refused:
        apply(issued, NOW + timedelta(minutes=1))
    assert refused.value.code.state_at(NOW) == CodeState.USED
    with pytest.raises((RuleViolation, CodeNotUsable)):
        register_password(opening=opening, key=key, password=PASSWORD, at=NOW)
    assert User.objects.filter(email=EMAIL).count() == 1


@pytest.mark.seed("S-29")
def test_only_the_newest_key_counts(cast: Cast) -> None:
    issued = a_code(cast)
    first, first_key = apply_and_read(issued)
    second, second_key = apply_and_read(issued, NOW + timedelta(minutes=5), attempt="b" * 32)
    with pytest.raises(RuleViolation) as refused:
        register_password(opening=first, key=first_key, password=PASSWORD, at=NOW + timedelta(minutes=6))
    assert code_of(refused) == "key_ended"
    with pytest.raises(RuleViolation) as refused:
        register_password(opening=second, key=first_key, password=PASSWORD, at=NOW + timedelta(minutes=6))
    assert code_of(refused) == "key_wrong"
    register_password(opening=second, key=second_key, password=PASSWORD, at=NOW + timedelta(minutes=6))


@pytest.mark.seed("S-33")
@pytest.mark.parametrize(("late_by", "opens"), [(timedelta(0), True), (timedelta(microseconds=1), False)])
def test_a_key_counts_for_fifty_minutes_from_the_hand_over_of_its_mail(
    cast: Cast, late_by: timedelta, opens: bool
) -> None:
    opening = apply(a_code(cast))
    handed_over = NOW + timedelta(minutes=20)
    key = key_in(deliver(handed_over)[-1])
    at = handed_over + timedelta(minutes=50) + late_by
    if opens:
        register_password(opening=opening, key=key, password=PASSWORD, at=at)
        assert owner_of(cast.factory) is not None
    else:
        with pytest.raises(RuleViolation) as refused:
            register_password(opening=opening, key=key, password=PASSWORD, at=at)
        assert code_of(refused) == "key_expired"


@pytest.mark.seed("S-33")
@given(minutes=st.integers(min_value=0, max_value=10_000))
def test_a_key_whose_mail_is_queued_has_not_expired(minutes: int) -> None:
    assert is_key_in_time(KeyLife(None, 50), NOW + timedelta(minutes=minutes))


@pytest.mark.seed("S-33")
@given(seconds=st.integers(min_value=0, max_value=4 * 3600))
def test_a_key_is_in_time_exactly_up_to_fifty_minutes(seconds: int) -> None:
    assert is_key_in_time(KeyLife(NOW, 50), NOW + timedelta(seconds=seconds)) == (seconds <= 3000)


@pytest.mark.seed("S-33")
def test_the_tenth_wrong_key_ends_the_attempt(cast: Cast) -> None:
    opening, key = apply_and_read(a_code(cast))
    for count in range(1, 11):
        with pytest.raises(RuleViolation) as refused:
            register_password(opening=opening, key="AAAAAAAA", password=PASSWORD, at=NOW)
        assert code_of(refused) == ("key_wrong" if count < 10 else "key_ended")
    with pytest.raises(RuleViolation):
        register_password(opening=opening, key=key, password=PASSWORD, at=NOW)


@pytest.mark.seed("S-32")
def test_a_password_without_form_does_not_cost_a_try_of_the_key(cast: Cast) -> None:
    opening, _ = apply_and_read(a_code(cast))
    with pytest.raises(RuleViolation) as refused:
        register_password(opening=opening, key="AAAAAAAA", password="short", at=NOW)
    assert {each.field for each in refused.value.violations} == {"password"}
    opening.key.refresh_from_db()
    assert opening.key.wrong_entries == 0


@pytest.mark.seed("S-34")
def test_a_key_in_time_goes_on_when_the_last_day_of_the_code_is_over(cast: Cast) -> None:
    issued = a_code(cast)
    last_minute = issued.row.valid_until - timedelta(minutes=1)
    opening, key = apply_and_read(issued, last_minute)
    user = register_password(opening=opening, key=key, password=PASSWORD, at=last_minute + timedelta(minutes=30))
    assert user.is_active


@pytest.mark.seed("S-36")
def test_issuing_again_kills_the_pending_key_of_the_lost_code(cast: Cast) -> None:
    opening, key = apply_and_read(a_code(cast))
    a_code(cast, NOW + timedelta(minutes=1))
    with pytest.raises(CodeNotUsable) as refused:
        register_password(opening=opening, key=key, password=PASSWORD, at=NOW + timedelta(minutes=2))
    assert refused.value.code.state_at(NOW + timedelta(minutes=2)) == CodeState.REPLACED


@pytest.mark.seed("S-24")
def test_an_address_that_signs_in_already_passes_alike_and_its_mail_says_where_to_go(cast: Cast) -> None:
    opening = apply(a_code(cast), email="YAMADA@demo.example")
    sent = deliver(NOW)
    assert [mail.subject for mail in sent] == ["パスワード登録申込受付通知"]
    assert "事業所を追加する" in str(sent[0].body)
    assert "認証キー　" not in str(sent[0].body)
    with pytest.raises(RuleViolation):
        register_password(opening=opening, key="AAAAAAAA", password=PASSWORD, at=NOW)


@pytest.mark.seed("S-24")
def test_the_same_address_may_be_a_seekers_and_an_employers_login(cast: Cast) -> None:
    opening, key = apply_and_read(a_code(cast), email=cast.sato.email)
    user = register_password(opening=opening, key=key, password=PASSWORD, at=NOW)
    assert user != cast.sato
    assert user.audience == "employer"


@pytest.mark.seed("S-28", "S-29")
def test_a_double_click_makes_one_opening_and_one_mail(cast: Cast) -> None:
    issued = a_code(cast)
    first, second = apply(issued), apply(issued, NOW + timedelta(seconds=1))
    assert first == second
    assert len(deliver(NOW)) == 1
    third = apply(issued, NOW + timedelta(seconds=30))
    assert newest_opening("a" * 32) == third != first


def test_an_employer_that_left_comes_back_with_a_new_code_and_its_old_address(cast: Cast) -> None:
    leave_my_page(by=Membership.objects.get(user=cast.tanaka), password=PASSWORD, at=NOW)
    assert owner_of(cast.bakery) is None
    later = NOW + timedelta(days=30)
    opening, key = apply_and_read(a_code(cast, later, cast.bakery), later, email=cast.tanaka.email)
    user = register_password(opening=opening, key=key, password="Kaette-26!", at=later)
    owner = owner_of(cast.bakery)
    assert owner is not None
    assert owner.user == user == cast.tanaka
    assert user.is_active
    assert user.check_password("Kaette-26!")
