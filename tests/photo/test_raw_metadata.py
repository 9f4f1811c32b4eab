"""What raw files of many makers say of their photo goes into their exports.

The files hold no picture; one of a DNG stands in where it is decoded. exiftool reads
them, too (Debian: ``libimage-exiftool-perl``).
"""

from __future__ import annotations

import json
import shutil
import subprocess

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from photo_parts import write_dng
from raw_containers import CAMERA, EXPOSURE, NOTES, PLACE, XMP, cr3, raf, tiff
from written_parts import exiftool, picture

from looksmith.export.batch.names import taken_on
from looksmith.grade.kept_facts import read_facts
from looksmith.photo import raw
from looksmith.photo.photo import Photo, PhotoInfo
from looksmith.photo.raw_metadata import read_cr3_metadata
from looksmith.photo.read import read_photo
from looksmith.photo.write import WriteOptions, write_photo

PIECES = {
    b"CMT1": tiff(CAMERA),
    b"CMT2": tiff(EXPOSURE),
    b"CMT3": tiff(NOTES),
    b"CMT4": tiff(PLACE),
}
ALL = CAMERA | {0x8769: EXPOSURE, 0x8825: PLACE, 0x02BC: XMP}
TAGS = {
    *("ImageDescription", "Make", "Model", "ModifyDate", "Artist", "Copyright"),
    *("ExposureTime", "FNumber", "ISO", "DateTimeOriginal", "OffsetTimeOriginal"),
    *("SubSecTimeOriginal", "FocalLength", "SerialNumber", "LensModel"),
}
GPS = {"GPSLatitudeRef", "GPSLatitude", "GPSLongitudeRef", "GPSLongitude"}


PANASONIC = {0x010F: CAMERA[0x010F], 0x02BC: XMP, 0x8769: EXPOSURE}


def jpeg_with_exif(tmp_path):
    path = tmp_path / "preview.jpg"
    block = tiff(CAMERA | {0x8769: EXPOSURE, 0x8825: PLACE})
    info = PhotoInfo(exif=block, xmp=XMP)
    write_photo(Photo(picture(), None, info), path)
    return path.read_bytes()


CONTAINERS = {
    ".cr3": lambda _path: cr3(PIECES, XMP),
    ".raf": lambda path: raf(jpeg_with_exif(path)),
    ".rw2": lambda path: tiff(PANASONIC | {0x2E: jpeg_with_exif(path)}, b"IIU\0"),
    ".orf": lambda _path: tiff(ALL, b"IIRO"),
    ".ori": lambda _path: tiff(ALL, b"IIRS"),
    ".nef": lambda _path: tiff(ALL, b"MM\0*"),
    ".pef": lambda _path: tiff(ALL, b"MM\0*"),
    ".arw": lambda _path: tiff(ALL),
    ".cr2": lambda _path: tiff(ALL),
    ".srw": lambda _path: tiff(ALL),
}


@pytest.fixture(params=CONTAINERS)
def raw_file(request, tmp_path, monkeypatch):
    """Return a raw file whose picture is another one's."""
    path = tmp_path / f"IMG{request.param}"
    path.write_bytes(CONTAINERS[request.param](tmp_path))
    stand_in = tmp_path / "stand_in.dng"
    write_dng(stand_in, np.full((32, 48, 3), 0.3))
    unpacked = raw._unpacked
    monkeypatch.setattr(raw, "_unpacked", lambda _path: unpacked(stand_in))
    return path


def told(*paths):
    """Return what exiftool says of each file, whatever the groups of the tags."""
    program = shutil.which("exiftool")
    if program is None:
        pytest.skip("exiftool is not installed (Debian: libimage-exiftool-perl)")
    command = [program, "-j", "-G1", *map(str, paths)]
    return [
        {name.rpartition(":")[2]: value for name, value in found.items()}
        for found in json.loads(subprocess.check_output(command))
    ]


def test_an_export_says_what_the_raw_file_says_and_is_told_to(raw_file, tmp_path):
    photo = read_photo(raw_file)
    kinds = {
        "out.jpg": "all",
        "out.png": "all",
        "nowhere.jpg": "no-location",
        "none.jpg": "none",
    }
    for name, metadata in kinds.items():
        write_photo(photo, tmp_path / name, WriteOptions(metadata=metadata))
    before, *exports = told(raw_file, *(tmp_path / name for name in kinds))
    jpeg, png, nowhere, none = exports
    assert before.keys() >= TAGS | GPS
    for found in (jpeg, png):
        assert {name: found.get(name) for name in TAGS | GPS} == {
            name: before[name] for name in TAGS | GPS
        }
        assert found["Rating"] == 3
        assert found.get("Orientation", "Horizontal (normal)") == "Horizontal (normal)"
    assert nowhere.keys() & (TAGS | GPS | {"GPSVersionID", "GPSPosition"}) == TAGS
    assert not none.keys() & (TAGS | GPS)


def test_when_it_was_taken_and_its_stars_are_found_at_a_glance(raw_file):
    facts = read_facts(raw_file)
    assert facts.taken == "2024:05:06 07:08:09.42"
    assert facts.rating == 3
    assert taken_on(raw_file).isoformat() == "2024-05-06T07:08:09"


def test_canon_s_notes_are_read_at_their_new_place(tmp_path):
    path, out = tmp_path / "IMG.cr3", tmp_path / "out.jpg"
    path.write_bytes(cr3(PIECES))
    block = read_cr3_metadata(path.read_bytes()).exif
    write_photo(Photo(picture(), None, PhotoInfo(exif=block)), out)

    def notes(file):
        found = exiftool(file)
        notes = {name: found[name] for name in found if name.startswith("Canon:")}
        notes.pop("Canon:CompressorVersion", None)  # of the container
        return notes

    assert notes(out) == notes(path)
    assert notes(out)["Canon:OwnerName"] == NOTES[0x0009]
    assert "ExifTool:Warning" not in exiftool(out)


def test_a_panasonic_file_without_its_jpeg_says_what_it_says_itself(
    tmp_path, monkeypatch
):
    path = tmp_path / "IMG.rw2"
    stand_in = tmp_path / "stand_in.dng"
    write_dng(stand_in, np.full((32, 48, 3), 0.3))
    unpacked = raw._unpacked
    monkeypatch.setattr(raw, "_unpacked", lambda _path: unpacked(stand_in))
    for jpeg in ({}, {0x2E: b"no picture"}):
        path.write_bytes(tiff(PANASONIC | jpeg, b"IIU\0"))
        write_photo(read_photo(path), tmp_path / "out.jpg")
        export, before = told(tmp_path / "out.jpg", path)
        for name in ("Make", "FNumber", "DateTimeOriginal", "LensModel"):
            assert export[name] == before[name]


def test_pieces_of_either_order_and_missing_ones():
    swapped = {name: tiff(v, b"MM\0*") for name, v in
               ((b"CMT1", CAMERA), (b"CMT2", EXPOSURE), (b"CMT4", PLACE))}  # fmt: skip
    alike = {name: PIECES[name] for name in swapped}
    assert read_cr3_metadata(cr3(swapped)) == read_cr3_metadata(cr3(alike))
    assert read_cr3_metadata(cr3({})) == (None, None)
    assert read_cr3_metadata(cr3({b"CMT1": b"no block at all"})) == (None, None)


WHOLE = cr3(PIECES, XMP)


@settings(deadline=None, max_examples=200)
@given(
    st.integers(0, len(WHOLE)),
    st.lists(
        st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=9
    ),
)
def test_a_damaged_file_says_less_and_raises_nothing(cut, changes):
    data = bytearray(WHOLE)
    for place, value in changes:
        data[place] = value
    read_cr3_metadata(bytes(data[:cut]))
