"""Smaller copies, with Pillow's own Lanczos as the referee."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from looksmith.photo.errors import PhotoError
from looksmith.photo.photo import Photo
from looksmith.photo.resize import crop, fit_within
from looksmith.work.token import Cancelled, CancelToken


def textured(height: int, width: int, dtype: type = np.uint8) -> np.ndarray:
    rng = np.random.default_rng(5)
    coarse = rng.random((height // 24 + 2, width // 24 + 2, 3), np.float32)
    planes = [
        np.asarray(Image.fromarray(coarse[..., i]).resize((width, height)))
        for i in range(3)
    ]
    values = np.clip(np.stack(planes, -1), 0, 1)
    if dtype == np.float32:
        return values
    return np.rint(values * np.iinfo(dtype).max).astype(dtype)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
@pytest.mark.parametrize(
    ("target", "mean"), [((500, 500), 1e-4), ((111, 400), 0.005), ((37, 37), 0.015)]
)
def test_as_pillows_lanczos(dtype: type, target: tuple[int, int], mean: float) -> None:
    photo = Photo(textured(430, 611, dtype))
    small = fit_within(photo, *target)
    plane = photo.float_pixels()[..., 1].copy()
    size = (small.width, small.height)
    theirs = Image.fromarray(plane).resize(size, Image.Resampling.LANCZOS)
    error = np.abs(small.float_pixels()[..., 1] - np.asarray(theirs))
    assert small.pixels.dtype == dtype
    # Up to a rounded code value; beyond a factor of 3 boxes do a part of the work.
    assert error.mean() < mean + (0.3 / 255 if dtype == np.uint8 else 0)


def test_never_enlarges_and_keeps_the_shape() -> None:
    photo = Photo(textured(40, 80))
    assert fit_within(photo, 500, 500) is photo
    small = fit_within(photo, 20, 500)
    assert (small.width, small.height) == (20, 10)


@settings(deadline=None, max_examples=60)
@given(
    height=st.integers(1, 300),
    width=st.integers(1, 300),
    box=st.tuples(st.integers(1, 120), st.integers(1, 120)),
)
def test_fits_and_keeps_a_flat_colour(
    height: int, width: int, box: tuple[int, int]
) -> None:
    photo = Photo(np.full((height, width, 3), 173, np.uint8))
    small = fit_within(photo, *box)
    assert small.width <= max(box[0], 1)
    assert small.height <= max(box[1], 1)
    assert (small.pixels == 173).all()


def test_no_moire_from_a_fine_pattern() -> None:
    board = np.indices((400, 400)).sum(0) % 2 * np.uint8(255)
    photo = Photo(np.repeat(board.astype(np.uint8)[..., None], 3, 2))
    small = fit_within(photo, 90, 90).pixels[5:-5, 5:-5]
    assert np.ptp(small.astype(int)) < 12


def test_rows_of_bands_leave_no_seam() -> None:
    ramp = np.linspace(0, 1, 1800, dtype=np.float32)
    photo = Photo(np.broadcast_to(ramp[:, None, None], (1800, 30, 3)).copy())
    column = fit_within(photo, 30, 601).pixels[10:-10, 3, 0]
    steps = np.diff(column)
    assert np.ptp(steps) < 1e-4


def test_values_beyond_the_range_survive() -> None:
    photo = Photo(np.full((100, 100, 3), (-0.3, 0.5, 1.7), np.float32))
    small = fit_within(photo, 30, 30).pixels
    assert np.allclose(small, (-0.3, 0.5, 1.7), atol=1e-5)


def test_hidden_colours_do_not_bleed() -> None:
    pixels = np.zeros((120, 120, 3), np.uint8)
    pixels[:, 60:] = (255, 0, 0)
    alpha = np.zeros((120, 120), np.uint8)
    alpha[:, 60:] = 255
    small = fit_within(Photo(pixels, alpha), 25, 25)
    assert small.alpha is not None
    seen = small.alpha > 40
    assert small.pixels[seen][:, 0].min() >= 253


def test_cancelling() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        fit_within(Photo(textured(300, 300)), 100, 100, token=token)


def test_crop() -> None:
    photo = Photo(textured(40, 60), np.zeros((40, 60), np.uint8))
    part = crop(photo, 10, 5, 20, 30)
    assert part.alpha is not None
    assert part.alpha.shape == (30, 20)
    assert np.array_equal(part.pixels, photo.pixels[5:35, 10:30])
    with pytest.raises(PhotoError, match="not inside"):
        crop(photo, 50, 0, 20, 10)


def test_an_empty_box_is_refused() -> None:
    with pytest.raises(PhotoError):
        fit_within(Photo(textured(40, 60)), 0, 10)
