"""The windows through which `make screens` and the browser matrix of `make trial` look at the pages."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Look:
    """A window of one size in one mode; `options` are those of a browser context."""

    width: int
    height: int
    mode: str = "plain"
    options: dict[str, Any] = field(default_factory=dict)
    has_scripts: bool = True
    takes_pictures: bool = False

    @property
    def name(self) -> str:
        """As it stands in file names and faults."""
        return str(self.width) if self.mode == "plain" else f"{self.width}-{self.mode}"


SIZES = ((320, 640), (390, 844), (768, 1024), (1280, 900))

PICTURES_OF = (Look(390, 844, takes_pictures=True), Look(1280, 900, takes_pictures=True))

MATRIX = tuple(
    look
    for width, height in SIZES
    for look in (
        Look(width, height),
        Look(width, height, "forced-colors", {"forced_colors": "active"}),
        Look(width, height, "reduced-motion", {"reduced_motion": "reduce"}),
        Look(width, height, "no-scripts", {"java_script_enabled": False}, has_scripts=False),
    )
)
