"""Size and division of the window, remembered between runs."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtWidgets import QSplitter, QWidget

__all__ = ["WindowShape"]

_SIZE = QSize(1440, 900)
_SIDE_WIDTH = 300
_GEOMETRY = "window/geometry"
_SPLITTER = "window/splitter-1"


class WindowShape:
    """Brings back the size and the division of the window, and keeps them.

    Parameters
    ----------
    window
        The window.
    splitter
        Looks, photo and edit.
    settings
        Where they are kept.
    """

    def __init__(
        self, window: QWidget, splitter: QSplitter, settings: QSettings
    ) -> None:
        self._window, self._splitter, self._settings = window, splitter, settings
        window.resize(_SIZE.boundedTo(window.screen().availableSize()))
        geometry = settings.value(_GEOMETRY)
        if isinstance(geometry, QByteArray):
            window.restoreGeometry(geometry)
        sizes = settings.value(_SPLITTER)
        if not (isinstance(sizes, QByteArray) and splitter.restoreState(sizes)):
            middle = window.width() - 2 * _SIDE_WIDTH
            splitter.setSizes([_SIDE_WIDTH, middle, _SIDE_WIDTH])

    def save(self, *, division: bool) -> None:
        """Keep the size and, when both sides are shown, the division."""
        if division:
            self._settings.setValue(_SPLITTER, self._splitter.saveState())
        self._settings.setValue(_GEOMETRY, self._window.saveGeometry())
