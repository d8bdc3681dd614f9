"""The file with the service's secrets, one a line, the newest on top; `config.environment` reads it at every start."""

import os
import secrets
from pathlib import Path


def add_secret(path: Path) -> int:
    """A new secret stands on top; how many stand below it. The file is exchanged as a whole and stays its owner's."""
    kept = path.read_text().splitlines() if path.exists() else []
    lines = [secrets.token_urlsafe(64), *(line for line in kept if line.strip())]
    fresh = path.with_name(f".keys-{os.getpid()}-{secrets.token_hex(4)}")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write("\n".join(lines) + "\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    return len(lines) - 1
