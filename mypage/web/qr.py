"""Two-dimensional codes as the path of an SVG, drawn by the template without markup from elsewhere."""

from dataclasses import dataclass

import segno

_QUIET_ZONE = 4


@dataclass(frozen=True)
class QrCode:
    """The side of the picture in modules, quiet zone included, and the path of its dark modules."""

    size: int
    path: str


def qr_of(text: str) -> QrCode:
    """The code of a text, readable with 15 % of it spoilt. ValueError when the text is too long for any."""
    matrix = segno.make(text, error="m", micro=False).matrix
    path = "".join(
        f"M{column + _QUIET_ZONE} {row + _QUIET_ZONE}h1v1h-1z"
        for row, modules in enumerate(matrix)
        for column, is_dark in enumerate(modules)
        if is_dark
    )
    return QrCode(len(matrix) + 2 * _QUIET_ZONE, path)
