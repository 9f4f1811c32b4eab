"""The preview: render what the canvas shows, off the window's thread."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from looksmith.grade.recipe import Light, Recipe
from looksmith.grade.render import Renderer
from looksmith.grade.undo import Undo
from looksmith.lut.table import Lut3D
from looksmith.photo.photo import Photo
from looksmith.photo.resize import fit_within
from looksmith.ui.canvas.canvas import Canvas
from looksmith.ui.canvas.tiles import Grid
from looksmith.ui.detail import Detail
from looksmith.ui.document import Document
from looksmith.ui.rendering import Edit, Picture, PixelMap, Rendition
from looksmith.ui.restoring import Restoring
from looksmith.ui.stream import Stream
from looksmith.ui.workers import Workers
from looksmith.work.interpreter import loading_modules
from looksmith.work.token import CancelToken, Progress

__all__ = ["PreviewController"]

_RESIZE_MS = 120
_ZOOM_MS = 60
_PAN_MS = 8
_CALM_MS = 80
_REFINE_MS = 60
_REFINE = "refine"
_PREPARE = "prepare"
_SHARP_ENOUGH = 1.02


class PreviewController(QObject):
    """Keep the canvas showing the document's photo with its recipe.

    An inverted blend is shown at once by a draft of its inverse, and exactly when the
    edits pause; a blend that cannot be undone shows the photo without it. Dehaze and
    Enhance are shown as far as they are found.

    Parameters
    ----------
    document
        What to show.
    restoring
        Knows what is found of Dehaze and Enhance. It must follow the document already:
        its answer is asked for when the recipe changes.
    renderer
        Renders it.
    workers
        Where it is rendered.
    canvas
        Where it is shown.
    """

    image_ready = Signal(object)
    """The graded proxy, (H, W, 4) uint8 BGRX."""
    detail_ready = Signal()
    """The part in view of a zoomed photo is sharp; see `detail_grid`."""

    def __init__(
        self,
        document: Document,
        restoring: Restoring,
        renderer: Renderer,
        workers: Workers,
        canvas: Canvas,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._restoring = restoring
        self._renderer = renderer
        self._workers = workers
        self._canvas = canvas
        self._path: object = object()
        self._tried: Recipe | None = None
        self._asked: tuple[Photo, Rendition] | None = None
        self._proof: PixelMap | None = None
        self._screen: PixelMap | None = None
        self._fine = False
        self._version = 0
        self._scale = 0.0
        self._proxies = Stream(workers, "proxy", priority=1)
        self._originals = Stream(workers, "original", priority=0)
        self._previews = Stream(workers, "preview", priority=-1)
        self._detail = Detail(workers, canvas, self)
        self._detail.completed.connect(self._on_detail)
        self._resized = QTimer(self, singleShot=True, interval=_RESIZE_MS)
        self._resized.timeout.connect(self._fit_proxy)
        self._zoomed = QTimer(self, singleShot=True)
        self._zoomed.timeout.connect(self._render_detail)
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self._render_calmly)
        self._unrefined = QTimer(self, singleShot=True, interval=_REFINE_MS)
        self._unrefined.timeout.connect(self._refine)
        document.photo_changed.connect(self._on_photo)
        document.proxy_changed.connect(self._on_proxy)
        document.recipe_changed.connect(self._on_recipe)
        restoring.arrived.connect(self._on_recipe)
        restoring.peeked.connect(self._on_peek)
        canvas.resized.connect(self._resized.start)
        canvas.view_changed.connect(self._on_view)

    @property
    def busy(self) -> bool:
        """Whether a picture is on its way."""
        parts = (self._proxies, self._originals, self._previews, self._detail)
        timers = (self._resized, self._zoomed, self._calm, self._unrefined)
        return any(p.busy for p in parts) or any(t.isActive() for t in timers)

    @property
    def detail_grid(self) -> Grid | None:
        """What the part in view is sharp at; None where the whole photo is as sharp."""
        return Grid.of(self._canvas.view) if self._canvas.has_detail else None

    @property
    def rendition(self) -> Rendition:
        """How the canvas's photo is rendered as things stand."""
        return Rendition(
            self._renderer, self._edit(), self._fine, self._proof, self._screen,
            self._version,
        )  # fmt: skip

    def set_proof(self, proof: PixelMap | None) -> None:
        """Show the graded photo through a soft proof; None for none."""
        if proof is not self._proof:
            self._proof = proof
            self._on_recipe()

    def limit_tiles(self, keep: int) -> None:
        """Let tiles out of view take so many bytes."""
        self._detail.limit(keep)

    def set_screen(self, screen: PixelMap | None) -> None:
        """Turn all that the canvas shows into what the screen needs; None for sRGB."""
        if screen is not self._screen:
            self._screen = screen
            self._render_original()
            self._on_recipe()

    def warm_up(self) -> None:
        """Load what rendering needs, so that the first photo does not wait for it."""
        photo = Photo(np.zeros((2, 2, 3), np.uint8))
        recipe = Recipe(light=Light(exposure=1.0))

        def work(token: CancelToken, _progress: Progress) -> None:
            with loading_modules():
                self._renderer.preview(photo, recipe, token)
                Undo(Lut3D.identity(3)).draft_table(token)

        self._workers.submit(work, channel="warm-up", priority=9)

    def refresh(self) -> None:
        """Render again: a look's table has changed."""
        self._renderer.forget_looks()
        self._version += 1
        self._on_recipe()

    def prepare(self, recipe: Recipe) -> None:
        """Find the colours of a recipe that may be tried on soon, to be quick then."""
        self._workers.submit(
            lambda token, _progress: self._renderer.preview_table(recipe, token),
            channel=_PREPARE,
            on_error=lambda _error, _trace: None,  # trying it on tells
        )

    def show_glimpse(self, image: QImage) -> None:
        """Show a small picture of the graded photo until a better one is rendered."""
        view = np.frombuffer(image.constBits(), np.uint8)
        self._canvas.set_graded(view.reshape(image.height(), image.width(), 4).copy())

    def try_on(self, recipe: Recipe | None) -> None:
        """Show another recipe than the document's for a while; None ends it."""
        if recipe != self._tried:
            self._tried = recipe
            self._on_recipe()

    def _on_photo(self) -> None:
        document = self._document
        if document.size is None:
            self._canvas.clear()
        elif document.path != self._path or self._canvas.empty:
            self._canvas.start_photo(*document.size)
        else:
            self._canvas.set_photo_size(*document.size)
        self._path = document.path
        self._detail.clear()
        self._proxies.cancel()
        if document.photo is not None:
            self._resized.start()

    def _fit_proxy(self) -> None:
        photo, proxy = self._document.photo, self._document.proxy
        if photo is None:
            return
        room = self._canvas.room()
        if proxy is not None and _fits(proxy, photo, room):
            return
        self._proxies.request(
            lambda _token, _progress: fit_within(photo, *room),
            self._document.set_proxy,
        )

    def _on_proxy(self) -> None:
        proxy = self._document.proxy
        self._stop_refining()
        self._originals.cancel()
        self._previews.cancel()
        self._asked = None
        if proxy is not None:
            self._render_original()
            self._render()

    def _render_original(self) -> None:
        proxy, rendition = self._document.proxy, self.rendition
        if proxy is not None:
            self._originals.request(
                lambda token, _progress: rendition.original(proxy, token),
                lambda picture: self._canvas.set_original(picture.array, picture.shown),
            )

    def _on_recipe(self) -> None:
        self._stop_refining()
        self._fine = False
        # What is in view comes first; the whole photo, which then only the histogram
        # needs, follows when the edits pause.
        if not self._render_detail():
            self._render()

    def _edit(self) -> Edit:
        restoring = self._restoring
        recipe = self._tried or self._document.recipe
        return Edit(restoring.shown(recipe), restoring.found)

    def _on_peek(self) -> None:
        step, text = self._restoring.peeking, self.tr("Without {step}")
        title = self._document.restoration_title(step) if step else ""
        self._canvas.remark(text.format(step=title) if step else "")
        self._on_recipe()

    def _render(self) -> None:
        proxy, rendition = self._document.proxy, self.rendition
        if proxy is not None and self._asked != (proxy, rendition):
            self._asked = (proxy, rendition)
            self._previews.request(
                lambda token, _progress: rendition.graded(proxy, token),
                self._show,
            )

    def _render_calmly(self) -> None:
        # A newer edit asks again once its tiles are there; the two together would
        # take longer than the pause, and every edit of a drag would get both.
        if not self._detail.unfinished:
            self._render()

    def _show(self, picture: Picture) -> None:
        self._canvas.set_graded(picture.array, picture.shown)
        self.image_ready.emit(picture.array)
        self._refine_later()

    # The draft of an inverse, made exact

    def _refine_later(self) -> None:
        blend = self._edit().recipe.blend
        if blend.invert and not blend.is_neutral and not self._fine:
            self._unrefined.start()

    def _stop_refining(self) -> None:
        self._unrefined.stop()
        self._workers.cancel_channel(_REFINE)

    def _refine(self) -> None:
        proxy, rendition = self._document.proxy, replace(self.rendition, fine=True)
        if proxy is not None:
            self._workers.submit(
                lambda token, _progress: rendition.graded(proxy, token),
                channel=_REFINE,
                priority=1,
                on_done=lambda picture: self._show_fine(picture, (proxy, rendition)),
            )

    def _show_fine(self, picture: Picture, asked: tuple[Photo, Rendition]) -> None:
        self._fine, self._asked = True, asked
        self._canvas.set_graded(picture.array, picture.shown)
        self.image_ready.emit(picture.array)
        self._render_detail()

    # The part in view

    def _on_view(self) -> None:
        """Follow a pan at once, and a zoom when it comes to rest."""
        scale = self._canvas.view.scale
        zoomed, self._scale = scale != self._scale, scale
        if zoomed:
            self._zoomed.start(_ZOOM_MS)
        elif not self._zoomed.isActive():
            self._zoomed.start(_PAN_MS)

    def _render_detail(self) -> bool:
        """Ask for the part in view if it shows more than the proxy has."""
        photo, proxy = self._document.photo, self._document.proxy
        view = self._canvas.view
        if photo is None or proxy is None or view.picture[0] != photo.width:
            return False
        if view.scale <= proxy.width / photo.width * _SHARP_ENOUGH:
            self._detail.hide()
            return False
        self._detail.show(photo, self.rendition)
        return True

    def _on_detail(self) -> None:
        self.detail_ready.emit()
        self._refine_later()
        self._calm.start()


def _fits(proxy: Photo, photo: Photo, room: tuple[int, int]) -> bool:
    """Return whether the proxy is as large as it would be made for `room`."""
    scale = min(room[0] / photo.width, room[1] / photo.height, 1.0)
    return (
        abs(proxy.width - photo.width * scale) < 1
        and abs(proxy.height - photo.height * scale) < 1
    )
