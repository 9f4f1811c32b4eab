"""Transparency: kept where a format has it, white where it has none."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from looksmith.photo.photo import Photo
from looksmith.photo.read import read_photo
from looksmith.photo.write import WriteOptions, write_photo

HIDDEN, SHOWN, HALF = (0, 0, 0, 0), (200, 100, 50, 255), (0, 255, 0, 128)


@pytest.fixture
def codes():
    """Return a picture whose hidden part is black, as many programs leave it."""
    codes = np.zeros((32, 32, 4), np.uint8)
    codes[:] = HIDDEN
    codes[8:24, 8:24] = SHOWN
    codes[:, :4] = HALF
    return codes


@pytest.fixture(params=["png", "webp", "tif"])
def transparent(request, codes, tmp_path):
    path = tmp_path / f"photo.{request.param}"
    options = {"lossless": True, "exact": True} if request.param == "webp" else {}
    Image.fromarray(codes).save(path, **options)
    return path


@pytest.mark.parametrize("suffix", [".png", ".tif", ".webp", ".avif", ".jxl", ".exr"])
def test_formats_with_transparency_keep_it_and_the_colours_below(
    transparent, codes, tmp_path, suffix
):
    out = tmp_path / f"out{suffix}"
    options = WriteOptions(lossless=suffix in (".webp", ".avif", ".jxl"))
    notes = write_photo(read_photo(transparent), out, options)
    assert not notes
    photo = read_photo(out)
    scale = 255 if photo.dtype == np.float32 else 1
    assert np.abs(photo.alpha * scale - codes[..., 3]).max() < 1
    assert np.abs(photo.pixels * scale - codes[..., :3].astype(float)).max() < 1


def test_jpeg_gets_white_and_says_so(transparent, tmp_path):
    notes = write_photo(read_photo(transparent), tmp_path / "out.jpg")
    assert "put on white" in " ".join(notes)
    pixels = read_photo(tmp_path / "out.jpg").pixels
    assert pixels[0, 28].tolist() == [255, 255, 255]
    assert np.abs(pixels[16, 16].astype(int) - SHOWN[:3]).max() < 4


@pytest.mark.parametrize("suffix", [".png", ".tif", ".webp"])
def test_transparency_that_covers_everything_is_none(codes, tmp_path, suffix):
    codes[..., 3] = 255
    path = tmp_path / f"photo{suffix}"
    Image.fromarray(codes).save(path, **({"lossless": True} if "w" in suffix else {}))
    photo = read_photo(path)
    assert photo.alpha is None
    assert write_photo(photo, tmp_path / "out.jpg") == ()
    assert np.array_equal(photo.pixels, codes[..., :3])


def test_what_is_hidden_does_not_bleed_into_smaller_exports(codes):
    from looksmith.photo.resize import fit_within

    photo = Photo(codes[..., :3].copy(), codes[..., 3].copy())
    small = fit_within(photo, 16, 16)
    shown = small.alpha > 128
    shown[:, :3] = False
    assert np.abs(small.pixels[shown].astype(int) - SHOWN[:3]).max() <= 2
