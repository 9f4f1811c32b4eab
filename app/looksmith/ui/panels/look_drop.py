"""A column that takes LUT files and folders dropped on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from looksmith.ui import theme

__all__ = ["LookDrop"]


class LookDrop(QWidget):
    """Frame itself while something that can be dropped is over it.

    Signals
    -------
    paths_dropped(list)
        LUT files or folders (`Path`) were dropped.
    """

    paths_dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dropping = False
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take LUT files and folders."""
        if _lut_paths(event):
            event.acceptProposedAction()
            self._set_dropping(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget the drag."""
        self._set_dropping(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the dropped paths on."""
        self._set_dropping(False)
        paths = _lut_paths(event)
        if paths:
            event.acceptProposedAction()
            self.paths_dropped.emit(paths)

    def _set_dropping(self, dropping: bool) -> None:
        self._dropping = dropping
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame the column while something can be dropped on it."""
        super().paintEvent(event)
        if self._dropping:
            painter = QPainter(self)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


def _lut_paths(event: QDropEvent) -> list[Path]:
    """Return the dropped folders and the files that may be LUTs."""
    from looksmith.lut.formats import READABLE_EXTENSIONS

    paths = [
        Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()
    ]
    return [
        path
        for path in paths
        if path.is_dir() or path.suffix.lower() in READABLE_EXTENSIONS
    ]
