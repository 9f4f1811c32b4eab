"""``looksmith evaluate dehaze`` on pairs of its own and on real ones."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from looksmith.cli import main
from looksmith.models.dehaze.weights import has_weights

PAIRS = Path(__file__).resolve().parents[3] / "shared/data/photos/validation/haze_pairs"

pytestmark = pytest.mark.skipif(not has_weights(), reason="no weights are shipped")


@pytest.fixture
def folder(tmp_path):
    chance = np.random.default_rng(0)
    for name in ("lake_1", "lake_2", "hill_1"):
        clear = chance.random((6, 8, 3)).repeat(10, 0).repeat(10, 1)
        hazy = clear * 0.5 + 0.4
        for kind, pixels in (("clear", clear), ("hazy", hazy)):
            image = Image.fromarray((pixels * 255).astype(np.uint8))
            image.save(tmp_path / f"{name}_{kind}.png")
    return tmp_path


def figures(capsys, *arguments):
    assert main(["evaluate", "dehaze", *map(str, arguments), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_every_kind_of_pairs_gets_its_means(folder, capsys):
    found = figures(capsys, "--pairs", folder)
    assert found["pairs"] == 3
    assert {kind: rows["Dehaze"]["pairs"] for kind, rows in found["mean"].items()} == {
        "lake": 2,
        "hill": 1,
    }
    both = [found["each"][name]["hazy"]["psnr"] for name in ("lake_1", "lake_2")]
    assert found["mean"]["lake"]["hazy"]["psnr"] == pytest.approx(np.mean(both))


def test_auto_levels_undo_an_even_haze(folder, capsys):
    rows = figures(capsys, "--pairs", folder)["mean"]["lake"]
    assert rows["auto-levels"]["psnr"] > 30 > rows["hazy"]["psnr"]


def test_the_table_names_every_row(folder, capsys):
    assert main(["evaluate", "dehaze", "--pairs", str(folder)]) == 0
    text = capsys.readouterr().out
    for row in ("hazy", "auto-levels", "channel levels, gamma", "Dehaze"):
        assert row in text


def test_other_solvers_can_be_asked_for(folder, capsys):
    rk4 = figures(capsys, "--pairs", folder)
    euler = figures(capsys, "--pairs", folder, "--method", "euler", "--steps", "1")
    assert rk4["mean"]["hill"]["Dehaze"] != euler["mean"]["hill"]["Dehaze"]


def test_a_folder_without_pairs_is_told(tmp_path, capsys):
    assert main(["evaluate", "dehaze", "--pairs", str(tmp_path)]) != 0
    assert "no pairs" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.skipif(not PAIRS.is_dir(), reason="the shared photos are not here")
def test_the_trivial_rows_are_the_published_ones(capsys):
    """The figures of the issue's table, which others computed on the same files."""
    means = figures(capsys, "--pairs", PAIRS)["mean"]
    hazy = means["ihaze"]["hazy"]
    assert hazy["psnr"] == pytest.approx(14.5, abs=0.05)
    assert hazy["ssim"] == pytest.approx(0.67, abs=0.006)
    assert hazy["ciede2000"] == pytest.approx(15.1, abs=0.06)
    assert means["ihaze"]["auto-levels"]["psnr"] == pytest.approx(15.6, abs=0.06)
    gamma = means["ihaze"]["channel levels, gamma"]["psnr"]
    assert gamma == pytest.approx(16.5, abs=0.06)
    ours = means["ihaze"]["Dehaze"]
    assert ours["psnr"] > gamma
    assert ours["ciede2000"] < hazy["ciede2000"]
