"""Every file from the wild opens as its reference reader reads it, or is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from formats_referee import ocio_colours, random_colours

from looksmith.lut.apply import apply_reference
from looksmith.lut.errors import LutFormatError
from looksmith.lut.formats import inspect_lut, read_lut

# file: (format, size of the table)
VALID = {
    "AgX__AgX_Base_sRGB.cube": ("cube", 57),
    "AgX__luminance_compensation_bt2020.cube": ("cube", 37),
    "Brightroom__LUT_64_Neutral.png": ("png", 64),
    "CocoaLUT-swift__halfred_iridas.cube": ("cube", 17),
    "CocoaLUT-swift__halfred_truelight.3dl": ("3dl", 17),
    "CocoaLUT-swift__identity_DaVinci33.davlut": ("davlut", 33),
    "CocoaLUT-swift__identity_DaVinciResolve33_3D.cube": ("cube", 33),
    "CocoaLUT-swift__identity_HaldCLUT36.tiff": ("tiff", 36),
    "CocoaLUT-swift__identity_Lustre17.3dl": ("3dl", 17),
    "CocoaLUT-swift__identity_Lustre17_12bits.3dl": ("3dl", 17),
    "CocoaLUT-swift__identity_Quantel33.txt": ("quantel", 33),
    "Cube-LUT-Loader__17p_cmp.cube": ("cube", 17),
    "Lumix-V-log-LUTs__koda5219.vlt": ("vlt", 17),
    "Lutify__CELLULOID_01_FU_LOW.cube": ("cube", 33),
    "OpenColorIO__iridas_1d.cube": ("cube", 2),
    "OpenColorIO__iridas_3d.cube": ("cube", 2),
    "OpenColorIO__lustre_33x33x33.3dl": ("3dl", 33),
    "OpenColorIO__lut1d_lut3d_lut1d.clf": ("clf", 129),
    "OpenColorIO__lut3d_1.spi3d": ("spi3d", 32),
    "OpenColorIO__lut3d_17x17x17_10i_12i.clf": ("clf", 17),
    "OpenColorIO__nuke_3d.vf": ("vf", 2),
    "OpenColorIO__pandora_3d.m3d": ("m3d", 2),
    "OpenColorIO__resolve_1d3d.cube": ("cube", 3),
    "Video-Harmonization-Dataset-HYouTube__5.cube": ("cube", 16),
    "colour__Colour_Correct.cube": ("cube", 4),
    "colour__LogC_Video.cube": ("cube", 4),
    "colour__Three_Dimensional_Table_With_Shaper.cube": ("cube", 3),
    "hald-clut__Kodak Ektar 100.png": ("png", 129),
    "hald-clut__ZilverFX-InfraRed.png": ("png", 129),
    "obs-studio__original.cube": ("cube", 2),
    "pillow-lut-tools__hald.4.png": ("png", 16),
    "threejs-sandbox__Cubicle 99.CUBE": ("cube", 32),
    "threejs-sandbox__Presetpro-Cinematic.3dl": ("3dl", 32),
}

BROKEN = {
    "OpenColorIO__error_truncated_file.3dl": (375, "needs 4913 rows, found 369"),
    "OpenColorIO__lut3d_unequal_size.clf": (5, "2 x 2 x 3"),
}

# Largest difference from the identity: half a code, or a whole one where the maker
# cut the codes off instead of rounding them.
IDENTITIES = {
    "Brightroom__LUT_64_Neutral.png": 1 / 255,
    "CocoaLUT-swift__identity_DaVinci33.davlut": 1e-5,
    "CocoaLUT-swift__identity_DaVinciResolve33_3D.cube": 1e-5,
    "CocoaLUT-swift__identity_HaldCLUT36.tiff": 1 / 65535,
    "CocoaLUT-swift__identity_Lustre17.3dl": 0.5 / 4095,
    "CocoaLUT-swift__identity_Lustre17_12bits.3dl": 0.5 / 4095,
    "CocoaLUT-swift__identity_Quantel33.txt": 1 / 4095,
    "obs-studio__original.cube": 1e-6,
    "pillow-lut-tools__hald.4.png": 1e-6,
}

# What OpenColorIO does not read, or takes for a .3dl, with red and blue swapped.
NOT_OPENCOLORIO = {
    "CocoaLUT-swift__identity_DaVinci33.davlut",
    "Lumix-V-log-LUTs__koda5219.vlt",
    "colour__LogC_Video.cube",
    "colour__Three_Dimensional_Table_With_Shaper.cube",
} | {name for name, (key, _) in VALID.items() if key in ("png", "tiff")}

# Asks for trilinear interpolation of 3^3 points, then for a curve whose slope is 1e4:
# more than a lattice of tetrahedra can follow.
TOLERANCES = {"OpenColorIO__lut1d_lut3d_lut1d.clf": 3e-3}


@pytest.fixture(scope="module")
def wild(shared_data: Path) -> Path:
    return shared_data / "wild_luts"


def test_every_file_is_expected(wild):
    names = {path.name for path in wild.iterdir()} - {"LISTING.md"}
    assert names == set(VALID) | set(BROKEN)


@pytest.mark.parametrize("name", VALID)
def test_opens(wild, name):
    info = inspect_lut(wild / name)
    assert (info.format, info.lut.size) == VALID[name]


@pytest.mark.parametrize("name", sorted(set(VALID) - NOT_OPENCOLORIO))
def test_colours_are_those_of_opencolorio(wild, name):
    colours = random_colours(-0.5, 2)
    np.testing.assert_allclose(
        apply_reference(read_lut(wild / name), colours),
        ocio_colours(wild / name, colours),
        atol=TOLERANCES.get(name, 1e-5),
    )


@pytest.mark.parametrize("name", IDENTITIES)
def test_identities(wild, name):
    colours = random_colours()
    difference = np.abs(apply_reference(read_lut(wild / name), colours) - colours)
    assert difference.max() <= IDENTITIES[name]


@pytest.mark.parametrize("name", BROKEN)
def test_broken_files_are_refused(wild, name):
    line, reason = BROKEN[name]
    with pytest.raises(LutFormatError) as caught:
        read_lut(wild / name)
    assert caught.value.line == line
    assert reason in str(caught.value)
    assert name in str(caught.value)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("name", "low", "high"),
    [("LogC_Video", 0, 1), ("Three_Dimensional_Table_With_Shaper", -0.1, 3)],
)
def test_shapers_agree_with_colour_science(wild, name, low, high):
    import colour

    path = wild / f"colour__{name}.cube"
    shaper, table = colour.read_LUT(str(path))
    colours = np.clip(random_colours(low, high), low, high)
    shaped = np.clip(shaper.apply(colours), *table.domain)
    tetrahedral = colour.algebra.table_interpolation_tetrahedral
    wanted = table.apply(shaped, interpolator=tetrahedral)
    np.testing.assert_allclose(
        apply_reference(read_lut(path), colours), wanted, atol=1e-5
    )


@pytest.mark.parametrize("name", ["Kodak Ektar 100", "ZilverFX-InfraRed"])
def test_large_halds_agree_with_their_lattice(wild, name):
    import imagecodecs

    path = wild / f"hald-clut__{name}.png"
    pixels = imagecodecs.png_decode(path.read_bytes())
    size = round(pixels.shape[0] ** (2 / 3))
    table = pixels.reshape(size, size, size, 3).transpose(2, 1, 0, 3)
    places = np.random.default_rng(1).integers(0, size, (4000, 3))
    wanted = table[tuple(places.T)] / np.iinfo(pixels.dtype).max
    got = apply_reference(read_lut(path), places / (size - 1))
    difference = np.abs(got - wanted)
    assert difference.mean() < 0.25 / 255
    assert np.quantile(difference, 0.99) < 2 / 255


def test_red_runs_fastest_in_a_vlt(wild):
    lut = read_lut(wild / "Lumix-V-log-LUTs__koda5219.vlt")
    np.testing.assert_allclose(lut.table[7, 0, 0], np.array([2081, 379, 208]) / 4095)


def test_titles(wild):
    titles = {
        "Lutify__CELLULOID_01_FU_LOW.cube": "CELLULOÏDE PRO 3DLUT",
        "threejs-sandbox__Cubicle 99.CUBE": "Cool",
        "threejs-sandbox__Presetpro-Cinematic.3dl": "Presetpro - Cinematic",
        "OpenColorIO__lut3d_17x17x17_10i_12i.clf": "Basic 3d-LUT example.",
    }
    assert {name: read_lut(wild / name).title for name in titles} == titles
