"""The key of a photo's content, and its rating and capture time read at a glance."""

from __future__ import annotations

import shutil

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from looksmith.grade.kept_facts import read_facts
from looksmith.photo.errors import PhotoError
from looksmith.photo.xmp import sidecar_path

XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
    ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description'
    ' rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"{attribute}>{inner}'
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
)


def picture(seed=0):
    rng = np.random.default_rng(seed)
    return Image.fromarray(rng.integers(0, 255, (60, 90, 3), np.uint8))


def exif(rating=None, taken=None, fraction=None):
    block = Image.Exif()
    if rating is not None:
        block[0x4746] = rating
    if taken:
        inner = block.get_ifd(0x8769)
        inner[0x9003] = taken
        if fraction:
            inner[0x9291] = fraction
    return block.tobytes()  # Pillow drops inner directories of a block from TIFF


def test_the_key_follows_the_content_not_the_name(tmp_path):
    first, other = tmp_path / "a.png", tmp_path / "b.png"
    picture().save(first)
    picture(1).save(other)
    copy = shutil.copy(first, tmp_path / "copy of a.png")
    key = read_facts(first).key
    assert read_facts(copy).key == key
    assert read_facts(other).key != key
    moved = first.rename(tmp_path / "renamed.png")
    assert read_facts(moved).key == key


@pytest.mark.parametrize("place", [0, 900_000, 5_000_000, 23_999_999])
def test_large_files_differ_by_head_samples_and_tail(tmp_path, place):
    """Places that are sampled; between them only noise could tell files apart."""
    data = bytearray(24_000_000)
    plain, changed = tmp_path / "a.bin", tmp_path / "b.bin"
    plain.write_bytes(data)
    gap = (len(data) - (1 << 20) - (1 << 17)) // 16
    inside = place if place < 1 << 20 or place > 23_900_000 else (1 << 20) + 4 * gap
    data[inside] = 1
    changed.write_bytes(data)
    assert read_facts(plain).key != read_facts(changed).key


def test_files_of_another_size_differ(tmp_path):
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_bytes(bytes(9_000_000))
    second.write_bytes(bytes(9_000_001))
    assert read_facts(first).key != read_facts(second).key


@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp"])
@pytest.mark.parametrize("rating", [0, 1, 5])
def test_the_rating_in_exif_is_read(tmp_path, suffix, rating):
    path = tmp_path / f"photo.{suffix}"
    picture().save(path, exif=exif(rating, "2026:05:03 14:03:22", "12"))
    facts = read_facts(path)
    assert facts.rating == rating
    assert facts.taken == "2026:05:03 14:03:22.12"


@pytest.mark.parametrize("suffix", ["jpg", "tif", "webp"])
@pytest.mark.parametrize(
    ("text", "stars"),
    [
        (XMP.format(attribute=' xmp:Rating="4"', inner=""), 4),
        (XMP.format(attribute="", inner="<xmp:Rating>3</xmp:Rating>"), 3),
        (XMP.format(attribute=" xmp:Rating='-1'", inner=""), 0),
        (XMP.format(attribute=' xmp:Rating="9"', inner=""), 5),
    ],
)
def test_the_rating_in_xmp_wins(tmp_path, suffix, text, stars):
    path = tmp_path / f"photo.{suffix}"
    if suffix == "tif":
        picture().save(path, tiffinfo={700: text.encode()}, exif=None)
    else:
        picture().save(path, xmp=text.encode(), exif=exif(2))
    assert read_facts(path).rating == stars


def test_the_rating_beside_the_photo_wins_over_the_one_inside(tmp_path):
    path = tmp_path / "photo.jpg"
    picture().save(path, exif=exif(2))
    key = read_facts(path).key
    text = XMP.format(attribute=' xmp:Rating="5"', inner="")
    sidecar_path(path).write_text(text)
    assert read_facts(path).rating == 5
    assert read_facts(path).key == key


def test_a_photo_that_says_nothing(tmp_path):
    path = tmp_path / "photo.jpg"
    picture().save(path)
    facts = read_facts(path)
    assert facts.rating is None
    assert facts.taken == ""


def test_real_photos_are_read(root):
    keys = {read_facts(path).key for path in (root / "resources/samples").glob("*.jpg")}
    assert len(keys) == 3


def test_a_missing_and_an_empty_file_say_so(tmp_path):
    with pytest.raises(PhotoError, match=r"gone\.jpg"):
        read_facts(tmp_path / "gone.jpg")
    (tmp_path / "empty.jpg").touch()
    with pytest.raises(PhotoError, match="empty"):
        read_facts(tmp_path / "empty.jpg")


@given(st.binary(min_size=1, max_size=400), st.sampled_from([b"II*\0", b"MM\0*", b""]))
def test_damaged_files_never_stop_it(tmp_path_factory, data, head):
    path = tmp_path_factory.getbasetemp() / "damaged.tif"
    path.write_bytes(head + data + b"Exif\0\0II*\0" + data)
    facts = read_facts(path)
    assert facts.rating is None or 0 <= facts.rating <= 5
