"""Enhanced photos, whole and in parts, as floats and as bytes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from enhance_parts import made_up_photo, made_up_weights
from hypothesis import given, settings
from hypothesis import strategies as st

from looksmith.lut.apply import apply_reference
from looksmith.models.enhance.local import LocalSettings
from looksmith.models.enhance.run import Enhanced, enhance
from looksmith.models.resample import shrunk
from looksmith.models.restored import Place
from looksmith.photo.photo import to_float32
from looksmith.work.token import Cancelled, CancelToken

PHOTO = made_up_photo(61, 83)
COLOURS = enhance(PHOTO, made_up_weights(), LocalSettings(steps=0, device="cpu"))
RANDOM = np.random.default_rng(4)
LOCAL = replace(COLOURS, residual=RANDOM.normal(0, 0.03, (20, 30, 3)).astype("f4"))


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 60), st.integers(0, 82), st.integers(1, 61), st.integers(1, 83),
    st.sampled_from([0.3, 1.0, 1.5]), st.sampled_from([1, 2]),
)  # fmt: skip
def test_a_part_is_what_the_whole_has_there(top, left, height, width, strength, times):
    """At its own size or enlarged, as a zoomed view is: no seam wherever it is cut."""
    photo = PHOTO.repeat(times, 0).repeat(times, 1)
    whole = LOCAL.apply(photo, strength)
    area = np.s_[top : top + height, left : left + width]
    place = Place(top, left, *photo.shape[:2])
    np.testing.assert_array_equal(
        LOCAL.apply(photo[area], strength, place=place), whole[area]
    )


def test_the_local_part_is_seen():
    """Without which the test above would say little."""
    assert np.abs(LOCAL.apply(PHOTO) - COLOURS.apply(PHOTO)).max() > 5 / 255


@pytest.mark.parametrize("strength", [0.4, 1.0, 1.5])
def test_the_compiled_pass_is_the_reference_mixed(strength):
    values = to_float32(PHOTO)
    change = apply_reference(COLOURS.lut, values) - values
    wanted = values + strength * change
    np.testing.assert_allclose(COLOURS.apply(PHOTO, strength), wanted, atol=2e-5)
    np.testing.assert_allclose(COLOURS.recolour(values, strength), wanted, atol=2e-5)


@pytest.mark.parametrize("strength", [0.0, 0.4, 1.0, 1.25, 1.5])
def test_bytes_are_the_floats_dithered(strength):
    """All 16 million would take too long; every code value is among these."""
    colours = RANDOM.integers(0, 256, (300, 400, 3), dtype=np.uint8)
    out = COLOURS.recolour_bytes(colours, strength, np.empty_like(colours))
    wanted = np.clip(COLOURS.apply(colours, strength), 0, 1) * 255
    difference = out - wanted
    assert np.abs(difference).max() < 1.13  # dither, and a table of sixteenths
    assert abs(difference.mean()) < 0.02
    if strength == 0:
        np.testing.assert_array_equal(out, colours)


def test_bytes_may_be_changed_in_place():
    wanted = COLOURS.recolour_bytes(PHOTO, 1.0, np.empty_like(PHOTO))
    spent = PHOTO.copy()
    assert COLOURS.recolour_bytes(spent, 1.0, spent) is spent
    np.testing.assert_array_equal(spent, wanted)


def test_bytes_stop_when_cancelled():
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        COLOURS.recolour_bytes(PHOTO, 1.0, np.empty_like(PHOTO), token=token)


def test_what_is_not_a_number_stays_where_it_is():
    photo = to_float32(PHOTO).copy()
    photo[3, 4] = [np.nan, np.inf, -np.inf]
    found = LOCAL.apply(photo)
    assert np.isnan(found[3, 4, 0])
    clean = np.ones(PHOTO.shape[:2], bool)
    clean[3, 4] = False
    np.testing.assert_array_equal(found[clean], LOCAL.apply(PHOTO)[clean])


def test_memory_held_is_counted():
    assert COLOURS.nbytes >= COLOURS.lut.table.nbytes
    assert LOCAL.nbytes - COLOURS.nbytes == LOCAL.residual.nbytes
    assert (COLOURS.is_local, LOCAL.is_local) == (False, True)


@pytest.mark.parametrize("kind", [np.uint8, np.uint16, np.float32])
def test_shrinking_averages_whole_blocks(kind):
    top = 1 if kind == np.float32 else np.iinfo(kind).max
    photo = (RANDOM.random((60, 80, 3)) * top).astype(kind)
    blocks = photo.reshape(15, 4, 20, 4, 3).mean((1, 3), dtype=np.float64) / top
    np.testing.assert_allclose(shrunk(photo, 20), blocks, atol=2e-6)


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 50), st.integers(1, 50), st.integers(1, 60))
def test_shrinking_to_any_size_keeps_flat_colours(height, width, side):
    photo = np.full((height, width, 3), [10, 128, 255], np.uint8)
    small = shrunk(photo, side)
    assert max(small.shape[:2]) <= max(side, 1)
    np.testing.assert_allclose(
        small, np.broadcast_to(photo[0, 0] / 255, small.shape), atol=1e-5
    )


def test_an_unknown_strength_is_refused_for_bytes():
    with pytest.raises(ValueError, match="outside"):
        Enhanced(COLOURS.plan, COLOURS.lut, None, "x").recolour_bytes(
            PHOTO, 1.6, np.empty_like(PHOTO)
        )
