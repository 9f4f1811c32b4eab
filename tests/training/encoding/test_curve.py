"""Points of the bytes/error curve, and blends, from a library file."""

from __future__ import annotations

import numpy as np
import pytest

from looksmith.models.encoding.container import dump, load
from looksmith.models.encoding.film import FilmCodec
from looksmith.models.encoding.library import EncodedLibrary
from looksmith.models.encoding.measure import measure
from looksmith.training.encoding.blending import blends_of
from looksmith.training.encoding.curve import coarser
from looksmith.training.encoding.pipeline import content_of, with_residuals


@pytest.fixture(scope="module")
def path(root):
    return root / "resources" / "looks" / "library-small.looks"


@pytest.fixture(scope="module")
def codec(path):
    return FilmCodec.from_bytes(load(path).codec)


def test_coarser_steps_take_fewer_bytes_and_stay_near(path, codec):
    library = EncodedLibrary.open(path)
    look = library.ids[0]
    made = coarser(codec, 2.0)
    assert len(made.to_bytes()) < 0.93 * len(codec.to_bytes())
    again = FilmCodec.from_bytes(made.to_bytes())
    shown = again.decode(library.codes([look]), 17)[0]
    error = measure(library.table(look, 17), shown)
    assert 0 < error.mean < 3


def test_more_bytes_go_to_the_worst_looks_within_the_limit(path, codec):
    library, content = EncodedLibrary.open(path), load(path)
    ids = library.ids[:6]
    codes, grey = library.codes(ids), content.monochrome[:6]
    # What a library of other looks calls them is far off for all but the first.
    tables = [library.table(look, 17) for look in (ids[0], *library.ids[7:12])]

    def size(found):
        errors = np.ones((6, 3), np.float32)
        return len(dump(content_of(codec, found, ids, grey, errors)))

    def errors_of(found):
        shown = codec.decode(found, 17, grey)
        pairs = zip(tables, shown, strict=True)
        return np.array([measure(table, each).mean for table, each in pairs])

    limit = size(codes) + 3000
    found = with_residuals(codec, codes, tables, grey, ids, limit)
    assert size(found) <= limit
    before, after = errors_of(codes), errors_of(found)
    worst = before.argmax()
    assert after[worst] < 0.8 * before[worst]
    assert after[0] == pytest.approx(before[0])
    assert (after <= before + 1e-6).all()


def test_a_blend_ends_in_its_looks(path):
    library = EncodedLibrary.open(path)
    pair = (library.ids[3], library.ids[40])
    for weight, look in zip((0.0, 1.0), pair, strict=True):
        mixed, decoded = blends_of(library, pair, weight, 9)
        np.testing.assert_allclose(mixed, library.table(look, 9), atol=1e-6)
        np.testing.assert_allclose(decoded, library.table(look, 9), atol=1e-5)
