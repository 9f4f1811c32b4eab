"""Reading and writing .cube files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from formats_referee import ocio_colours, random_colours
from hypothesis import given
from hypothesis import strategies as st

from looksmith.lut.apply import apply_reference
from looksmith.lut.errors import LutFormatError
from looksmith.lut.formats import inspect_lut, read_lut, write_lut
from looksmith.lut.table import Curves, Lut3D, identity_table

ROWS = [f"{r} {g} {b}" for b in (0, 1) for g in (0, 1) for r in (0, 1)]
BODY = "\n".join(ROWS) + "\n"


@pytest.fixture
def put(tmp_path: Path):
    """Return a function that writes a file and returns its path."""

    def write(content: str | bytes, name: str = "test.cube") -> Path:
        data = content.encode() if isinstance(content, str) else content
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


QUIRKS = {
    "plain": f"LUT_3D_SIZE 2\n{BODY}",
    "crlf": f"LUT_3D_SIZE 2\n{BODY}".replace("\n", "\r\n"),
    "cr": f"LUT_3D_SIZE 2\n{BODY}".replace("\n", "\r"),
    "no final newline": f"LUT_3D_SIZE 2\n{BODY}".rstrip(),
    "bom": b"\xef\xbb\xbf" + f"LUT_3D_SIZE 2\n{BODY}".encode(),
    "utf-16": f"LUT_3D_SIZE 2\n{BODY}".encode("utf-16"),
    "invalid utf-8": b'TITLE "\xff\xfe\xe9"\n' + f"LUT_3D_SIZE 2\n{BODY}".encode(),
    "exponents": "LUT_3D_SIZE 2\n" + BODY.replace("1", "1.0E+00"),
    "many decimals": "LUT_3D_SIZE 2\n" + BODY.replace("1", "1.000000000000000000"),
    "domain first": f"DOMAIN_MIN 0 0 0\nDOMAIN_MAX 1 1 1\nLUT_3D_SIZE 2\n{BODY}",
    "stray 1d range": f"LUT_1D_INPUT_RANGE 0 4\nLUT_3D_SIZE 2\n{BODY}",
    "3d range": f"LUT_3D_SIZE 2\nLUT_3D_INPUT_RANGE 0 1\n{BODY}",
    "comments inside": "LUT_3D_SIZE 2\n# a\n" + "\n# b 1 2 3\n".join(ROWS),
    "trailing comments": "LUT_3D_SIZE 2 # two\n" + " # row\n".join(ROWS),
    "odd comments": "; a\n// b\nLUT_3D_SIZE 2\n" + "\n; x\n".join(ROWS),
    "blank lines": "\n\nLUT_3D_SIZE 2\n" + "\n \t\n".join(ROWS) + "\n\n\n",
    "leading spaces": "  LUT_3D_SIZE 2\n   " + "\n   ".join(ROWS),
    "tabs": f"LUT_3D_SIZE\t2\n{BODY}".replace(" ", "\t"),
    "commas": "LUT_3D_SIZE 2\n" + BODY.replace(" ", ", "),
    "bare commas": "LUT_3D_SIZE 2\n" + BODY.replace(" ", ","),
    "decimal commas": "LUT_3D_SIZE 2\n" + BODY.replace("0", "0,0").replace("1", "1,0"),
    "lower-case keywords": f"lut_3d_size 2\n{BODY}",
    "keyword after the rows": f"LUT_3D_SIZE 2\n{BODY}DOMAIN_MAX 1 1 1\n",
    "size after the rows": f"{BODY}LUT_3D_SIZE 2\n",
    "unknown keyword": f"LUT_3D_SIZE 2\nMADE_WITH love\n{BODY}",
    "three sizes": f"LUT_3D_SIZE 2 2 2\n{BODY}",
}


@pytest.mark.parametrize("name", QUIRKS)
def test_quirks_open_as_the_identity(put, name):
    assert read_lut(put(QUIRKS[name])).is_identity


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ('TITLE "A look"', "A look"),
        ("TITLE A look", "A look"),
        ('TITLE "A "fine" look"', 'A "fine" look'),
        ('TITLE "open', "open"),
        ("TITLE", ""),
        ("#title: From a comment", "From a comment"),
        ("# Title = Other", "Other"),
        ('TITLE "Ré"', "Ré"),
        (b'TITLE "R\xe9"', "Ré"),
        ('TITLE "No # comment"', "No # comment"),
    ],
)
def test_titles(put, head, title):
    head = head if isinstance(head, bytes) else head.encode()
    lut = read_lut(put(head + f"\nLUT_3D_SIZE 2\n{BODY}".encode()))
    assert lut.title == title


BROKEN = {
    "nan": (f"LUT_3D_SIZE 2\n0 0 nan\n{BODY[6:]}", 2, "nan"),
    "infinity": (f"LUT_3D_SIZE 2\n0 -inf 0\n{BODY[6:]}", 2, "-inf"),
    "beyond float32": (f"LUT_3D_SIZE 2\n0 1e39 0\n{BODY[6:]}", 2, "1e39"),
    "word": (f"LUT_3D_SIZE 2\n0 0 0\n1 x 0\n{BODY[12:]}", 3, "'x'"),
    "underscore": (f"LUT_3D_SIZE 2\n0 0 1_0\n{BODY[6:]}", 2, "'1_0'"),
    "short row": (f"LUT_3D_SIZE 2\n0 0 0\n1 0\n{BODY[12:]}", 3, "2 numbers"),
    "long row": (f"LUT_3D_SIZE 2\n0 0 0\n1 0 0 0\n{BODY[12:]}", 3, "4 numbers"),
    "all rows too long": ("LUT_3D_SIZE 2\n" + "0 0 0 0\n" * 8, 2, "4 numbers"),
    "letter for digit": (f"LUT_3D_SIZE 2\nO.5 0 0\n{BODY[6:]}", 2, "O.5"),
    "truncated": (f"LUT_3D_SIZE 2\n{BODY[:-6]}", 8, "8 rows, found 7"),
    "too long": (f"LUT_3D_SIZE 2\n{BODY}0 0 0\n1 1 1\n", 10, "8 rows, found 10"),
    "no rows": ("LUT_3D_SIZE 2\n", 1, "8 rows, found 0"),
    "no size": (BODY, 8, "LUT_3D_SIZE"),
    "size one": ("LUT_3D_SIZE 1\n0 0 0\n", 1, "outside 2 to 129"),
    "size 130": ("LUT_3D_SIZE 130\n0 0 0\n", 1, "outside 2 to 129"),
    "size 100000": ("LUT_3D_SIZE 100000\n0 0 0\n", 1, "100000"),
    "size nan": ("LUT_3D_SIZE nan\n0 0 0\n", 1, "nan"),
    "size 2.5": ("LUT_3D_SIZE 2.5\n0 0 0\n", 1, "2.5"),
    "unequal sizes": ("LUT_3D_SIZE 2 2 3\n", 1, "different sizes"),
    "1d size": ("LUT_1D_SIZE 65537\n0 0 0\n", 1, "65536"),
    "two sizes": ("LUT_3D_SIZE 2\nLUT_3D_SIZE 3\n", 2, "twice"),
    "upside-down range": (f"LUT_3D_SIZE 2\nLUT_3D_INPUT_RANGE 1 0\n{BODY}", 2, "below"),
    "empty domain": (f"LUT_3D_SIZE 2\nDOMAIN_MAX 0 1 1\n{BODY}", None, "below"),
    "endless domain": (f"LUT_3D_SIZE 2\nDOMAIN_MAX 1e38 1 1\n{BODY}", None, "domain"),
    "two-number domain": (f"LUT_3D_SIZE 2\nDOMAIN_MAX 1 1\n{BODY}", 2, "found 2"),
    "nul": (f"LUT_3D_SIZE 2\n0 0 0\0\n{BODY[6:]}", 2, "NUL"),
    "truelight": ("# Truelight Cube v2.0\n# iDims 3\n0 0 0\n", None, "Truelight"),
    "endless line": ("LUT_3D_SIZE 2\n" + "0 " * 600_000, 2, "characters"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_files_are_refused_naming_file_line_and_reason(put, name):
    content, line, reason = BROKEN[name]
    path = put(content, "My look.cube")
    with pytest.raises(LutFormatError) as caught:
        read_lut(path)
    assert caught.value.path == path
    assert caught.value.line == line
    assert reason in caught.value.message
    assert "My look.cube" in str(caught.value)


def test_values_beyond_the_unit_range_survive(put):
    lut = read_lut(put("LUT_3D_SIZE 2\n" + "-1.5 2 1e4\n" * 8))
    np.testing.assert_array_equal(lut.table[1, 1, 1], np.float32([-1.5, 2, 1e4]))


def test_domain_differs_per_channel(put):
    path = put(f"LUT_3D_SIZE 2\nDOMAIN_MIN 0 -1 0\nDOMAIN_MAX 2 1 4\n{BODY}")
    lut = read_lut(path)
    assert (lut.low, lut.high) == ((0, -1, 0), (2, 1, 4))
    colours = random_colours(-2, 5)
    np.testing.assert_allclose(
        apply_reference(lut, colours), ocio_colours(path, colours), atol=1e-5
    )


def test_red_runs_fastest(put):
    lut = read_lut(put("LUT_3D_SIZE 2\n" + "\n".join(f"{i} 0 0" for i in range(8))))
    assert lut.table[1, 0, 0, 0] == 1
    assert lut.table[0, 1, 0, 0] == 2
    assert lut.table[0, 0, 1, 0] == 4


def test_video_range_in_takes_full_range(put):
    path = put(f"LUT_3D_SIZE 2\nLUT_IN_VIDEO_RANGE\n{BODY}")
    out = apply_reference(read_lut(path), np.array([[0.0] * 3, [1.0] * 3, [0.5] * 3]))
    codes = np.array([64, 940, 502]) / 1023
    np.testing.assert_allclose(out, np.repeat(codes[:, None], 3, 1), atol=1e-6)


def test_video_range_out_gives_full_range(put):
    path = put(f"LUT_3D_SIZE 2\nLUT_OUT_VIDEO_RANGE\n{BODY}")
    info = inspect_lut(path)
    pixels = np.repeat(np.array([[64.0], [940.0], [502.0]]) / 1023, 3, 1)
    out = apply_reference(info.lut, pixels)
    np.testing.assert_allclose(out, np.repeat([[0], [1], [0.5]], 3, 1), atol=1e-6)
    assert any("VIDEO" in warning for warning in info.warnings)


def test_both_video_ranges_cancel_on_the_identity(put):
    path = put(f"LUT_3D_SIZE 2\nLUT_IN_VIDEO_RANGE\nLUT_OUT_VIDEO_RANGE\n{BODY}")
    colours = random_colours(0, 1)
    out = apply_reference(read_lut(path), colours)
    np.testing.assert_allclose(out, colours, atol=1e-6)


def test_video_range_reaches_the_shaper(put):
    text = f"LUT_1D_SIZE 2\nLUT_3D_SIZE 2\nLUT_IN_VIDEO_RANGE\n0 0 0\n1 1 1\n{BODY}"
    out = apply_reference(read_lut(put(text)), np.zeros((1, 3)))
    np.testing.assert_allclose(out, 64 / 1023, atol=1e-6)


def test_1d_agrees_with_opencolorio(put):
    path = put("LUT_1D_SIZE 3\n0 0.5 -1\n2 0.6 0\n0.5 0.2 3\n")
    colours = random_colours(-1, 2)
    np.testing.assert_allclose(
        apply_reference(read_lut(path), colours), ocio_colours(path, colours), atol=1e-5
    )


def test_vlt_counts_to_4095(put):
    body = BODY.replace("1", "4095")
    assert read_lut(put(f"LUT_3D_SIZE 2\n{body}", "a.vlt")).is_identity
    head = "# panasonic vlt file version 1.0\n"
    assert read_lut(put(f"{head}LUT_3D_SIZE 2\n{body}", "a.cube")).is_identity


def test_cube_called_vlt_is_read_as_cube(put):
    assert read_lut(put(f"LUT_3D_SIZE 2\n{BODY}", "a.vlt")).is_identity


def test_vlt_out_of_range_is_refused(put):
    with pytest.raises(LutFormatError, match="4096"):
        read_lut(put("LUT_3D_SIZE 2\n" + "0 0 4096\n" * 8, "a.vlt"))


floats = st.floats(-64, 64, width=32)
titles = st.text(max_size=40)


@st.composite
def luts(draw, *, one_range: bool = False) -> Lut3D:
    """Draw LUTs of small sizes with odd domains and titles."""
    size = draw(st.integers(2, 5))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    scale = draw(st.sampled_from([1e-6, 1.0, 1e4]))
    table = (rng.normal(0.5, 1, (size,) * 3 + (3,)) * scale).astype(np.float32)
    lows = draw(st.tuples(floats, floats, floats))
    lows = (lows[0],) * 3 if one_range else lows
    span = draw(st.floats(0.25, 8, width=32))
    highs = tuple(low + span for low in lows)
    return Lut3D(table, lows, highs, title=draw(titles))


def clean(title: str) -> str:
    printable = "".join(c if c.isprintable() else " " for c in title)
    return " ".join(printable.replace('"', "'").split())


@given(lut=luts())
def test_written_adobe_cubes_come_back_bit_for_bit(tmp_path_factory, lut):
    path = tmp_path_factory.mktemp("cube") / "a.cube"
    write_lut(lut, path)
    info = inspect_lut(path)
    np.testing.assert_array_equal(info.lut.table, lut.table)
    assert info.lut.title == clean(lut.title)
    assert info.warnings == () or "reach" in info.warnings[0]
    np.testing.assert_allclose(info.lut.low, lut.low, rtol=1e-8)
    np.testing.assert_allclose(info.lut.high, lut.high, rtol=1e-8)


@given(lut=luts(one_range=True), length=st.integers(2, 40))
def test_written_resolve_cubes_keep_their_shaper(tmp_path_factory, lut, length):
    rng = np.random.default_rng(length)
    table = rng.uniform(-1, 2, (length, 3)).astype(np.float32)
    lut = lut.replace(shaper=Curves(table, (-0.5,) * 3, (1.5,) * 3))
    path = tmp_path_factory.mktemp("cube") / "a.cube"
    write_lut(lut, path, format="cube-resolve")
    back = read_lut(path)
    np.testing.assert_array_equal(back.table, lut.table)
    np.testing.assert_array_equal(back.shaper.table, table)
    assert back.shaper.low == (-0.5,) * 3


@pytest.mark.parametrize("key", ["cube", "cube-resolve"])
@pytest.mark.parametrize("size", [17, 33, 65])
def test_opencolorio_reads_what_is_written(tmp_path, key, size):
    ramp = identity_table(9) ** np.float32(1.7)
    lut = Lut3D(ramp[..., ::-1], title='Say "cheese"\n')
    path = tmp_path / "a.cube"
    write_lut(lut, path, format=key, size=size)
    colours = random_colours(-0.2, 1.2)
    back = read_lut(path)
    assert back.size == size
    np.testing.assert_allclose(
        apply_reference(back, colours), ocio_colours(path, colours), atol=2e-6
    )


def test_curves_are_sampled_into_an_adobe_cube(tmp_path):
    curve = np.linspace(0, 1, 17, dtype=np.float32)[:, None].repeat(3, 1) ** 2
    lut = Lut3D.identity().replace(shaper=Curves(curve))
    path = tmp_path / "a.cube"
    write_lut(lut, path)
    back = read_lut(path)
    assert back.is_plain
    colours = random_colours(0, 1)
    np.testing.assert_allclose(
        apply_reference(back, colours), apply_reference(lut, colours), atol=1e-5
    )


def test_a_different_range_per_channel_is_sampled_for_resolve(tmp_path):
    lut = Lut3D(identity_table(5) * 2, (0, 0, 0), (2, 2, 1))
    path = tmp_path / "a.cube"
    write_lut(lut, path, format="cube-resolve")
    assert read_lut(path).is_plain
