"""What all looks measure, found on a thread and kept until the looks change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

if TYPE_CHECKING:
    from looksmith.looks.catalogue import Catalogue
    from looksmith.looks.measured import MeasuredLooks

__all__ = ["LookMeasures"]

_PRIORITY = 25  # after thumbnails


class LookMeasures(QObject):
    """Ask the catalogue what its looks measure, without making anybody wait.

    Parameters
    ----------
    catalogue
        Measures.
    workers
        Where it does.

    Signals
    -------
    ready()
        `known` is there.
    """

    ready = Signal()

    def __init__(
        self, catalogue: Catalogue, workers: Workers, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._catalogue, self._workers = catalogue, workers
        self._asked = False
        self._serial = 0
        self._known: MeasuredLooks | None = None

    @property
    def known(self) -> MeasuredLooks | None:
        """What was measured; None until `ready`."""
        return self._known

    def ask(self) -> None:
        """Measure, unless that is done or under way."""
        if self._asked:
            return
        self._asked = True
        serial = self._serial

        def work(token: CancelToken, _progress: Progress) -> MeasuredLooks:
            return self._catalogue.measured()

        self._workers.submit(
            work,
            name=self.tr("Measuring looks"),
            priority=_PRIORITY,
            on_done=lambda found: self._on_done(found, serial),
        )

    def forget(self) -> None:
        """Measure again when asked: looks came or went."""
        self._asked, self._known = False, None
        self._serial += 1

    def _on_done(self, found: MeasuredLooks, serial: int) -> None:
        if serial == self._serial:
            self._known = found
            self.ready.emit()
