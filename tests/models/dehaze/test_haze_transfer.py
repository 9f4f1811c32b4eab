"""From the solver's size to full size: edges, faint detail, quiet skies, crops."""

from __future__ import annotations

import numpy as np

from looksmith.models.dehaze.run import Dehazed
from looksmith.models.dehaze.transfer import (
    affine_maps,
    box_mean,
    evened,
    identity_maps,
)
from looksmith.models.restored import Place


def applied(maps, pixels, place=None):
    found = Dehazed({0.0: identity_maps(*maps.shape[:2]), 1.0: maps}, maps[..., 0], "t")
    return found.apply(pixels, 1.0, place=place)


def enlarged(small, factor):
    return np.repeat(np.repeat(small, factor, 0), factor, 1)


def test_averages_are_cut_at_the_borders():
    values = np.arange(12, dtype=np.float32).reshape(3, 4)
    assert box_mean(values, 1)[0, 0] == np.mean([0, 1, 4, 5])
    assert box_mean(values, 1)[1, 1] == np.mean([[0, 1, 2], [4, 5, 6], [8, 9, 10]])
    assert np.allclose(box_mean(np.full((5, 6, 2), 0.3, np.float32), 9), 0.3)


def test_a_global_affine_change_is_found_exactly():
    small = np.random.default_rng(0).random((60, 90, 3)).astype(np.float32)
    matrix = np.array([[1.5, 0.1, 0], [-0.1, 1.2, 0.1], [0, 0.2, 0.9]], np.float32)
    result = small @ matrix.T - 0.2
    assert np.abs(applied(affine_maps(small, result), small) - result).max() < 0.02


def test_an_edge_stays_as_sharp_as_in_the_photo():
    """Two surfaces, hazy to different degrees: the step lies between two pixels."""
    small = np.full((60, 90, 3), 0.7, np.float32)
    small[:, 45:] = 0.4
    result = small.copy()
    result[:, :45] = 0.75  # sky: hardly changed
    result[:, 45:] = 0.15  # hill: far darker
    full = enlarged(small, 8)
    found = applied(affine_maps(small, result), full)
    row = found[240, :, 1]
    assert abs(row[: 45 * 8] - 0.75).max() < 0.03, "no halo in the sky"
    assert abs(row[45 * 8 :] - 0.15).max() < 0.03, "no halo on the hill"


def test_faint_structures_get_the_contrast_that_the_flow_gave_them():
    rows, columns = np.mgrid[:80, :120]
    faint = 0.6 + 0.025 * np.sign(np.sin(columns / 2.0) * np.sin(rows / 2.0))
    small = np.repeat(faint[..., None], 3, 2).astype(np.float32)
    result = (small - 0.6) * 4 + 0.5
    found = applied(affine_maps(small, result), small)
    assert found[20:60, 20:100].std() > 0.85 * result[20:60, 20:100].std()


def test_the_noise_of_a_smooth_sky_is_hardly_amplified():
    """At the solver's size noise is averaged out: the flow sees a smooth ramp."""
    ramp = np.linspace(0.6, 0.75, 80, dtype=np.float32)[:, None, None]
    small = np.tile(ramp, (1, 120, 3))
    result = (small - 0.75) * 4 + 0.75
    noise = np.random.default_rng(1).normal(0, 0.01, (640, 960, 3)).astype(np.float32)
    smooth = applied(affine_maps(small, result), enlarged(small, 8))
    noisy = applied(affine_maps(small, result), enlarged(small, 8) + noise)
    assert (noisy - smooth).std() < 2.2 * noise.std()


def test_clipped_highlights_stay_white():
    small = np.full((40, 60, 3), 0.6, np.float32)
    result = small - 0.2
    full = np.full((80, 120, 3), 1.0, np.float32)
    assert applied(affine_maps(small, result), full).min() >= 1.0


def test_colours_outside_the_unit_cube_keep_their_distance():
    small = np.random.default_rng(2).random((40, 60, 3)).astype(np.float32)
    maps = affine_maps(small, small * 0.8)
    inside = np.full((40, 60, 3), 1.0, np.float32)
    beyond = inside + 0.5
    found = applied(maps, beyond) - applied(maps, inside)
    assert np.allclose(found, 0.5, atol=1e-5)


def test_a_crop_is_the_same_as_in_the_whole():
    chance = np.random.default_rng(3)
    small = chance.random((30, 45, 3)).astype(np.float32)
    maps = affine_maps(small, small**1.5)
    full = (chance.random((300, 450, 3)) * 255).astype(np.uint8)
    whole = applied(maps, full)
    part = applied(maps, full[110:190, 37:260], Place(110, 37, 300, 450))
    assert np.abs(part - whole[110:190, 37:260]).max() < 1e-6


def test_a_glow_along_an_edge_is_evened_out():
    """The network brightened the sky along trees, which nothing in the photo does."""
    rows, columns = np.mgrid[:120, :180]
    small = np.repeat((0.7 + 0.05 * rows / 120)[..., None], 3, 2).astype(np.float32)
    small[:, 90:] = 0.3 + 0.1 * ((rows // 3 + columns // 3) % 2)[:, 90:, None]
    wanted = np.where(small < 0.5, small - 0.15, small + 0.02).astype(np.float32)
    glow = 0.1 * np.exp(-(((columns - 89) / 5.0) ** 2)) * (columns < 90)
    glowing = (wanted + glow[..., None]).astype(np.float32)
    left = np.abs(applied(affine_maps(small, evened(small, glowing)), small) - wanted)
    kept = np.abs(applied(affine_maps(small, glowing), small) - wanted)
    beside = (slice(20, 100), slice(70, 90))
    assert left[beside].max() < 0.6 * kept[beside].max()
    assert left[20:100, 100:160].max() < 0.03


def test_a_change_that_follows_the_colours_is_not_evened():
    small = np.random.default_rng(4).random((60, 90, 3)).astype(np.float32)
    result = small @ np.diag([1.4, 1.2, 0.9]).astype(np.float32) - 0.1
    assert np.abs(evened(small, result) - result).max() < 0.02
