"""Counting and drawing a picture's levels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from looksmith.ui import theme

__all__ = ["HistogramPlot", "Levels", "count_levels", "heights_of"]

_SAMPLES = 60_000
_TOP = 255
# The three sum to a neutral light grey where they overlap
_SHADES = (QColor(126, 44, 44), QColor(44, 126, 44), QColor(44, 44, 126))
_MARKS = (QColor(255, 150, 140), QColor(150, 235, 150), QColor(160, 190, 255))


@dataclass(frozen=True, eq=False)
class Levels:
    """How often each code value occurs in a picture.

    Parameters
    ----------
    counts
        (3, 256): red, green, blue.
    samples
        Number of pixels counted.
    shadows, highlights
        Share of pixels of which a channel is at the very bottom or top, 0..1.
    shadow_channels, highlight_channels
        The same for red, green and blue apart.
    """

    counts: NDArray[np.int64]
    samples: int
    shadows: float
    highlights: float
    shadow_channels: tuple[float, float, float]
    highlight_channels: tuple[float, float, float]


def count_levels(image: NDArray[np.uint8]) -> Levels:
    """Count the levels of an evenly spaced selection of pixels, in under 2 ms.

    Parameters
    ----------
    image
        uint8 (height, width, 4), blue first.
    """
    height, width = image.shape[:2]
    # Rows give way first: a row's pixels lie side by side in memory
    stride = max(1, round((height * width / _SAMPLES) ** 0.5))
    picked = np.ascontiguousarray(image[stride // 2 :: stride, stride // 2 :: stride])
    planes = [np.ascontiguousarray(picked[..., c]).ravel() for c in (2, 1, 0)]
    counts = np.stack([np.bincount(plane, minlength=256) for plane in planes])
    samples = planes[0].size
    low = np.minimum(np.minimum(*planes[:2]), planes[2])
    high = np.maximum(np.maximum(*planes[:2]), planes[2])
    red, green, blue = counts / samples
    return Levels(
        counts,
        samples,
        float(np.count_nonzero(low == 0) / samples),
        float(np.count_nonzero(high == _TOP) / samples),
        (float(red[0]), float(green[0]), float(blue[0])),
        (float(red[_TOP]), float(green[_TOP]), float(blue[_TOP])),
    )


class HistogramPlot(QWidget):
    """Three overlapping curves on a dark ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels: Levels | None = None
        self._logarithmic = False
        self._pixel: tuple[int, int, int] | None = None
        self._drawn: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_levels(self, levels: Levels | None) -> None:
        """Show other levels; None shows an empty ground."""
        self._levels = levels
        self._drawn = None
        self.update()

    @property
    def logarithmic(self) -> bool:
        """Whether rare levels are shown taller than they are."""
        return self._logarithmic

    def set_logarithmic(self, on: bool) -> None:
        """Let heights grow with the logarithm of the counts, or with the counts."""
        self._logarithmic = on
        self._drawn = None
        self.update()

    def point_at(self, pixel: tuple[int, int, int] | None) -> None:
        """Mark the levels (R, G, B) of a pixel; None for no mark."""
        if pixel != self._pixel:
            self._pixel = pixel
            self.update()

    def level_x(self, level: int) -> float:
        """Return where a level is drawn."""
        area = self._area()
        return area.left() + level / _TOP * area.width()

    def sizeHint(self) -> QSize:
        """Return the preferred size."""
        return QSize(256, 96)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew at the next paint."""
        self._drawn = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, quarter lines and curves."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("scope"))
        painter.drawRoundedRect(self.rect(), 4, 4)
        painter.setPen(theme.colour("scope-line"))
        for quarter in (1, 2, 3):
            x = round(self.width() * quarter / 4) + 0.5
            painter.drawLine(QPointF(x, 1), QPointF(x, self.height() - 1))
        if self._levels is not None:
            if self._drawn is None:
                self._drawn = self._draw(self._levels)
            painter.drawImage(0, 0, self._drawn)
        else:
            painter.setPen(theme.colour("scope-dim"))
            text = self.tr("The photo's tones show here")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)
        for level, shade in zip(self._pixel or (), _MARKS, strict=False):
            x = self.level_x(level)
            for pen in (QPen(QColor(0, 0, 0, 170), 3.5), QPen(shade, 1.5)):
                painter.setPen(pen)
                painter.drawLine(QPointF(x, 4), QPointF(x, self.height() - 2))

    def _draw(self, levels: Levels) -> QImage:
        ratio = self.devicePixelRatioF()
        image = QImage(self.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
        painter.setPen(Qt.PenStyle.NoPen)
        heights = heights_of(levels.counts, logarithmic=self._logarithmic)
        for counts, shade in zip(heights, _SHADES, strict=True):
            painter.setBrush(shade)
            painter.drawPolygon(self._outline(counts))
        painter.end()
        return image

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(2, 4, -2, -2)

    def _outline(self, heights: NDArray[np.float64]) -> QPolygonF:
        area = self._area()
        xs = np.linspace(area.left(), area.right(), len(heights))
        ys = area.bottom() - heights * area.height()
        points = [QPointF(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)]
        ends = area.bottomLeft(), area.bottomRight()
        return QPolygonF([ends[0], *points, ends[1]])


def heights_of(
    counts: NDArray[np.int64], *, logarithmic: bool = False
) -> NDArray[np.float64]:
    """Return curve heights in [0, 1], smoothed a little; the end bins do not scale.

    Parameters
    ----------
    counts
        (3, 256).
    logarithmic
        Whether they grow with log(1 + count).
    """
    padded = np.pad(counts.astype(np.float64), ((0, 0), (1, 1)), mode="edge")
    smooth = (padded[:, :-2] + 2 * padded[:, 1:-1] + padded[:, 2:]) / 4
    smooth[:, [0, -1]] = counts[:, [0, -1]]
    inner = smooth[:, 2:-2]
    if logarithmic:
        top = max(1.0, float(inner.max()))
        return np.asarray(np.minimum(np.log1p(smooth) / np.log1p(top), 1.0))
    # One spike must not press everything else flat
    top = max(1.0, min(inner.max(), 3 * float(np.percentile(inner, 90)) + 1))
    return np.asarray(np.minimum(smooth / top, 1.0) ** 0.8)
