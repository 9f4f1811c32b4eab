"""The preview: render what the canvas shows, off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal

from looksmith.grade.recipe import Blend, Light, Recipe
from looksmith.grade.render import Renderer
from looksmith.grade.restore import Found
from looksmith.grade.undo import Undo
from looksmith.lut.invert import InversionError
from looksmith.lut.table import Lut3D
from looksmith.models.restored import Place
from looksmith.photo.photo import Photo
from looksmith.photo.resize import fit_within
from looksmith.ui.canvas.canvas import Canvas
from looksmith.ui.canvas.layers import Rect
from looksmith.ui.document import Document
from looksmith.ui.restoring import Restoring
from looksmith.ui.stream import Stream
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

__all__ = ["PreviewController", "place_of"]

Pixels = NDArray[np.uint8]

_RESIZE_MS = 120
_ZOOM_MS = 60
_CALM_MS = 80
_REFINE_MS = 60
_REFINE = "refine"
_PREPARE = "prepare"
_SHARP_ENOUGH = 1.02


@dataclass(frozen=True)
class _Edit:
    """What is done to the photo on show."""

    recipe: Recipe
    found: Found | None = None


@dataclass(frozen=True, eq=False)
class _Crop:
    """The part of the photo in view, at the size it is shown at."""

    source: Photo
    rect: Rect
    size: tuple[int, int]
    photo: Photo
    original: Pixels


def place_of(photo: Photo, rect: Rect, part: Photo) -> Place:
    """Return where a part lies in the whole photo, in the part's own pixels."""
    x, y, width, height = rect
    across, down = part.width / width, part.height / height
    top, left = round(y * down), round(x * across)
    return Place(
        top,
        left,
        max(round(photo.height * down), top + part.height),
        max(round(photo.width * across), left + part.width),
    )


def _cut(photo: Photo, rect: Rect, size: tuple[int, int]) -> Photo:
    x, y, width, height = rect
    pixels = np.ascontiguousarray(photo.pixels[y : y + height, x : x + width])
    part = photo.replace(pixels=pixels, alpha=None)
    return part if size == (width, height) else fit_within(part, *size)


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
    detail_ready = Signal(object, tuple)
    """The original of the part in view (`Photo`), and its place in the photo."""

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
        self._asked: tuple[Photo, _Edit] | None = None
        self._crop: _Crop | None = None
        self._proxies = Stream(workers, "proxy", priority=1)
        self._originals = Stream(workers, "original", priority=0)
        self._previews = Stream(workers, "preview", priority=-1)
        self._details = Stream(workers, "zoom", priority=0)
        self._resized = QTimer(self, singleShot=True, interval=_RESIZE_MS)
        self._resized.timeout.connect(self._fit_proxy)
        self._zoomed = QTimer(self, singleShot=True, interval=_ZOOM_MS)
        self._zoomed.timeout.connect(self._render_detail)
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self._render)
        self._unrefined = QTimer(self, singleShot=True, interval=_REFINE_MS)
        self._unrefined.timeout.connect(self._refine)
        document.photo_changed.connect(self._on_photo)
        document.proxy_changed.connect(self._on_proxy)
        document.recipe_changed.connect(self._on_recipe)
        restoring.arrived.connect(self._on_recipe)
        restoring.peeked.connect(self._on_peek)
        canvas.resized.connect(self._resized.start)
        canvas.view_changed.connect(self._zoomed.start)

    @property
    def busy(self) -> bool:
        """Whether a picture is on its way."""
        streams = (self._proxies, self._originals, self._previews, self._details)
        timers = (self._resized, self._zoomed, self._calm, self._unrefined)
        return any(s.busy for s in streams) or any(t.isActive() for t in timers)

    def warm_up(self) -> None:
        """Load what rendering needs, so that the first photo does not wait for it."""
        photo = Photo(np.zeros((2, 2, 3), np.uint8))
        recipe = Recipe(light=Light(exposure=1.0))

        def work(token: CancelToken, _progress: Progress) -> None:
            self._renderer.preview(photo, recipe, token)
            Undo(Lut3D.identity(3)).draft_table(token)

        self._workers.submit(work, channel="warm-up", priority=9)

    def refresh(self) -> None:
        """Render again: a look's table has changed."""
        self._renderer.forget_looks()
        self._asked = None
        self._on_recipe()

    def prepare(self, recipe: Recipe) -> None:
        """Find the colours of a recipe that may be tried on soon, to be quick then."""
        self._workers.submit(
            lambda token, _progress: self._renderer.preview_table(recipe, token),
            channel=_PREPARE,
            on_error=lambda _error, _trace: None,  # trying it on tells
        )

    def try_on(self, recipe: Recipe | None) -> None:
        """Show another recipe than the document's for a while; None ends it."""
        if recipe != self._tried:
            self._tried = recipe
            self._on_recipe()

    def _on_photo(self) -> None:
        document = self._document
        shown = document.photo or document.proxy
        if shown is None:
            self._canvas.clear()
        elif document.path != self._path or self._canvas.empty:
            self._canvas.start_photo(shown.width, shown.height)
        else:
            self._canvas.set_photo_size(shown.width, shown.height)
        self._path = document.path
        self._crop = None
        for stream in (self._proxies, self._details):
            stream.cancel()
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
        if proxy is None:
            return
        self._originals.request(
            lambda token, _progress: self._renderer.preview(proxy, Recipe(), token),
            self._canvas.set_original,
        )
        self._render()

    def _on_recipe(self) -> None:
        self._stop_refining()
        # What is in view comes first; the whole photo, which then only the histogram
        # needs, follows when the edits pause.
        if not self._render_detail():
            self._render()

    def _edit(self) -> _Edit:
        restoring = self._restoring
        recipe = self._tried or self._document.recipe
        return _Edit(restoring.shown(recipe), restoring.found)

    def _on_peek(self) -> None:
        step, text = self._restoring.peeking, self.tr("Without {step}")
        title = self._document.restoration_title(step) if step else ""
        self._canvas.remark(text.format(step=title) if step else "")
        self._on_recipe()

    def _render(self) -> None:
        proxy, edit = self._document.proxy, self._edit()
        if proxy is not None and self._asked != (proxy, edit):
            self._asked = (proxy, edit)
            self._previews.request(
                lambda token, _progress: self._graded(proxy, edit, token),
                self._show,
            )

    def _graded(
        self,
        photo: Photo,
        edit: _Edit,
        token: CancelToken,
        *,
        origin: tuple[int, int] = (0, 0),
        place: Place | None = None,
        fine: bool = False,
    ) -> Pixels:
        """Render, without the blend if it is to be undone and cannot be."""

        def render(recipe: Recipe, *, fine: bool) -> Pixels:
            return self._renderer.preview(
                photo, recipe, token, found=edit.found, place=place, origin=origin,
                fine=fine,
            )  # fmt: skip

        try:
            return render(edit.recipe, fine=fine)
        except InversionError:
            return render(edit.recipe.replace(blend=Blend()), fine=False)

    def _show(self, array: Pixels) -> None:
        self._canvas.set_graded(array)
        self.image_ready.emit(array)
        self._refine_later()

    # The draft of an inverse, made exact

    def _refine_later(self) -> None:
        blend = self._edit().recipe.blend
        if blend.invert and not blend.is_neutral:
            self._unrefined.start()

    def _stop_refining(self) -> None:
        self._unrefined.stop()
        self._workers.cancel_channel(_REFINE)

    def _refine(self) -> None:
        proxy, edit = self._document.proxy, self._edit()
        if proxy is not None:
            self._workers.submit(
                lambda token, _progress: self._graded(proxy, edit, token, fine=True),
                channel=_REFINE,
                priority=1,
                on_done=self._show_fine,
            )

    def _show_fine(self, array: Pixels) -> None:
        self._canvas.set_graded(array)
        self.image_ready.emit(array)
        self._render_detail(fine=True)

    # The part in view

    def _render_detail(self, *, fine: bool = False) -> bool:
        """Ask for the part in view if it shows more than the proxy has."""
        photo, proxy = self._document.photo, self._document.proxy
        view, edit = self._canvas.view, self._edit()
        if photo is None or proxy is None or view.picture[0] != photo.width:
            return False
        if view.scale <= proxy.width / photo.width * _SHARP_ENOUGH:
            self._details.cancel()
            self._canvas.clear_detail()
            return False
        rect = view.visible()
        scale = min(view.scale, 1.0)
        size = (max(1, round(rect[2] * scale)), max(1, round(rect[3] * scale)))

        def work(token: CancelToken, _progress: Progress) -> tuple[_Crop, Pixels]:
            crop = self._take_crop(photo, rect, size, token)
            graded = self._graded(
                crop.photo, edit, token, origin=(rect[1], rect[0]),
                place=place_of(photo, rect, crop.photo), fine=fine,
            )  # fmt: skip
            return crop, graded

        def show(result: tuple[_Crop, Pixels]) -> None:
            self._show_detail(*result)
            if not fine:
                self._refine_later()

        self._details.request(work, show)
        return True

    def _take_crop(
        self, photo: Photo, rect: Rect, size: tuple[int, int], token: CancelToken
    ) -> _Crop:
        crop = self._crop
        if crop is None or (crop.source, crop.rect, crop.size) != (photo, rect, size):
            part = _cut(photo, rect, size)
            origin = (rect[1], rect[0])
            original = self._renderer.preview(part, Recipe(), token, origin=origin)
            crop = _Crop(photo, rect, size, part, original)
        return crop

    def _show_detail(self, crop: _Crop, graded: Pixels) -> None:
        if crop.source is self._document.photo:
            self._crop = crop
            self._canvas.set_detail(crop.rect, graded, crop.original)
            self.detail_ready.emit(crop.photo, crop.rect)
        self._calm.start()


def _fits(proxy: Photo, photo: Photo, room: tuple[int, int]) -> bool:
    """Return whether the proxy is as large as it would be made for `room`."""
    scale = min(room[0] / photo.width, room[1] / photo.height, 1.0)
    return (
        abs(proxy.width - photo.width * scale) < 1
        and abs(proxy.height - photo.height * scale) < 1
    )
