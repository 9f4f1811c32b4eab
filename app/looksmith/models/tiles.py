"""Work on a photo in overlapping tiles that are feathered into each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from looksmith.work.token import NEVER, CancelToken, Progress, no_progress

__all__ = ["Tile", "in_tiles", "tiles_of"]

FloatArray = NDArray[np.float32]

FEATHER = 4
"""Pixels over which neighbouring tiles fade into each other."""


@dataclass(frozen=True)
class Tile:
    """A rectangle of a photo, [top, bottom) x [left, right) in pixels."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def area(self) -> tuple[slice, slice]:
        """Its rows and columns."""
        return slice(self.top, self.bottom), slice(self.left, self.right)


def _spans(length: int, size: int, overlap: int, align: int) -> list[tuple[int, int]]:
    """Cover [0, length) with as few spans of at most `size` as share `overlap`.

    They are as short as they can be then, and begin at multiples of `align`.
    """
    if length <= size:
        return [(0, length)]
    count = -(-(length - overlap) // (size - overlap))
    while True:
        even = -(-(length + (count - 1) * overlap) // count)
        span = -(-even // align) * align + (align if count > 1 else 0)
        if span <= size:
            break
        count += 1
    starts = np.linspace(0, length - span, count) / align
    firsts = (np.ceil(starts) * align).astype(int)
    return [(int(first), min(length, int(first) + span)) for first in firsts]


def tiles_of(
    height: int, width: int, size: int, reach: int, align: int = 1
) -> list[Tile]:
    """Return tiles of at most `size` pixels a side that cover a photo.

    Neighbours share at least ``2 * reach + FEATHER`` pixels, so that each gives right
    values where it counts: `reach` pixels off its inner edges. Tiles begin at multiples
    of `align`.
    """
    overlap = 2 * reach + FEATHER
    size = max(size, overlap + 4 * align)
    return [
        Tile(top, bottom, left, right)
        for top, bottom in _spans(height, size, overlap, align)
        for left, right in _spans(width, size, overlap, align)
    ]


def _ramp(begin: int, end: int, length: int, reach: int) -> FloatArray:
    """Return the weights along a tile's side: 0 near inner edges, then rising to 1."""
    inside = np.arange(begin, end, dtype=np.float32)
    up = np.ones_like(inside)
    if begin > 0:
        up = np.clip((inside - begin - reach + 1) / (FEATHER + 1), 0, 1)
    down = np.ones_like(inside)
    if end < length:
        down = np.clip((end - inside - reach) / (FEATHER + 1), 0, 1)
    return np.minimum(up, down)


def in_tiles(
    height: int,
    width: int,
    work: Callable[[Tile], FloatArray],
    *,
    size: int,
    reach: int,
    align: int = 1,
    token: CancelToken = NEVER,
    progress: Progress = no_progress,
    text: str = "",
) -> FloatArray:
    """Put a photo's values together from what `work` gives for its tiles.

    Parameters
    ----------
    height, width
        Of the photo in pixels.
    work
        Returns float32 (rows, columns, channels) for a tile.
    size
        Longest side of a tile in pixels.
    reach
        How far a value depends on its surroundings. The outermost `reach` pixels of a
        tile's inner edges are thrown away: the result does not depend on `size`.
    align
        Tiles begin at multiples of it.
    token
        Looked at before every tile.
    progress, text
        Told after every tile.

    Raises
    ------
    Cancelled
        The token was cancelled.
    """
    tiles = tiles_of(height, width, size, reach, align)
    sums: FloatArray | None = None
    weights = np.zeros((height, width, 1), np.float32)
    for done, (tile, values) in enumerate(_worked(tiles, work, token), 1):
        rows = _ramp(tile.top, tile.bottom, height, reach)
        columns = _ramp(tile.left, tile.right, width, reach)
        weight = (rows[:, None] * columns)[..., None]
        if sums is None:
            sums = np.zeros((height, width, values.shape[2]), np.float32)
        sums[tile.area] += weight * values
        weights[tile.area] += weight
        progress(done / len(tiles), text)
    assert sums is not None  # there is at least one tile
    return np.asarray(sums / weights, np.float32)


def _worked(
    tiles: list[Tile], work: Callable[[Tile], FloatArray], token: CancelToken
) -> Iterator[tuple[Tile, FloatArray]]:
    for tile in tiles:
        token.check()
        yield tile, work(tile)
