"""文字: how long texts are, which characters they have, the form of readings, numbers and codes (R-162 to R-171)."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from mypage.accounts.rules.mail_address import typed_address, violations_of_mail_address
from mypage.kernel.fields import text_length, widened
from mypage.kernel.ja import is_katakana
from mypage.kernel.numbers import is_corporate_number, phone_digits, postal_digits
from mypage.kernel.printing import Place, character_name, forbidden, unprintable
from mypage.kernel.rule import cites
from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.registry import Found, found, rows, rule

TEXTS = frozenset({"text", "long_text", "address"})
_IN_ROWS = "designated_schools"
"""The one text whose limit counts lines."""
_POSTAL_CODES = ("workplace_postal_code", "delivery_postal_code", "selection_place_postal_code")


@rule("R-162")
def texts_keep_their_length(facts: PostingFacts) -> Iterator[Found]:
    """No text is longer than its field, where a line that is broken off counts as full."""
    for name in _texts(facts) + [name for name in rows()["R-162"].fields if facts.inputs.get(name) == "computed"]:
        limit, text = facts.limits.get(name, 0), facts.text(name)
        is_in_rows = name == _IN_ROWS
        length = text.count("\n") + 1 if is_in_rows else text_length(text)
        if limit and length > limit:
            label, over = facts.labels.get(name, name), length - limit
            if is_in_rows:
                yield found(name, message=f"「{label}」は{limit}行までです。{over}行減らしてください。")
            else:
                yield found(name, 項目名=label, 上限=limit, 超過=over)


@rule("R-163")
def texts_have_no_forbidden_characters(facts: PostingFacts) -> Iterator[Found]:
    """No text but a name has emoji, control characters or private characters."""
    for name, text in _texts_but_names(facts):
        yield from _places(facts, name, _judged(text)[0])


@rule("R-164")
def texts_can_be_printed(facts: PostingFacts) -> Iterator[Found]:
    """No text but a name has a character that the font of all prints does not have."""
    for name, text in _texts_but_names(facts):
        yield from _places(facts, name, _judged(text)[1])


@cites("domain.md 3.0")
def is_widened(typed: str) -> bool:
    """全角への変換: whether half-width letters, digits or kana of a text become full-width when it is kept.

    >>> is_widened("PC操作"), is_widened("ＰＣ 操作")
    (True, False)
    """
    letters = "".join(typed.split())
    return widened(letters) != letters


@rule("R-165")
def widening_is_told(facts: PostingFacts) -> Iterator[Found]:
    """Whoever typed half-width letters, digits or kana into a text is told that they became full-width."""
    for name, typed in facts.as_typed.items():
        if facts.inputs.get(name) in TEXTS and not _is_name(facts, name) and is_widened(typed):
            yield found(name)


@rule("R-166")
def readings_are_katakana(facts: PostingFacts) -> Iterator[Found]:
    """The readings of the names of people and establishments are katakana."""
    return _at_fields(facts, "R-166", is_katakana)


@rule("R-167")
def telephone_numbers_are_whole(facts: PostingFacts) -> Iterator[Found]:
    """Telephone and fax numbers have ten or eleven digits from the area code on."""
    return _at_fields(facts, "R-167", lambda text: _is_read_by(phone_digits, text))


@rule("R-168")
def mail_address_has_its_form(facts: PostingFacts) -> Iterator[Found]:
    """A mail address keeps the rules of S-30."""
    address = facts.text("contact_mail")
    refusals = violations_of_mail_address(typed_address(address)) if address else []
    for refusal in refusals:
        yield found("contact_mail", message=f"メールアドレスの形が正しくありません。{refusal.message}")


@rule("R-169")
def postal_codes_fit_their_prefecture(facts: PostingFacts) -> Iterator[Found]:
    """Postal codes have seven digits, and that of the workplace lies in its prefecture."""
    for name in _POSTAL_CODES:
        code = facts.text(name)
        if code and not _is_read_by(postal_digits, code):
            yield found(name, message="郵便番号は、7桁の数字で入力してください。")
    code, prefecture = facts.text("workplace_postal_code"), facts.circumstances.workplace_prefecture
    known = facts.circumstances.prefectures_by_postal_code.get(code)
    if code and known and prefecture and prefecture not in known:
        yield found("workplace_postal_code")


@rule("R-170")
def corporate_number_is_right(facts: PostingFacts) -> Iterator[Found]:
    """A 法人番号 has 13 digits, of which the first fits the others."""
    return _at_fields(facts, "R-170", is_corporate_number)


@rule("R-171")
def codes_are_known(facts: PostingFacts) -> Iterator[Found]:
    """Codes of occupations, licences and municipalities are those of the tables."""
    for name in rows()["R-171"].fields:
        if facts.text(name) in facts.circumstances.unknown_codes:
            yield found(name, 番号=facts.text(name))


def _texts(facts: PostingFacts) -> list[str]:
    return [name for name in facts.answers.values if facts.inputs.get(name) in TEXTS]


def _texts_but_names(facts: PostingFacts) -> list[tuple[str, str]]:
    return [(name, facts.text(name)) for name in _texts(facts) if not _is_name(facts, name)]


def _is_name(facts: PostingFacts, name: str) -> bool:
    return name in facts.names_as_typed or name.endswith("_kana")


@lru_cache(2048)
def _judged(text: str) -> tuple[list[Place], list[Place]]:
    """The characters of a text that are forbidden, and the others that cannot be printed."""
    refused = forbidden(text)
    return refused, [each for each in unprintable(text) if each not in refused]


def _places(facts: PostingFacts, name: str, places: list[Place]) -> Iterator[Found]:
    """Each character once, where it stands first."""
    first: dict[str, int] = {}
    for place, character in places:
        first.setdefault(character, place)
    for character, place in first.items():
        yield found(name, 項目名=facts.labels.get(name, name), 位置=place, 文字=character_name(character))


def _at_fields(facts: PostingFacts, number: str, is_right: Callable[[str], bool]) -> Iterator[Found]:
    """A finding at each of the rule's fields whose text is not right."""
    for name in rows()[number].fields:
        if facts.text(name) and not is_right(facts.text(name)):
            yield found(name)


def _is_read_by(read: Callable[[str], str], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True
