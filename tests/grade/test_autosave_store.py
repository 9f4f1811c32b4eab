"""What a running window keeps: whole, tolerant, and its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from looksmith.grade.autosave import (
    AutosaveError,
    OpenPhotos,
    PhotoSteps,
    RunFolder,
    ended_runs,
)
from looksmith.grade.autosave_read import load_run
from looksmith.grade.history import Step
from looksmith.grade.recipe import Blend, BlendTerm, Light, Recipe
from looksmith.lut.table import Lut3D

BEACH = Path("/photos/beach \udcff.jpg")  # a name that is not UTF-8
EDITED = Recipe(light=Light(exposure=0.5), blend=Blend((BlendTerm("look-1", 0.6),)))


def steps_of(*recipes):
    return tuple(Step(f"Step {i}", recipe) for i, recipe in enumerate(recipes))


def edit(path=BEACH, count=3, index=1):
    recipes = [Recipe(light=Light(contrast=i)) for i in range(count)]
    return PhotoSteps(path, steps_of(*recipes), index)


@pytest.fixture
def run(tmp_path):
    made = RunFolder.create(tmp_path / "runs")
    yield made
    made.release()


def left(tmp_path):
    """Return what the only window that ended left."""
    (run,) = ended_runs(tmp_path / "runs")
    try:
        return load_run(run)
    finally:
        run.release()


def test_everything_comes_back(run, tmp_path):
    state = OpenPhotos((BEACH, Path("/b.jpg")), Path("/b.jpg"), (None, EDITED))
    run.write_open(state)
    run.write_steps(edit())
    run.write_steps(PhotoSteps(None, steps_of(Recipe(), EDITED), 1))
    run.write_looks({"guest": Lut3D.identity(5)}, {"guest": "A guest"})
    run.release()
    kept = left(tmp_path)
    assert kept.open_photos == state
    by_path = {each.path: each for each in kept.edits}
    assert by_path[BEACH].steps == edit().steps
    assert by_path[BEACH].index == 1
    assert by_path[None].steps[1].recipe == EDITED
    assert kept.titles == {"guest": "A guest"}
    assert kept.looks["guest"].size == 5
    assert not kept.clean
    assert not kept.problems


def test_a_closed_window_says_so(run, tmp_path):
    run.write_open(OpenPhotos(), clean=True)
    run.release()
    assert left(tmp_path).clean


def test_a_window_that_runs_is_left_alone(run, tmp_path):
    run.write_open(OpenPhotos((BEACH,)))
    assert ended_runs(tmp_path / "runs") == []
    run.release()
    (first,) = ended_runs(tmp_path / "runs")
    assert ended_runs(tmp_path / "runs") == [], "two starts at once: one gets it"
    first.release()


def test_the_lock_goes_with_its_process(tmp_path):
    code = (
        "import os, signal, sys; from pathlib import Path;"
        "from looksmith.grade.autosave import RunFolder, OpenPhotos;"
        "run = RunFolder.create(Path(sys.argv[1]));"
        "run.write_open(OpenPhotos((Path('/a.jpg'),)));"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    root = tmp_path / "runs"
    subprocess.run([sys.executable, "-c", code, str(root)], check=False)
    assert left(tmp_path).open_photos.photos == (Path("/a.jpg"),)


def test_removing_leaves_nothing(run, tmp_path):
    run.write_steps(edit())
    run.remove()
    assert list((tmp_path / "runs").iterdir()) == []


def test_no_runs_is_no_error(tmp_path):
    assert ended_runs(tmp_path / "nowhere") == []


def test_a_full_disk_is_said_and_keeps_what_was_there(run, tmp_path, monkeypatch):
    run.write_steps(edit(count=2))

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(AutosaveError, match="No space left on device"):
        run.write_steps(edit(count=5))
    run.release()
    assert len(left(tmp_path).edits[0].steps) == 2


def test_a_root_that_is_a_file_is_said(tmp_path):
    (tmp_path / "runs").write_text("in the way")
    with pytest.raises(AutosaveError):
        RunFolder.create(tmp_path / "runs")


def test_a_damaged_step_costs_that_step_only(run, tmp_path):
    run.write_steps(edit(count=4, index=3))
    (path,) = run.path.glob("*.steps")
    lines = path.read_text().splitlines()
    lines[2] = lines[2][:-5]
    path.write_text("\n".join(lines))
    run.release()
    kept = left(tmp_path)
    assert [step.name for step in kept.edits[0].steps] == ["Step 0", "Step 2", "Step 3"]
    assert kept.edits[0].index == 2, "the same step is in force"
    assert kept.problems


@settings(max_examples=30, deadline=None)
@given(data=st.binary(max_size=400), cut=st.integers(0, 600))
@pytest.mark.parametrize("name", ["open.json", "looks.json", "steps"])
def test_no_damage_stops_the_start(tmp_path_factory, name, data, cut):
    root = tmp_path_factory.mktemp("damage")
    run = RunFolder.create(root)
    run.write_open(OpenPhotos((BEACH,), BEACH, (EDITED,)))
    run.write_steps(edit())
    run.write_looks({"guest": Lut3D.identity(2)}, {})
    path = next(run.path.glob("*.steps")) if name == "steps" else run.path / name
    whole = path.read_bytes()
    path.write_bytes(whole[:cut] + data + whole[cut + len(data) :])
    kept = load_run(run)
    assert all(0 <= each.index < len(each.steps) for each in kept.edits)
    run.remove()


def test_a_long_history_is_written_again_quickly_enough(run):
    """Only the new step is turned into text: the others are the same objects."""
    recipes = [Recipe(light=Light(contrast=i / 10)) for i in range(1000)]
    steps = steps_of(*recipes)
    run.write_steps(PhotoSteps(BEACH, steps[:-1], 0))
    kept = {key: text for key, (_recipe, text) in run._texts[BEACH].items()}
    run.write_steps(PhotoSteps(BEACH, steps, 0))
    again = run._texts[BEACH]
    assert all(again[key][1] is text for key, text in kept.items())
    assert len(again) == 1000
