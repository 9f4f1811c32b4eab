"""What the canvas draws: pictures of a part of the photo, kept with their arrays."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from looksmith.ui.canvas.view import View

__all__ = ["Layer", "Rect", "Side"]

Rect = tuple[int, int, int, int]
"""x, y, width, height in pixels of the photo."""

_NEAREST_FROM = 2.0


@dataclass(frozen=True, eq=False)
class Layer:
    """A picture of a rectangle of the photo.

    Parameters
    ----------
    array
        (H, W, 4) uint8 BGRX, C-contiguous; kept alive for the `QImage` that shares it.
    rect
        The part of the photo it shows.
    """

    array: NDArray[np.uint8]
    rect: Rect
    image: QImage = field(init=False, repr=False)

    def __post_init__(self) -> None:
        height, width = self.array.shape[:2]
        image = QImage(
            self.array.data,
            width,
            height,
            int(self.array.strides[0]),
            QImage.Format.Format_RGB32,
        )
        object.__setattr__(self, "image", image)

    def contains(self, x: float, y: float) -> bool:
        """Return whether the photo's point lies in this picture."""
        left, top, width, height = self.rect
        return left <= x < left + width and top <= y < top + height

    def pixel(self, x: float, y: float) -> tuple[int, int, int]:
        """Return the sRGB code values (R, G, B) at the photo's point."""
        left, top, width, height = self.rect
        rows, columns = self.array.shape[:2]
        column = min(max(int((x - left) / width * columns), 0), columns - 1)
        row = min(max(int((y - top) / height * rows), 0), rows - 1)
        blue, green, red = self.array[row, column, :3].tolist()
        return red, green, blue

    def paint(self, painter: QPainter, view: View) -> None:
        """Draw it where `view` puts it; the painter works in device pixels."""
        target = QRect(*view.target(*self.rect))
        scale = target.width() / self.image.width()
        painter.setRenderHint(
            QPainter.RenderHint.SmoothPixmapTransform, scale < _NEAREST_FROM
        )
        if target.size() == self.image.size():
            painter.drawImage(target.topLeft(), self.image)
        else:
            painter.drawImage(
                target,
                self.image,
                self.image.rect(),
                Qt.ImageConversionFlag.NoFormatConversion,
            )


@dataclass
class Side:
    """One side of the comparison: the whole photo, and a sharper part of it."""

    whole: Layer | None = None
    detail: Layer | None = None

    def clear(self) -> None:
        """Forget both pictures."""
        self.whole = self.detail = None

    def paint(self, painter: QPainter, view: View) -> None:
        """Draw the whole photo, and the sharper part over it."""
        if self.whole is not None:
            self.whole.paint(painter, view)
        if self.detail is not None:
            self.detail.paint(painter, view)

    def pixel(self, x: float, y: float) -> tuple[int, int, int] | None:
        """Return the sRGB code values at the photo's point, None outside of it."""
        for layer in (self.detail, self.whole):
            if layer is not None and layer.contains(x, y):
                return layer.pixel(x, y)
        return None
