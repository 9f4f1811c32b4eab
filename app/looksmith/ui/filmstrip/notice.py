"""A quiet word over the canvas, with one thing that can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from looksmith.ui.filmstrip.overlay import Overlay

__all__ = ["QuietNotice"]

_SHOWN_MS = 8000


class QuietNotice(Overlay):
    """Stand at the lower edge of another widget for a few seconds.

    It stays while the pointer or the focus is on it.

    Parameters
    ----------
    window, part
        What it may cover, and what it stands on.
    """

    def __init__(self, window: QWidget, part: QWidget) -> None:
        super().__init__(window, part)
        self._call: Callable[[], object] | None = None
        self.about: Hashable = None
        """What it said something about last."""
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
        self.appear()
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
