"""EXIF in a written file is true of it, and what it points to is what it was."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest
from PIL import Image
from written_parts import PLACE, exiftool, picture, written

from looksmith.photo.photo import Photo, PhotoInfo
from looksmith.photo.write import WriteOptions, write_photo


def thumbnail() -> bytes:
    stream = io.BytesIO()
    Image.fromarray(picture(24, 32)).save(stream, "JPEG")
    return stream.getvalue()


def block(order: str = "<", notes: bytes = b"", comment: bytes = b"") -> bytes:
    """Return a block with sizes, an Adobe RGB mark and a thumbnail, laid out by hand.

    A stretch of the notes that is `OFFSET` is put right: it points to what follows it.
    """
    picture = thumbnail()

    def directory(place: int, entries: list[tuple[int, int, int, bytes]]) -> bytes:
        table = struct.pack(order + "H", len(entries))
        values, start = b"", place + 2 + 12 * len(entries) + 4
        for tag, kind, count, value in entries:
            field = value.ljust(4, b"\0")
            if len(value) > 4:
                field = struct.pack(order + "I", start + len(values))
                values += value + bytes(len(value) % 2)
            table += struct.pack(order + "HHI", tag, kind, count) + field
        return table + bytes(4) + values

    def number(tag: int, value: int) -> tuple[int, int, int, bytes]:
        return tag, 4, 1, struct.pack(order + "I", value)

    def short(tag: int, value: int) -> tuple[int, int, int, bytes]:
        return tag, 3, 1, struct.pack(order + "H", value)

    maker = (271, 2, 8, b"A maker\0")
    interop_at, inner_at = 600, 900
    first = [number(256, 4000), number(257, 3000), maker, number(0x8769, inner_at)]
    inner = [number(0xA002, 4000), number(0xA003, 3000), short(0xA001, 65535)]
    inner.append(number(0xA005, interop_at))
    if comment:
        inner.insert(0, (0x9286, 7, len(comment), comment))
    if notes:
        start = inner_at + 2 + 12 * (len(inner) + 1) + 4
        fixed = notes.replace(OFFSET, struct.pack(order + "I", start + 18))
        inner.insert(0, (0x927C, 7, len(fixed), fixed))
    interop = [(1, 2, 4, b"R03\0"), short(0x1001, 4000), short(0x1002, 3000)]
    data = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8)
    data += directory(8, first)
    link = 8 + 2 + 12 * len(first)
    second_at = 700
    data = data[:link] + struct.pack(order + "I", second_at) + data[link + 4 :]
    data = data.ljust(interop_at, b"\0") + directory(interop_at, interop)
    data = data.ljust(second_at, b"\0")
    body = directory(inner_at, inner)
    at = inner_at + len(body)
    data += directory(second_at, [number(0x0201, at), number(0x0202, len(picture))])
    return data.ljust(inner_at, b"\0") + body + picture


OFFSET = b"\xde\xad\xbe\xef"


@pytest.mark.parametrize("order", ["<", ">"])
def test_exif_tells_of_the_file_that_it_is_in(tmp_path: Path, order: str) -> None:
    path = tmp_path / "a.jpg"
    before = block(order)
    assert thumbnail() in before
    data = written(path, exif=before).info.exif or b""
    assert len(data) == len(before) - len(thumbnail())
    assert thumbnail()[:64] not in path.read_bytes()
    found = exiftool(path, "-validate", "-warning", "-all", "-n")
    sizes = {
        "IFD0:ImageWidth": 64, "IFD0:ImageHeight": 48, "ExifIFD:ExifImageWidth": 64,
        "ExifIFD:ExifImageHeight": 48, "InteropIFD:RelatedImageWidth": 64,
        "InteropIFD:RelatedImageHeight": 48, "ExifIFD:ColorSpace": 1,
        "InteropIFD:InteropIndex": "R98", "IFD0:Make": "A maker",
    }  # fmt: skip
    assert {name: found.get(name) for name in sizes} == sizes
    assert not [name for name in found if name.startswith("IFD1:")]


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("suffix", [".tif", ".jpg"])
def test_maker_notes_point_to_their_own_values_wherever_they_go(
    tmp_path: Path, order: str, suffix: str
) -> None:
    text = b"the value of the notes\0\0"
    head = struct.pack(order + "HHHI", 1, 0x0099, 2, len(text))
    path = tmp_path / f"a{suffix}"
    written(path, exif=block(order, head + OFFSET + bytes(4) + text))
    data = path.read_bytes()
    data = data if suffix == ".tif" else data[data.index(b"Exif\0\0") + 6 :]
    notes = data.index(head)
    (place,) = struct.unpack_from(order + "I", data, notes + 10)
    assert data[place : place + len(text)] == text


@pytest.mark.parametrize("order", ["<", ">"])
def test_comments_in_two_byte_letters_keep_them_in_tiff(
    tmp_path: Path, order: str
) -> None:
    coding = "utf-16-le" if order == "<" else "utf-16-be"
    comment = b"UNICODE\0" + "Übersicht 日本".encode(coding)
    path = tmp_path / "a.tif"
    written(path, exif=block(order, comment=comment))
    assert b"UNICODE\0" + "Übersicht 日本".encode("utf-16-le") in path.read_bytes()


def test_exif_beyond_64_kb_leaves_only_what_is_long_out_of_a_jpeg(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.jpg"
    photo = Photo(picture(), None, PhotoInfo(exif=block(notes=bytes(70_000))))
    notes = write_photo(photo, path)
    assert any("EXIF" in note for note in notes)
    found = exiftool(path)
    assert found["IFD0:Make"] == "A maker"
    assert found["ExifIFD:ExifImageWidth"] == 64


@pytest.mark.parametrize("maker", ["Panasonic", "Nikon"])
@pytest.mark.parametrize("order", ["<", ">"])
def test_places_in_maker_notes_that_are_known_go(
    tmp_path: Path, maker: str, order: str
) -> None:
    place, other = PLACE.encode().ljust(72, b"\0"), b"another value".ljust(72, b"\0")
    if maker == "Panasonic":
        head, base, tag = b"Panasonic\0\0\0", 0, 0x6D
        values = 12 + 2 + 24 + 4
    else:
        head = b"Nikon\0\2\x10\0\0" + (b"II*\0" if order == "<" else b"MM\0*")
        head += struct.pack(order + "I", 8)
        base, tag = 10, 0x39
        values = 18 + 2 + 24 + 4 - base
    notes = head + struct.pack(order + "H", 2)
    at = block(order, b"FIND" * 50).index(b"FIND") if maker == "Panasonic" else 0
    entries = [(tag, at + values), (0x8000, at + values + len(place))]
    for number, start in entries:
        notes += struct.pack(order + "HHII", number, 7, len(place), start)
    notes += bytes(4) + place + other
    before = block(order, notes)
    exif = written(tmp_path / "all.jpg", exif=before).info.exif or b""
    assert PLACE.encode() in exif
    options = WriteOptions(metadata="no-location")
    exif = written(tmp_path / "a.jpg", options, exif=before).info.exif or b""
    assert PLACE.encode() not in exif
    assert b"another value" in exif


@pytest.mark.parametrize("order", ["<", ">"])
def test_packets_inside_of_exif_do_not_tell_the_place(
    tmp_path: Path, order: str
) -> None:
    exif = Image.Exif()
    exif.endian = order
    exif[271], exif[0x8298] = "A maker", "Somebody"
    for tag in (0x02BC, 0x83BB, 0x8649):
        exif[tag] = f"{tag}: {PLACE}".encode()
    exif[0x8825] = {1: "N", 2: (47.0, 30.0, 12.5)}
    path, before = tmp_path / "a.jpg", exif.tobytes()[6:]
    assert before.count(PLACE.encode()) == 3
    after = written(path, WriteOptions(metadata="no-location"), exif=before).info.exif
    assert PLACE.encode() not in path.read_bytes()
    said = Image.Exif()
    said.load(after or b"")
    assert dict(said) == {271: "A maker", 0x8298: "Somebody"}
