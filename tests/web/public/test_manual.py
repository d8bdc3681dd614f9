"""利用者マニュアル（事業主の方）: whole, linked, printable; its examples pass the rules (S-53, S-02)."""

import itertools
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urldefrag
from xml.etree.ElementTree import Element

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from mypage.kernel.fields import normalised
from mypage.postings.content import table
from mypage.postings.rules.counted_pay import minimum_wage_base
from mypage.postings.rules.registry import judge
from mypage.web.public.manual import PARTS
from tests.posting_answers import answers_for
from tests.unit.postings.facts import facts_with, objections
from tests.web.public.reading import html_of, main_of, text_of, tree_of

pytestmark = pytest.mark.django_db

SLUGS = [part.slug for part in PARTS]
ADDRESSES = [reverse("public:manual_employer"), *(reverse("public:manual_part", args=[slug]) for slug in SLUGS)]
AROUND: Mapping[str, Mapping[str, Any]] = {
    "fixed_overtime_remarks": {
        "fixed_overtime": "あり",
        "fixed_overtime_from": "40000",
        "fixed_overtime_to": "45000",
        "has_overtime": "あり",
        "monthly_overtime_hours": "15",
        "has_special_clause": "なし",
    },
    "renewal_condition": {
        "employment_form": "正社員以外",
        "employment_period": "雇用期間の定めあり（４ヶ月以上）",
        "renewal_possibility": "あり（条件付きで更新あり）",
    },
    "probation_conditions_detail": {"probation_conditions": "異なる"},
    "transfer_area": {"may_be_transferred": "あり"},
    "workplace_remarks": {"is_telework": "該当する"},
    "passive_smoking_remarks": {"passive_smoking_measure": "あり（喫煙室設置）"},
}
"""What is answered beside an example, by the field that it is an example of."""
BOUNDS: Mapping[str, Mapping[str, Any]] = {
    "ａ": {"age_to": "59", "has_retirement_age": "あり", "retirement_age": "60"},
    "ｂ": {"age_from": "18"},
    "ｃ": {"age_to": "44", "experience": "不問"},
    "ｄ": {"age_from": "30", "age_to": "39"},
    "ｅ": {"age_to": "12"},
    "ｆ": {"age_from": "60"},
}
"""Bounds that fit a ground, by its letter."""


def main_at(client: Client, address: str) -> Element:
    return main_of(html_of(client, address))


@pytest.mark.seed("S-53")
def test_the_contents_name_every_chapter_once_and_in_order(client: Client) -> None:
    main = main_at(client, ADDRESSES[0])
    linked = [link.get("href", "") for link in main.iterfind(".//nav//ol//a")]
    assert linked == [
        f"{reverse('public:manual_part', args=[part.slug])}#{chapter.anchor}"
        for part in PARTS
        for chapter in part.chapters
    ]
    assert [each.number for part in PARTS for each in part.chapters] == list(range(1, len(linked) + 1))


@pytest.mark.seed("S-53")
@pytest.mark.parametrize("slug", SLUGS)
def test_a_part_has_its_chapters_as_headings_and_can_be_printed(client: Client, slug: str) -> None:
    part = next(part for part in PARTS if part.slug == slug)
    main = main_at(client, reverse("public:manual_part", args=[slug]))
    assert [text_of(each) for each in main.iter("h1")] == [part.title.replace(" ", "")]
    headings = {each.get("id"): text_of(each) for each in main.iter("h2")}
    for chapter in part.chapters:
        assert headings[chapter.anchor] == f"{chapter.number}.{chapter.title}"
    assert [each for each in main.iter("button") if each.get("data-print") is not None]
    levels = [int(each.tag[1]) for each in main.iter() if re.fullmatch("h[1-6]", str(each.tag))]
    assert all(below <= above + 1 for above, below in itertools.pairwise(levels))


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_link_of_the_manual_leads_to_a_place_that_is_there(client: Client, address: str) -> None:
    for link in main_at(client, address).iter("a"):
        target, mark = urldefrag(link.get("href", ""))
        if target.startswith(("tel:", "/employer/")):
            continue
        tree = tree_of(html_of(client, target or address))
        assert not mark or mark in {each.get("id") for each in tree.iter()}, f"{target}#{mark}"


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_manual_of_another_operator_does_not_name_this_one(
    client: Client, address: str, own_words: Callable[..., None]
) -> None:
    own_words(**dict.fromkeys(("office_word", "operator", "sender", "helpdesk_name"), "みほん県"))
    names_of_screens = (
        "アカウント作成コードをハローワークで発行済みの求人者",
        table().fields["message_to_office"].label,
    )
    text = text_of(main_at(client, address))
    for name in names_of_screens:
        text = text.replace(name, "")
    assert "ハローワーク" not in text


@pytest.mark.parametrize("slug", ["none", "Posting", "part"])
def test_a_part_that_is_none_is_not_found(client: Client, slug: str) -> None:
    assert client.get(f"/manuals/employers/{slug}/").status_code == 404


def test_the_parts_say_which_comes_before_and_after(client: Client) -> None:
    for before, after in itertools.pairwise(SLUGS):
        hrefs = {link.get("href") for link in main_at(client, reverse("public:manual_part", args=[before])).iter("a")}
        assert reverse("public:manual_part", args=[after]) in hrefs
        hrefs = {link.get("href") for link in main_at(client, reverse("public:manual_part", args=[after])).iter("a")}
        assert reverse("public:manual_part", args=[before]) in hrefs


def test_every_example_is_written_as_it_is_kept_and_no_rule_objects(client: Client) -> None:
    examples = [each for slug in SLUGS for each in _examples(client, slug)]
    assert len(examples) > 20
    fields = table().fields
    for field, ground, text in examples:
        assert normalised(fields[field], text) == text
        given: dict[str, Any] = {**answers_for("full_time"), **AROUND.get(field, {}), field: text}
        if ground:
            given |= {"age_limit": "制限あり", "age_limit_ground": ground, **BOUNDS[ground[0]]}
        found = [each.message for each in judge(facts_with("full_time", **given)) if each.field == field]
        assert found == [], text


def _examples(client: Client, slug: str) -> list[tuple[str, str, str]]:
    main = main_at(client, reverse("public:manual_part", args=[slug]))
    marked = [each for each in main.iter() if each.get("data-example")]
    return [(each.get("data-example", ""), each.get("data-ground", ""), each.text or "") for each in marked]


def test_the_words_that_the_manual_warns_of_are_those_that_the_rules_find(client: Client) -> None:
    main = main_at(client, reverse("public:manual_part", args=["writing"]))
    table_of_words = next(each for each in main.iter("table") if "言葉の書きかえ" in text_of(each))
    cells = [text_of(next(iter(row))) for row in table_of_words.iterfind("./tbody/tr")]
    for word in (word for cell in cells for word in cell.split("、")):
        facts = facts_with(job_description=f"{word}です。変更範囲：変更なし")
        found = [each for each in judge(facts) if each.field == "job_description"]
        assert found, word


def test_the_sum_of_the_fixed_overtime_is_that_of_the_rule(client: Client) -> None:
    assert "200,000円÷160時間×1.25×20時間＝31,250円" in text_of(_writing(client))
    paid = {
        "base_pay_from": 200000,
        "fixed_overtime": "あり",
        "fixed_overtime_remarks": "時間外労働の有無にかかわらず２０時間分として支給。２０時間を超える分は追加で支給",
        **_month_of_160_hours(),
    }
    assert objections("R-089", facts_with(fixed_overtime_from=31250, **paid)) == []
    assert objections("R-089", facts_with(fixed_overtime_from=31249, **paid)) != []


def test_the_sum_of_the_minimum_wage_is_that_of_the_rule(client: Client) -> None:
    assert "（200,000円＋12,000円）÷160時間＝1,325円" in text_of(_writing(client))
    facts = facts_with(
        base_pay_from=200000, fixed_allowance_1_name="職務手当", fixed_allowance_1_from=12000, **_month_of_160_hours()
    )
    counted = minimum_wage_base(facts)
    assert counted is not None
    assert counted.per_hour == 1325


def _writing(client: Client) -> Element:
    return main_at(client, reverse("public:manual_part", args=["writing"]))


def _month_of_160_hours() -> dict[str, Any]:
    return {
        "working_time_system": "通常（固定）",
        "shift_1_from": "9:00",
        "shift_1_to": "18:00",
        "break_minutes": 60,
        "monthly_working_days": "20.0",
    }


@pytest.mark.seed("S-02", "S-53")
def test_the_public_pages_say_that_a_posting_can_be_applied_for_at_any_time(client: Client) -> None:
    assert "24時間365日、いつでも申し込めます" in text_of(main_at(client, reverse("public:faq")))
    assert "いつでも求人を申し込めます" in text_of(main_at(client, reverse("public:leaflet")))
    top = main_at(client, reverse("public:top"))
    hrefs = {link.get("href") for link in top.iter("a")}
    assert {reverse("public:account_application"), reverse("public:manual_part", args=["posting"])} <= hrefs
    assert reverse("employer:posting_new") in hrefs
    asked = client.get(reverse("employer:posting_new"))
    assert asked.status_code in (302, 303)
    assert asked.headers["Location"].startswith(reverse("employer:sign_in"))


def test_the_numbers_of_the_manual_are_those_of_the_service(client: Client, settings_of_another: None) -> None:
    pages = {slug: text_of(main_at(client, reverse("public:manual_part", args=[slug]))) for slug in SLUGS}
    assert "7枚まで登録できます" in pages["establishment"]
    assert "21日以内に、担当の" in pages["afterwards"]
    assert f"{table().fields['job_title'].limit}文字以内で書きます" in pages["writing"]


@pytest.fixture
def settings_of_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """A service that allows seven images and gives 21 days for a visit."""
    monkeypatch.setattr(settings, "IMAGE_FILES", 7)
    monkeypatch.setattr(settings, "PROVISIONAL_DAYS", 21)
