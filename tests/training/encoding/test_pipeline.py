"""From looks to a library's codec: learning, repeating, going on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from training_parts import looks_data

from looksmith.lut.table import identity_table
from looksmith.models.encoding.film import FilmCodec
from looksmith.models.encoding.film_network import NetworkShape
from looksmith.models.encoding.measure import measure
from looksmith.training.encoding import pipeline, rounding
from looksmith.training.encoding.loop import Trainer, load_state, save_state
from looksmith.training.encoding.parameters import Parameters, first_parameters
from looksmith.training.encoding.pipeline import encode
from looksmith.training.encoding.settings import TrainingSettings

SETTINGS = TrainingSettings(
    shape=NetworkShape(width=32, layers=2, rank=16, code=3),
    looks=4,
    colours=96,
    rate=4e-3,
    steps=110,
    second_steps=40,
    rounding_steps=10,
    bytes=20_000,
)
IDS = ("brighter", "steeper", "negative", "grey")


@pytest.fixture
def first_codes():
    return np.random.default_rng(0).normal(size=(4, 3)).astype(np.float32)


@pytest.fixture(params=["compiled", "plain torch"])
def data(request, monkeypatch):
    """Return the looks, with the step that runs where there is no compiler, or not."""
    monkeypatch.setattr(rounding, "_GRADIENT_STEPS", 10)
    if request.param == "plain torch":
        monkeypatch.setattr(
            "looksmith.training.encoding.loop.build_kernel", lambda _: None
        )
    return looks_data()


def test_looks_become_a_library_that_fits_and_shows_them(data, first_codes, tmp_path):
    found = encode(
        data, first_codes, SETTINGS, IDS, seed=1, folder=tmp_path, device="cpu"
    )
    assert found.steps == 110 + 40 + 10
    grey = data.grey.astype(bool)
    content = pipeline.content_of(
        found.codec, found.codes, IDS, grey, np.zeros((4, 3), np.float32)
    )
    assert len(pipeline.dump(content)) <= SETTINGS.bytes
    codec = FilmCodec.from_bytes(content.codec)
    shown = codec.decode(codec.unpack_codes(content.codes, 4), 9, grey)
    identity = identity_table(9)
    errors = [measure(data.table(look), shown[look]).mean for look in range(4)]
    before = [measure(data.table(look), identity).mean for look in range(4)]
    assert np.mean(errors) < np.mean(before) / 4


def test_the_same_steps_and_seed_give_the_same_bytes(data, first_codes, tmp_path):
    few = replace(SETTINGS, steps=8, second_steps=4, rounding_steps=4)
    made = []
    for place in ("a", "b"):
        (tmp_path / place).mkdir()
        found = encode(data, first_codes, few, IDS, seed=2, folder=tmp_path / place)
        made.append((found.codec.to_bytes(), found.codec.pack_codes(found.codes)))
    assert made[0] == made[1]


def trainer(data, codes) -> Trainer:
    parameters = first_parameters(SETTINGS.shape, 0)
    given = torch.from_numpy(codes.copy())
    return Trainer(data, SETTINGS, parameters, given, seed=3, minutes=0, rate=1e-3)


def test_going_on_from_a_checkpoint_gives_what_one_go_gives(
    data, first_codes, tmp_path
):
    whole = trainer(data, first_codes)
    whole.run(None, 9)
    first = trainer(data, first_codes)
    first._steps = 9
    for _ in range(4):
        first.step()
    save_state(first, tmp_path / "some.pt")
    second = trainer(data, first_codes)
    load_state(second, tmp_path / "some.pt")
    second.run(tmp_path / "some.pt", 9)
    assert second.done == 9
    assert torch.equal(second.parameters.flat, whole.parameters.flat)
    assert torch.equal(second.codes, whole.codes)


def test_a_step_on_another_device_leaves_nothing_on_the_processor(first_codes):
    # The meta device computes nothing and refuses to be mixed with any other: what
    # gets as far as reading the loss would run on a graphics card.
    start = first_parameters(SETTINGS.shape, 0).flat.to("meta")
    trainer = Trainer(
        looks_data(), SETTINGS, Parameters(SETTINGS.shape, start),
        torch.from_numpy(first_codes).to("meta"), seed=0, minutes=0, rate=1e-3,
        device="meta",
    )  # fmt: skip
    with pytest.raises(RuntimeError, match="item"):
        trainer.step()
    assert trainer.done == 1
