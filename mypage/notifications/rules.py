"""When a mail is tried again, when it is given up, and what people are told meanwhile."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from mypage.kernel.rule import cites
from mypage.notifications.choices import DeliveryState, Failure, MailState

FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(minutes=60)
TRIED_FOR = timedelta(hours=24)
LATE_AFTER = timedelta(minutes=1)


@dataclass(frozen=True)
class MailLife:
    """What decides over the word for a mail: its state, when it was queued, and why the last try failed, if it did."""

    state: MailState
    queued_at: datetime
    last_failure: Failure | None = None


@cites("運用の定め: メールは1, 2, 4 … 最大60分おきに、24時間再送する", "RFC 5321 4.5.4.1")
def pause_after(attempts: int) -> timedelta:
    """再送までの時間: how long to wait after that many failed tries.

    >>> [int(pause_after(tries).total_seconds() // 60) for tries in range(1, 10)]
    [1, 2, 4, 8, 16, 32, 60, 60, 60]
    """
    enough_doublings = min(attempts - 1, 6)
    return min(FIRST_PAUSE * (1 << enough_doublings), LONGEST_PAUSE)


@cites("運用の定め: メールは1, 2, 4 … 最大60分おきに、24時間再送する")
def tried_again_at(attempts: int, queued_at: datetime, failed_at: datetime) -> datetime | None:
    """次の送信の時刻: None when the mail is given up. The last try falls on the end of the 24 hours itself.

    >>> queued = datetime(2026, 4, 1, 9, 0)
    >>> tried_again_at(1, queued, queued).isoformat()
    '2026-04-01T09:01:00'
    >>> tried_again_at(30, queued, datetime(2026, 4, 2, 8, 30)).isoformat()
    '2026-04-02T09:00:00'
    >>> tried_again_at(31, queued, datetime(2026, 4, 2, 9, 0)) is None
    True
    """
    until = queued_at + TRIED_FOR
    if failed_at >= until:
        return None
    return min(failed_at + pause_after(attempts), until)


@cites("S-38", "運用の定め: 遅れているメールは画面で知らせる")
def delivery_state(life: MailLife, at: datetime) -> DeliveryState:
    """メールの状態: late as soon as a try has failed, or when nothing has happened for a minute.

    >>> queued = datetime(2026, 4, 1, 9, 0)
    >>> delivery_state(MailLife(MailState.QUEUED, queued), datetime(2026, 4, 1, 9, 0, 30)).label
    'まもなく送信します'
    >>> delivery_state(MailLife(MailState.QUEUED, queued, Failure.CONNECTION), datetime(2026, 4, 1, 9, 0, 30)).label
    '送信が遅れています'
    """
    if life.state == MailState.SENT:
        return DeliveryState.SENT
    if life.state == MailState.UNDELIVERED:
        return DeliveryState.UNDELIVERED
    if life.state == MailState.DROPPED:
        return DeliveryState.DROPPED
    is_late = life.last_failure is not None or at - life.queued_at > LATE_AFTER
    return DeliveryState.DELAYED if is_late else DeliveryState.WAITING
