"""Undoing a blend: drafts, lattices, exact pixels, and what cannot come back."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from looksmith.export.photo import export_photo
from looksmith.grade import undo as undo_module
from looksmith.grade.bake import BlendCache, bake
from looksmith.grade.light import apply_light
from looksmith.grade.recipe import Blend, BlendTerm, Light, Recipe
from looksmith.grade.recovery import count_lost, find_lost
from looksmith.grade.render import Renderer
from looksmith.grade.sources import OverlayLooks
from looksmith.grade.undo import Undo
from looksmith.looks.catalogue import Catalogue
from looksmith.lut.apply import apply_lut, apply_reference
from looksmith.lut.invert import BEYOND, SEVERAL, UNIQUE, InversionError, Inverter
from looksmith.lut.polish_kernels import polish
from looksmith.lut.table import Lut3D, identity_table
from looksmith.photo.photo import Photo, to_float32
from looksmith.photo.read import read_photo
from looksmith.photo.write import WriteOptions
from looksmith.work.token import Cancelled, CancelToken

GRID = identity_table(33)
COLOURS = np.random.default_rng(5).random((4000, 3)).astype(np.float32)


def twisted(strength: float = 0.2) -> Lut3D:
    """Return a look that bends tones and turns hues, one-to-one, up to the borders."""
    bend = GRID ** np.float32(1.3)
    swirl = np.roll(np.sin(GRID * 3), 1, axis=-1) * np.float32(strength)
    return Lut3D(bend + swirl * bend * (1 - bend))


def folded() -> Lut3D:
    """Return a look whose bright reds come back to where mid reds are."""
    table = GRID.copy()
    table[..., 0] = np.minimum(GRID[..., 0], 1.2 - GRID[..., 0])
    return Lut3D(table)


def grey() -> Lut3D:
    return Lut3D(np.repeat(GRID @ np.float32([[0.3], [0.6], [0.1]]), 3, axis=-1))


LOOKS = OverlayLooks(
    None,
    {
        "twisted": twisted(),
        "faded": Lut3D(GRID * np.float32(0.75) + np.float32(0.12)),
        "folded": folded(),
        "grey": grey(),
        "fine": Lut3D(identity_table(65) ** np.float32(0.8)),
    },
)


def recipe(*terms, light=None, **fields) -> Recipe:
    made = Blend(tuple(BlendTerm(*term) for term in terms), **fields)
    return Recipe(blend=made, light=light or Light())


def inverse(there: Recipe) -> Recipe:
    return there.replace(blend=there.blend.replace(invert=True))


def worst(first, second) -> float:
    return float(np.abs(np.asarray(first, float) - np.asarray(second, float)).max())


# The exact step -------------------------------------------------------------------


@settings(max_examples=25, deadline=None)
@given(st.floats(-0.25, 0.25), st.integers(0, 1000))
def test_a_rough_guess_is_taken_to_the_exact_colour(strength, seed):
    lut = twisted(strength)
    rng = np.random.default_rng(seed)
    colours = rng.random((500, 3)).astype(np.float32)
    asked = apply_reference(lut, colours).astype(np.float32)
    guesses = (colours + rng.normal(0, 0.02, colours.shape)).astype(np.float32)
    polish(lut.table, asked, guesses)
    assert worst(apply_reference(lut, np.clip(guesses, 0, 1)), asked) <= 2e-6
    # The look squeezes nothing more than a hundredfold
    assert worst(guesses, colours) <= 1e-4


def test_a_guess_at_what_no_colour_gives_stays():
    faded = Lut3D(GRID * np.float32(0.5))
    asked = np.array([[0.9, 0.2, 0.2], [0.2, 0.2, 0.2]], np.float32)
    guesses = np.array([[0.97, 0.41, 0.43], [0.41, 0.43, 0.39]], np.float32)
    polish(faded.table, asked, guesses)
    np.testing.assert_array_equal(guesses[0], np.float32([0.97, 0.41, 0.43]))
    np.testing.assert_allclose(guesses[1], 0.4, atol=1e-6)


# Qualities ------------------------------------------------------------------------


def test_draft_and_fine_tables_agree_with_the_mesh_where_the_look_reaches():
    undo = Undo(twisted())
    asked = apply_lut(twisted(), COLOURS)
    for table, limit in ((undo.draft_table(), 8 / 255), (undo.fine_table(), 3 / 255)):
        found = np.clip(apply_lut(Lut3D(table), asked), 0, 1)
        error = np.abs(found - COLOURS).max(axis=-1)
        assert np.quantile(error, 0.95) <= limit
        assert np.median(error) <= limit / 8


def test_once_the_fine_table_is_there_the_draft_is_a_part_of_it():
    undo = Undo(twisted())
    assert not undo.is_fine
    fine = undo.fine_table()
    assert undo.is_fine
    np.testing.assert_array_equal(undo.draft_table(), fine[::2, ::2, ::2])


def test_pixels_are_undone_exactly():
    undo = Undo(twisted())
    asked = apply_reference(twisted(), COLOURS).astype(np.float32)
    found = undo.apply(asked[None])[0]
    assert worst(found, COLOURS) <= 1e-4
    assert worst(found, undo.locate(asked).colours) <= 1e-4


def test_a_lattice_for_files_is_the_engines_own():
    undo = Undo(twisted())
    expected = Inverter(twisted()).lattice(17).colours
    np.testing.assert_array_equal(undo.table(17), expected)


def test_a_cancelled_making_leaves_nothing_and_the_next_one_makes_it():
    undo, token = Undo(twisted()), CancelToken()
    token.cancel()
    for make in (undo.draft_table, undo.fine_table, undo.prepare):
        with pytest.raises(Cancelled):
            make(token)
    with pytest.raises(Cancelled):
        undo.table(17, token)
    assert not undo.is_fine
    assert undo.fine_table().shape == (65, 65, 65, 3)


def test_two_threads_build_one_index(monkeypatch):
    built = []

    def counted(lut, **options):
        built.append(lut)
        return Inverter(lut, **options)

    monkeypatch.setattr(undo_module, "Inverter", counted)
    undo, found = Undo(twisted()), []
    threads = [
        threading.Thread(target=lambda: found.append(undo.fine_table()))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(built) == 1
    assert all(table is found[0] for table in found)


def test_a_waiting_thread_can_be_cancelled():
    undo, token, seen = Undo(twisted()), CancelToken(), []
    undo._lock.acquire()

    def wait():
        try:
            undo.fine_table(token)
        except Cancelled as error:
            seen.append(error)

    thread = threading.Thread(target=wait)
    thread.start()
    token.cancel()
    thread.join(60)
    undo._lock.release()
    assert len(seen) == 1


def test_toggling_keeps_the_blend_and_its_inverse():
    cache = BlendCache(LOOKS)
    there = recipe(("twisted", 1)).blend
    forward, back = cache.get(there), cache.get(there.replace(invert=True))
    assert back is forward.undo
    assert cache.get(there) is forward
    assert cache.forward(there.replace(invert=True)) is forward


# Recipes --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "there",
    [
        recipe(("twisted", 1)),
        recipe(("twisted", 1), ("faded", 2), amount=0.7),
        recipe(("twisted", 0.5), ("faded", -0.3), normalise=False),
        recipe(("faded", 1), amount=1.5),
        recipe(("fine", 1)),
    ],
    ids=["look", "mix and amount", "free weights", "beyond the look", "65 points"],
)
def test_a_float_photo_comes_back(there):
    photo = Photo(COLOURS.reshape(40, 100, 3))
    renderer = Renderer(LOOKS)
    graded = renderer.render(photo, there)
    undone = renderer.render(graded, inverse(there))
    error = np.abs(undone.pixels - photo.pixels).max(axis=-1)
    inside = (graded.pixels >= 0).all(-1) & (graded.pixels <= 1).all(-1)
    assert inside.mean() > 0.6
    assert error[inside].max() <= 1e-4


def test_a_morph_comes_back():
    catalogue = Catalogue.open()
    try:
        looks = [look.id for look in catalogue.looks() if look.one_to_one][:2]
        there = recipe(*((look, 1) for look in looks), mode="morph", amount=0.6)
        photo = Photo(np.rint(COLOURS.reshape(40, 100, 3) * 65535).astype(np.uint16))
        renderer = Renderer(catalogue)
        undone = renderer.render(renderer.render(photo, there), inverse(there))
        error = np.abs(undone.float_pixels() - photo.float_pixels()).max(axis=-1)
        assert (error <= 1 / 255).mean() >= 0.99
    finally:
        catalogue.close()


@pytest.mark.parametrize("kind", [np.uint8, np.float32])
def test_light_works_on_what_came_back(kind):
    there, light = recipe(("twisted", 1)), Light(exposure=0.4, saturation=30)
    values = 0.1 + 0.6 * COLOURS.reshape(40, 100, 3)
    photo = Photo(apply_lut(twisted(), values.astype(np.float32)))
    if kind == np.uint8:
        photo = Photo(np.rint(photo.pixels * 255).astype(np.uint8))
    out = Renderer(LOOKS).render(photo, inverse(there).replace(light=light))
    undone = Undo(twisted()).locate(photo.float_pixels()).colours
    expected = np.clip(apply_light(undone, light), 0, 1)
    limit = 1.01 / 255 if kind == np.uint8 else 1e-3
    assert worst(np.clip(to_float32(out.pixels), 0, 1), expected) <= limit


def test_the_preview_shows_what_the_export_gives_once_it_is_fine():
    there = inverse(recipe(("twisted", 1), light=Light(contrast=20)))
    values = apply_lut(twisted(), COLOURS.reshape(40, 100, 3))
    photo = Photo(np.rint(np.clip(values, 0, 1) * 65535).astype(np.uint16))
    renderer = Renderer(LOOKS)
    final = np.clip(renderer.render(photo, there).float_pixels(), 0, 1)
    renderer.forget_looks()
    seen = [renderer.preview(photo, there, fine=fine) for fine in (False, True)]
    errors = [np.abs(each[..., 2::-1] / 255 - final).max(axis=-1) for each in seen]
    assert np.quantile(errors[0], 0.95) <= 8 / 255
    assert np.quantile(errors[1], 0.95) <= 3.5 / 255


def test_a_baked_inverse_undoes_the_look_in_any_program():
    there = recipe(("twisted", 1), amount=0.8)
    forward, back = bake(there, LOOKS), bake(inverse(there), LOOKS, 65, title="Back")
    undone = np.clip(apply_reference(back, apply_reference(forward, COLOURS)), 0, 1)
    error = np.abs(undone - COLOURS).max(axis=-1)
    assert np.quantile(error, 0.99) <= 2 / 255
    assert back.title == "Back"


def test_monochrome_blends_say_why_they_stay():
    there = inverse(recipe(("grey", 1)))
    renderer = Renderer(LOOKS)
    photo = Photo(np.zeros((4, 4, 3), np.uint8))
    for attempt in (
        lambda: renderer.preview(photo, there),
        lambda: renderer.preview(photo, there, fine=True),
        lambda: renderer.render(photo, there),
        lambda: bake(there, LOOKS),
    ):
        with pytest.raises(InversionError, match="cannot be brought back"):
            attempt()
    half = there.replace(blend=there.blend.replace(amount=0.5))
    assert renderer.preview(photo, half).shape == (4, 4, 4), "half of it can be undone"


def test_cancelling_an_inverted_export_stops_it():
    photo = Photo(np.zeros((2000, 40, 3), np.uint16))
    token, done = CancelToken(), []

    def stop(share, _text):
        done.append(share)
        token.cancel()

    with pytest.raises(Cancelled):
        Renderer(LOOKS).render(photo, inverse(recipe(("twisted", 1))), token, stop)
    assert done
    assert done[-1] < 0.5


# Files ----------------------------------------------------------------------------


@pytest.mark.parametrize("place", range(4))
def test_a_graded_sixteen_bit_photo_comes_back(root, tmp_path, place):
    """Graded, saved as TIFF, opened again, inverted: 99.9 % within 1/255."""
    photo = read_photo(root / "resources" / "samples" / "spices.jpg")
    catalogue = Catalogue.open()
    try:
        there = recipe(([k.id for k in catalogue.looks() if k.one_to_one][place], 1))
        renderer = Renderer(catalogue)
        options = WriteOptions(format="tiff", bits=16)
        graded = tmp_path / "graded.tif"
        export_photo(photo, there, renderer, graded, options)
        opened = read_photo(graded)
        assert opened.pixels.dtype == np.uint16
        export_photo(opened, inverse(there), renderer, tmp_path / "back.tif", options)
        back = read_photo(tmp_path / "back.tif")
    finally:
        catalogue.close()
    changed = np.abs(opened.float_pixels() - photo.float_pixels()).max(axis=-1)
    assert np.median(changed) > 2 / 255, "the look does something"
    error = np.abs(back.float_pixels() - photo.float_pixels()).max(axis=-1)
    assert (error <= 1 / 255).mean() >= 0.999


# What is lost ---------------------------------------------------------------------


def states_of(colours, there: Recipe, **options):
    pixels = np.rint(np.asarray(colours) * 255).astype(np.uint8)[None]
    blend = BlendCache(LOOKS).forward(there.blend)
    return find_lost(pixels, there, blend, **options)


def test_colours_that_a_look_merges_are_found_before_it_is_applied():
    colours = [[0.1, 0.5, 0.5], [0.5, 0.5, 0.5], [0.9, 0.5, 0.5]]
    found = states_of(colours, recipe(("folded", 1)))
    assert found.states.tolist() == [[UNIQUE, SEVERAL, SEVERAL]]
    assert found.several == pytest.approx(2 / 3)
    assert found.beyond == 0


def test_colours_of_a_photo_that_the_look_never_gives_are_found():
    there = inverse(recipe(("folded", 1)))
    found = states_of([[0.1, 0.5, 0.5], [0.4, 0.5, 0.5], [0.9, 0.5, 0.5]], there)
    assert found.states.tolist() == [[UNIQUE, SEVERAL, BEYOND]]
    assert (found.several, found.beyond) == pytest.approx((1 / 3, 1 / 3))


def test_rounding_just_out_of_range_is_not_called_lost():
    there = inverse(recipe(("faded", 1)))
    border, beyond = 0.12 - 0.5 / 255, 0.12 - 6 / 255
    found = states_of([[border] * 3, [beyond] * 3], there)
    assert found.states.tolist() == [[UNIQUE, BEYOND]]


def test_what_light_clips_is_merged():
    bright = recipe(("faded", 1), light=Light(exposure=2))
    found = states_of([[0.9, 0.9, 0.9], [0.2, 0.2, 0.2]], bright)
    assert found.states.tolist() == [[SEVERAL, UNIQUE]]


def test_a_monochrome_look_merges_everything():
    found = states_of(COLOURS[:50], recipe(("grey", 1)))
    assert (found.states == SEVERAL).all()
    assert found.several == 1


def test_no_look_loses_nothing():
    found = states_of(COLOURS[:50], recipe())
    assert not found.states.any()
    assert (found.several, found.beyond) == (0, 0)


@pytest.mark.parametrize("kind", [np.uint8, np.uint16, np.float32])
def test_a_coarse_first_answer_is_near_the_full_one(kind):
    there = inverse(recipe(("folded", 1), ("faded", 1)))
    top = 1 if kind == np.float32 else np.iinfo(kind).max
    pixels = (COLOURS.reshape(40, 100, 3) * top).astype(kind)
    blend = BlendCache(LOOKS).forward(there.blend)
    coarse, full = (find_lost(pixels, there, blend, bits=bits) for bits in (6, 8))
    assert full.beyond > 0.2
    assert coarse.beyond == pytest.approx(full.beyond, abs=0.02)
    assert coarse.several == pytest.approx(full.several, abs=0.02)
    assert (coarse.states == full.states).mean() > 0.95


@pytest.mark.parametrize("kind", [np.uint8, np.float32])
def test_pixels_counted_slab_by_slab_are_those_found_at_once(kind):
    there = inverse(recipe(("folded", 1), ("faded", 1)))
    pixels = COLOURS.reshape(40, 100, 3)
    pixels = (pixels * 255).astype(kind) if kind == np.uint8 else pixels
    blend = BlendCache(LOOKS).forward(there.blend)
    slabs = (pixels[top : top + 7] for top in range(0, 40, 7))
    counts = count_lost(slabs, there, blend)
    states = find_lost(pixels, there, blend).states
    assert counts.tolist() == np.bincount(states.ravel(), minlength=3).tolist()
