"""Versions of the two texts that people agree to: プライバシーポリシー and 利用規約.

A version that somebody agreed to is never edited: a new text is a new entry here and a new template file.
"""

from dataclasses import dataclass
from datetime import date

PRIVACY = "privacy"
TERMS = "terms"


@dataclass(frozen=True)
class Document:
    """One version of a text; `template` holds only its body, so that a page and a dialog can include it."""

    key: str
    title: str
    version: str
    effective_on: date
    template: str


# Oldest first within a key.
DOCUMENTS: tuple[Document, ...] = (
    Document(PRIVACY, "プライバシーポリシー", "1", date(2026, 11, 1), "public/documents/privacy_1.html"),
    Document(PRIVACY, "プライバシーポリシー", "2", date(2026, 12, 1), "public/documents/privacy_2.html"),
    Document(TERMS, "利用規約", "1", date(2026, 11, 1), "public/documents/terms_1.html"),
    Document(TERMS, "利用規約", "2", date(2026, 12, 1), "public/documents/terms_2.html"),
)


def versions(key: str) -> tuple[Document, ...]:
    """All versions of a text, oldest first."""
    return tuple(document for document in DOCUMENTS if document.key == key)


def current(key: str, day: date) -> Document:
    """The version in force on a day of Japan; before the first day of all, the first version.

    >>> current(PRIVACY, date(2026, 11, 30)).version, current(PRIVACY, date(2026, 12, 1)).version
    ('1', '2')
    """
    first, *later = versions(key)
    in_force = [document for document in later if document.effective_on <= day]
    return in_force[-1] if in_force else first


def version_of(key: str, version: str) -> Document | None:
    """A certain version of a text, whether in force or not; None where there never was one."""
    return next((document for document in versions(key) if document.version == version), None)
