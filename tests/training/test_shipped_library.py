"""The committed library: what it claims, how it was chosen, and that both repeat."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest

from looksmith.looks.traits import traits
from looksmith.models.encoding.codec import codec_class
from looksmith.models.encoding.container import load
from looksmith.models.encoding.library import EncodedLibrary
from looksmith.models.encoding.measure import measure
from looksmith.training.attribution import attribution_page, licence_page
from looksmith.training.datasets import DataSetError, read_looks
from looksmith.training.encode_library import main as encode
from looksmith.training.encode_library import summary
from looksmith.training.select_looks import choose, describe, read_selection


@pytest.fixture(scope="module")
def folder(root):
    return root / "resources" / "looks"


@pytest.fixture(scope="module")
def selection(folder):
    return read_selection(folder / "selection.csv")


@pytest.fixture(scope="module")
def data(shared_data):
    return read_looks(shared_data / "looks")


@pytest.fixture(scope="module")
def report(folder):
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))


def test_the_file_is_small_and_its_figures_are_within_the_bounds(folder, report):
    assert (folder / "library.looks").stat().st_size == report["bytes"] <= 250_000
    assert report["looks"] == 512
    assert report["mean"] <= 0.4
    library = EncodedLibrary.open(folder / "library.looks")
    means = [library.errors(look_id)[0] for look_id in library.ids]
    assert np.mean(means) == pytest.approx(report["mean"], abs=2e-3)
    assert max(means) == pytest.approx(report["max"], abs=2e-3)


def test_the_small_library_is_smaller_and_holds_the_same_looks(folder):
    small = EncodedLibrary.open(folder / "library-small.looks")
    large = EncodedLibrary.open(folder / "library.looks")
    assert (folder / "library-small.looks").stat().st_size <= 100_000
    assert small.ids == large.ids
    means = [small.errors(look_id)[0] for look_id in small.ids]
    assert np.mean(means) <= 0.8
    for look_id in small.ids[::64]:
        error = measure(large.table(look_id, 33), small.table(look_id, 33))
        assert error.mean < 2.5


def test_all_the_lists_name_the_same_looks(folder, selection):
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))["looks"]
    library = EncodedLibrary.open(folder / "library.looks")
    assert [row["id"] for row in index] == [look.id for look in selection]
    assert list(library.ids) == [look.id for look in selection]
    for row, look in zip(index, selection, strict=True):
        assert row["title"] == look.title
        assert row["tags"] == list(look.tags)
        assert row["monochrome"] == look.monochrome == library.is_monochrome(look.id)
        assert row["error"] == pytest.approx(library.errors(look.id)[0], abs=2e-3)


def test_titles_read_well(selection):
    titles = [look.title for look in selection]
    assert len({title.casefold() for title in titles}) == 512
    debris = re.compile(r"_|  |--|\+\+|[-+]$|^\W|hald|lookup|\bLUT\b|\.png|\b0\d+$")
    for look in selection:
        assert not debris.search(look.title), look.title
        assert look.title[0].isupper() or look.title[0].isdigit(), look.title
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", look.id)
        assert len(look.title) <= 64


def test_no_look_is_under_a_licence_that_the_library_cannot_take(selection):
    allowed = {"CC-BY-SA-4.0", "CC0-1.0", "MIT", "Apache-2.0", "BSD-3-Clause"}
    assert {look.licence for look in selection} == allowed


def test_every_author_is_credited(folder, selection):
    page = (folder / "ATTRIBUTION.md").read_text(encoding="utf-8")
    assert page == attribution_page(selection)
    for look in selection:
        assert f"- {look.title}" in page
        assert look.author in page
    assert "trademarks" in page
    licence = (folder / "LICENSE.md").read_text(encoding="utf-8")
    assert licence == licence_page(selection)


def test_the_measured_error_is_what_the_file_claims(folder, selection, data, report):
    library = EncodedLibrary.open(folder / "library.looks")
    place = {row.id: index for index, row in enumerate(data.rows)}
    errors = []
    for look in selection[::8]:
        table = data.table(place[look.source_id])
        # Other colours than those that the claims were measured on.
        error = measure(table, library.table(look.id, 33), 3000, seed=99)
        claimed = library.errors(look.id)
        assert error.mean == pytest.approx(claimed[0], rel=0.15)
        assert error.p90 == pytest.approx(claimed[1], rel=0.25)
        errors.append(error)
        if look.monochrome:
            assert np.ptp(library.table(look.id, 33), axis=-1).max() == 0
    found = summary(errors)
    assert found["mean"] == pytest.approx(report["mean"], rel=0.1)
    assert found["psnr"] > 40


def test_the_choice_is_the_same_every_time(data, selection):
    chosen = choose(data)
    assert chosen == choose(data)
    assert len(chosen) == len(set(chosen)) == 512
    ids = {data.rows[index].id for index in chosen}
    assert ids == {look.source_id for look in selection}
    for row in data.rows:
        if row.origin == "authored" and not row.licence.startswith("GPL"):
            assert row.id in ids


def test_the_description_is_the_same_every_time(data, selection):
    chosen = choose(data)
    place = {look.source_id: look for look in selection}
    for index in chosen[::60]:
        look = place[data.rows[index].id]
        words = traits(data.table(index)[::4, ::4, ::4])
        assert set(words) - {look.category.casefold()} <= set(look.tags)
        assert describe(data, [index])[0].monochrome == look.monochrome


def test_near_duplicates_do_not_enter(data):
    few = choose(data, count=280)
    rows = [data.rows[index].id for index in few]
    assert "black-star" not in rows  # all but the identity
    assert "denoiser-simple-40" not in rows


def test_looks_it_was_not_made_from_are_fitted(folder, data, selection):
    content = load(folder / "library.looks")
    codec = codec_class(content.kind).from_bytes(content.codec)
    used = {look.source_id for look in selection}
    unseen = [i for i, row in enumerate(data.rows) if row.id not in used][::12]
    errors = [codec.fit(data.table(index)).error.mean for index in unseen]
    assert len(errors) > 10
    assert np.mean(errors) < 1.0


def test_the_spare_library_holds_the_same_looks(folder, selection, data):
    path = folder / "library-linear.looks"
    assert path.stat().st_size <= 250_000
    spare = EncodedLibrary.open(path)
    assert list(spare.ids) == [look.id for look in selection]
    place = {row.id: index for index, row in enumerate(data.rows)}
    errors = []
    for look in selection[::16]:
        assert spare.is_monochrome(look.id) == look.monochrome
        table = data.table(place[look.source_id])
        errors.append(measure(table, spare.table(look.id, 33), 3000, seed=99).mean)
        assert errors[-1] == pytest.approx(spare.errors(look.id)[0], rel=0.15)
    assert np.mean(errors) == pytest.approx(0.458, rel=0.1)


@pytest.mark.slow
def test_the_spare_library_is_made_by_its_command(folder, shared_data, tmp_path):
    (tmp_path / "selection.csv").write_bytes((folder / "selection.csv").read_bytes())
    encode(["--data", str(shared_data / "looks"), "--out", str(tmp_path)])
    made = EncodedLibrary.open(tmp_path / "library-linear.looks")
    shipped = EncodedLibrary.open(folder / "library-linear.looks")
    assert made.ids == shipped.ids
    means = [[each.errors(look)[0] for look in each.ids] for each in (made, shipped)]
    # Another processor may round a step differently here and there.
    assert np.mean(means[0]) == pytest.approx(np.mean(means[1]), rel=0.01)


def test_a_folder_without_looks_is_named(tmp_path):
    with pytest.raises(DataSetError, match="does not hold looks"):
        read_looks(tmp_path)
