"""Solo, mute and order of a blend's looks, as values."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from looksmith.grade.recipe import Blend, BlendTerm, Recipe
from looksmith.grade.serial import recipe_from_json, recipe_to_json

terms = st.lists(
    st.tuples(st.floats(-2, 4), st.booleans(), st.booleans()), min_size=1, max_size=6
).map(
    lambda found: tuple(
        BlendTerm(f"look-{place}", *values) for place, values in enumerate(found)
    )
)


@given(terms, st.data())
def test_on_solo_a_look_counts_alone_and_then_all_is_as_before(found, data):
    before = Blend(found, normalise=False).with_solo(None)
    index = data.draw(st.integers(0, len(found) - 1))
    alone = before.with_solo(index)
    expected = [0.0] * len(found)
    expected[index] = found[index].weight
    assert list(alone.shares()) == expected
    assert alone.with_solo(None) == before
    assert [term.muted for term in alone.terms] == [term.muted for term in found]


def test_solo_beats_mute_and_takes_all_of_a_normalised_blend():
    blend = Blend((BlendTerm("a", 0.3, muted=True), BlendTerm("b")))
    assert blend.shares() == (0, 1)
    assert blend.with_solo(0).shares() == (1, 0)


def test_removing_the_look_on_solo_ends_the_solo():
    blend = Blend((BlendTerm("a"), BlendTerm("b"))).with_solo(0)
    assert blend.replace(terms=blend.terms[1:]).shares() == (1,)


@given(terms, st.data())
def test_a_moved_look_stands_there_and_the_others_keep_their_order(found, data):
    places = st.integers(0, len(found) - 1)
    index, place = data.draw(places), data.draw(places)
    moved = Blend(found).moved(index, place).terms
    assert moved[place] == found[index]
    rest = [term for term in found if term is not found[index]]
    assert [term for term in moved if term is not found[index]] == rest


@given(terms)
def test_sessions_keep_solo_and_mute(found):
    recipe = Recipe(blend=Blend(found))
    assert recipe_from_json(recipe_to_json(recipe)) == recipe
