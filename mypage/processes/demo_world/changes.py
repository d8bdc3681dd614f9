"""What the establishments of the cast have under way: a change that waits for the office, and images."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from io import BytesIO

from PIL import Image, ImageDraw

from mypage.accounts.models import User
from mypage.establishments.commands.changing import Seen, save_screen, submit_change
from mypage.establishments.commands.image_decisions import accept_image
from mypage.establishments.commands.images import SentFile, add_images, describe_images
from mypage.establishments.commands.workplaces import add_workplace
from mypage.establishments.content import screens
from mypage.establishments.models import Establishment
from mypage.establishments.queries import open_change, owner_of

_WALL, _SKY, _GROUND, _ROOF, _DOOR = "#f3e6d0", "#cfe6fb", "#b8bdb5", "#7a4a2f", "#2f5d50"
_SIZE = (960, 640)
_STOREHOUSE = {
    "workplace_name": "配送所",
    "workplace_postal_code": "1010021",
    "workplace_municipality": "13101",
    "workplace_address": "東京都千代田区外神田9丁目3番2号 みほん倉庫1階",
    "workplace_nearest_station": "ＪＲ総武線　秋葉原駅",
    "workplace_transport": "徒歩",
    "workplace_travel_minutes": "8",
    "workplace_employees": "3",
    "workplace_female_employees": "1",
    "workplace_part_time_employees": "2",
    "workplace_passive_smoking_measure": "あり（屋内禁煙）",
    "workplace_allows_car_commute": "不可",
}


def put_under_way(cast: Mapping[str, Establishment], *, reviewer: User, at: datetime) -> None:
    """山田商店 shows an image, たなか食品工房 waits for the office with a change and an image."""
    shop, kitchen = cast["yamada"], cast["tanaka"]
    _show_image(shop, "外観", "店の入口と看板", at - timedelta(days=90), reviewer=reviewer)
    add_workplace(establishment=shop, typed=_STOREHOUSE, by=_owner(shop), at=at - timedelta(days=80))
    _show_image(kitchen, "外観", "工房の建物", at - timedelta(days=60), reviewer=reviewer)
    _show_image(kitchen, "職場の風景", "調理場の入口", at - timedelta(hours=20))
    _ask_for_change(kitchen, at - timedelta(days=1))


def _ask_for_change(establishment: Establishment, at: datetime) -> None:
    typed = {
        "phone": "03-5550-1020",
        "welfare": "社員食堂（１食３００円）、制服の貸与、社員割引、永年勤続表彰があります。",
        "has_elevator": "あり",
    }
    owner = _owner(establishment)
    for screen in screens():
        own = {name: value for name, value in typed.items() if name in screen.names}
        if own:
            seen = Seen.of(establishment, open_change(establishment))
            save_screen(establishment=establishment, screen=screen, typed=own, seen=seen, by=owner, at=at)
    seen = Seen.of(establishment, open_change(establishment))
    submit_change(establishment=establishment, seen=seen, by=owner, at=at)


def _show_image(
    establishment: Establishment, kind: str, caption: str, at: datetime, reviewer: User | None = None
) -> None:
    """An image is sent and described; with a reviewer, also accepted the next day."""
    owner = _owner(establishment)
    files = [SentFile("image.png", _drawn(caption))]
    (image,) = add_images(establishment=establishment, files=files, by=owner, at=at).images
    describe_images(establishment=establishment, descriptions={image.pk: (kind, caption)}, by=owner, at=at)
    if reviewer is not None:
        image.refresh_from_db()
        accept_image(image=image, version=image.version, by=reviewer, at=at + timedelta(days=1))


def _owner(establishment: Establishment) -> User:
    membership = owner_of(establishment)
    assert membership
    return membership.user


def _drawn(caption: str) -> bytes:
    """A plain drawing of a building, a little different for each caption; no photograph of anything real."""
    shift = sum(map(ord, caption)) % 80
    image = Image.new("RGB", _SIZE, _SKY)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 520, 960, 640), fill=_GROUND)
    pen.rectangle((180 + shift, 220, 780, 520), fill=_WALL)
    pen.polygon([(140 + shift, 220), (480, 110 + shift), (820, 220)], fill=_ROOF)
    pen.rectangle((420, 360, 540, 520), fill=_DOOR)
    for left in (250 + shift, 600, 680):
        pen.rectangle((left, 300, left + 60, 380), fill=_SKY, outline=_ROOF, width=6)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
