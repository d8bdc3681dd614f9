"""What the helping buttons of every form share: addresses behind a postal code, and industries found by words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from mypage.kernel.numbers import postal_digits
from mypage.reference.models import Industry
from mypage.reference.queries import Address, addresses_for, industries, industry_groups

MOST_INDUSTRIES = 50
CHOOSE_AN_ADDRESS = "住所を選んでください。"
Choices = list[tuple[str, Any]]


@dataclass(frozen=True)
class AddressSearch:
    """What a typed postal code leads to: addresses, or `error`; `message` where there are several to choose from."""

    addresses: tuple[Address, ...] = ()
    error: str = ""
    message: str = ""

    @property
    def only(self) -> Address | None:
        """The address, where there is just one."""
        return self.addresses[0] if len(self.addresses) == 1 else None


def search_addresses(typed: str, *, called: str = "") -> AddressSearch:
    """The addresses behind a postal code as people type it; the sentences tell the code, or what it is `called`."""
    if not called:
        try:
            digits = postal_digits(typed)
        except ValueError:
            return AddressSearch(error="郵便番号は、7桁の数字で入力してください。")
        called = f"郵便番号{digits[:3]}-{digits[3:]}"
    found = tuple(addresses_for(typed))
    if not found:
        return AddressSearch(error=f"{called}の住所が見つかりません。番号を確かめるか、住所を直接入力してください。")
    if len(found) == 1:
        return AddressSearch(found)
    message = f"{called}には住所が{len(found)}件あります。選んで「この住所を入力」を押してください。"
    return AddressSearch(found, message=message)


def key_of(address: Address) -> str:
    """What a form sends for one of several addresses."""
    return f"{address.municipality_code} {address.town}"


def chosen_address(addresses: Iterable[Address], sent: str) -> Address | None:
    """The one of several that was chosen, by its key or as its line; None when it is none of them."""
    return next((each for each in addresses if sent in (key_of(each), each.line)), None)


def filled_up_to(address: Address) -> str:
    """The sentence after an address was filled in."""
    return f"{address.line}までを入力しました。続けて番地を入力してください。"


@dataclass(frozen=True)
class IndustrySearch:
    """What words lead to among the industries: a `message` that says how many, or an `error`."""

    found: tuple[Industry, ...] = ()
    error: str = ""
    message: str = ""


def search_industries(words: str) -> IndustrySearch:
    """The 中分類 and finer that words find, by level and code, as many as a picker shows, with what to say of them."""
    words = words.strip()
    if not words:
        return IndustrySearch(error="産業分類を探す言葉を入力してください。")
    rows = industries(words=words).filter(level__gte=2).order_by("level", "code")
    found = tuple(rows[: MOST_INDUSTRIES + 1])
    if not found:
        return IndustrySearch(
            error=f"「{words}」に当てはまる産業分類が見つかりません。別の言葉で探すか、一覧から選んでください。"
        )
    if len(found) <= MOST_INDUSTRIES:
        message = f"「{words}」に当てはまる産業分類が{len(found)}件あります。一覧の始めから選んでください。"
        return IndustrySearch(found, message=message)
    message = (
        f"「{words}」に当てはまる産業分類は{MOST_INDUSTRIES}件を超えます。"
        f"一覧の始めの{MOST_INDUSTRIES}件から選ぶか、言葉を足して探してください。"
    )
    return IndustrySearch(found[:MOST_INDUSTRIES], message=message)


def industry_choices(found: Sequence[Industry], chosen: str, among: QuerySet[Industry]) -> Choices:
    """A picker in groups: what words found, then all 大分類; what is chosen stays choosable if it is `among` those."""
    taken = {row.code for row in found}
    groups: Choices = [
        (str(top), [_choice(row) for row in rows if row.code not in taken]) for top, rows in industry_groups()
    ]
    if found:
        groups.insert(0, ("探した結果", [_choice(row) for row in found]))
    if chosen and not any(chosen == code for _, rows in groups for code, _ in rows):
        known = among.filter(code=chosen, level__gte=2).first()
        if known is not None:
            groups.insert(0, ("選んだ産業分類", [_choice(known)]))
    return [("", "---------"), *groups]


def _choice(row: Industry) -> tuple[str, str]:
    return row.code, str(row)
