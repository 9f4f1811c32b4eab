"""A rating goes into XMP and EXIF, and replaces what the photo came with."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from looksmith.grade.kept_facts import read_facts
from looksmith.photo.errors import PhotoError
from looksmith.photo.exif import with_rating as exif_with_rating
from looksmith.photo.photo import Photo, PhotoInfo
from looksmith.photo.read import read_photo
from looksmith.photo.write import WriteOptions, write_photo
from looksmith.photo.xmp import read_rating_xmp, read_recipe_xmp, with_rating

SUFFIXES = [".jpg", ".png", ".tif", ".webp", ".avif", ".jxl"]
RATING, PERCENT, COPYRIGHT = 0x4746, 0x4749, 0x8298


def packet(attribute: str = "", inner: str = "", prefix: str = "xmp") -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description'
        f' rdf:about="" xmlns:{prefix}="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:MicrosoftPhoto="http://ns.microsoft.com/photo/1.0/"'
        f"{attribute}>{inner}</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def block(order: str = "<", **tags: int) -> bytes:
    exif = Image.Exif()
    exif.endian = order
    exif[0x010F] = "A maker of some length"
    exif[COPYRIGHT] = "Somebody"
    exif[0x8769] = {0x9003: "2024:05:06 07:08:09", 0x927C: b"\1maker's own\xff"}
    exif.update({{"rating": RATING, "percent": PERCENT}[k]: v for k, v in tags.items()})
    return exif.tobytes()[6:]


def said_by(data: bytes) -> Image.Exif:
    exif = Image.Exif()
    exif.load(data)
    return exif


def photo(xmp: bytes | None, exif: bytes | None) -> Photo:
    y, x = np.mgrid[0:32, 0:48]
    pixels = np.stack([x * 4, y * 5, 255 - x * 4], -1).astype(np.uint8)
    return Photo(pixels, None, PhotoInfo(exif=exif, xmp=xmp))


def exiftool(path: Path) -> dict[str, object]:
    program = shutil.which("exiftool")
    if program is None:
        pytest.skip("exiftool is not installed (Debian: libimage-exiftool-perl)")
    command = [program, "-j", "-a", "-G1", "-validate", "-warning", str(path)]
    full = [program, "-j", "-a", "-G1", str(path)]
    found: dict[str, object] = json.loads(subprocess.check_output(full))[0]
    checked: dict[str, object] = json.loads(subprocess.check_output(command))[0]
    return found | checked


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("rating", [0, 3, 5])
def test_exiftool_finds_the_rating_that_was_given(
    tmp_path: Path, suffix: str, rating: int
) -> None:
    path = tmp_path / f"a{suffix}"
    source = photo(packet(' xmp:Rating="4" xmp:Label="Red"'), block())
    write_photo(source, path, WriteOptions(rating=rating, recipe='{"a": 1}'))
    said = exiftool(path)
    assert said["XMP-xmp:Rating"] == rating
    assert said["IFD0:Rating"] == rating
    assert said["XMP-xmp:Label"] == "Red"
    assert said["IFD0:Copyright"] == "Somebody"
    assert said["ExifIFD:DateTimeOriginal"] == "2024:05:06 07:08:09"
    complaints = [v for k, v in said.items() if k.endswith(("Warning", "Error"))]
    assert [each for each in complaints if "[minor]" not in str(each)] == []
    assert read_facts(path).rating == rating
    assert read_recipe_xmp(read_photo(path).info.xmp) == {"a": 1}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_without_one_the_photo_s_own_rating_stays(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    write_photo(photo(packet(' xmp:Rating="-1"'), block(rating=2)), path)
    assert read_rating_xmp(read_photo(path).info.xmp) == -1
    assert said_by(read_photo(path).info.exif or b"")[RATING] == 2


def test_a_photo_without_metadata_gets_the_rating(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    write_photo(photo(None, None), path, WriteOptions(rating=4))
    assert read_facts(path).rating == 4


def test_no_metadata_is_no_rating(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    write_photo(photo(None, block()), path, WriteOptions(rating=4, metadata="none"))
    assert read_facts(path).rating is None


@pytest.mark.parametrize(
    "before",
    [
        packet(' xmp:Rating="1"'),
        packet("", "<xmp:Rating>1</xmp:Rating>"),
        packet(' xap:Rating="1"', prefix="xap"),
        packet(' MicrosoftPhoto:Rating="1"'),
        packet(' xmp:Rating="1"', "<MicrosoftPhoto:Rating>1</MicrosoftPhoto:Rating>"),
        b"<damaged",
        None,
    ],
)
def test_one_rating_is_left_in_xmp_however_it_was_written(before: bytes | None) -> None:
    after = with_rating(before, 5)
    assert read_rating_xmp(after) == 5
    assert after.count(b"Rating") == 1


@pytest.mark.parametrize(
    ("text", "rating"),
    [("3", 3), ("3.0", 3), (" 2 ", 2), ("-1", -1), ("99", None), ("nan", None),
     ("many", None), ("", None), ("1e999", None)],
)  # fmt: skip
def test_what_xmp_says_is_read(text: str, rating: int | None) -> None:
    assert read_rating_xmp(packet(f' xmp:Rating="{text}"')) == rating


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("tags", [{}, {"rating": 1}, {"rating": 1, "percent": 1}])
def test_exif_says_the_rating_and_all_else_as_before(
    order: str, tags: dict[str, int]
) -> None:
    before = said_by(block(order, **tags))
    after = said_by(exif_with_rating(block(order, **tags), 4))
    assert after[RATING] == 4
    assert after.get(PERCENT) == (75 if "percent" in tags else None)
    rest = set(before) - {RATING, PERCENT}
    assert {tag: after[tag] for tag in rest} == {tag: before[tag] for tag in rest}
    assert dict(after.get_ifd(0x8769)) == dict(before.get_ifd(0x8769))


def test_a_block_that_just_fits_a_jpeg_is_not_made_too_large() -> None:
    full = block().ljust(0xFFFF - 8, b"\0")
    assert exif_with_rating(full, 4) == full
    picture = io.BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "JPEG", exif=b"Exif\0\0" + full)


@pytest.mark.parametrize("rating", [-2, 6])
def test_other_ratings_are_refused(rating: int) -> None:
    with pytest.raises(PhotoError, match="rating"):
        WriteOptions(rating=rating)


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_damaged_blocks_never_raise(data: st.DataObject) -> None:
    damaged = bytearray(block())
    places = st.integers(4, len(damaged) - 1)
    for place, value in data.draw(
        st.lists(st.tuples(places, st.integers(0, 255)), max_size=8)
    ):
        damaged[place] = value
    size = data.draw(st.integers(14, len(damaged)))
    exif_with_rating(bytes(damaged[:size]), 3)
