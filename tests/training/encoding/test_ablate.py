"""Changing one thing of the training at a time."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from looksmith.models.encoding.film_network import NetworkShape
from looksmith.training.datasets import read_looks
from looksmith.training.encoding import ablate
from looksmith.training.encoding.ablate import CASES, Case, held_columns, train_case
from looksmith.training.encoding.settings import SMALL

SHAPE = NetworkShape(width=32, layers=2, rank=16, code=4)
SETTINGS = replace(SMALL, shape=SHAPE, looks=8, colours=96)


@pytest.fixture(scope="module")
def looks(shared_data):
    data = read_looks(shared_data / "looks")
    rows = list(range(0, 600, 75))
    grey = np.array([data.rows[row].monochrome for row in rows])
    return ablate._Looks(data, rows, grey, None)


def test_every_case_has_a_name_of_its_own():
    assert len({case.name for case in CASES}) == len(CASES)


def test_parts_of_a_modulation_are_named():
    assert held_columns(SHAPE, ["first_gain"]) == list(range(32))
    assert len(held_columns(SHAPE, ["shift", "affine"])) == 2 * 32 + 12
    with pytest.raises(ValueError, match="no width"):
        held_columns(SHAPE, ["width"])


@pytest.mark.parametrize(
    "case",
    [
        Case("x", without=("affine", "scale"), rank=16),
        Case("x", loss="l2", random_codes=True, averaged=False),
        Case("x", hard_share=0.3),
    ],
)
def test_a_case_is_trained_as_it_says(looks, case, monkeypatch):
    monkeypatch.setattr(ablate, "_HARD_EVERY", 5)
    codec, codes = train_case(case, looks, SETTINGS, 12)
    assert codec.weights.shape.rank == case.rank
    assert codes.shape == (8, SHAPE.code)
    held = held_columns(SHAPE, case.without)
    rest = sorted(set(range(SHAPE.modulation)) - set(held))
    assert not codec.weights.mix[:, held].any()
    assert codec.weights.mix[:, rest].any(axis=0).all()


def test_cases_that_are_done_are_not_run_again(shared_data, tmp_path, monkeypatch):
    monkeypatch.setattr(ablate, "CASES", (Case("a"), Case("b")))
    monkeypatch.setattr(ablate, "SMALL", SETTINGS)
    monkeypatch.setattr(ablate, "_measure", lambda *_: dict.fromkeys(KEYS, 1.0))
    path = tmp_path / "out.json"
    arguments = ["--data", str(shared_data / "looks"), "--out", str(path)]
    ablate.main([*arguments, "--steps", "2", "--only", "a"])
    monkeypatch.setattr(ablate, "_measure", lambda *_: dict.fromkeys(KEYS, 2.0))
    ablate.main([*arguments, "--steps", "2"])
    rows = json.loads(path.read_text())
    assert [(row["name"], row["mean"]) for row in rows] == [("a", 1.0), ("b", 2.0)]
    assert "| b | 2.000 |" in path.with_suffix(".md").read_text()


KEYS = ("mean", "p90", "max", "natural", "monochrome", "psnr")
