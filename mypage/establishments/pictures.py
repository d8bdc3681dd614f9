"""Files that employers send as images, drawn anew: what is kept holds the picture and nothing else of the file."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath

from PIL import Image, ImageOps, UnidentifiedImageError

from mypage.establishments.rules.images import (
    ImageLimits,
    is_named_otherwise,
    over_bytes,
    over_pixels,
    script_inside,
)
from mypage.kernel.rule import RuleViolation, Violation

FORMATS = ("JPEG", "GIF", "PNG", "BMP")
KEPT_AS = "image/webp"
_LONG_SIDE, _THUMBNAIL_SIDE = 1600, 320
_QUALITY = 82


@dataclass(frozen=True)
class Picture:
    """A picture drawn anew, in two sizes, as WebP."""

    whole: bytes
    thumbnail: bytes
    width: int
    height: int


def drawn_anew(*, name: str, content: bytes, limits: ImageLimits) -> Picture:
    """The picture of a file. RuleViolation with the reason, by the file's name, when it is none that can be used.

    The content decides over the form, never the name; where the name says another form, the file is refused.
    """
    shown = shown_name(name)
    _refuse(over_bytes(shown, len(content), limits), script_inside(shown, content))
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as opened:
            _refuse(is_named_otherwise(shown, opened.format or ""), over_pixels(shown, opened.size, limits))
            opened.draft("RGB", (_LONG_SIDE, _LONG_SIDE))
            picture = _plain(opened)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise RuleViolation(_too_many_pixels(shown, limits)) from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        raise RuleViolation(_unusable(shown, limits)) from None
    picture.thumbnail((_LONG_SIDE, _LONG_SIDE))
    small = picture.copy()
    small.thumbnail((_THUMBNAIL_SIDE, _THUMBNAIL_SIDE))
    return Picture(_written(picture), _written(small), picture.width, picture.height)


def shown_name(name: str) -> str:
    """The name of a file as a message says it: without folders, not longer than a line.

    >>> shown_name("C:\\\\photos\\\\外観.png"), len(shown_name("あ" * 300 + ".jpg"))
    ('外観.png', 40)
    """
    plain = PurePath(name.replace("\\", "/")).name
    plain = "".join(sign for sign in plain if sign.isprintable())
    stem, dot, ending = plain.rpartition(".")
    longest = 39 - len(ending)
    if len(plain) <= 40 or not dot or longest < 1:
        return plain[:40] or "名前のないファイル"
    return f"{stem[: longest - 1]}…{dot}{ending}"


def _plain(opened: Image.Image) -> Image.Image:
    """The first frame, upright, in three colours (and what is transparent), without anything that was attached."""
    opened.load()
    upright = ImageOps.exif_transpose(opened)
    has_gaps = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    plain = upright.convert("RGBA" if has_gaps else "RGB")
    plain.info = {}
    return plain


def _written(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "WEBP", quality=_QUALITY, method=4)
    return out.getvalue()


def _refuse(*found: Violation | None) -> None:
    violations = [violation for violation in found if violation]
    if violations:
        raise RuleViolation(violations[0])


def _unusable(shown: str, limits: ImageLimits) -> Violation:
    message = f"{shown}は使えない形式です。JPEG、PNG、GIF、BMP（1つ{limits.megabytes}MBまで）を選んでください。"
    return Violation("unusable_image", message, "pictures")


def _too_many_pixels(shown: str, limits: ImageLimits) -> Violation:
    found = over_pixels(shown, (limits.pixels + 1, 1), limits)
    assert found
    return found
