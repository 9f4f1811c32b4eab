"""Applying LUTs: every fast way against float64 and against OpenColorIO."""

from __future__ import annotations

import numpy as np
import PyOpenColorIO as ocio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from looksmith.colour.dither import quantise
from looksmith.lut.apply import apply_lut, apply_reference, look_up
from looksmith.lut.errors import LutError
from looksmith.lut.table import Curves, Lut3D, identity_table
from looksmith.work.token import Cancelled, CancelToken


def smooth_lut(seed: int, size: int = 17, **fields) -> Lut3D:
    """Return a random look whose table is no rougher than a real one's."""
    rng = np.random.default_rng(seed)
    bend = rng.uniform(-0.4, 0.4, (3, 3)) * 0.3
    grid = identity_table(size)
    table = grid + np.sin(grid @ rng.uniform(1, 4, (3, 3))) @ bend
    return Lut3D(table.astype(np.float32), **fields)


def test_reference_agrees_with_opencolorio():
    lut = Lut3D(np.random.default_rng(0).random((9, 9, 9, 3)))
    pixels = np.random.default_rng(1).random((64, 50, 3)).astype(np.float32)
    transform = ocio.Lut3DTransform(9)
    transform.setData(lut.table.ravel())
    transform.setInterpolation(ocio.INTERP_TETRAHEDRAL)
    config = ocio.Config.CreateRaw()
    config.setProcessorCacheFlags(ocio.PROCESSOR_CACHE_OFF)
    expected = pixels.copy()
    config.getProcessor(transform).getDefaultCPUProcessor().applyRGB(expected)
    np.testing.assert_allclose(apply_reference(lut, pixels), expected, atol=1e-6)


@pytest.mark.parametrize("size", [2, 3, 16, 33, 65, 129])
def test_float_agrees_with_the_reference(size):
    lut = smooth_lut(size, size)
    pixels = np.random.default_rng(2).uniform(-0.2, 1.2, (61, 67, 3))
    pixels = pixels.astype(np.float32)
    expected = apply_reference(lut, pixels)
    np.testing.assert_allclose(apply_lut(lut, pixels), expected, atol=2e-6)


@pytest.mark.parametrize(("kind", "top"), [(np.uint8, 255), (np.uint16, 65535)])
@pytest.mark.parametrize("size", [2, 13, 33, 65, 129])
def test_integers_agree_with_the_rounded_reference(kind, top, size):
    lut = smooth_lut(size + 7, size)
    pixels = np.random.default_rng(3).integers(0, top + 1, (50, 301, 3)).astype(kind)
    expected = np.clip(apply_reference(lut, pixels / top), 0, 1) * top
    actual = apply_lut(lut, pixels)
    assert actual.dtype == kind
    assert np.abs(actual - expected).max() <= 0.5 + 2e-6 * top


def test_curves_and_domain_agree_with_the_reference():
    rng = np.random.default_rng(4)
    ramp = np.linspace(-0.1, 1.3, 40)[:, None] + rng.normal(0, 0.003, (40, 3))
    lut = smooth_lut(
        5, 9, low=(-0.1, 0.0, 0.1), high=(1.2, 1.0, 2.0),
        shaper=Curves(ramp, low=(0.0, -0.1, 0.0), high=(1.0, 1.0, 1.5)),
        post=Curves(np.linspace(0.02, 0.97, 9)[:, None] ** [1, 1.2, 0.8]),
    )  # fmt: skip
    pixels = rng.uniform(-0.3, 1.6, (31, 33, 3)).astype(np.float32)
    expected = apply_reference(lut, pixels)
    np.testing.assert_allclose(apply_lut(lut, pixels), expected, atol=2e-6)
    codes = np.rint(np.clip(pixels, 0, 1) * 255).astype(np.uint8)
    expected = np.clip(apply_reference(lut, codes / 255), 0, 1) * 255
    assert np.abs(apply_lut(lut, codes) - expected).max() <= 0.51


def test_two_tables_of_one_size_do_not_share_a_cached_processor():
    """OpenColorIO's cache cannot tell them apart; wrong colours would come back."""
    pixels = np.full((1, 4, 3), 0.5, np.float32)
    one, two = identity_table(3), identity_table(3)
    one[1, 1, 1] = 0.2
    two[1, 1, 1] = 0.8
    assert apply_lut(Lut3D(one), pixels)[0, 0, 0] == pytest.approx(0.2)
    assert apply_lut(Lut3D(two), pixels)[0, 0, 0] == pytest.approx(0.8)


@pytest.mark.parametrize("kind", [np.uint8, np.uint16, np.float32])
def test_a_fourth_channel_passes_unchanged(kind):
    rng = np.random.default_rng(6)
    pixels = (rng.random((9, 8, 4)) * (1 if kind == np.float32 else 200)).astype(kind)
    lut = smooth_lut(8)
    out = apply_lut(lut, pixels)
    np.testing.assert_array_equal(out[..., 3], pixels[..., 3])
    colours = np.ascontiguousarray(pixels[..., :3])
    np.testing.assert_allclose(
        out[..., :3].astype(float), apply_lut(lut, colours).astype(float), atol=1e-6
    )


@pytest.mark.parametrize("shape", [(3,), (5, 3), (2, 3, 4, 3), (0, 3), (1, 1, 3)])
def test_any_shape(shape):
    pixels = np.random.default_rng(7).random(shape).astype(np.float32)
    np.testing.assert_allclose(apply_lut(Lut3D.identity(5), pixels), pixels, atol=1e-6)


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 40), st.integers(1, 600), st.integers(2, 40))
def test_any_width_and_size_through_the_blocks_of_the_kernel(height, width, size):
    lut = smooth_lut(size, size)
    rng = np.random.default_rng(height * width)
    pixels = rng.integers(0, 256, (height, width, 3)).astype(np.uint8)
    expected = np.clip(apply_reference(lut, pixels / 255), 0, 1) * 255
    assert np.abs(apply_lut(lut, pixels) - expected).max() <= 0.501


def test_reversed_output_with_four_channels():
    pixels = np.random.default_rng(9).integers(0, 256, (7, 9, 3)).astype(np.uint8)
    out = np.full((7, 9, 4), 77, np.uint8)
    look_up(identity_table(2), pixels, out, reverse=True)
    np.testing.assert_array_equal(out[..., 2::-1], pixels)
    assert (out[..., 3] == 77).all()


def test_dithered_identity_changes_no_8_bit_picture():
    pixels = np.random.default_rng(9).integers(0, 256, (70, 90, 3)).astype(np.uint8)
    out = np.empty_like(pixels)
    look_up(identity_table(33), pixels, out, dither=True)
    np.testing.assert_array_equal(out, pixels)


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("size", [2, 17, 33, 65, 129])
def test_packed_bytes_agree_with_the_reference(size, reverse):
    """Dithered, every channel is the code value below or above the exact one."""
    lut = smooth_lut(size + 3, size)
    pixels = np.random.default_rng(size).integers(0, 256, (66, 515, 3)).astype("u1")
    out = np.empty((66, 515, 4), np.uint8)
    look_up(lut.table, pixels, out, dither=True, reverse=reverse)
    got = out[..., 2::-1] if reverse else out[..., :3]
    exact = np.clip(apply_reference(lut, pixels / 255), 0, 1) * 255
    difference = got - exact
    assert np.abs(difference).max() < 1.04
    assert np.abs(difference.mean()) < 0.01


def test_a_table_far_out_of_range_is_not_packed():
    """Packed fields would clip it; the corners of a cell must not be."""
    table = identity_table(2) * 6 - 2
    pixels = np.random.default_rng(0).integers(0, 256, (40, 60, 3)).astype("u1")
    out = np.empty_like(pixels)
    look_up(table, pixels, out, dither=True)
    exact = np.clip(pixels / 255 * 6 - 2, 0, 1) * 255
    assert np.abs(out - exact).max() < 1.04


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
@pytest.mark.parametrize("origin", [(0, 0), (37, 91)])
def test_integers_are_dithered_as_floats_are(kind, origin):
    """But for what floats round on the way to a threshold: one colour in 10,000."""
    lut, top = smooth_lut(11, 33), np.iinfo(kind).max
    pixels = np.random.default_rng(4).integers(0, top + 1, (130, 517, 3)).astype(kind)
    exact = apply_reference(lut, pixels / top).astype(np.float32)
    out = np.empty(pixels.shape, np.uint8)
    look_up(lut.table, pixels, out, dither=True, origin=origin)
    other = out != quantise(exact, 8, origin=origin)
    assert other.mean() < 1e-4


def test_neutral_colours_stay_neutral_when_dithered():
    grey = np.random.default_rng(0).integers(0, 256, (80, 90, 1)).astype("u1")
    pixels = np.repeat(grey, 3, axis=-1)
    out = np.empty_like(pixels)
    look_up(identity_table(33) ** np.float32(1.3), pixels, out, dither=True)
    assert (np.ptp(out, axis=-1) == 0).all()


def test_floats_can_be_looked_up_in_place():
    pixels = np.random.default_rng(2).random((70, 33, 4)).astype(np.float32)
    expected = apply_lut(smooth_lut(1), pixels)
    assert apply_lut(smooth_lut(1), pixels, out=pixels) is not None
    np.testing.assert_array_equal(pixels, expected)
    with pytest.raises(LutError):
        apply_lut(smooth_lut(1), pixels, out=pixels[:9])


@pytest.mark.parametrize("kind", ["u1", "u2"])
def test_dithered_tiles_fit_together(kind):
    top = np.iinfo(kind).max + 1
    pixels = np.random.default_rng(9).integers(0, top, (70, 90, 3)).astype(kind)
    table = smooth_lut(3).table
    whole, tile = np.empty((70, 90, 3), "u1"), np.empty((40, 50, 3), "u1")
    look_up(table, pixels, whole, dither=True)
    look_up(table, pixels[30:, 40:], tile, dither=True, origin=(30, 40))
    np.testing.assert_array_equal(tile, whole[30:, 40:])


@pytest.mark.parametrize("kind", [np.uint8, np.float32])
def test_cancelled_before_it_starts(kind):
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        apply_lut(smooth_lut(1), np.zeros((500, 64, 3), kind), token=token)


@pytest.mark.parametrize(
    "pixels",
    [np.zeros((4, 2)), np.zeros((4, 3), np.int32), np.float32(1)],
)
def test_other_pixels_are_refused(pixels):
    with pytest.raises(LutError):
        apply_lut(Lut3D.identity(), pixels)
