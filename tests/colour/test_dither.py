"""Quantising without banding and without touching what was exact."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from looksmith.colour.dither import MASK_SIZE, dither_mask, quantise


@pytest.mark.parametrize(("bits", "kind"), [(8, np.uint8), (16, np.uint16)])
def test_exact_code_values_stay(bits, kind):
    codes = np.resize(np.arange(2**bits), (300, 700, 3)).astype(kind)
    values = codes.astype(np.float32) * np.float32(1 / (2**bits - 1))
    np.testing.assert_array_equal(quantise(values, bits), codes)


def test_dither_keeps_the_mean_of_a_flat_patch():
    value = np.float32(100.3 / 255)
    out = quantise(np.full((128, 128, 3), value, np.float32), 8)
    assert set(np.unique(out)) == {100, 101}
    np.testing.assert_allclose(out.reshape(-1, 3).mean(0), 100.3, atol=0.005)


def test_dither_breaks_a_shallow_gradient_that_rounding_bands():
    ramp = np.linspace(0.5, 0.5 + 2 / 255, 512, dtype=np.float32)
    image = np.broadcast_to(ramp[None, :, None], (64, 512, 3)).copy()
    blocks = quantise(image, 8).reshape(4, 16, 32, 16, 3).mean((1, 3))
    wanted = image.reshape(4, 16, 32, 16, 3).mean((1, 3)) * 255
    plain = quantise(image, 8, dither=False).reshape(4, 16, 32, 16, 3).mean((1, 3))
    assert np.abs(blocks - wanted).max() < 0.1 < np.abs(plain - wanted).max()


@given(st.integers(0, 200), st.integers(0, 200))
def test_tiles_fit_together(y, x):
    image = np.random.default_rng(0).random((80, 90, 3)).astype(np.float32)
    whole = quantise(image, 8, origin=(y, x))
    tile = quantise(image[30:, 40:], 8, origin=(y + 30, x + 40))
    np.testing.assert_array_equal(tile, whole[30:, 40:])


def test_greys_stay_grey():
    ramp = np.linspace(0, 1, 300, dtype=np.float32)[None, :, None]
    out = quantise(np.broadcast_to(ramp, (70, 300, 3)).copy(), 8)
    assert (np.ptp(out, axis=-1) == 0).all()


def test_values_outside_are_clipped():
    image = np.array([[[-3, 0.5, 7]]], np.float32)
    assert quantise(image, 8)[0, 0, 0] == 0
    assert quantise(image, 8)[0, 0, 2] == 255
    assert quantise(image, 16)[0, 0, 2] == 65535


@pytest.mark.parametrize("shape", [(5, 7), (5, 7, 1), (5, 7, 4)])
def test_other_channel_counts(shape):
    assert quantise(np.full(shape, 0.5, np.float32), 8).shape == shape


def test_the_mask_is_blue():
    """Hardly any of its power lies at low frequencies, unlike white noise."""
    mask = dither_mask() - 0.5
    power = np.abs(np.fft.fft2(mask)) ** 2
    radius = np.hypot(*np.meshgrid(*[np.fft.fftfreq(MASK_SIZE)] * 2))
    low = power[(radius > 0) & (radius < 0.1)].mean()
    assert low < 0.05 * power[radius > 0].mean()
