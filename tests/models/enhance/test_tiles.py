"""Tiles: no seam, no dependence on their size, cancel at the next one."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from looksmith.models.tiles import FEATHER, in_tiles, tiles_of
from looksmith.work.token import Cancelled, CancelToken

RANDOM = np.random.default_rng(5)
VALUES = RANDOM.random((97, 141, 2)).astype(np.float32)
REACH = 6


def blurred(values: np.ndarray) -> np.ndarray:
    """Average `REACH` pixels to each side, the border's value held beyond it."""
    for axis in (0, 1):
        pad = [(0, 0)] * 3
        pad[axis] = (REACH, REACH)
        held = np.pad(values, pad, mode="edge")
        count = values.shape[axis]
        parts = [np.take(held, range(i, i + count), axis) for i in range(2 * REACH + 1)]
        values = np.mean(parts, axis=0, dtype=np.float32)
    return values


@pytest.mark.parametrize("size", [40, 50, 64, 100, 500])
def test_tiles_of_any_size_give_the_same(size):
    found = in_tiles(
        97, 141, lambda tile: blurred(VALUES[tile.area]), size=size, reach=REACH
    )
    np.testing.assert_allclose(found, blurred(VALUES), atol=1e-6)


def test_too_short_a_reach_would_be_seen():
    """The test above can fail: with less overlap the tiles' edges show."""
    found = in_tiles(97, 141, lambda tile: blurred(VALUES[tile.area]), size=40, reach=0)
    assert np.abs(found - blurred(VALUES)).max() > 1 / 255


@pytest.mark.parametrize(("height", "width"), [(1, 1), (30, 2000), (513, 512)])
def test_tiles_cover_every_pixel_and_stay_inside(height, width):
    seen = np.zeros((height, width), int)
    for tile in tiles_of(height, width, 256, 12):
        assert 0 <= tile.top < tile.bottom <= height
        assert 0 <= tile.left < tile.right <= width
        assert max(tile.bottom - tile.top, tile.right - tile.left) <= 256
        seen[tile.area] += 1
    assert seen.min() >= 1


def test_cancelling_ends_before_the_next_tile():
    token, worked = CancelToken(), []

    def work(tile):
        worked.append(tile)
        if len(worked) == 2:
            token.cancel()
        return VALUES[tile.area]

    with pytest.raises(Cancelled):
        in_tiles(97, 141, work, size=40, reach=3, token=token)
    assert len(worked) == 2


def test_progress_counts_tiles():
    told = []
    in_tiles(
        97, 141, lambda tile: VALUES[tile.area], size=60, reach=3,
        progress=lambda share, text: told.append((share, text)), text="Refining",
    )  # fmt: skip
    shares = [share for share, _ in told]
    assert len(shares) == len(tiles_of(97, 141, 60, 3)) > 2
    assert shares == sorted(shares)
    assert told[-1] == (1.0, "Refining")


@pytest.mark.parametrize("length", [1, 90, 331, 1067])
@pytest.mark.parametrize("size", [70, 100, 256])
def test_tiles_begin_where_they_are_told_to_and_overlap_enough(length, size):
    tiles = tiles_of(length, 1, size, 12, align=4)
    spans = sorted((tile.top, tile.bottom) for tile in tiles)
    assert all(top % 4 == 0 for top, _ in spans)
    assert max(bottom - top for top, bottom in spans) <= size
    for (_, bottom), (top, _) in itertools.pairwise(spans):
        assert bottom - top >= 2 * 12 + FEATHER


def test_tiles_are_no_larger_than_their_number_needs():
    tiles = tiles_of(1067, 1600, 1024, 40, align=4)
    assert len(tiles) == 4
    area = sum((t.bottom - t.top) * (t.right - t.left) for t in tiles)
    assert area < 1.2 * 1067 * 1600
