"""The haze map: where Dehaze sees haze, laid over the picture."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from looksmith.ui.canvas.canvas import Canvas
from looksmith.ui.canvas.veil import Veil
from looksmith.ui.restoring import Restoring

__all__ = ["HazeView"]


@runtime_checkable
class _KnowsHaze(Protocol):
    """What a model found, with the haze it saw."""

    def haze(self) -> NDArray[np.float32]:
        """Return its density, float32 (h, w) in 0..1."""
        ...


class HazeView(QObject):
    """Show the map while it is switched on and Dehaze is found.

    Parameters
    ----------
    restoring
        Knows what Dehaze found.
    canvas
        Shows the map.
    """

    toggled = Signal(bool)
    """The map was switched on or off."""

    def __init__(
        self, restoring: Restoring, canvas: Canvas, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._restoring, self._canvas = restoring, canvas
        self._on = False
        self._shown: _KnowsHaze | None = None
        restoring.changed.connect(self._show)

    @property
    def on(self) -> bool:
        """Whether the map is switched on."""
        return self._on

    @property
    def possible(self) -> bool:
        """Whether there is a map to show."""
        return self._source() is not None

    def set_on(self, on: bool) -> None:
        """Show the map, or hide it."""
        if on != self._on:
            self._on = on
            self._show()
            self.toggled.emit(on)

    def _source(self) -> _KnowsHaze | None:
        found = self._restoring.found.dehaze
        if self._restoring.applied("dehaze") and isinstance(found, _KnowsHaze):
            return found
        return None

    def _show(self) -> None:
        source = self._source() if self._on else None
        if source is not self._shown:
            self._shown = source
            self._canvas.set_veil(None if source is None else self._veil(source))

    def _veil(self, source: _KnowsHaze) -> Veil:
        density = source.haze()
        text = self.tr("Haze: {mean} % on average, {most} % at most")
        mean, most = f"{100 * density.mean():.0f}", f"{100 * density.max():.0f}"
        return Veil(density, text.format(mean=mean, most=most))
