"""What follows the first paint: the window first, the rest piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

__all__ = ["Afterwards"]


class Afterwards(QObject):
    """Do pieces of work once a widget has been painted, events between every two.

    Parameters
    ----------
    widget
        What people wait for.
    pieces
        What is done then, in order; none may take longer than a frame.
    parent
        The owner; its end is the end of what was not done yet.
    """

    def __init__(
        self,
        widget: QWidget,
        pieces: Iterable[Callable[[], object]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pieces = list(pieces)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._do_one)
        widget.installEventFilter(self)

    @property
    def done(self) -> bool:
        """Whether nothing is left to do."""
        return not self._pieces

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin when the paint is over: a timer waits for the end of all of it."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._next.start()
        return False

    def _do_one(self) -> None:
        piece = self._pieces.pop(0)
        if self._pieces:
            self._next.start()
        piece()
