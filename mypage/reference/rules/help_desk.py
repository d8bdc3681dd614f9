"""ヘルプデスク: whether it answers now, and when next."""

from dataclasses import dataclass
from datetime import datetime, time

from mypage.kernel.clock import JST, in_japan
from mypage.kernel.ja import jdate
from mypage.kernel.rule import cites
from mypage.reference.rules.days import ONE_DAY, Holidays, is_usual_closed_day


@dataclass(frozen=True)
class HelpDeskHours:
    """受付時間 on a day when it answers: from `opens` until just before `closes`, on Japan's clock."""

    opens: time
    closes: time

    @classmethod
    def parse(cls, opens: str, closes: str) -> "HelpDeskHours":
        """From settings such as `9:30` and `18:00`; ValueError when they are no times or the wrong way round."""
        hours = cls(_time(opens), _time(closes))
        if hours.opens >= hours.closes:
            raise ValueError("the help desk must open before it closes")
        return hours


@cites("S-39", "開始時刻ちょうどから終了時刻の直前まで（decisions: help desk）")
def help_desk_is_open(at: datetime, hours: HelpDeskHours, holidays: Holidays) -> bool:
    """ヘルプデスクは、月曜日から金曜日（祝日と12月29日から1月3日を除く）の 9:30:00 から 18:00:00 の直前まで受け付ける。

    >>> hours = HelpDeskHours(time(9, 30), time(18, 0))
    >>> help_desk_is_open(datetime(2026, 4, 6, 9, 30, tzinfo=JST), hours, lambda day: False)
    True
    >>> help_desk_is_open(datetime(2026, 4, 6, 18, 0, tzinfo=JST), hours, lambda day: False)
    False
    """
    there = in_japan(at)
    return hours.opens <= there.time() < hours.closes and not is_usual_closed_day(there.date(), holidays)


@cites("S-39", "開始時刻ちょうどから終了時刻の直前まで（decisions: help desk）")
def help_desk_opens_next(at: datetime, hours: HelpDeskHours, holidays: Holidays) -> datetime:
    """次に受付を始める時刻（日本時間）。ちょうど受付を始める時刻には、その時刻を答える。

    >>> hours = HelpDeskHours(time(9, 30), time(18, 0))
    >>> help_desk_opens_next(datetime(2026, 4, 3, 18, 0, tzinfo=JST), hours, lambda day: False).isoformat()
    '2026-04-06T09:30:00+09:00'
    """
    day = in_japan(at).date()
    while is_usual_closed_day(day, holidays) or datetime.combine(day, hours.opens, tzinfo=JST) < at:
        day += ONE_DAY
    return datetime.combine(day, hours.opens, tzinfo=JST)


@cites("S-39")
def help_desk_sentence(at: datetime, hours: HelpDeskHours, holidays: Holidays) -> str:
    """受付中かどうかを、利用者に知らせる文。

    >>> hours = HelpDeskHours(time(9, 30), time(18, 0))
    >>> help_desk_sentence(datetime(2026, 4, 6, 10, 0, tzinfo=JST), hours, lambda day: False)
    'ただいま受付中です（18時00分まで）。'
    >>> help_desk_sentence(datetime(2026, 4, 3, 18, 0, tzinfo=JST), hours, lambda day: False)
    'ただいまは受付時間外です。次の受付は2026年4月6日（月） 9時30分からです。'
    """
    if help_desk_is_open(at, hours, holidays):
        return f"ただいま受付中です（{_spoken(hours.closes)}まで）。"
    opens = help_desk_opens_next(at, hours, holidays)
    return f"ただいまは受付時間外です。次の受付は{jdate(opens)} {_spoken(hours.opens)}からです。"


def _spoken(moment: time) -> str:
    return f"{moment.hour}時{moment.minute:02d}分"


def _time(text: str) -> time:
    hour, _, minute = text.partition(":")
    return time(int(hour), int(minute or 0))
