"""Photos of sRGB in files that hold more: what a look drives beyond sRGB stays."""

from __future__ import annotations

from pathlib import Path

import imagecodecs
import numpy as np
import pytest
import tifffile
from hypothesis import given
from hypothesis import strategies as st

from looksmith.colour.icc import exceeds_srgb, from_working
from looksmith.colour.profiles import (
    ParametricCurve,
    linear_srgb_profile,
    matrix_profile,
    srgb_profile,
)
from looksmith.export.photo import export_photo
from looksmith.grade.recipe import Blend, BlendTerm, Light, Recipe
from looksmith.grade.render import Renderer
from looksmith.grade.sources import OverlayLooks
from looksmith.lut.table import Lut3D, identity_table
from looksmith.photo.errors import PhotoError
from looksmith.photo.options import WriteOptions
from looksmith.photo.photo import Photo, PhotoInfo, to_float32
from looksmith.photo.read import read_photo
from looksmith.photo.target import named_profile

WIDE = ("Display P3", "Adobe RGB", "ProPhoto RGB")
# Away from grey by a third more: saturated colours leave sRGB.
GRID = identity_table(33)
GREY = GRID.mean(axis=-1, keepdims=True)
VIVID = Lut3D(GREY + np.float32(1.3) * (GRID - GREY))
LOOKS = OverlayLooks(None, {"vivid": VIVID})
RECIPE = Recipe(blend=Blend((BlendTerm("vivid"),)))


def photo(depth=np.uint8) -> Photo:
    y, x = np.mgrid[:96, :128].astype(np.float32)
    waves = [0.5 + 0.5 * np.sin(x / 9 + p) * np.cos(y / 13) for p in (0, 2, 4)]
    top = np.iinfo(depth).max
    codes = np.rint(np.stack(waves, -1) * top).astype(depth)
    return Photo(codes, None, PhotoInfo(bits=8 * codes.itemsize))


def exported(path: Path, picture: Photo, recipe: Recipe = RECIPE, **options) -> Photo:
    export_photo(picture, recipe, Renderer(LOOKS), path, WriteOptions(**options))
    return read_photo(path)


@pytest.mark.parametrize("profile", WIDE)
@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_the_file_holds_what_a_float_photo_s_would(profile, depth, tmp_path):
    """As far as the profile holds it: what lies beyond it is cut there."""
    picture = photo(depth)
    floats = Renderer(LOOKS).render(
        picture.replace(pixels=to_float32(picture.pixels)), RECIPE
    )
    expected = np.clip(from_working(floats.pixels, named_profile(profile)), 0, 1)
    exported(tmp_path / "a.tif", picture, profile=profile)
    codes = tifffile.imread(tmp_path / "a.tif")
    assert codes.dtype == depth
    top = np.iinfo(depth).max
    # Bytes are dithered: up to a code value to either side.
    assert (
        np.abs(codes / top - expected).max()
        < (1.01 if depth == np.uint8 else 1.5) / top
    )


@pytest.mark.parametrize("profile", WIDE)
def test_colours_leave_srgb_where_the_look_drives_them(profile, tmp_path):
    picture = photo(np.uint16)
    wide = exported(tmp_path / "wide.tif", picture, profile=profile).pixels
    plain = exported(tmp_path / "plain.tif", picture, profile="sRGB").pixels
    beyond = (wide < -0.02) | (wide > 1.02)
    assert beyond.any(axis=-1).mean() > 0.1
    inside = ~((wide < 0.01) | (wide > 0.99)).any(axis=-1)
    assert inside.mean() > 0.1
    assert np.abs(wide[inside] - to_float32(plain)[inside]).max() < 1 / 255


def test_light_drives_them_as_well(tmp_path):
    vivid = Recipe(Light(saturation=80))
    wide = exported(
        tmp_path / "wide.tif", photo(), vivid, profile="ProPhoto RGB"
    ).pixels
    assert ((wide < -0.02) | (wide > 1.02)).any(axis=-1).mean() > 0.1


def test_what_is_not_changed_stays_within_srgb(tmp_path):
    wide = exported(tmp_path / "a.tif", photo(np.uint16), Recipe(), profile="Adobe RGB")
    assert np.abs(wide.pixels - to_float32(photo(np.uint16).pixels)).max() < 3e-4


@pytest.mark.parametrize("options", [{}, {"profile": "sRGB"}, {"bits": 16}])
def test_files_of_srgb_are_rendered_within_it_as_before(options, tmp_path):
    """By the same table, byte for byte."""
    chosen = WriteOptions(**options)
    rendered = Renderer(LOOKS).render(photo(), RECIPE, bits=chosen.bits)
    assert rendered.dtype != np.float32
    exported(tmp_path / "a.png", photo(), **options)
    assert np.array_equal(read_photo(tmp_path / "a.png").pixels, rendered.pixels)


def test_a_profile_from_a_file_counts_as_well(tmp_path):
    icc = tmp_path / "wide.icc"
    icc.write_bytes(named_profile("ProPhoto RGB"))
    wide = exported(tmp_path / "a.tif", photo(), profile=icc).pixels
    assert ((wide < -0.02) | (wide > 1.02)).any()
    icc.write_bytes(b"no profile")
    with pytest.raises(PhotoError):
        exported(tmp_path / "b.tif", photo(), profile=icc)
    assert not (tmp_path / "b.tif").exists()


def test_which_profiles_hold_more_than_srgb():
    grey = imagecodecs.cms_profile("gray", whitepoint=[0.3127, 0.329, 1], gamma=1.8)
    assert all(exceeds_srgb(named_profile(name)) for name in WIDE)
    for icc in (srgb_profile(), linear_srgb_profile(), grey, b"no profile"):
        assert not exceeds_srgb(icc)


@given(st.floats(0.2, 0.98))
def test_a_smaller_gamut_holds_nothing_more(share):
    """Primaries drawn towards the white lie inside of sRGB."""
    white = np.array([0.3127, 0.3290])
    points = [(0.64, 0.33), (0.30, 0.60), (0.15, 0.06)]
    smaller = tuple(tuple(white + share * (np.array(p) - white)) for p in points)
    icc = matrix_profile("small", smaller, tuple(white), ParametricCurve(2.2))
    assert not exceeds_srgb(icc)
