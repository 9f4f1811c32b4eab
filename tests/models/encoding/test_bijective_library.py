"""The committed bijective library: what it holds, refuses, and gives back."""

from __future__ import annotations

import csv

import numpy as np
import pytest

from looksmith.models.encoding.bijective import BijectiveCodec, NotBijectiveError
from looksmith.models.encoding.library import EncodedLibrary
from looksmith.models.encoding.measure import gamut_colours


@pytest.fixture(scope="module")
def path(root):
    return root / "resources" / "looks" / "library-bijective.looks"


@pytest.fixture(scope="module")
def library(path) -> EncodedLibrary:
    return EncodedLibrary.open(path)


@pytest.fixture(scope="module")
def cost(root) -> list[dict[str, str]]:
    page = root / "resources" / "models" / "bijective-cost.csv"
    with page.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_it_holds_the_looks_of_the_plain_library_in_few_bytes(root, path, library):
    plain = EncodedLibrary.open(root / "resources" / "looks" / "library.looks")
    assert library.ids == plain.ids
    assert path.stat().st_size <= 250_000
    for look in library.ids:
        assert library.is_monochrome(look) == plain.is_monochrome(look)


def test_its_errors_are_within_the_bounds(library, cost):
    assert {row["look"] for row in cost} == {
        look for look in library.ids if not library.is_monochrome(look)
    }
    for row in cost:
        stored = library.errors(row["look"])[0]
        assert stored == pytest.approx(float(row["bijective"]), abs=0.02)
    near = [float(r["bijective"]) for r in cost if r["near_bijective"] == "yes"]
    assert np.mean(near) <= 0.8
    assert np.mean([float(row["bijective"]) for row in cost]) <= 1.5


def test_monochrome_looks_are_refused(library):
    grey = next(look for look in library.ids if library.is_monochrome(look))
    with pytest.raises(NotBijectiveError):
        library.table(grey, 9)


def test_nearly_bijective_looks_come_back(library, cost):
    codec, colours = library.codec, gamut_colours(500)
    assert isinstance(codec, BijectiveCodec)
    near = [row["look"] for row in cost if row["near_bijective"] == "yes"]
    for code in library.codes(near[::12]):
        graded = codec.forward(code, colours)
        back = codec.inverse(code, graded)
        assert np.abs(back.colours - colours).max() < 1e-4
        assert np.abs(codec.forward(code, back.colours) - graded).max() < 1e-6


def test_no_look_folds(library):
    codec = library.codec
    assert isinstance(codec, BijectiveCodec)
    looks = [look for look in library.ids if not library.is_monochrome(look)][::32]
    colours = gamut_colours(300) * np.float32(0.98) + np.float32(0.01)
    for code in library.codes(looks):
        columns = [
            codec.forward(code, colours + axis) - codec.forward(code, colours - axis)
            for axis in np.eye(3, dtype=np.float32) * np.float32(4e-3)
        ]
        signs = np.linalg.det(np.stack(columns, axis=-1).astype(float) / 8e-3)
        # Where a look squeezes colours flat, rounding may tip a difference over.
        turned = -1 if code[-1] > 0.5 else 1
        assert (signs * turned > -1e-4).all()
        assert np.mean(signs * turned > 0) > 0.99
