"""The histogram of what is on screen, with its clipping marks."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from looksmith.ui import theme
from looksmith.ui.widgets.histogram import HistogramPlot, Levels, count_levels

__all__ = ["ClipMark", "HistogramPanel"]

_NOTABLE = 0.0005


class ClipMark(QWidget):
    """A triangle that is filled when some of the picture is clipped at its end."""

    def __init__(
        self, end: Literal["shadows", "highlights"], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._end = end
        self.share = 0.0
        self.setFixedSize(QSize(16, 16))
        self.show_share(0.0, (0.0, 0.0, 0.0))

    def show_share(self, share: float, channels: tuple[float, float, float]) -> None:
        """Show a share of clipped pixels, 0..1, overall and of each channel."""
        self.share = share
        if self._end == "shadows":
            text = self.tr("Shadows clipped: {share} % of the picture")
        else:
            text = self.tr("Highlights clipped: {share} % of the picture")
        text = text.format(share=_percent(share))
        names = (self.tr("red"), self.tr("green"), self.tr("blue"))
        parts = [
            f"{name} {_percent(part)} %"
            for name, part in zip(names, channels, strict=True)
        ]
        self.setAccessibleName(text)
        self.setToolTip(text + "\n" + " · ".join(parts))
        self.update()

    @property
    def lit(self) -> bool:
        """Whether a notable share is clipped."""
        return self.share >= _NOTABLE

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the triangle, pointing to its end."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, top, right, bottom = 3.5, 4.5, 12.5, 12.5
        if self._end == "shadows":
            corners = [(left, top), (right, top), (left, bottom)]
        else:
            corners = [(right, top), (left, top), (right, bottom)]
        painter.setPen(QPen(theme.colour("text" if self.lit else "text-off"), 1))
        if self.lit:
            painter.setBrush(theme.colour("text"))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))


class HistogramPanel(QWidget):
    """Show the levels of the preview: red, green and blue, and how much is clipped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot = HistogramPlot()
        self.shadows = ClipMark("shadows")
        self.highlights = ClipMark("highlights")
        self.levels: Levels | None = None
        marks = QGridLayout(self.plot)
        marks.setContentsMargins(2, 2, 2, 2)
        marks.addWidget(self.shadows, 0, 0)
        marks.addWidget(self.highlights, 0, 2)
        marks.setColumnStretch(1, 1)
        marks.setRowStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.addWidget(self.plot)
        tip = self.tr("How often each level of red, green and blue occurs")
        self.plot.setToolTip(tip)
        self.setAccessibleName(self.tr("Histogram"))
        self.setAccessibleDescription(tip)

    def set_image(self, image: NDArray[np.uint8] | None) -> None:
        """Show a picture's levels.

        Parameters
        ----------
        image
            uint8 (height, width, 4), blue first; None for no picture.
        """
        self.levels = None if image is None else count_levels(image)
        self.plot.set_levels(self.levels)
        if self.levels is None:
            self.shadows.show_share(0.0, (0.0, 0.0, 0.0))
            self.highlights.show_share(0.0, (0.0, 0.0, 0.0))
        else:
            self.shadows.show_share(self.levels.shadows, self.levels.shadow_channels)
            self.highlights.show_share(
                self.levels.highlights, self.levels.highlight_channels
            )


def _percent(share: float) -> str:
    if 0 < share < 0.0001:
        return "< 0.01"
    return f"{100 * share:.2f}" if share < 0.1 else f"{100 * share:.0f}"
