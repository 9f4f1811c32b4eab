"""A veil of one colour over the picture, as dense as a map says."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from looksmith.ui.canvas.view import View

__all__ = ["Veil"]

_COLOUR = (226, 60, 60)  # the red of masking film, which photos seldom have
_DENSEST = 0.8  # some of the picture shows through everywhere


@dataclass(frozen=True, eq=False)
class Veil:
    """A map of the whole photo as a veil.

    Parameters
    ----------
    density
        Float32 (H, W) of any size, 0..1.
    text
        What is said of it, for people.
    """

    density: NDArray[np.float32]
    text: str
    _image: QImage = field(init=False, repr=False)

    def __post_init__(self) -> None:
        alpha = np.clip(self.density, 0, 1)[..., None] * np.float32(_DENSEST)
        # Premultiplied, in the byte order of ARGB32 on all that Qt runs on today
        colour = np.array([*_COLOUR[::-1], 255], np.float32)
        pixels = np.rint(alpha * colour).astype(np.uint8)
        height, width = self.density.shape
        image = QImage(
            pixels.data, width, height, 4 * width,
            QImage.Format.Format_ARGB32_Premultiplied,
        )  # fmt: skip
        object.__setattr__(self, "_image", image.copy())

    def paint(self, painter: QPainter, view: View) -> None:
        """Draw it over the photo; the painter works in device pixels."""
        target = QRect(*view.target(0, 0, *view.picture))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(target, self._image)
