"""Which files an establishment may show as its images (domain.md 4, screen 6)."""

import re
from dataclasses import dataclass

from mypage.kernel.rule import Violation, cites

MEGABYTE = 1024 * 1024
_ENDINGS = {"jpg": "JPEG", "jpeg": "JPEG", "jpe": "JPEG", "jfif": "JPEG", "gif": "GIF", "png": "PNG", "bmp": "BMP"}
_ENDING = re.compile(r"[a-z][a-z0-9]{1,4}")
_SCRIPT = re.compile(rb"<script|<\?php|<svg[\s>]|<html[\s>]|<iframe|<!doctype\s+html|javascript:", re.IGNORECASE)


@dataclass(frozen=True)
class ImageLimits:
    """What one establishment may send: files, bytes of each, pixels of each."""

    files: int
    bytes: int
    pixels: int

    @property
    def megabytes(self) -> int:
        """The most bytes as people read them."""
        return self.bytes // MEGABYTE


@cites("domain.md 4: up to 10 files", "establishment_fields.csv: images")
def over_files(kept: int, limits: ImageLimits, name: str) -> Violation | None:
    """画像の枚数: `kept` are there already, the one named would be one more.

    >>> limits = ImageLimits(10, 2 * MEGABYTE, 24_000_000)
    >>> over_files(9, limits, "a.png") is None, over_files(10, limits, "a.png").code
    (True, 'too_many_images')
    """
    if kept < limits.files:
        return None
    message = f"{name}は追加できません。画像は{limits.files}枚までです。使わない画像を削除してから追加してください。"
    return Violation("too_many_images", message, "pictures")


@cites("domain.md 4: 2 MB each", "establishment_fields.csv: images")
def over_bytes(name: str, size: int, limits: ImageLimits) -> Violation | None:
    """画像の大きさ: in bytes, judged before anything of the file is read.

    >>> limits = ImageLimits(10, 2 * MEGABYTE, 24_000_000)
    >>> over_bytes("a.png", 2 * MEGABYTE, limits) is None, over_bytes("a.png", 2 * MEGABYTE + 1, limits).code
    (True, 'too_large')
    """
    if size <= limits.bytes:
        return None
    message = f"{name}は{limits.megabytes}MBを超えています。小さくしてから、もう一度選んでください。"
    return Violation("too_large", message, "pictures")


@cites("運用の定め: 展開すると大きすぎる画像は受け付けない")
def over_pixels(name: str, size: tuple[int, int], limits: ImageLimits) -> Violation | None:
    """画像の画素数: judged by the head of the file, before the picture is unpacked (decompression bombs).

    >>> limits = ImageLimits(10, 2 * MEGABYTE, 24_000_000)
    >>> over_pixels("a.png", (6000, 4000), limits) is None, over_pixels("a.png", (6000, 4001), limits).code
    (True, 'too_many_pixels')
    """
    width, height = size
    if 0 < width * height <= limits.pixels:
        return None
    message = (
        f"{name}は画素数が多すぎます（{limits.pixels // 10_000:,}万画素まで）。縮小してから、もう一度選んでください。"
    )
    return Violation("too_many_pixels", message, "pictures")


@cites("運用の定め: 名前と中身が違うファイルは受け付けない")
def is_named_otherwise(name: str, form: str) -> Violation | None:
    """画像の名前: a file whose name says another form than its content has is not taken; one without ending is.

    >>> is_named_otherwise("外観.JPG", "JPEG") is None, is_named_otherwise("外観", "PNG") is None
    (True, True)
    >>> is_named_otherwise("外観.jpg", "PNG").code, is_named_otherwise("履歴書.pdf", "PNG").code
    ('named_otherwise', 'named_otherwise')
    """
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if not ending or _ENDINGS.get(ending) == form:
        return None
    message = (
        f"{name}は使えない形式です。名前の終わりは「.{ending}」ですが、中身は{form}です。元の画像を選び直してください。"
    )
    return Violation("named_otherwise", message, "pictures")


@cites("運用の定め: 画像の中のスクリプト")
def script_inside(name: str, content: bytes) -> Violation | None:
    """画像の中のスクリプト: a file that hides a program or a page in a picture is not taken.

    >>> script_inside("a.png", b"..<ScRiPt>..").code, script_inside("a.png", b"plain") is None
    ('script_inside', True)
    """
    if not _SCRIPT.search(content):
        return None
    message = f"{name}は使えません。画像の中に、画像ではないプログラムが入っています。別の画像を選んでください。"
    return Violation("script_inside", message, "pictures")
