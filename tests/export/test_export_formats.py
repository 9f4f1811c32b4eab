"""The edit leaves in every format, and can be read back from the export."""

from __future__ import annotations

import shutil
from pathlib import Path

import imagecodecs
import numpy as np
import pytest

from looksmith.cli import main
from looksmith.colour.transfer import encode_srgb
from looksmith.export.photo import export_photo
from looksmith.grade.recipe import Blend, BlendTerm, Light, Recipe
from looksmith.grade.render import Renderer
from looksmith.grade.serial import recipe_from_json
from looksmith.grade.session import SessionError, load_session
from looksmith.grade.sources import OverlayLooks
from looksmith.lut.table import Lut3D, identity_table
from looksmith.photo.exr_write import write_exr
from looksmith.photo.photo import Photo
from looksmith.photo.read import read_photo
from looksmith.photo.write import WriteOptions
from looksmith.photo.write_slabs import Samples
from looksmith.photo.xmp import read_recipe_xmp

LOOKS = OverlayLooks(None, {"deep": Lut3D(identity_table(17) ** np.float32(1.2))})
RECIPE = Recipe(blend=Blend((BlendTerm("deep", 0.7),)), light=Light(exposure=0.3))


def photo() -> Photo:
    y, x = np.mgrid[0:60, 0:80]
    return Photo(np.stack([x * 3, y * 4, 255 - x * 3], -1).astype(np.uint8))


@pytest.mark.parametrize(
    ("suffix", "bits"),
    [
        *((".jpg", 8), (".png", 16), (".tif", 32), (".webp", 8), (".avif", 8)),
        *((".avif", 10), (".avif", 12), (".jxl", 8), (".jxl", 16)),
        *((".exr", 16), (".exr", 32)),
    ],
)
def test_the_recipe_comes_back_from_the_export(
    tmp_path: Path, suffix: str, bits: int
) -> None:
    path = tmp_path / f"a{suffix}"
    renderer = Renderer(LOOKS)
    export_photo(photo(), RECIPE, renderer, path, WriteOptions(bits=bits, quality=97))
    back = read_photo(path)
    assert back.info.bits == bits
    assert recipe_from_json(read_recipe_xmp(back.info.xmp)) == RECIPE
    assert load_session(path).recipe == RECIPE
    graded = renderer.render(photo(), RECIPE, bits=32).float_pixels()
    assert np.abs(back.float_pixels() - graded.clip(0, 1)).mean() < 0.02


def test_no_metadata_means_no_recipe(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    options = WriteOptions(metadata="none")
    export_photo(photo(), RECIPE, Renderer(LOOKS), path, options)
    assert read_photo(path).info.xmp is None
    with pytest.raises(SessionError, match="holds no edit"):
        load_session(path)


def test_a_scene_becomes_an_avif_by_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOOKSMITH_DATA_DIR", str(tmp_path / "data"))
    scene = np.full((40, 60, 3), 0.18, np.float32)
    scene[:20, :20] = 8
    source, out = tmp_path / "a.exr", tmp_path / "b.avif"
    with source.open("w+b") as stream:
        write_exr(Samples(scene), stream, half=True)
    arguments = ["--bits", "10", "--profile", "display p3", "--gamut", "smooth"]
    assert main(["apply", str(source), "-o", str(out), *arguments]) == 0
    back = read_photo(out)
    assert (back.info.bits, back.info.profile_name) == (10, "Display P3")
    values = back.float_pixels()
    grey = encode_srgb(np.float32(0.18))
    assert values[30, 50] == pytest.approx([grey] * 3, abs=0.01)
    assert 0.97 < values[4, 4].min() <= 1.001


def test_a_profile_file_is_used_and_a_wrong_one_refused(
    tmp_path: Path,
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("LOOKSMITH_DATA_DIR", str(tmp_path / "data"))
    source, out = tmp_path / "a.jpg", tmp_path / "b.png"
    shutil.copy(root / "resources" / "samples" / "otter.jpg", source)
    adobe, grey = tmp_path / "adobe.icc", tmp_path / "grey.icc"
    adobe.write_bytes(imagecodecs.cms_profile("adobergb"))
    grey.write_bytes(
        imagecodecs.cms_profile("gray", whitepoint=[0.3127, 0.329, 1], gamma=2.2)
    )
    command = ["apply", str(source), "-o", str(out), "--profile"]
    assert main([*command, str(adobe)]) == 0
    assert read_photo(out).info.icc == adobe.read_bytes()
    out.unlink()
    for wrong, word in ((grey, "grey"), (tmp_path / "no.icc", "cannot be read")):
        assert main([*command, str(wrong)]) == 1
        assert word in capsys.readouterr().err
        assert not out.exists()
