"""What Enhance is measured against, and the damage it is measured on."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from looksmith.lut.apply import apply_lut
from looksmith.models.enhance.colour import OUTPUTS, ColourModel
from looksmith.models.enhance.priors import lattice_colours, prior_tables
from looksmith.models.enhance.statistics import statistics
from looksmith.training.enhance.ablations import standing_still
from looksmith.training.enhance.clahe import clahe
from looksmith.training.enhance.patches import worn
from looksmith.training.enhance.synthetic import damaged_photos
from looksmith.training.photos import PhotoSet


def ramp(low: float, high: float, size: int = 96) -> np.ndarray:
    plane = np.tile(np.linspace(low, high, size, dtype=np.float32), (size, 1))
    return np.repeat(plane[..., None], 3, 2)


def test_clahe_stretches_a_flat_photo_by_no_more_than_its_limit():
    flat = ramp(0.4, 0.6)
    found = clahe(flat, clip=2.0, tiles=1)
    gained = np.ptp(found[48, :, 0]) / np.ptp(flat[48, :, 0])
    assert 1.5 < gained < 3  # the limit, and what is dealt out again
    assert np.ptp(clahe(flat, clip=6.0, tiles=1)) > np.ptp(found)


def test_clahe_keeps_colour_differences_and_shows_no_tiles():
    photo = ramp(0.2, 0.7) * np.array([1.0, 0.8, 0.6], np.float32)
    found = clahe(photo)
    change = found - photo
    inside = (found > 0) & (found < 1)
    kept = inside.all(-1)
    assert np.ptp(change, axis=-1)[kept].max() < 1e-5
    steps = np.abs(np.diff(found[..., 1], axis=0))
    assert steps.max() < 0.05


def test_clahe_without_a_limit_is_plain_equalisation():
    """Every level comes out as often."""
    random = np.random.default_rng(2)
    photo = np.repeat(random.beta(2, 5, (64, 64, 1)), 3, 2).astype(np.float32)
    found = clahe(photo, clip=1e9, tiles=1)[..., 0]
    counts, _ = np.histogram(found, 8, (0, 1))
    assert counts.min() > 0.7 * counts.max()


def test_worn_photos_are_noisier_in_the_dark_once_lifted():
    dark = np.full((64, 64, 3), 0.1, np.float32)
    found = [worn(dark, np.random.default_rng(seed)) for seed in range(20)]
    assert max(one.std() for one in found) > 0.01
    assert abs(np.mean(found) - 0.1) < 0.02
    for one in found:
        np.testing.assert_allclose(one * 255, np.rint(one * 255), atol=1e-3)


def test_every_photo_is_damaged_in_every_way_and_the_same_again():
    random = np.random.default_rng(0)
    photo = (random.random((40, 60, 3)) * 255).astype(np.uint8)
    photos = PhotoSet.of(["a.png"], [photo])
    made = list(damaged_photos(photos, 5))
    assert sorted(one.kind for one in made) == ["dark", "flat", "other"]
    for one, again in zip(made, damaged_photos(photos, 5), strict=True):
        assert np.abs(one.given - one.wanted).mean() > 0.01
        np.testing.assert_array_equal(one.given, again.given)


@pytest.mark.parametrize("seed", range(2))
def test_a_colour_part_that_stands_still_changes_nothing(seed):
    told = statistics(np.random.default_rng(seed).random((32, 32, 3), np.float32))
    count = len(told)
    model = ColourModel(
        np.zeros(count, np.float32),
        np.ones(count, np.float32),
        (
            (
                np.ones((1, count, OUTPUTS), np.float32),
                np.ones((1, OUTPUTS), np.float32),
            ),
        ),
        (prior_tables(9) - lattice_colours(9)),
    )
    still = standing_still(model)
    photo = ramp(0.0, 1.0)
    assert np.abs(apply_lut(still.lut(still.plan(told)), photo) - photo).max() < 1 / 255


def test_the_synthetic_command_prints_every_rival(tmp_path, caplog):
    from looksmith.training.enhance.synthetic import main

    random = np.random.default_rng(1)
    for name in "abc":
        photo = (random.random((48, 64, 3)) * 255).astype(np.uint8)
        Image.fromarray(photo).save(tmp_path / f"{name}.png")
    with caplog.at_level("INFO"):
        main(["--photos", str(tmp_path), "--steps", "0"])
    for row in ("unprocessed", "auto-levels", "CLAHE", "Enhance, colour part"):
        assert row in caplog.text
