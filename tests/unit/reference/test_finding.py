"""Occupations and licences by what people type, in the tables as they are."""

from collections.abc import Callable, Iterator
from time import process_time

import pytest
from pytest_django import DjangoDbBlocker

from mypage.reference.commands import load_tables
from mypage.reference.likeness import everyday_words
from mypage.reference.models import Licence, LoadedTable, Occupation
from mypage.reference.queries import find_licences, find_occupations
from tests.unit.reference.conftest import AT


@pytest.fixture(scope="module", autouse=True)
def real_tables(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """All occupations and licences, loaded once for this file."""
    with django_db_blocker.unblock():
        load_tables(at=AT, only=["occupations", "licences"])
        yield
        for model in (Licence, LoadedTable):
            model.objects.all().delete()
        for level in (3, 2, 1):
            Occupation.objects.filter(level=level).delete()


pytestmark = pytest.mark.django_db


def occupations_of(words: str, limit: int = 30) -> list[str]:
    return [found.code for found in find_occupations(words, limit)]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("プログラマー", ["009-03"]),
        ("ﾌﾟﾛｸﾞﾗﾏｰ", ["009-03"]),
        ("ぷろぐらまー", ["009-03"]),
        ("経理事務", ["038-03"]),
        ("コック", ["055-02"]),
        ("ぱん職人", ["072-01", "068-01"]),
        ("７２－０１", []),
        ("072-01", ["072-01"]),
        ("大型トラック　運転手", ["083-01"]),
        ("宗教家", ["014"]),
        ("販売 婦人服", ["045-07"]),
    ],
)
def test_the_closest_occupation_comes_first(words: str, first: list[str]) -> None:
    assert occupations_of(words)[: len(first)] == first
    assert bool(occupations_of(words)) is bool(first)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("介護職員", "050-01"),
        ("塾講師", "032-01"),
        ("SE", "009-01"),
        ("掃除", "096-01"),
        ("コンピューター操作員", "009-03"),
    ],
)
def test_what_the_table_calls_otherwise_is_found(words: str, code: str) -> None:
    assert code in occupations_of(words)


def test_a_nameless_code_shows_its_group_and_what_belongs_there() -> None:
    (found,) = [row for row in find_occupations("書店員") if row.code == "045-14"]
    assert found.name == "販売員"
    assert found.label.startswith("045-14 販売員（")
    assert found.path == ("販売・営業の職業", "販売員")
    assert "書店員" in found.jobtag_names
    assert found.matched == "書店員"


def test_a_name_that_says_it_needs_no_other() -> None:
    assert find_occupations("経理事務")[0].matched == ""
    assert find_occupations("塾講師")[0].matched == "学習塾教師"


def test_only_what_a_posting_may_name_is_found() -> None:
    for words in ("事務", "農業", "自動車"):
        assert all(len(code) == 6 or code in {"014", "086", "093"} for code in occupations_of(words, 500))


@pytest.mark.parametrize("words", ["", "　", "zzzz", "%_", "\x00", "あ" * 5000])
def test_nothing_is_found_by_nothing(words: str) -> None:
    assert find_occupations(words) == []
    assert find_licences(words) == []


def test_no_more_than_asked_for() -> None:
    assert len(occupations_of("事務", 5)) == 5
    assert len(find_licences("技能士", 7)) == 7


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("介護福祉士", "2302"),
        ("大型自動車免許", "4801"),
        ("普通免許", "4803"),
        ("宅建", "3207"),
        ("４８０１", "4801"),
        ("日商　簿記　２級", "3624"),
    ],
)
def test_the_closest_licence_comes_first(words: str, first: str) -> None:
    assert find_licences(words)[0].code == first


def test_a_licence_is_found_by_its_category() -> None:
    found = find_licences("農林水産技術")
    assert {row.category for row in found} == {"農林水産技術"}


def test_every_everyday_word_leads_somewhere() -> None:
    lost = [word for word in everyday_words() if not (find_occupations(word) or find_licences(word))]
    assert lost == []


@pytest.mark.parametrize("find", [find_occupations, find_licences], ids=["occupations", "licences"])
def test_finding_is_quick(find: Callable[[str], list[object]]) -> None:
    """20 ms of this process's time at most."""
    for words in ("事務", "介護職員", "コンピューター操作員", "あ い う え お", "工"):
        find(words)
        times = []
        for _ in range(5):
            began = process_time()
            find(words)
            times.append(process_time() - began)
        assert min(times) < 0.02, words
