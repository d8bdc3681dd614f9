"""Where the drawn pictures lie: two files for each, under a random name, in the folder of the uploads."""

import os
import re
from datetime import datetime
from pathlib import Path

from django.conf import settings

from mypage.establishments.pictures import Picture

SIZES = ("whole", "thumbnail")
_FOLDER = "images"
_TURN_SECONDS = 6 * 3600
_NAME = re.compile(r"([0-9a-f]{32})-(?:whole|thumbnail)\.webp")


def path_of(token: str, size: str) -> Path:
    """The file of a picture in one of the sizes."""
    return _root() / token[:2] / f"{token}-{size}.webp"


def put(token: str, picture: Picture) -> None:
    """Both files are there, whole, before a row says so."""
    for size, content in zip(SIZES, (picture.whole, picture.thumbnail), strict=True):
        target = path_of(token, size)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        partial = target.with_suffix(".partial")
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        partial.replace(target)


def drop(token: str) -> None:
    """Neither file is there any more."""
    for size in SIZES:
        path_of(token, size).unlink(missing_ok=True)


def tokens_before(moment: datetime) -> dict[str, list[Path]]:
    """Files that were written before a moment, by token; "" for what a killed writer left behind.

    Of the 256 folders one is looked into, another one every six hours: a nation's pictures are too many for every time.
    """
    found: dict[str, list[Path]] = {}
    folder = folder_looked_into(moment)
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.stat().st_mtime < moment.timestamp():
            named = _NAME.fullmatch(path.name)
            found.setdefault(named[1] if named else "", []).append(path)
    return found


def folder_looked_into(moment: datetime) -> Path:
    """The folder whose turn it is at a moment."""
    return _root() / f"{int(moment.timestamp()) // _TURN_SECONDS % 256:02x}"


def _root() -> Path:
    return Path(settings.MEDIA_ROOT) / _FOLDER
