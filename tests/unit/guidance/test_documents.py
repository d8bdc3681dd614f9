"""Versions of the two texts that people agree to."""

from datetime import date, timedelta

import pytest

from mypage.guidance import documents
from mypage.guidance.documents import PRIVACY, TERMS, Document, current, version_of, versions
from tests.architecture.sources import TEMPLATES

LAST = versions(TERMS)[-1]
NEXT = Document(TERMS, "利用規約", "99", date(2099, 4, 1), "public/documents/terms_99.html")


@pytest.fixture
def with_a_next_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "DOCUMENTS", (*documents.DOCUMENTS, NEXT))


@pytest.mark.parametrize("key", [PRIVACY, TERMS])
def test_versions_of_a_text_follow_each_other(key: str) -> None:
    known = versions(key)
    assert known
    assert [document.key for document in known] == [key] * len(known)
    days = [document.effective_on for document in known]
    assert days == sorted(set(days))
    assert len({document.version for document in known}) == len(known)


def test_each_version_has_its_own_body() -> None:
    bodies = [document.template for document in documents.DOCUMENTS]
    assert len(set(bodies)) == len(bodies)
    for body in bodies:
        text = (TEMPLATES / body).read_text(encoding="utf-8")
        assert "{% extends" not in text
        assert "<h1" not in text
        assert "<h2" in text


@pytest.mark.usefixtures("with_a_next_version")
@pytest.mark.parametrize(
    ("day", "version"),
    [
        (NEXT.effective_on - timedelta(days=1), LAST.version),
        (NEXT.effective_on, "99"),
        (date(2120, 1, 1), "99"),
    ],
)
def test_a_new_version_holds_from_its_day_on(day: date, version: str) -> None:
    assert current(TERMS, day).version == version


def test_the_first_version_also_holds_before_its_day() -> None:
    assert current(PRIVACY, date(2020, 1, 1)).version == "1"


@pytest.mark.usefixtures("with_a_next_version")
def test_an_old_version_is_still_found() -> None:
    first = version_of(TERMS, "1")
    assert first is not None
    assert first.version == "1"
    assert version_of(TERMS, "99") == NEXT


@pytest.mark.parametrize("version", ["0", "98", "", "１", "1 "])
def test_a_version_that_never_was_is_not_found(version: str) -> None:
    assert version_of(PRIVACY, version) is None


@pytest.mark.parametrize(
    ("day", "version"), [(date(2026, 11, 30), "1"), (date(2026, 12, 1), "2")], ids=["before", "from the day on"]
)
@pytest.mark.parametrize("key", [PRIVACY, TERMS])
def test_the_texts_on_postings_hold_from_december_2026_on(key: str, day: date, version: str) -> None:
    assert current(key, day).version == version
