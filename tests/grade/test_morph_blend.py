"""Blends in the morph mode: what goes through the codes and what does not."""

from __future__ import annotations

import json

import numpy as np
import pytest

from looksmith.grade.bake import BlendCache, bake
from looksmith.grade.recipe import Blend, BlendTerm, Recipe
from looksmith.grade.serial import recipe_from_json, recipe_to_json
from looksmith.grade.sources import OverlayLooks
from looksmith.lut.algebra import resample
from looksmith.lut.table import Lut3D, identity_table
from looksmith.models.morph import MorphError

GRID = identity_table(33)
POWERS = {"dark": 2.0, "light": 0.5, "deep": 1.5}


class PowerLooks:
    """Looks x ** p; between them, powers are joined rather than colours."""

    def lut(self, look_id, size=33):
        return Lut3D(identity_table(size) ** np.float32(POWERS[look_id]))

    def native_size(self, look_id):
        return 33

    def morph(self, look_ids, weights, size=33, *, guests=None):
        assert min(weights) > 0
        shares = np.array(weights) / sum(weights)
        guests = guests or {}
        powers = [
            float(np.log(resample(guests[k], 3).table[1, 1, 1, 0]) / np.log(0.5))
            if k in guests
            else POWERS[k]
            for k in look_ids
        ]
        return Lut3D(identity_table(size) ** np.float32(shares @ powers))


LOOKS = PowerLooks()


def table(*terms, **fields):
    blend = Blend(tuple(BlendTerm(*term) for term in terms), mode="morph", **fields)
    return bake(Recipe(blend=blend), LOOKS).table


def test_two_looks_are_morphed():
    np.testing.assert_allclose(
        table(("dark", 1), ("light", 2)), GRID ** np.float32(1.0), atol=1e-6
    )


def test_one_look_with_a_share_is_the_look():
    expected = GRID**2
    for terms in (
        [("dark", 1)],
        [("dark", 0.4), ("light", 0)],
        [("dark", 1), ("light", 1, True)],
    ):
        np.testing.assert_allclose(table(*terms), expected, atol=1e-6)


def test_the_amount_acts_on_the_output():
    morphed = GRID ** np.float32(1.25)
    for amount in (0.5, 1.8):
        got = table(("dark", 1), ("light", 1), amount=amount)
        np.testing.assert_allclose(got, GRID + amount * (morphed - GRID), atol=1e-5)


def test_what_is_missing_or_beyond_a_hundred_percent_acts_on_the_output():
    morphed = GRID ** np.float32(1.25)
    for weight in (0.2, 1.0):
        got = table(("dark", weight), ("light", weight), normalise=False)
        expected = GRID + 2 * weight * (morphed - GRID)
        np.testing.assert_allclose(got, expected, atol=1e-5)


def test_negative_weights_subtract_as_in_a_mix():
    got = table(("dark", 1), ("light", 1), ("deep", -0.5), normalise=False)
    deep, morphed = GRID ** np.float32(1.5), GRID ** np.float32(1.25)
    expected = GRID + 2 * (morphed - GRID) - 0.5 * (deep - GRID)
    np.testing.assert_allclose(got, expected, atol=1e-5)
    opposite = table(("dark", 1), ("light", -1), normalise=False)
    np.testing.assert_allclose(opposite, GRID + GRID**2 - GRID**0.5, atol=1e-5)


def test_a_weight_that_goes_to_zero_does_not_jump():
    for normalise in (True, False):
        nearly = table(("dark", 0.6), ("light", 1e-4), normalise=normalise)
        none = table(("dark", 0.6), ("light", 0), normalise=normalise)
        np.testing.assert_allclose(nearly, none, atol=1e-3)


def test_the_cache_tells_mix_from_morph():
    cache = BlendCache(LOOKS)
    mixed = Blend((BlendTerm("dark"), BlendTerm("light")))
    tables = [cache.get(b).forward.table for b in (mixed, mixed.replace(mode="morph"))]
    assert np.abs(tables[0] - tables[1]).max() > 0.05
    assert cache.get(mixed).forward.table is tables[0]


def test_a_session_keeps_the_mode():
    recipe = Recipe(blend=Blend((BlendTerm("dark"),), mode="morph"))
    text = json.dumps(recipe_to_json(recipe))
    assert recipe_from_json(json.loads(text)).blend.mode == "morph"


def test_looks_of_a_session_join_a_morph():
    looks = OverlayLooks(LOOKS, {"guest": Lut3D(GRID**3), "dark": Lut3D(GRID**4)})
    got = looks.morph(["guest", "light"], [1, 1]).table
    np.testing.assert_allclose(got, GRID ** np.float32(1.75), atol=1e-6)
    ours = looks.morph(["guest", "dark"], [1, 1]).table
    np.testing.assert_allclose(ours, GRID ** np.float32(3.5), atol=1e-6)
    nested = OverlayLooks(looks, {"other": Lut3D(GRID)})
    got = nested.morph(["guest", "other"], [1, 1]).table
    np.testing.assert_allclose(got, GRID**2, atol=1e-6)


def test_looks_without_a_library_cannot_morph_and_say_so():
    looks = OverlayLooks(None, {"one": Lut3D(GRID), "two": Lut3D(GRID**2)})
    blend = Blend((BlendTerm("one"), BlendTerm("two")), mode="morph")
    with pytest.raises(MorphError, match="choose Mix"):
        bake(Recipe(blend=blend), looks)
