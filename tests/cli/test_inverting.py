"""``--invert`` on the command line, and what ``inspect`` says of it."""

from __future__ import annotations

import json
import re
import shutil
import tracemalloc
from types import SimpleNamespace

import numpy as np
import pytest

from looksmith.cli import main
from looksmith.cli.inverting import notes_on_photo
from looksmith.grade.recipe import Blend, BlendTerm, Recipe
from looksmith.grade.render import Renderer
from looksmith.grade.restore import Found
from looksmith.grade.sources import OverlayLooks
from looksmith.lut.apply import apply_lut
from looksmith.lut.formats import read_lut, write_lut
from looksmith.lut.table import Lut3D, identity_table
from looksmith.photo.photo import Photo
from looksmith.photo.read import read_photo

GRID = identity_table(33)
COLOURS = np.random.default_rng(0).uniform(0.05, 1, (500, 3)).astype(np.float32)


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("LOOKSMITH_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def photo(root, tmp_path):
    shutil.copy(root / "resources" / "samples" / "otter.jpg", tmp_path)
    return "otter.jpg"


@pytest.fixture
def gentle(tmp_path):
    mixed = 0.9 * GRID**1.2 + 0.1 * np.roll(GRID, 1, axis=-1)
    write_lut(Lut3D(mixed.astype(np.float32), title="Gentle"), tmp_path / "gentle.cube")
    return "gentle.cube"


@pytest.fixture
def faded(tmp_path):
    write_lut(Lut3D(0.2 + GRID / 2), tmp_path / "faded.cube")
    return "faded.cube"


@pytest.fixture
def grey(tmp_path):
    weights = np.array([0.3, 0.6, 0.1], np.float32)
    table = np.repeat((GRID @ weights)[..., None], 3, -1)
    write_lut(Lut3D(table), tmp_path / "grey.cube")
    return "grey.cube"


def test_a_lut_is_turned_into_the_one_that_undoes_it(gentle):
    assert main(["convert", gentle, "back.cube", "--invert"]) == 0
    assert main(["convert", gentle, "small.cube", "--invert", "--size", "33"]) == 0
    there = apply_lut(read_lut(gentle), COLOURS)
    for name, size, codes in (("back.cube", 65, 1), ("small.cube", 33, 3)):
        back = read_lut(name)
        assert back.size == size
        assert np.abs(apply_lut(back, there) - COLOURS).max() <= codes / 255
    assert read_lut("back.cube").title == "Gentle (inverted)"


def test_an_inverse_can_be_written_in_every_table_format(gentle):
    there = apply_lut(read_lut(gentle), COLOURS)
    inside = ((there > 0.1) & (there < 0.9)).all(-1)
    for name in ("back.spi3d", "back.clf", "back.3dl", "back.csp"):
        assert main(["convert", gentle, name, "--invert", "--size", "33"]) == 0
        back = apply_lut(read_lut(name), there[inside])
        assert np.abs(back - COLOURS[inside]).max() <= 3 / 255


@pytest.mark.parametrize("size", ["33", "65"])
def test_a_blend_is_baked_as_its_inverse(gentle, size):
    blend = ["--lut", f"{gentle}:60", "--free"]
    assert main(["bake", *blend, "-o", "there.cube", "--size", "65"]) == 0
    assert main(["bake", *blend, "--invert", "--size", size, "-o", "back.cube"]) == 0
    back = read_lut("back.cube")
    assert back.size == int(size)
    there = apply_lut(read_lut("there.cube"), COLOURS)
    assert np.abs(apply_lut(back, there) - COLOURS).max() <= 3 / 255


def test_an_inverse_is_fine_unless_told(gentle):
    assert main(["bake", "--lut", gentle, "-o", "there.cube"]) == 0
    assert main(["bake", "--lut", gentle, "--invert", "-o", "back.cube"]) == 0
    assert (read_lut("there.cube").size, read_lut("back.cube").size) == (33, 65)


def test_a_graded_photo_comes_back_through_16_bits(photo, gentle):
    grade = ["--lut", gentle, "--bits", "16"]
    assert main(["apply", photo, *grade, "-o", "graded.tif"]) == 0
    undo = [*grade, "--invert", "-o", "undone.tif", "--cube", "undo.cube"]
    assert main(["apply", "graded.tif", *undo]) == 0
    original = read_photo(photo).pixels / 255
    undone = read_photo("undone.tif").pixels / 65535
    near = np.abs(undone - original).max(axis=-1) <= 1.0001 / 255
    assert near.mean() >= 0.999
    assert read_lut("undo.cube").size == 65


@pytest.mark.parametrize(
    ("arguments", "out"),
    [
        (["convert", "grey.cube", "out.cube", "--invert"], "out.cube"),
        (["bake", "--lut", "grey.cube", "--invert", "-o", "out.cube"], "out.cube"),
        (
            ["apply", "otter.jpg", "--lut", "grey.cube", "--invert", "-o", "out.png",
             "--cube", "out.cube"],
            "out.png",
        ),
    ],
)  # fmt: skip
def test_a_monochrome_look_cannot_be_undone(
    arguments, out, photo, grey, tmp_path, capsys
):
    before = set(tmp_path.iterdir())
    assert main(arguments) == 1
    lines = capsys.readouterr().err.strip().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("looksmith: ")
    assert "brought back" in lines[0]
    assert not (tmp_path / out).exists()
    assert {path.name for path in set(tmp_path.iterdir()) - before} <= {"data"}


def test_a_built_in_monochrome_look_cannot_be_undone(capsys):
    assert main(["looks", "--json"]) == 0
    looks = json.loads(capsys.readouterr().out)
    look = next(each["id"] for each in looks if each["monochrome"])
    assert main(["bake", "--look", look, "--invert", "-o", "out.cube"]) == 1
    assert "brought back" in capsys.readouterr().err
    half = ["bake", "--look", f"{look}:50", "--free", "--invert", "-o", "half.cube"]
    assert main(half) == 0  # some of the colour is left


def test_colours_beyond_reach_are_counted_on_stderr(faded, gentle, photo, capsys):
    for arguments in (
        ["convert", faded, "back.cube", "--invert", "--size", "33"],
        ["bake", "--lut", faded, "--invert", "--size", "33", "-o", "back.cube"],
    ):
        assert main(arguments) == 0
        captured = capsys.readouterr()
        counted = re.search(r"([\d,]+) of 35,937 lattice points", captured.err)
        # 0.2 to 0.7 holds 16 of the 33 points of an axis.
        assert int(counted[1].replace(",", "")) == 33**3 - 16**3
        assert "never gives" in captured.err
        assert captured.out == ""
    assert main(["apply", photo, "--lut", faded, "--invert", "-o", "out.png"]) == 0
    said = capsys.readouterr().err
    counted = re.search(r"([\d,]+) of 921,600 pixels", said)
    pixels = read_photo(photo).pixels / 255
    beyond = ((pixels < 0.2 - 2 / 255) | (pixels > 0.7 + 2 / 255)).any(-1).sum()
    assert int(counted[1].replace(",", "")) == pytest.approx(beyond, rel=0.02)
    assert main(["apply", photo, "--lut", gentle, "-o", "out.png"]) == 0
    assert capsys.readouterr().err == ""


def test_pixels_of_a_large_photo_are_counted_slab_by_slab():
    """Held as numbers at once, 30 megapixels take 600 MB and more."""
    look = Lut3D(0.2 + GRID / 2)
    looks = OverlayLooks(None, {"faded": look})
    recipe = Recipe(blend=Blend((BlendTerm("faded"),), invert=True))
    row = np.linspace(0, 255, 6000).astype(np.uint8)[None, :, None]
    photo = Photo(np.broadcast_to(row, (5000, 6000, 3)))
    plan = SimpleNamespace(recipe=recipe, looks=looks)
    tracemalloc.start()
    notes = notes_on_photo(plan, Renderer(looks), photo, Found())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(notes) == 1
    assert "of 30,000,000 pixels" in notes[0]
    assert peak < 450e6


def test_inspect_says_how_far_a_look_comes_back(gentle, grey, tmp_path, capsys):
    assert main(["inspect", gentle, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["one_to_one"]
    back = found["inversion"]
    assert (back["kind"], back["rank"]) == ("one-to-one", 3)
    for name in ("folded", "flattened", "several", "recovered"):
        assert set(back[name]) == {"lattice", "natural"}
    assert back["recovered"]["lattice"] == 1
    for name in ("exact", "exact_natural", "eight_bit", "eight_bit_natural"):
        assert set(back[name]) == {"mean", "p50", "p95", "maximum"}
    assert back["exact"]["maximum"] <= 0.01 < back["eight_bit"]["mean"] < 0.5
    assert back["sentence"].startswith("One-to-one: ")
    assert main(["inspect", grey, "--json"]) == 0
    back = json.loads(capsys.readouterr().out)["inversion"]
    assert back["kind"] == "monochrome"
    assert back["exact"] is None
    write_lut(Lut3D(np.clip(GRID * 2, 0, 1)), tmp_path / "hard.cube")
    assert main(["inspect", "hard.cube"]) == 0
    text = capsys.readouterr().out
    assert "Flattens 88 % of the colours" in text
    assert re.search(r"flattened +87.50% of all colours, \d", text)
    assert re.search(r"eight bit +CIEDE2000 mean \d", text)
