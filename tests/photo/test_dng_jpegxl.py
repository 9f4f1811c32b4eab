"""DNG files with JPEG XL inside (DNG 1.7), as newer phones and raw developers write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from photo_parts import taken_apart, write_dng

from looksmith.colour.transfer import decode_srgb
from looksmith.photo.errors import PhotoError
from looksmith.photo.raw import BASE_EXPOSURE
from looksmith.photo.read import read_photo, read_preview

JPEG_XL, LINEAR_RAW, CFA = 52546, 34892, 32803
Y, X = np.mgrid[0:192, 0:256]
LIGHT = np.stack([X / 256, Y / 192, 1 - X / 256], -1) * 0.4 + 0.02
INSIDE = np.s_[8:-8, 8:-8]
EXPECTED = LIGHT * 2**BASE_EXPOSURE


def found(path: Path) -> np.ndarray:
    return decode_srgb(read_photo(path).float_pixels())


def interleaved(values: np.ndarray) -> np.ndarray:
    """Store all even rows, then all odd ones, and columns likewise."""
    rows = np.concatenate([values[::2], values[1::2]])
    return np.concatenate([rows[:, ::2], rows[:, 1::2]], axis=1)


@pytest.mark.parametrize("tile", [None, (64, 64), (128, 160)])
def test_a_mosaic_opens_as_its_plain_twin(tmp_path: Path, tile: Any) -> None:
    write_dng(tmp_path / "plain.dng", LIGHT)
    write_dng(tmp_path / "a.dng", LIGHT, compression=JPEG_XL, tile=tile)
    twin = read_photo(tmp_path / "plain.dng").pixels
    photo = read_photo(tmp_path / "a.dng")
    assert np.array_equal(photo.pixels, twin)
    assert photo.info.format == "camera raw"
    assert photo.info.exif is not None
    small = decode_srgb(read_preview(tmp_path / "a.dng", 64).float_pixels())
    blocks = EXPECTED.reshape(48, 4, 64, 4, 3).mean(axis=(1, 3))
    assert np.abs(small - blocks)[4:-4, 4:-4].max() < 0.02


def linear(path: Path, values: np.ndarray, **storage: Any) -> None:
    """Write developed, still linear light of a camera with sRGB's primaries."""
    write_dng(path, LIGHT)
    with tifffile.TiffFile(path) as file:
        tags = [
            (tag.code, int(tag.dtype), tag.count, tag.value, True)
            for tag in file.pages[0].tags
            if tag.code > 33422 and tag.code != 50717
        ]
    tags.append((50717, 4, 1, 65535 if values.dtype == np.uint16 else 1, True))
    tifffile.imwrite(
        path,
        values,
        photometric=LINEAR_RAW,
        metadata=None,
        extratags=tags,
        compression=JPEG_XL,
        **storage,
    )


@pytest.mark.parametrize("kind", [np.uint16, np.float16])
def test_linear_light_opens(tmp_path: Path, kind: type) -> None:
    values = np.rint(LIGHT * 65535) if kind == np.uint16 else LIGHT
    linear(tmp_path / "a.dng", values.astype(kind), tile=(64, 64))
    dim = EXPECTED.max(axis=2) < 0.7
    error = np.abs(found(tmp_path / "a.dng") - EXPECTED)
    assert error[dim].max() < 3e-3


def test_fields_of_a_mosaic_are_woven_together(tmp_path: Path) -> None:
    mosaic = np.empty((192, 256))
    for y, x, channel in ((0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 2)):
        mosaic[y::2, x::2] = LIGHT[y::2, x::2, channel]
    codes = np.rint(mosaic * 65535).astype(np.uint16)
    path, plain = tmp_path / "a.dng", tmp_path / "plain.dng"
    write_dng(plain, LIGHT)
    with tifffile.TiffFile(plain) as file:
        tags = [
            (tag.code, int(tag.dtype), tag.count, tag.value, True)
            for tag in file.pages[0].tags
            if tag.code > 33420
        ]
    tags += [(50975, 4, 1, 2, True), (52547, 4, 1, 2, True)]
    tifffile.imwrite(
        path,
        interleaved(codes),
        photometric=CFA,
        metadata=None,
        extratags=tags,
        compression=JPEG_XL,
        tile=(96, 128),
    )
    assert np.abs(found(path) - found(plain)).max() < 1e-6


def test_the_raw_picture_may_stand_behind_a_preview(tmp_path: Path) -> None:
    write_dng(tmp_path / "plain.dng", LIGHT)
    tags, codes = taken_apart(tmp_path / "plain.dng")
    preview = np.full((48, 64, 3), 99, np.uint8)
    ours = [tag for tag in tags if tag[0] > 50700 and tag[0] not in (50714, 50717)]
    theirs = [tag for tag in tags if tag not in ours]
    with tifffile.TiffWriter(tmp_path / "a.dng") as file:
        file.write(
            preview,
            photometric="rgb",
            subifds=1,
            subfiletype=1,
            metadata=None,
            extratags=ours,
        )
        file.write(
            codes,
            photometric=CFA,
            compression=JPEG_XL,
            tile=(64, 64),
            metadata=None,
            extratags=theirs,
        )
    photo = read_photo(tmp_path / "a.dng")
    assert np.array_equal(photo.pixels, read_photo(tmp_path / "plain.dng").pixels)


def test_damage_is_named(tmp_path: Path) -> None:
    write_dng(tmp_path / "a.dng", LIGHT, compression=JPEG_XL, tile=(64, 64))
    data = (tmp_path / "a.dng").read_bytes()
    with tifffile.TiffFile(tmp_path / "a.dng") as file:
        start = file.pages[0].dataoffsets[3]
    for end in (start, start + 20, len(data) - 40):
        (tmp_path / "b.dng").write_bytes(data[:end])
        with pytest.raises(PhotoError):
            read_photo(tmp_path / "b.dng")
    (tmp_path / "b.dng").write_bytes(data[:start] + bytes(40) + data[start + 40 :])
    with pytest.raises(PhotoError):
        read_photo(tmp_path / "b.dng")
