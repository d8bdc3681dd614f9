"""Number, 紹介期限日 and first public day that a posting gets when it is accepted. Pure."""

from datetime import date, timedelta

from mypage.kernel.rule import cites
from mypage.postings.rules.graduates import graduation_kind, graduation_year
from mypage.postings.rules.spans import end_of_month
from mypage.postings.settings_tables import graduate_day

_LAST_SERIAL = 99_999_999


@cites("domain.md 11", "domain.md 10.1")
def posting_number(office_code: str, serial: int) -> str:
    """求人番号: the office's five digits, a hyphen, a serial of eight digits. ValueError when there are no more.

    >>> posting_number("13010", 12345)
    '13010-00012345'
    """
    if not 1 <= serial <= _LAST_SERIAL:
        raise ValueError(f"no serial {serial}")
    return f"{office_code}-{serial:08}"


@cites("domain.md 9.1")
def usual_referral_until(accepted_on: date, months: int = 2) -> date:
    """紹介期限日: the last day of the month after next; `months` is the setting `referral_months_ahead`.

    >>> usual_referral_until(date(2026, 6, 30))
    datetime.date(2026, 8, 31)
    """
    return end_of_month(accepted_on, months)


@cites("domain.md 9.1", "domain.md 3.9", "decisions.md")
def referral_until(
    kind: str,
    accepted_on: date,
    *,
    wished: date | None = None,
    starts_work_on: date | None = None,
    months: int = 2,
) -> date:
    """紹介期限日: the end of the month after next, or an earlier day that was wished; graduates' by the dated table."""
    school = graduation_kind(kind)
    year = graduation_year(accepted_on, starts_work_on)
    last = graduate_day(school, "valid_until", year) if school else None
    if last is not None:
        return max(last, accepted_on)
    usual = usual_referral_until(accepted_on, months)
    return wished if wished and accepted_on < wished < usual else usual


@cites("domain.md 3.9", "R-149", "R-152")
def public_from(kind: str, accepted_on: date, *, starts_work_on: date | None = None, prefecture: str = "") -> date:
    """The first day on which a posting may be shown: at once; graduates' by the dated table, 公開前 until then."""
    school = graduation_kind(kind)
    year = graduation_year(accepted_on, starts_work_on)
    first = graduate_day(school, "public_from", year, prefecture) if school else None
    return max(first, accepted_on) if first else accepted_on


@cites("domain.md 9.1", "decisions.md")
def extended_until(until: date) -> date:
    """有効期間延長: the end of the month after the month in which the referral deadline lies.

    >>> extended_until(date(2026, 1, 31)), extended_until(date(2026, 1, 15))
    (datetime.date(2026, 2, 28), datetime.date(2026, 2, 28))
    """
    return end_of_month(until, 1)


@cites("domain.md 9.2")
def renewal_begins(until: date, from_day: int) -> date:
    """From when a posting may be renewed: a day of the month in which its referral deadline lies (a setting, the 21st),
    or seven days before the deadline, whichever is earlier.

    >>> renewal_begins(date(2026, 1, 31), 21), renewal_begins(date(2026, 1, 15), 21)
    (datetime.date(2026, 1, 21), datetime.date(2026, 1, 8))
    """
    return min(until.replace(day=min(from_day, until.day)), until - timedelta(days=7))
