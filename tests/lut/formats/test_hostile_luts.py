"""Hostile files: bombs are refused before room is made, mutations never crash."""

from __future__ import annotations

import contextlib
import random
import struct
import threading
import tracemalloc
import zlib

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lut_parts import lut_seeds

from looksmith.lut.errors import LutFormatError
from looksmith.lut.formats import inspect_lut, read_lut, write_lut
from looksmith.lut.table import Lut3D, identity_table

MIB = 2**20


def chunk(kind: bytes, body: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + body))
    return struct.pack(">I", len(body)) + kind + body + check


def png(width: int, height: int, bits: int = 8) -> bytes:
    """Return a PNG that claims a size and holds a kilobyte."""
    header = struct.pack(">IIBBBBB", width, height, bits, 2, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", body)
        + chunk(b"IEND", b"")
    )


def tiff(width: int, height: int, tile: int = 0) -> bytes:
    tags = {256: width, 257: height, 258: 8, 262: 2, 277: 3}
    if tile:
        tags |= {322: tile, 323: tile}
    entries = b"".join(struct.pack("<HHII", k, 4, 1, v) for k, v in tags.items())
    return b"II*\0\x08\0\0\0" + struct.pack("<H", len(tags)) + entries + bytes(4)


def clf(inner: str) -> str:
    return f'<ProcessList id="a" compCLFversion="3.0">{inner}</ProcessList>'


def clf_array(kind: str, dim: str) -> str:
    depths = 'inBitDepth="32f" outBitDepth="32f"'
    return clf(f'<{kind} {depths}><Array dim="{dim}">0 0 0</Array></{kind}>')


BOMBS = {
    "size.cube": "LUT_3D_SIZE 100000\n0 0 0\n",
    "curve.cube": "LUT_1D_SIZE 99999999\n0 0 0\n",
    "power.cube": "LUT_3D_SIZE 1e300\n0 0 0\n",
    "valid_size.cube": "LUT_3D_SIZE 129\n0 0 0\n",
    "header.cube": "# x\n" * 100_000,
    "wide.png": png(60_000, 60_000),
    "level16.png": png(4096, 4096, 16),
    "wide.tif": tiff(60_000, 60_000),
    "tile.tif": tiff(512, 512, tile=65_520),
    "tags.tif": b"II*\0\x08\0\0\0\xff\xff",
    "mesh.3dl": "0 " * 1_000_000 + "\n0 0 0\n",
    "mesh_size.3dl": "3DMESH\nMesh 30 12\n0 0 0\n",
    "lattice.clf": clf_array("LUT3D", "1000 1000 1000 3"),
    "valid_lattice.clf": clf_array("LUT3D", "129 129 129 3"),
    "curve.clf": clf_array("LUT1D", "1000000000 3"),
    "digits.clf": clf_array("LUT1D", "9" * 100_000 + " 3"),
    "deep.clf": clf("<a>" * 200_000),
    "many.clf": clf("<Info/>" * 200_000),
    "laughs.clf": '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    "<ProcessList>&b;</ProcessList>",
    "size.spi3d": "SPILUT 1.0\n3 3\n5000 5000 5000\n0 0 0 0 0 0\n",
    "size.csp": "CSPLUTV100\n3D\n0\n0\n0\n5000 5000 5000\n0 0 0\n",
    "prelut.csp": "CSPLUTV100\n3D\n999999999\n0\n",
    "metadata.csp": "CSPLUTV100\n3D\nBEGIN METADATA\n",
    "size.vf": "#Inventor V2.1 ascii\ngrid_size 5000 5000 5000\ndata\n0 0 0\n",
    "size.m3d": "channel 3d\nin 125000000000\nout 256\nformat lut\n0 0 0 0\n",
    "size.cub": "# Truelight Cube v2.0\n# lutLength 2\n# width 5000 5000 5000\n",
    "size.spi1d": "Version 1\nFrom 0 1\nLength 2000000000\nComponents 3\n{\n",
    "size.lut": "Version\t3\nFormat\tany\nType\t3D\nLength\t5000 5\nLUT:\n3D {\n",
    "curve.lut": "LUT: 3 2000000000\n1\n",
    "size.txt": "max value 4095\nvertices 5000\n0 0 0\n",
    "size.davlut": "3DLUTSIZE 5000\n0 0 0\n",
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_without_taking_memory(tmp_path, name):
    content = BOMBS[name]
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    tracemalloc.start()
    try:
        with pytest.raises(LutFormatError, match=name):
            read_lut(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 16 * MIB + 8 * path.stat().st_size


def test_a_folder_of_lines_is_no_lut(tmp_path):
    path = tmp_path / "lines.cube"
    path.write_bytes(b"\n" * 20_000_000)
    with pytest.raises(LutFormatError, match="20000001 lines"):
        read_lut(path)


def test_files_beyond_the_limit_are_not_read(tmp_path):
    path = tmp_path / "sparse.cube"
    with path.open("wb") as file:
        file.truncate(300 * MIB)
    with pytest.raises(LutFormatError, match="bytes"):
        read_lut(path)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory) -> dict[str, bytes]:
    return lut_seeds(tmp_path_factory.mktemp("seeds"))


def test_every_seed_opens(seeds, tmp_path):
    for name, data in seeds.items():
        (tmp_path / name).write_bytes(data)
        inspect_lut(tmp_path / name)


PIECES = (
    b"nan", b"inf", b"-1", b"1e39", b"99999999999", b"0", b"\0", b"\xff", b"\n", b" ",
    b'"', b"<", b">", b"{", b"5000 5000 5000", b"LUT_3D_SIZE 2", b"#", b"65537",
    b"1e-45", b"\r", b",", b"0x1", b"4294967296", b"\xc3\xa9", b"<!ENTITY", b"END",
)  # fmt: skip


def mutate(data: bytes, rng: random.Random, others: list[bytes]) -> bytes:
    for _ in range(rng.choice((1, 1, 2, 5))):
        start = rng.randrange(len(data) + 1)
        end = min(len(data), start + rng.choice((0, 1, 4, 30, 300)))
        other = rng.choice(others)
        cut = rng.randrange(len(other))
        piece = rng.choice(
            (
                rng.choice(PIECES),
                bytes([rng.randrange(256)]),
                other[cut : cut + 40],
                b"",
            )
        )
        data = data[:start] + piece + data[end:]
    return data[: rng.randrange(len(data) + 1)] if rng.random() < 0.1 else data


@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 2**63))
def test_mutated_files_open_or_are_refused(seeds, tmp_path, seed):
    rng = random.Random(seed)
    for name, data in seeds.items():
        path = tmp_path / name
        path.write_bytes(mutate(data, rng, list(seeds.values())))
        with contextlib.suppress(LutFormatError):
            assert np.isfinite(read_lut(path).table).all()


@pytest.mark.parametrize(
    "extension", ["cube", "3dl", "clf", "csp", "png", "tif", "lut"]
)
def test_noise_is_refused(tmp_path, extension):
    path = tmp_path / f"a.{extension}"
    path.write_bytes(np.random.default_rng(1).bytes(100_000))
    with pytest.raises(LutFormatError):
        read_lut(path)


def test_reading_in_many_threads_gives_each_its_own(tmp_path):
    luts = []
    for i in range(6):
        lut = Lut3D(identity_table(5) * np.float32(1 - i / 10))
        write_lut(lut, tmp_path / f"{i}.clf")
        luts.append(lut)
    wrong: list[int] = []

    def read(i: int) -> None:
        for _ in range(5):
            table = read_lut(tmp_path / f"{i}.clf").table
            if not np.array_equal(table, luts[i].table):
                wrong.append(i)

    threads = [threading.Thread(target=read, args=(i,)) for i in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_file_rewritten_under_its_name_is_read_afresh(tmp_path):
    path = tmp_path / "a.clf"
    for factor in (1.0, 0.5, 0.25):
        lut = Lut3D(identity_table(5) * np.float32(factor))
        write_lut(lut, path)
        np.testing.assert_array_equal(read_lut(path).table, lut.table)


def test_large_clean_cubes_take_the_fast_road(tmp_path, monkeypatch):
    from looksmith.lut.formats import text

    def slow(*_: object) -> None:
        raise AssertionError("a clean file was read line by line")

    monkeypatch.setattr(text, "_parse_slow", slow)
    path = tmp_path / "a.cube"
    write_lut(Lut3D(identity_table(65)), path)
    assert read_lut(path).is_identity
