"""XMP files beside photos: which of two holds, what is carried, what stays."""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import pytest
from photo_parts import write_dng

from looksmith.errors import LooksmithError
from looksmith.export.sidecar import rating_beside, read_raw_sidecar, write_raw_sidecar
from looksmith.grade.kept_facts import read_facts
from looksmith.grade.recipe import Light, Recipe
from looksmith.grade.serial import recipe_to_json
from looksmith.photo.read import read_photo
from looksmith.photo.write import WriteOptions, write_photo
from looksmith.photo.xmp import read_rating_xmp, read_recipe_xmp, sidecar_path

RECIPE = Recipe(light=Light(exposure=0.3))
TEXT = json.dumps(recipe_to_json(RECIPE))


def packet(attributes: str, inner: str = "") -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description'
        ' rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:darktable="http://darktable.sf.net/"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"'
        ' xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"'
        ' xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#"'
        f" {attributes}>{inner}</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def put(path: Path, data: bytes, age: float) -> None:
    """Write a file that is so many hours old."""
    path.write_bytes(data)
    when = path.stat().st_mtime - 3600 * age
    os.utime(path, (when, when))


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    path = tmp_path / "IMG.dng"
    write_dng(path, np.full((64, 96, 3), 0.2), orientation=6)
    return path


@pytest.mark.parametrize(
    ("ours", "adobe", "rating"),
    [(1, 2, 4), (2, 1, 2)],
)
def test_the_newer_of_two_sidecars_says_the_rating(
    raw: Path, ours: float, adobe: float, rating: int
) -> None:
    put(sidecar_path(raw), packet('xmp:Rating="4"'), ours)
    put(raw.with_suffix(".xmp"), packet('xmp:Rating="2"'), adobe)
    assert rating_beside(raw) == rating
    assert read_facts(raw).rating == rating


def test_a_newer_sidecar_without_a_rating_does_not_hide_the_other(raw: Path) -> None:
    put(sidecar_path(raw), packet('xmp:Label="Red"'), 1)
    put(raw.with_suffix(".xmp"), packet('xmp:Rating="2"'), 2)
    assert rating_beside(raw) == 2
    assert read_facts(raw).rating == 2


def test_a_damaged_sidecar_does_not_hide_the_other(raw: Path) -> None:
    put(sidecar_path(raw), b"<x:xmpmeta", 1)
    put(raw.with_suffix(".xmp"), packet('xmp:Rating="2"'), 2)
    assert rating_beside(raw) == 2


def test_an_edit_is_found_beside_a_newer_sidecar_of_another_program(raw: Path) -> None:
    write_raw_sidecar(raw, TEXT)
    put(raw.with_suffix(".xmp"), packet('xmp:Rating="2"'), -1)
    assert read_raw_sidecar(raw) == RECIPE


def test_what_another_program_keeps_in_the_sidecar_stays(raw: Path) -> None:
    history = (
        "<darktable:history><rdf:Seq><rdf:li darktable:operation='exposure'"
        " darktable:params='0000'/></rdf:Seq></darktable:history>"
    )
    put(sidecar_path(raw), packet('xmp:Rating="4" xmp:Label="Red"', history), 2)
    put(raw.with_suffix(".xmp"), packet('xmp:Rating="2" crs:Tint="7"'), 1)
    write_raw_sidecar(raw, TEXT)
    kept = sidecar_path(raw).read_bytes()
    assert b'params="0000"' in kept
    assert b'Label="Red"' in kept
    assert b"Tint" not in kept
    assert read_recipe_xmp(kept) == json.loads(TEXT)
    # The newest rating goes along: else the older one would now be the newest.
    assert read_rating_xmp(kept) == 2


def test_a_damaged_sidecar_is_not_written_over(raw: Path) -> None:
    path = sidecar_path(raw)
    path.write_bytes(packet('xmp:Rating="4"')[:-20])
    before = path.read_bytes()
    with pytest.raises(LooksmithError, match="damaged"):
        write_raw_sidecar(raw, TEXT)
    assert path.read_bytes() == before


@pytest.mark.parametrize("place", ["IMG.xmp", "IMG.dng.xmp"])
def test_a_raw_s_export_says_what_the_file_beside_the_raw_says(
    raw: Path, tmp_path: Path, place: str
) -> None:
    beside = packet(
        'xmp:Label="Red" photoshop:SidecarForExtension="dng" crs:Exposure2012="+2"'
        ' darktable:xmp_version="5"',
        "<dc:subject><rdf:Bag><rdf:li>river</rdf:li></rdf:Bag></dc:subject>"
        "<mwg-rs:Regions rdf:parseType='Resource'><mwg-rs:RegionList><rdf:Bag><rdf:li>"
        "<rdf:Description><mwg-rs:Area stArea:x='0.25' stArea:y='0.125' stArea:w='0.5'"
        " stArea:h='0.25'/></rdf:Description></rdf:li></rdf:Bag></mwg-rs:RegionList>"
        "</mwg-rs:Regions>",
    )
    (tmp_path / place).write_bytes(beside)
    write_raw_sidecar(raw, TEXT)
    out = tmp_path / "out.jpg"
    write_photo(read_photo(raw), out, WriteOptions(rating=3))
    said = read_photo(out).info.xmp or b""
    assert b"river" in said
    assert b'Label="Red"' in said
    assert read_rating_xmp(said) == 3
    assert read_recipe_xmp(said) is None
    for foreign in (b"Exposure2012", b"xmp_version", b"SidecarForExtension"):
        assert foreign not in said
    # A quarter turn to the right, as the raw file asks for.
    for stated in (b'x="0.875"', b'y="0.25"', b'w="0.25"', b'h="0.5"'):
        assert b"stArea:" + stated in said


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("kind", [4, 7])
def test_a_raw_file_s_own_iptc_is_exported(
    tmp_path: Path, order: str, kind: int
) -> None:
    records = b"\x1c\x02\x05\x00\x09The river\x1c\x02\x5a\x00\x05Basel".ljust(28, b"\0")
    words = [int(each) for each in np.frombuffer(records, f"{order}u4")]
    tag = (33723, "I", len(words), words) if kind == 4 else (33723, 7, 28, records)
    path, out = tmp_path / "IMG.dng", tmp_path / "out.jpg"
    write_dng(path, np.full((64, 96, 3), 0.2), byteorder=order, more=((*tag, True),))
    write_photo(read_photo(path), out, WriteOptions(metadata="no-location"))
    said = read_photo(out).info.iptc or b""
    assert b"The river" in said
    assert b"Basel" not in said
