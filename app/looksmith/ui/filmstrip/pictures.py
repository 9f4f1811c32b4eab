"""Small pictures of the photos in the strip, each with its own edit."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from looksmith.errors import LooksmithError
from looksmith.grade.kept_store import NEUTRAL
from looksmith.grade.recipe import Recipe
from looksmith.grade.render import Renderer
from looksmith.grade.restore import Found, Restorer
from looksmith.grade.sources import LookSource
from looksmith.photo.photo import Photo
from looksmith.photo.read import read_preview
from looksmith.ui.kept_edits import KeptEdits
from looksmith.ui.kept_lookup import Known
from looksmith.ui.middle import Middle
from looksmith.ui.recipe_pictures import as_image, render_recipe
from looksmith.ui.rendering import PixelMap
from looksmith.ui.workers import PHOTO_CHANNELS, Workers
from looksmith.work.bands import core_count
from looksmith.work.scheduler import Job
from looksmith.work.token import CancelToken, Progress

__all__ = ["StripPictures"]

_SIDE = 208  # twice what a cell shows, for dense screens
_SHOWN = Middle(lowest=1 / 4, highest=4)
_MOST = 1200  # pictures, about 140 MB
_MOST_SOURCES = 600  # about 50 MB
_PRIORITY = 20  # after previews, among the tiles of looks
_PAUSE_MS = 200


@dataclass(frozen=True, eq=False)
class _Made:
    """A picture, and what it was made of."""

    known: Known
    recipe: Recipe
    source: Photo
    image: QImage


class StripPictures(QObject):
    """Make pictures on threads: those in view first, and only those that are wanted.

    A picture is kept by the photo's content and recipe. An edit makes it anew from a
    small copy of the photo without reading the file again; the old one stays meanwhile.

    Parameters
    ----------
    kept
        Knows what was done to each photo.
    looks
        Where the looks' tables come from.
    restorer
        Runs Dehaze and Enhance where a photo's edit has them.
    workers
        Where the work is done.
    """

    ready = Signal(object)
    """There is a picture of this photo, or a reason why not."""

    def __init__(
        self,
        kept: KeptEdits,
        looks: LookSource,
        restorer: Restorer,
        workers: Workers,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._kept, self._workers, self._restorer = kept, workers, restorer
        # Of its own: nothing here takes the place of what the canvas has cached.
        self._renderer = Renderer(looks, restorer=restorer)
        self._images: OrderedDict[tuple[str, Recipe], QImage] = OrderedDict()
        self._sources: OrderedDict[str, Photo] = OrderedDict()
        self._last: dict[Path, tuple[str, Recipe]] = {}
        self._problems: dict[Path, str] = {}
        self._wanted: list[Path] = []
        self._running: dict[Path, Job[_Made]] = {}
        self._lanes = 1 if core_count() <= 2 else 2
        self._serial = 0
        self._screen: PixelMap | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._start)
        kept.changed.connect(self._on_changed)

    def image(self, path: Path) -> QImage | None:
        """Return a photo's picture, perhaps of before its last edit, or None."""
        key = self._key(path)
        image = None if key is None else self._images.get(key)
        if image is not None and key is not None:
            self._images.move_to_end(key)
            return image
        last = self._last.get(path)
        return None if last is None else self._images.get(last)

    def source(self, path: Path) -> Photo | None:
        """Return a small copy of a photo without its edit, None where none is kept."""
        facts = self._kept.facts(path)
        return None if facts is None else self._sources.get(facts.key)

    def problem(self, path: Path) -> str:
        """Return why a photo cannot be read, "" for no reason."""
        return self._problems.get(path, "")

    def set_problem(self, path: Path, problem: str) -> None:
        """Say why a photo cannot be read, "" that it can."""
        if problem != self.problem(path):
            self._problems[path] = problem
            if not problem:
                del self._problems[path]
            self.ready.emit(path)

    def want(self, paths: Sequence[Path]) -> None:
        """Make these, in this order; what else is under way is given up."""
        self._wanted = list(paths)
        wanted = set(paths)
        for path, job in list(self._running.items()):
            if path not in wanted:
                job.cancel()
        self._start()

    @property
    def busy(self) -> bool:
        """Whether a picture that is wanted is about to be made."""
        return self._pause.isActive()

    def retry(self, paths: Sequence[Path]) -> None:
        """Try photos again that could not be read: they are opened anew."""
        for path in paths:
            self._problems.pop(path, None)
        self._start()

    def forget_looks(self) -> None:
        """Make every picture anew: a look's table has changed."""
        self._serial += 1
        self._renderer.forget_looks()
        self._images.clear()
        self._start()

    def set_screen(self, screen: PixelMap | None) -> None:
        """Turn all pictures into what the screen needs; None for sRGB."""
        if screen is not self._screen:
            self._screen = screen
            self._serial += 1
            self._images.clear()
            self._start()

    def _key(self, path: Path) -> tuple[str, Recipe] | None:
        facts = self._kept.facts(path)
        return None if facts is None else (facts.key, self._kept.recipe(path))

    def _on_changed(self, paths: list[Path]) -> None:
        if not self._pause.isActive() and set(paths) & set(self._wanted):
            self._pause.start()

    def _missing(self) -> list[Path]:
        return [
            path
            for path in self._wanted
            if path not in self._running
            and path not in self._problems
            and ((key := self._key(path)) is None or key not in self._images)
        ]

    def _start(self) -> None:
        if self._workers.works_on(PHOTO_CHANNELS):
            self._pause.start()  # in a drag, each would be old as soon as it is made
            return
        for path in self._missing():
            if len(self._running) >= self._lanes:
                return
            self._make(path)

    def _make(self, path: Path) -> None:
        facts, recipe = self._kept.facts(path), None
        if facts is not None:
            recipe = self._kept.recipe(path)
        source = None if facts is None else self._sources.get(facts.key)
        serial = self._serial

        def work(token: CancelToken, _progress: Progress) -> _Made:
            return self._made(path, recipe, source, token)

        def done(made: _Made) -> None:
            self._running.pop(path, None)
            self._keep(path, made, fresh=serial == self._serial)
            self._start()

        def fail(error: BaseException, trace: str) -> None:
            self._running.pop(path, None)
            self._problems[path] = self._workers.describe(error, trace, path.name)[0]
            self.ready.emit(path)
            self._start()

        def cancelled() -> None:
            self._running.pop(path, None)
            self._start()

        self._running[path] = self._workers.submit(
            work,
            name=self.tr("Thumbnails"),
            priority=_PRIORITY,
            on_done=done,
            on_error=fail,
            on_cancel=cancelled,
        )

    def _made(
        self,
        path: Path,
        recipe: Recipe | None,
        source: Photo | None,
        token: CancelToken,
    ) -> _Made:
        """Make a picture; called on a thread."""
        known = self._kept.look_up(path)
        if recipe is None:
            recipe = NEUTRAL if known.edit is None else known.edit.recipe
        if source is None:
            source = _read_source(path, token)
        token.check()
        found = self._found(source, recipe, token)
        try:
            pixels = render_recipe(
                self._renderer, source, recipe, found, token, screen=self._screen
            )
        except LooksmithError:  # a look is gone: the blend says so once it is opened
            pixels = render_recipe(
                self._renderer, source, NEUTRAL, Found(), token, screen=self._screen
            )
        return _Made(known, recipe, source, as_image(_SHOWN.of(pixels)))

    def _found(self, source: Photo, recipe: Recipe, token: CancelToken) -> Found:
        if not (recipe.dehaze.enabled or recipe.enhance.enabled):
            return Found()
        try:
            return self._restorer.find(source, recipe, token)
        except LooksmithError:  # the panel says so once the photo is opened
            return Found()

    def _keep(self, path: Path, made: _Made, *, fresh: bool) -> None:
        key = made.known.facts.key
        self._kept.learn([(path, made.known)])
        self._sources[key] = made.source
        self._sources.move_to_end(key)
        while len(self._sources) > _MOST_SOURCES:
            self._sources.popitem(last=False)
        if fresh:
            self._images[key, made.recipe] = made.image
            self._last[path] = key, made.recipe
        while len(self._images) > _MOST:
            self._images.popitem(last=False)
        self.ready.emit(path)


def _read_source(path: Path, token: CancelToken) -> Photo:
    """Read a small copy of which what is shown is as long as any picture."""
    from looksmith.photo.write_slabs import laid_on_white

    source = read_preview(path, _SIDE, token=token)
    side = _SHOWN.long_side(source.width, source.height, _SIDE)
    source = source if side == _SIDE else read_preview(path, side, token=token)
    return laid_on_white(source)
