"""What leaves the house: files that others read alike."""

from __future__ import annotations

import subprocess
from dataclasses import replace

import numpy as np
import PyOpenColorIO as ocio
import pytest

from looksmith.export.lut import export_lut
from looksmith.export.photo import export_photo
from looksmith.grade.recipe import Blend, BlendTerm, Light, Recipe, Restoration
from looksmith.grade.render import Renderer
from looksmith.grade.sources import OverlayLooks
from looksmith.lut.formats import read_lut
from looksmith.lut.table import Lut3D, identity_table
from looksmith.photo.photo import Photo
from looksmith.photo.read import read_photo
from looksmith.photo.write import WriteOptions
from looksmith.work.token import Cancelled, CancelToken

GRID = identity_table(33)
LOOKS = OverlayLooks(
    None,
    {
        "warm": Lut3D(np.clip(GRID * [1.05, 1.0, 0.85] + [0.02, 0.01, 0.05], 0, 1)),
        "punchy": Lut3D(GRID + 0.6 * (GRID - 0.5) * GRID * (1 - GRID)),
    },
)
BLEND = Recipe(blend=Blend((BlendTerm("warm", 0.6), BlendTerm("punchy", 0.4))))
GRADED = BLEND.replace(light=Light(exposure=0.3, contrast=15, temperature=10))


@pytest.fixture(scope="module")
def photo(root) -> Photo:
    return read_photo(root / "resources" / "samples" / "colosseum.jpg")


@pytest.fixture(params=[BLEND, GRADED], ids=["looks", "looks and light"])
def pair(request, photo, tmp_path):
    """Export a graded photo and its .cube; return the photo's and the cube's paths."""
    graded, cube = tmp_path / "graded.png", tmp_path / "look.cube"
    export_photo(photo, request.param, Renderer(LOOKS), graded)
    export_lut(request.param, LOOKS, cube, size=65)
    return graded, cube


def mean_difference(first, second) -> float:
    return float(np.abs(first.astype(float) - second.astype(float)).mean())


def test_opencolorio_gives_the_photo_the_same_colours_with_the_cube(photo, pair):
    graded, cube = pair
    transform = ocio.FileTransform(str(cube), interpolation=ocio.INTERP_TETRAHEDRAL)
    processor = ocio.Config.CreateRaw().getProcessor(transform)
    pixels = photo.float_pixels().copy()
    processor.getDefaultCPUProcessor().applyRGB(pixels)
    expected = np.clip(pixels, 0, 1) * 255
    assert mean_difference(read_photo(graded).pixels, expected) <= 0.5


def test_ffmpeg_gives_the_photo_the_same_colours_with_the_cube(photo, pair):
    """At 16 bits: ffmpeg cuts the fractions of 8-bit results off."""
    ffmpeg = pytest.importorskip("imageio_ffmpeg").get_ffmpeg_exe()
    graded, cube = pair
    size = f"{photo.width}x{photo.height}"
    done = subprocess.run(
        [
            ffmpeg, "-v", "error", "-f", "rawvideo", "-pix_fmt", "rgb48le", "-s", size,
            "-i", "-", "-vf", "format=gbrp16,lut3d=look.cube:interp=tetrahedral",
            "-f", "rawvideo", "-pix_fmt", "rgb48le", "-",
        ],
        input=(photo.pixels.astype("<u2") * 257).tobytes(), stdout=subprocess.PIPE,
        check=True, cwd=cube.parent,
    )  # fmt: skip
    theirs = np.frombuffer(done.stdout, "<u2").reshape(photo.pixels.shape) / 257
    assert mean_difference(read_photo(graded).pixels, theirs) <= 0.5


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp"])
def test_every_format_holds_the_grade(photo, tmp_path, suffix):
    path = tmp_path / f"graded{suffix}"
    export_photo(photo, GRADED, Renderer(LOOKS), path, WriteOptions(quality=95))
    expected = Renderer(LOOKS).render(photo, GRADED).pixels
    assert mean_difference(read_photo(path).pixels, expected) <= 2.0


@pytest.mark.parametrize("suffix", [".png", ".tif"])
def test_sixteen_bits_stay_sixteen_bits(photo, tmp_path, suffix):
    fine = photo.replace(
        pixels=np.minimum(photo.pixels.astype(np.uint16) * 256 + 99, 65535),
        info=replace(photo.info, bits=16),
    )
    path = tmp_path / f"graded{suffix}"
    export_photo(fine, BLEND, Renderer(LOOKS), path)
    back = read_photo(path)
    assert back.pixels.dtype == np.uint16
    np.testing.assert_array_equal(
        back.pixels, Renderer(LOOKS).render(fine, BLEND).pixels
    )
    assert (back.pixels % 257 != 0).mean() > 0.9


def test_the_lut_carries_its_title_and_size(tmp_path):
    export_lut(BLEND, LOOKS, tmp_path / "a.cube", size=17, title="Warm punch")
    lut = read_lut(tmp_path / "a.cube")
    assert (lut.size, lut.title) == (17, "Warm punch")


def test_what_a_lut_cannot_hold_is_said(tmp_path):
    recipe = BLEND.replace(enhance=Restoration(enabled=True))
    assert export_lut(recipe, LOOKS, tmp_path / "a.cube")


def test_an_inverted_export_undoes_the_first(photo, tmp_path):
    back = BLEND.replace(blend=BLEND.blend.replace(invert=True))
    export_photo(
        photo, BLEND, Renderer(LOOKS), tmp_path / "there.tif", WriteOptions(bits=16)
    )
    export_photo(
        read_photo(tmp_path / "there.tif"), back, Renderer(LOOKS), tmp_path / "back.tif"
    )
    undone = read_photo(tmp_path / "back.tif").float_pixels()
    # The warm look clips, and what is clipped cannot be brought back.
    difference = np.abs(undone - photo.float_pixels()).max(axis=-1)
    assert (difference <= 1 / 255).mean() > 0.98


def test_cancelling_leaves_nothing_behind(photo, tmp_path):
    token = CancelToken()
    with pytest.raises(Cancelled):
        export_photo(
            photo, GRADED, Renderer(LOOKS), tmp_path / "graded.png", None, token,
            lambda _share, _text: token.cancel(),
        )  # fmt: skip
    assert list(tmp_path.iterdir()) == []
