"""Training the looks that can be undone: it learns, goes on, repeats, stays small."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
import torch
from bijective_parts import (
    IRES,
    SELECTION,
    SETTINGS,
    SHAPE,
    first_codes,
    looks_data,
    rounded,
)

from looksmith.lut.table import identity_table
from looksmith.models.encoding.bijective import NotBijectiveError
from looksmith.models.encoding.library import EncodedLibrary
from looksmith.training.bijective import __main__ as command
from looksmith.training.bijective.coupling import CouplingTrainer
from looksmith.training.bijective.files import file_bytes
from looksmith.training.bijective.ires import IresTrainer
from looksmith.training.bijective.measuring import cost_page, measure_looks, summary
from looksmith.training.bijective.network import first_parameters
from looksmith.training.bijective.pipeline import encode, mirrored
from looksmith.training.bijective.subset import cell_shares, turns_over
from looksmith.training.encoding import rounding


def coupling(*, compiled: bool = True, minutes: float = 1) -> CouplingTrainer:
    return CouplingTrainer(
        mirrored(looks_data())[0],
        SETTINGS,
        first_parameters(SHAPE, 0),
        torch.from_numpy(first_codes()),
        seed=0,
        minutes=minutes,
        rate=SETTINGS.rate,
        compiled=compiled,
    )


def residual() -> IresTrainer:
    return IresTrainer(looks_data(), IRES, seed=0, minutes=1)


@pytest.mark.parametrize("make", [coupling, residual])
def test_it_learns(make):
    trainer = make()
    losses = [trainer.step() for _ in range(250)]
    assert np.mean(losses[-20:]) < np.mean(losses[:20]) / 2


def test_it_learns_without_a_compiler_too():
    fast, slow = coupling(), coupling(compiled=False)
    for _ in range(5):
        assert slow.step() == pytest.approx(fast.step(), rel=1e-3)


@pytest.mark.parametrize("make", [coupling, residual])
def test_going_on_from_a_checkpoint_gives_what_one_go_gives(make, tmp_path):
    whole, first, second = make(), make(), make()
    whole.run(steps=12)
    for _ in range(7):
        first.step()
        first.seconds = first.minutes * 60 * first.done / 12
    first.save(tmp_path / "some.pt")
    second.load(tmp_path / "some.pt")
    second.run(tmp_path / "some.pt", steps=12)
    assert second.done == whole.done == 12

    def tensors(trainer):
        for part in trainer.parts().values():
            yield from part if isinstance(part, list) else [part]

    for one, other in zip(tensors(whole), tensors(second), strict=True):
        assert torch.equal(one, other)


def test_the_checkpoint_of_another_network_is_refused(tmp_path):
    coupling().save(tmp_path / "some.pt")
    other = CouplingTrainer(
        looks_data(), replace(SETTINGS, shape=replace(SHAPE, rank=8)),
        first_parameters(replace(SHAPE, rank=8), 0), torch.from_numpy(first_codes()),
        seed=0, minutes=1, rate=1e-3,
    )  # fmt: skip
    with pytest.raises(ValueError, match="other settings"):
        other.load(tmp_path / "some.pt")


def test_a_run_repeats_and_keeps_to_its_bytes(tmp_path, monkeypatch):
    monkeypatch.setattr(rounding, "_GRADIENT_STEPS", 40)
    made = []
    for name in "ab":
        folder = tmp_path / name
        folder.mkdir()
        settings = rounded(bytes=20_000)
        data = looks_data()
        made.append(
            encode(
                data, first_codes(), settings, SELECTION, seed=1, folder=folder,
                steps=(150, 20),
            )
        )  # fmt: skip
    one, other = made
    assert one.codec.to_bytes() == other.codec.to_bytes()
    assert np.array_equal(one.codes, other.codes)
    assert one.steps == 170
    assert file_bytes(one.codec, one.codes, SELECTION) <= 20_000
    # The look that turns the cube inside out has its switch on.
    assert one.codes[:, -1].tolist() == [0, 0, 1]
    error = np.abs(one.codec.decode(one.codes, 17)[2] - data.table(2)).mean()
    assert error < 0.05


@pytest.mark.parametrize("model", ["coupling", "ires"])
def test_the_command_writes_a_library_and_a_report(model, tmp_path, monkeypatch):
    def made_up(folder, photos, share, length):
        return looks_data(), SELECTION, first_codes()[:, :length]

    monkeypatch.setattr(command, "prepare", made_up)
    monkeypatch.setattr(rounding, "_GRADIENT_STEPS", 40)
    monkeypatch.setattr(command, "COUPLING", SETTINGS)
    monkeypatch.setattr(command, "IRES", IRES)
    arguments = ["--data", "unused", "--out", str(tmp_path), "--model", model]
    command.main([*arguments, "--steps", "24"])
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    name = "library-bijective.looks" if model == "coupling" else "library-ires.looks"
    library = EncodedLibrary.open(tmp_path / name)
    assert report["steps"] == 24
    assert report["bytes"] == (tmp_path / name).stat().st_size
    assert report["codec"] == model
    assert report["all"]["looks"] == 3
    assert library.ids == SELECTION.ids
    assert library.table("fade", 9).shape == (9, 9, 9, 3)
    with pytest.raises(NotBijectiveError):
        library.table("grey", 9)
    command.main([*arguments, "--steps", "24", "--resume"])
    again = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert again["all"] == report["all"]


def test_cells_that_fold_or_are_flat_are_counted():
    identity = identity_table(33)
    assert cell_shares(identity) == cell_shares(identity**2)
    assert cell_shares(identity).nearly_bijective
    folded = np.abs(identity - 0.25)
    assert cell_shares(folded).folded == pytest.approx(1 - 0.75**3 - 3 * 0.75 * 0.25**2)
    clipped = np.clip(identity * 2, 0, 1)
    assert cell_shares(clipped).flat == pytest.approx(1 - 0.5**3)
    assert not cell_shares(clipped).nearly_bijective
    grey = np.repeat(identity.mean(-1, keepdims=True), 3, axis=-1)
    assert cell_shares(grey).flat == 1


def test_only_looks_that_turn_the_cube_inside_out_are_switched():
    data = looks_data()
    learnt, switched = mirrored(data)
    assert switched.tolist() == [False, False, True]
    assert np.array_equal(learnt.targets[:, :2], data.targets[:, :2])
    assert np.array_equal(learnt.targets[:, 2], data.targets[:, 2][:, [1, 0, 2]])
    assert not turns_over(np.repeat(data.table(0).mean(-1, keepdims=True), 3, axis=-1))


def test_the_cost_is_the_error_beside_that_of_the_plain_codec():
    data = looks_data(17)
    trainer = residual()
    codec, codes = trainer.network.export()
    plain = [data.table(look) for look in range(3)]
    looks = measure_looks(codec, codes, data, None, plain)
    found = summary(looks)
    assert found["all"]["plain_mean"] == 0
    assert found["all"]["cost"] == found["all"]["mean"] > 1
    assert found["near"]["looks"] + found["rest"]["looks"] == 3
    assert 0 < found["round_trip"]["iterations"] <= 200
    assert found["round_trip"]["largest"] < 1e-3
    rows = [
        line.split(",") for line in cost_page(SELECTION.ids[:3], looks).splitlines()
    ]
    assert rows[0][0] == "look"
    costs = [float(row[-1]) for row in rows[1:]]
    assert costs == sorted(costs, reverse=True)
    assert {row[0] for row in rows[1:]} == set(SELECTION.ids[:3])
