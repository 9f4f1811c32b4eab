"""Metadata that exiftool writes goes through us, and exiftool finds it again.

Skipped where exiftool (Debian: ``libimage-exiftool-perl``) is not installed.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from looksmith.photo.photo import Photo
from looksmith.photo.read import read_photo
from looksmith.photo.write import WriteOptions, write_photo

PROGRAM = shutil.which("exiftool")
pytestmark = pytest.mark.skipif(
    PROGRAM is None, reason="exiftool (libimage-exiftool-perl) is not installed"
)

# What a camera, a phone and a cataloguing program leave in a file.
EXIF = {
    "IFD0:Make": "A maker",
    "IFD0:Model": "Model Ω 5",
    "IFD0:Artist": "Zoë Müller",
    "IFD0:Copyright": "© 2024",
    "IFD0:ModifyDate": "2024:05:06 07:08:09",
    "ExifIFD:DateTimeOriginal": "2024:05:06 07:08:09",
    "ExifIFD:OffsetTimeOriginal": "+02:00",
    "ExifIFD:ExposureTime": "1/250",
    "ExifIFD:FNumber": "2.8",
    "ExifIFD:ISO": "400",
    "ExifIFD:FocalLength": "35.0 mm",
    "ExifIFD:LensModel": "A lens of some length",
    "ExifIFD:SerialNumber": "123456",
}
XMP = {
    "XMP-xmp:Rating": "4",
    "XMP-xmp:Label": "Red",
    "XMP-dc:Title": "The river",
    "XMP-dc:Description": "Ein Fluß, früh",
    "XMP-dc:Subject": "river",
    "XMP-dc:Creator": "Zoë Müller",
    "XMP-lr:HierarchicalSubject": "nature|river",
    "XMP-crs:Exposure2012": "+0.50",
}
IPTC = {
    "IPTC:ObjectName": "The river",
    "IPTC:Keywords": "river",
    "IPTC:By-line": "Zoe",
    "IPTC:CopyrightNotice": "2024",
}
PLACES = {
    "GPS:GPSLatitude": "47.5",
    "GPS:GPSLatitudeRef": "North",
    "GPS:GPSLongitude": "7.59",
    "GPS:GPSLongitudeRef": "East",
    "GPS:GPSAltitude": "260",
    "XMP-photoshop:City": "Basel",
    "XMP-photoshop:Country": "Switzerland",
    "XMP-iptcCore:Location": "Mittlere Bruecke",
    "XMP-iptcExt:LocationCreatedCity": "Basel",
    "XMP-exif:GPSLatitude": "47.5",
}
IPTC_PLACES = {"IPTC:City": "Basel", "IPTC:Country-PrimaryLocationName": "Switzerland"}
WITH_IPTC = {".jpg", ".tif"}
FORMATS = [".jpg", ".png", ".tif", ".webp", ".avif", ".jxl"]


def said(path: Path) -> dict[str, object]:
    """Return what exiftool says, by group and tag."""
    assert PROGRAM is not None
    command = [PROGRAM, "-j", "-a", "-G1", "-charset", "iptc=UTF8", str(path)]
    found: dict[str, object] = json.loads(subprocess.check_output(command))[0]
    return found


def tag(path: Path, tags: dict[str, str]) -> None:
    assert PROGRAM is not None
    given = [f"-{name}={value}" for name, value in tags.items()]
    command = [PROGRAM, "-q", "-overwrite_original", "-charset", "iptc=UTF8"]
    subprocess.run([*command, *given, str(path)], check=True)


def picture() -> np.ndarray:
    y, x = np.mgrid[0:48, 0:64]
    return np.stack([x * 4, y * 5, 255 - x * 4], -1).astype(np.uint8)


def source(tmp_path: Path, suffix: str) -> Path:
    """Return a file with all that exiftool can put into one of its kind."""
    path = tmp_path / f"source{suffix}"
    write_photo(Photo(picture()), path, WriteOptions(quality=100))
    tags = {**EXIF, **XMP, **PLACES}
    if suffix in WITH_IPTC:
        tags |= IPTC | IPTC_PLACES
    tag(path, tags)
    return path


def about_the_photo(found: dict[str, object]) -> dict[str, object]:
    """Leave out what tells of the file, or must change with the pixels."""
    groups = ("IFD0:", "ExifIFD:", "GPS:", "XMP-", "IPTC:")
    changing = (
        *("Orientation", "ColorSpace", "ExifImageWidth", "ExifImageHeight"),
        *("XMPToolkit", "CodedCharacterSet", "ApplicationRecordVersion"),
        *("ResolutionUnit", "XResolution", "YResolution", "YCbCrPositioning"),
        # A TIFF's own layout stands in the same directory as its EXIF.
        *("ImageWidth", "ImageHeight", "BitsPerSample", "Compression", "RowsPerStrip"),
        *("PhotometricInterpretation", "StripOffsets", "StripByteCounts", "Software"),
        *("SamplesPerPixel", "PlanarConfiguration", "Predictor", "SampleFormat"),
        *("ComponentsConfiguration", "FlashpixVersion", "ExifVersion", "GPSVersionID"),
        *("SubfileType",),
    )
    return {
        name: value
        for name, value in found.items()
        if name.startswith(groups) and name.partition(":")[2] not in changing
    }


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return source(tmp_path_factory.mktemp("rich"), ".jpg")


@pytest.mark.parametrize("suffix", FORMATS)
def test_everything_goes_into_every_format(
    tmp_path: Path, rich: Path, suffix: str
) -> None:
    before = about_the_photo(said(rich))
    assert before.keys() >= {*EXIF, *XMP, *IPTC, *IPTC_PLACES}
    path = tmp_path / f"a{suffix}"
    write_photo(read_photo(rich), path)
    after = said(path)
    if suffix not in WITH_IPTC:
        notice = {"XMP-dc:Rights": before["IPTC:CopyrightNotice"]}  # else said in XMP
        before = {k: v for k, v in before.items() if not k.startswith("IPTC:")} | notice
    assert about_the_photo(after) == before
    assert not [v for k, v in after.items() if k.endswith(("Warning", "Error"))]


@pytest.mark.parametrize("suffix", [".png", ".tif", ".webp", ".avif", ".jxl"])
def test_everything_comes_out_of_every_format(tmp_path: Path, suffix: str) -> None:
    path = source(tmp_path, suffix)
    before = about_the_photo(said(path))
    assert before.keys() >= {*EXIF, *XMP}
    out = tmp_path / "a.jpg"
    write_photo(read_photo(path), out)
    assert about_the_photo(said(out)) == before


def test_an_openexr_file_keeps_its_xmp(tmp_path: Path, rich: Path) -> None:
    middle, out = tmp_path / "a.exr", tmp_path / "a.jpg"
    notes = write_photo(read_photo(rich), middle)
    assert any("EXIF" in note for note in notes)
    write_photo(read_photo(middle), out)
    found = said(out)
    before = said(rich)
    assert {name: found.get(name) for name in XMP} == {n: before[n] for n in XMP}


@pytest.mark.parametrize("suffix", FORMATS)
def test_no_location_leaves_the_places_out_and_the_rest_in(
    tmp_path: Path, rich: Path, suffix: str
) -> None:
    path = tmp_path / f"a{suffix}"
    write_photo(read_photo(rich), path, WriteOptions(metadata="no-location"))
    after = said(path)
    telling = ("GPS", "City", "Country", "Location")
    assert not [n for n in after if any(w in n.partition(":")[2] for w in telling)]
    before = said(rich)
    kept = {*EXIF, *XMP} | ({*IPTC} if suffix in WITH_IPTC else set())
    assert {name: after.get(name) for name in kept} == {n: before[n] for n in kept}


@pytest.mark.parametrize("suffix", FORMATS)
def test_none_leaves_nothing(tmp_path: Path, rich: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    options = WriteOptions(metadata="none", recipe='{"a": 1}')
    write_photo(read_photo(rich), path, options)
    assert about_the_photo(said(path)) == {}


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("turn", [3, 6, 8])
def test_a_turned_photo_is_turned_once_wherever_it_goes(
    tmp_path: Path, rich: Path, suffix: str, turn: int
) -> None:
    turned, path = tmp_path / "turned.jpg", tmp_path / f"a{suffix}"
    shutil.copy(rich, turned)
    tag(turned, {"IFD0:Orientation#": str(turn), "XMP-tiff:Orientation#": str(turn)})
    angle = {3: 180, 6: 270, 8: 90}[turn]
    expected = np.asarray(Image.fromarray(picture()).rotate(angle, expand=True))
    write_photo(read_photo(turned), path, WriteOptions(quality=100))
    assert np.abs(read_photo(path).pixels.astype(int) - expected).mean() < 3
    after = said(path)
    height, width = expected.shape[:2]
    assert after.get("Composite:ImageSize", f"{width}x{height}") == f"{width}x{height}"
    stated = [v for k, v in after.items() if k.endswith(":Orientation")]
    assert all(value == "Horizontal (normal)" for value in stated)
    rotations = [v for k, v in after.items() if k.endswith(":Rotation")]
    assert all(value in (0, "Horizontal (Normal)") for value in rotations)
