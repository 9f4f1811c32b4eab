"""From sRGB to a monitor's profile, refereed by LittleCMS."""

from __future__ import annotations

import struct

import imagecodecs
import numpy as np
import pytest

from looksmith.colour import profiles
from looksmith.colour.dither import dither_mask
from looksmith.colour.icc import ProfileError, from_working
from looksmith.colour.monitor import (
    LatticeMonitor,
    MatrixMonitor,
    decode_table,
    monitor_of,
)
from looksmith.colour.monitor_kernels import to_monitor
from looksmith.lut.apply import look_up
from looksmith.photo.photo import to_float32

_D65 = (0.3127, 0.3290)


def matrix_display(primaries, white=_D65, gamma=2.2) -> bytes:
    curve = profiles.ParametricCurve(gamma)
    return profiles.matrix_profile("Test display", primaries, white, curve)


DISPLAYS = {
    "wide": matrix_display(((0.68, 0.32), (0.265, 0.69), (0.15, 0.06))),
    "small and dull": matrix_display(
        ((0.60, 0.35), (0.35, 0.55), (0.17, 0.10)), gamma=1.8
    ),
    "warm": matrix_display(
        ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06)), (0.345, 0.3585), 2.4
    ),
    "swapped": matrix_display(((0.30, 0.60), (0.64, 0.33), (0.15, 0.06))),
    "ProPhoto": profiles.prophoto_profile(),
}


def table_display() -> bytes:
    """Build a display profile that holds a table from Lab to RGB."""
    size = 33
    axis = np.linspace(0, 1, size)
    coded = np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), -1)
    lightness = coded[..., 0] * 65535 / 65280 * 100
    a, b = (coded[..., channel] * 65535 / 256 - 128 for channel in (1, 2))
    y = (lightness + 16) / 116
    steps = np.stack([y + a / 500, y, y - b / 200], -1)
    xyz = np.where(steps > 6 / 29, steps**3, 3 * (6 / 29) ** 2 * (steps - 4 / 29))
    linear = (xyz * profiles.D50) @ np.linalg.inv(profiles.SRGB_TO_D50).T
    # A screen whose channels leak a little into each other, and a gamma of its own
    leaking = np.array([[0.9, 0.07, 0.03], [0.05, 0.9, 0.05], [0.02, 0.08, 0.9]])
    device = np.clip(linear @ leaking.T, 0, 1) ** (1 / 1.9)
    clut = np.rint(device * 65535).astype(">u2").tobytes()
    one = np.array([0, 65535], ">u2").tobytes()
    unit = (np.eye(3) * 65536).astype(">i4").tobytes()
    head = b"mft2\0\0\0\0" + bytes((3, 3, size, 0)) + unit + struct.pack(">HH", 2, 2)
    tag = head + one * 3 + clut + one * 3
    start = bytearray(profiles.srgb_profile()[:128])
    start[8:12] = b"\x02\x40\0\0"
    start[12:24] = b"mntrRGB Lab "
    index = struct.pack(">I", 2)
    for name in (b"B2A0", b"B2A1"):
        index += name + struct.pack(">II", 128 + 4 + 24, len(tag))
    data = bytes(start) + index + tag
    return struct.pack(">I", len(data)) + data[4:]


def colours() -> np.ndarray:
    """Return colours of all kinds: any, dark, grey and saturated ones."""
    rng = np.random.default_rng(7)
    pixels = rng.integers(0, 256, (400, 256, 3)).astype(np.uint8)
    pixels[100:200] //= 10
    pixels[200:250] = np.arange(256)[None, :, None]
    pixels[250:300, :, 1:] //= 20
    return pixels


def bgrx(pixels: np.ndarray) -> np.ndarray:
    out = np.full((*pixels.shape[:2], 4), 255, np.uint8)
    out[..., :3] = pixels[..., ::-1]
    return out


def shown_on(icc: bytes, pixels: np.ndarray, *, dither: bool = False) -> np.ndarray:
    monitor = monitor_of(icc)
    source = bgrx(pixels)
    out = np.empty_like(source)
    if isinstance(monitor, MatrixMonitor):
        mask = dither_mask() if dither else np.full((1, 1), 0.5, np.float32)
        curves = monitor.curves * np.float32(255)
        to_monitor(source, out, decode_table(), monitor.matrix, curves, mask, 0, 0)
        return out[..., 2::-1]
    assert isinstance(monitor, LatticeMonitor)
    planes = [monitor.shapers[c][pixels[..., c]] for c in range(3)]
    result = np.empty_like(pixels)
    look_up(monitor.table, np.stack(planes, -1), result, dither=dither)
    return result


def littlecms(icc: bytes, pixels: np.ndarray) -> np.ndarray:
    codes = imagecodecs.cms_transform(
        to_float32(pixels), profiles.srgb_profile(), icc, colorspace="rgb",
        outcolorspace="rgb", intent=1, flags=0x2000,
    )  # fmt: skip
    return np.clip(codes, 0, 1) * 255


@pytest.mark.parametrize("icc", DISPLAYS.values(), ids=DISPLAYS)
def test_a_matrix_display_gets_what_littlecms_would_give_it(icc):
    pixels = colours()
    error = np.abs(shown_on(icc, pixels) - littlecms(icc, pixels))
    # LittleCMS itself inverts tone curves through 4096 entries
    assert error.max() <= 2.5
    assert np.quantile(error, 0.99) <= 1.0


@pytest.mark.parametrize("icc", DISPLAYS.values(), ids=DISPLAYS)
def test_a_matrix_display_is_exact_to_the_nearest_code(icc):
    pixels = colours()
    exact = np.clip(from_working(to_float32(pixels), icc), 0, 1) * 255
    assert np.abs(shown_on(icc, pixels) - exact).max() <= 0.6


def test_a_display_of_tables_gets_what_littlecms_would_give_it():
    icc, pixels = table_display(), colours()
    assert isinstance(monitor_of(icc), LatticeMonitor)
    error = np.abs(shown_on(icc, pixels) - littlecms(icc, pixels))
    assert np.quantile(error, 0.99) <= 1.5
    assert error[200:250].max() <= 1.5, "greys"
    assert error.mean() < 0.5


@pytest.mark.parametrize("icc", [DISPLAYS["wide"], table_display()])
def test_dither_keeps_the_mean(icc):
    pixels = np.full((256, 256, 3), (93, 141, 60), np.uint8)
    monitor = np.clip(from_working(to_float32(pixels[:1, :1]), icc), 0, 1)[0, 0] * 255
    shown = shown_on(icc, pixels, dither=True)
    assert np.abs(shown.reshape(-1, 3).mean(0) - monitor).max() < 0.15
    assert np.abs(shown - monitor).max() < 1.1


def test_an_srgb_monitor_needs_nothing():
    assert monitor_of(profiles.srgb_profile()) is None


@pytest.mark.parametrize(
    "broken", [b"", b"no profile", profiles.adobe_rgb_profile()[:200]]
)
def test_a_broken_profile_is_refused(broken):
    with pytest.raises(ProfileError):
        monitor_of(broken)
