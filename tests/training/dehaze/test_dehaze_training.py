"""Training Dehaze: the fused lookup, steps that help, resuming, the whole command."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
import torch
from PIL import Image

from looksmith.models.dehaze import hazelut
from looksmith.models.dehaze.field import Design
from looksmith.models.dehaze.weights import read_weights
from looksmith.training.dehaze.__main__ import main
from looksmith.training.dehaze.haze import HazeMaker
from looksmith.training.dehaze.lookup import mixed_with_gradients
from looksmith.training.dehaze.loop import DehazeTrainer
from looksmith.training.dehaze.pool import PairPool
from looksmith.training.dehaze.settings import HazeSettings, LoopSettings
from looksmith.training.dehaze.views import Views
from looksmith.training.photos import PhotoSet

TINY = LoopSettings(height=32, width=48, photos=4, minutes=1.0)


def photos(count=4):
    chance = np.random.default_rng(0)
    found = [
        (chance.random((8, 12, 3)).repeat(8, 0).repeat(8, 1) * 255).astype(np.uint8)
        for _ in range(count)
    ]
    return PhotoSet.of([f"{i}.png" for i in range(count)], found)


def trainer(settings=TINY, seed=0):
    chance = torch.Generator().manual_seed(seed)
    maker = HazeMaker(HazeSettings(), chance)
    pool = PairPool(Views(photos(), chance), maker, settings, chance)
    return DehazeTrainer(pool, settings, seed)


def test_the_fused_lookup_is_the_one_of_the_model_with_its_gradients():
    torch.manual_seed(0)
    table = torch.rand(hazelut.SIZE**3, hazelut.LATTICES * hazelut.VALUES)
    colours = torch.rand(200, 3) * 1.2 - 0.1
    weights = torch.rand(200, hazelut.LATTICES)
    given = torch.randn(200, hazelut.VALUES)
    found = []
    for look in (hazelut.mixed, mixed_with_gradients):
        inputs = [part.clone().requires_grad_() for part in (table, colours, weights)]
        out = look(*inputs)
        found.append((out, *torch.autograd.grad(out, inputs, given)))
    for ours, torchs in zip(found[1], found[0], strict=True):
        assert torch.allclose(ours, torchs, atol=1e-3, rtol=1e-3)


def test_a_few_steps_bring_the_loss_down():
    learner = trainer()
    pairs = learner.pool.draw()
    torch.manual_seed(1)
    before = float(learner.loss(pairs).detach())
    learner.done = 0
    for _ in range(40):
        learner.step()
    learner.done = 0
    torch.manual_seed(1)
    assert float(learner.loss(pairs).detach()) < before


@pytest.mark.parametrize(
    "design",
    [Design(lut=False), Design(purifier="none"), Design(purifier="separable")],
)
def test_every_ablation_trains(design):
    learner = trainer(replace(TINY, design=design))
    assert np.isfinite([learner.step() for _ in range(3)]).all()


def test_resuming_goes_on_from_where_it_was_saved(tmp_path):
    path = tmp_path / "c.pt"
    first, second = trainer(), trainer(seed=9)
    for _ in range(3):
        first.step()
    first.save(path)
    second.resume(path)
    assert second.done == 3
    for name, values in first.network.state_dict().items():
        assert torch.equal(values, second.network.state_dict()[name])
    moments = (t.adam.state_dict()["state"][0]["exp_avg"] for t in (first, second))
    assert torch.equal(*moments)
    assert torch.equal(first._times(9), second._times(9))


def test_the_command_trains_reports_and_resumes(tmp_path):
    folder = tmp_path / "photos"
    folder.mkdir()
    chance = np.random.default_rng(1)
    for number in range(9):
        pixels = chance.random((12, 16, 3)).repeat(10, 0).repeat(10, 1) * 255
        Image.fromarray(pixels.astype(np.uint8)).save(folder / f"p{number}.png")
    pairs = tmp_path / "pairs"
    pairs.mkdir()
    for kind in ("hazy", "clear"):
        Image.open(folder / "p1.png").save(pairs / f"a_1_{kind}.png")
    out = tmp_path / "out"
    common = ["--photos", str(folder), "--out", str(out), "--validation", str(pairs)]
    main([*common, "--steps", "2"])
    report = json.loads((out / "report.json").read_text())
    assert report["steps"] == 2
    assert set(report["kept_out"]) == {"p0.png", "p8.png"}
    assert {"a", "harm"} == set(report["validation"])
    assert (out / "dehaze.npz").stat().st_size < 3_000_000
    assert read_weights(out / "dehaze.npz").design == Design()
    main([*common, "--steps", "2", "--resume"])
    assert json.loads((out / "report.json").read_text())["steps"] == 2


def test_a_regression_knows_only_where_photos_start():
    settings = replace(TINY, one_shot=True)
    assert trainer(settings)._times(50).max() == 0
    assert trainer()._times(50).max() > 0
