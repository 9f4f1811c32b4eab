"""Training the paper's network: the compiled step, going on, the command."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
import torch
from training_parts import looks_data

from looksmith.training.encoding.ennelut import EnnelutSettings, EnnelutTrainer
from looksmith.training.encoding.ennelut_network import (
    BLOCK,
    EnnelutNetwork,
    compiled_step,
    torch_step,
)

SETTINGS = EnnelutSettings(blocks=2, looks=2, colours=BLOCK, seed=5)


@pytest.fixture(scope="module")
def compiled():
    step = compiled_step()
    if step is None:
        pytest.skip("there is no C++ compiler")
    return step


@pytest.mark.parametrize("softness", [None, 0.1])
@pytest.mark.parametrize("blocks", [1, 4])
def test_the_compiled_step_agrees_with_autograd(compiled, blocks, softness):
    torch.manual_seed(1)
    data = looks_data()
    network = EnnelutNetwork(4, blocks)
    with torch.no_grad():
        network.weights[:, :-3].mul_(60)
        network.weights[:, -3:].mul_(0.7)
        network.rows.mul_(60)
    looks, points = np.array([0, 2, 3]), np.arange(2 * BLOCK) * 7 % len(data.colours)
    slow = torch_step(network, data, looks, points, softness)
    fast = compiled(network, data, looks, points, softness)
    assert fast.loss == pytest.approx(slow.loss, rel=1e-5)
    for name in ("weights", "rows"):
        one, other = getattr(slow, name), getattr(fast, name)
        assert ((one - other).abs().max() / one.abs().max()) < 1e-4, name


@pytest.mark.parametrize(("softness", "factor"), [(None, 5), (0.1, 2)])
def test_it_learns(softness, factor):
    trainer = EnnelutTrainer(looks_data(), replace(SETTINGS, softness=softness))
    losses = [trainer.step(number / 400) for number in range(400)]
    assert np.mean(losses[-20:]) < np.mean(losses[:20]) / factor


def test_going_on_from_a_checkpoint_gives_what_one_go_gives(tmp_path):
    data = looks_data()
    whole = EnnelutTrainer(data, SETTINGS)
    for number in range(12):
        whole.step(number / 12)
    first = EnnelutTrainer(data, SETTINGS)
    for number in range(7):
        first.step(number / 12)
    first.save(tmp_path / "some.pt")
    second = EnnelutTrainer(data, SETTINGS)
    second.load(tmp_path / "some.pt")
    second.run(1, 12, tmp_path / "some.pt")
    assert second.done == 12
    assert torch.equal(second.network.weights, whole.network.weights)
    assert torch.equal(second.network.rows, whole.network.rows)
    other = EnnelutTrainer(data, replace(SETTINGS, blocks=1))
    with pytest.raises(ValueError, match="other settings"):
        other.load(tmp_path / "some.pt")


def test_every_look_comes_once_before_any_comes_again():
    trainer = EnnelutTrainer(looks_data(), SETTINGS)
    for _ in range(3):
        seen: list[int] = []
        for _ in range(2):
            seen += trainer._chosen()[0].tolist()
            trainer.done += 1
        assert sorted(seen) == [0, 1, 2, 3]


def test_without_a_compiler_it_trains_the_same(monkeypatch):
    data = looks_data()
    trainers = [EnnelutTrainer(data, SETTINGS)]
    monkeypatch.setattr("shutil.which", lambda _: None)
    trainers.append(EnnelutTrainer(data, SETTINGS))
    assert trainers[1].step_with is torch_step
    losses = [[each.step(n / 9) for n in range(9)] for each in trainers]
    np.testing.assert_allclose(losses[0], losses[1], rtol=2e-3)


def test_the_command_writes_both_flavours_and_their_figures(tmp_path, shared_data):
    from looksmith.models.encoding.library import EncodedLibrary
    from looksmith.training.encoding.ennelut import main

    arguments = ["--data", str(shared_data / "looks"), "--out", str(tmp_path)]
    main([*arguments, "--size", "tiny", "--steps", "3"])
    rows = json.loads((tmp_path / "ennelut-tiny.json").read_text())
    names = [row["codec"] for row in rows]
    assert names == ["ennelut-tiny", "ennelut-tiny-compact"]
    for row in rows:
        assert row["steps"] == 3
        assert row["looks"] == 512
        path = tmp_path / f"{row['codec']}.looks"
        assert path.stat().st_size == row["bytes"]
        library = EncodedLibrary.open(path)
        assert library.table(library.ids[0], 5).shape == (5, 5, 5, 3)
    assert rows[1]["bytes"] < rows[0]["bytes"] / 2
