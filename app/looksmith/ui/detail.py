"""A zoomed photo, sharp: the tiles in view, rendered off the window's thread."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal

from looksmith.models.restored import Place
from looksmith.photo.deferred import DeferredPixels
from looksmith.photo.photo import Photo
from looksmith.photo.resize import part_of_resized
from looksmith.ui.canvas.canvas import Canvas
from looksmith.ui.canvas.layers import Layer
from looksmith.ui.canvas.tiles import Grid, Spot
from looksmith.ui.rendering import Picture, Rendition, Table
from looksmith.ui.stream import Stream
from looksmith.ui.workers import Workers
from looksmith.work.bands import for_bands
from looksmith.work.token import CancelToken, Progress

__all__ = ["KEEP_BYTES", "Detail"]

KEEP_BYTES = 256 * 2**20
"""How much memory tiles out of view may take beside those in view."""

_AT_ONCE = 4  # tiles, so that the first ones show soon
_AHEAD = 2
_IDLE_MS = 150  # a slider that is dragged comes before what may be seen next

Key = tuple[Grid, Spot]


@dataclass(frozen=True, eq=False)
class Tile:
    """A part of the photo at the size it is shown at, and its pictures.

    Parameters
    ----------
    part
        Its pixels.
    original, graded
        It as it is, and with `rendition`.
    rendition
        What `graded` was made with.
    """

    part: Photo
    original: Layer
    graded: Layer
    rendition: Rendition

    @property
    def nbytes(self) -> int:
        """How much memory it holds."""
        layers = (self.original, self.graded)
        shown = [each.shown.nbytes for each in layers if each.shown is not None]
        arrays = sum(each.array.nbytes for each in layers)
        return self.part.pixels.nbytes + arrays + sum(shown)


class Detail(QObject):
    """Keep the canvas's tiles those of the view and of the rendition in force.

    The tiles in view come first, from the middle outwards, then those around it. A
    tile that leaves the view before its turn is not rendered. With another rendition
    what is shown stays until all of the view is there, so that an edit never shows as
    a patchwork; while the view moves, tiles show one by one over the whole photo.

    Parameters
    ----------
    workers
        Where tiles are rendered.
    canvas
        Knows the view, and shows the tiles.
    """

    completed = Signal()
    """All that is in view is sharp and up to date."""

    def __init__(
        self, workers: Workers, canvas: Canvas, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._stream = Stream(workers, "zoom", priority=0)
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self._look_ahead)
        self._kept: OrderedDict[Key, Tile] = OrderedDict()
        self._limit = KEEP_BYTES
        self._photo: Photo | None = None
        self._rendition: Rendition | None = None
        self._table: tuple[Rendition, Table] | None = None
        self._grid: Grid | None = None
        self._wanted: frozenset[Spot] = frozenset()
        self._under: list[Tile] = []
        self._complete = False

    @property
    def busy(self) -> bool:
        """Whether tiles are on their way."""
        return self._stream.busy

    @property
    def unfinished(self) -> bool:
        """Whether something in view is to become sharp and up to date yet."""
        return self._grid is not None and not self._complete

    @property
    def nbytes(self) -> int:
        """How much memory the tiles hold."""
        return sum(tile.nbytes for tile in self._kept.values())

    def limit(self, keep: int) -> None:
        """Let tiles out of view take so many bytes, from the next tile on."""
        self._limit = keep

    def clear(self) -> None:
        """Forget all tiles: the photo is another one."""
        self.hide()
        self._kept.clear()
        self._photo = self._rendition = None

    def hide(self) -> None:
        """Show no tiles: the whole photo is as sharp."""
        self._idle.stop()
        self._stream.cancel()
        self._grid, self._wanted, self._under = None, frozenset(), []
        self._complete = False
        self._canvas.set_tiles((), ())

    def show(self, photo: Photo, rendition: Rendition) -> None:
        """Show what is in view of a photo as sharp as it can be."""
        self._idle.stop()
        if photo is not self._photo:
            self.clear()
            self._photo = photo
        grid = Grid.of(self._canvas.view)
        if grid != self._grid:
            # Those of the scale before stand in for what is to come.
            self._under = self._in_view()
            self._grid = grid
        spots = grid.in_view(self._canvas.view)
        if rendition != self._rendition or frozenset(spots) != self._wanted:
            self._complete = False
        self._rendition = rendition
        self._wanted = frozenset(spots)
        self._go_on()

    # -- what is there, and what is missing

    def _current(self, spot: Spot) -> Tile | None:
        """Return a tile that is up to date."""
        tile = self._kept.get((self._grid, spot)) if self._grid else None
        return tile if tile and tile.rendition == self._rendition else None

    def _missing(self, spots: Iterable[Spot]) -> list[Spot]:
        return [spot for spot in spots if self._current(spot) is None]

    def _in_view(self) -> list[Tile]:
        """Return what there is of the tiles that were wanted last."""
        kept = (
            self._kept.get((self._grid, spot)) for spot in self._wanted if self._grid
        )
        return [tile for tile in kept if tile is not None]

    def _go_on(self) -> None:
        """Show what is there, and ask for what is missing."""
        if self._grid is None:
            return
        spots = self._grid.in_view(self._canvas.view)
        missing = self._missing(spots)
        afresh = self._changes_all(spots)
        if not (missing and afresh):
            self._hand_over(spots, whole=not missing)
        if missing:
            self._request(missing if afresh else missing[:_AT_ONCE])
            return
        if not self._complete:
            self._complete = True
            self.completed.emit()
        self._idle.start()

    def _look_ahead(self) -> None:
        """Render a few of the tiles around the view, where they can be kept."""
        if self._grid is None or not self._complete:
            return
        around = self._grid.in_view(self._canvas.view, ring=1)
        most = max((tile.nbytes for tile in self._kept.values()), default=0)
        ahead = self._missing(around)
        # Else they would drive each other out, for ever
        if ahead and most * len(around) <= self._limit:
            self._request(ahead[:_AHEAD])

    def _changes_all(self, spots: Sequence[Spot]) -> bool:
        """Return whether the view shows older tiles, all to be exchanged at once."""
        kept = [self._kept.get((self._grid, spot)) for spot in spots if self._grid]
        return any(tile and tile.rendition != self._rendition for tile in kept)

    def _hand_over(self, spots: Sequence[Spot], *, whole: bool) -> None:
        if whole:
            self._under = []
        tiles = [tile for spot in spots if (tile := self._current(spot))]
        self._paint([*self._under, *tiles])

    def _paint(self, tiles: Sequence[Tile]) -> None:
        self._canvas.set_tiles(
            tuple(tile.graded for tile in tiles),
            tuple(tile.original for tile in tiles),
        )

    # -- rendering

    def _request(self, spots: Sequence[Spot]) -> None:
        photo, rendition, grid = self._photo, self._rendition, self._grid
        if photo is None or rendition is None or grid is None:
            return
        before = {spot: self._kept.get((grid, spot)) for spot in spots}
        ahead = self._wanted.isdisjoint(spots)

        def work(token: CancelToken, _progress: Progress) -> dict[Spot, Tile]:
            table = self._table_of(rendition, token)
            made: dict[Spot, Tile] = {}

            def one(place: int, _end: int) -> None:
                spot = spots[place]
                # It may have left the view meanwhile.
                if ahead or (self._grid == grid and spot in self._wanted):
                    tile = before[spot]
                    part = tile.part if tile else _cut(photo, grid, spot)
                    made[spot] = _render(
                        part, grid, spot, rendition, table, tile, token
                    )

            for_bands(len(spots), one, token, rows=1)
            return made

        def show(made: dict[Spot, Tile]) -> None:
            if photo is self._photo:
                self._keep(grid, made)
                # In a drag, the next edit is here before the picture of this one.
                if grid == self._grid and self._wanted <= made.keys():
                    self._paint([made[spot] for spot in self._wanted])
                self._go_on()
                if ahead:
                    self._look_ahead()

        self._stream.request(work, show)

    def _table_of(self, rendition: Rendition, token: CancelToken) -> Table:
        """Return a rendition's table, found once for all tiles; called on a thread."""
        kept = self._table
        if kept is None or kept[0] != rendition:
            kept = rendition, rendition.table(token)
            self._table = kept
        return kept[1]

    def _keep(self, grid: Grid, made: dict[Spot, Tile]) -> None:
        for spot, tile in made.items():
            self._kept[grid, spot] = tile
            self._kept.move_to_end((grid, spot))
        if self._grid is not None:
            around = self._grid.in_view(self._canvas.view, ring=1)
            for spot in reversed(around):
                if (self._grid, spot) in self._kept:
                    self._kept.move_to_end((self._grid, spot))
        room = self._limit - self.nbytes
        while room < 0 and len(self._kept) > len(self._wanted):
            room += self._kept.popitem(last=False)[1].nbytes


def _cut(photo: Photo, grid: Grid, spot: Spot) -> Photo:
    def part(channels: NDArray[Any] | DeferredPixels) -> NDArray[Any]:
        return part_of_resized(channels, grid.size, grid.rect(spot))

    alpha = None if photo.alpha is None else part(photo.alpha)
    return photo.replace(pixels=part(photo.source), alpha=alpha)


def _render(
    part: Photo,
    grid: Grid,
    spot: Spot,
    rendition: Rendition,
    table: Table,
    before: Tile | None,
    token: CancelToken,
) -> Tile:
    """Return a tile with its pictures, the original from before where that holds."""
    x, y, _width, _height = grid.rect(spot)
    origin, place = (y, x), Place(y, x, grid.size[1], grid.size[0])
    if before is not None and before.rendition.screen is rendition.screen:
        original = before.original
    else:
        original = _layer(rendition.original(part, token, origin=origin), grid, (x, y))
    graded = rendition.graded(part, token, origin=origin, place=place, table=table)
    return Tile(part, original, _layer(graded, grid, (x, y)), rendition)


def _layer(picture: Picture, grid: Grid, place: tuple[int, int]) -> Layer:
    return Layer(picture.array, grid.size, place, picture.shown)
