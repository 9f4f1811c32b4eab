"""Enhance and Dehaze on the command line."""

from __future__ import annotations

import numpy as np
import pytest

from looksmith.cli import main
from looksmith.lut.apply import apply_lut
from looksmith.lut.formats import read_lut
from looksmith.photo.photo import Photo
from looksmith.photo.read import read_photo
from looksmith.photo.resize import fit_within
from looksmith.photo.write import write_photo


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("LOOKSMITH_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def photo(root, tmp_path) -> Photo:
    """A dull picture, dull.png."""
    small = fit_within(read_photo(root / "resources/samples/otter.jpg"), 240, 240)
    dull = Photo((small.pixels * 0.4 + 20).astype(np.uint8))
    write_photo(dull, tmp_path / "dull.png")
    return dull


def test_a_photo_is_enhanced_and_its_lut_written(photo):
    arguments = ["apply", "dull.png", "--enhance", "-o", "out.png", "--cube", "a.cube"]
    assert main([*arguments, "--device", "cpu"]) == 0
    out, cube = read_photo("out.png").pixels, read_lut("a.cube")
    assert out.mean() > photo.pixels.mean() + 5  # a dull photo becomes brighter
    assert cube.size == 65
    baked = apply_lut(cube, photo.pixels)
    assert np.abs(baked.astype(float) - out).mean() < 2


def test_the_strength_is_in_percent(photo):
    means = []
    for strength in ("0", "50", "150"):
        assert main(["apply", "dull.png", "--enhance", strength, "-o", "o.png"]) == 0
        means.append(read_photo("o.png").pixels.mean())
    assert means[0] == photo.pixels.mean()
    assert means[0] < means[1] < means[2]


@pytest.mark.parametrize(
    ("option", "value", "bounds"),
    [
        ("--enhance", "151", "0 to 150"),
        ("--enhance", "-1", "0 to 150"),
        ("--dehaze", "-101", "-100 to 130"),
        ("--dehaze", "131", "-100 to 130"),
        ("--dehaze", "nan", "-100 to 130"),
    ],
)
def test_strengths_out_of_range_name_the_range(photo, capsys, option, value, bounds):
    with pytest.raises(SystemExit) as stopped:
        main(["apply", "dull.png", f"{option}={value}", "-o", "o.png"])
    assert stopped.value.code == 2
    assert bounds in capsys.readouterr().err


def test_a_bare_flag_before_the_photo_is_explained(photo, capsys):
    with pytest.raises(SystemExit):
        main(["apply", "--enhance", "dull.png", "-o", "o.png"])
    assert "goes after PHOTO" in capsys.readouterr().err


def test_dehaze_without_its_weights_says_what_to_do(photo, no_dehaze, capsys, tmp_path):
    assert main(["apply", "dull.png", "--dehaze", "-50", "-o", "o.png"]) == 1
    lines = capsys.readouterr().err.strip().splitlines()
    assert len(lines) == 1
    assert "Dehaze" in lines[0]
    assert "install" in lines[0]
    assert not (tmp_path / "o.png").exists()


def test_the_enhance_of_a_photo_is_baked_alone(photo):
    assert main(["bake", "--enhance-from", "dull.png", "-o", "full.cube"]) == 0
    half = ["--enhance-from", "dull.png", "--enhance", "50", "-o", "half.cube"]
    assert main(["bake", *half]) == 0
    full, half = (apply_lut(read_lut(n), photo.pixels / np.float32(255))
                  for n in ("full.cube", "half.cube"))  # fmt: skip
    change, half_change = (v - photo.pixels / 255 for v in (full, half))
    assert np.abs(change).mean() > 5 / 255
    np.testing.assert_allclose(half_change, change / 2, atol=2 / 255)


def test_baking_enhance_without_a_photo_says_what_is_missing(capsys):
    assert main(["bake", "--enhance", "50", "-o", "a.cube"]) == 1
    assert "--enhance-from PHOTO" in capsys.readouterr().err
