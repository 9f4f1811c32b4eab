"""Camera raw: exposure, white balance, highlights, previews, and clear refusals."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from photo_parts import write_dng
from PIL import Image

from looksmith.colour.transfer import decode_srgb
from looksmith.colour.view import shown
from looksmith.photo.errors import PhotoError
from looksmith.photo.raw import BASE_EXPOSURE
from looksmith.photo.read import read_photo, read_preview

SHAPE = (192, 256)
WHITE = np.s_[:32, :32]


def scene() -> np.ndarray:
    """Return smooth colours up to a half, and a corner that fills the sensor."""
    y, x = np.mgrid[0 : SHAPE[0], 0 : SHAPE[1]]
    linear = np.stack([x / SHAPE[1], y / SHAPE[0], 1 - x / SHAPE[1]], -1) * 0.45 + 0.02
    linear[WHITE] = 1
    return linear


@pytest.fixture
def dng(tmp_path: Path) -> Path:
    path = tmp_path / "a.dng"
    write_dng(path, scene())
    return path


def light(path: Path) -> np.ndarray:
    return decode_srgb(read_photo(path).float_pixels())


def expected() -> np.ndarray:
    return shown((scene() * 2**BASE_EXPOSURE).astype(np.float32))


INSIDE = np.s_[48:-8, 48:-8]


def test_colours_are_the_sensors_light_through_the_view(dng: Path) -> None:
    photo = read_photo(dng)
    assert photo.pixels.dtype == np.float32
    assert photo.pixels.shape == (*SHAPE, 3)
    assert (photo.info.format, photo.info.profile_name) == ("camera raw", "camera")
    error = np.abs(light(dng) - expected())[INSIDE]
    assert error.max() < 6e-3


@pytest.mark.parametrize("neutral", [(0.5, 1, 0.7), (1, 0.6, 0.8)])
def test_the_cameras_white_balance_is_used(
    tmp_path: Path, neutral: tuple[float, float, float]
) -> None:
    # A grey page under a coloured light, as the sensor catches it.
    grey = np.full((*SHAPE, 3), 0.2) * np.array(neutral)
    grey[WHITE] = 1
    path = tmp_path / "a.dng"
    write_dng(path, grey, neutral=neutral)
    found = light(path)[INSIDE]
    assert np.ptp(found, axis=-1).max() < 2e-3
    assert found.mean() == pytest.approx(0.2 * 2**BASE_EXPOSURE, rel=0.02)


def test_full_sensors_are_white_without_a_tint(tmp_path: Path) -> None:
    page = np.full((*SHAPE, 3), 0.3) * (0.5, 1, 0.7)
    page[:20] = 1
    path = tmp_path / "a.dng"
    write_dng(path, page, neutral=(0.5, 1, 0.7))
    top = read_photo(path).float_pixels()[4:16]
    assert np.ptp(top, axis=-1).max() < 0.02
    assert top.min() > 0.93


def test_previews_take_half_and_look_alike(dng: Path) -> None:
    preview = read_preview(dng, 64)
    assert (preview.width, preview.height) == (64, 48)
    full = read_photo(dng).float_pixels().reshape(48, 4, 64, 4, 3).mean(axis=(1, 3))
    error = np.abs(preview.float_pixels() - full)[12:-2, 12:-2]
    assert error.max() < 0.01


def test_small_previews_do_not_demosaic(
    dng: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import rawpy

    asked = []
    real = rawpy.RawPy.postprocess

    class Watched:
        def __init__(self, raw: object) -> None:
            self._raw = raw

        def __enter__(self) -> Watched:
            return self

        def __exit__(self, *error: object) -> None:
            self._raw.close()  # type: ignore[attr-defined]

        def __getattr__(self, name: str) -> object:
            return getattr(self._raw, name)

        def postprocess(self, **options: object) -> object:
            asked.append(options["half_size"])
            return real(self._raw, **options)

    opened = rawpy.imread
    monkeypatch.setattr(rawpy, "imread", lambda path: Watched(opened(path)))
    read_preview(dng, 128)
    read_preview(dng, 129)
    read_photo(dng)
    assert asked == [True, False, False]


@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_it_comes_upright_once(tmp_path: Path, orientation: int) -> None:
    path = tmp_path / "a.dng"
    write_dng(path, scene(), orientation=orientation)
    photo = read_photo(path)
    turns = {3: 2, 6: 3, 8: 1}[orientation]
    upright = np.rot90(expected(), turns)
    found = decode_srgb(photo.float_pixels())
    assert found.shape == upright.shape
    assert np.abs(found - upright).mean() < 0.01
    exif = Image.Exif()
    assert photo.info.exif is not None
    exif.load(photo.info.exif)
    assert exif.get(0x0112, 1) == 1


def test_the_cameras_name_is_carried(dng: Path) -> None:
    exif = Image.Exif()
    block = read_photo(dng).info.exif
    assert block is not None
    exif.load(block)
    assert (exif[271], exif[272]) == ("Maker", "Camera")


def test_a_raw_file_under_a_tiff_name_opens(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    write_dng(path, scene())
    assert read_photo(path).info.format == "camera raw"


def test_a_missing_library_is_named(dng: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rawpy", None)
    with pytest.raises(PhotoError, match="pip install rawpy"):
        read_photo(dng)


@pytest.mark.parametrize("share", [0.01, 0.5])
def test_half_a_file_is_refused(dng: Path, share: float) -> None:
    data = dng.read_bytes()
    dng.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(PhotoError, match="raw"):
        read_photo(dng)
