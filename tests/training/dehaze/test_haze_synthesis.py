"""Haze before clear photos: its physics, its maps, its kinds, and what stays clear."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from looksmith.training.dehaze.dark_channel import dark_channel_dehazed
from looksmith.training.dehaze.depth import (
    edge_guided,
    fractal,
    haze_map,
    horizon,
    ramp,
    skyness,
)
from looksmith.training.dehaze.haze import HazeMaker
from looksmith.training.dehaze.settings import KINDS, HazeSettings
from looksmith.training.dehaze.views import Views, with_levels
from looksmith.training.photos import PhotoSet

CLEAR, LIGHT, SMOKE, DEEP = range(len(KINDS))


def seeded(seed=0):
    return torch.Generator().manual_seed(seed)


def views(count=6, seed=0):
    chance = np.random.default_rng(seed)
    photos = [
        (chance.random((9, 12, 3)).repeat(14, 0).repeat(14, 1) * 255).astype(np.uint8)
        for _ in range(4)
    ]
    drawn = Views(PhotoSet.of([f"{i}.png" for i in range(4)], photos), seeded(seed))
    return drawn(count, 96, 144)


def hazed(kind, count=8, seed=0, **prior):
    maker = HazeMaker(HazeSettings(**prior), seeded(seed))
    return maker(views(count, seed), torch.full((count,), kind))


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000), kind=st.sampled_from(range(len(KINDS))))
def test_pairs_are_photos(seed, kind):
    made = hazed(kind, 3, seed)
    for photos in (made.photos, made.targets, made.density):
        assert torch.isfinite(photos).all()
        assert float(photos.min()) >= 0
        assert float(photos.max()) <= 1
    assert torch.equal((made.photos * 255).round() / 255, made.photos)


def test_clear_pairs_come_back_as_they_are():
    made = hazed(CLEAR)
    assert float((made.photos - made.targets).abs().max()) <= 0.5 / 255 + 1e-6
    assert float(made.density.max()) == 0


@pytest.mark.parametrize("kind", [LIGHT, SMOKE, DEEP])
def test_haze_lifts_blacks_and_takes_contrast(kind):
    made = hazed(kind, 16, clear_front=0.0, near=(0.2, 0.55))
    darkest = made.photos.flatten(1).quantile(0.02, dim=1)
    before = made.targets.flatten(1).quantile(0.02, dim=1)
    assert float((darkest > before).float().mean()) > 0.9
    spread = made.photos.std((1, 2, 3)) / made.targets.std((1, 2, 3))
    assert float(spread.mean()) < 0.85


def test_a_clear_foreground_keeps_its_blacks_before_a_hazy_distance():
    made = hazed(DEEP, 16, clear_front=1.0, noise=0.0, quality=(95, 96))
    clear = made.density[:, 0] < 1e-6
    assert 0.1 < float(clear.float().mean()) < 0.9
    assert float(made.density.flatten(1).amax(1).mean()) > 0.4
    off = (made.photos - made.targets).abs().amax(1)
    assert float(off[clear].median()) < 4 / 255  # JPEG, eight bits


def test_a_horizon_parts_the_foreground_from_the_distance():
    maps = horizon(seeded(), 16, 96, 144)[:, 0]
    assert float(maps.min()) == 0
    assert float(maps.max()) <= 1
    assert (maps[:, -1] < maps[:, 0] + 1e-6).all()
    assert (maps.diff(dim=1) <= 1e-6).all()
    assert float((maps == 0).float().mean()) > 0.2


def test_smoke_is_denser_than_the_haze_of_landscapes():
    assert hazed(SMOKE, 16).density.mean() > hazed(LIGHT, 16).density.mean()


def test_the_mean_transmission_is_the_one_that_was_drawn():
    ranges = ((1, 1), (0.6, 0.6), (0.6, 0.6), (0.6, 0.6))
    maker = HazeMaker(HazeSettings(transmission=ranges), seeded())
    made = maker(views(8), torch.full((8,), SMOKE))
    # The mean of exp(-beta d) is a little more than exp of minus the mean.
    assert float(1 - made.density.mean()) == pytest.approx(0.62, abs=0.05)


def test_the_same_seed_makes_the_same_haze():
    first, second = hazed(DEEP, seed=5), hazed(DEEP, seed=5)
    assert torch.equal(first.photos, second.photos)
    assert not torch.equal(first.photos, hazed(DEEP, seed=6).photos)


@pytest.mark.parametrize("make", [ramp, fractal])
def test_maps_go_from_none_to_all(make):
    maps = make(seeded(), 5, 40, 60)
    assert maps.shape == (5, 1, 40, 60)
    assert torch.allclose(maps.amin((2, 3)), torch.zeros(5, 1), atol=1e-4)
    assert torch.allclose(maps.amax((2, 3)), torch.ones(5, 1), atol=1e-4)


def test_top_is_not_always_far():
    """Else the network would learn the place instead of the haze."""
    maps = ramp(seeded(), 200, 20, 30)
    higher = maps[:, :, 0].mean((1, 2)) > maps[:, :, -1].mean((1, 2))
    assert 0.6 < float(higher.float().mean()) < 0.95


def test_guided_maps_follow_the_edges_of_the_photo():
    clear = torch.zeros(1, 3, 64, 64)
    clear[..., 32:] = 0.8
    blurred = torch.sigmoid((torch.arange(64.0) - 32) / 6).expand(1, 1, 64, 64)
    guided = edge_guided(blurred, clear)
    step = (guided[..., 33] - guided[..., 30]).mean()
    assert float(step) > 1.7 * float(blurred[0, 0, 0, 33] - blurred[0, 0, 0, 30])


def test_sky_is_bright_smooth_and_above():
    clear = torch.full((1, 3, 60, 80), 0.2)
    clear[:, :, :30] = torch.tensor([0.7, 0.8, 0.9])[:, None, None]
    found = skyness(clear)[0, 0]
    assert float(found[:15].mean()) > 0.5
    assert float(found[45:].max()) < 0.05


def test_sky_is_farthest():
    clear = torch.full((40, 3, 60, 80), 0.2)
    clear[:, :, :30] = torch.tensor([0.7, 0.8, 0.9])[:, None, None]
    maps = haze_map(seeded(), clear, torch.zeros(40, dtype=torch.bool))
    assert float(maps[:, :, :12].mean()) > 0.75


def test_levels_are_what_was_asked_for():
    black, white, mean = torch.tensor([0.05]), torch.tensor([0.9]), torch.tensor([0.45])
    found = with_levels(views(1), black, white, mean)
    assert float(found.mean()) == pytest.approx(0.45, abs=0.01)
    assert float(found.quantile(0.005)) == pytest.approx(0.05, abs=0.02)
    assert float(found.quantile(0.995)) == pytest.approx(0.9, abs=0.02)


def test_the_dark_channel_prior_undoes_the_scattering_model():
    """He et al.: with a bright sky and dark shadows everywhere it is nearly exact."""
    chance = np.random.default_rng(0)
    clear = chance.random((160, 240, 3)).astype(np.float32) ** 2
    clear[:40] = 0.9
    hazy = clear * 0.5 + 0.9 * 0.5
    found = dark_channel_dehazed(hazy.astype(np.float32))
    before, after = np.abs(hazy - clear)[60:].mean(), np.abs(found - clear)[60:].mean()
    assert after < 0.25 * before
