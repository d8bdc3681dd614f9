"""The wider demo world as it stands: built once through the commands, with postings in every state and stage."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from mypage.accounts.models import User
from mypage.audit.models import Event
from mypage.kernel.clock import JST, day_in_japan
from mypage.notifications.models import Mail
from mypage.postings.choices import ChangeStage, EndReason, ExtensionStage, PostingAction, RefusalGround
from mypage.postings.choices import PostingState as State
from mypage.postings.content import table
from mypage.postings.models import Posting, PostingEvent, PostingReview, ReviewRemark
from mypage.postings.queries.applications import QueueFilter, holder_of, queue_at
from mypage.processes.demo import DEMO_OFFICE, build_demo
from mypage.processes.demo_world.data import cast_firms, firms, lives, office
from mypage.processes.demo_world.lives import names_of_lives
from mypage.reference.commands import load_tables
from mypage.reference.models import Office

AT = datetime(2026, 11, 22, 9, 0, tzinfo=JST)
LATER = datetime(2027, 6, 12, 20, 0, tzinfo=JST)


def counts() -> Counter[str]:
    """Postings by state."""
    return Counter(Posting.objects.values_list("state", flat=True))


@pytest.mark.django_db
@pytest.mark.timeout(300)
@pytest.mark.parametrize("at", [AT, LATER], ids=str)
def test_the_world_is_built_once_through_the_commands(at: datetime) -> None:
    """Whatever the day: wide, in the order of time, with a queue at the office of the staff logins."""
    load_tables(at=at)
    assert build_demo(at=at)
    _is_wide()
    _follows_the_clock(at)
    _shows_every_stage(at)
    _has_a_queue(at)
    _is_numbered()
    count = Posting.objects.count()
    assert not build_demo(at=at)
    assert Posting.objects.count() == count


def _is_wide() -> None:
    found = counts()
    assert Posting.objects.count() == sum(len(firm.wanted) for firm in (*cast_firms(), *firms())) >= 360
    assert set(found) == set(State)
    least = {
        State.ACTIVE: 180, State.SUBMITTED: 20, State.RETURNED: 5, State.SUSPENDED: 6, State.REFUSED: 5,
        State.EXPIRED: 8, State.FULFILLED: 8, State.CANCELLED: 4, State.WITHDRAWN: 10, State.LAPSED: 3, State.DRAFT: 10,
    }  # fmt: skip
    assert {state: found[state] for state in least if found[state] < least[state]} == {}
    assert not Posting.objects.filter(establishment__name__contains="やまびこ").exists()
    own = Posting.objects.filter(establishment__name="山田商店").values_list("state", flat=True)
    assert set(State) - set(own) <= {State.LAPSED, State.ACTIVE, State.SUSPENDED}


def _follows_the_clock(at: datetime) -> None:
    """Nothing lies ahead, receipts follow each other, every timeline goes forward, no mail is still to be sent."""
    assert not Posting.objects.filter(submitted_at__gt=at).exists()
    assert not PostingEvent.objects.filter(at__gt=at).exists()
    assert not Event.objects.filter(at__gt=at).exists()
    rows = Posting.objects.exclude(receipt_number=None).order_by("receipt_number")
    first = [row.events.filter(action=PostingAction.SUBMITTED).values_list("at", flat=True)[0] for row in rows]
    assert first == sorted(first)
    assert not Mail.objects.waiting().filter(template__startswith="posting_").exists()
    for pk in Posting.objects.filter(state__in=[State.ACTIVE, State.EXPIRED]).values_list("pk", flat=True):
        ids = PostingEvent.objects.filter(posting=pk).order_by("pk").values_list("at", flat=True)
        assert list(ids) == sorted(ids)


def _shows_every_stage(at: datetime) -> None:
    today = day_in_japan(at)
    assert set(Posting.objects.values_list("change", flat=True)) == set(ChangeStage)
    assert set(Posting.objects.values_list("extension", flat=True)) == set(ExtensionStage)
    usual = set(PostingAction) - {PostingAction.CHANGE_DROPPED, PostingAction.CHANGE_REFUSED, PostingAction.IMPORTED}
    assert usual - {PostingAction.EXTENSION_DECLINED} <= set(PostingEvent.objects.values_list("action", flat=True))
    refused = PostingReview.objects.exclude(ground="").values_list("ground", flat=True)
    assert set(refused) <= set(RefusalGround)
    assert len(set(refused)) >= 2
    assert not Posting.objects.in_force().filter(referral_until__lt=today).exists()
    accepted = Posting.objects.accepted()
    assert accepted.values("accepted_on").distinct().count() >= 25
    assert accepted.filter(referral_until__lt=today + timedelta(days=31)).filter(state=State.ACTIVE).count() >= 15
    assert accepted.filter(public_from__gt=today, kind="university").exists()
    assert not accepted.filter(state=State.CANCELLED).exclude(end_reason=EndReason.PLANS).exists()
    for review in PostingReview.objects.filter(decision="returned"):
        assert 1 <= ReviewRemark.objects.filter(review=review).count() <= 3


def _has_a_queue(at: datetime) -> None:
    """At the office of the staff logins: about 18 entries of all three sorts, some of them taken."""
    own = Office.objects.get(code=DEMO_OFFICE)
    nakamura = User.objects.get(email="nakamura@demo.example")
    waiting = list(queue_at(own, QueueFilter(), nakamura, day_in_japan(at)))
    assert 14 <= len(waiting) <= 22
    assert {entry["subject"] for entry in waiting} == {"application", "change", "extension"}
    held = [holder_of(row) for row in Posting.objects.in_bulk([entry["id"] for entry in waiting]).values()]
    assert 2 <= held.count(nakamura) <= 6


def _is_numbered() -> None:
    """Of every office its own serials, without a gap."""
    codes = Counter(number[:5] for number in _numbers())
    expected = {f"{code}-{serial:08}" for code, count in codes.items() for serial in range(1, count + 1)}
    assert set(_numbers()) == expected
    assert len(codes) >= 50


def _numbers() -> Iterator[str]:
    return (str(number) for number in Posting.objects.accepted().values_list("number", flat=True))


def test_every_life_is_led() -> None:
    """By somebody of the plan; and there is no other life."""
    planned = {*lives()["turns"], *lives()["graduates"]} | {
        name for own in lives()["own"].values() for name in own.values()
    }
    assert planned | {"draft", "withdrawn", "lapsed"} == set(names_of_lives())


def test_own_lives_belong_to_postings_of_the_plan() -> None:
    """A number that the firm has, of a posting that is submitted."""
    plans = {firm.slug: firm.wanted for firm in (*cast_firms(), *firms())}
    for slug, own in lives()["own"].items():
        for number in own:
            assert plans[slug][int(number)].fate == "submitted", (slug, number)


def test_words_of_the_office_fit_the_form() -> None:
    """Remarks are on fields of the form, grounds are those of the law."""
    assert {field for field, _ in office()["remarks"]} <= set(table().fields)
    assert {ground for ground, _ in office()["refusals"]} <= set(RefusalGround)
