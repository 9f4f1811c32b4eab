"""Marks over the picture: hatches on colours that are lost, clipped, out of gamut."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QRegion,
)

from looksmith.lut.invert import BEYOND, SEVERAL
from looksmith.ui.canvas.caption import CAPTION_HEIGHT, MARGIN, draw_plate
from looksmith.ui.canvas.layers import Layer, Rect
from looksmith.ui.canvas.view import View

__all__ = [
    "CLIPPING_HATCHES",
    "GAMUT_HATCHES",
    "LOST_HATCHES",
    "Hatches",
    "MarkLayer",
    "Marks",
    "draw_legend",
    "legend_box",
]

Hatches = NDArray[np.uint32]
"""Premultiplied ARGB (states, 8, 8); that of state 0 is empty."""

_CELL = 8
_GAP, _PADDING, _SWATCH = 7.0, 10.0, 16.0


def _stripes() -> NDArray[np.uint32]:
    """Return a cell of slanting lines, light beside dark, seen on any picture."""
    place = np.add.outer(np.arange(_CELL), np.arange(_CELL)) % _CELL
    cell = np.zeros((_CELL, _CELL), np.uint32)
    cell[place < 2] = 0xF0F0F0F0
    cell[(place >= 2) & (place < 4)] = 0xC8101010
    return cell


def _dots() -> NDArray[np.uint32]:
    """Return a cell of light dots on a dark veil."""
    cell = np.full((_CELL, _CELL), 0xA0080808, np.uint32)
    for row, column in ((0, 0), (4, 4)):
        cell[row : row + 3, column : column + 3] = 0xF0F0F0F0
    return cell


def _filled(rgb: int) -> NDArray[np.uint32]:
    """Return a cell full of a colour."""
    return np.full((_CELL, _CELL), 0xFF000000 | rgb, np.uint32)


def _barred(rgb: int) -> NDArray[np.uint32]:
    """Return a cell of slanting bars, told apart from a full one without its colour."""
    cell = _filled(rgb)
    cell[np.add.outer(np.arange(_CELL), np.arange(_CELL)) % _CELL < 2] = 0
    return cell


def _lined(rgb: int) -> NDArray[np.uint32]:
    """Return a cell of slanting lines that leaves more than half of what is below."""
    cell = np.zeros((_CELL, _CELL), np.uint32)
    cell[np.add.outer(np.arange(_CELL), np.arange(_CELL)) % _CELL < 3] = (
        0xFF000000 | rgb
    )
    return cell


def _hatches(*cells: NDArray[np.uint32]) -> Hatches:
    """Return cells for the states 1, 2 ...; state 0 has an empty one."""
    return np.stack([np.zeros((_CELL, _CELL), np.uint32), *cells])


LOST_HATCHES: Hatches = np.zeros((3, _CELL, _CELL), np.uint32)
LOST_HATCHES[SEVERAL], LOST_HATCHES[BEYOND] = _stripes(), _dots()
"""Several origins, none."""

CLIPPING_HATCHES: dict[str, Hatches] = {
    "red-blue": _hatches(_filled(0xE8281C), _barred(0x2A5BFF)),
    "black-white": _hatches(_filled(0x000000), _barred(0xFFFFFF)),
    "purple-green": _hatches(_filled(0x9A2BD8), _barred(0x16A34A)),
}
"""Highlights, shadows; by the name of the scheme."""

GAMUT_HATCHES: Hatches = _hatches(_lined(0xF000C8))
"""Outside of a colour space."""


@dataclass(frozen=True, eq=False)
class MarkLayer:
    """The marks of the photo or of a part of it; may be made on a thread.

    Parameters
    ----------
    states
        Uint8 (H, W): 0, or the number of a hatch.
    hatches
        What the states are drawn with.
    grid, place
        Where they lie; see `Layer`.
    step
        Device pixels for a pixel of a hatch.
    """

    states: NDArray[np.uint8]
    hatches: Hatches = field(default_factory=lambda: LOST_HATCHES)
    grid: tuple[int, int] = (0, 0)
    place: tuple[int, int] = (0, 0)
    step: int = 1
    layer: Layer = field(init=False, repr=False)

    def __post_init__(self) -> None:
        pixels = _hatched(self.states, self.hatches, self.place, self.step)
        kind = QImage.Format.Format_ARGB32_Premultiplied
        layer = Layer(pixels, self.grid, self.place, kind=kind)
        object.__setattr__(self, "layer", layer)

    @property
    def rect(self) -> Rect:
        """The part of the grid that it covers."""
        return self.layer.rect


class Marks:
    """Hatch the marked pixels of the photo and of its sharper part.

    Marks of the shown scale have hatches of one size, however far it is zoomed.
    """

    def __init__(self) -> None:
        self.whole: MarkLayer | None = None
        self.detail: MarkLayer | None = None

    @property
    def hatches(self) -> Hatches:
        """What the states are drawn with."""
        return LOST_HATCHES if self.whole is None else self.whole.hatches

    def clear(self) -> None:
        """Forget both layers."""
        self.whole = self.detail = None

    def paint(self, painter: QPainter, view: View) -> None:
        """Draw them; the painter works in device pixels."""
        painter.save()
        if self.detail is not None:
            self.detail.layer.paint(painter, view, smooth=False)
            bare = QRegion(0, 0, *view.viewport)
            bare -= QRegion(self.detail.layer.target(view))
            painter.setClipRegion(bare, Qt.ClipOperation.IntersectClip)
        if self.whole is not None:
            self.whole.layer.paint(painter, view, smooth=False)
        painter.restore()


def _hatched(
    states: NDArray[np.uint8], hatches: Hatches, place: tuple[int, int], step: int
) -> NDArray[np.uint8]:
    """Return states as hatches, which go on from one part of the photo to the next."""
    height, width = states.shape
    down = ((np.arange(height) + place[1]) // step % _CELL * _CELL).astype(np.uint16)
    across = ((np.arange(width) + place[0]) // step % _CELL).astype(np.uint16)
    cells = states.astype(np.uint16) * np.uint16(_CELL * _CELL)
    cells += down[:, None]
    cells += across
    pixels: NDArray[np.uint8] = np.take(hatches.ravel(), cells).view(np.uint8)
    return pixels.reshape(height, width, 4)


def _swatch(hatches: Hatches, state: int) -> QImage:
    tile = np.ascontiguousarray(hatches[state])
    image = QImage(
        tile.data, _CELL, _CELL, 4 * _CELL, QImage.Format.Format_ARGB32_Premultiplied
    )
    return image.copy()


def legend_box(
    font: QFont,
    entries: Sequence[tuple[int, str]],
    at: QPointF,
    clear_of: Iterable[QRectF] = (),
) -> QRectF:
    """Return the plate that a legend stands on.

    Parameters
    ----------
    font, entries
        As for `draw_legend`.
    at
        Its lower right corner; where it does not fit on its left, it goes farther to
        the right.
    clear_of
        What it is moved up from.
    """
    width = sum(_widths(font, entries)) + 2 * _PADDING + 2 * _GAP * (len(entries) - 1)
    left = max(at.x() - width, MARGIN)
    box = QRectF(left, at.y() - CAPTION_HEIGHT, width, CAPTION_HEIGHT)
    for other in sorted(clear_of, key=QRectF.bottom, reverse=True):
        if box.intersects(other):
            box.moveBottom(other.top() - _GAP)
    return box


def _widths(font: QFont, entries: Sequence[tuple[int, str]]) -> list[float]:
    metrics = QFontMetricsF(font)
    return [
        metrics.horizontalAdvance(text) + (_SWATCH + _GAP if state else 0)
        for state, text in entries
    ]


def draw_legend(
    painter: QPainter,
    font: QFont,
    entries: Sequence[tuple[int, str]],
    box: QRectF,
    hatches: Hatches,
) -> None:
    """Draw what the hatches mean on a dark plate.

    Parameters
    ----------
    painter
        Works in logical pixels.
    font
        Of the texts.
    entries
        State and text; a state without a hatch has no swatch.
    box
        The plate; see `legend_box`.
    hatches
        What the states are drawn with.
    """
    widths = _widths(font, entries)
    draw_plate(painter, box)
    x = box.left() + _PADDING
    for (state, text), wide in zip(entries, widths, strict=True):
        text_at = x
        if state:
            place = QRectF(x, box.center().y() - 6, _SWATCH, 12)
            _draw_swatch(painter, place, _swatch(hatches, state))
            text_at += _SWATCH + _GAP
        painter.setPen(QColor(240, 240, 240))
        painter.setFont(font)
        line = QRectF(text_at, box.top(), wide + 2, CAPTION_HEIGHT)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(line, flags, text)
        x += wide + 2 * _GAP


def _draw_swatch(painter: QPainter, box: QRectF, swatch: QImage) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.translate(box.topLeft().toPoint())
    area = QRect(0, 0, round(box.width()), round(box.height()))
    painter.fillRect(area, QColor(120, 120, 120))
    painter.fillRect(area, QBrush(swatch))
    painter.restore()
