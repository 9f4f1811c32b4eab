"""What the command line says of how photos are written."""

from __future__ import annotations

import argparse

import pytest
import tifffile
from PIL import Image

from looksmith.cli import main
from looksmith.cli.writing import add_writing, write_options
from looksmith.photo.options import OutputSize, WriteOptions
from looksmith.photo.xmp import read_recipe_xmp


def options(*words: str) -> WriteOptions:
    parser = argparse.ArgumentParser()
    add_writing(parser)
    return write_options(parser.parse_args(words))


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("LOOKSMITH_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "beach.jpg"
    Image.linear_gradient("L").convert("RGB").resize((300, 200)).save(path)
    return path


def test_no_words_are_the_defaults():
    assert options() == WriteOptions()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--long-side", "640"), WriteOptions(size=OutputSize("long", 640))),
        (("--megapixels", "2"), WriteOptions(size=OutputSize("megapixels", 2))),
        (("--percent", "50"), WriteOptions(size=OutputSize("percent", 50))),
        (("--profile", "display-p3"), WriteOptions(profile="Display P3")),
        (("--intent", "perceptual"), WriteOptions(intent="perceptual")),
        (("--subsampling", "420", "--progressive"),
         WriteOptions(subsampling="420", progressive=True)),
        (("--lossless",), WriteOptions(lossless=True)),
        (("--compression", "zstd"), WriteOptions(compression="zstd")),
        (("--no-location", "--no-recipe", "--sidecar"),
         WriteOptions(metadata="no-location", keep_recipe=False, sidecar=True)),
    ],
)  # fmt: skip
def test_words_become_options(words, expected):
    assert options(*words) == expected


@pytest.mark.parametrize(
    "words",
    [("--long-side", "8"), ("--percent", "101"), ("--quality", "nan"),
     ("--long-side", "640", "--percent", "50")],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(words, capsys):
    with pytest.raises(SystemExit) as stopped:
        options(*words)
    assert stopped.value.code == 2
    assert words[0] in capsys.readouterr().err


def test_apply_writes_smaller_progressive_and_without_its_recipe(photo, tmp_path):
    out = tmp_path / "out.jpg"
    words = ["--exposure", "0.5", "--long-side", "150", "--progressive", "--no-recipe"]
    assert main(["apply", str(photo), "-o", str(out), *words]) == 0
    with Image.open(out) as written:
        assert written.size == (150, 100)
        assert written.info["progressive"]
        assert read_recipe_xmp(written.info.get("xmp", b"")) is None


def test_a_batch_takes_the_same_words(photo, tmp_path):
    folder = tmp_path / "out"
    words = [
        "--format",
        "tif",
        "--percent",
        "50",
        "--compression",
        "lzw",
        "--bits",
        "16",
    ]
    assert main(["batch", str(photo), "-o", str(folder), *words, "--workers", "1"]) == 0
    with tifffile.TiffFile(folder / "beach.tif") as written:
        page = written.pages[0]
        assert page.shape == (100, 150, 3)
        assert page.compression.name == "LZW"
        assert page.bitspersample == 16
