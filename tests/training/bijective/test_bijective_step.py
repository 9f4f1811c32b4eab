"""The compiled step, autograd and the decoders say the same."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from bijective_parts import IRES, SHAPE, first_codes, looks_data

from looksmith.models.encoding.coupling import CouplingCodec
from looksmith.models.encoding.coupling_network import shapes_of
from looksmith.models.encoding.coupling_storage import StoredCoupling
from looksmith.training.bijective.ires import IresNetwork, normalised
from looksmith.training.bijective.kernel import BLOCK, build_kernel
from looksmith.training.bijective.network import (
    Parameters,
    first_parameters,
    flow,
    own_weights,
    torch_gradients,
)


def disturbed(shape) -> Parameters:
    """Return parameters that bend colours: the first ones are nearly the identity."""
    parameters = first_parameters(shape, seed=3)
    random = torch.Generator().manual_seed(5)
    parameters.flat.add_(torch.randn(parameters.flat.shape, generator=random) * 0.1)
    return parameters


@pytest.mark.parametrize("plan", ["rgbrgb", "yuvrgb", "gy"])
def test_the_compiled_step_agrees_with_autograd(plan):
    shape = replace(SHAPE, plan=plan)
    kernel = build_kernel(shape)
    if kernel is None:
        pytest.skip("there is no C++ compiler")
    data, views = looks_data(), disturbed(shape).views()
    mods = torch.from_numpy(first_codes()) @ views["mix"] + views["base"]
    own = own_weights(shape, views, mods)
    assert own.shape == (shape.layers, 3, shape.own)
    looks, points = np.array([0, 2, 1]), np.arange(2 * BLOCK) * 7 % len(data.colours)
    slow_losses, slow = torch_gradients(shape, own, data, looks, points, 0.1)
    losses, gradients = kernel.step(own, data, looks, points, 0.1)
    assert torch.allclose(losses.float(), slow_losses, rtol=1e-4)
    assert ((slow - gradients).abs().max() / slow.abs().max()) < 2e-4
    with pytest.raises(ValueError, match="no multiple"):
        kernel.step(own, data, looks, points[:-1], 0.1)


@pytest.mark.parametrize("plan", ["rgbrgb", "rgbyuv"])
def test_the_decoder_agrees_with_torch(plan):
    shape = replace(SHAPE, plan=plan)
    weights = {name: v.numpy() for name, v in disturbed(shape).views().items()}
    steps = {
        name: np.full(size[-1] if name == "mix" else 1, 2**-12, np.float32)
        for name, size in shapes_of(shape).items()
    }
    stored = StoredCoupling.round(shape, weights, steps, np.full(3, 2**-8, np.float32))
    codec = CouplingCodec(stored)
    views = {name: torch.from_numpy(v) for name, v in stored.weights().items()}
    codes = first_codes()
    mods = torch.from_numpy(codes) @ views["mix"] + views["base"]
    data = looks_data(9)
    out = flow(shape, own_weights(shape, views, mods), torch.from_numpy(data.colours))
    for look, code in enumerate(codes):
        found = codec.forward(np.append(code, np.float32(0)), data.colours)
        assert np.abs(found - out[look].numpy()).max() < 1e-4
        assert np.abs(found - data.colours).max() > 0.02


def test_the_residual_network_agrees_with_torch():
    network = IresNetwork(3, IRES, seed=2)
    network.rows.mul_(8)
    network.norms.normal_(std=0.2)
    codec, codes = network.export()
    colours = looks_data(9).colours
    out = network.flow(
        network.matrices(network.shared),
        network.rows,
        network.norms,
        torch.from_numpy(colours),
    )
    for look, code in enumerate(codes):
        found = codec.forward(code, colours)
        assert np.abs(found - out[look].numpy()).max() < 1e-4
        assert np.abs(found - colours).max() > 0.02


def test_matrices_are_held_to_the_exact_norm():
    random = torch.Generator().manual_seed(1)
    steep = torch.randn(4, 3, 32, generator=random) * 3
    gentle = steep / 1000
    norms = torch.linalg.matrix_norm(normalised(steep, 0.97), 2)
    assert torch.allclose(norms, torch.full((4,), 0.97), atol=1e-5)
    assert torch.equal(normalised(gentle, 0.97), gentle)
