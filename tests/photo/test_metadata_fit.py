"""XMP in a written file is true of it, and nothing of before is left in it."""

from __future__ import annotations

import json
import re
import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from written_parts import PLACE, exiftool, picture, written

from looksmith.errors import LooksmithError
from looksmith.grade.session import load_session
from looksmith.photo.develop import turn_upright
from looksmith.photo.metadata import carried
from looksmith.photo.photo import Photo, PhotoInfo
from looksmith.photo.read import read_photo
from looksmith.photo.write import WriteOptions
from looksmith.photo.xmp import (
    read_rating_xmp,
    read_recipe_xmp,
    with_recipe,
    without_location,
)

SUFFIXES = [".jpg", ".png", ".tif", ".webp", ".avif", ".jxl"]


def packet(inner: str, attributes: str = "") -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description'
        ' rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:tiff="http://ns.adobe.com/tiff/1.0/"'
        ' xmlns:exif="http://ns.adobe.com/exif/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"'
        f" {attributes}>{inner}</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


# -- XMP


def test_a_place_is_left_out_whatever_program_wrote_it() -> None:
    names = {
        "drone-dji": ("http://www.dji.com/drone-dji/1.0/", "GpsLatitude"),
        "dji2": ("http://www.dji.com/drone-dji/1.0/", "GpsLongtitude"),
        "dji3": ("http://www.dji.com/drone-dji/1.0/", "AbsoluteAltitude"),
        "mediapro": ("http://ns.iview-multimedia.com/mediapro/1.0/", "Location"),
        "xmpDM": ("http://ns.adobe.com/xmp/1.0/DynamicMedia/", "shotLocation"),
        "prism": ("http://prismstandard.org/namespaces/basic/2.0/", "location"),
        "dwc": ("http://rs.tdwg.org/dwc/index.htm", "decimalLatitude"),
    }
    spaces = " ".join(f'xmlns:{p}="{uri}"' for p, (uri, _) in names.items())
    marked = " ".join(f'{p}:{name}="{PLACE}"' for p, (_, name) in names.items())
    inside = "".join(f"<{p}:{n}>{PLACE}</{p}:{n}>" for p, (_, n) in names.items())
    for before in (
        packet("", f'{spaces} {marked} xmp:Label="Red"'),
        packet(inside, f'{spaces} xmp:Label="Red"'),
    ):
        after = without_location(before)
        assert after is not None
        assert PLACE.encode() not in after
        assert b'Label="Red"' in after


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_xmp_tells_of_the_file_that_it_is_in(tmp_path: Path, suffix: str) -> None:
    stale = packet(
        "<xmp:Thumbnails><rdf:Alt><rdf:li>old picture</rdf:li></rdf:Alt>"
        "</xmp:Thumbnails><exif:PixelXDimension>4000</exif:PixelXDimension>",
        'tiff:ImageWidth="4000" tiff:ImageLength="3000" exif:PixelYDimension="3000"'
        ' exif:ColorSpace="65535" tiff:BitsPerSample="16" dc:format="image/x-raw"'
        ' photoshop:ICCProfile="Adobe RGB (1998)" crs:Exposure2012="+1.50"'
        ' crs:HasSettings="True" crs:AlreadyApplied="False" xmp:Label="Red"'
        ' xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0"'
        ' xmlns:GCamera="http://ns.google.com/photos/1.0/camera/"'
        ' GCamera:MotionPhoto="1"',
    )
    path = tmp_path / f"a{suffix}"
    said = written(path, xmp=stale).info.xmp or b""
    for gone in (b"old picture", b"hdrgm", b"Motion", b"Adobe RGB", b"BitsPer"):
        assert gone not in said
    assert b"4000" not in said
    assert b"3000" not in said
    kind = {".jpg": "jpeg", ".tif": "tiff"}.get(suffix, suffix[1:])
    for stays in ('Label="Red"', 'Exposure2012="+1.50"', f'format="image/{kind}"'):
        assert stays.encode() in said
    assert b'ColorSpace="1"' in said
    # Else a raw converter applies its settings to the finished picture.
    assert b'AlreadyApplied="True"' in said


def test_settings_that_do_not_say_whether_they_are_applied_are_settled() -> None:
    photo = Photo(picture(), None, PhotoInfo(xmp=packet("", 'crs:HasSettings="True"')))
    found = carried(photo, WriteOptions(), "jpeg", None, [])
    assert b'AlreadyApplied="True"' in (found.xmp or b"")


def test_xmp_that_is_true_already_stays_byte_for_byte(tmp_path: Path) -> None:
    before = b"<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>" + packet(
        "<!-- a remark --><dc:title>T</dc:title>", 'tiff:ImageWidth="64"'
    )
    assert written(tmp_path / "a.jpg", xmp=before).info.xmp == before


FACE = (0.25, 0.125, 0.25, 0.5)  # left, top, width, height
REGIONS = (
    'xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"'
    ' xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#"'
    ' xmlns:stDim="http://ns.adobe.com/xap/1.0/sType/Dimensions#"'
    ' xmlns:MPRI="http://ns.microsoft.com/photo/1.2/t/RegionInfo#"'
    ' xmlns:MPReg="http://ns.microsoft.com/photo/1.2/t/Region#"'
    ' xmlns:MP="http://ns.microsoft.com/photo/1.2/"'
)


def faces() -> bytes:
    x, y, width, height = FACE
    return packet(
        '<mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:AppliedToDimensions'
        ' stDim:w="64" stDim:h="48" stDim:unit="pixel"/><mwg-rs:RegionList><rdf:Bag>'
        '<rdf:li><rdf:Description mwg-rs:Name="Ann"><mwg-rs:Area'
        f' stArea:x="{x + width / 2}" stArea:y="{y + height / 2}" stArea:w="{width}"'
        f' stArea:h="{height}"/></rdf:Description></rdf:li></rdf:Bag>'
        '</mwg-rs:RegionList></mwg-rs:Regions><MP:RegionInfo rdf:parseType="Resource">'
        '<MPRI:Regions><rdf:Bag><rdf:li MPReg:PersonDisplayName="Ann"'
        f' MPReg:Rectangle="{x}, {y}, {width}, {height}"/></rdf:Bag></MPRI:Regions>'
        "</MP:RegionInfo>",
        REGIONS,
    )


@pytest.mark.parametrize("orientation", range(1, 9))
def test_faces_are_where_they_are_in_the_turned_picture(
    tmp_path: Path, orientation: int
) -> None:
    x, y, width, height = FACE
    marked = np.zeros((48, 64), bool)
    marked[round(y * 48) : round((y + height) * 48)][
        :, round(x * 64) : round((x + width) * 64)
    ] = True
    upright = turn_upright(marked, orientation)
    rows, columns = np.nonzero(upright)
    size = (upright.shape[1], upright.shape[0])
    left, top = columns.min() / size[0], rows.min() / size[1]
    wide, high = np.ptp(columns) + 1, np.ptp(rows) + 1
    box = (left, top, wide / size[0], high / size[1])

    path = tmp_path / "a.tif"
    Image.fromarray(picture()).save(path, tiffinfo={0x0112: orientation, 700: faces()})
    photo = read_photo(path)
    said = photo.info.xmp or b""
    assert (photo.width, photo.height) == size

    def number(name: str) -> float:
        found = re.search(rf'{name}="([-0-9.]+)"'.encode(), said)
        assert found is not None
        return float(found[1])

    middle = (number("stArea:x"), number("stArea:y"))
    assert middle == pytest.approx((box[0] + box[2] / 2, box[1] + box[3] / 2))
    assert (number("stArea:w"), number("stArea:h")) == pytest.approx(box[2:])
    assert (number("stDim:w"), number("stDim:h")) == size
    rectangle = re.search(rb'Rectangle="([^"]+)"', said)
    assert rectangle is not None
    assert [float(part) for part in rectangle[1].split(b",")] == pytest.approx(box)


def test_xmp_beyond_64_kb_goes_into_a_jpeg_and_comes_back(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    history = rng.bytes(80_000).hex()
    recipe = json.dumps({"points": rng.bytes(40_000).hex()})
    before = packet(
        "<dc:title>T</dc:title>", f'xmp:Rating="4" photoshop:History="{history}"'
    )
    path = tmp_path / "a.jpg"
    said = written(path, WriteOptions(recipe=recipe), xmp=before).info
    assert said.warnings == ()
    assert read_recipe_xmp(said.xmp) == json.loads(recipe)
    assert read_rating_xmp(said.xmp) == 4
    assert history.encode() in (said.xmp or b"")
    assert b"HasExtendedXMP" not in (said.xmp or b"")
    found = exiftool(path, "-validate", "-warning", "-all")
    assert found["ExifTool:Validate"] == "OK"
    assert found["XMP-photoshop:History"] == history
    assert found["XMP-dc:Title"] == "T"

    data = path.read_bytes()
    last = data.rindex(b"http://ns.adobe.com/xmp/extension/\0")
    (length,) = struct.unpack_from(">H", data, last - 2)
    path.write_bytes(data[: last - 4] + data[last - 2 + length :])
    said = read_photo(path).info
    assert any("XMP" in warning for warning in said.warnings)
    assert read_rating_xmp(said.xmp) == 4


# -- the recipe


@pytest.mark.parametrize("metadata", ["all", "no-location"])
def test_an_edit_of_before_does_not_stay_where_none_is_wanted(
    tmp_path: Path, metadata: str
) -> None:
    before = with_recipe(packet("<dc:title>T</dc:title>"), '{"old": 1}')
    options = WriteOptions(metadata=metadata)  # type: ignore[arg-type]
    said = written(tmp_path / "a.jpg", options, xmp=before).info.xmp
    assert read_recipe_xmp(said) is None
    assert b"title" in (said or b"")


def test_the_edit_is_read_where_exiv2_has_rewritten_its_namespace() -> None:
    packet = with_recipe(None, '{"a": 1}')
    packet = packet.replace(b"looksmith:1.0:", b"looksmith:1.0:/")
    assert read_recipe_xmp(packet) == {"a": 1}
    again = with_recipe(packet, '{"b": 2}')
    assert read_recipe_xmp(again) == {"b": 2}
    assert b"&quot;a&quot;" not in again
    assert b'"a"' not in again


def test_a_recipe_or_packet_without_end_is_none() -> None:
    assert read_recipe_xmp(with_recipe(None, "[" * 100_000)) is None
    deep = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + b"<a>" * 50_000
    deep += b"</a>" * 50_000 + b"</x:xmpmeta>"
    assert without_location(deep) is None
    assert read_recipe_xmp(with_recipe(deep, '{"a": 1}')) == {"a": 1}


@pytest.mark.parametrize(
    "recipe",
    ["1", "[]", '{"light": 1}', '{"light": {"exposure": NaN}}', "[" * 100_000,
     '{"blend": {"terms": {}}}', '{"light": {"exposure": 1e999}}', "{",
     '{"toning": {"curve": {"red": [[0, 0], [1, 1' + "0" * 400 + "]]}}}"],
)  # fmt: skip
def test_a_picture_with_a_damaged_edit_says_so(tmp_path: Path, recipe: str) -> None:
    path = tmp_path / "a.jpg"
    written(path, WriteOptions(recipe=recipe))
    with pytest.raises(LooksmithError) as problem:
        load_session(path)
    assert str(problem.value)


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_packets_in_other_codings_are_read(coding: str) -> None:
    text = '<?xml version="1.0"?>' + packet("", 'xmp:Rating="3"').decode()
    assert read_rating_xmp(text.encode(coding)) == 3
