"""Small pictures of the photo on show under whole recipes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from looksmith.errors import LooksmithError
from looksmith.grade.recipe import Recipe
from looksmith.grade.render import Renderer
from looksmith.grade.restore import Found
from looksmith.photo.photo import Photo
from looksmith.ui.document import Document
from looksmith.ui.rendering import Edit, Picture, PixelMap, Pixels, Rendition
from looksmith.ui.restoring import Restoring
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

__all__ = ["RecipePictures", "as_image", "render_recipe", "shown_pixels"]

_SIDE = 128  # twice what a row of the history shows, for dense screens
_BATCH = 4
_MOST = 600  # about 30 MB
_PRIORITY = 21  # after the tiles of looks
_PAUSE_MS = 120
_SAME_PHOTO = 2 / 255  # mean difference of values

Pictures = list[tuple[Recipe, QImage | None]]


@dataclass(frozen=True, eq=False)
class _Scene:
    """The photo on show, small, what the models found for it, and for which screen."""

    photo: Photo
    found: Found
    screen: PixelMap | None


def render_recipe(
    renderer: Renderer,
    photo: Photo,
    recipe: Recipe,
    found: Found,
    token: CancelToken,
    *,
    screen: PixelMap | None = None,
) -> Pixels:
    """Render a small photo for a screen; a blend that cannot be undone is left out.

    Returns
    -------
    ndarray
        uint8 (height, width, 4), blue first.
    """
    rendition = Rendition(renderer, Edit(recipe, found), screen=screen)
    return shown_pixels(rendition.graded(photo, token))


def shown_pixels(picture: Picture) -> Pixels:
    """Return what the screen gets of a picture."""
    return picture.array if picture.shown is None else picture.shown


def as_image(pixels: Pixels) -> QImage:
    """Return pixels, blue first, as an image of its own."""
    height, width = pixels.shape[:2]
    whole = np.ascontiguousarray(pixels)
    view = QImage(whole.data, width, height, 4 * width, QImage.Format.Format_RGB32)
    return view.copy()


def _alike(first: Photo, second: Photo | None) -> bool:
    """Return whether two small photos are of the same content of a file."""
    if second is None or first.pixels.shape != second.pixels.shape:
        return False
    difference = np.abs(first.float_pixels() - second.float_pixels())
    return bool(difference.mean() < _SAME_PHOTO)


class RecipePictures(QObject):
    """Render pictures of recipes on a thread, those asked for last first.

    Another photo, or another content of its file, clears them; what Dehaze or Enhance
    find makes those that need it anew.

    Parameters
    ----------
    document, restoring
        The photo, and what the models found for it.
    renderer
        Its own, so that what the canvas has cached stays there.
    workers
        Where the work is done.
    """

    ready = Signal(object)
    """There is a picture of this recipe."""
    cleared = Signal()
    """The photo is another one: ask again."""

    def __init__(
        self,
        document: Document,
        restoring: Restoring,
        renderer: Renderer,
        workers: Workers,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._restoring, self._workers = document, restoring, workers
        self._renderer = renderer
        self._images: OrderedDict[Recipe, QImage] = OrderedDict()
        self._failed: set[Recipe] = set()
        self._wanted: dict[Hashable, list[Recipe]] = {}
        self._small: Photo | None = None
        self._screen: PixelMap | None = None
        self._serial = 0
        self._running = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._reduce)
        document.proxy_changed.connect(self._pause.start)
        document.photo_changed.connect(self._on_photo)
        restoring.arrived.connect(self._on_arrived)
        self._path = document.path
        if document.proxy is not None:
            self._pause.start()

    @property
    def busy(self) -> bool:
        """Whether a picture is on its way."""
        return self._running or self._pause.isActive()

    def image(self, recipe: Recipe) -> QImage | None:
        """Return a recipe's picture, if it is there."""
        image = self._images.get(recipe)
        if image is not None:
            self._images.move_to_end(recipe)
        return image

    def want(self, who: Hashable, recipes: Sequence[Recipe]) -> None:
        """Render these next, in this order.

        Parameters
        ----------
        who
            Whose wish it is: it takes the place of the same one's wish before.
        recipes
            The visible ones first.
        """
        self._wanted.pop(who, None)
        self._wanted[who] = list(recipes)[: _MOST // 2]
        self._start()

    def forget(self) -> None:
        """Drop every picture: a look's table has changed."""
        self._renderer.forget_looks()
        self._drop(list(self._images))
        self.cleared.emit()

    def set_screen(self, screen: PixelMap | None) -> None:
        """Turn all pictures into what the screen needs; None for sRGB."""
        if screen is not self._screen:
            self._screen = screen
            self._drop(list(self._images))
            self.cleared.emit()

    def _on_photo(self) -> None:
        if self._document.path != self._path:
            self._path = self._document.path
            self._small = None
            self._drop(list(self._images))
            self.cleared.emit()

    def _on_arrived(self) -> None:
        found = (*self._images, *self._failed)
        self._drop(r for r in found if r.enhance.enabled or r.dehaze.enabled)
        self._start()

    def _drop(self, recipes: Iterable[Recipe]) -> None:
        self._serial += 1
        for recipe in list(recipes):
            self._images.pop(recipe, None)
        self._failed.clear()

    def _reduce(self) -> None:
        proxy, path = self._document.proxy, self._document.path
        if proxy is None:
            return

        def work(_token: CancelToken, _progress: Progress) -> Photo:
            from looksmith.photo.resize import fit_within

            return fit_within(proxy, _SIDE, _SIDE)

        def done(small: Photo) -> None:
            # A canvas of another size brings another proxy of the same photo
            if path == self._document.path and not _alike(small, self._small):
                before, self._small = self._small, small
                if before is not None:
                    self._drop(list(self._images))
                    self.cleared.emit()
                self._start()

        self._workers.submit(
            work, channel="recipe-picture", priority=_PRIORITY, on_done=done
        )

    def _missing(self) -> list[Recipe]:
        wanted = (r for wish in reversed(self._wanted.values()) for r in wish)
        done = self._failed
        return [
            recipe
            for recipe in dict.fromkeys(wanted)
            if recipe not in self._images and recipe not in done
        ]

    def _start(self) -> None:
        batch = [] if self._running or self._small is None else self._missing()[:_BATCH]
        if not batch or self._small is None:
            return
        scene = _Scene(self._small, self._restoring.found, self._screen)
        serial = self._serial
        self._running = True

        def work(token: CancelToken, _progress: Progress) -> Pictures:
            return [(recipe, self._picture(scene, recipe, token)) for recipe in batch]

        def end() -> None:
            self._running = False

        self._workers.submit(
            work,
            name=self.tr("Thumbnails"),
            priority=_PRIORITY,
            on_done=lambda pictures: self._on_pictures(pictures, serial),
            on_error=lambda _error, _trace: end(),
            on_cancel=end,
        )

    def _picture(
        self, scene: _Scene, recipe: Recipe, token: CancelToken
    ) -> QImage | None:
        token.check()
        try:
            pixels = render_recipe(
                self._renderer, scene.photo, recipe, scene.found, token,
                screen=scene.screen,
            )  # fmt: skip
        except LooksmithError:
            return None  # a look that is gone: the blend says so when it is used
        return as_image(pixels)

    def _on_pictures(self, pictures: Pictures, serial: int) -> None:
        self._running = False
        if serial == self._serial:
            for recipe, image in pictures:
                self._keep(recipe, image)
        self._start()

    def _keep(self, recipe: Recipe, image: QImage | None) -> None:
        if image is None:
            self._failed.add(recipe)
            return
        self._images[recipe] = image
        while len(self._images) > _MOST:
            self._images.popitem(last=False)
        self.ready.emit(recipe)
