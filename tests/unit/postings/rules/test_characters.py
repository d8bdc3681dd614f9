"""文字: R-162 to R-171, with the table's examples and both sides of each limit."""

from typing import Any

import pytest

from mypage.kernel.fields import text_length
from mypage.postings.content import table
from tests.unit.postings.facts import facts_with, objections

TEXTS = [field for field in table().fields.values() if field.input in ("text", "long_text", "address") and field.limit]


def found_at(rule: str, **given: Any) -> list[str]:
    """Where a rule objects."""
    return [each.field for each in objections(rule, facts_with(**given))]


@pytest.mark.rule("R-162")
@pytest.mark.parametrize("field", TEXTS, ids=lambda field: field.name)
def test_every_text_keeps_its_limit(field: Any) -> None:
    """At the limit and one character (or line) beyond; the message has label, limit and excess."""
    separator = "\n" if field.unit == "rows" else ""
    kind = "high_school" if "high_school" in field.kinds else "full_time"
    within = facts_with(kind, **{field.name: separator.join("あ" * field.limit)})  # type: ignore[arg-type]
    beyond = facts_with(kind, **{field.name: separator.join("あ" * (field.limit + 1))})  # type: ignore[arg-type]
    assert objections("R-162", within) == []
    [found] = objections("R-162", beyond)
    assert found.field == field.name
    unit = "行" if field.unit == "rows" else "文字"
    assert found.message == f"「{field.label}」は{field.limit}{unit}までです。1{unit}減らしてください。"


@pytest.mark.rule("R-162")
@pytest.mark.parametrize(("more", "is_found"), [(330, False), (331, True)])
def test_a_line_that_breaks_off_counts_as_full(more: int, is_found: bool) -> None:
    """Ten characters and a line break take thirty."""
    text = "あ" * 10 + "\n" + "い" * more
    assert text_length(text) == 30 + more
    assert found_at("R-162", job_description=text) == (["job_description"] if is_found else [])


@pytest.mark.rule("R-162")
@pytest.mark.parametrize(("length", "is_found"), [(90, False), (91, True)])
def test_texts_of_the_establishment_keep_their_limit(length: int, is_found: bool) -> None:
    """As the rule names 事業内容."""
    assert bool(found_at("R-162", business_description="あ" * length)) is is_found


@pytest.mark.rule("R-163")
@pytest.mark.parametrize("field", ["job_title", "posting_remarks", "workplace_address"])
@pytest.mark.parametrize("sign", ["😀", "\u0007", "\ue000"])
def test_forbidden_characters_are_named_with_their_place(field: str, sign: str) -> None:
    """Each once, where it stands first."""
    facts = facts_with(**{field: f"あい{sign}う{sign}"})  # type: ignore[arg-type]
    [found] = objections("R-163", facts)
    assert (found.field, found.strength) == (field, "violation")
    assert "」の3文字目「" in found.message
    assert f"U+{ord(sign):04X}" in found.message or sign in found.message
    assert objections("R-164", facts) == []


@pytest.mark.rule("R-163", "R-164")
@pytest.mark.parametrize("text", ["（株）", "①", "髙", "﨑", "改行\nします", "ＰＣ操作"])
def test_characters_of_names_and_prints_are_well(text: str) -> None:
    """Old forms of characters and numbers in circles, too."""
    assert found_at("R-163", job_description=text) == found_at("R-164", job_description=text) == []


@pytest.mark.rule("R-164")
def test_what_cannot_be_printed_is_named() -> None:
    """A character that the font of all prints does not have."""
    [found] = objections("R-164", facts_with(job_description="値≒１"))
    assert found.message == ("「仕事の内容」の2文字目「≒（U+2252）」は印刷できません。ほかの文字に置きかえてください。")


@pytest.mark.rule("R-163", "R-164")
@pytest.mark.parametrize("field", ["contact_name", "representative_name", "establishment_name", "main_client_1"])
def test_names_are_never_refused(field: str) -> None:
    """Whatever they are written with."""
    assert found_at("R-163", **{field: "邉\ue000≒"}) == found_at("R-164", **{field: "邉\ue000≒"}) == []


@pytest.mark.rule("R-165")
@pytest.mark.parametrize(
    ("typed", "is_found"),
    [("ＰＣ操作", False), ("PC操作", True), ("ﾊﾟｿｺﾝ", True), ("２０kg", True), ("あ い\nう", False), ("", False)],
)
def test_widening_is_told(typed: str, is_found: bool) -> None:
    """While it is being saved; blanks and line breaks are no letters."""
    facts = facts_with(as_typed={"job_title": typed}, job_title=typed)
    assert [each.strength for each in objections("R-165", facts)] == (["caution"] if is_found else [])
    assert facts.text("job_title") == "" or not is_found or facts.text("job_title") != typed


@pytest.mark.rule("R-165")
def test_only_texts_are_widened() -> None:
    """Neither names nor numbers, and only what was typed just now."""
    facts = facts_with(as_typed={"contact_name": "Smith", "hires": "3", "contact_phone": "03-0000-0000"})
    assert objections("R-165", facts) == objections("R-165", facts_with(job_title="PC操作")) == []


@pytest.mark.rule("R-166")
@pytest.mark.parametrize(
    ("reading", "is_found"),
    [
        ("ヤマダ　タロウ", False),
        ("やまだ　たろう", False),
        ("ﾔﾏﾀﾞ ﾀﾛｳ", False),
        ("山田　タロウ", True),
        ("Yamada", True),
        ("", False),
    ],
)
def test_readings_are_katakana(reading: str, is_found: bool) -> None:
    """Hiragana and half-width kana have become so before."""
    assert bool(found_at("R-166", contact_name_kana=reading)) is is_found


@pytest.mark.rule("R-167")
@pytest.mark.parametrize("field", ["contact_phone", "contact_fax"])
@pytest.mark.parametrize(
    ("number", "is_found"),
    [("03-0000-0000", False), ("090-0000-0000", False), ("03-0000-000", True), ("090-0000-00000", True), ("", False)],
)
def test_telephone_numbers_are_whole(field: str, number: str, is_found: bool) -> None:
    """Ten or eleven digits."""
    assert found_at("R-167", **{field: number}) == ([field] if is_found else [])


@pytest.mark.rule("R-168")
@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("saiyo@example.co.jp", ""),
        ("saiyo..tantou@example.co.jp", "続いて"),
        (".saiyo@example.co.jp", "先頭"),
        ("saiyo.@example.co.jp", "すぐ前"),
        ("sai[yo@example.co.jp", "使えない文字"),
        ("", ""),
    ],
)
def test_mail_address_has_its_form(address: str, reason: str) -> None:
    """With one of the four reasons of S-30."""
    found = objections("R-168", facts_with(contact_mail=address))
    assert [reason in each.message for each in found] == ([True] if reason else [])


@pytest.mark.rule("R-169")
@pytest.mark.parametrize(
    ("prefecture", "known", "is_found"),
    [
        ("13", {"13"}, False),
        ("27", {"13"}, True),
        ("27", {"13", "27"}, False),
        ("27", set(), False),
        ("", {"13"}, False),
    ],
)
def test_postal_codes_fit_their_prefecture(prefecture: str, known: set[str], is_found: bool) -> None:
    """A code that nobody knows may be that of a large business."""
    circumstances = {
        "workplace_prefecture": prefecture,
        "prefectures_by_postal_code": {"1000001": frozenset(known)},
    }
    found = found_at("R-169", workplace_postal_code="100-0001", circumstances=circumstances)
    assert found == (["workplace_postal_code"] if is_found else [])


@pytest.mark.rule("R-169")
@pytest.mark.parametrize("field", ["workplace_postal_code", "delivery_postal_code", "selection_place_postal_code"])
@pytest.mark.parametrize(
    ("code", "is_found"), [("1000001", False), ("100-001", True), ("100000１", False), ("", False)]
)
def test_postal_codes_have_seven_digits(field: str, code: str, is_found: bool) -> None:
    """In any width, with or without a hyphen."""
    assert found_at("R-169", **{field: code}) == ([field] if is_found else [])


@pytest.mark.rule("R-170")
@pytest.mark.parametrize(("number", "is_found"), [("8700110005901", False), ("7700110005901", True), ("", False)])
def test_corporate_number_is_right(number: str, is_found: bool) -> None:
    """The first digit fits the others."""
    facts = facts_with()
    answers = facts.answers.with_values(corporate_number=number) if number else facts.answers
    assert bool(objections("R-170", type(facts)(facts.kind, answers, facts.circumstances))) is is_found


@pytest.mark.rule("R-171")
@pytest.mark.parametrize(
    ("given", "unknown", "fields"),
    [
        ({"licence_code_1": "1001"}, set(), []),
        ({"licence_code_1": "1000", "licence_code_2": "1001"}, {"1000"}, ["licence_code_1"]),
        ({"occupation_code_1": "999-99"}, {"999-99"}, ["occupation_code_1"]),
        ({"workplace_municipality": "99999"}, {"99999"}, ["workplace_municipality"]),
        ({}, {"1000"}, []),
    ],
)
def test_codes_are_known(given: dict[str, Any], unknown: set[str], fields: list[str]) -> None:
    """Those of the tables, which the circumstances tell."""
    facts = facts_with(circumstances={"unknown_codes": frozenset(unknown)}, **given)
    found = objections("R-171", facts)
    assert [each.field for each in found] == fields
    assert all(f"「{facts.text(each.field)}」という番号はありません。" in each.message for each in found)
