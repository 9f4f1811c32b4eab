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
from looksmith.photo import jxl_header
from looksmith.photo.errors import PhotoError
from looksmith.photo.jxl_bits import BitReader
from looksmith.photo.jxl_entropy import SymbolReader
from looksmith.photo.jxl_header import read_jxl_header
from looksmith.photo.jxl_icc import read_icc
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


def test_what_libjxl_codes_with_ans_is_decoded_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Check the coding that libjxl takes for pictures, and others may for profiles.

    Behind the profile comes the frame, whose first numbers are a decision tree: they
    end where the coder's state says so, which any slip on the way would change.
    """
    noise = np.random.default_rng(3).normal(0, 8, (*CODES.shape[:2], 3))
    waves = 40 * np.sin(X / 7)[..., None]
    codes = (CODES * 0.6 + 50 + waves + noise).clip(0, 255).astype(np.uint8)
    path = written(tmp_path / "a.jxl", profiles.adobe_rgb_profile(), 0, codes)
    found: list[BitReader] = []
    monkeypatch.setattr(jxl_header, "read_icc", found.append)
    read_jxl_header(path.read_bytes())
    (bits,) = found
    read_icc(bits)
    pass_frame_header(bits)
    tree = SymbolReader(bits, 6)
    nodes, due = 0, 1
    while due:
        nodes, due = nodes + 1, due - 1
        if tree.number(1):
            tree.number(0)
            due += 2
        else:
            for context in (2, 3, 4, 5):
                tree.number(context)
    assert nodes > 100
    tree.check_end()
    tree.number(0)
    with pytest.raises(PhotoError):
        tree.check_end()


def pass_frame_header(bits: BitReader) -> None:
    """Pass over the head of a lossless frame of one group (annexes F and G)."""

    def align() -> None:
        bits.position = -(-bits.position // 8) * 8

    align()
    assert bits.take(1) == 0  # not all as usual
    assert (bits.take(2), bits.take(1), bits.wide()) == (0, 1, 0)  # regular, modular
    bits.take(1 + 2 + 2)  # YCbCr, upsampling, size of groups
    assert bits.choice((1, 0), (2, 0), (3, 0), (4, 3)) == 1  # passes
    assert (bits.take(1), bits.take(2), bits.take(1)) == (0, 0, 1)  # whole, last
    assert bits.take(2) == 0  # no name
    assert (bits.take(1), bits.take(1), bits.take(2)) == (0, 0, 0)  # no filters
    assert (bits.wide(), bits.wide()) == (0, 0)  # no extensions
    assert bits.take(1) == 0  # sections in their order
    align()
    bits.choice((0, 10), (1024, 14), (17408, 22), (4211712, 30))
    align()
    assert (bits.take(1), bits.take(1)) == (1, 1)  # usual scale, a tree
