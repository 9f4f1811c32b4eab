"""EXIF, IPTC, XMP and the recipe: carried, stripped, read back; exiftool referees."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from looksmith.photo.exif import without_gps
from looksmith.photo.photo import Photo, PhotoInfo
from looksmith.photo.read import read_photo
from looksmith.photo.write import WriteOptions, write_photo
from looksmith.photo.xmp import (
    read_recipe_xmp,
    read_sidecar,
    sidecar_path,
    with_recipe,
    without_location,
)

SUFFIXES = [".jpg", ".png", ".tif", ".webp", ".avif", ".jxl"]
XMP = b"""<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
 rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:exif="http://ns.adobe.com/exif/1.0/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmp:Rating="4" xmp:Label="Red" exif:GPSLatitude="47,30.2N" photoshop:City="Basel">
 <dc:subject><rdf:Bag><rdf:li>river</rdf:li><rdf:li>bridge</rdf:li></rdf:Bag>
 </dc:subject><exif:GPSLongitude>7,35.1E</exif:GPSLongitude>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""
IPTC = (
    b"\x1c\x02\x05\x00\x09The river\x1c\x02\x5a\x00\x05Basel"
    b"\x1c\x02\x50\x00\x08Somebody"
)
RECIPE = json.dumps({"blend": {"terms": [{"look": "a&b", "weight": 0.5}]}, "ä": "<"})


def exif_block(order: str = "MM") -> bytes:
    exif = Image.Exif()
    exif.endian = "<" if order == "II" else ">"
    exif[0x010F] = "A maker"
    exif[0x0112] = 6
    exif[0x8298] = "Somebody"
    exif[0x8769] = {
        0x829A: IFDRational(1, 250),
        0x9003: "2024:05:06 07:08:09",
        0x927C: b"\x01maker's own\xff",
        0xA434: "A lens of some length",
    }
    exif[0x8825] = {
        1: "N",
        2: (47.0, 30.0, 12.5),
        3: "E",
        4: (7.0, 35.0, 6.25),
        29: "2024:05:06",
    }
    return exif.tobytes()[6:]


def photo() -> Photo:
    y, x = np.mgrid[0:48, 0:64]
    pixels = np.stack([x * 4, y * 5, 255 - x * 4], -1).astype(np.uint8)
    return Photo(pixels, None, PhotoInfo(exif=exif_block(), xmp=XMP, iptc=IPTC))


def exiftool(path: Path) -> dict[str, object]:
    """Return what exiftool says of a file, by group and tag; skip without it."""
    program = shutil.which("exiftool")
    if program is None:
        pytest.skip("exiftool is not installed (Debian: libimage-exiftool-perl)")
    said = subprocess.run(
        [program, "-j", "-a", "-G1", "-struct", str(path)],
        check=True,
        capture_output=True,
    ).stdout
    found: dict[str, object] = json.loads(said)[0]
    return found


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_exiftool_finds_everything(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    write_photo(photo(), path, WriteOptions(recipe=RECIPE))
    said = exiftool(path)
    assert said["IFD0:Make"] == "A maker"
    assert said["ExifIFD:DateTimeOriginal"] == "2024:05:06 07:08:09"
    assert said["ExifIFD:ExposureTime"] == "1/250"
    assert said["ExifIFD:LensModel"] == "A lens of some length"
    assert str(said["GPS:GPSLatitude"]).startswith("47 deg 30' 12.5")
    assert said["XMP-xmp:Rating"] == 4
    assert said["XMP-dc:Subject"] == ["river", "bridge"]
    assert json.loads(str(said["XMP-looksmith:Recipe"])) == json.loads(RECIPE)
    # It does not know the maker whose notes these are.
    complaints = [v for k, v in said.items() if k.endswith(("Warning", "Error"))]
    assert [c for c in complaints if "[minor]" not in str(c)] == []
    if suffix in (".jpg", ".tif"):
        assert said["IPTC:ObjectName"] == "The river"
        assert said["IPTC:By-line"] == "Somebody"
    if suffix != ".avif":
        assert said.get("IFD0:Orientation", "Horizontal (normal)") == (
            "Horizontal (normal)"
        )


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_exiftool_finds_no_place(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    write_photo(photo(), path, WriteOptions(metadata="no-location"))
    said = exiftool(path)
    assert not [key for key in said if "GPS" in key or "City" in key]
    assert said["IFD0:Make"] == "A maker"
    assert said["ExifIFD:LensModel"] == "A lens of some length"
    assert said["XMP-xmp:Rating"] == 4
    assert b"Basel" not in path.read_bytes()
    assert b"2024:05:06\0" not in path.read_bytes()


@pytest.mark.parametrize("suffix", [*SUFFIXES, ".exr"])
@pytest.mark.parametrize("metadata", ["all", "no-location", "none"])
def test_choices_and_recipe_come_back(
    tmp_path: Path, suffix: str, metadata: str
) -> None:
    path = tmp_path / f"a{suffix}"
    options = WriteOptions(metadata=metadata, recipe=RECIPE)  # type: ignore[arg-type]
    write_photo(photo(), path, options)
    info = read_photo(path).info
    if metadata == "none":
        assert info.xmp is None
        assert b"Somebody" not in path.read_bytes()
        return
    assert read_recipe_xmp(info.xmp) == json.loads(RECIPE)
    assert info.xmp is not None
    assert b'Rating="4"' in info.xmp
    assert (b"Basel" in info.xmp) == (metadata == "all")
    if suffix in (".jpg", ".tif"):
        assert info.iptc is not None
        assert b"The river" in info.iptc
        assert (b"Basel" in info.iptc) == (metadata == "all")


@pytest.mark.parametrize("suffix", [".png", ".webp", ".avif", ".jxl"])
def test_what_has_no_place_for_iptc_says_so(tmp_path: Path, suffix: str) -> None:
    notes = write_photo(photo(), tmp_path / f"a{suffix}")
    assert any("IPTC" in note for note in notes)


@pytest.mark.parametrize("order", ["II", "MM"])
def test_only_the_place_leaves_exif(order: str) -> None:
    block = exif_block(order)
    assert block[:2] == order.encode()
    bare = without_gps(block)
    assert len(bare) == len(block)
    before, after = Image.Exif(), Image.Exif()
    before.load(block)
    after.load(bare)
    assert dict(before.get_ifd(0x8825))
    assert not dict(after.get_ifd(0x8825))
    assert dict(after.get_ifd(0x8769)) == dict(before.get_ifd(0x8769))
    assert after[0x8298] == "Somebody"
    assert without_gps(bare) == bare


def test_an_older_recipe_is_replaced() -> None:
    packet = with_recipe(with_recipe(XMP, '{"old": 1}'), RECIPE)
    assert b"old" not in packet
    assert packet.count(b"looksmith:Recipe>") == 2
    assert read_recipe_xmp(packet) == json.loads(RECIPE)
    assert b"river" in packet


def test_a_recipe_kept_as_an_attribute_is_read() -> None:
    packet = XMP.replace(
        b'rdf:about=""',
        b'rdf:about="" xmlns:l="urn:looksmith:1.0:" l:Recipe="{&quot;a&quot;: 1}"',
    )
    assert read_recipe_xmp(packet) == {"a": 1}


@pytest.mark.parametrize("packet", [None, b"", b"<x", b"<a/>", XMP])
def test_no_recipe_is_none(packet: bytes | None) -> None:
    assert read_recipe_xmp(packet) is None
    assert read_recipe_xmp(with_recipe(packet, "[1]")) == [1]


def test_damaged_xmp_does_not_smuggle_a_place_out(tmp_path: Path) -> None:
    broken = photo().replace(info=PhotoInfo(xmp=XMP[:-60]))
    path = tmp_path / "a.jpg"
    notes = write_photo(broken, path, WriteOptions(metadata="no-location"))
    assert any("XMP" in note for note in notes)
    assert b"Basel" not in path.read_bytes()


def test_entities_do_not_explode() -> None:
    lines = b"".join(
        b'<!ENTITY a%d "%s">' % (i, b"&a%d;" % (i - 1) * 10) for i in range(1, 12)
    )
    bomb = b'<!DOCTYPE x [<!ENTITY a0 "ha">' + lines + b"]><x>&a11;</x>"
    assert without_location(bomb) is None


def test_sidecars_are_written_and_found(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    write_photo(photo(), path, WriteOptions(sidecar=True, recipe=RECIPE))
    assert sidecar_path(path).name == "a.jpg.xmp"
    assert read_recipe_xmp(read_sidecar(path)) == json.loads(RECIPE)
    write_photo(photo(), tmp_path / "b.jpg", WriteOptions(sidecar=False))
    assert not sidecar_path(tmp_path / "b.jpg").exists()
    (tmp_path / "c.xmp").write_bytes(XMP)
    assert read_sidecar(tmp_path / "c.nef") == XMP
    assert read_sidecar(tmp_path / "d.nef") is None


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_damaged_blocks_never_raise(data: st.DataObject) -> None:
    block = bytearray(exif_block())
    places = st.integers(8, len(block) - 1)
    for place, value in data.draw(
        st.lists(st.tuples(places, st.integers(0, 255)), max_size=8)
    ):
        block[place] = value
    size = data.draw(st.integers(14, len(block)))
    assert len(without_gps(bytes(block[:size]))) == size
