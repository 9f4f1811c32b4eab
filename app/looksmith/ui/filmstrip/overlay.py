"""Frames that lie over the window for a while, at the foot of one of its parts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QFrame, QWidget

__all__ = ["Overlay"]


class Overlay(QFrame):
    """As large as its words need; centred over a part, but never out of the window.

    Parameters
    ----------
    window
        What it may cover.
    part
        What it stands on.
    margin
        Pixels below it.
    """

    def __init__(self, window: QWidget, part: QWidget, margin: int = 10) -> None:
        super().__init__(window)
        self._over, self._part, self._margin = window, part, margin
        self.setObjectName("messageBar")
        part.installEventFilter(self)
        self.hide()

    def appear(self) -> None:
        """Show it in its place."""
        self.show()
        self.raise_()
        self._place()

    def _place(self) -> None:
        self.adjustSize()
        foot = QPoint(self._part.width() // 2, self._part.height())
        place = self._part.mapTo(self._over, foot)
        most = self._over.width() - self.width()
        left = max(min(place.x() - self.width() // 2, most), 0)
        self.move(left, place.y() - self.height() - self._margin)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size and the place of the part."""
        moved = event.type() in (QEvent.Type.Resize, QEvent.Type.Move)
        if watched is self._part and moved and not self.isHidden():
            self._place()
        return False
