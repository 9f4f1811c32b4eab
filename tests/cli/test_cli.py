"""The command line, as a user types it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from looksmith.cli import main
from looksmith.lut.apply import apply_lut
from looksmith.lut.formats import read_lut, write_lut
from looksmith.lut.table import Lut3D, identity_table
from looksmith.photo.read import read_photo


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("LOOKSMITH_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def photo(root, tmp_path):
    shutil.copy(root / "resources" / "samples" / "otter.jpg", tmp_path)
    return str(tmp_path / "otter.jpg")


@pytest.fixture
def look_file(tmp_path):
    lut = Lut3D(identity_table(17) ** np.float32(1.4), title="Deep")
    write_lut(lut, tmp_path / "deep.cube")
    return tmp_path / "deep.cube"


@pytest.fixture
def library(capsys):
    assert main(["looks", "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def fails(arguments, capsys, *words) -> None:
    """Assert one clear line on stderr, status 1, and no traceback."""
    assert main([str(a) for a in arguments]) == 1
    captured = capsys.readouterr()
    lines = captured.err.strip().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("looksmith: ")
    for word in words:
        assert word in lines[0]


def test_the_library_is_listed(library):
    assert len(library) == 512
    wanted = {
        "id", "title", "category", "author", "licence", "tags", "monochrome",
        "one_to_one",
    }  # fmt: skip
    assert all(wanted <= set(look) for look in library)
    assert len({look["id"] for look in library}) == 512
    assert len({look["title"] for look in library}) == 512
    assert any(look["monochrome"] for look in library)


def test_the_library_is_searched(capsys):
    assert main(["looks", "--search", "portra 400"]) == 0
    lines = capsys.readouterr().out.strip().splitlines()
    assert lines
    assert all("Portra" in line and "400" in line for line in lines)
    assert main(["looks", "--search", "no such look at all"]) == 0
    assert "No look matches" in capsys.readouterr().out


def test_a_photo_is_graded_with_looks_files_and_light(photo, library, look_file):
    one, two = library[0]["id"], library[200]["id"]
    status = main(
        [
            "apply", photo, "-o", "out.png", "--look", f"{one}:60", "--look", two,
            "--lut", f"{look_file}:20", "--amount", "80", "--exposure", "0.3",
            "--saturation", "-10", "--cube", "out.cube", "--size", "65",
        ]
    )  # fmt: skip
    assert status == 0
    original, graded = read_photo(photo), read_photo("out.png")
    assert graded.pixels.shape == original.pixels.shape
    expected = apply_lut(read_lut("out.cube"), original.pixels)
    assert np.abs(graded.pixels - expected.astype(float)).mean() <= 0.5
    assert np.abs(graded.pixels - original.pixels.astype(float)).mean() > 3


def test_weights_are_percent_and_share_a_hundred(photo, look_file):
    arguments = ["bake", "--lut", f"{look_file}:50", "-o"]
    assert main([*arguments, "shared.cube"]) == 0
    assert main([*arguments, "free.cube", "--free"]) == 0
    whole, half = read_lut("shared.cube"), read_lut("free.cube")
    grid = identity_table(33)
    np.testing.assert_allclose(half.table - grid, (whole.table - grid) / 2, atol=1e-5)


def test_a_baked_inverse_undoes_the_look(look_file):
    assert main(["bake", "--lut", str(look_file), "-o", "there.cube"]) == 0
    assert (
        main(["bake", "--lut", str(look_file), "--invert", "--size", "65",
              "-o", "back.cube"]) == 0
    )  # fmt: skip
    colours = np.random.default_rng(0).uniform(0.1, 1, (200, 3)).astype(np.float32)
    there = apply_lut(read_lut("there.cube"), colours)
    back = apply_lut(read_lut("back.cube"), there)
    np.testing.assert_allclose(back, colours, atol=1 / 255)


def test_a_morph_is_not_a_mix(photo, library, look_file):
    looks = ["--look", library[0]["id"], "--look", library[300]["id"], "--lut",
             str(look_file)]  # fmt: skip
    assert main(["bake", *looks, "-o", "mix.cube"]) == 0
    assert main(["bake", *looks, "--morph", "-o", "morph.cube"]) == 0
    mixed, morphed = read_lut("mix.cube").table, read_lut("morph.cube").table
    assert np.abs(mixed - morphed).max() > 1e-3
    assert np.abs(mixed - morphed).mean() < 0.2
    assert (
        main(["apply", photo, *looks, "--morph", "-o", "out.png", "--cube",
              "too.cube"]) == 0
    )  # fmt: skip
    np.testing.assert_array_equal(read_lut("too.cube").table, morphed)
    expected = apply_lut(read_lut("morph.cube"), read_photo(photo).pixels)
    seen = read_photo("out.png").pixels
    assert np.abs(seen - expected.astype(float)).mean() <= 0.5


def test_a_morph_of_one_look_is_the_look(library):
    look = ["bake", "--look", library[7]["id"], "-o"]
    assert main([*look, "plain.cube"]) == 0
    assert main([*look, "morph.cube", "--morph"]) == 0
    np.testing.assert_array_equal(
        read_lut("plain.cube").table, read_lut("morph.cube").table
    )


def test_sixteen_bit_output(photo):
    assert (
        main(["apply", photo, "-o", "out.tif", "--bits", "16", "--contrast", "9"]) == 0
    )
    assert read_photo("out.tif").pixels.dtype == np.uint16


def test_a_look_can_be_named_by_its_title(photo, library):
    title = library[5]["title"]
    assert main(["apply", photo, "-o", "out.jpg", "--look", title.upper()]) == 0


def test_a_session_is_applied_and_changed(photo, look_file, tmp_path):
    from looksmith.grade.recipe import Blend, BlendTerm, Light, Recipe
    from looksmith.grade.session import Session, save_session

    recipe = Recipe(Light(exposure=0.5), Blend((BlendTerm("user-gone"),)))
    looks = {"user-gone": read_lut(look_file)}
    save_session(Session(recipe, None, looks), tmp_path / "edit.looksmith")
    session = ["--session", "edit.looksmith"]
    assert main(["apply", photo, "-o", "a.png", *session]) == 0
    assert main(["apply", photo, "-o", "b.png", *session, "--exposure", "0"]) == 0
    assert main(["apply", photo, "-o", "c.png", "--lut", str(look_file)]) == 0
    brighter, plain, direct = (read_photo(f"{n}.png").pixels for n in "abc")
    assert brighter.mean() > plain.mean() + 5
    assert np.abs(plain - direct.astype(float)).max() <= 1


def test_luts_are_converted(look_file):
    assert main(["convert", str(look_file), "deep.spi3d", "--size", "33"]) == 0
    back = read_lut("deep.spi3d")
    assert back.size == 33
    colours = np.random.default_rng(0).random((200, 3)).astype(np.float32)
    np.testing.assert_allclose(
        apply_lut(back, colours), apply_lut(read_lut(look_file), colours), atol=2e-5
    )


def test_inspecting_a_lut(look_file, capsys):
    assert main(["inspect", str(look_file), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["kind"] == "lut"
    assert said["size"] == 17
    assert said["domain"] == [[0, 0, 0], [1, 1, 1]]
    assert said["shaper"] is None
    assert said["title"] == "Deep"
    assert not said["monochrome"]
    assert main(["inspect", str(look_file)]) == 0
    assert "17" in capsys.readouterr().out


def test_inspecting_a_photo(photo, capsys):
    assert main(["inspect", photo, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["kind"], said["format"], said["bits"]) == ("photo", "JPEG", 8)
    assert said["size"] == [1280, 720]


def test_importing_a_folder(tmp_path, look_file, capsys):
    folder = tmp_path / "pack" / "deeper"
    folder.mkdir(parents=True)
    shutil.copy(look_file, folder / "Evening.cube")
    assert main(["import", "pack"]) == 0
    assert main(["looks", "--search", "deep", "--json"]) == 0
    text = capsys.readouterr().out
    assert '"origin": "user"' in text
    (folder / "broken.cube").write_text("LUT_3D_SIZE 2\n0 0 0\n")
    assert main(["import", "pack"]) == 1
    assert "broken.cube" in capsys.readouterr().err


def test_failures_are_one_clear_line(photo, tmp_path, capsys):
    fails(["apply", "gone.jpg", "-o", "out.jpg"], capsys, "gone.jpg")
    (tmp_path / "text.jpg").write_text("not a picture")
    fails(["apply", "text.jpg", "-o", "out.jpg"], capsys, "text.jpg")
    (tmp_path / "short.cube").write_text("LUT_3D_SIZE 2\n0 0 0\n1 1 1\n")
    fails(["convert", "short.cube", "o.cube"], capsys, "short.cube", "8", "2")
    fails(["inspect", "short.cube"], capsys, "short.cube")
    fails(["convert", "gone.cube", "o.cube"], capsys, "gone.cube")
    fails(["apply", photo, "-o", "out.xyz"], capsys, "xyz")
    fails(["apply", photo, "-o", "nowhere/out.jpg"], capsys, "nowhere")
    fails(["apply", photo, "-o", "o.jpg", "--session", "gone.looksmith"], capsys)
    fails(["import", "gone"], capsys, "gone")
    fails(["apply", photo, "-o", photo], capsys, "original")
    assert not (tmp_path / "out.jpg").exists()


def test_an_unknown_look_brings_suggestions(photo, capsys):
    fails(
        ["apply", photo, "-o", "o.jpg", "--look", "kodak-portra-40"], capsys, "portra"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["apply"],
        ["apply", "a.jpg", "-o", "b.jpg", "--exposure", "90"],
        ["apply", "a.jpg", "-o", "b.jpg", "--exposure", "nan"],
        ["apply", "a.jpg", "-o", "b.jpg", "--bits", "9"],
        ["apply", "a.jpg", "-o", "b.jpg", "--amount", "-5"],
        ["bake", "-o", "a.cube", "--size", "1"],
        ["bake", "-o", "a.cube", "--size", "500"],
        ["convert", "a.cube"],
        ["--unknown"],
    ],
)
def test_wrong_usage_ends_with_status_two(arguments):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


def test_help_and_version(capsys):
    for argument in ("--help", "--version"):
        with pytest.raises(SystemExit) as ended:
            main([argument])
        assert ended.value.code == 0
    assert "Looksmith" in capsys.readouterr().out


def test_a_closed_pipe_is_no_error():
    command = f"{sys.executable} -m looksmith looks | head -n 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert done.stderr == ""


@pytest.mark.parametrize("command", ["apply", "batch"])
@pytest.mark.parametrize(
    ("name", "curve", "word"),
    [
        ("S-Log3 to Rec709", lambda codes: codes, "log pictures"),
        ("delivery", lambda codes: codes ** (1 / 2.2), "linear light"),
    ],
)
def test_a_file_for_other_pictures_is_told(
    photo, tmp_path, capsys, command, name, curve, word
):
    path = tmp_path / f"{name}.cube"
    write_lut(Lut3D(curve(identity_table(17)).astype(np.float32)), path)
    out = tmp_path / ("out" if command == "batch" else "out.jpg")
    assert main([command, photo, "--lut", str(path), "-o", str(out)]) == 0
    told = capsys.readouterr().err
    assert f"“{name}”" in told
    assert word in told
    assert main(["inspect", str(path), "--json"]) == 0
    space = json.loads(capsys.readouterr().out)["input_space"]
    assert space in word


@pytest.mark.parametrize("command", ["apply", "batch"])
def test_a_file_for_finished_pictures_is_taken_without_a_word(
    photo, tmp_path, capsys, command, look_file
):
    out = tmp_path / ("out" if command == "batch" else "out.jpg")
    assert main([command, photo, "--lut", str(look_file), "-o", str(out)]) == 0
    assert "note" not in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="only some may make links there")
def test_the_original_is_written_over_by_no_name_of_it(photo, tmp_path, capsys):
    before = Path(photo).read_bytes()
    (tmp_path / "hard.jpg").hardlink_to(photo)
    (tmp_path / "link.jpg").symlink_to(photo)
    for name in (photo, "otter.jpg", "hard.jpg", "link.jpg", "data/../otter.jpg"):
        (tmp_path / "data").mkdir(exist_ok=True)
        fails(["apply", photo, "--exposure", "1", "-o", name], capsys, "the original")
    assert Path(photo).read_bytes() == before


def test_a_photo_and_its_lut_do_not_share_a_file(photo, tmp_path, capsys):
    both = ["-o", "out.png", "--cube", str(tmp_path / "out.png")]
    fails(["apply", photo, "--exposure", "1", *both], capsys, "both the photo and")
    assert not (tmp_path / "out.png").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode there")
def test_names_of_bytes_that_are_no_text(photo, tmp_path):
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/n\xff"))
    shutil.copy(photo, odd.with_suffix(".jpg"))
    arguments = ["apply", odd.with_suffix(".jpg"), "--exposure", "1", "-o"]
    assert main([str(a) for a in (*arguments, odd.with_suffix(".png"))]) == 0
    assert odd.with_suffix(".png").stat().st_size


def test_a_name_longer_than_disks_take(photo, tmp_path, capsys):
    name = f"{'x' * 300}.jpg"
    fails(["apply", photo, "--exposure", "1", "-o", name], capsys, "name is too long")
