"""Where the models run: what the user chose, and what this computer has."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from looksmith.grade.restore import Restorer
from looksmith.models.device import DEVICES, choose_device
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

__all__ = ["AUTOMATIC", "GRAPHICS", "PROCESSOR", "DeviceChoice"]

AUTOMATIC, PROCESSOR = "auto", "cpu"
GRAPHICS = "mps" if sys.platform == "darwin" else "cuda"

_COMMANDS = {
    "photo.run_auto": AUTOMATIC,
    "photo.run_cpu": PROCESSOR,
    "photo.run_gpu": GRAPHICS,
}
_KEY = "models/device"
_PRIORITY = 8


class DeviceChoice(QObject):
    """Remember the choice between runs, and find out what there is when asked.

    Parameters
    ----------
    settings
        Where the choice is kept.
    restorer
        Whose device it is.
    workers
        Where the computer is looked at, which takes a moment.
    """

    changed = Signal()
    """Another device was chosen."""
    looked = Signal()
    """It is known what this computer has."""

    def __init__(
        self,
        settings: QSettings,
        restorer: Restorer,
        workers: Workers,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self._restorer, self._workers = settings, restorer, workers
        self._best: str | None = None
        self._looking = False
        kept = str(settings.value(_KEY, AUTOMATIC))
        restorer.device = kept if kept in DEVICES else AUTOMATIC

    @property
    def chosen(self) -> str:
        """One of `DEVICES`."""
        return self._restorer.device

    @property
    def has_graphics(self) -> bool:
        """Whether a graphics card can be chosen; so as long as nobody knows better."""
        return self._best != PROCESSOR

    def choose(self, device: str) -> None:
        """Run the models on another device from now on."""
        if device != self.chosen:
            self._restorer.device = device
            self._settings.setValue(_KEY, device)
            self.changed.emit()

    def attach(self, menu: QMenu, actions: Mapping[str, QAction]) -> None:
        """Look when the menu is opened, and let its entries say what was found."""

        def show() -> None:
            for name, device in _COMMANDS.items():
                actions[name].setText(self.text(device))

        menu.aboutToShow.connect(self.look)
        self.looked.connect(show)

    def look(self) -> None:
        """Find out what this computer has, once."""
        if self._best is not None or self._looking:
            return
        self._looking = True

        def work(_token: CancelToken, _progress: Progress) -> str:
            return choose_device(AUTOMATIC)

        self._workers.submit(
            work, priority=_PRIORITY, on_done=self._on_looked, on_error=self._on_error
        )

    def text(self, device: str) -> str:
        """Return a device's name, and what was found of it."""
        if device == AUTOMATIC:
            return {
                None: self.tr("Automatic"),
                PROCESSOR: self.tr("Automatic (processor)"),
            }.get(self._best, self.tr("Automatic (graphics card)"))
        if device == PROCESSOR:
            return self.tr("Processor")
        if self.has_graphics:
            return self.tr("Graphics card")
        return self.tr("Graphics card (none that can be used)")

    def _on_looked(self, best: str) -> None:
        self._best = best
        self.looked.emit()

    def _on_error(self, _error: BaseException, _trace: str) -> None:
        # Nothing is known then; a run on a device that is not there says so itself.
        self._looking = False
