"""The measurement of inverses: what it counts, and what our inverse owes it."""

from __future__ import annotations

import numpy as np
import pytest

from looksmith.lut.table import identity_table
from looksmith.models.encoding.library import EncodedLibrary
from looksmith.training.datasets import LookData, LookRow
from looksmith.training.inversion.figures import figures
from looksmith.training.inversion.library import KINDS, measure_library
from looksmith.training.inversion.photos import measure_photos
from looksmith.training.inversion.report import markdown
from looksmith.training.inversion.rivals import compare, invertible_rows

LOOKS = ["harsh-day", "rise", "spring-morning"]


@pytest.fixture(scope="module")
def library(root):
    return EncodedLibrary.open(root / "resources" / "looks" / "library.looks")


def row(name: str, monochrome: bool) -> LookRow:
    return LookRow(name, name, "", "", "", "", "", "", monochrome)


def looks() -> LookData:
    grid = identity_table(17)
    grey = np.repeat(grid.mean(-1, keepdims=True), 3, axis=-1)
    curved = 0.9 * grid**1.4 + 0.1 * np.roll(grid, 1, axis=-1)
    codes = np.rint(np.stack([grey, grey, curved]) * 4095).astype(np.int16)
    rows = (row("grey", True), row("unmarked grey", False), row("curved", False))
    return LookData(rows, codes, 4095.0)


def test_figures_are_of_what_came_back():
    colours = np.full((100, 3), 0.5, np.float32)
    found = colours.copy()
    assert figures(colours, found).maximum == 0
    found[0] += np.float32(0.1)
    said = figures(colours, found)
    assert said.channel == pytest.approx(0.1, abs=1e-6)
    assert said.maximum > 8
    assert said.mean == pytest.approx(said.maximum / 100)


def test_the_one_to_one_colours_of_built_in_looks_come_back_exactly(library):
    page = measure_library(library, [*LOOKS, library.ids[-1]])
    assert sum(kind["looks"] for kind in page["kinds"]) == 4
    assert [kind["kind"] for kind in page["kinds"]] == list(KINDS)
    everything = [trip for trip in page["trips"] if trip["kind"] == "all"]
    assert {trip["colours"] for trip in everything} == {"gamut", "natural"}
    for trip in everything:
        assert trip["exact"]["channel"] <= 2e-4
        assert trip["exact"]["mean"] <= 0.05
        assert trip["exact"]["mean"] < trip["eight_bit"]["mean"]
    text = markdown({"library": page})
    assert text.count("\n|---|") == 2
    assert "one-to-one" in text


def test_ours_is_nearer_than_the_others_on_the_same_colours():
    data = looks()
    chosen = invertible_rows(data, 5)
    assert chosen == [2]  # a look that is grey but not marked so is passed over
    page = compare(data, chosen)
    rows = {each["inverse"]: each for each in page["rivals"]}
    ours = rows["ours, exact"]
    assert ours["channel"] <= 1e-4
    for name, each in rows.items():
        assert each["looks"] == 1
        if name.startswith("colour-science"):
            assert each["ours_nearer"] == each["same_nearer"] == 1
    assert ours["mean"] <= rows["OpenColorIO, exact"]["mean"]
    assert "colour-science, table of 33" in markdown({"rivals": page})


def test_a_photo_comes_back_through_a_16_bit_tiff(library, root):
    photo = root / "resources" / "samples" / "otter.jpg"
    page = measure_photos(library, ["rise"], [photo])
    (only,) = page["rows"]
    assert only["of"] == "otter.jpg"
    assert 0.95 < only["smallest"] <= 1
    assert "rise" in markdown({"photos": page})
