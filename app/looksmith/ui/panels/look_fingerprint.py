"""The fingerprint of a look: what becomes of the colours that photos live by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from looksmith.errors import LooksmithError
from looksmith.lut.apply import apply_reference
from looksmith.ui import theme
from looksmith.ui.stream import Stream
from looksmith.ui.thumbnails import ORIGINAL
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

if TYPE_CHECKING:
    from looksmith.looks.catalogue import Catalogue

__all__ = ["GROUPS", "LookFingerprint", "fingerprint"]

Colour = tuple[int, int, int]
FloatArray = NDArray[np.float64]

GROUPS: dict[str, tuple[Colour, ...]] = {
    "greys": tuple((v, v, v) for v in (13, 51, 89, 128, 166, 204, 242)),
    "skin": ((115, 82, 68), (155, 114, 96), (194, 150, 130), (230, 194, 175)),
    "sky": ((62, 92, 140), (98, 122, 157), (150, 186, 222)),
    "foliage": ((52, 68, 38), (87, 108, 67), (140, 164, 84)),
    "red": ((112, 32, 38), (175, 54, 60), (222, 96, 88)),
}
"""sRGB code values; dark and light skin, blue sky, foliage and red are those of the
ColorChecker chart, with a darker and a lighter neighbour each."""

_TABLE_SIZE = 17
_PRIORITY = 8
_SETTLE_MS = 60
_GAP, _ROW, _LABEL = 6, 15, 15


def _colours() -> FloatArray:
    return np.array([c for group in GROUPS.values() for c in group], np.float64) / 255


def fingerprint(catalogue: Catalogue, look_id: str) -> FloatArray:
    """Return what a look makes of the colours of `GROUPS`, (count, 3), sRGB 0..1."""
    lut = catalogue.lut(look_id, _TABLE_SIZE)
    return np.clip(apply_reference(lut, _colours()), 0, 1)


class LookFingerprint(QWidget):
    """Two rows of colours, before above after, in named groups.

    Parameters
    ----------
    catalogue
        The looks.
    workers
        Where they are asked for.
    """

    def __init__(
        self, catalogue: Catalogue, workers: Workers, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._asked = ORIGINAL
        self._before = self._after = _colours()
        self._stream = Stream(workers, "fingerprint", _PRIORITY)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._request)
        self._names = {
            "greys": self.tr("Greys"),
            "skin": self.tr("Skin"),
            "sky": self.tr("Sky"),
            "foliage": self.tr("Foliage"),
            "red": self.tr("Red"),
        }
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Fingerprint of the look"))
        self.setToolTip(
            self.tr(
                "What the marked look makes of greys, skin, sky, foliage and red:\n"
                "above before, below after"
            )
        )

    @property
    def after(self) -> FloatArray:
        """The lower row, (count, 3), sRGB 0..1."""
        return self._after

    @property
    def busy(self) -> bool:
        """Whether a look is about to be asked for."""
        return self._settle.isActive()

    def sizeHint(self) -> QSize:
        """Return the preferred size."""
        return QSize(240, 2 * _ROW + _LABEL)

    def show_look(self, look_id: str | None) -> None:
        """Show a look's fingerprint; None or `ORIGINAL` changes nothing."""
        look_id = look_id or ORIGINAL
        if look_id != self._asked:
            self._asked = look_id
            self._settle.start()

    def forget(self) -> None:
        """Ask again for what is shown: a look may be another."""
        self._settle.start()

    def _request(self) -> None:
        look_id = self._asked
        if look_id == ORIGINAL:
            self._stream.cancel()
            self._show(self._before)
            return

        def work(_token: CancelToken, _progress: Progress) -> FloatArray:
            try:
                return fingerprint(self._catalogue, look_id)
            except LooksmithError:
                return self._before  # its tile says that the look cannot be had

        self._stream.request(work, self._show)

    def _show(self, after: FloatArray) -> None:
        self._after = after
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both rows and the groups' names."""
        painter = QPainter(self)
        font = painter.font()
        font.setPixelSize(10)
        painter.setFont(font)
        count = len(self._before)
        step = (self.width() - _GAP * (len(GROUPS) - 1)) / count
        left, place = 0.0, 0
        for name, colours in GROUPS.items():
            width = step * len(colours)
            for number in range(len(colours)):
                x = left + step * number
                for row, values in enumerate((self._before, self._after)):
                    shade = QColor.fromRgbF(*values[place + number].tolist())
                    cell = QRectF(x, row * _ROW, step + 0.5, _ROW)
                    painter.fillRect(cell, shade)
            painter.setPen(theme.colour("text-dim"))
            box = QRectF(left - _GAP, 2 * _ROW, width + 2 * _GAP, _LABEL)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._names[name])
            left += width + _GAP
            place += len(colours)
