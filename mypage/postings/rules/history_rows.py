"""One row of the CSV with postings of before this system: what it must say, and how it is read. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from mypage.kernel.fields import Field, Raw, normalised, text_length
from mypage.kernel.fields.reading import UnreadableError, read_value
from mypage.kernel.ja import jdate, plain_digits
from mypage.kernel.rule import cites
from mypage.postings.content import KINDS, table
from mypage.postings.rules.characters import TEXTS

REQUIRED = ("posting_number", "accepted_on", "referral_until", "state", "posting_category", "job_title")
OPTIONAL = ("ended_on", "establishment_number")
STATES = {"期限切れ": "expired", "充足": "fulfilled", "取消": "cancelled"}
_NUMBER = re.compile(r"([0-9]{5})-([0-9]{1,8})")
_SEVERAL = "|"
_IN_ROWS = "designated_schools"
"""The one text whose limit counts lines."""


class RowRefused(Exception):
    """A row that does not fit, with every reason."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True)
class Entry:
    """One posting of before."""

    number: str
    accepted_on: date
    referral_until: date
    ended_on: date
    state: str
    content: Mapping[str, Raw]


def columns() -> frozenset[str]:
    """The columns that a file may have."""
    typed = (name for name, each in table().fields.items() if not each.is_computed)
    return frozenset({*REQUIRED, *OPTIONAL, *typed})


@cites("seed S-04", "decisions.md")
def entry_of(cells: Mapping[str, str], *, since: date, today: date) -> Entry:
    """The posting that a row tells of, accepted since the first day of the history. RowRefused with every reason."""
    reasons = [f"{name}が空です。" for name in REQUIRED if not cells.get(name, "").strip()]
    if reasons:
        raise RowRefused(*reasons)
    number, state = _number(cells["posting_number"], reasons), _state(cells["state"], reasons)
    days = {name: _day(name, cells[name], reasons) for name in ("accepted_on", "referral_until")}
    days["ended_on"] = _day("ended_on", cells.get("ended_on", "") or cells["referral_until"], reasons)
    if not reasons:
        reasons += _out_of_order(days, since, today)
    content = _content(cells, reasons)
    if reasons:
        raise RowRefused(*reasons)
    return Entry(number, days["accepted_on"], days["referral_until"], days["ended_on"], state, content)


def _number(said: str, reasons: list[str]) -> str:
    match = _NUMBER.fullmatch(plain_digits(said.strip()))
    if match is None or not int(match[2]):
        reasons.append(f"posting_number「{said}」は、求人番号（5桁-8桁以内）の形ではありません。")
        return ""
    return f"{match[1]}-{int(match[2]):08}"


def _state(said: str, reasons: list[str]) -> str:
    state = STATES.get(said.strip(), said.strip())
    if state not in STATES.values():
        reasons.append(f"state「{said}」は、{'、'.join(STATES)}のどれでもありません。終わった求人だけを取り込めます。")
    return state


def _day(name: str, said: str, reasons: list[str]) -> date:
    try:
        return date.fromisoformat(said.strip())
    except ValueError:
        reasons.append(f"{name}「{said}」は、2020-01-31の形の日付ではありません。")
        return date.min


def _out_of_order(days: Mapping[str, date], since: date, today: date) -> Iterator[str]:
    accepted, until, ended = days["accepted_on"], days["referral_until"], days["ended_on"]
    if accepted < since:
        yield f"accepted_onが{jdate(since)}より前です。"
    if until < accepted:
        yield "referral_untilがaccepted_onより前です。"
    if ended < accepted:
        yield "ended_onがaccepted_onより前です。"
    if ended > today:
        yield "まだ終わっていません（ended_onか、それがないときのreferral_untilが今日より後です）。"


def _content(cells: Mapping[str, str], reasons: list[str]) -> dict[str, Raw]:
    fields, content = table().fields, dict[str, Raw]()
    for name, said in cells.items():
        if name not in fields or fields[name].is_computed or not said.strip():
            continue
        field = fields[name]
        value = normalised(field, said.split(_SEVERAL) if field.input == "multi_choice" else said)
        reasons += _faults(field, value)
        content[name] = value
    if content["posting_category"] not in KINDS:
        reasons.append("posting_categoryが求人区分ではありません。")
    return content


def _faults(field: Field, value: Raw) -> Iterator[str]:
    try:
        read_value(field, value)
    except UnreadableError as refusal:
        yield f"{field.name}：{refusal}"
    length = len(str(value).splitlines()) if field.name == _IN_ROWS else text_length(str(value))
    if field.input in TEXTS and field.limit and length > field.limit:
        unit = "行" if field.name == _IN_ROWS else "文字"
        yield f"{field.name}：{field.label}が{field.limit}{unit}を超えています（{length}{unit}）。"
