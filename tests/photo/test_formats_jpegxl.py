"""Profiles inside of JPEG XL: what ffmpeg's libjxl packs comes out byte for byte."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from photo_parts import ffmpeg
from PIL import Image

from looksmith.colour import profiles
from looksmith.colour.icc import to_working
from looksmith.colour.transfer import decode_srgb
from looksmith.photo.errors import PhotoError
from looksmith.photo.jxl_header import read_jxl_header
from looksmith.photo.read import read_photo

Y, X = np.mgrid[0:96, 0:128]
CODES = np.stack([X * 2, Y * 2, 255 - X * 2], -1).astype(np.uint8)


def table_profile() -> bytes:
    """Return Adobe RGB's profile with curves of 1024 points, as scanners have them."""
    base = profiles.adobe_rgb_profile()
    (count,) = struct.unpack_from(">I", base, 128)
    tags = [struct.unpack_from(">4sII", base, 132 + 12 * i) for i in range(count)]
    curve = np.rint(np.linspace(0, 1, 1024) ** 2.19921875 * 65535).astype(">u2")
    body = b"curv" + bytes(4) + struct.pack(">I", 1024) + curve.tobytes()
    parts, places = b"", []
    start = 132 + 12 * count
    for name, offset, size in tags:
        part = body if name[1:] == b"TRC" else base[offset : offset + size]
        places.append(struct.pack(">4sII", name, start + len(parts), len(part)))
        parts += part + bytes(-len(part) % 4)
    size = struct.pack(">I", start + len(parts))
    return size + base[4:132] + b"".join(places) + parts


PROFILES = {
    "Adobe RGB": profiles.adobe_rgb_profile,
    "Display P3": profiles.display_p3_profile,
    "ProPhoto RGB": profiles.prophoto_profile,
    "linear": profiles.linear_srgb_profile,
    "tables": table_profile,
}


def written(path: Path, icc: bytes, distance: float, codes: np.ndarray = CODES) -> Path:
    picture = path.with_suffix(".png")
    Image.fromarray(codes).save(picture, icc_profile=icc)
    lossless = ["-modular", "1"] if distance == 0 else []
    ffmpeg(["-i", str(picture), "-distance", str(distance), *lossless, str(path)])
    return path


@pytest.mark.parametrize("name", PROFILES)
def test_a_lossless_file_keeps_its_profile_and_its_codes(
    tmp_path: Path, name: str
) -> None:
    icc = PROFILES[name]()
    photo = read_photo(written(tmp_path / "a.jxl", icc, 0))
    assert photo.info.icc == icc
    assert photo.info.warnings == ()
    expected = to_working(CODES, icc)
    assert np.abs(photo.float_pixels() - expected).max() < 1e-5


@pytest.mark.parametrize("name", PROFILES)
def test_a_lossy_file_has_the_colours_of_its_profile(tmp_path: Path, name: str) -> None:
    icc = PROFILES[name]()
    # Colours that sRGB holds: beyond, a decoder without the profile has to cut.
    codes = (CODES * 0.3 + 90).astype(np.uint8)
    photo = read_photo(written(tmp_path / "a.jxl", icc, 0.1, codes))
    assert photo.info.bits == 8
    error = np.abs(photo.float_pixels() - to_working(codes, icc))
    assert error.mean() < 0.004
    cut = [warning for warning in photo.info.warnings if "beyond" in warning]
    assert len(cut) == read_jxl_header((tmp_path / "a.jxl").read_bytes()).has_icc


def test_shadows_of_a_lossy_file_are_not_counted_in_linear_steps(
    tmp_path: Path,
) -> None:
    icc = profiles.prophoto_profile()
    grey = np.repeat((X // 3)[..., None], 3, axis=2).astype(np.uint8)
    photo = read_photo(written(tmp_path / "a.jxl", icc, 0.1, grey))
    dark = decode_srgb(to_working(grey, icc)) < 0.01
    error = np.abs(photo.float_pixels() - to_working(grey, icc))
    assert error[dark].mean() < 0.005


@settings(deadline=None, max_examples=300)
@given(data=st.data())
def test_a_damaged_profile_never_raises_anything_else(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp() / "jxl"
    path = folder / "a.jxl"
    if not path.exists():
        folder.mkdir(exist_ok=True)
        written(path, table_profile(), 0)
    block = bytearray(path.read_bytes())
    places = st.tuples(st.integers(2, min(900, len(block) - 1)), st.integers(0, 255))
    for place, value in data.draw(st.lists(places, min_size=1, max_size=4)):
        block[place] = value
    try:
        header = read_jxl_header(bytes(block))
    except PhotoError:
        return
    assert header.profile is None or len(header.profile) < 1 << 20
