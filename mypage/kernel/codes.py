"""Codes and keys that people read off paper or a mail: made, folded, hashed under a key, compared in constant time."""

import hashlib
import hmac
from collections.abc import Callable, Iterable, Sequence

from mypage.kernel.ja import half_width

ALPHABET = "ACDEFGHJKMNPQRTUVWXY34679"
"""No 0/O, 1/I/L, 2/Z, 5/S, 8/B: 25 signs that are not mistaken for one another on paper or by telephone."""


def new_code(length: int, choose: Callable[[Sequence[str]], str]) -> str:
    """A fresh code of `length` signs; `choose` picks one sign (`secrets.choice` in earnest, a seeded one in tests)."""
    return "".join(choose(ALPHABET) for _ in range(length))


def canonical_code(text: str) -> str:
    """A typed code as it was issued: half-width capitals without blanks and dashes (S-24).

    >>> canonical_code(" ａ7k9 p3xq-2m ")
    'A7K9P3XQ2M'
    """
    return "".join(sign for sign in half_width(text).upper() if sign.isalnum())


def grouped(code: str, size: int = 4) -> str:
    """A code in groups for the eye.

    >>> grouped("A7K9P3XQ2M")
    'A7K9 P3XQ 2M'
    """
    return " ".join(code[start : start + size] for start in range(0, len(code), size))


def keyed_hash(key: bytes, purpose: str, text: str) -> str:
    """The hash (hex, 64 signs) under which a secret is kept; without `key` it cannot be tried out."""
    return hmac.new(key, f"{purpose}\x00{text}".encode(), hashlib.sha256).hexdigest()


def derived_code(key: bytes, purpose: str, salt: str, length: int, alphabet: str = ALPHABET) -> str:
    """A secret made from a key and a row's salt: a repeated delivery carries the same one, and none is stored."""
    digest = hmac.new(key, f"{purpose}\x00{salt}".encode(), hashlib.sha512).digest()
    number = int.from_bytes(digest, "big")
    signs = []
    for _ in range(length):
        number, place = divmod(number, len(alphabet))
        signs.append(alphabet[place])
    return "".join(signs)


def same(left: str, right: str) -> bool:
    """Compares two texts in a time that does not tell where they differ."""
    return hmac.compare_digest(left.encode(), right.encode())


def among(wanted: str, hashes: Iterable[str]) -> bool:
    """Whether a hash is one of several, each compared in constant time."""
    found = False
    for candidate in hashes:
        found |= same(wanted, candidate)
    return found
