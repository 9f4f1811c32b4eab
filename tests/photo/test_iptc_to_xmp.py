"""IPTC records become XMP where a format holds none; exiftool reads both."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written_parts import picture

from looksmith.photo.iptc import records_of, without_places
from looksmith.photo.iptc_xmp import with_iptc
from looksmith.photo.photo import Photo, PhotoInfo
from looksmith.photo.read import read_photo
from looksmith.photo.write import WriteOptions, write_photo

PROGRAM = shutil.which("exiftool")
needs_exiftool = pytest.mark.skipif(
    PROGRAM is None, reason="exiftool (libimage-exiftool-perl) is not installed"
)
# By IPTC's name: what is written, the XMP tag, and what it says.
FIELDS = {
    "ObjectName": ("The river", "XMP-dc:Title", "The river"),
    "Headline": ("A river rises", "XMP-photoshop:Headline", "A river rises"),
    "Caption-Abstract": ("Ein Fluß, früh", "XMP-dc:Description", "Ein Fluß, früh"),
    "Keywords": (["river", "Brücke"], "XMP-dc:Subject", ["river", "Brücke"]),
    "By-line": (["Zoë M.", "Ann B."], "XMP-dc:Creator", ["Zoë M.", "Ann B."]),
    "By-lineTitle": ("Staff", "XMP-photoshop:AuthorsPosition", "Staff"),
    "Credit": ("Agency", "XMP-photoshop:Credit", "Agency"),
    "Source": ("Archive", "XMP-photoshop:Source", "Archive"),
    "CopyrightNotice": ("© 2024", "XMP-dc:Rights", "© 2024"),
    "SpecialInstructions": ("Embargo", "XMP-photoshop:Instructions", "Embargo"),
    "DateCreated": (
        "2024:05:06", "XMP-photoshop:DateCreated", "2024:05:06 07:08:09+02:00",
    ),
    "TimeCreated": ("07:08:09+02:00", None, None),
    "Category": ("NEW", "XMP-photoshop:Category", "NEW"),
    "SupplementalCategories": (
        ["A", "B"], "XMP-photoshop:SupplementalCategories", ["A", "B"],
    ),
    "Urgency": ("5", "XMP-photoshop:Urgency", "5 (normal urgency)"),
    "OriginalTransmissionReference": (
        "J-12", "XMP-photoshop:TransmissionReference", "J-12",
    ),
    "Writer-Editor": ("W. E.", "XMP-photoshop:CaptionWriter", "W. E."),
}  # fmt: skip
PLACES = {
    "City": ("Basel", "XMP-photoshop:City", "Basel"),
    "Sub-location": ("Rheinufer", "XMP-iptcCore:Location", "Rheinufer"),
    "Province-State": ("Basel-Stadt", "XMP-photoshop:State", "Basel-Stadt"),
    "Country-PrimaryLocationName": ("Schweiz", "XMP-photoshop:Country", "Schweiz"),
    "Country-PrimaryLocationCode": ("CHE", "XMP-iptcCore:CountryCode", "CHE"),
}


def run(*arguments):
    command = [PROGRAM, "-charset", "iptc=UTF8", *map(str, arguments)]
    return subprocess.check_output(command)


def expected(fields):
    return {tag: value for _, tag, value in fields.values() if tag is not None}


@pytest.fixture
def press_photo(tmp_path):
    """Return a JPEG with all the records, as exiftool writes them."""
    path = tmp_path / "press.jpg"
    write_photo(Photo(picture()), path)
    wanted = ["-IPTC:CodedCharacterSet=UTF8", "-overwrite_original", "-q"]
    for name, (value, _, _) in (FIELDS | PLACES).items():
        given_values = value if isinstance(value, list) else [value]
        wanted += [f"-IPTC:{name}={each}" for each in given_values]
    run(*wanted, path)
    return path


@needs_exiftool
def test_every_field_is_found_in_every_format(press_photo, tmp_path):
    photo = read_photo(press_photo)
    names = [f"out{suffix}" for suffix in (".png", ".webp", ".avif", ".jxl")]
    for name in names:
        write_photo(photo, tmp_path / name)
    outs = [tmp_path / name for name in names]
    for said in json.loads(run("-j", "-G1", "-XMP:all", *outs)):
        fields = expected(FIELDS | PLACES)
        assert {tag: said.get(tag) for tag in fields} == fields


@needs_exiftool
def test_places_stay_away_where_they_are_not_wanted(press_photo, tmp_path):
    photo = read_photo(press_photo)
    for kind in ("no-location", "none"):
        options = WriteOptions(metadata=kind)
        write_photo(photo, tmp_path / f"{kind}.png", options)
    outs = [tmp_path / "no-location.png", tmp_path / "none.png"]
    nowhere, none = json.loads(run("-j", "-G1", "-XMP:all", *outs))
    assert not nowhere.keys() & expected(PLACES).keys()
    fields = expected(FIELDS)
    assert {tag: nowhere.get(tag) for tag in fields} == fields
    assert not [name for name in none if name.startswith("XMP")]


def iptc(*records):
    return b"".join(
        struct.pack(">BBBH", 0x1C, record, dataset, len(value)) + value
        for record, dataset, value in records
    )


def packet(inside):
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/">{inside}</rdf:RDF></x:xmpmeta>'
    ).encode()


def values_in(data, name):
    root = ElementTree.fromstring(data)
    found = [node for node in root.iter() if node.tag.endswith(f"}}{name}")]
    found += [
        node for node in root.iter()
        for each in node.attrib if each.endswith(f"}}{name}")
    ]  # fmt: skip
    texts = [text.strip() for node in found for text in node.itertext()]
    return [text for text in texts if text]


def test_what_xmp_says_itself_stays():
    records = iptc((2, 5, b"Old"), (2, 105, b"Old"), (2, 110, b"Agency"))
    given_packet = packet(
        '<rdf:Description rdf:about="" photoshop:Headline="New"/>'
        '<rdf:Description rdf:about=""><dc:title><rdf:Alt>'
        '<rdf:li xml:lang="x-default">New</rdf:li></rdf:Alt></dc:title>'
        "</rdf:Description>"
    )
    result = with_iptc(given_packet, records)
    assert b"Old" not in result
    assert values_in(result, "title") == ["New"]
    assert values_in(result, "Credit") == ["Agency"]
    assert with_iptc(result, records) == result
    assert with_iptc(None, iptc((2, 0, b"\0\4"))) is None


@pytest.mark.parametrize(
    ("records", "text"),
    [
        (iptc((1, 90, b"\x1b%G"), (2, 105, "früh".encode())), "früh"),
        (iptc((2, 105, "früh".encode())), "früh"),
        (iptc((2, 105, "früh".encode("latin-1"))), "früh"),
        (iptc((2, 105, b"a\0\x01b\r\nc\0")), "ab\nc"),
    ],
)
def test_texts_in_whatever_letters(records, text):
    assert values_in(with_iptc(None, records), "Headline") == [text]


@pytest.mark.parametrize(
    ("day", "clock", "said"),
    [
        (b"20240506", b"070809+0200", ["2024-05-06T07:08:09+02:00"]),
        (b"20240506", b"070809", ["2024-05-06T07:08:09"]),
        (b"20240506", b"996199+0200", ["2024-05-06"]),
        (b"20240506", None, ["2024-05-06"]),
        (b"20240500", b"070809", ["2024-05"]),
        (b"20240000", None, ["2024"]),
        (b"20241399", None, []),
        (b"yesterday", None, []),
    ],
)
def test_dates_as_far_as_they_are_known(day, clock, said):
    records = [(2, 110, b"Agency"), (2, 55, day)]
    records += [] if clock is None else [(2, 60, clock)]
    assert values_in(with_iptc(None, iptc(*records)), "DateCreated") == said


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.tuples(st.just(2), st.sampled_from([5, 25, 55, 60, 120]), st.binary())),
    st.binary(max_size=8),
)
def test_any_records_make_xmp_that_can_be_read(records, rest):
    data = iptc(*records) + rest
    result = with_iptc(None, data)
    if result is not None:
        ElementTree.fromstring(result)
    kept = without_places(data)
    assert list(records_of(kept)) == list(records_of(without_places(kept)))


def test_formats_with_records_keep_them_as_they_are(tmp_path):
    records = iptc((2, 5, b"The river"))
    info = PhotoInfo(iptc=records)
    for name in ("a.jpg", "a.tif"):
        write_photo(Photo(picture(), None, info), tmp_path / name)
        photo = read_photo(tmp_path / name)
        assert (photo.info.iptc, photo.info.xmp) == (records, None)
