"""The outbox: what may be queued, and how a mail passes from hand to hand."""

import threading
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from mypage.kernel.clock import JST
from mypage.notifications.choices import DeliveryState, Failure, MailState
from mypage.notifications.commands import claim_next, drop, erase_mails, note_sent, put_off, queue_mail
from mypage.notifications.models import Mail
from mypage.notifications.queries import (
    addresses_not_reached,
    delivery_of,
    delivery_of_key,
    longest_overdue,
    oldest_waiting,
    undelivered,
)
from mypage.notifications.states import ENDED, OUTBOX, WAITING

AT = datetime(2026, 4, 1, 9, 0, tzinfo=JST)
LEASE = timedelta(minutes=4)
MINUTE = timedelta(minutes=1)


def a_mail(to: str = "yamada@demo.example", at: datetime = AT, key_id: int | None = None) -> Mail:
    return queue_mail(template="opening_completed", to=to, facts={"establishment": "山田商店"}, at=at, key_id=key_id)


def claimed(at: datetime) -> Mail:
    mail = claim_next(at=at, lease=LEASE)
    assert mail is not None
    return mail


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("template", "facts", "key_id", "complaint"),
    [
        ("no_such_mail", {}, None, "no mail no_such_mail"),
        ("opening_completed", {}, None, "lacks establishment"),
        ("opening_key", {"establishment": "山田商店"}, None, "needs a key"),
    ],
)
def test_a_mail_that_could_not_be_worded_is_not_queued(
    template: str, facts: dict[str, Any], key_id: int | None, complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        queue_mail(template=template, to="a@demo.example", facts=facts, at=AT, key_id=key_id)
    assert not Mail.objects.exists()


@pytest.mark.django_db
def test_days_and_moments_among_the_facts_are_kept_as_text() -> None:
    facts = {"establishment": "山田商店", "office": "飯田橋", "lapses_on": date(2026, 4, 15), "applied_at": AT}
    mail = queue_mail(template="provisional_received", to="a@demo.example", facts=facts, at=AT)
    mail.refresh_from_db()
    assert mail.facts["lapses_on"] == "2026-04-15"
    assert datetime.fromisoformat(mail.facts["applied_at"]) == AT


@pytest.mark.django_db
def test_the_mail_due_longest_is_claimed_first_and_none_before_its_time() -> None:
    late, early, future = a_mail(at=AT + MINUTE), a_mail(at=AT), a_mail(at=AT + 9 * MINUTE)
    assert claimed(AT + 2 * MINUTE).pk == early.pk
    assert claimed(AT + 2 * MINUTE).pk == late.pk
    assert claim_next(at=AT + 2 * MINUTE, lease=LEASE) is None
    future.refresh_from_db()
    assert (future.state, future.attempts) == (MailState.QUEUED, 0)


@pytest.mark.django_db
def test_a_claim_holds_until_its_end_and_then_another_worker_may_take_the_mail() -> None:
    a_mail()
    first = claimed(AT)
    assert claim_next(at=AT + LEASE - timedelta(microseconds=1), lease=LEASE) is None
    second = claimed(AT + LEASE)
    assert (second.pk, second.attempts, second.message_id) == (first.pk, 2, first.message_id)
    assert not note_sent(mail=first, at=AT + LEASE)
    assert not drop(mail=first, at=AT + LEASE)
    assert not put_off(mail=first, failure=Failure.CONNECTION, at=AT + timedelta(days=2))
    assert note_sent(mail=second, at=AT + LEASE)


@pytest.mark.django_db
def test_a_sent_mail_is_done_with() -> None:
    mail = a_mail()
    assert note_sent(mail=claimed(AT), at=AT + MINUTE)
    mail.refresh_from_db()
    assert (mail.state, mail.sent_at, mail.next_try_at) == (MailState.SENT, AT + MINUTE, None)
    assert claim_next(at=AT + timedelta(days=9), lease=LEASE) is None


@pytest.mark.django_db
def test_a_failed_mail_waits_longer_each_time_and_is_given_up_after_a_day() -> None:
    mail, at, pauses = a_mail(), AT, []
    while not put_off(mail=claimed(at), failure=Failure.TEMPORARY, at=at):
        mail.refresh_from_db()
        assert mail.next_try_at is not None
        pauses.append((mail.next_try_at - at) // MINUTE)
        at = mail.next_try_at
    mail.refresh_from_db()
    assert pauses[:7] == [1, 2, 4, 8, 16, 32, 60]
    assert (mail.state, mail.gave_up_at, mail.next_try_at) == (
        MailState.UNDELIVERED, AT + timedelta(hours=24), None,
    )  # fmt: skip
    assert list(undelivered(since=AT)) == [mail]
    assert not undelivered(since=AT + timedelta(hours=25)).exists()


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_exactly_one_gets_each_mail() -> None:
    mails = {a_mail(to=f"a{number}@demo.example").pk for number in range(12)}
    taken: list[int] = []
    start = threading.Barrier(4)

    def work() -> None:
        start.wait()
        misses = 0
        while misses < 3:
            mail = claim_next(at=AT, lease=LEASE)
            if mail is None:
                misses += 1
                continue
            taken.append(mail.pk)
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(taken) == sorted(mails)


@pytest.mark.django_db
def test_looking_for_mail_writes_nothing_when_none_is_due(django_assert_num_queries: Any) -> None:
    a_mail(at=AT + MINUTE)
    with django_assert_num_queries(1) as seen:
        assert claim_next(at=AT, lease=LEASE) is None
    assert seen.captured_queries[0]["sql"].startswith("SELECT")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "nonsense",
    [{"state": MailState.SENT}, {"state": MailState.QUEUED, "next_try_at": None}, {"sent_at": AT, "next_try_at": None}],
)
def test_the_database_refuses_a_mail_that_neither_waits_nor_has_ended(nonsense: dict[str, Any]) -> None:
    mail = a_mail()
    with pytest.raises(IntegrityError), transaction.atomic():
        Mail.objects.filter(pk=mail.pk).update(**nonsense)


def test_the_table_of_states_lets_a_mail_end_once() -> None:
    for state in MailState:
        assert bool(OUTBOX.actions_from(state)) == (state in WAITING)
        assert (state in WAITING) != (state in ENDED)
    assert OUTBOX.actions_from(MailState.QUEUED) == ("claim",)


@pytest.mark.django_db
@pytest.mark.seed("S-38")
def test_screens_learn_how_a_mail_stands() -> None:
    mail = a_mail(key_id=7)
    assert delivery_of(mail.pk + 1, at=AT) is None
    assert delivery_of_key(8, at=AT) is None
    waiting = delivery_of(mail.pk, at=AT)
    assert waiting is not None
    assert (waiting.state, waiting.is_refused) == (DeliveryState.WAITING, False)
    put_off(mail=claimed(AT), failure=Failure.REFUSED, at=AT)
    delayed = delivery_of_key(7, at=AT)
    assert delayed is not None
    assert (delayed.state, delayed.is_refused, delayed.next_try_at) == (DeliveryState.DELAYED, True, AT + MINUTE)
    note_sent(mail=claimed(AT + MINUTE), at=AT + MINUTE)
    sent = delivery_of(mail.pk, at=AT)
    assert sent is not None
    assert (sent.state, sent.sent_at, sent.is_refused) == (DeliveryState.SENT, AT + MINUTE, False)


@pytest.mark.django_db
def test_the_age_of_the_queue_and_of_what_nobody_takes_up() -> None:
    assert (oldest_waiting(AT), longest_overdue(AT)) == (timedelta(), timedelta())
    a_mail()
    assert (oldest_waiting(AT + 5 * MINUTE), longest_overdue(AT + 5 * MINUTE)) == (5 * MINUTE, 5 * MINUTE)
    put_off(mail=claimed(AT + 5 * MINUTE), failure=Failure.CONNECTION, at=AT + 5 * MINUTE)
    assert (oldest_waiting(AT + 6 * MINUTE), longest_overdue(AT + 6 * MINUTE)) == (6 * MINUTE, timedelta())
    put_off(mail=claimed(AT + 7 * MINUTE), failure=Failure.REFUSED, at=AT + 7 * MINUTE)
    assert oldest_waiting(AT + 8 * MINUTE) == timedelta()


@pytest.mark.django_db
def test_an_address_counts_as_not_reached_until_a_later_mail_arrives() -> None:
    addresses = ["yamada@demo.example", "suzuki@demo.example", "tanaka@demo.example"]
    for address in addresses[:2]:
        a_mail(to=address)
        assert put_off(mail=claimed(AT), failure=Failure.REFUSED, at=AT + timedelta(hours=24))
    later = AT + timedelta(days=2)
    a_mail(to="suzuki@demo.example", at=later)
    note_sent(mail=claimed(later), at=later)
    a_mail(to="yamada@demo.example", at=later)
    assert addresses_not_reached(addresses) == {"yamada@demo.example"}


@pytest.mark.django_db
def test_rows_are_erased_90_days_after_their_end_and_never_while_they_wait() -> None:
    sent, given_up, dropped = a_mail(), a_mail(), a_mail()
    note_sent(mail=claimed(AT), at=AT)
    put_off(mail=claimed(AT), failure=Failure.REFUSED, at=AT + timedelta(days=1))
    drop(mail=claimed(AT), at=AT + timedelta(days=2))
    waiting = a_mail()
    assert erase_mails(before=AT, limit=10) == 0
    assert erase_mails(before=AT + timedelta(hours=25), limit=1) == 1
    assert erase_mails(before=AT + timedelta(hours=25), limit=10) == 1
    assert set(Mail.objects.all()) == {dropped, waiting}
    assert not Mail.objects.filter(pk__in=[sent.pk, given_up.pk]).exists()
