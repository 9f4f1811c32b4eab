"""TIFF photos in CIE Lab against LittleCMS (through Pillow) and colour-science."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image, ImageCms

from looksmith.photo.read import read_photo, read_preview

Y, X = np.mgrid[0:48, 0:64]
CODES = np.stack([X * 4, Y * 5, 255 - X * 4], -1).astype(np.uint8)


def lab() -> np.ndarray:
    """Return CODES in Lab under D50, float64."""
    import colour

    return np.asarray(
        colour.XYZ_to_Lab(
            colour.RGB_to_XYZ(
                CODES / 255,
                "sRGB",
                colour.CCS_ILLUMINANTS["cie_2_1931"]["D50"],
                chromatic_adaptation_transform="Bradford",
                apply_cctf_decoding=True,
            ),
            colour.CCS_ILLUMINANTS["cie_2_1931"]["D50"],
        )
    )


def stored(values: np.ndarray, photometric: int, bits: int) -> np.ndarray:
    step = 256 if bits == 16 else 1
    top = {(8, 8): 255, (8, 16): 65535, (9, 8): 255, (9, 16): 0xFF00}
    result = np.empty(values.shape, np.uint16 if bits == 16 else np.uint8)
    result[..., 0] = np.rint(values[..., 0] * top[photometric, bits] / 100)
    shift = 128 if photometric == 9 else 0
    chroma = np.rint((values[..., 1:] + shift) * step).astype(np.int32)
    result[..., 1:] = chroma & (2**bits - 1)
    return result


@pytest.mark.parametrize("photometric", [8, 9])
@pytest.mark.parametrize(("bits", "bound"), [(8, 0.1), (16, 3e-3)])
@pytest.mark.parametrize("planar", ["contig", "separate"])
def test_lab_comes_back(
    tmp_path: Path, photometric: int, bits: int, bound: float, planar: str
) -> None:
    values = stored(lab(), photometric, bits)
    values = values if planar == "contig" else np.moveaxis(values, -1, 0)
    path = tmp_path / "a.tif"
    tifffile.imwrite(
        path, values, photometric=photometric, planarconfig=planar, compression="lzw"
    )
    photo = read_photo(path)
    error = np.abs(photo.float_pixels() - CODES / 255)
    assert error.max() < bound
    assert error.mean() < bound / 10
    assert (photo.info.mode, photo.info.bits) == ("Lab", bits)
    assert photo.info.profile_name == "ProPhoto RGB"
    assert photo.info.warnings == ()
    assert read_preview(path, 16).width == 16


def test_lab_as_littlecms_writes_it(tmp_path: Path) -> None:
    srgb, space = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
    picture = Image.fromarray(CODES)
    converted = ImageCms.profileToProfile(picture, srgb, space, outputMode="LAB")
    assert converted is not None
    buffer = io.BytesIO()
    converted.save(buffer, "TIFF")
    (tmp_path / "a.tif").write_bytes(buffer.getvalue())
    error = np.abs(read_photo(tmp_path / "a.tif").float_pixels() - CODES / 255)
    assert error.mean() < 0.01


def test_lab_keeps_its_alpha(tmp_path: Path) -> None:
    alpha = np.full((48, 64, 1), 99 * 257, np.uint16)
    values = np.dstack([stored(lab(), 8, 16), alpha])
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, values, photometric=8, extrasamples=["unassalpha"])
    photo = read_photo(path)
    assert photo.alpha is not None
    assert np.abs(photo.alpha - 99 / 255).max() < 1e-6
    assert np.abs(photo.float_pixels() - CODES / 255).max() < 3e-3
