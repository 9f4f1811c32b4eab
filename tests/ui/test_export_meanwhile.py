"""Names of exports: taken while the export is made, or too long for a disk."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from looksmith.photo.read import read_photo
from looksmith.photo.write import WriteOptions
from looksmith.ui.dialogs.naming import suggest_path

THEIRS = b"somebody else's"


@pytest.fixture
def visited(graded, monkeypatch):
    """Let a file come to a name while the photo is rendered."""
    render = graded.renderer.render

    def let_come(path):
        def slow(*arguments, **options):
            path.write_bytes(THEIRS)
            return render(*arguments, **options)

        monkeypatch.setattr(graded.renderer, "render", slow)

    return let_come


def write(window, qtbot, path, rule):
    window.settings.setValue("export/conflict", rule)
    window.exporter.write_photo(path, WriteOptions(format="png"))
    qtbot.waitUntil(lambda: window.messages.text != "", timeout=20_000)
    return window.messages.text


def test_a_free_name_is_found_again(graded, visited, qtbot, tmp_path):
    path = tmp_path / "out.png"
    visited(path)
    said = write(graded, qtbot, path, "unique")
    assert path.read_bytes() == THEIRS
    assert read_photo(tmp_path / "out-2.png").width == graded.document.photo.width
    assert "out-2.png" in said
    assert "out.png came meanwhile" in said


@pytest.mark.parametrize("rule", ["ask", "skip"])
def test_nothing_is_replaced_that_nobody_was_asked_about(
    graded, visited, qtbot, tmp_path, rule
):
    path = tmp_path / "out.png"
    visited(path)
    said = write(graded, qtbot, path, rule)
    assert path.read_bytes() == THEIRS
    assert "meanwhile" in said
    assert not list(tmp_path.glob("out-*"))


def test_replacing_is_done_where_it_is_the_rule(graded, visited, qtbot, tmp_path):
    path = tmp_path / "out.png"
    visited(path)
    write(graded, qtbot, path, "overwrite")
    assert read_photo(path).width == graded.document.photo.width


def test_a_file_that_comes_while_the_dialog_is_open_is_asked_about(
    graded, qtbot, tmp_path
):
    graded.settings.setValue("export/conflict", "ask")
    dialog = graded.exporter.ask_photo()
    qtbot.waitUntil(dialog.isActiveWindow)
    path = dialog.target.path
    path.write_bytes(THEIRS)
    QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.export_button.text() == "Replace"
    assert path.read_bytes() == THEIRS
    QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: graded.messages.text != "", timeout=20_000)
    assert path.read_bytes() != THEIRS


def test_so_it_is_for_a_lut(graded, qtbot):
    dialog = graded.exporter.ask_lut()
    path = dialog.target.path
    path.write_bytes(THEIRS)
    QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.export_button.text() == "Replace"
    QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: graded.messages.text != "", timeout=20_000)
    assert path.read_bytes() != THEIRS


def test_a_lut_replaces_nothing_that_came_meanwhile(
    graded, qtbot, tmp_path, monkeypatch
):
    from looksmith.export import lut as export

    path, bake = tmp_path / "out.cube", export.bake

    def slow(*arguments, **options):
        path.write_bytes(THEIRS)
        return bake(*arguments, **options)

    monkeypatch.setattr(export, "bake", slow)
    graded.exporter.write_lut(path, "cube", 17, "", False)
    qtbot.waitUntil(lambda: graded.messages.text != "", timeout=20_000)
    assert "meanwhile" in graded.messages.text
    assert path.read_bytes() == THEIRS


def test_a_name_of_many_bytes_is_shortened_to_what_disks_take(tmp_path):
    photo = tmp_path / f"{'影' * 83}.jpg"
    name = suggest_path(photo, ".cube").name
    assert name.endswith("影-looksmith.cube")
    assert len(name.encode()) <= 255
