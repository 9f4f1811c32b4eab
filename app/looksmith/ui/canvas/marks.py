"""Marks over the picture: hatches on the colours that cannot be recovered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QImage, QPainter

from looksmith.lut.invert import BEYOND, SEVERAL
from looksmith.ui.canvas.caption import CAPTION_HEIGHT, draw_plate
from looksmith.ui.canvas.layers import Rect
from looksmith.ui.canvas.view import View

__all__ = ["MarkLayer", "Marks", "draw_legend"]

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


# Premultiplied ARGB; the empty cell first, then one for each state.
_HATCHES = np.zeros((3, _CELL, _CELL), np.uint32)
_HATCHES[SEVERAL], _HATCHES[BEYOND] = _stripes(), _dots()


@dataclass(frozen=True, eq=False)
class MarkLayer:
    """The states of a rectangle of the photo.

    Parameters
    ----------
    states
        Uint8 (H, W): `UNIQUE`, `SEVERAL` or `BEYOND`.
    rect
        The part of the photo they belong to.
    """

    states: NDArray[np.uint8]
    rect: Rect


class Marks:
    """Hatch the marked pixels of the photo and of its sharper part.

    The hatches belong to the screen: they keep their size however far it is zoomed.
    """

    def __init__(self) -> None:
        self.whole: MarkLayer | None = None
        self.detail: MarkLayer | None = None
        self._drawn: tuple[object, QImage] | None = None

    def clear(self) -> None:
        """Forget both layers."""
        self.whole = self.detail = None

    def paint(self, painter: QPainter, view: View, ratio: float) -> None:
        """Draw them; the painter works in device pixels."""
        layers = [each for each in (self.whole, self.detail) if each is not None]
        targets = [view.target(*layer.rect) for layer in layers]
        key = (*layers, *targets, view.viewport, ratio)
        if self._drawn is None or self._drawn[0] != key:
            states = np.zeros(view.viewport[::-1], np.uint8)
            for layer, target in zip(layers, targets, strict=True):
                _spread(states, layer.states, target)
            self._drawn = key, _hatched(states, max(1, round(ratio)))
        painter.drawImage(0, 0, self._drawn[1])


def _spread(
    out: NDArray[np.uint8], states: NDArray[np.uint8], target: Sequence[int]
) -> None:
    """Copy states to where they are seen, the nearest for every screen pixel."""
    left, top, width, height = target
    x0, x1 = max(left, 0), min(left + width, out.shape[1])
    y0, y1 = max(top, 0), min(top + height, out.shape[0])
    if x0 >= x1 or y0 >= y1:
        return
    rows = (np.arange(y0, y1) - top) * states.shape[0] // height
    columns = (np.arange(x0, x1) - left) * states.shape[1] // width
    out[y0:y1, x0:x1] = states[rows[:, None], columns]


def _hatched(states: NDArray[np.uint8], step: int) -> QImage:
    """Return the states as hatches, `step` device pixels to a pixel of a cell."""
    height, width = states.shape
    down = (np.arange(height) // step % _CELL * _CELL).astype(np.uint16)
    across = (np.arange(width) // step % _CELL).astype(np.uint16)
    places = states.astype(np.uint16) * np.uint16(_CELL * _CELL)
    places += down[:, None]
    places += across
    pixels = np.take(_HATCHES.ravel(), places)
    image = QImage(
        pixels.data, width, height, 4 * width,
        QImage.Format.Format_ARGB32_Premultiplied,
    )  # fmt: skip
    return image.copy()


def _swatch(state: int) -> QImage:
    tile = np.ascontiguousarray(_HATCHES[state])
    image = QImage(
        tile.data, _CELL, _CELL, 4 * _CELL, QImage.Format.Format_ARGB32_Premultiplied
    )
    return image.copy()


def draw_legend(
    painter: QPainter, font: QFont, entries: Sequence[tuple[int, str]], at: QPointF
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
            _draw_swatch(painter, QRectF(x, box.center().y() - 6, _SWATCH, 12), state)
            text_at += _SWATCH + _GAP
        painter.setPen(QColor(240, 240, 240))
        painter.setFont(font)
        line = QRectF(text_at, box.top(), wide + 2, CAPTION_HEIGHT)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(line, flags, text)
        x += wide + 2 * _GAP


def _draw_swatch(painter: QPainter, box: QRectF, state: int) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.translate(box.topLeft().toPoint())
    area = QRect(0, 0, round(box.width()), round(box.height()))
    painter.fillRect(area, QColor(120, 120, 120))
    painter.fillRect(area, QBrush(_swatch(state)))
    painter.restore()
