"""A quiet word over the canvas, with one thing that can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

__all__ = ["QuietNotice"]

_SHOWN_MS = 8000
_MARGIN = 12


class QuietNotice(QFrame):
    """Stand at the lower edge of another widget for a few seconds.

    It stays while the pointer or the focus is on it.

    Parameters
    ----------
    over
        The widget.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._call: Callable[[], object] | None = None
        self.about: Hashable = None
        """What it said something about last."""
        self.setObjectName("messageBar")
        self._text = QLabel()
        self.button = QPushButton()
        self.button.clicked.connect(self._on_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 6, 5)
        row.setSpacing(12)
        row.addWidget(self._text)
        row.addWidget(self.button)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self._on_time)
        over.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What it says, "" while it is not there."""
        return "" if self.isHidden() else self._text.text()

    def say(
        self,
        about: Hashable,
        text: str,
        label: str,
        call: Callable[[], object],
        tip: str = "",
    ) -> None:
        """Say something.

        Parameters
        ----------
        about
            What it is about.
        text
            One sentence.
        label, tip
            Of the button.
        call
            What the button does.
        """
        self._call, self.about = call, about
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self.button.setText(label)
        self.button.setToolTip(tip)
        self.show()
        self.raise_()
        self._place()
        self._timer.start()

    def _on_clicked(self) -> None:
        self.hide()
        if self._call is not None:
            self._call()

    def _on_time(self) -> None:
        if self.underMouse() or self.button.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _place(self) -> None:
        self.adjustSize()
        room = self._over.size()
        left = max((room.width() - self.width()) // 2, 0)
        self.move(left, room.height() - self.height() - _MARGIN)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the widget below."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        return False
