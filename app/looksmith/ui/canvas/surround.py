"""What stands around the picture: the canvas's grey, and the frame to judge colours."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from looksmith.ui.theme import colour

__all__ = ["GREYS", "Surround"]

GREYS: dict[str, int | None] = {
    "theme": None,
    "black": 0,
    "dark": 48,
    "middle": 119,
    "light": 198,
    "white": 255,
}
"""Names and sRGB code values; CIE L* 0, 20, 50, 80 and 100."""

_MIDDLE, _WHITE = 119, 255


@dataclass(frozen=True)
class Surround:
    """What stands around the picture.

    For judging colours, ISO 12646 and ISO 3664 ask for a neutral surround of middle
    lightness; a thin white frame gives the eye the white that it adapts to.

    Parameters
    ----------
    grey
        A key of `GREYS`.
    assessing
        Whether the picture stands in middle grey with a white frame.
    margin, frame
        Widths of grey and frame then, as shares of the canvas's shorter side.
    """

    grey: str = "theme"
    assessing: bool = False
    margin: float = 0.12
    frame: float = 0.015

    def inset(self, width: int, height: int) -> int:
        """Return what stays free of the picture on every side of a canvas."""
        if not self.assessing:
            return 0
        return round(min(width, height) * (self.margin + self.frame))

    def back(self) -> QColor:
        """Return the colour around the picture."""
        level = _MIDDLE if self.assessing else GREYS.get(self.grey)
        return colour("canvas") if level is None else QColor(level, level, level)

    def text(self) -> QColor:
        """Return the colour of words that are legible on it."""
        level = _MIDDLE if self.assessing else GREYS.get(self.grey)
        if level is None:
            return colour("text")
        shade = 0 if level >= _MIDDLE else _WHITE
        return QColor(shade, shade, shade)

    def sign(self) -> str:
        """Return the token of a sign that is legible on it."""
        level = _MIDDLE if self.assessing else GREYS.get(self.grey)
        if level is None:
            return "text-dim"
        return "scope" if level >= _MIDDLE else "on-photo"

    def paint_frame(self, painter: QPainter, shown: QRectF, side: float) -> None:
        """Draw the white frame around a picture on a canvas of a shorter side."""
        if self.assessing:
            wide = max(1.0, side * self.frame)
            box = shown.adjusted(-wide, -wide, wide, wide)
            painter.fillRect(box, QColor(_WHITE, _WHITE, _WHITE))
