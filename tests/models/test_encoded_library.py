"""The encoded library: by id, cached within bounds, from any thread."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from looksmith.models.encoding.container import LibraryContent, dump, load, save
from looksmith.models.encoding.errors import LibraryFileError
from looksmith.models.encoding.library import EncodedLibrary
from looksmith.training.linear import LinearSettings, make_linear_codec


@pytest.fixture(scope="module")
def content():
    rng = np.random.default_rng(1)
    axis = np.linspace(0, 1, 9, dtype=np.float32)
    cube = np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), axis=-1)
    tables = np.stack([cube ** rng.uniform(0.6, 1.6, 3) for _ in range(12)])
    codec, codes = make_linear_codec(
        tables.astype(np.float32), LinearSettings(lattice=5, components=8)
    )
    return LibraryContent(
        kind="linear",
        ids=tuple(f"look-{i}" for i in range(12)),
        monochrome=np.arange(12) == 3,
        errors=np.full((12, 3), 0.5, np.float32),
        codec=codec.to_bytes(),
        codes=codec.pack_codes(codes),
    )


def test_looks_are_decoded_in_the_order_asked(content, tmp_path):
    save(content, tmp_path / "a.looks")
    library = EncodedLibrary.open(tmp_path / "a.looks")
    assert library.ids == content.ids
    assert len(library) == 12
    both = library.decode(["look-7", "look-3"], 5)
    np.testing.assert_allclose(both[0], library.table("look-7", 5), atol=1e-6)
    np.testing.assert_allclose(both[1], library.table("look-3", 5), atol=1e-6)
    assert (np.ptp(both[1], axis=-1) == 0).all()
    assert library.is_monochrome("look-3")
    assert library.errors("look-7") == (0.5, 0.5, 0.5)
    assert "look-7" in library
    assert "other" not in library
    with pytest.raises(KeyError):
        library.decode(["other"])


def test_the_cache_stays_within_its_bound(content):
    one = 9**3 * 12
    library = EncodedLibrary(content, cache_bytes=3 * one)
    first = library.table("look-0", 9)
    assert library.table("look-0", 9) is first
    for number in range(1, 4):
        library.table(f"look-{number}", 9)
    assert library._cached == 3 * one
    assert library.table("look-0", 9) is not first
    np.testing.assert_array_equal(library.table("look-0", 9), first)
    with pytest.raises(ValueError, match="read-only"):
        first[0] = 0


def test_threads_get_the_same_tables(content):
    library = EncodedLibrary(content, cache_bytes=5 * 9**3 * 12)
    expected = library.decode(library.ids, 9)

    def check(number):
        index = number % 12
        table = library.table(f"look-{index}", 9)
        return np.allclose(table, expected[index], atol=1e-6)

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(check, range(200)))


def test_codes_that_do_not_fit_the_looks_are_refused(content, tmp_path):
    fewer = LibraryContent(
        kind="linear",
        ids=content.ids[:11],
        monochrome=content.monochrome[:11],
        errors=content.errors[:11],
        codec=content.codec,
        codes=content.codes,
    )
    path = tmp_path / "a.looks"
    path.write_bytes(dump(fewer))
    library = EncodedLibrary(load(path))
    with pytest.raises(LibraryFileError):
        library.table("look-0")


def test_decoding_needs_no_heavy_module():
    script = (
        "import sys, looksmith.models.encoding.library, looksmith.models.encoding."
        "linear; print([m for m in ('torch', 'scipy', 'numba', 'colour', 'PIL', "
        "'PyOpenColorIO', 'PySide6') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
