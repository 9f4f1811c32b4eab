"""What is written is read back, by us and by OpenColorIO; failures leave no trace."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from formats_referee import ocio_colours, random_colours
from hypothesis import given, settings
from hypothesis import strategies as st

from looksmith.lut.apply import apply_reference
from looksmith.lut.errors import LutFormatError
from looksmith.lut.formats import (
    READABLE_EXTENSIONS,
    WRITABLE,
    inspect_lut,
    read_lut,
    write_lut,
)
from looksmith.lut.table import Curves, Lut3D, identity_table

EXTENSIONS = {
    "cube": ".cube", "cube-resolve": ".cube", "3dl": ".3dl", "clf": ".clf",
    "csp": ".csp", "spi3d": ".spi3d", "hald-png": ".png",
}  # fmt: skip
PRECISION = {"3dl": 0.51 / 4095, "hald-png": 0.51 / 65535}
FLOATS = sorted(set(EXTENSIONS) - set(PRECISION))
WITH_SHAPER = ["clf", "csp", "cube-resolve"]
WITH_DOMAIN = ["clf", "csp", "cube"]


def look(size: int) -> Lut3D:
    table = identity_table(size)
    mixed = table @ np.float32([[0.7, 0.2, 0.1], [0.2, 0.6, 0.2], [0.1, 0.2, 0.7]])
    return Lut3D(mixed ** np.float32(1.4), title='Ekta “100” & <co> "x"\n')


def test_the_table_of_writers_is_complete():
    assert set(WRITABLE) == set(EXTENSIONS)
    assert set(EXTENSIONS.values()) <= READABLE_EXTENSIONS
    assert all(WRITABLE.values())


@pytest.mark.parametrize("key", EXTENSIONS)
@pytest.mark.parametrize("size", [2, 3, 4, 17, 33])
def test_written_and_read_by_us_and_by_opencolorio(tmp_path, key, size):
    path = tmp_path / f"a{EXTENSIONS[key]}"
    lut = look(size)
    write_lut(lut, path, format=key)
    info = inspect_lut(path)
    assert info.warnings == () or key == "3dl"
    colours = random_colours(-0.2, 1.2)
    got = apply_reference(info.lut, colours)
    if key == "hald-png":
        assert np.abs(got - apply_reference(lut, colours)).max() < 0.06
        return
    atol = PRECISION.get(key, 2e-7)
    np.testing.assert_allclose(info.lut.table, lut.table, atol=atol)
    np.testing.assert_allclose(got, apply_reference(lut, colours), atol=atol)
    np.testing.assert_allclose(got, ocio_colours(path, colours), atol=2e-6)


@pytest.mark.parametrize("key", EXTENSIONS)
def test_another_size_can_be_asked_for(tmp_path, key):
    path = tmp_path / f"a{EXTENSIONS[key]}"
    write_lut(look(9), path, format=key, size=17)
    back = read_lut(path)
    assert back.size == (25 if key == "hald-png" else 17)
    colours = random_colours()
    wanted = apply_reference(look(9), colours)
    np.testing.assert_allclose(apply_reference(back, colours), wanted, atol=6e-3)


@pytest.mark.parametrize("key", ["cube", "cube-resolve", "3dl", "clf", "csp"])
def test_titles_survive_and_the_maker_is_named(tmp_path, key):
    path = tmp_path / f"a{EXTENSIONS[key]}"
    write_lut(look(5), path, format=key)
    assert read_lut(path).title == "Ekta “100” & <co> 'x'"
    assert b"Created by Looksmith" in path.read_bytes()


@settings(max_examples=40, deadline=None)
@given(
    key=st.sampled_from(FLOATS),
    size=st.integers(2, 7),
    seed=st.integers(0, 2**32 - 1),
    scale=st.sampled_from([1e-7, 1.0, 1e5]),
    title=st.text(max_size=30),
)
def test_float_formats_carry_float32_exactly(
    tmp_path_factory, key, size, seed, scale, title
):
    values = np.random.default_rng(seed).normal(0.5, 1, (size, size, size, 3)) * scale
    lut = Lut3D(values.astype(np.float32), title=title)
    path = tmp_path_factory.mktemp("written") / f"a{EXTENSIONS[key]}"
    write_lut(lut, path, format=key)
    np.testing.assert_array_equal(read_lut(path).table, lut.table)


@pytest.mark.parametrize("key", WITH_DOMAIN)
def test_domains_are_carried(tmp_path, key):
    lut = look(5).replace(low=(-0.5, 0.0, -1.0), high=(1.5, 2.0, 3.0))
    path = tmp_path / f"a{EXTENSIONS[key]}"
    write_lut(lut, path, format=key)
    back = read_lut(path)
    np.testing.assert_allclose(back.low + back.high, lut.low + lut.high, rtol=1e-8)
    colours = random_colours(-2, 4)
    wanted = apply_reference(lut, colours)
    np.testing.assert_allclose(apply_reference(back, colours), wanted, atol=1e-6)
    np.testing.assert_allclose(ocio_colours(path, colours), wanted, atol=5e-6)


@pytest.mark.parametrize("key", WITH_SHAPER)
def test_shapers_are_carried(tmp_path, key):
    curve = np.linspace(0, 1, 33)[:, None] ** np.array([0.5, 1.0, 2.0]) * 2 - 0.5
    shaper = Curves(curve.astype(np.float32), (-0.25,) * 3, (1.25,) * 3)
    lut = look(5).replace(shaper=shaper, low=(-0.5,) * 3, high=(1.5,) * 3)
    path = tmp_path / f"a{EXTENSIONS[key]}"
    write_lut(lut, path, format=key)
    back = read_lut(path)
    colours = random_colours(-0.5, 1.5)
    # The preluts of .csp are cubic: they cut the corners of a curve of few points.
    atol = 1e-3 if key == "csp" else 1e-6
    wanted = apply_reference(lut, colours)
    np.testing.assert_allclose(apply_reference(back, colours), wanted, atol=atol)
    np.testing.assert_allclose(
        apply_reference(back, colours), ocio_colours(path, colours), atol=1e-5
    )
    np.testing.assert_array_equal(back.table, lut.table)


def test_clf_carries_curves_behind_the_table(tmp_path):
    rng = np.random.default_rng(3)
    post = Curves(rng.uniform(0, 1, (9, 3)).astype(np.float32), (-1,) * 3, (2,) * 3)
    shaper = Curves(rng.uniform(0, 1, (5, 3)).astype(np.float32))
    lut = look(5).replace(shaper=shaper, post=post)
    path = tmp_path / "a.clf"
    write_lut(lut, path)
    info = inspect_lut(path)
    assert info.warnings == ()
    np.testing.assert_array_equal(info.lut.post.table, post.table)
    np.testing.assert_array_equal(info.lut.shaper.table, shaper.table)
    colours = random_colours(-0.5, 1.5)
    wanted = apply_reference(lut, colours)
    np.testing.assert_allclose(apply_reference(info.lut, colours), wanted, atol=2e-6)
    np.testing.assert_allclose(ocio_colours(path, colours), wanted, atol=1e-5)


@pytest.mark.parametrize("key", sorted(set(EXTENSIONS) - {"clf"}))
def test_curves_that_a_format_lacks_are_sampled(tmp_path, key):
    curve = np.linspace(0, 1, 33, dtype=np.float32)[:, None].repeat(3, 1) ** 1.5
    lut = look(17).replace(post=Curves(curve))
    path = tmp_path / f"a{EXTENSIONS[key]}"
    write_lut(lut, path, format=key)
    back = read_lut(path)
    assert back.is_plain
    colours = random_colours()
    wanted = apply_reference(lut, colours)
    np.testing.assert_allclose(apply_reference(back, colours), wanted, atol=5e-3)


@pytest.mark.parametrize("brightest", [1.0, 0.4, 0.13])
def test_dark_luts_in_3dl_are_read_right_by_those_who_guess(tmp_path, brightest):
    lut = Lut3D(identity_table(5) * np.float32(brightest))
    path = tmp_path / "a.3dl"
    write_lut(lut, path)
    colours = random_colours()
    wanted = colours * brightest
    np.testing.assert_allclose(ocio_colours(path, colours), wanted, atol=2e-4)
    np.testing.assert_allclose(
        apply_reference(read_lut(path), colours), wanted, atol=2e-4
    )


@pytest.mark.parametrize("key", sorted(PRECISION))
def test_integer_formats_clip(tmp_path, key):
    path = tmp_path / f"a{EXTENSIONS[key]}"
    write_lut(Lut3D(identity_table(4) * 3 - 1), path, format=key)
    wanted = np.clip(identity_table(4) * 3 - 1, 0, 1)
    np.testing.assert_allclose(read_lut(path).table, wanted, atol=PRECISION[key])


def test_a_failing_write_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "a.cube"
    write_lut(look(3), path)
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(LutFormatError, match="No space left"):
        write_lut(look(5), path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_failing_write_leaves_no_new_file(tmp_path, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(LutFormatError):
        write_lut(look(3), tmp_path / "a.cube")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_permissions_are_those_of_any_new_file(tmp_path):
    write_lut(look(2), tmp_path / "a.cube")
    (tmp_path / "other").write_text("")
    mode = (tmp_path / "other").stat().st_mode
    assert (tmp_path / "a.cube").stat().st_mode == mode


def test_refusals(tmp_path):
    lut = look(2)
    with pytest.raises(LutFormatError, match="no format that can be written"):
        write_lut(lut, tmp_path / "a.xyz")
    with pytest.raises(LutFormatError, match="no format that can be written"):
        write_lut(lut, tmp_path / "a.cube", format="xyz")
    with pytest.raises(LutFormatError, match="outside 2 to 129"):
        write_lut(lut, tmp_path / "a.cube", size=130)
    with pytest.raises(LutFormatError, match="cannot be written"):
        write_lut(lut, tmp_path / "no" / "a.cube")
    with pytest.raises(LutFormatError, match="cannot be written"):
        write_lut(lut, str(tmp_path / "a\0b.cube"))
    (tmp_path / "folder.cube").mkdir()
    with pytest.raises(LutFormatError, match="cannot be written"):
        write_lut(lut, tmp_path / "folder.cube")
