"""The catalogue as the window and the command line use it."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from looksmith.looks.catalogue import Catalogue, default_data_dir
from looksmith.looks.errors import CatalogueError, LookNotFoundError
from looksmith.lut.table import Lut3D, identity_table
from looksmith.models.encoding.measure import measure
from looksmith.work.token import Cancelled, CancelToken


def write_cube(path, table):
    size = len(table)
    rows = np.moveaxis(table, (0, 1, 2), (2, 1, 0)).reshape(-1, 3)
    lines = "\n".join(" ".join(f"{v:.6f}" for v in row) for row in rows)
    path.write_text(f"LUT_3D_SIZE {size}\n{lines}\n", encoding="utf-8")
    return path


def gamma_cube(path, gamma, size=5):
    return write_cube(path, identity_table(size) ** np.float32(gamma))


@pytest.fixture
def data_dir(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def catalogue(data_dir):
    opened = Catalogue.open(data_dir)
    yield opened
    opened.close()


def imported(catalogue, path):
    (result,) = catalogue.import_paths([path]).results
    assert result.error == ""
    return result.look


# -- the shipped looks ---------------------------------------------------------------


def test_the_shipped_library_opens_whole(catalogue):
    looks = catalogue.looks()
    assert catalogue.problems == ()
    assert len(looks) == 512
    assert len({look.id for look in looks}) == 512
    assert len({look.title.casefold() for look in looks}) == 512
    assert len(catalogue.categories()) == 8
    for look in looks:
        assert look.origin == "builtin"
        assert look.author
        assert look.licence
        assert 0 < look.error < 2
        assert catalogue.get(look.id) is look


def test_looks_are_found_by_film_and_category(catalogue):
    found = catalogue.search("portra 400")
    assert found[0].title == "Kodak Portra 400"
    assert len(found) > 8
    slides = catalogue.search("fuji", category="Slide")
    assert slides
    assert {look.category for look in slides} == {"Slide"}
    assert catalogue.search("no such film") == []
    assert catalogue.search(mine=True) == []


def test_tables_are_plain_and_alike_one_by_one_and_together(catalogue):
    ids = ["kodak-portra-400", "ilford-hp5", "fuji-velvia-50"]
    together = catalogue.tables(ids, 9)
    assert together.shape == (3, 9, 9, 9, 3)
    for look_id, table in zip(ids, together, strict=True):
        lut = catalogue.lut(look_id, 9)
        assert lut.is_plain
        assert lut.title == catalogue.get(look_id).title
        np.testing.assert_allclose(lut.table, table, atol=1e-6)
    assert catalogue.lut("ilford-hp5").size == 33
    assert np.ptp(together[1], axis=-1).max() == 0


def test_monochrome_looks_are_like_monochrome_looks(catalogue):
    for look_id in ("ilford-hp5", "kodak-portra-400"):
        look = catalogue.get(look_id)
        near = catalogue.similar(look_id, 12)
        assert len(near) == 12
        assert look not in near
        assert {k.monochrome for k in near} == {look.monochrome}
    assert any("Portra 400" in k.title for k in catalogue.similar("kodak-portra-400"))


def test_an_unknown_look_is_named(catalogue):
    for call in (
        catalogue.get,
        catalogue.lut,
        catalogue.touch,
        catalogue.similar,
        catalogue.remove,
        lambda look_id: catalogue.tables(["ilford-hp5", look_id]),
        lambda look_id: catalogue.set_favourite(look_id, True),
    ):
        with pytest.raises(LookNotFoundError, match="nowhere"):
            call("nowhere")


# -- marks ---------------------------------------------------------------------------


def test_favourites_and_recents_last(catalogue, data_dir):
    catalogue.set_favourite("ilford-hp5", True)
    catalogue.set_favourite("aden", True)
    catalogue.set_favourite("aden", False)
    for look_id in ("aden", "ilford-hp5", "aden"):
        catalogue.touch(look_id)
    catalogue.close()
    again = Catalogue.open(data_dir)
    assert again.is_favourite("ilford-hp5")
    assert not again.is_favourite("aden")
    assert [k.id for k in again.search(favourites=True)] == ["ilford-hp5"]
    assert [k.id for k in again.recent()] == ["aden", "ilford-hp5"]
    assert [k.id for k in again.search("hp5", recent=True)] == ["ilford-hp5"]
    again.close()


def test_only_so_many_recents_are_kept(catalogue):
    ids = [look.id for look in catalogue.looks()[:70]]
    for look_id in ids:
        catalogue.touch(look_id)
    assert [k.id for k in catalogue.recent()] == ids[:-61:-1]


# -- the user's own ------------------------------------------------------------------


def test_an_imported_look_is_there_with_its_exact_colours(catalogue, tmp_path):
    table = identity_table(7) ** np.float32(1.5)
    look = imported(catalogue, write_cube(tmp_path / "my_dark look.cube", table))
    assert look.title == "My dark look"
    assert look.origin == "user"
    assert look.exact
    assert 0 <= look.error < 1  # what a code would cost
    assert "dark" in look.tags
    assert catalogue.looks()[-1] == look
    assert catalogue.search("dark", mine=True) == [look]
    np.testing.assert_allclose(catalogue.lut(look.id, 7).table, table, atol=1e-6)
    both = catalogue.tables([look.id, "aden"], 4)
    np.testing.assert_allclose(both[0], catalogue.lut(look.id, 4).table)
    assert catalogue.similar(look.id, 5)
    assert catalogue.categories()[-1] == look.category


def test_a_look_made_here_is_kept_exactly_under_its_title(catalogue, data_dir):
    lut = Lut3D((identity_table(9) ** np.float32(0.8)).astype(np.float32))
    look, known = catalogue.add(lut, "  Golden   hour / 2 ")
    assert not known
    assert (look.title, look.origin, look.exact) == ("Golden hour / 2", "user", True)
    np.testing.assert_array_equal(catalogue.lut(look.id, 9).table, lut.table)
    again, known = catalogue.add(lut, "Another")
    assert known
    assert again == look
    with pytest.raises(CatalogueError, match="title"):
        catalogue.add(lut, "  ")
    reopened = Catalogue.open(data_dir)
    assert reopened.get(look.id) == look
    reopened.close()


def test_rename_and_remove(catalogue, data_dir, tmp_path):
    look = imported(catalogue, gamma_cube(tmp_path / "a.cube", 1.3))
    catalogue.set_favourite(look.id, True)
    catalogue.rename(look.id, "  Evening   light ")
    assert catalogue.get(look.id).title == "Evening light"
    assert catalogue.search("evening")[0].id == look.id
    catalogue.remove(look.id)
    with pytest.raises(LookNotFoundError):
        catalogue.get(look.id)
    assert not catalogue.is_favourite(look.id)
    assert list((data_dir / "looks").iterdir()) == []
    with pytest.raises(CatalogueError, match="comes with Looksmith"):
        catalogue.remove("aden")
    with pytest.raises(CatalogueError, match="cannot be renamed"):
        catalogue.rename("aden", "Mine")


def test_tags_are_words_to_find_a_look_by(catalogue, data_dir, tmp_path):
    look = imported(catalogue, gamma_cube(tmp_path / "a.cube", 1.3))
    table = catalogue.lut(look.id, 9).table
    catalogue.set_tags(look.id, ["  Wedding ", "", "Golden  hour", "wedding"])
    assert catalogue.get(look.id).tags == ("wedding", "golden hour")
    assert catalogue.search("golden hour") == [catalogue.get(look.id)]
    again = Catalogue.open(data_dir)
    assert again.get(look.id).tags == ("wedding", "golden hour")
    np.testing.assert_array_equal(again.lut(look.id, 9).table, table)
    again.close()
    with pytest.raises(CatalogueError, match="cannot be tagged"):
        catalogue.set_tags("aden", ["mine"])


def test_a_folder_is_imported_with_its_good_and_bad_files(catalogue, tmp_path):
    folder = tmp_path / "Night pack"
    (folder / "deep" / ".hidden").mkdir(parents=True)
    gamma_cube(folder / "one.cube", 1.1)
    gamma_cube(folder / "deep" / "TWO.CUBE", 1.2)
    gamma_cube(folder / "same as one.cube", 1.1)
    gamma_cube(folder / "deep" / ".hidden" / "secret.cube", 1.7)
    (folder / "broken.cube").write_text("LUT_3D_SIZE 4\n0 0 0\n")
    (folder / "notes.txt.bak").write_text("nothing")
    seen = []
    report = catalogue.import_paths([folder], progress=lambda f, t: seen.append((f, t)))
    results = {r.path.name: r for r in report.results}
    assert set(results) == {"one.cube", "TWO.CUBE", "same as one.cube", "broken.cube"}
    assert "broken.cube" in results["broken.cube"].error
    assert results["broken.cube"].look is None
    assert results["same as one.cube"].duplicate
    assert results["same as one.cube"].look == results["one.cube"].look
    assert "night pack" in results["one.cube"].look.tags
    assert len(report.imported) == len(catalogue.search(mine=True)) == 2
    assert [r.path.name for r in report.failed] == ["broken.cube"]
    assert seen[0][0] == 0
    assert seen[-1][0] == 1
    again = catalogue.import_paths([folder])
    assert again.imported == ()


def test_cancelling_keeps_what_is_done(catalogue, tmp_path):
    for number in range(5):
        gamma_cube(tmp_path / f"{number}.cube", 1 + number / 10)
    token = CancelToken()

    def stop(fraction, _):
        if fraction >= 0.4:
            token.cancel()

    with pytest.raises(Cancelled):
        catalogue.import_paths([tmp_path], token=token, progress=stop)
    assert 1 <= len(catalogue.search(mine=True)) < 5


def test_looks_for_log_pictures_are_marked(catalogue, tmp_path):
    folder = tmp_path / "pack"
    folder.mkdir()
    by_name = imported(catalogue, gamma_cube(folder / "Sony S-Log3 to film.cube", 1.1))
    assert "log" in by_name.tags
    curve = np.clip((identity_table(33) - 0.1) * 2, 0, 1)
    by_shape = imported(catalogue, write_cube(folder / "show lut.cube", curve))
    assert "log" in by_shape.tags
    for name in ("Kodachrome.cube", "catalogue.cube", "Analog dialog.cube"):
        path = gamma_cube(folder / name, 1.2 + len(name) / 50)
        assert "log" not in imported(catalogue, path).tags


# -- accidents -----------------------------------------------------------------------


def with_one_look(data_dir, tmp_path):
    catalogue = Catalogue.open(data_dir)
    look = imported(catalogue, gamma_cube(tmp_path / "mine.cube", 1.4))
    catalogue.rename(look.id, "Renamed")
    for look_id in (look.id, "aden"):
        catalogue.set_favourite(look_id, True)
        catalogue.touch(look_id)
    catalogue.close()
    return look.id


def assert_nothing_lost(catalogue, look_id):
    look = catalogue.get(look_id)
    assert look.title == "Renamed"
    assert {k.id for k in catalogue.search(favourites=True)} == {"aden", look_id}
    assert [k.id for k in catalogue.recent()] == ["aden", look_id]
    expected = identity_table(5) ** np.float32(1.4)
    np.testing.assert_allclose(catalogue.lut(look_id, 5).table, expected, atol=1e-5)


def test_a_corrupt_index_is_made_anew_and_nothing_is_lost(data_dir, tmp_path):
    look_id = with_one_look(data_dir, tmp_path)
    whole = (data_dir / "looks.db").read_bytes()
    page = whole[:4096] + os.urandom(4096) + whole[8192:]
    for data in (b"This is no database. " * 300, page):
        (data_dir / "looks.db").write_bytes(data)
        catalogue = Catalogue.open(data_dir)
        assert_nothing_lost(catalogue, look_id)
        assert "made anew" in catalogue.problems[0]
        catalogue.close()
    assert len(list(data_dir.glob("looks.broken-*.db"))) == 2
    catalogue = Catalogue.open(data_dir)
    assert catalogue.problems == ()
    catalogue.close()


def test_a_lost_index_is_made_anew(data_dir, tmp_path):
    look_id = with_one_look(data_dir, tmp_path)
    for path in data_dir.glob("looks.db*"):
        path.unlink()
    catalogue = Catalogue.open(data_dir)
    assert_nothing_lost(catalogue, look_id)
    catalogue.close()


def test_an_index_of_a_later_version_is_kept_aside(data_dir, tmp_path):
    look_id = with_one_look(data_dir, tmp_path)
    with sqlite3.connect(data_dir / "looks.db") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    catalogue = Catalogue.open(data_dir)
    assert_nothing_lost(catalogue, look_id)
    assert (data_dir / "looks.broken-1.db").exists()
    catalogue.close()


def test_a_damaged_look_does_not_hide_the_others(data_dir, tmp_path):
    look_id = with_one_look(data_dir, tmp_path)
    (data_dir / "looks" / "user-0123456789ab.look").write_bytes(b"\x89LKSUSR\nrubbish")
    catalogue = Catalogue.open(data_dir)
    assert_nothing_lost(catalogue, look_id)
    assert any("user-0123456789ab.look" in p for p in catalogue.problems)
    catalogue.close()


def test_a_look_whose_file_was_deleted_is_gone(data_dir, tmp_path):
    look_id = with_one_look(data_dir, tmp_path)
    (data_dir / "looks" / f"{look_id}.look").unlink()
    catalogue = Catalogue.open(data_dir)
    assert look_id not in {look.id for look in catalogue.looks()}
    catalogue.close()


@pytest.mark.parametrize(
    "data", [None, b"", b"not a library at all", b"\x89LKSLIB\n\1\0"]
)
def test_without_a_good_library_the_catalogue_still_opens(data_dir, tmp_path, data):
    library = tmp_path / "library.looks"
    if data is not None:
        library.write_bytes(data)
    (tmp_path / "index.json").write_text(json.dumps({"version": 1, "looks": []}))
    catalogue = Catalogue.open(data_dir, library)
    assert catalogue.looks() == []
    assert catalogue.search("kodak") == []
    assert "library.looks" in catalogue.problems[0]
    assert "Install Looksmith again" in catalogue.problems[0]
    look = imported(catalogue, gamma_cube(tmp_path / "a.cube", 1.2))
    assert catalogue.similar(look.id) == []
    assert isinstance(catalogue.lut(look.id), Lut3D)
    catalogue.close()


@pytest.mark.parametrize("data", [None, b"not a library at all", "cut short"])
def test_a_spare_takes_the_place_of_a_damaged_library(data_dir, tmp_path, root, data):
    shipped = root / "resources" / "looks"
    for name in ("library-linear.looks", "index.json"):
        (tmp_path / name).write_bytes((shipped / name).read_bytes())
    library = tmp_path / "library.looks"
    if data is not None:
        whole = (shipped / "library.looks").read_bytes()
        library.write_bytes(whole[:1000] if data == "cut short" else data)
    sound, spare = (
        Catalogue.open(data_dir / "a"),
        Catalogue.open(data_dir / "b", library),
    )
    problem = spare.problems[0]
    for words in ("library.looks: it ", "library-linear.looks", "Install Looksmith"):
        assert words in problem
    assert [look.id for look in spare.looks()] == [look.id for look in sound.looks()]
    assert (sound.can_morph, spare.can_morph) == (True, False)
    for look in spare.looks()[::60]:
        # What is shown beside a look is the error of the file that it comes from.
        assert look.error != sound.get(look.id).error
        error = measure(sound.lut(look.id).table, spare.lut(look.id).table)
        assert error.mean < look.error + sound.get(look.id).error + 0.1
    own = imported(spare, gamma_cube(tmp_path / "a.cube", 1.2))
    assert spare.similar(own.id)
    ids = [look.id for look in spare.looks()[:2]]
    assert spare.morph(ids, [0.5, 0.5], 9).table.shape == (9, 9, 9, 3)
    sound.close()
    spare.close()


def test_looks_kept_as_codes_survive_the_loss_of_their_library(
    data_dir, tmp_path, root
):
    shipped = root / "resources" / "looks"
    for name in ("library-linear.looks", "index.json"):
        (tmp_path / name).write_bytes((shipped / name).read_bytes())
    catalogue = Catalogue.open(data_dir)
    file = gamma_cube(tmp_path / "a.cube", 1.2)
    report = catalogue.import_paths([file], exact=False)
    look = report.results[0].look
    before = catalogue.lut(look.id).table
    catalogue.close()
    spare = Catalogue.open(data_dir, tmp_path / "library.looks")
    assert measure(before, spare.lut(look.id).table).mean < 2
    spare.close()


def test_a_damaged_list_of_looks_is_told(data_dir, tmp_path, root):
    shipped = root / "resources" / "looks" / "library.looks"
    (tmp_path / "library.looks").write_bytes(shipped.read_bytes())
    for text in ("{", "[]", '{"looks": [{"id": 1}]}', '{"looks": 3}'):
        (tmp_path / "index.json").write_text(text)
        catalogue = Catalogue.open(data_dir, tmp_path / "library.looks")
        assert catalogue.looks() == []
        assert "index.json" in catalogue.problems[0]
        catalogue.close()


def test_a_folder_that_cannot_be_used_costs_only_the_memory(tmp_path):
    (tmp_path / "file").write_text("in the way")
    catalogue = Catalogue.open(tmp_path / "file" / "data")
    assert len(catalogue.looks()) == 512
    assert "cannot be used" in catalogue.problems[0]
    catalogue.set_favourite("aden", True)
    assert catalogue.is_favourite("aden")
    with pytest.raises(CatalogueError, match="cannot be stored"):
        catalogue.import_paths([gamma_cube(tmp_path / "a.cube", 1.2)])
    catalogue.close()


def test_a_killed_import_leaves_what_was_finished(data_dir, tmp_path):
    folder = tmp_path / "luts"
    folder.mkdir()
    for number in range(12):
        gamma_cube(folder / f"{number:02}.cube", 1 + number / 100)
    script = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from looksmith.looks.catalogue import Catalogue\n"
        "catalogue = Catalogue.open(Path(sys.argv[1]))\n"
        "def tell(fraction, name):\n"
        "    sys.stdout.write(name + '\\n')\n"
        "    sys.stdout.flush()\n"
        "    if name == '11.cube':\n"
        "        time.sleep(600)\n"  # not done before a busy computer kills it
        "catalogue.import_paths([sys.argv[2]], progress=tell)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(data_dir), str(folder)],
        stdout=subprocess.PIPE,
        text=True,
    )
    begun = [process.stdout.readline() for _ in range(5)]
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert begun[-1] == "04.cube\n"
    catalogue = Catalogue.open(data_dir)
    mine = catalogue.search(mine=True)
    assert catalogue.problems == ()
    assert 4 <= len(mine) < 12
    for look in mine:
        assert catalogue.lut(look.id, 5).size == 5
    report = catalogue.import_paths([folder])
    assert len(report.failed) == 0
    assert len(catalogue.search(mine=True)) == 12
    catalogue.close()


def test_threads_may_use_it_at_once(catalogue, tmp_path):
    paths = [gamma_cube(tmp_path / f"{n}.cube", 1 + n / 20) for n in range(12)]
    ids = [look.id for look in catalogue.looks()[:24]]

    def work(number):
        if number % 2:
            imported(catalogue, paths[number // 2])
        catalogue.touch(ids[number])
        catalogue.set_favourite(ids[number], True)
        catalogue.search("kodak")
        catalogue.similar(ids[number], 3)
        return catalogue.lut(ids[number], 9).size

    with ThreadPoolExecutor(6) as pool:
        assert set(pool.map(work, range(24))) == {9}
    assert len(catalogue.search(mine=True)) == 12
    assert len(catalogue.search(favourites=True)) == 24
    assert len(catalogue.recent()) == 24


def test_the_data_folder_can_be_chosen(monkeypatch, tmp_path):
    monkeypatch.setenv("LOOKSMITH_DATA_DIR", str(tmp_path / "here"))
    assert default_data_dir() == tmp_path / "here"
    monkeypatch.delenv("LOOKSMITH_DATA_DIR")
    assert default_data_dir().name == "Looksmith"
