"""The compiled step, the torch step and the decoder say the same."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from training_parts import looks_data

from looksmith.lut.table import identity_table
from looksmith.models.encoding.film import FilmCodec
from looksmith.models.encoding.film_network import NetworkShape
from looksmith.models.encoding.film_storage import StoredNetwork, shapes_of
from looksmith.models.encoding.film_torch import features, look_outputs
from looksmith.training.encoding.kernel import BLOCK, build_kernel
from looksmith.training.encoding.network import torch_step
from looksmith.training.encoding.parameters import Parameters, first_parameters
from looksmith.training.encoding.settings import TrainingSettings

SHAPE = NetworkShape(width=32, layers=2, rank=16, code=6)
SETTINGS = TrainingSettings(shape=SHAPE, looks=4, colours=BLOCK)


@pytest.fixture(scope="module")
def parameters() -> Parameters:
    return first_parameters(SHAPE, seed=3)


def test_the_compiled_step_agrees_with_autograd(parameters):
    from looksmith.training.encoding.loop import Trainer

    kernel = build_kernel(SHAPE)
    if kernel is None:
        pytest.skip("there is no C++ compiler")
    data = looks_data()
    random = torch.Generator().manual_seed(1)
    codes = torch.randn(4, SHAPE.code, generator=random)
    trainer = Trainer(
        data, SETTINGS, parameters, codes, seed=0, minutes=1, rate=1e-3, device="cpu"
    )
    looks, points = np.arange(4), np.arange(BLOCK) * 7 % len(data.colours)
    colours = torch.from_numpy(data.colours[points])
    views = parameters.views()
    shared = features(views, colours)
    mods = codes @ views["mix"] + views["base"]
    batch = trainer._batch(looks, points, colours)
    slow = torch_step(SHAPE, views, mods, shared, batch)
    fast = kernel.step(views, mods, shared, data, looks, points, SETTINGS.softness)
    for name in ("losses", "weight", "left", "right", "modulations", "features"):
        one, other = getattr(slow, name).float(), getattr(fast, name).float()
        scale = one.abs().max().clamp(min=1e-6)
        assert ((one - other).abs().max() / scale) < 2e-4, name


def test_the_decoder_agrees_with_torch(parameters):
    random = np.random.default_rng(0)
    steps = {
        name: np.full(shape[-1] if name == "mix" else 1, 2**-10, np.float32)
        for name, shape in shapes_of(SHAPE).items()
    }
    stored = StoredNetwork.round(
        parameters.weights(), steps, np.full(SHAPE.code, 2**-8, np.float32)
    )
    codec = FilmCodec(stored)
    codes = np.zeros((3, codec.code_length), np.float32)
    codes[:, : SHAPE.code] = random.normal(size=(3, SHAPE.code))
    grey = np.array([False, True, False])
    views = Parameters.of(stored.weights()).views()
    given = torch.from_numpy(codes[:, : SHAPE.code])
    for size in (2, 7, 34):
        colours = torch.from_numpy(identity_table(size).reshape(-1, 3).copy())
        out = look_outputs(
            SHAPE,
            views,
            given @ views["mix"] + views["base"],
            features(views, colours),
            colours,
            torch.from_numpy(grey),
        )
        expected = out.clamp(0, 1).numpy().reshape(3, size, size, size, 3)
        decoded = codec.decode(codes, size, grey)
        assert np.abs(decoded - expected).max() < 1e-4
        assert np.ptp(decoded[1], axis=-1).max() == 0
