"""What looks do to colours outside of sRGB, from the table to the file."""

from __future__ import annotations

import numpy as np
import PyOpenColorIO as ocio
import pytest
import tifffile
from hypothesis import given, settings
from hypothesis import strategies as st
from wide_reference import extended

from looksmith.colour.icc import from_working, to_working
from looksmith.colour.lab import oklab_from_linear
from looksmith.colour.profiles import (
    adobe_rgb_profile,
    display_p3_profile,
    prophoto_profile,
)
from looksmith.colour.transfer import decode_srgb
from looksmith.export.photo import export_photo
from looksmith.grade.adjust import adjusted
from looksmith.grade.bake import BakedBlend
from looksmith.grade.recipe import Blend, BlendTerm, Light, Recipe
from looksmith.grade.render import Renderer
from looksmith.grade.sources import OverlayLooks
from looksmith.looks.importer import prepare
from looksmith.lut.algebra import mix
from looksmith.lut.apply import FloatLut
from looksmith.lut.formats import read_lut
from looksmith.lut.table import Lut3D, identity_table
from looksmith.lut.wide import carry_beyond
from looksmith.photo.photo import Photo, PhotoInfo
from looksmith.photo.read import read_photo
from looksmith.photo.write import WriteOptions

PROFILES = {
    "Display P3": display_p3_profile(),
    "Adobe RGB": adobe_rgb_profile(),
    "ProPhoto RGB": prophoto_profile(),
}
GRID = identity_table(33)
MATRIX = np.array([[0.80, 0.12, 0.03], [0.05, 0.85, 0.02], [0.02, 0.06, 0.75]])


def through_oklab(saturation: float, contrast: float = 0.0) -> Lut3D:
    light = Light(saturation=saturation, contrast=contrast)
    return Lut3D(adjusted(GRID, Recipe(light)))


LUTS = {
    "matrix": Lut3D(GRID @ MATRIX.T + 0.05),
    "monochrome": through_oklab(-100, 30),
    "muted": through_oklab(-35, 20),
    "faded": Lut3D(GRID * np.float32(0.75) + np.float32(0.12)),
    "cube": Lut3D(np.sin(GRID * np.float32(1.5))),
}
LOOKS = OverlayLooks(None, LUTS)


def wide(profile: str, count: int = 6000, seed: int = 0) -> np.ndarray:
    """Return colours of a profile's whole range as sRGB code values (1, count, 3)."""
    codes = np.random.default_rng(seed).random((1, count, 3)).astype(np.float32)
    return to_working(codes, PROFILES[profile])


def applied(lut: Lut3D, colours: np.ndarray, reach: float = 1.0) -> np.ndarray:
    return BakedBlend(lut, reach).apply(np.ascontiguousarray(colours, np.float32))


def one(look: str, weight: float = 1.0, **fields) -> Recipe:
    return Recipe(blend=Blend((BlendTerm(look, weight),), **fields))


# The rule --------------------------------------------------------------------------


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("look", LUTS)
def test_the_kernel_follows_the_rule(look, profile):
    colours = wide(profile)
    expected = extended(LUTS[look], colours)
    np.testing.assert_allclose(applied(LUTS[look], colours), expected, atol=2e-5)


@pytest.mark.parametrize("look", LUTS)
def test_inside_srgb_nothing_changes_by_a_single_bit(look):
    colours = np.random.default_rng(1).random((8, 500, 3)).astype(np.float32)
    rows = np.ones((8, 500, 4), np.float32)
    rows[..., :3] = colours
    FloatLut(LUTS[look]).apply_rows(rows, rows)
    np.testing.assert_array_equal(applied(LUTS[look], colours), rows[..., :3])


def test_the_original_stays_the_original_to_the_last_bit():
    colours = np.concatenate([wide(name) for name in PROFILES])
    assert applied(Lut3D.identity(33), colours).tobytes() == colours.tobytes()


@pytest.mark.parametrize("profile", PROFILES)
def test_a_look_that_is_a_matrix_goes_on_as_that_matrix(profile):
    colours = wide(profile)
    below = (colours @ [0.2126, 0.7152, 0.0722] < 1) & (colours.max(-1) > 0)
    expected = colours @ MATRIX.T + 0.05
    found = applied(LUTS["matrix"], colours)
    np.testing.assert_allclose(found[below], expected[below], atol=2e-5)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_black_and_white_look_leaves_no_colour(profile):
    spread = np.ptp(applied(LUTS["monochrome"], wide(profile)), axis=-1)
    inside = np.ptp(LUTS["monochrome"].table, axis=-1).max()
    assert spread.max() < 5 * inside + 1e-4


@pytest.mark.parametrize("amount", [0.3, 0.7])
def test_half_a_look_is_half_of_the_way(amount):
    colours = wide("ProPhoto RGB")
    lut = LUTS["muted"]
    half = applied(mix([lut], [amount], size=33), colours, reach=amount)
    whole = applied(lut, colours)
    np.testing.assert_allclose(half, (1 - amount) * colours + amount * whole, atol=5e-5)


@pytest.mark.parametrize("look", LUTS)
def test_greys_above_white_and_below_black_take_the_looks_own_ends(look):
    greys = np.linspace(-0.5, 3, 200, dtype=np.float32)[None, :, None].repeat(3, -1)
    expected = applied(LUTS[look], np.clip(greys, 0, 1))
    np.testing.assert_allclose(applied(LUTS[look], greys), expected, atol=1e-6)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.floats(0, 1, width=32), min_size=3, max_size=3),
    st.lists(st.floats(-1, 1, width=32), min_size=3, max_size=3),
    st.sampled_from(sorted(LUTS)),
)
def test_no_step_where_srgb_ends(inside, direction, look):
    """Along any line, a small step in is a small step out."""
    line = np.linspace(0, 1.5, 3001, dtype=np.float32)[:, None]
    colours = (np.float32(inside) + line * np.float32(direction))[None]
    steps = np.abs(np.diff(applied(LUTS[look], colours), axis=1)).max()
    step = np.abs(np.diff(colours, axis=1)).max()
    slope = np.abs(np.diff(LUTS[look].table, axis=0)).max() * 32
    assert steps <= (8 * max(slope, 1) + 4) * step + 1e-5


@pytest.mark.parametrize("look", ["matrix", "muted", "faded", "cube"])
@pytest.mark.parametrize("channel", range(3))
def test_farther_out_stays_farther_out(look, channel):
    """On rays out of the cube's faces, the channel that leaves never turns back."""
    rng = np.random.default_rng(2)
    start = rng.random((400, 1, 3)).astype(np.float32)
    start[..., channel] = 0
    rays = np.repeat(start, 60, 1)
    rays[..., channel] = -np.linspace(0, 0.8, 60)
    found = applied(LUTS[look], rays)[..., channel]
    assert (np.diff(found, axis=1) <= 1e-6).all()


@pytest.mark.parametrize("profile", ["Display P3", "Adobe RGB"])
def test_hues_do_not_flip(profile):
    """From grey outwards the hue that a look gives turns only a little."""
    codes = np.random.default_rng(3).random((300, 1, 3)).astype(np.float32)
    grey = codes.mean(-1, keepdims=True)
    way = np.linspace(0.3, 1, 40, dtype=np.float32)[:, None]
    line = to_working(grey + way * (codes - grey), PROFILES[profile])
    lab = oklab_from_linear(decode_srgb(applied(LUTS["muted"], line)))
    hue = np.arctan2(lab[..., 2], lab[..., 1])
    chroma = np.hypot(lab[..., 1], lab[..., 2])
    turned = np.abs(np.angle(np.exp(1j * (hue - hue[:, :1]))))
    assert np.degrees(turned[chroma > 0.04]).max() < 40


def test_numbers_that_are_none_stay_harmless():
    odd = np.array([[[np.nan, 2, -1], [np.inf, 0, 0], [-np.inf, 0.5, 2]]], np.float32)
    found = np.full_like(odd, 0.5)
    carry_beyond(LUTS["muted"].table, odd, found)
    np.testing.assert_array_equal(found, 0.5)


# Light, colour and toning ----------------------------------------------------------


@pytest.mark.parametrize(
    "light",
    [Light(exposure=0.4), Light(contrast=30), Light(temperature=20),
     Light(saturation=15), Light(highlights=-40, shadows=30)],
    ids=["exposure", "contrast", "temperature", "saturation", "tones"],
)  # fmt: skip
def test_adjustments_cut_nothing(light):
    """Two colours that differ outside of sRGB differ after any adjustment."""
    colours = wide("ProPhoto RGB")
    out = adjusted(colours, Recipe(light))
    beyond = ((colours < -0.02) | (colours > 1.02)).any(-1)
    nudged = colours + np.sign(colours - 0.5) * np.float32(0.01)
    moved = np.abs(adjusted(nudged, Recipe(light)) - out).max(-1)
    assert ((out < 0) | (out > 1)).any(-1)[beyond].mean() > 0.5
    assert moved[beyond].min() > 1e-4


# Photos ----------------------------------------------------------------------------


def photo_in(profile: str, shape=(64, 96)) -> tuple[Photo, np.ndarray]:
    """Return a photo of a wide profile and its code values."""
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]] / np.array(shape)[:, None, None]
    codes = np.stack([x, y, 1 - (x + y) / 2], -1).astype(np.float32)
    icc = PROFILES[profile]
    info = PhotoInfo(bits=16, icc=icc, profile_name=profile, format="TIFF")
    return Photo(to_working(codes, icc), info=info), codes


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("bits", [None, 16])
def test_a_graded_photo_keeps_its_gamut_in_the_file(tmp_path, profile, bits):
    photo, _ = photo_in(profile)
    path = tmp_path / "graded.tif"
    export_photo(photo, one("cube"), Renderer(LOOKS), path, WriteOptions(bits=bits))
    back = read_photo(path)
    expected = extended(LUTS["cube"], photo.pixels)
    held = from_working(expected.astype(np.float32), PROFILES[profile])
    kept = ((held >= 0) & (held <= 1)).all(-1)
    assert ((expected < -0.02) | (expected > 1.02)).any(-1)[kept].sum() > 50
    stored = from_working(back.pixels, PROFILES[profile])
    np.testing.assert_allclose(stored[kept], held[kept], atol=2 / 65535)


def test_the_preview_is_the_export_cut_to_srgb():
    photo, _ = photo_in("Display P3", (120, 160))
    recipe = one("muted").replace(light=Light(exposure=0.2))
    renderer = Renderer(LOOKS)
    shown = renderer.preview(photo, recipe)[..., 2::-1]
    exact = np.clip(renderer.render(photo, recipe).pixels, 0, 1) * 255
    assert np.abs(shown - exact).max() < 2
    assert np.abs(shown - exact).mean() < 0.5


@pytest.mark.parametrize("profile", [None, "Display P3"])
@pytest.mark.parametrize("look", ["muted", "cube"])
def test_opencolorio_grades_a_16_bit_tiff_alike(tmp_path, look, profile):
    """From the file's codes to the file's codes, four codes of 65535 at most."""
    rng = np.random.default_rng(5)
    inside = rng.integers(3000, 62000, (80, 90, 3)).astype(np.uint16)
    icc = None if profile is None else PROFILES[profile]
    if icc is not None:
        held = from_working(inside.astype(np.float32) / 65535, icc)
        inside = np.rint(held * 65535).astype(np.uint16)
    source, graded = tmp_path / "source.tif", tmp_path / "graded.tif"
    tifffile.imwrite(source, inside, photometric="rgb", iccprofile=icc)
    export_photo(read_photo(source), one(look), Renderer(LOOKS), graded)

    table = ocio.Lut3DTransform(33)
    table.setData(LUTS[look].table.ravel())
    table.setInterpolation(ocio.INTERP_TETRAHEDRAL)
    processor = ocio.Config.CreateRaw().getProcessor(table).getDefaultCPUProcessor()
    values = inside.astype(np.float32) / 65535
    values = values if icc is None else to_working(values, icc)
    values = np.ascontiguousarray(values)
    processor.applyRGB(values)
    values = values if icc is None else from_working(values, icc)
    expected = np.clip(values, 0, 1) * 65535
    found = tifffile.imread(graded)
    assert found.dtype == np.uint16
    assert np.abs(found - expected).max() <= 4


# Looks for other pictures ----------------------------------------------------------


def test_an_export_tells_of_a_look_for_log_pictures(tmp_path):
    log = LUTS["cube"].replace(input_space="S-Log3", title="Film for S-Log3")
    looks = OverlayLooks(None, {"log": log, "plain": LUTS["muted"]})
    photo = Photo(np.full((4, 4, 3), 99, np.uint8))
    path = tmp_path / "graded.png"
    (note,) = export_photo(photo, one("log"), Renderer(looks), path)
    assert "Film for S-Log3" in note
    assert "Rec. 709" in note
    assert export_photo(photo, one("plain"), Renderer(looks), path) == ()


def test_an_export_tells_of_a_look_for_linear_light(tmp_path):
    light = LUTS["cube"].replace(input_space="linear", title="Delivery")
    looks = OverlayLooks(None, {"light": light})
    photo = Photo(np.full((4, 4, 3), 99, np.uint8))
    (note,) = export_photo(photo, one("light"), Renderer(looks), tmp_path / "a.png")
    assert "Delivery" in note
    assert "linear light" in note


def test_a_log_look_is_known_by_its_name(tmp_path):
    path = tmp_path / "Canon C-Log3 to film.cube"
    path.write_text("LUT_3D_SIZE 2\n" + "0.1 0.2 0.3\n" * 8, encoding="utf-8")
    assert prepare(path, read_lut(path)).stored.input_space == "log"
