"""A file becomes a picture drawn anew, or is refused by its name with the reason."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from mypage.establishments.pictures import Picture, drawn_anew, shown_name
from mypage.establishments.rules.images import MEGABYTE, ImageLimits
from mypage.kernel.rule import RuleViolation
from tests.establishments import a_picture

LIMITS = ImageLimits(files=10, bytes=2 * MEGABYTE, pixels=24_000_000)
SCRIPT = b"<script>alert(1)</script>"


def draw(content: bytes, name: str = "") -> Picture:
    return drawn_anew(name=name or "外観", content=content, limits=LIMITS)


def refused(content: bytes, name: str = "外観.png") -> tuple[str, str]:
    with pytest.raises(RuleViolation) as refusal:
        draw(content, name)
    (violation,) = refusal.value.violations
    assert violation.field == "pictures"
    assert violation.message.startswith(shown_name(name))
    return violation.code, violation.message


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def chunk(kind: bytes, content: bytes) -> bytes:
    body = kind + content
    return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))


def png_of(width: int, height: int, data: bytes = b"", extra: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("form", "name"), [("JPEG", "a.jpg"), ("JPEG", "A.JPEG"), ("PNG", "a.png"), ("GIF", "a.gif"), ("BMP", "a.bmp")]
)
def test_the_four_forms_are_taken_and_kept_as_one(form: str, name: str) -> None:
    picture = draw(a_picture(form), name)
    assert (picture.width, picture.height) == (60, 40)
    for content in (picture.whole, picture.thumbnail):
        assert opened(content).format == "WEBP"


@pytest.mark.parametrize("form", ["WEBP", "TIFF", "ICO", "PPM"])
def test_other_forms_are_not(form: str) -> None:
    code, message = refused(a_picture(form), "外観.png")
    assert code == "unusable_image"
    assert message == "外観.pngは使えない形式です。JPEG、PNG、GIF、BMP（1つ2MBまで）を選んでください。"


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"BM", b"PK\x03\x04"]
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    assert refused(content)[0] == "unusable_image"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "BMP"])
def test_half_a_file_is_refused(form: str) -> None:
    whole = a_picture(form, (300, 300))
    assert refused(whole[: len(whole) // 2], "a")[0] == "unusable_image"


def test_a_name_that_says_another_form_is_refused() -> None:
    code, message = refused(a_picture("PNG"), "外観.jpg")
    assert code == "named_otherwise"
    assert "中身はPNGです" in message
    assert refused(a_picture("PNG"), "履歴書.heic")[0] == "named_otherwise"


def test_two_megabytes_are_taken_and_one_byte_more_is_not() -> None:
    small = a_picture("BMP")
    at_limit = small + b"\x00" * (LIMITS.bytes - len(small))
    assert draw(at_limit).width == 60
    assert refused(at_limit + b"\x00")[0] == "too_large"


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image.Image, "load", lambda _: pytest.fail("it was unpacked"))
    for side in (4_899, 5_000, 10_000, 65_535):
        zeros = zlib.compress(b"\x00" * 1000)
        code, _ = refused(png_of(side + 1, 5_000, zeros))
        assert code == "too_many_pixels"


def test_a_bomb_in_a_comment_is_refused() -> None:
    bomb = chunk(b"zTXt", b"a\x00\x00" + zlib.compress(b"x" * 200_000_000))
    assert len(bomb) < MEGABYTE
    assert refused(png_of(8, 8, zlib.compress(b"\x00" * 16), bomb))[0] == "unusable_image"


def test_pixels_at_the_limit_are_drawn() -> None:
    limits = ImageLimits(10, 2 * MEGABYTE, 2400)
    content = a_picture("PNG", (60, 40))
    assert drawn_anew(name="a.png", content=content, limits=limits).width == 60
    with pytest.raises(RuleViolation):
        drawn_anew(name="a.png", content=a_picture("PNG", (61, 40)), limits=limits)


@pytest.mark.parametrize("form", ["PNG", "GIF", "JPEG"])
def test_a_script_in_a_picture_is_refused(form: str) -> None:
    assert refused(a_picture(form) + SCRIPT, "a")[0] == "script_inside"
    assert refused(a_picture(form) + b"<?PHP system($_GET[0]);", "a")[0] == "script_inside"


def test_what_hangs_on_a_picture_does_not_stay() -> None:
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "SECRET description"
    exif[0x8825] = {1: "N", 2: (35.0, 42.0, 6.8)}
    Image.new("RGB", (60, 40)).save(out, "JPEG", exif=exif, comment=b"SECRET comment")
    content = out.getvalue() + b"SECRET tail"
    assert b"SECRET" in content
    picture = draw(content, "a.jpg")
    for kept in (picture.whole, picture.thumbnail):
        assert b"SECRET" not in kept
        assert not opened(kept).getexif()
        assert not {"exif", "icc_profile", "xmp"} & set(opened(kept).info)


def test_a_photograph_stands_upright() -> None:
    out = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (60, 40)).save(out, "JPEG", exif=exif)
    picture = draw(out.getvalue())
    assert (picture.width, picture.height) == (40, 60)


def test_of_a_moving_picture_the_first_one_stays() -> None:
    frames = [Image.new("RGB", (60, 40), color) for color in ("#ff0000", "#00ff00")]
    out = BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    kept = opened(draw(out.getvalue(), "a.gif").whole)
    assert getattr(kept, "n_frames", 1) == 1
    red, green, _ = kept.convert("RGB").getpixel((30, 20))  # type: ignore[misc]
    assert (red > 200, green < 60) == (True, True)


def test_a_large_picture_becomes_1600_at_its_long_side() -> None:
    picture = draw(a_picture("JPEG", (4000, 3000)))
    assert (picture.width, picture.height) == (1600, 1200)
    assert opened(picture.thumbnail).size == (320, 240)
    assert draw(a_picture("PNG", (1600, 3))).width == 1600


def test_what_is_transparent_stays_so() -> None:
    image = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((0, 0, 20, 20), fill=(255, 0, 0, 255))
    out = BytesIO()
    image.save(out, "PNG")
    assert opened(draw(out.getvalue()).whole).mode == "RGBA"


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "I;16"])
def test_every_kind_of_colour_can_be_drawn(mode: str) -> None:
    out = BytesIO()
    Image.new(mode, (60, 40)).save(out, "JPEG" if mode == "CMYK" else "PNG")
    assert opened(draw(out.getvalue()).whole).mode == "RGB"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.png", "passwd.png"),
        ("C:\\画像\\外観.png", "外観.png"),
        ("a\r\nb.png", "ab.png"),
        ("", "名前のないファイル"),
    ],
)
def test_a_name_is_shown_without_its_folders(name: str, shown: str) -> None:
    assert shown_name(name) == shown
