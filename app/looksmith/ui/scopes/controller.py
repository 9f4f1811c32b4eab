"""Keep the scopes showing the picture on the canvas, measured on a thread."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QImage

from looksmith.ui.canvas.canvas import Canvas
from looksmith.ui.panels.histogram import HistogramPanel
from looksmith.ui.preview import PreviewController
from looksmith.ui.scopes.drawing import draw
from looksmith.ui.scopes.plot import Pointed
from looksmith.ui.scopes.reading import Reading, Region, Scope, read
from looksmith.ui.stream import Stream
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

__all__ = ["Scopes"]

_PRIORITY = 2  # after previews
_SCOPE_KEY, _LOG_KEY = "view/scope", "view/scope-logarithmic"

Drawn = tuple[Reading, list[QImage]]


class Scopes(QObject):
    """Measure every graded picture; of those that come meanwhile, the latest.

    Parameters
    ----------
    panel
        Shows the scopes.
    preview
        Makes the pictures.
    canvas
        Knows the pixel under the pointer, and the part that the user marked.
    workers
        Where they are measured.
    settings
        Where the chosen scope is remembered.
    """

    def __init__(
        self,
        panel: HistogramPanel,
        preview: PreviewController,
        canvas: Canvas,
        workers: Workers,
        settings: QSettings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panel, self._canvas, self._settings = panel, canvas, settings
        self._image: NDArray[np.uint8] | None = None
        self._region: Region | None = None
        self._stream = Stream(workers, "scopes", _PRIORITY)
        self._take_up()
        preview.image_ready.connect(self._on_image)
        canvas.region_changed.connect(self._on_region)
        canvas.pointed.connect(self._on_pointed)
        panel.scope_picked.connect(self._on_picked)
        panel.logarithmic_picked.connect(self._on_logarithmic)
        panel.region_lifted.connect(canvas.clear_region)

    def next(self) -> None:
        """Show the next scope."""
        scopes = list(Scope)
        following = scopes[(scopes.index(self._panel.scope) + 1) % len(scopes)]
        self._panel.set_scope(following)
        self._on_picked(following)

    def _take_up(self) -> None:
        """Show the scope that the last window showed."""
        scope = str(self._settings.value(_SCOPE_KEY, ""))
        if scope in set(Scope):
            self._panel.set_scope(Scope(scope))
        on = bool(self._settings.value(_LOG_KEY, False, type=bool))
        self._panel.set_logarithmic(on)

    def _on_image(self, image: NDArray[np.uint8]) -> None:
        self._image = image
        self._measure()

    def _on_region(self, region: Region | None) -> None:
        self._region = region
        self._panel.show_region(region is not None)
        self._measure()

    def _on_picked(self, scope: Scope) -> None:
        self._settings.setValue(_SCOPE_KEY, scope.value)
        self._measure()

    def _on_logarithmic(self, on: bool) -> None:
        self._settings.setValue(_LOG_KEY, on)

    def _on_pointed(self, place: tuple[float, float] | None, rgb: object) -> None:
        self._panel.point_at(self._pointed(place, rgb))

    def _pointed(
        self, place: tuple[float, float] | None, rgb: object
    ) -> Pointed | None:
        """Return a pixel's place within what is measured; None outside of it."""
        if place is None or not isinstance(rgb, tuple):
            return None
        left, top, right, bottom = self._region or (0.0, 0.0, 1.0, 1.0)
        x, y = place
        if not (left <= x <= right and top <= y <= bottom) or right <= left:
            return None
        return Pointed((x - left) / (right - left), rgb)

    def _measure(self) -> None:
        image, scope, region = self._image, self._panel.scope, self._region
        if image is None:
            return

        def work(token: CancelToken, _progress: Progress) -> Drawn:
            reading = read(image, scope, region)
            token.check()
            return reading, draw(reading)

        self._stream.request(work, self._show)

    def _show(self, drawn: Drawn) -> None:
        self._panel.show_reading(*drawn)
