"""Keyed hashes and seals under the service's secrets: the newest key makes them, every kept key still reads them."""

import hmac
import secrets
from hashlib import sha256

from django.conf import settings

from mypage.kernel.codes import among, derived_code, keyed_hash

_NONCE_BYTES = 20


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


def sealed(purpose: str, secret: bytes) -> str:
    """A secret of up to 32 bytes that must be readable again, as it is kept (hex): unreadable without the key."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return (nonce + _veiled(_keys()[0], purpose, nonce, secret)).hex()


def opened(purpose: str, kept: str) -> list[bytes]:
    """What a sealed secret reads under every accepted key, the newest first; only one of them is the secret."""
    nonce, veiled = bytes.fromhex(kept)[:_NONCE_BYTES], bytes.fromhex(kept)[_NONCE_BYTES:]
    return [_veiled(key, purpose, nonce, veiled) for key in _keys()]


def _veiled(key: bytes, purpose: str, nonce: bytes, text: bytes) -> bytes:
    veil = hmac.new(key, f"seal\x00{purpose}\x00".encode() + nonce, sha256).digest()
    return bytes(left ^ right for left, right in zip(text, veil[: len(text)], strict=True))
