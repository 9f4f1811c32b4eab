"""Marks over the picture, found off the window's thread, one kind at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal

from looksmith.grade.render import Renderer
from looksmith.lut.invert import InversionError
from looksmith.models.restored import Place
from looksmith.photo.photo import Photo
from looksmith.photo.resize import part_of_resized
from looksmith.ui.canvas.canvas import Canvas
from looksmith.ui.canvas.layers import Rect
from looksmith.ui.canvas.marks import Hatches, MarkLayer
from looksmith.ui.canvas.tiles import Grid
from looksmith.ui.document import Document
from looksmith.ui.figures import decimal
from looksmith.ui.preview import PreviewController
from looksmith.ui.rendering import Edit, Rendition
from looksmith.ui.restoring import Restoring
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

__all__ = ["Legend", "Marked", "MarksController", "only_one", "percent"]

_PAUSE_MS = 80
_PRIORITY = 3  # after previews

Legend = tuple[tuple[int, str], ...]


def percent(share: float) -> str:
    """Write a share, 0..1, so that only nothing is 0 and only everything is 100."""
    value = 100 * share
    if 0 < value < 0.1:
        return decimal("< 0.1 %")
    if 99.9 < value < 100:
        return decimal("> 99.9 %")
    digits = 0 if value >= 10 or value == 0 else 1
    return decimal(f"{value:.{digits}f} %")


@dataclass(frozen=True, eq=False)
class Marked:
    """What was found in a picture.

    Parameters
    ----------
    states
        Uint8 (height, width): 0, or the number of a hatch.
    legend
        State and text.
    """

    states: NDArray[np.uint8]
    legend: Legend


class MarksController(QObject):
    """Keep marks of one kind on the canvas while they are switched on.

    When the edits pause, the whole photo is judged, first coarsely if that is quicker,
    and then the part in view of a zoomed photo.

    Parameters
    ----------
    document
        The photo and the recipe.
    restoring
        Knows what is found of Dehaze and Enhance.
    renderer
        Knows the blends.
    workers
        Where pictures are judged.
    canvas
        Shows the marks.
    preview
        Tells when a zoomed photo is sharp.
    """

    toggled = Signal(bool)
    """The marks were switched on or off."""

    channel = "marks"
    coarse_first = False

    def __init__(
        self,
        document: Document,
        restoring: Restoring,
        renderer: Renderer,
        workers: Workers,
        canvas: Canvas,
        preview: PreviewController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._restoring = document, restoring
        self._renderer, self._workers = renderer, workers
        self._canvas, self._preview = canvas, preview
        self._on = False
        self._judged = False
        self._part: tuple[Grid, Rect] | None = None
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self._ask)
        for signal in (
            document.recipe_changed,
            document.proxy_changed,
            restoring.arrived,
        ):
            signal.connect(self.refresh)
        preview.detail_ready.connect(self._on_detail)

    @property
    def on(self) -> bool:
        """Whether the marks are shown."""
        return self._on

    @property
    def busy(self) -> bool:
        """Whether marks are on their way."""
        return self._soon.isActive()

    @property
    def hatches(self) -> Hatches:
        """What the states are drawn with."""
        raise NotImplementedError

    def judge(
        self, rendition: Rendition, *, coarse: bool
    ) -> Callable[[Photo, Place | None, CancelToken], Marked]:
        """Return what judges a photo, or a part of one, on a thread."""
        raise NotImplementedError

    def set_on(self, on: bool) -> None:
        """Show the marks, or hide them."""
        if on == self._on:
            return
        self._on = on
        if on:
            self._ask()
        else:
            self._stop()
            self._canvas.clear_marks()
        self.toggled.emit(on)

    def refresh(self) -> None:
        """Judge anew: what is shown has changed."""
        if self._on:
            self._stop()
            self._soon.start()

    def _stop(self) -> None:
        self._soon.stop()
        self._workers.cancel_channel(self.channel)
        self._workers.cancel_channel(self._detail_channel)

    @property
    def _detail_channel(self) -> str:
        return f"{self.channel}-detail"

    def _step(self) -> int:
        """Return how many device pixels a pixel of a hatch takes."""
        return max(1, round(self._canvas.devicePixelRatioF()))

    def _rendition(self) -> Rendition:
        """Return how the photo is rendered, looks that are only tried on apart."""
        edit = Edit(self._document.recipe, self._restoring.found)
        return Rendition(self._renderer, edit)

    # The whole photo

    def _ask(self) -> None:
        self._judged, self._part = False, None
        proxy = self._document.proxy
        if proxy is None:
            self._canvas.clear_marks()
        else:
            self._ask_whole(proxy, coarse=self.coarse_first)

    def _ask_whole(self, proxy: Photo, *, coarse: bool) -> None:
        judge = self.judge(self._rendition(), coarse=coarse)
        hatches, step = self.hatches, self._step()

        def work(token: CancelToken, _progress: Progress) -> tuple[MarkLayer, Legend]:
            marked = judge(proxy, None, token)
            return MarkLayer(marked.states, hatches, step=step), marked.legend

        def show(found: tuple[MarkLayer, Legend]) -> None:
            self._canvas.set_marks(*found)
            if coarse:
                self._ask_whole(proxy, coarse=False)
            else:
                self._judged = True
                self._on_detail()

        self._submit(work, self.channel, show)

    # The part in view

    def _on_detail(self) -> None:
        photo, grid = self._document.photo, self._preview.detail_grid
        ready = self._on and self._judged and not self._soon.isActive()
        if not ready or photo is None or grid is None:
            return
        view = self._canvas.view
        screen = Grid.on_screen(view)
        part = screen, screen.visible(view)
        if part != self._part:
            self._part = part
            self._ask_part(photo, (grid, grid.visible(view)), part)

    def _ask_part(
        self, photo: Photo, source: tuple[Grid, Rect], screen: tuple[Grid, Rect]
    ) -> None:
        judge = self.judge(self._rendition(), coarse=False)
        hatches, step = self.hatches, self._step()
        (grid, rect), (shown, area) = source, screen

        def work(token: CancelToken, _progress: Progress) -> MarkLayer:
            pixels = part_of_resized(photo.source, grid.size, rect)
            place = Place(rect[1], rect[0], grid.size[1], grid.size[0])
            part = photo.replace(pixels=pixels, alpha=None)
            states = judge(part, place, token).states
            if grid != shown:
                states = _enlarged(states, source, screen)
            return MarkLayer(states, hatches, shown.size, area[:2], step)

        self._submit(work, self._detail_channel, self._canvas.set_detail_marks)

    def _submit(
        self,
        work: Callable[[CancelToken, Progress], Any],
        channel: str,
        show: Callable[[Any], None],
    ) -> None:
        self._workers.submit(
            work, channel=channel, priority=_PRIORITY, on_done=show,
            on_error=self._on_error,
        )  # fmt: skip

    def _on_error(self, error: BaseException, trace: str) -> None:
        self._canvas.clear_marks()
        # The blend says itself, beside Invert, that it cannot be undone.
        if not isinstance(error, InversionError):
            self._workers.failed.emit(*self._workers.describe(error, trace))


def only_one(*marks: MarksController) -> None:
    """Let only one kind of marks be on: switching one on switches the others off."""

    def on_toggled(shown: MarksController, on: bool) -> None:
        for other in marks:
            if on and other is not shown:
                other.set_on(False)

    for each in marks:
        each.toggled.connect(partial(on_toggled, each))


def _enlarged(
    states: NDArray[np.uint8], source: tuple[Grid, Rect], screen: tuple[Grid, Rect]
) -> NDArray[np.uint8]:
    """Return states of a part at the screen's scale, each as many times as it shows."""
    (grid, rect), (shown, area) = source, screen
    places = []
    for axis in (0, 1):
        along = area[axis] + np.arange(area[2 + axis])
        found = along * grid.size[axis] // shown.size[axis] - rect[axis]
        places.append(np.clip(found, 0, states.shape[1 - axis] - 1))
    return states[places[1][:, None], places[0]]
