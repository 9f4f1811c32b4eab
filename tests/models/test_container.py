"""The library file: what goes in comes out; anything else is refused."""

from __future__ import annotations

import contextlib
import hashlib
import os
import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from looksmith.models.encoding import container
from looksmith.models.encoding.container import LibraryContent, dump, load, parse, save
from looksmith.models.encoding.errors import LibraryFileError

CONTENT = LibraryContent(
    kind="linear",
    ids=("first", "zweite-ä", "third-3"),
    monochrome=np.array([False, True, False]),
    errors=np.array([[0.5, 1, 3], [0.25, 0.5, 1], [2, 4, 9.5]], np.float32),
    codec=bytes(range(256)),
    codes=b"codes",
)
DATA = dump(CONTENT)
HEAD = struct.Struct("<8sHHI32s")


def sealed(body: bytes, *, version: int = 1, sections: int = 6) -> bytes:
    """Return a file whose checksum is right, whatever its body says."""
    length = HEAD.size + len(body)
    digest = hashlib.sha256(body).digest()
    return HEAD.pack(container.MAGIC, version, sections, length, digest) + body


def assert_same(found: LibraryContent, content: LibraryContent) -> None:
    assert found.kind == content.kind
    assert found.ids == content.ids
    assert found.codec == content.codec
    assert found.codes == content.codes
    np.testing.assert_array_equal(found.monochrome, content.monochrome)
    np.testing.assert_array_equal(found.errors, content.errors)


def test_a_library_is_read_back_as_it_was(tmp_path):
    path = tmp_path / "some.looks"
    save(CONTENT, path)
    assert_same(load(path), CONTENT)
    assert os.listdir(tmp_path) == ["some.looks"]


def test_the_same_content_gives_the_same_bytes():
    assert dump(parse(DATA)) == DATA


def test_an_empty_library_is_a_library():
    nothing = np.empty((0, 3), np.float32)
    empty = LibraryContent("linear", (), np.empty(0, bool), nothing, b"", b"")
    assert parse(dump(empty)).ids == ()


@given(place=st.integers(0, len(DATA) - 1), bit=st.integers(0, 7))
def test_every_flipped_bit_is_noticed(place, bit):
    damaged = bytearray(DATA)
    damaged[place] ^= 1 << bit
    with pytest.raises(LibraryFileError):
        parse(bytes(damaged))


@given(st.integers(0, len(DATA) - 1))
def test_a_file_cut_short_is_refused(length):
    with pytest.raises(LibraryFileError):
        parse(DATA[:length])


@given(st.binary(max_size=300))
def test_any_other_file_is_refused(data):
    with pytest.raises(LibraryFileError):
        parse(data)


@given(body=st.binary(max_size=300), sections=st.integers(0, 9))
def test_a_hostile_file_with_a_right_checksum_is_refused(body, sections):
    with pytest.raises(LibraryFileError):
        parse(sealed(body, sections=sections))


@given(st.data())
def test_hostile_changes_behind_a_right_checksum_never_crash(data):
    body = bytearray(DATA[HEAD.size :])
    for _ in range(data.draw(st.integers(1, 4))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(LibraryFileError):
        found = parse(sealed(bytes(body)))
        assert len(found.ids) == len(found.monochrome) == len(found.errors)


def test_a_list_of_ids_that_claims_gigabytes_is_refused():
    ids = struct.pack("<I", 0xFFFFFFFF) + b"\x00" * 10
    sections = {b"kind": b"linear", b"ids": ids, b"flags": b"", b"errors": b""}
    sections |= {b"codec": b"", b"codes": b""}
    table = b"".join(struct.pack("<8sI", n, len(d)) for n, d in sections.items())
    with pytest.raises(LibraryFileError, match="too long"):
        parse(sealed(table + b"".join(sections.values())))


def test_a_newer_file_says_to_update():
    newer = bytearray(DATA)
    newer[8:10] = struct.pack("<H", 7)
    with pytest.raises(LibraryFileError, match="newer version of Looksmith"):
        parse(bytes(newer))


def test_an_unknown_section_is_passed_over():
    body = DATA[HEAD.size :]
    count, entry = 6, struct.Struct("<8sI")
    table, rest = body[: count * entry.size], body[count * entry.size :]
    table += entry.pack(b"later", 4)
    assert_same(parse(sealed(table + rest + b"data", sections=7)), CONTENT)


def test_the_error_names_the_file(tmp_path):
    path = tmp_path / "broken.looks"
    path.write_bytes(DATA[:100])
    with pytest.raises(LibraryFileError, match=r"broken\.looks: it should have"):
        load(path)
    with pytest.raises(LibraryFileError, match=r"absent\.looks: it cannot be read"):
        load(tmp_path / "absent.looks")


def test_a_failed_save_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "some.looks"
    path.write_bytes(b"old")

    def fail(*_):
        raise OSError("no space left")

    monkeypatch.setattr("pathlib.Path.replace", fail)
    with pytest.raises(OSError, match="no space"):
        save(CONTENT, path)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["some.looks"]
