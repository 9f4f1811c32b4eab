"""The Haze-LUT and the field: the scattering model, its inverse, any backbone."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from dehaze_parts import hazy_picture, physical_weights

from looksmith.models.dehaze import hazelut
from looksmith.models.dehaze.encoder import encode, first_airlight
from looksmith.models.dehaze.field import Design, FieldOf, density
from looksmith.models.dehaze.purifier import BACKBONES
from looksmith.models.dehaze.solve import solved
from looksmith.models.dehaze.statistics import COUNT, levels, statistics


def tensors(weights):
    return {name: torch.from_numpy(values) for name, values in weights.arrays.items()}


def photo(pixels):
    return torch.from_numpy(pixels.transpose(2, 0, 1).copy())[None]


def test_a_lattice_starts_as_the_scattering_model_undone():
    """I = J t + A (1 - t): the velocity of a lattice leads from I to J in a unit."""
    airlight, clear = 0.8, torch.tensor([[0.1, 0.5, 0.9]])
    for lattice, thickness in enumerate(hazelut.THICKNESS):
        share = 1 / (1 + thickness)
        hazy = clear * share + airlight * (1 - share)
        weights = torch.zeros(1, hazelut.LATTICES)
        weights[0, lattice] = 1
        found = hazelut.mixed(torch.from_numpy(hazelut.start()), hazy, weights)
        shift, gain = found.chunk(2, 1)
        assert torch.allclose(hazy + shift + gain * (hazy - airlight), clear, atol=1e-5)


def test_a_lookup_is_exact_at_lattice_points_and_linear_between_them():
    table = torch.rand(hazelut.SIZE**3, hazelut.LATTICES * hazelut.VALUES)
    weights = torch.eye(hazelut.LATTICES)[1:2]
    point = torch.tensor([[3.0, 16.0, 7.0]])
    row = (3 * hazelut.SIZE + 16) * hazelut.SIZE + 7
    found = hazelut.mixed(table, point / 16, weights)
    wanted = table[row].reshape(-1, hazelut.VALUES)[1]
    assert torch.allclose(found[0], wanted, atol=1e-5)
    half = hazelut.mixed(table, (point + torch.tensor([0.5, 0, 0])) / 16, weights)
    after = table[row + hazelut.SIZE**2].reshape(-1, hazelut.VALUES)[1]
    assert torch.allclose(half[0], (wanted + after) / 2, atol=1e-5)


def test_the_first_airlight_stretches_levels_to_black_and_white():
    low, high = torch.tensor(0.3), torch.tensor(0.9)
    airlight, transmission = first_airlight(low, high), high - low
    assert (low - airlight) / transmission + airlight == pytest.approx(0, abs=1e-6)
    assert (high - airlight) / transmission + airlight == pytest.approx(1, abs=1e-6)


def test_statistics_are_finite_for_any_picture():
    for picture in (
        torch.zeros(2, 3, 8, 8),
        torch.ones(1, 3, 40, 9),
        torch.rand(1, 3, 5, 70),
    ):
        found = statistics(picture)
        assert found.shape == (len(picture), COUNT)
        assert torch.isfinite(found).all()


def test_levels_are_those_of_numpy():
    pixels = hazy_picture()
    low, high = levels(photo(pixels))
    wanted = np.percentile(pixels[::2, ::2], [0.5, 99.5], axis=(0, 1))
    assert np.allclose(low.numpy()[0, :, 0, 0], wanted[0], atol=0.01)
    assert np.allclose(high.numpy()[0, :, 0, 0], wanted[1], atol=0.01)


@pytest.mark.parametrize("backbone", [*BACKBONES, "none"])
@pytest.mark.parametrize("lut", [True, False])
def test_every_design_solves_the_same_problem(backbone, lut):
    design = Design(lut, backbone)
    weights = physical_weights(design, seed=1)
    pixels = hazy_picture(50, 70)
    found = solved(tensors(weights), design, pixels, steps=1)
    assert found.states[1.0].shape == pixels.shape
    assert np.isfinite(found.states[1.0]).all()
    assert not np.allclose(found.states[1.0], pixels, atol=1e-3)


def test_a_field_without_time_does_not_know_it():
    timed, untimed = Design(), Design(timed=False)
    weights = tensors(physical_weights(timed, seed=2))
    pixels = photo(hazy_picture(48, 64))
    encoding = encode(weights, pixels, statistics(pixels))
    late, early = (FieldOf(weights, timed, encoding)(pixels, t) for t in (0.9, 0.1))
    assert not torch.allclose(late, early, atol=1e-3)
    late, early = (FieldOf(weights, untimed, encoding)(pixels, t) for t in (0.9, 0.1))
    assert torch.equal(late, early)


def test_the_density_is_a_share():
    weights = tensors(physical_weights(seed=3))
    pixels = photo(hazy_picture(48, 64))
    found = density(weights, encode(weights, pixels, statistics(pixels)))
    assert found.shape == (1, 1, 48, 64)
    assert 0 <= float(found.min()) <= float(found.max()) <= 1
