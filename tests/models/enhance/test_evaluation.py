"""Figures and pairs: against what is known, and what broken folders say."""

from __future__ import annotations

import json

import numpy as np
import pytest
from enhance_parts import made_up_photo, made_up_weights
from PIL import Image

from looksmith.cli import main
from looksmith.models.enhance.weights import save_weights
from looksmith.models.pairs import PairsError, find_pairs
from looksmith.models.scores import (
    auto_levels,
    bootstrap,
    levels_and_gamma,
    psnr,
    score,
    ssim,
)

PHOTO = made_up_photo() / np.float32(255)


def test_a_photo_is_like_itself():
    found = score(PHOTO, PHOTO)
    assert found.psnr == pytest.approx(100)
    assert found.ssim == pytest.approx(1)
    assert found.ciede2000 == 0


def test_psnr_of_a_known_error():
    assert psnr(PHOTO, PHOTO + np.float32(0.1)) == pytest.approx(20, abs=1e-4)


def test_structure_is_lost_by_noise_and_hardly_by_a_shift():
    noise = 0.1 * np.random.default_rng(0).normal(size=PHOTO.shape)
    assert ssim(PHOTO, (PHOTO + noise).astype(np.float32)) < 0.7
    assert ssim(PHOTO, PHOTO * np.float32(0.97)) > 0.97


def test_ssim_is_that_of_its_definition():
    """One window, weighed by the Gaussian of the paper, computed by hand."""
    random = np.random.default_rng(1)
    x, y = random.random((2, 11, 11, 1))
    offsets = np.arange(-5, 6)
    bell = np.exp(-0.5 * (offsets / 1.5) ** 2)
    window = np.outer(bell, bell)[..., None]
    window /= window.sum()
    mean_x, mean_y = (window * x).sum(), (window * y).sum()
    var_x = (window * x * x).sum() - mean_x**2
    var_y = (window * y * y).sum() - mean_y**2
    both = (window * x * y).sum() - mean_x * mean_y
    wanted = (2 * mean_x * mean_y + 1e-4) * (2 * both + 9e-4)
    wanted /= (mean_x**2 + mean_y**2 + 1e-4) * (var_x + var_y + 9e-4)
    assert ssim(x, y) == pytest.approx(wanted, rel=1e-9)


def test_the_trivial_corrections_do_what_they_say():
    flat = 0.3 + 0.3 * PHOTO
    levelled = auto_levels(flat)
    assert levelled.min() == 0
    assert levelled.max() == 1
    assert np.mean(levels_and_gamma(flat)) == pytest.approx(0.45, abs=1e-3)


def test_the_interval_holds_the_mean_and_narrows_with_more():
    few, many = ([20.0, 22.0, 27.0] * n for n in (2, 40))
    (low, high), (low_2, high_2) = bootstrap(few), bootstrap(many)
    assert low < 23 < high
    assert low < low_2 < 23 < high_2 < high


def save(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        Image.fromarray(made_up_photo(40, 60)).save(path)


def test_pairs_are_found_by_name(tmp_path):
    save(tmp_path, "b_input.png", "b_expertC.png", "a_under.png", "a_best.png")
    save(tmp_path, "a_over.png", "c_input.png")
    assert [pair.name for pair in find_pairs(tmp_path)] == ["a", "b"]


def test_pairs_are_found_in_two_folders(tmp_path):
    save(tmp_path, "input/x.png", "target/x.png", "input/y.png")
    assert [pair.name for pair in find_pairs(tmp_path)] == ["x"]


def test_a_list_of_pairs_rules(tmp_path):
    save(tmp_path, "one.png", "two.png", "b_input.png", "b_target.png")
    (tmp_path / "pairs.csv").write_text("input,target\none.png,two.png\n")
    (pair,) = find_pairs(tmp_path)
    assert (pair.input.name, pair.target.name) == ("one.png", "two.png")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("input,target\none.png,gone.png\n", "line 2.*gone.png is not there"),
        ("first,second\none.png,one.png\n", "columns input and target"),
        ("input,target\n", "no pair"),
    ],
)
def test_a_broken_list_says_where(tmp_path, text, said):
    save(tmp_path, "one.png")
    (tmp_path / "pairs.csv").write_text(text)
    with pytest.raises(PairsError, match=said):
        find_pairs(tmp_path)


def test_a_folder_without_pairs_says_how_to_name_them(tmp_path):
    save(tmp_path, "one.png")
    with pytest.raises(PairsError, match=r"a_input\.png"):
        find_pairs(tmp_path)
    with pytest.raises(PairsError, match="no such folder"):
        find_pairs(tmp_path / "gone")


@pytest.fixture
def evaluated(tmp_path):
    """Return the arguments that score two pairs with made-up weights."""
    save(tmp_path, "b_input.png", "b_target.png", "a_input.png", "a_target.png")
    save_weights(made_up_weights(), tmp_path / "w.npz")
    weights = str(tmp_path / "w.npz")
    return ["evaluate", "enhance", "--pairs", str(tmp_path), "--weights", weights]


def test_the_command_prints_every_row(evaluated, capsys):
    assert main(evaluated) == 0
    shown = capsys.readouterr().out
    for row in ("unprocessed", "auto-levels", "auto-levels, gamma", "Enhance"):
        assert row in shown


def test_the_command_speaks_to_programs(evaluated, capsys):
    assert main([*evaluated, "--json", "--steps", "0"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["pairs"] == 2
    assert found["mean"]["unprocessed"]["psnr"] == pytest.approx(100)
    assert set(found["each"]["a"]["Enhance"]) == {"psnr", "ssim", "ciede2000"}


def test_pairs_of_two_sizes_are_refused(evaluated, tmp_path, capsys):
    Image.fromarray(made_up_photo(30, 60)).save(tmp_path / "a_target.png")
    assert main(evaluated) == 1
    assert "differ in size" in capsys.readouterr().err


def test_the_command_says_how_far_good_photos_are_changed(evaluated, tmp_path, capsys):
    weights = evaluated[-2:]
    arguments = ["evaluate", "enhance", "--harm", str(tmp_path), *weights, "--json"]
    assert main([*arguments, "--steps", "0"]) == 0
    every = json.loads(capsys.readouterr().out)
    assert every["photos"] == 4
    assert every["mean"] == pytest.approx(np.mean(list(every["each"].values())))
    assert main([*arguments, "--steps", "0", "--every", "2"]) == 0
    assert json.loads(capsys.readouterr().out)["photos"] == 2
    (tmp_path / "empty").mkdir()
    assert main(["evaluate", "enhance", "--harm", str(tmp_path / "empty")]) == 1
    assert "no photos" in capsys.readouterr().err
