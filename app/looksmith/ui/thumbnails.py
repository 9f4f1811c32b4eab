"""The user's own photo, small, in every look."""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from looksmith.errors import LooksmithError
from looksmith.grade.light import apply_light
from looksmith.grade.recipe import Light
from looksmith.grade.sources import LookSource
from looksmith.grade.toning import Toning, apply_toning
from looksmith.lut.table import identity_table
from looksmith.photo.photo import Photo, to_float32
from looksmith.ui.document import Document
from looksmith.ui.middle import Middle
from looksmith.ui.rendering import PixelMap
from looksmith.ui.restoring import Change, Restoring
from looksmith.ui.thumbnail_pixels import (
    Pixels,
    large_enough,
    looked_up,
    reduced,
    same_picture,
    to_uint16,
)
from looksmith.ui.widgets.colour_card import colour_card
from looksmith.ui.workers import PHOTO_CHANNELS, Workers
from looksmith.work.token import CancelToken, Progress

if TYPE_CHECKING:
    from looksmith.looks.catalogue import Catalogue

__all__ = ["LARGE_SIDE", "ORIGINAL", "SHOWN", "SIDE", "Thumbnails"]

ORIGINAL = "original"
"""The id of the tile without a look."""

SIDE = 160
"""Long side of a thumbnail, in pixels, unless larger ones are asked for."""

LARGE_SIDE = 320
"""Long side of the larger ones, of which fewer are kept."""

SHOWN = Middle(lowest=1.0, highest=1.6)
"""What thumbnails show of a photo."""

_TABLE_SIZE = 17
_BATCH = 16
_LANES = 2
_PRIORITY = 20  # after previews, before exports
_PAUSE_MS = 120
_MAX_IMAGES = 1200  # about 80 MB

Batch = list[tuple[str, QImage | None]]


@dataclass(frozen=True)
class _Base:
    """What is done to the photo before the look comes."""

    light: Light
    toning: Toning
    changes: tuple[Change, ...] = ()

    def __call__(self, small: Pixels) -> Pixels:
        """Return the small photo with it."""
        if not self.changes and self.light.is_neutral and self.toning.is_neutral:
            return small
        pixels = to_float32(small)
        for restored, strength in self.changes:
            pixels = restored.apply(pixels, strength)
        return to_uint16(apply_toning(apply_light(pixels, self.light), self.toning))


class _Run:
    """All thumbnails of one photo before its looks; a newer run makes it void."""

    def __init__(self, small: Pixels, base: _Base) -> None:
        self._small, self._base = small, base
        self._lock = threading.Lock()
        self._ready: Pixels | None = None
        self._waiting: deque[str] = deque()
        self._taken: set[str] = set()
        self.token = CancelToken()
        self.lanes = 0

    def ask(self, look_ids: Iterable[str]) -> None:
        """Put these in the queue's place, in this order."""
        with self._lock:
            self._waiting = deque(i for i in look_ids if i not in self._taken)

    @property
    def waits(self) -> bool:
        """Whether something is left to take, and wanted still."""
        return bool(self._waiting) and not self.token.cancelled

    def take(self) -> list[str]:
        """Take the next batch off the queue."""
        with self._lock:
            count = min(_BATCH, len(self._waiting))
            batch = [self._waiting.popleft() for _ in range(count)]
            self._taken.update(batch)
            return batch

    def give_back(self, look_ids: Iterable[str]) -> None:
        """Forget that these were taken."""
        with self._lock:
            self._taken.difference_update(look_ids)

    def ready(self) -> Pixels:
        """Return the small photo as the looks get it."""
        with self._lock:
            if self._ready is None:
                # Dehaze and Enhance need the whole photo to know where they are
                self._ready = np.ascontiguousarray(SHOWN.of(self._base(self._small)))
            return self._ready


class Thumbnails(QObject):
    """Render thumbnails on threads: what is on screen first, the latest photo only.

    Old images stay until new ones replace them when only light, colour, Dehaze or
    Enhance change; another photo clears them. At most 1200 images are kept.

    Parameters
    ----------
    document
        Whose photo and adjustments are shown.
    catalogue
        Where tables come from.
    workers
        Where the work is done.
    others
        Asked for looks that the catalogue lacks: those an opened session brought.
    restoring
        Knows what is found of Dehaze and Enhance; without it they are not shown.

    Signals
    -------
    ready(str)
        There is a new image for this look id (or `ORIGINAL`).
    cleared()
        The images of another photo were dropped; ask again.
    """

    ready = Signal(str)
    cleared = Signal()

    def __init__(
        self,
        document: Document,
        catalogue: Catalogue,
        workers: Workers,
        parent: QObject | None = None,
        *,
        others: LookSource | None = None,
        restoring: Restoring | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._catalogue, self._workers = document, catalogue, workers
        self._others, self._restoring = others, restoring
        self._images: OrderedDict[str, QImage] = OrderedDict()
        self._screen: PixelMap | None = None
        self._fresh: set[str] = set()
        self._failed: set[str] = set()
        self._wanted: list[str] = []
        self._kept: set[str] = set()
        self._side = SIDE
        self._source: Photo | None = None
        self._small = colour_card()
        self._base = self._asked_base()
        self._run = _Run(self._small, self._base)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._on_settled)
        document.recipe_changed.connect(self._on_recipe_changed)
        document.proxy_changed.connect(self._on_proxy_changed)
        if restoring is not None:
            restoring.arrived.connect(self._on_recipe_changed)
        if document.proxy is not None:
            self._on_proxy_changed()

    @property
    def busy(self) -> bool:
        """Whether images of an older light are about to be made anew."""
        return self._pause.isActive()

    @property
    def aspect(self) -> float:
        """Width of the thumbnails by their height."""
        height, width = self._small.shape[:2]
        across, down = SHOWN.size(width, height)
        return across / down

    def image(self, look_id: str) -> QImage | None:
        """Return a look's image, perhaps still in the last light, or None."""
        image = self._images.get(look_id)
        if image is not None:
            self._images.move_to_end(look_id)
        return image

    def failed(self, look_id: str) -> bool:
        """Whether a look's table could not be had."""
        return look_id in self._failed

    def set_shown_at(self, pixels: float) -> None:
        """Render larger images if they are shown that wide, in device pixels."""
        side = LARGE_SIDE if pixels > SIDE else SIDE
        if side != self._side:
            self._side = side
            self._on_proxy_changed()

    @property
    def _most(self) -> int:
        """How many images are kept: always about the same memory."""
        return _MAX_IMAGES * SIDE**2 // self._side**2

    def want(self, look_ids: Sequence[str]) -> None:
        """Render these next, in this order; it replaces what was asked for before.

        Parameters
        ----------
        look_ids
            The visible ones first. Those beyond the first 1200 (or 300 large ones)
            are left out.
        """
        self._wanted = list(dict.fromkeys(look_ids))[: self._most - 64]
        self._ask()

    def set_screen(self, screen: PixelMap | None) -> None:
        """Turn all images into what the screen needs; None for sRGB."""
        if screen is not self._screen:
            self._screen = screen
            self._restart()

    def keep(self, look_ids: Iterable[str]) -> None:
        """Always render these too, before all others: the looks of the blend."""
        self._kept = set(look_ids)
        # What failed may have come with a session since
        for look_id in self._kept & self._failed:
            self.forget(look_id)
        self._ask()

    def forget(self, look_id: str) -> None:
        """Drop a look's image: its table is gone or another."""
        self._images.pop(look_id, None)
        self._fresh.discard(look_id)
        self._failed.discard(look_id)
        self._run.give_back([look_id])

    # What makes images old

    def _asked_base(self) -> _Base:
        changes = () if self._restoring is None else self._restoring.changes
        recipe = self._document.recipe
        return _Base(recipe.light, recipe.toning, changes)

    def _on_recipe_changed(self) -> None:
        if self._run.token.cancelled or self._asked_base() != self._base:
            self._run.token.cancel()  # the photo gets the processors
            self._pause.start()

    def _on_settled(self) -> None:
        if self._workers.works_on(PHOTO_CHANNELS):
            self._pause.start()
        else:
            self._restart()

    def _on_proxy_changed(self) -> None:
        if self._document.coarse:
            return  # the next is worth the work
        proxy, side = self._document.proxy, self._side
        best = large_enough(proxy, self._document.photo, side, SHOWN)

        def work(token: CancelToken, progress: Progress) -> Pixels:
            return colour_card() if best is None else reduced(best, side, SHOWN)

        self._workers.submit(
            work,
            name=self.tr("Thumbnails"),
            channel="thumbnail-source",
            priority=_PRIORITY,
            on_done=lambda small: self._on_reduced(small, proxy),
        )

    def _on_reduced(self, small: Pixels, source: Photo | None) -> None:
        resized = source is self._source and small.shape != self._small.shape
        self._source = source
        if resized:
            # The images of the other size stay until they are replaced
            self._small = small
            self._restart()
        # A canvas of another size brings another proxy of the same photo
        elif not same_picture(small, self._small):
            self._small = small
            self._images.clear()
            self._restart()
            self.cleared.emit()

    def _restart(self) -> None:
        self._pause.stop()
        self._run.token.cancel()
        self._base = self._asked_base()
        self._run = _Run(self._small, self._base)
        self._fresh.clear()
        self._ask()

    # The work

    def _ask(self) -> None:
        order = dict.fromkeys([*self._kept, *self._wanted])
        self._run.ask(look_id for look_id in order if look_id not in self._fresh)
        while self._run.waits and self._run.lanes < _LANES:
            self._start_lane(self._run)

    def _start_lane(self, run: _Run) -> None:
        run.lanes += 1

        def work(token: CancelToken, progress: Progress) -> Batch:
            return self._render(run, token)

        def end(batch: Batch) -> None:
            run.lanes -= 1
            if run is self._run:
                self._keep_batch(batch)
                self._ask()

        def fail(error: BaseException, trace: str) -> None:
            run.lanes -= 1
            self._workers.failed.emit(*self._workers.describe(error, trace))

        self._workers.submit(
            work,
            name=self.tr("Thumbnails"),
            priority=_PRIORITY,
            on_done=end,
            on_error=fail,
            on_cancel=lambda: end([]),
        )

    def _render(self, run: _Run, token: CancelToken) -> Batch:
        """Render a batch; called on a thread."""
        run.token.check()
        look_ids = run.take()
        pixels = run.ready()
        batch: Batch = []
        for look_id, table in self._tables(look_ids):
            token.check()
            run.token.check()
            image = None if table is None else looked_up(table, pixels, self._screen)
            batch.append((look_id, image))
        return batch

    def _tables(
        self, look_ids: list[str]
    ) -> list[tuple[str, NDArray[np.float32] | None]]:
        looks = [look_id for look_id in look_ids if look_id != ORIGINAL]
        found: dict[str, NDArray[np.float32] | None]
        try:
            tables = self._catalogue.tables(looks, size=_TABLE_SIZE) if looks else ()
            found = dict(zip(looks, tables, strict=True))
        except LooksmithError:
            found = {look_id: self._one_table(look_id) for look_id in looks}
        if ORIGINAL in look_ids:
            found[ORIGINAL] = identity_table(2)
        return [(look_id, found[look_id]) for look_id in look_ids]

    def _one_table(self, look_id: str) -> NDArray[np.float32] | None:
        with suppress(LooksmithError):
            return self._catalogue.tables([look_id], size=_TABLE_SIZE)[0]
        with suppress(LooksmithError):
            if self._others is not None:
                return self._others.lut(look_id, _TABLE_SIZE).table
        return None  # the tile says so; the blend names the look when it is used

    def _keep_batch(self, batch: Batch) -> None:
        for look_id, image in batch:
            self._fresh.add(look_id)
            if image is None:
                self._failed.add(look_id)
                self._images.pop(look_id, None)
            else:
                self._failed.discard(look_id)
                self._images[look_id] = image
                self._images.move_to_end(look_id)
            self.ready.emit(look_id)
        while len(self._images) > self._most:
            oldest, _ = self._images.popitem(last=False)
            self._fresh.discard(oldest)
            self._run.give_back([oldest])
