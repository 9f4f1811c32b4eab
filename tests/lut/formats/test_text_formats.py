"""The text formats beside .cube: inline quirks, with OpenColorIO as the referee."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from formats_referee import ocio_colours, random_colours

from looksmith.lut.apply import apply_reference
from looksmith.lut.errors import LutFormatError
from looksmith.lut.formats import inspect_lut, read_lut
from looksmith.lut.table import identity_table


def rows(size: int, white: int = 1, *, red_fastest: bool = False) -> str:
    """Return the identity as rows of numbers, integers for a white above 1."""
    table = identity_table(size)
    table = table.transpose(2, 1, 0, 3) if red_fastest else table
    values = table.reshape(-1, 3) * np.float64(white)
    if white > 1:
        return "\n".join(" ".join(str(round(v)) for v in row) for row in values) + "\n"
    return "\n".join(" ".join(f"{v:.9g}" for v in row) for row in values) + "\n"


VF = (
    "#Inventor V2.1 ascii\ngrid_size 3 3 3\n"
    "global_transform 1 0 0 0  0 1 0 0  0 0 1 0  0 0 0 1\ndata\n" + rows(3)
)
MESH5 = "0 256 512 767 1023\n"

IDENTITIES = {
    "flame.3dl": MESH5 + rows(5, 1023),
    "photoshop.3dl": "#Created by: Adobe Photoshop\n" + MESH5 + rows(5, 4095),
    "lustre.3dl": f"3DMESH\nMesh 2 12\n{MESH5}\n{rows(5, 4095)}\nLUT8\ngamma 1.0\n",
    "sixteen.3dl": MESH5 + rows(5, 65535),
    "no_mesh.3dl": rows(5, 4095),
    "mesh_of_three.3dl": "0 512 1023\n" + rows(3, 4095),
    "mesh_of_two.3dl": "0 1023\n" + rows(2, 4095),
    "crlf.3dl": (MESH5 + rows(5, 1023)).replace("\n", "\r\n"),
    "spaced.3dl": MESH5 + rows(5, 1023).replace("\n", "\n \n# note\n\t"),
    "tabs.3dl": (MESH5 + rows(5, 1023)).replace(" ", "\t"),
    "comment_depth.3dl": "# output [0..4095]\n" + rows(2, 4095),
    "quantel.txt": "max value 4095\nvertices 5\n\ncube data\nR G B\n" + rows(5, 4095),
    "quantel_red.txt": "max value 1023\nvertices 2\nred is fastest changing\nR G B\n"
    + rows(2, 1023, red_fastest=True),
    "a.davlut": "# by\r\n3DLUTSIZE 3\r\n" + rows(3).replace("\n", "\r\n"),
    "a.spi3d": "SPILUT 1.0\n3 3\n2 2 2\n"
    + "".join(
        f"{r} {g} {b} {r} {g} {b}\n" for b in (0, 1) for g in (0, 1) for r in (0, 1)
    ),
    "a.csp": "CSPLUTV100\n3D\n\n0\n0\n0\n\n2 2 2\n" + rows(2, red_fastest=True),
    "a.itx": "LUT_3D_SIZE 2\n" + rows(2, red_fastest=True),
    "a.spimtx": "1 0 0 0\n0 1 0 0\n0 0 1 0\n",
    "a.clf": '\ufeff<?xml version="1.0"?>\r\n<ProcessList id="a" compCLFversion="3.0">'
    '\r\n<LUT3D inBitDepth="32f" outBitDepth="32f"><Array dim="2 2 2 3">\r\n'
    + rows(2).replace("\n", "\r\n")
    + "</Array></LUT3D></ProcessList>",
    "matrix.ctf": '<ProcessList id="a" version="1.3"><Matrix inBitDepth="32f" '
    'outBitDepth="32f"><Array dim="3 3 3">1 0 0 0 1 0 0 0 1</Array></Matrix>'
    "</ProcessList>",
}


@pytest.fixture
def put(tmp_path: Path):
    def write(name: str, content: str | bytes) -> Path:
        data = content.encode() if isinstance(content, str) else content
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


@pytest.mark.parametrize("name", IDENTITIES)
def test_identities(put, name):
    lut = read_lut(put(name, IDENTITIES[name]))
    colours = random_colours()
    np.testing.assert_allclose(apply_reference(lut, colours), colours, atol=6e-4)
    assert lut.table[-1, 0, 0, 0] == 1
    assert lut.table[0, 0, -1, 2] == 1


def test_declared_depth_holds_over_the_largest_value(put):
    text = "3DMESH\nMesh 1 12\n" + "".join(f"{i} 0 0\n" for i in range(27))
    table = read_lut(put("dark.3dl", text)).table
    assert table.max() == np.float32(26 / 4095)


def test_guessed_depth_is_said(put):
    info = inspect_lut(put("a.3dl", "0 0 1000\n" * 8))
    assert info.lut.table.max() == np.float32(1000 / 1023)
    assert "10-bit" in info.warnings[0]


def test_uneven_mesh_is_a_curve_as_in_opencolorio(put):
    path = put("a.3dl", "0 100 300 800 1023\n" + rows(5, 4095))
    info = inspect_lut(path)
    colours = random_colours(-0.2, 1.2)
    got = apply_reference(info.lut, colours)
    np.testing.assert_allclose(got, ocio_colours(path, colours), atol=1e-5)
    assert "uneven" in info.warnings[0]


BROKEN = {
    "short.3dl": (MESH5 + rows(5, 1023)[:-15], 125, "needs 125 rows, found 124"),
    "long.3dl": (MESH5 + rows(5, 1023) + "1 1 1\n", 127, "needs 125 rows, found 126"),
    "no_cube.3dl": ("0 0 1023\n" * 9, 9, "no cube"),
    "wide.3dl": (MESH5 + rows(5, 1023) + "1 1 1 1\n", 127, "4 numbers"),
    "fraction.3dl": ("0.5 0 1023\n" * 8, None, "whole numbers"),
    "nan.3dl": ("0 nan 1023\n" * 8, 1, "nan"),
    "dark.3dl": ("0 0 100\n" * 8, None, "depth"),
    "huge.3dl": ("0 0 1000000\n" * 8, None, "16 bits"),
    "mesh.3dl": ("3DMESH\nMesh 9 12\n" + rows(2, 4095), 2, "Mesh 9"),
    "word.3dl": ("3DMESH\nSIZE 2\n" + rows(2, 4095), 2, "'SIZE 2'"),
    "vertices.txt": ("max value 4095\nR G B\n" + rows(2, 4095), 2, "vertices"),
    "short.txt": ("max value 9\nvertices 2\n0 0 0\n", 3, "8 rows, found 1"),
    "short.davlut": ("3DLUTSIZE 2\n0 0 0\n", 2, "8 rows, found 1"),
    "twice.spi3d": ("SPILUT 1.0\n3 3\n2 2 2\n" + "0 0 0 1 1 1\n" * 8, None, "8 times"),
    "index.spi3d": ("SPILUT 1.0\n3 3\n2 2 2\n" + "0 0 2 1 1 1\n" * 8, None, "index"),
    "short.spi3d": ("SPILUT 1.0\n3 3\n2 2 2\n0 0 0 1 1 1\n", 4, "found 1"),
    "uneven.spi3d": ("SPILUT 1.0\n3 3\n2 2 3\n", 3, "equal sizes"),
    "four.spi3d": ("SPILUT 1.0\n3 4\n2 2 2\n", 2, "three outputs"),
    "prelut.csp": ("CSPLUTV100\n3D\n2\n1 0\n0 1\n", 5, "do not rise"),
    "points.csp": ("CSPLUTV100\n3D\n2\n1 0 3\n0 1\n", 4, "needs 2 numbers"),
    "endless.csp": ("CSPLUTV100\n3D\nBEGIN METADATA\nx\n", 4, "END METADATA"),
    "short.csp": ("CSPLUTV100\n3D\n0\n0\n0\n2 2 2\n0 0 0\n", 7, "8 rows, found 1"),
    "kind.csp": ("CSPLUTV100\n4D\n", 2, "neither 1D nor 3D"),
    "nan.vf": (VF.replace("0.5", "nan", 1), 6, "nan"),
    "short.vf": (VF[:-8], None, "vf"),
    "bad.clf": (IDENTITIES["a.clf"].replace("</LUT3D>", ""), 12, "well-formed"),
    "doctype.clf": ("<!DOCTYPE a []><ProcessList/>", 1, "DOCTYPE"),
    "reference.ctf": (
        '<ProcessList id="a" version="1.3">\n<Reference path="x.clf"/></ProcessList>',
        2,
        "other files",
    ),
    "short.clf": (IDENTITIES["a.clf"].replace("1 1 1", "1"), 3, "Array"),
    "nan.clf": (IDENTITIES["a.clf"].replace("1 1 1", "1 1 nan"), None, "finite"),
    "noise.lut": ("hello\n", None, "begins 'hello'"),
    "half.cub": ("# Truelight Cube v2.0\n# width 2 2 2\n# Cube\n0 0 0\n", None, "cub"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_files_are_refused(put, name):
    content, line, reason = BROKEN[name]
    path = put(name, content)
    with pytest.raises(LutFormatError) as caught:
        read_lut(path)
    assert caught.value.line == line
    assert reason in caught.value.message
    assert caught.value.message.startswith(name)
    assert "looksmith-" not in caught.value.message


THROUGH_OPENCOLORIO = {
    "a.spi1d": "Version 1\nFrom -0.5 1.5\nLength 4\nComponents 3\n{\n0 0 0\n"
    "0.3 0.2 0.1\n0.5 0.6 0.7\n1 1 2\n}\n",
    "one.spi1d": "Version 1\nFrom 0 1\nLength 3\nComponents 1\n{\n0\n0.3\n1\n}\n",
    "a.vf": VF.replace("transform 1", "transform 0.5"),
    "a.cub": "# Truelight Cube v2.0\n# lutLength 4\n# iDims 3\n# oDims 3\n# width 2 2 2"
    "\n\n# InputLUT\n0 0 0\n0.3 0.2 0.1\n0.6 0.5 0.7\n1 1 1\n\n# Cube\n"
    + rows(2, red_fastest=True).replace("1", "0.7")
    + "# end\n",
    "a.lut": "LUT: 1 256\n" + "".join(f"{i * i // 255}\n" for i in range(256)),
    "domain.csp": "CSPLUTV100\n3D\n" + "2\n-1 2\n0 1\n" * 3 + "2 2 2\n" + "0 1 0\n" * 8,
    "prelut.csp": "CSPLUTV100\n3D\n"
    + "4\n0 0.1 0.5 1\n0.1 0.25 0.3 0.9\n" * 3
    + "2 2 2\n"
    + rows(2, red_fastest=True),
    "a1d.csp": "CSPLUTV100\n1D\n" + "2\n-1 2\n0 1\n" * 3 + "3\n0 0 0\n1 2 3\n0 1 0\n",
    "b1d.csp": "CSPLUTV100\n1D\n"
    + "3\n0 0.2 1\n0 0.5 1\n" * 3
    + "3\n0 0 0\n.5 .4 .3\n1 1 1\n",
    "chain.clf": '<ProcessList id="a" compCLFversion="3.0">'
    '<Matrix inBitDepth="32f" outBitDepth="32f"><Array dim="3 4">'
    "0.5 0 0 0.25 0 0.5 0 0 0 0 1 0</Array></Matrix>"
    '<LUT1D inBitDepth="32f" outBitDepth="10i"><Array dim="3 1">0 700 1023</Array>'
    '</LUT1D><LUT3D inBitDepth="10i" outBitDepth="32f"><Array dim="2 2 2 3">'
    + rows(2).replace("1", "0.8")
    + '</Array></LUT3D><LUT1D inBitDepth="32f" outBitDepth="32f"><Array dim="4 3">'
    "0 0 0 0.3 0.2 0.4 0.5 0.6 0.7 1 1 1</Array></LUT1D></ProcessList>",
    "scaled.clf": '<ProcessList id="a" compCLFversion="3.0">'
    '<LUT3D inBitDepth="32f" outBitDepth="32f"><Array dim="2 2 2 3">'
    + rows(2)
    + '</Array></LUT3D><Matrix inBitDepth="32f" outBitDepth="32f"><Array dim="3 3">'
    "2 0 0 0 0.5 0 0 0 -1</Array></Matrix></ProcessList>",
    "range.clf": '<ProcessList id="a" compCLFversion="3.0">'
    '<Range inBitDepth="32f" outBitDepth="32f"><minInValue>0.1</minInValue>'
    "<maxInValue>0.9</maxInValue><minOutValue>0</minOutValue>"
    "<maxOutValue>1</maxOutValue></Range>"
    '<LUT3D inBitDepth="32f" outBitDepth="32f"><Array dim="2 2 2 3">'
    + rows(2).replace("1", "0.8")
    + "</Array></LUT3D></ProcessList>",
}


@pytest.mark.parametrize("name", THROUGH_OPENCOLORIO)
def test_colours_are_those_of_opencolorio(put, name):
    path = put(name, THROUGH_OPENCOLORIO[name])
    info = inspect_lut(path)
    colours = random_colours(-1.5, 2.5)
    got = apply_reference(info.lut, colours)
    np.testing.assert_allclose(got, ocio_colours(path, colours), atol=1e-5)


RESAMPLED = {
    "a.spimtx": "0.8 0.1 0.1 0\n0.2 0.6 0 6553.5\n0 0.1 1 0\n",
    "a.cc": '<ColorCorrection id="a"><SOPNode><Slope>1.1 1 0.9</Slope><Offset>0 0.1 0'
    "</Offset><Power>1 1.2 1</Power></SOPNode><SatNode><Saturation>0.8</Saturation>"
    "</SatNode></ColorCorrection>",
    "curve.cc": '<ColorCorrection id="a"><SOPNode><Slope>1.1 1 0.9</Slope><Offset>0 0.1'
    " 0</Offset><Power>1 1.2 1</Power></SOPNode></ColorCorrection>",
    "two.clf": THROUGH_OPENCOLORIO["scaled.clf"].replace(
        "</ProcessList>",
        '<LUT3D inBitDepth="32f" outBitDepth="32f"><Array dim="2 2 2 3">'
        + rows(2).replace("0", "0.1")
        + "</Array></LUT3D></ProcessList>",
    ),
    "trilinear.clf": '<ProcessList id="a" compCLFversion="3.0"><LUT3D '
    'interpolation="trilinear" inBitDepth="32f" outBitDepth="32f">'
    '<Array dim="2 2 2 3">0 0 0 .1 .2 .3 .4 .9 .1 .2 .3 .5 1 0 0 .2 .1 .7 0 0 0 1 1 1'
    "</Array></LUT3D></ProcessList>",
}


@pytest.mark.parametrize("name", RESAMPLED)
def test_what_does_not_fit_is_resampled_and_said(put, name):
    path = put(name, RESAMPLED[name])
    info = inspect_lut(path)
    colours = random_colours()
    difference = apply_reference(info.lut, colours) - ocio_colours(path, colours)
    assert np.abs(difference).max() < 0.5 / 255
    assert "sampled" in " ".join(info.warnings)


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("a.3dl", "LUT_3D_SIZE 2\n" + rows(2, red_fastest=True), "cube"),
        ("a.cube", IDENTITIES["a.clf"], "clf"),
        ("a.cube", IDENTITIES["a.csp"], "csp"),
        ("a.cube", IDENTITIES["lustre.3dl"], "3dl"),
        ("a.txt", IDENTITIES["flame.3dl"], "3dl"),
        ("a", IDENTITIES["a.spi3d"], "spi3d"),
        ("a.lut", VF, "vf"),
        ("a.png", IDENTITIES["a.davlut"], "davlut"),
    ],
)
def test_mislabelled_files_open_by_content(put, name, content, key):
    info = inspect_lut(put(name, content))
    assert info.format == key
    assert any("extension" in warning for warning in info.warnings)


@pytest.mark.parametrize(
    ("start", "what"),
    [
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"PK\x03\x04", "ZIP"),
        (b"GIF89a", "GIF"),
        (b"%PDF-1.4", "PDF"),
        (b"\x00\x01\x02", "NUL"),
        (b"<html></html>", "begins"),
    ],
)
def test_other_files_are_named(put, start, what):
    with pytest.raises(LutFormatError, match=what):
        read_lut(put("a.cube", start + b" padding"))


def test_missing_empty_and_folders(tmp_path, put):
    with pytest.raises(LutFormatError, match="no such file"):
        read_lut(tmp_path / "none.cube")
    with pytest.raises(LutFormatError, match="folder"):
        read_lut(tmp_path)
    with pytest.raises(LutFormatError, match="empty"):
        read_lut(put("empty.cube", b""))
    with pytest.raises(LutFormatError, match="cannot be read"):
        read_lut("a\0b.cube")
