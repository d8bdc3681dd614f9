"""Versions of the two texts that people agree to."""

from datetime import date, timedelta

import pytest

from mypage.guidance import documents
from mypage.guidance.documents import PRIVACY, TERMS, Document, current, version_of, versions
from tests.architecture.sources import TEMPLATES

SECOND = Document(TERMS, "利用規約", "2", date(2027, 4, 1), "public/documents/terms_2.html")


@pytest.fixture
def two_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "DOCUMENTS", (*documents.DOCUMENTS, SECOND))


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


@pytest.mark.usefixtures("two_versions")
@pytest.mark.parametrize(
    ("day", "version"),
    [
        (SECOND.effective_on - timedelta(days=1), "1"),
        (SECOND.effective_on, "2"),
        (date(2030, 1, 1), "2"),
    ],
)
def test_a_new_version_holds_from_its_day_on(day: date, version: str) -> None:
    assert current(TERMS, day).version == version


def test_the_first_version_also_holds_before_its_day() -> None:
    assert current(PRIVACY, date(2020, 1, 1)).version == "1"


@pytest.mark.usefixtures("two_versions")
def test_an_old_version_is_still_found() -> None:
    first = version_of(TERMS, "1")
    assert first is not None
    assert first.version == "1"
    assert version_of(TERMS, "2") == SECOND


@pytest.mark.parametrize("version", ["0", "9", "", "１", "1 "])
def test_a_version_that_never_was_is_not_found(version: str) -> None:
    assert version_of(PRIVACY, version) is None
