"""Reads what the environment says, and keeps the secrets that are made at the first start."""

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

THIS_MACHINE = ("127.0.0.1", "localhost", "[::1]")


def text(name: str, default: str = "") -> str:
    """A text from the environment."""
    return os.environ.get(name, default)


def flag(name: str, default: bool) -> bool:
    """A yes or no from the environment: 1, true, yes, on count as yes."""
    said = os.environ.get(name)
    return default if said is None or said == "" else said.lower() in {"1", "true", "yes", "on"}


def number(name: str, default: int) -> int:
    """A whole number from the environment."""
    said = os.environ.get(name) or str(default)
    if not said.isascii() or not said.isdigit():
        raise ImproperlyConfigured(f"{name} must be a whole number, for example {default}.")
    return int(said)


def listed(name: str, default: str = "") -> list[str]:
    """A comma-separated list from the environment."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def refuse_a_public_demo(hosts: list[str], url: str) -> None:
    """The demo has known passwords and no second factor: it does not start under any name but this machine's own."""
    named = {*hosts, *filter(None, [urlsplit(url).hostname])}
    public = sorted(named.difference(THIS_MACHINE, ["::1"]))
    if public:
        raise ImproperlyConfigured(
            f"The demo (MYPAGE_DEMO=1) serves this machine only; it does not start as {', '.join(public)}."
            " Unset MYPAGE_DEMO for a service that others reach, or MYPAGE_HOSTS, MYPAGE_STAFF_HOST and MYPAGE_URL."
        )


def secret_keys(folder: Path) -> list[str]:
    """The keys for signing and keyed hashes, newest first.

    From MYPAGE_SECRET_KEYS (comma-separated), else from `folder`/keys, one a line, made at the first start with
    mode 600. A new key goes on top; the ones below stay accepted for checking until they are taken out.
    """
    given = listed("MYPAGE_SECRET_KEYS")
    if given:
        return given
    path = folder / "keys"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = folder / f".keys-{os.getpid()}-{secrets.token_hex(4)}"
    if not path.exists():
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(64) + "\n")
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass  # another process of the same first start was quicker; its key is the one that counts
        finally:
            fresh.unlink()
    keys = [line.strip() for line in path.read_text().splitlines() if line.strip()]
    if not keys:
        raise RuntimeError(f"{path} holds no key; delete it to have one made, or set MYPAGE_SECRET_KEYS")
    return keys
