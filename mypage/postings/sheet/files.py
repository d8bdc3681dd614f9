"""Where the 求人票 of a list lie while they are made and until they are erased: a folder per job in the data folder."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

from django.conf import settings

_FOLDER = "sheets"


def folder_of(token: str) -> Path:
    """The folder of one job. It is not under the uploads: backups leave it out."""
    return Path(settings.VAR) / _FOLDER / token


def put_piece(token: str, name: str, content: bytes) -> None:
    """A finished PDF is there, whole; made twice, the second stands."""
    folder = folder_of(token)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    partial = folder / f".{name}.partial"
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        out.write(content)
    partial.replace(folder / name)


def pieces_of(token: str) -> list[Path]:
    """The finished PDF in their order, which their names say."""
    folder = folder_of(token)
    return sorted(folder.glob("*.pdf")) if folder.is_dir() else []


def file_of(token: str) -> Path | None:
    """The file of a job that is done: its ZIP or its only PDF; None where there is none."""
    packed = _zip_of(token)
    return packed if packed.exists() else next(iter(pieces_of(token)), None)


def pack(token: str, pieces: Iterable[tuple[Path, str]]) -> None:
    """All pieces are in the ZIP under the names given, and no longer beside it."""
    kept = list(pieces)
    partial = folder_of(token) / ".all.partial"
    with ZipFile(partial, "w", ZIP_STORED) as out:
        for path, name in kept:
            out.write(path, name)
    partial.replace(_zip_of(token))
    for path, _ in kept:
        path.unlink(missing_ok=True)


def drop(token: str) -> None:
    """Nothing of the job is there any more."""
    shutil.rmtree(folder_of(token), ignore_errors=True)


def _zip_of(token: str) -> Path:
    return folder_of(token) / "all.zip"
