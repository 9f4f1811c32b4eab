"""The marks on what cannot be recovered: found off the window's thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from looksmith.grade.recovery import Recovery, find_lost
from looksmith.grade.render import Renderer
from looksmith.grade.restore import apply_found
from looksmith.lut.invert import BEYOND, SEVERAL, UNIQUE, InversionError
from looksmith.models.restored import Place
from looksmith.photo.photo import Photo
from looksmith.ui.canvas.canvas import Canvas
from looksmith.ui.canvas.layers import Rect
from looksmith.ui.document import Document
from looksmith.ui.preview import PreviewController, place_of
from looksmith.ui.restoring import Restoring
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

__all__ = ["RecoveryController", "percent"]

_PAUSE_MS = 80
_QUICK_BITS, _FULL_BITS = 6, 8
_WHOLE, _DETAIL = "marks", "marks-detail"


def percent(share: float) -> str:
    """Write a share, 0..1, so that only nothing is 0 and only everything is 100."""
    value = 100 * share
    if 0 < value < 0.1:
        return "< 0.1 %"
    if 99.9 < value < 100:
        return "> 99.9 %"
    return f"{value:.0f} %" if value >= 10 or value == 0 else f"{value:.1f} %"


class RecoveryController(QObject):
    """Keep the canvas's marks on the colours that the look loses.

    With Invert on they stand on the photo's colours that the look gives to several or
    to none; otherwise on those that the look is about to merge. A quick answer of
    coarse colours comes first. Colours are judged as they are after Dehaze and Enhance.

    Parameters
    ----------
    document
        The photo and the recipe.
    restoring
        Knows what is found of Dehaze and Enhance.
    renderer
        Bakes the blend.
    workers
        Where colours are judged.
    canvas
        Shows the marks.
    preview
        Tells which part of a zoomed photo is shown.
    """

    toggled = Signal(bool)
    """The marks were switched on or off."""

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
        self._renderer = renderer
        self._workers, self._canvas = workers, canvas
        self._on = False
        self._part: tuple[Photo, Rect] | None = None
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self._ask)
        document.recipe_changed.connect(self._on_change)
        document.proxy_changed.connect(self._on_change)
        restoring.arrived.connect(self._on_change)
        preview.detail_ready.connect(self._on_detail)

    @property
    def on(self) -> bool:
        """Whether the marks are shown."""
        return self._on

    @property
    def busy(self) -> bool:
        """Whether marks are on their way."""
        return self._soon.isActive()

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
        """Judge anew: a look's table has changed."""
        self._on_change()

    def _stop(self) -> None:
        self._soon.stop()
        self._workers.cancel_channel(_WHOLE)
        self._workers.cancel_channel(_DETAIL)

    def _on_change(self) -> None:
        if self._on:
            self._stop()
            self._soon.start()

    def _on_detail(self, photo: Photo, rect: Rect) -> None:
        same = self._part is not None and self._part[0] is photo
        self._part = photo, rect
        if self._on and not same:
            self._ask_detail()

    def _ask(self) -> None:
        proxy = self._document.proxy
        if proxy is None:
            self._canvas.clear_marks()
        else:
            self._judge(proxy, _QUICK_BITS)

    def _judge(self, proxy: Photo, bits: int) -> None:
        def show(found: Recovery) -> None:
            self._canvas.set_marks(found.states, self._legend(found))
            if bits < _FULL_BITS:
                self._judge(proxy, _FULL_BITS)
            else:
                self._ask_detail()

        self._submit(proxy, bits, _WHOLE, show)

    def _ask_detail(self) -> None:
        whole = self._document.photo
        if self._part is not None and self._canvas.has_detail and whole is not None:
            photo, rect = self._part
            self._submit(
                photo,
                _FULL_BITS,
                _DETAIL,
                lambda found: self._canvas.set_detail_marks(rect, found.states),
                place_of(whole, rect, photo),
            )

    def _submit(
        self,
        photo: Photo,
        bits: int,
        channel: str,
        show: Callable[[Recovery], None],
        place: Place | None = None,
    ) -> None:
        recipe, renderer = self._document.recipe, self._renderer
        known = self._restoring.found

        def work(token: CancelToken, _progress: Progress) -> Recovery:
            blend = renderer.forward(recipe.blend)
            pixels = apply_found(photo.pixels, recipe, known, place=place, token=token)
            return find_lost(pixels, recipe, blend, token, bits=bits)

        self._workers.submit(
            work,
            channel=channel,
            priority=3,
            on_done=show,
            on_error=self._on_error,
        )

    def _on_error(self, error: BaseException, trace: str) -> None:
        self._canvas.clear_marks()
        # The blend says itself, beside Invert, that it cannot be undone.
        if not isinstance(error, InversionError):
            self._workers.failed.emit(*self._workers.describe(error, trace))

    def _legend(self, found: Recovery) -> tuple[tuple[int, str], ...]:
        inverted = self._document.blend.invert
        texts = {
            SEVERAL: self.tr("Several origins")
            if inverted
            else self.tr("Merged with others"),
            BEYOND: self.tr("Out of the look's range"),
        }
        shares = {SEVERAL: found.several, BEYOND: found.beyond}
        entries = tuple(
            (state, f"{texts[state]} {percent(shares[state])}")
            for state in texts
            if shares[state] > 0
        )
        return entries or ((UNIQUE, self.tr("Every colour can be recovered")),)
