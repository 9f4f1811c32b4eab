"""The journal: what a kill at any moment leaves, and what goes on from there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from looksmith.export.batch.journal import Journal, JournalError
from looksmith.export.batch.task import Outcome, Task


def task(number, folder=Path("/out")):
    return Task(
        f"/in/{number}.jpg", str(folder / f"{number}.jpg"), "session", {}, (1, 2)
    )


def test_what_was_written_is_read_back(tmp_path):
    path = tmp_path / "journal"
    with Journal(path) as journal:
        for number in range(3):
            journal.plan(task(number))
        journal.begin(task(0).key)
        journal.finish(Outcome(task(0).key, 12, 0.5, ("a note",)))
        journal.finish(Outcome(task(1).key, problem="no photo"))
    with Journal(path) as again:
        assert [each.key for each in again.open_tasks] == [task(2).key]
        assert again.outcomes[task(0).key] == Outcome(task(0).key, 12, 0.5, ("a note",))
        assert [(t.photo, o.problem) for t, o in again.failures] == [
            ("/in/1.jpg", "no photo")
        ]
        assert again.forget_failures() == 1
        assert len(again.open_tasks) == 2


def test_a_session_is_written_once_however_many_photos_share_it(tmp_path):
    with Journal(tmp_path / "journal") as journal:
        for number in range(20):
            journal.plan(Task(f"/in/{number}", f"/out/{number}", "x" * 10_000))
    assert (tmp_path / "journal").stat().st_size < 20_000


def test_a_task_that_a_kill_cut_off_after_its_file_is_done(tmp_path):
    path = tmp_path / "journal"
    with Journal(path) as journal:
        for number in range(3):
            journal.plan(task(number, tmp_path))
        old = Path(task(1, tmp_path).output)
        old.write_bytes(b"of an earlier day")
        os.utime(old, (1, 1))
        for number in range(3):
            journal.begin(task(number, tmp_path).key)
        Path(task(0, tmp_path).output).write_bytes(b"whole")
    with Journal(path) as again:
        kept = [each.output for each in again.open_tasks]
        assert kept == [task(1, tmp_path).output, task(2, tmp_path).output]
        assert again.outcomes[task(0, tmp_path).key].bytes == 5


def test_clocks_that_disagree_change_nothing(tmp_path):
    """A drive's clock may go before or after this computer's, or be set back."""
    path, far = tmp_path / "journal", 4_000_000_000
    with Journal(path) as journal:
        for number in range(3):
            journal.plan(task(number, tmp_path))
        old, replaced, new = (Path(each.output) for each in journal.open_tasks)
        for there in (old, replaced):
            there.write_bytes(b"of an earlier day")
            os.utime(there, (far, far))
        for each in journal.open_tasks:
            journal.begin(each.key)
        for written in (replaced, new):
            written.write_bytes(b"whole")
            os.utime(written, (1, 1))
    with Journal(path) as again:
        assert [each.output for each in again.open_tasks] == [str(old)]


def test_of_tasks_that_replace_each_other_s_file_the_last_one_wrote_it(tmp_path):
    path, output = tmp_path / "journal", str(tmp_path / "p.jpg")
    first, second = (Task("/in/p.jpg", output, session) for session in "ab")
    with Journal(path) as journal:
        for each in (first, second):
            journal.plan(each)
            journal.begin(each.key)
        Path(output).write_bytes(b"whole")
    with Journal(path) as again:
        assert [each.session for each in again.open_tasks] == ["a"]


def test_a_journal_that_somebody_keeps_is_refused(tmp_path):
    path = tmp_path / "journal"
    with Journal(path) as journal:
        journal.plan(task(1))
        with pytest.raises(JournalError, match="another batch"):
            Journal(path)
        journal.finish(Outcome(task(1).key, 1))
    with Journal(path) as again:
        assert len(again.outcomes) == 1


@settings(deadline=None, max_examples=60)
@given(cut=st.integers(0, 2000), rest=st.binary(max_size=20))
def test_a_journal_cut_off_anywhere_goes_on(tmp_path_factory, cut, rest):
    path = tmp_path_factory.mktemp("cut") / "journal"
    with Journal(path) as journal:
        for number in range(5):
            journal.plan(task(number))
            journal.finish(Outcome(task(number).key, 1))
    data = path.read_bytes()
    path.write_bytes(data[:cut] + rest.replace(b"\n", b""))
    whole = data[:cut].rfind(b"\n") + 1
    done = data[:whole].count(b'"outcome"')
    with Journal(path) as again:
        assert len(again.outcomes) == done
        for number in range(5):
            again.plan(task(number))
        assert len(again.open_tasks) == 5 - done
    with Journal(path) as once_more:
        assert len(once_more.tasks) == 5


@pytest.mark.parametrize(
    "text",
    ["hello\n", '{"other": 1}\n', '{"looksmith-batch": 1}\n{"plan": 3}\n', "[]\n"],
)
def test_a_file_that_is_no_journal_is_refused_and_kept(tmp_path, text):
    path = tmp_path / "journal"
    path.write_text(text)
    with pytest.raises(JournalError, match="line"):
        Journal(path)
    assert path.read_text() == text


def test_a_newer_journal_is_refused(tmp_path):
    path = tmp_path / "journal"
    path.write_text('{"looksmith-batch": 99}\n')
    with pytest.raises(JournalError, match="newer"):
        Journal(path)


def test_a_folder_that_takes_no_files_is_told(tmp_path):
    with pytest.raises(JournalError, match="cannot be kept"):
        Journal(tmp_path / "missing" / "journal")
