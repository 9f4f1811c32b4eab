"""Templates for the names of exported files."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from looksmith.export.batch.names import NameFacts, TemplateError, fill_template

FACTS = NameFacts(Path("/photos/DSC_0042.NEF"), 7, "Fuji 160C + Teal/Orange")


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ("{name}", "DSC_0042"),
        ("{number}", "7"),
        ("{number:04}-{name}", "0007-DSC_0042"),
        ("{name} {look}", "DSC_0042 Fuji 160C + Teal-Orange"),
        ("web/{name}", "web/DSC_0042"),
        ("{{{name}}}", "{DSC_0042}"),
        ("a:b?{name}.", "a-b-DSC_0042"),
        ("con/{number}", "con-/7"),
        ("NUL .old/{number}", "NUL- .old/7"),
        ("com¹/{number}", "com¹-/7"),
        ("CONOUT$/{number}", "CONOUT$-/7"),
        ("console/{number}", "console/7"),
    ],
)
def test_fields_are_filled(template, name):
    assert fill_template(template, FACTS) == PurePosixPath(name)


@pytest.mark.parametrize(
    ("template", "word"),
    [
        ("photo", "same name"),
        ("{nmae}", "not known"),
        ("{name:04}", "takes a width"),
        ("{number:x}", "number:04"),
        ("{number:99}", "number:04"),
        ("{name!r}", "not known"),
        ("{name.__class__}", "not known"),
        ("{name", "brace"),
        ("../{name}", "out of the folder"),
        ("a/../../{name}", "out of the folder"),
    ],
)
def test_what_cannot_be_a_name_is_refused(template, word):
    with pytest.raises(TemplateError, match=word):
        fill_template(template, FACTS)


def test_the_date_is_the_camera_s_else_the_file_s(tmp_path):
    plain, dated = tmp_path / "plain.jpg", tmp_path / "dated.jpg"
    image = Image.new("RGB", (8, 8))
    image.save(plain)
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2019:08:03 14:05:33"
    image.save(dated, exif=exif)
    os.utime(plain, (1_000_000_000, 1_000_000_000))
    names = [
        str(fill_template("{date}/{time}-{name}", NameFacts(path)))
        for path in (plain, dated)
    ]
    assert names[0].startswith("2001-09-0")
    assert names[1] == "2019-08-03/14-05-33-dated"


@pytest.mark.parametrize(
    ("photo", "name"),
    [
        ("NUL.jpg", "NUL-"),
        ("com1.old.jpg", "com1-.old"),
        ("console.jpg", "console"),
        (" .jpg", "-"),
        ("x .jpg", "x"),
        (os.fsdecode(b"bad\xff.jpg"), "bad-"),
    ],
)
def test_a_name_is_one_for_every_file_system(photo, name):
    assert fill_template("{name}", NameFacts(Path(photo))) == PurePosixPath(name)


@pytest.mark.parametrize("letter", ["a", "é", "照", "😀"])
def test_a_long_name_leaves_room_for_a_number_and_an_ending(tmp_path, letter):
    name = fill_template("{name}-{look}", NameFacts(Path("x.jpg"), 1, letter * 300))
    path = tmp_path / f"{name}-12345.tiff.xmp"
    path.touch()
    assert letter * 40 in path.name


def test_the_date_is_found_where_pillow_does_not_look(tmp_path, monkeypatch):
    """In a very large photo, which it refuses, and in an unknown format."""
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2019:08:03 14:05:33"
    large, unknown = tmp_path / "large.jpg", tmp_path / "photo.heic"
    Image.new("RGB", (64, 64)).save(large, exif=exif)
    unknown.write_bytes(b"\0\0\0\x18ftypheic" + exif.tobytes())
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    for path in (large, unknown):
        name = fill_template("{date}-{name}", NameFacts(path))
        assert str(name) == f"2019-08-03-{path.stem}"


def test_a_very_large_photo_without_a_date_has_its_file_s(tmp_path, monkeypatch):
    Image.new("RGB", (64, 64)).save(tmp_path / "large.png")
    os.utime(tmp_path / "large.png", (1_000_000_000, 1_000_000_000))
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    facts = NameFacts(tmp_path / "large.png")
    assert str(fill_template("{date}{name}", facts)).startswith("2001-09-0")


@given(st.text(max_size=30), st.text(min_size=1, max_size=30), st.text(max_size=30))
def test_no_name_leaves_the_folder_or_breaks_a_file_system(before, stem, look):
    template = before.replace("{", "").replace("}", "") + "{name}-{look}"
    facts = NameFacts(Path("/x") / (stem.replace("/", "_") + ".jpg"), 1, look)
    try:
        name = fill_template(template, facts)
    except TemplateError:
        return
    assert not name.is_absolute()
    assert ".." not in name.parts
    assert not set('<>:"|?*\\\0\n') & set(str(name))


@pytest.mark.parametrize(
    "look", ["Kodak Portra 400 with a long name + " * 9, "影" * 99]
)
def test_many_looks_leave_room_for_the_photo_s_name(look):
    """Else all photos of a shoot would get one name, and numbers behind it."""
    facts = NameFacts(Path("/photos/DSC_0042.NEF"), 7, look)
    (name,) = fill_template("{look}-{name}", facts).parts
    assert name.startswith(look[:30])
    assert name.endswith("DSC_0042")
    assert len(name.encode()) <= 200
