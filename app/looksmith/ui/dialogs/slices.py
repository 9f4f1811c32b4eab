"""Long things done in slices, so that the window never waits for them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog, QWidget

__all__ = ["SlicedDialog", "in_slices"]

_SLICE_S = 0.006


def in_slices(steps: Iterable[object], parent: QObject, *, pause: int = 0) -> None:
    """Take steps for a few milliseconds at a time, with room for events in between.

    Parameters
    ----------
    steps
        Each is taken when the next one is asked for, and should be short.
    parent
        When it goes, the rest is given up.
    pause
        Milliseconds between two slices.
    """
    left = iter(steps)
    timer = QTimer(parent, interval=pause)

    def go_on() -> None:
        until = time.perf_counter() + _SLICE_S
        for _step in left:
            if time.perf_counter() > until:
                return
        timer.stop()
        timer.deleteLater()

    timer.timeout.connect(go_on)
    timer.start()


class SlicedDialog(QDialog):
    """A dialog of many parts: made in slices, and seen only when it is complete.

    Whoever asks for a part before its turn gets the whole dialog at once.

    Attributes
    ----------
    coming
        Whether it will come up as soon as it is complete.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.coming = False
        self._making = self._make()

    def _make(self) -> Iterator[None]:
        """Make the parts; whatever a step yields, the window goes first then."""
        raise NotImplementedError

    def come_up(self) -> None:
        """Come to the front as soon as all parts are made; the window goes on."""
        self.coming = True
        in_slices(chain(self._making, self._last_step()), self)

    def complete(self) -> None:
        """Make at once what is left, and come up if that was wanted."""
        for _step in self._making:
            pass
        self._appear()

    def _last_step(self) -> Iterator[None]:
        yield
        self._appear()

    def _appear(self) -> None:
        window = self.parentWidget()
        if self.coming and (window is None or window.isVisible()):
            self.show()
            self.raise_()
            self.activateWindow()
        self.coming = False

    def setVisible(self, visible: bool) -> None:
        """Be seen with all parts only."""
        if visible:
            for _step in self._making:
                pass
        super().setVisible(visible)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Make the parts for whoever asks for one before its turn."""
            making = vars(self).get("_making")
            if name.startswith("__") or making is None or making.gi_frame is None:
                raise AttributeError(name)
            if making.gi_running:
                raise AttributeError(f"{name} is not made yet.")
            self.complete()
            return getattr(self, name)
