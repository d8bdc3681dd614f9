"""Keyed hashes under the service's secrets: the newest key makes them, every kept key checks them."""

from django.conf import settings

from mypage.kernel.codes import among, derived_code, keyed_hash


def _keys() -> list[bytes]:
    return [key.encode() for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def hashed(purpose: str, text: str) -> str:
    """The hash to keep, under the newest key."""
    return keyed_hash(_keys()[0], purpose, text)


def hashes(purpose: str, text: str) -> list[str]:
    """The hash under every accepted key, for looking a row up."""
    return [keyed_hash(key, purpose, text) for key in _keys()]


def matches(purpose: str, text: str, kept: str) -> bool:
    """Whether the text is the one behind a kept hash, in constant time."""
    return among(kept, hashes(purpose, text))


def derived(purpose: str, salt: str, length: int, alphabet: str) -> str:
    """A secret that a row's salt stands for, the same at every delivery under the same key."""
    return derived_code(_keys()[0], purpose, salt, length, alphabet)
