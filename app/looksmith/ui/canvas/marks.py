"""Marks over the picture: hatches on colours that are lost, clipped, out of gamut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

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
    QTransform,
)

from looksmith.lut.invert import BEYOND, SEVERAL
from looksmith.ui.canvas.caption import CAPTION_HEIGHT, draw_plate
from looksmith.ui.canvas.layers import Layer, Rect, placed
from looksmith.ui.canvas.view import View

__all__ = [
    "CLIPPING_HATCHES",
    "GAMUT_HATCHES",
    "LOST_HATCHES",
    "Hatches",
    "MarkLayer",
    "Marks",
    "draw_legend",
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

GAMUT_HATCHES: Hatches = _hatches(_barred(0xF000C8))
"""Outside of a colour space."""


@dataclass(frozen=True, eq=False)
class MarkLayer:
    """The states of the photo or of a part of it.

    Parameters
    ----------
    states
        Uint8 (H, W): 0, or the number of a hatch.
    grid, place
        Where they lie; see `Layer`.
    """

    states: NDArray[np.uint8]
    grid: tuple[int, int] = (0, 0)
    place: tuple[int, int] = (0, 0)

    @cached_property
    def masks(self) -> dict[int, Layer]:
        """What is marked with each state, opaque on nothing."""
        found = np.flatnonzero(np.bincount(self.states.ravel(), minlength=1)[1:]) + 1
        return {int(state): self._mask(int(state)) for state in found}

    @property
    def rect(self) -> Rect:
        """The part of the grid that it covers."""
        height, width = self.states.shape
        return (*self.place, width, height)

    def _mask(self, state: int) -> Layer:
        opaque = (self.states == state) * np.uint32(0xFF000000)
        pixels = opaque.astype(np.uint32).view(np.uint8).reshape(*opaque.shape, 4)
        kind = QImage.Format.Format_ARGB32_Premultiplied
        return Layer(pixels, self.grid, self.place, kind=kind)

    def clear_below(self, painter: QPainter, view: View) -> None:
        """Erase what another layer drew where this one lies."""
        x, y, width, height = self.rect
        grid = self.grid if any(self.grid) else (width, height)
        area = placed(grid, (x, y, x + width, y + height), view)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.fillRect(area, Qt.GlobalColor.transparent)


class Marks:
    """Hatch the marked pixels of the photo and of its sharper part.

    The hatches belong to the screen: they keep their size however far it is zoomed.
    """

    def __init__(self) -> None:
        self.whole: MarkLayer | None = None
        self.detail: MarkLayer | None = None
        self.hatches = LOST_HATCHES
        self._drawn: tuple[object, QImage] | None = None

    def clear(self) -> None:
        """Forget both layers."""
        self.whole = self.detail = None

    def paint(self, painter: QPainter, view: View, ratio: float) -> None:
        """Draw them; the painter works in device pixels."""
        layers = [each for each in (self.whole, self.detail) if each is not None]
        place = (view.scale, view.viewport, view.to_viewport(0, 0))
        key = (*map(id, layers), id(self.hatches), place, ratio)
        if self._drawn is None or self._drawn[0] != key:
            self._drawn = key, self._draw(layers, view, max(1, round(ratio)))
        painter.drawImage(0, 0, self._drawn[1])

    def _draw(self, layers: Sequence[MarkLayer], view: View, step: int) -> QImage:
        result = _empty(view.viewport)
        painter = QPainter(result)
        for state in sorted({state for layer in layers for state in layer.masks}):
            painter.drawImage(0, 0, self._drawn_state(layers, state, view, step))
        painter.end()
        return result

    def _drawn_state(
        self, layers: Sequence[MarkLayer], state: int, view: View, step: int
    ) -> QImage:
        image = _empty(view.viewport)
        painter = QPainter(image)
        for layer in layers:
            layer.clear_below(painter, view)
            painter.setCompositionMode(
                QPainter.CompositionMode.CompositionMode_SourceOver
            )
            if state in layer.masks:
                layer.masks[state].paint(painter, view, smooth=False)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        brush = QBrush(_swatch(self.hatches, state))
        brush.setTransform(QTransform.fromScale(step, step))
        painter.fillRect(image.rect(), brush)
        painter.end()
        return image


def _empty(size: tuple[int, int]) -> QImage:
    image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    return image


def _swatch(hatches: Hatches, state: int) -> QImage:
    tile = np.ascontiguousarray(hatches[state])
    image = QImage(
        tile.data, _CELL, _CELL, 4 * _CELL, QImage.Format.Format_ARGB32_Premultiplied
    )
    return image.copy()


def draw_legend(
    painter: QPainter,
    font: QFont,
    entries: Sequence[tuple[int, str]],
    at: QPointF,
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
    at
        The plate's lower right corner.
    hatches
        What the states are drawn with.
    """
    metrics = QFontMetricsF(font)
    widths = [
        metrics.horizontalAdvance(text) + (_SWATCH + _GAP if state else 0)
        for state, text in entries
    ]
    width = sum(widths) + 2 * _PADDING + 2 * _GAP * (len(entries) - 1)
    box = QRectF(at.x() - width, at.y() - CAPTION_HEIGHT, width, CAPTION_HEIGHT)
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
