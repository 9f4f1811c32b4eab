"""Large photos of wide profiles stay codes, and every reader sees the same colours."""

from __future__ import annotations

from pathlib import Path

import imagecodecs
import numpy as np
import pytest
import tifffile

from looksmith.colour.icc import from_working, to_working
from looksmith.export.photo import export_photo
from looksmith.grade.recipe import Blend, BlendTerm, Light, Recipe
from looksmith.grade.render import Renderer
from looksmith.grade.sources import OverlayLooks
from looksmith.lut.table import Lut3D, identity_table
from looksmith.photo import develop, jpeg, png
from looksmith.photo.deferred import DeferredPixels
from looksmith.photo.options import OutputSize, WriteOptions
from looksmith.photo.photo import Photo
from looksmith.photo.read import read_photo, read_preview
from looksmith.photo.resize import crop, fit_within, part_of_resized
from looksmith.photo.target import named_profile
from looksmith.photo.write import write_photo
from looksmith.work.token import Cancelled, CancelToken

HEIGHT, WIDTH = 900, 1200  # above a megapixel, of which less is held
PROFILES = ("Display P3", "Adobe RGB", "ProPhoto RGB")
LOOK = Lut3D(np.sin(identity_table(17) * np.float32(1.5)))
GRADED = Recipe(Light(exposure=0.3), Blend((BlendTerm("look"),)))


def colours(depth=np.uint8, channels: int = 3) -> np.ndarray:
    """Return soft shapes that fill the profile, with grain: as hard as photos are."""
    y, x = np.mgrid[:HEIGHT, :WIDTH].astype(np.float32)
    phases = np.arange(channels) * 2
    values = 0.5 + 0.5 * np.sin(x[..., None] / 90 + phases) * np.cos(y / 70)[..., None]
    values += np.random.default_rng(0).normal(0, 0.02, values.shape)
    return (np.clip(values, 0, 1) * np.iinfo(depth).max).astype(depth)


def stored(path: Path, codes: np.ndarray, icc: bytes, **tags) -> np.ndarray:
    """Write codes with a profile; return them as any decoder gives them."""
    if path.suffix == ".tif":
        tags = {"photometric": "rgb", **tags}
        tifffile.imwrite(path, codes, iccprofile=icc, **tags)
    elif path.suffix == ".png":
        data = imagecodecs.png_encode(codes, 1)
        path.write_bytes(b"".join(png.add_metadata(data, icc=icc)))
    else:
        data = imagecodecs.jpeg8_encode(codes, 95)
        codes = imagecodecs.jpeg8_decode(data)
        path.write_bytes(b"".join(jpeg.add_metadata(data, icc=icc)[0]))
    return codes


@pytest.fixture(scope="module")
def wide_tiff(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("wide") / "prophoto.tif"
    stored(path, colours(np.uint16), named_profile("ProPhoto RGB"))
    return path


def held(photo: Photo) -> Photo:
    return photo.replace(pixels=photo.pixels)


def renderer() -> Renderer:
    return Renderer(OverlayLooks(None, {"look": LOOK}))


# Reading ---------------------------------------------------------------------------


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(
    ("suffix", "depth"),
    [(".jpg", np.uint8), (".png", np.uint8), (".png", np.uint16), (".tif", np.uint16)],
)
def test_codes_are_held_and_their_colours_are_the_profile_s(
    profile, suffix, depth, tmp_path
):
    icc = named_profile(profile)
    codes = stored(tmp_path / f"photo{suffix}", colours(depth), icc)
    photo = read_photo(tmp_path / f"photo{suffix}")
    assert photo.source.nbytes == codes.nbytes
    assert photo.dtype == np.float32
    expected = to_working(codes, icc)
    assert np.array_equal(photo.pixels, expected)
    area = np.s_[333:612, 77:1030]
    assert np.array_equal(photo.source[area], expected[area])
    assert np.array_equal(crop(photo, 77, 333, 953, 279).pixels, expected[area])


@pytest.mark.parametrize("orientation", [3, 6])
def test_a_turned_one_is_upright(orientation, tmp_path):
    icc = named_profile("Adobe RGB")
    tag = [(274, "H", 1, orientation, True)]
    codes = stored(tmp_path / "photo.tif", colours(), icc, extratags=tag)
    turned = codes[::-1, ::-1] if orientation == 3 else np.rot90(codes, -1)
    photo = read_photo(tmp_path / "photo.tif")
    assert np.array_equal(photo.pixels, to_working(np.ascontiguousarray(turned), icc))


def test_small_photos_are_held(tmp_path, monkeypatch):
    icc = named_profile("Adobe RGB")
    stored(tmp_path / "photo.tif", colours(), icc)
    assert isinstance(read_photo(tmp_path / "photo.tif").source, DeferredPixels)
    monkeypatch.setattr(develop, "HELD", HEIGHT * WIDTH)
    assert isinstance(read_photo(tmp_path / "photo.tif").source, np.ndarray)


def test_previews_are_held_and_are_the_photo_made_smaller(wide_tiff):
    small = read_preview(wide_tiff, 300)
    assert isinstance(small.source, np.ndarray)
    assert (
        np.abs(small.pixels - fit_within(read_photo(wide_tiff), 300, 300).pixels).max()
        < 1e-6
    )
    whole = read_preview(wide_tiff, 2 * WIDTH)
    assert isinstance(whole.source, np.ndarray)
    assert np.array_equal(whole.pixels, read_photo(wide_tiff).pixels)


def test_tiles_of_the_window_are_parts_of_the_whole(wide_tiff):
    photo = read_photo(wide_tiff)
    size = (WIDTH // 2, HEIGHT // 2)
    whole = fit_within(photo, *size).pixels
    tile = part_of_resized(photo.source, size, (100, 50, 200, 180))
    difference = np.abs(tile - whole[50:230, 100:300])
    assert np.sqrt(np.mean(difference**2)) < 1 / 255


def test_shrinking_codes_is_as_good_as_shrinking_colours(wide_tiff):
    photo = read_photo(wide_tiff)
    icc = photo.info.icc
    # In the profile: near its edge sRGB's own curve is many times as steep.
    small, other = (
        np.clip(from_working(fit_within(each, 300, 300).pixels, icc), 0, 1)
        for each in (photo, held(photo))
    )
    assert np.sqrt(np.mean((small - other) ** 2)) < 1 / 255


def test_grey_is_held_as_grey(tmp_path):
    icc = imagecodecs.cms_profile("gray", whitepoint=[0.3127, 0.329, 1], gamma=1.8)
    codes = colours(channels=1)[..., 0]
    stored(tmp_path / "photo.tif", codes, icc, photometric="minisblack")
    photo = read_photo(tmp_path / "photo.tif")
    assert photo.source.nbytes == codes.nbytes
    expected = to_working(codes[..., None], icc)
    assert np.array_equal(photo.pixels, expected)
    small = fit_within(photo, 120, 120).pixels
    other = fit_within(Photo(expected), 120, 120).pixels
    assert np.sqrt(np.mean((small - other) ** 2)) < 1.5 / 255
    export_photo(photo, GRADED, renderer(), tmp_path / "made.tif", spend=True)
    export_photo(
        Photo(expected, None, photo.info), GRADED, renderer(), tmp_path / "b.tif"
    )
    files = [tifffile.imread(tmp_path / name) for name in ("made.tif", "b.tif")]
    assert np.array_equal(*files)


def test_transparent_ones_shrink_as_if_they_were_held(tmp_path):
    codes = np.dstack([colours(), colours(channels=1)])
    tifffile.imwrite(
        tmp_path / "photo.tif", codes, photometric="rgb", extrasamples=["unassalpha"],
        iccprofile=named_profile("Display P3"),
    )  # fmt: skip
    photo = read_photo(tmp_path / "photo.tif")
    small, other = (fit_within(each, 200, 200) for each in (photo, held(photo)))
    seen = small.alpha > 0.1
    assert np.array_equal(small.alpha, other.alpha)
    assert np.sqrt(np.mean((small.pixels - other.pixels)[seen] ** 2)) < 1 / 255
    for name, each in (("a.jpg", photo), ("b.jpg", held(photo))):
        write_photo(each, tmp_path / name)
    on_white = [read_photo(tmp_path / name).pixels for name in ("a.jpg", "b.jpg")]
    assert np.array_equal(*on_white)


# Writing ---------------------------------------------------------------------------


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_what_is_not_changed_is_written_code_for_code(depth, tmp_path):
    codes = stored(tmp_path / "a.tif", colours(depth), named_profile("ProPhoto RGB"))
    export_photo(
        read_photo(tmp_path / "a.tif"), Recipe(), renderer(), tmp_path / "b.tif"
    )
    assert np.array_equal(tifffile.imread(tmp_path / "b.tif"), codes)


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"bits": 8},
        {"bits": 32},
        {"profile": "sRGB"},
        {"profile": "Display P3", "gamut": "smooth"},
    ],
)
@pytest.mark.parametrize("spend", [False, True])
def test_a_graded_file_is_the_same_as_of_held_floats(
    options, spend, wide_tiff, tmp_path
):
    photo, chosen = read_photo(wide_tiff), WriteOptions(**options)
    export_photo(held(photo), GRADED, renderer(), tmp_path / "held.tif", chosen)
    export_photo(photo, GRADED, renderer(), tmp_path / "made.tif", chosen, spend=spend)
    first, second = (tifffile.imread(tmp_path / f"{n}.tif") for n in ("held", "made"))
    assert np.array_equal(first, second)


def test_a_smaller_file_is_graded_at_full_size(wide_tiff, tmp_path):
    photo = read_photo(wide_tiff)
    chosen = WriteOptions(size=OutputSize("long", 300))
    export_photo(photo, GRADED, renderer(), tmp_path / "small.tif", chosen)
    graded = renderer().render(held(photo), GRADED)
    write_photo(fit_within(graded, 300, 300), tmp_path / "expected.tif")
    small, expected = (
        tifffile.imread(tmp_path / f"{name}.tif").astype(float) / 65535
        for name in ("small", "expected")
    )
    assert small.shape == expected.shape
    assert np.sqrt(np.mean((small - expected) ** 2)) < 1 / 255


def test_progress_grows_while_rows_are_graded(wide_tiff, tmp_path):
    told = []
    export_photo(
        read_photo(wide_tiff), GRADED, renderer(), tmp_path / "a.tif",
        progress=lambda share, _text: told.append(share),
    )  # fmt: skip
    assert told == sorted(told)
    assert len([share for share in told if 0 < share < 0.7]) >= 2
    assert told[-1] == 1


def test_it_stops_while_rows_are_graded(wide_tiff, tmp_path):
    token = CancelToken()
    with pytest.raises(Cancelled):
        export_photo(
            read_photo(wide_tiff), GRADED, renderer(), tmp_path / "a.tif", token=token,
            progress=lambda share, _text: token.cancel() if share > 0.2 else None,
        )  # fmt: skip
    assert not list(tmp_path.iterdir())
