"""The stills of a window: slots, bar and grid, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from looksmith.ui.stills.bar import StillsBar
from looksmith.ui.stills.control import StillsControl
from looksmith.ui.stills.grid import CURRENT, StillsGrid
from looksmith.ui.stills.model import Stills

if TYPE_CHECKING:
    from looksmith.ui.window import MainWindow

__all__ = ["StillsParts"]


class StillsParts(QObject):
    """Make the parts and let them hear of each other.

    Parameters
    ----------
    window
        Its photo, its canvas and its workers are used.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        document = window.document
        self.model = Stills(self)
        self.bar = StillsBar(self.model, document, window.pictures)
        self.control = StillsControl(
            self.model, document, window.preview, window.canvas, self,
            key_of=self._key_of,
        )  # fmt: skip
        self.grid = StillsGrid(
            self.model, document, window.restoring, window.preview, window.workers,
            window.canvas,
        )  # fmt: skip
        control, bar = self.control, self.bar
        bar.held.connect(control.hold)
        bar.let_go.connect(control.let_go)
        bar.chosen.connect(control.recall)
        bar.keep_requested.connect(control.keep)
        control.said.connect(window.status.show_message)
        self.grid.chosen.connect(self._on_chosen)
        for signal in (self.grid.toggled, self.model.changed):
            signal.connect(window.update_actions)

    @property
    def busy(self) -> bool:
        """Whether a picture that is shown is on its way."""
        return self.grid.busy

    def attach(self) -> None:
        """Name the keys, which the window has by now."""
        self.bar.set_keys(self._window.keys)

    def _key_of(self, command: str) -> str:
        return self._window.keys.text(command)

    def compare(self, on: bool) -> None:
        """Show the grid, or the canvas again."""
        if on and self.model.empty:
            key = self._key_of("view.keep_still")
            plain = self.tr("Nothing to compare yet: keep a still first")
            text = self.tr("Nothing to compare yet: {key} keeps the edit as a still")
            self._window.status.show_message(text.format(key=key) if key else plain)
            self._window.update_actions()
        else:
            self.grid.set_open(on)

    def _on_chosen(self, slot: int) -> None:
        if slot != CURRENT:
            self.control.recall(slot)
