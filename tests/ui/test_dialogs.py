"""Export, import and help dialogs: what they write and what they refuse."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from looksmith.grade.bake import bake
from looksmith.looks.catalogue import Catalogue
from looksmith.looks.importer import ImportReport, ImportResult
from looksmith.lut.formats import WRITABLE, read_lut, write_lut
from looksmith.lut.table import Lut3D, identity_table
from looksmith.photo.write import WriteOptions
from looksmith.ui.dialogs.about import AboutDialog
from looksmith.ui.dialogs.import_report import ImportReportDialog, readable_error
from looksmith.ui.dialogs.naming import suggest_path, unique_path
from looksmith.ui.dialogs.shortcuts import ShortcutsDialog


@pytest.fixture
def graded(window, photo_file, open_photo):
    """Return a window with a graded photo."""
    open_photo(window, photo_file())
    window.document.choose_look("look-03")
    return window


def press_export(dialog) -> None:
    assert dialog.export_button.isEnabled()
    QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)


def wait_for(qtbot, window, path) -> None:
    qtbot.waitUntil(path.exists, timeout=10_000)
    qtbot.waitUntil(lambda: not window.workers.busy, timeout=10_000)


def choose(box, key) -> None:
    index = box.findData(key)
    assert index >= 0, key
    box.setCurrentIndex(index)


def test_the_suggested_name_is_beside_the_photo_and_free(tmp_path):
    photo = tmp_path / "beach.tif"
    assert suggest_path(photo, ".jpg") == tmp_path / "beach-looksmith.jpg"
    (tmp_path / "beach-looksmith.jpg").touch()
    (tmp_path / "beach-looksmith-2.jpg").touch()
    assert suggest_path(photo, ".jpg") == tmp_path / "beach-looksmith-3.jpg"
    assert unique_path(photo) == photo


@pytest.mark.parametrize(
    ("kind", "suffix", "pillow"),
    [
        ("jpeg", ".jpg", "JPEG"),
        ("png", ".png", "PNG"),
        ("tiff", ".tif", "TIFF"),
        ("webp", ".webp", "WEBP"),
    ],
)
def test_the_photo_is_exported(graded, qtbot, tmp_path, kind, suffix, pillow):
    dialog = graded.exporter.ask_photo()
    choose(dialog.choices.format, kind)
    path = tmp_path / f"beach-looksmith{suffix}"
    assert dialog.target.path == path
    press_export(dialog)
    wait_for(qtbot, graded, path)
    picture = Image.open(path)
    assert picture.format == pillow
    assert picture.size == (480, 320)
    expected = graded.renderer.render(graded.document.photo, graded.document.recipe)
    difference = np.abs(
        np.asarray(picture.convert("RGB"), float) - expected.float_pixels() * 255
    )
    assert difference.mean() < 3
    assert "beach-looksmith" in graded.messages.text


def test_sixteen_bits_are_offered_only_where_they_fit(graded):
    dialog = graded.exporter.ask_photo()
    choose(dialog.choices.format, "tiff")
    assert [
        dialog.choices.bits.itemData(i) for i in range(dialog.choices.bits.count())
    ] == ["8", "16", "32"]
    choose(dialog.choices.bits, "16")
    assert dialog.choices.options().bits == 16
    choose(dialog.choices.format, "jpeg")
    assert not dialog.choices.bits.isEnabled()
    assert dialog.choices.options().bits == 8


def test_quality_is_asked_for_only_where_it_matters(graded):
    dialog = graded.exporter.ask_photo()
    choose(dialog.choices.format, "jpeg")
    assert dialog.choices.quality.isVisible()
    choose(dialog.choices.format, "png")
    assert not dialog.choices.quality.isVisible()


def test_the_original_is_never_written_over(graded, photo_file):
    original = graded.document.path
    before = original.read_bytes()
    dialog = graded.exporter.ask_photo()
    choose(dialog.target.conflict, "overwrite")
    dialog.target.set_path(original)
    assert not dialog.export_button.isEnabled()
    assert "original" in dialog.target.problem
    dialog.target.set_path(original.parent / "." / original.name)
    assert not dialog.export_button.isEnabled()
    assert original.read_bytes() == before


def test_replacing_a_file_is_announced_and_a_free_name_offered(graded, tmp_path):
    taken = tmp_path / "done.jpg"
    taken.write_bytes(b"old")
    dialog = graded.exporter.ask_photo()
    choose(dialog.choices.format, "jpeg")
    choose(dialog.target.conflict, "ask")
    assert dialog.export_button.text() == "Export"
    dialog.target.set_path(taken)
    assert dialog.export_button.text() == "Replace"
    QTest.mouseClick(dialog.target._free, Qt.MouseButton.LeftButton)
    assert dialog.target.path == tmp_path / "done-2.jpg"
    assert dialog.export_button.text() == "Export"


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        (".", ""), (".", "."), (".", "taken"), (".", "../{name}"), (".", "{nmae}"),
        ("no/such/folder", "a"), ("", "a"),
    ],
)  # fmt: skip
def test_an_impossible_target_is_refused(graded, tmp_path, folder, name):
    (tmp_path / "taken.png").mkdir()
    dialog = graded.exporter.ask_photo()
    dialog.target.folder.edit.setText(folder and str(tmp_path / folder))
    dialog.target.name.edit.setText(name)
    assert not dialog.export_button.isEnabled()
    assert dialog.target.problem
    said = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert dialog.target.problem in said


def test_choices_are_remembered(graded, qtbot, tmp_path):
    dialog = graded.exporter.ask_photo()
    choose(dialog.choices.format, "webp")
    dialog.choices.quality.set_value(71)
    choose(dialog.choices.metadata, "none")
    press_export(dialog)
    wait_for(qtbot, graded, tmp_path / "beach-looksmith.webp")
    again = graded.exporter.ask_photo()
    assert again.choices.format.currentData() == "webp"
    assert again.choices.options().quality == 71
    assert again.choices.options().metadata == "none"
    assert again.target.path == tmp_path / "beach-looksmith-2.webp"


def test_a_failing_export_says_so(graded, qtbot, tmp_path):
    path = tmp_path / "gone" / "a.jpg"
    graded.exporter.write_photo(path, WriteOptions(format="jpeg"))
    qtbot.waitUntil(lambda: graded.messages.text != "", timeout=10_000)
    assert "a.jpg" in graded.messages.text


@pytest.mark.parametrize("kind", list(WRITABLE))
def test_the_lut_is_exported_in_every_format(graded, qtbot, tmp_path, kind):
    dialog = graded.exporter.ask_lut()
    choose(dialog.format, kind)
    choose(dialog.lattice, "17")
    path = dialog.target.path
    assert path.parent == tmp_path
    press_export(dialog)
    wait_for(qtbot, graded, path)
    written = read_lut(path)
    baked = bake(graded.document.recipe, graded.looks, written.size)
    assert written.size >= 16
    assert np.abs(written.table - baked.table).max() < 2e-3


def test_the_lut_carries_size_and_title(graded, qtbot, tmp_path):
    dialog = graded.exporter.ask_lut()
    choose(dialog.format, "cube")
    choose(dialog.lattice, "33")
    assert dialog.title.text() == graded.looks.title("look-03")
    dialog.title.setText("Evening")
    press_export(dialog)
    path = tmp_path / "beach-looksmith.cube"
    wait_for(qtbot, graded, path)
    written = read_lut(path)
    assert (written.size, written.title) == (33, "Evening")


def test_the_lut_dialog_says_what_cannot_be_baked(graded):
    from looksmith.grade.recipe import Restoration

    recipe = graded.document.recipe.replace(dehaze=Restoration(enabled=True))
    graded.document.edit(recipe, "Dehaze")
    dialog = graded.exporter.ask_lut()
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("Dehaze" in text for text in texts)


def test_a_lut_is_exported_without_a_photo(window, qtbot, tmp_path):
    window.document.choose_look("look-01")
    dialog = window.exporter.ask_lut()
    path = tmp_path / "look.cube"
    dialog.target.set_path(path)
    press_export(dialog)
    wait_for(qtbot, window, path)
    assert read_lut(path).size == 33


def test_without_a_photo_there_is_nothing_to_export(window):
    assert window.exporter.ask_photo() is None


def test_closing_the_window_while_it_exports_leaves_no_half_file(
    graded, qtbot, tmp_path, monkeypatch
):
    started = threading.Event()
    render = graded.renderer.render

    def slow(photo, recipe, token, progress, **options):
        started.set()
        while not token.cancelled:
            progress(0.1, "Grading")
        return render(photo, recipe, token, progress, **options)

    monkeypatch.setattr(graded.renderer, "render", slow)
    job = graded.exporter.write_photo(tmp_path / "out.jpg", WriteOptions(format="jpeg"))
    assert started.wait(60)
    graded.close()
    assert job.wait(60)
    assert not [p for p in tmp_path.iterdir() if p.suffix in (".jpg", ".part")]


def test_cancelling_an_export_leaves_no_file_and_no_message(
    graded, qtbot, tmp_path, monkeypatch
):
    started = threading.Event()

    def slow(photo, recipe, token, progress, **options):
        started.set()
        while True:
            progress(0.1, "Grading")

    monkeypatch.setattr(graded.renderer, "render", slow)
    job = graded.exporter.write_photo(tmp_path / "out.jpg", WriteOptions(format="jpeg"))
    assert started.wait(60)
    graded.status.cancel_current()
    qtbot.waitUntil(lambda: graded.status.current_job is None, timeout=5000)
    assert job.token.cancelled
    assert not (tmp_path / "out.jpg").exists()
    assert graded.messages.text == ""


def test_the_import_report_lists_failures_first(qtbot, window, tmp_path):
    look = window.catalogue.looks()[0]
    report = ImportReport(
        (
            ImportResult(tmp_path / "good.cube", look),
            ImportResult(tmp_path / "twice.cube", look, duplicate=True),
            ImportResult(tmp_path / "bad.cube", error="bad.cube, line 3: no number."),
        )
    )
    dialog = ImportReportDialog(report, window)
    dialog.show()
    assert dialog.summary.text() == "1 added · 1 known already · 1 failed"
    rows = [
        [dialog.table.item(row, column).text() for column in range(2)]
        for row in range(3)
    ]
    assert rows[0] == ["bad.cube", "bad.cube, line 3: no number."]
    assert rows[1] == ["good.cube", f"Added as “{look.title}”"]
    assert look.title in rows[2][1]


def test_a_long_file_name_leaves_the_results_their_room(qtbot, window, tmp_path):
    name = "Wedding, summer evening against the light, golden hour, soft skin, " * 2
    report = ImportReport(
        (
            ImportResult(tmp_path / "bad.cube", error="bad.cube, line 3: no number."),
            ImportResult(tmp_path / f"{name}.cube", window.catalogue.looks()[0]),
        )
    )
    dialog = ImportReportDialog(report, window)
    dialog.show()
    qtbot.waitExposed(dialog)
    table = dialog.table
    assert table.columnWidth(1) > table.columnWidth(0)
    line = table.fontMetrics().height()
    # A short one stands in one line or two, and looks like it
    qtbot.waitUntil(lambda: line <= table.rowHeight(0) < 3 * line)
    qtbot.waitUntil(lambda: table.rowHeight(1) >= table.sizeHintForRow(1))
    assert f"{name}.cube" in table.item(1, 0).toolTip()


def test_the_exact_tables_can_be_given_up_and_had_again(qtbot, build_window, tmp_path):
    table = identity_table(17) ** np.array([0.9, 1.0, 1.15], np.float32)
    write_lut(Lut3D(table.astype(np.float32)), tmp_path / "warm.cube")
    catalogue = Catalogue.open(tmp_path / "data")
    window = build_window(catalogue)
    report = catalogue.import_paths([tmp_path / "warm.cube"])
    look = report.imported[0]
    exact = catalogue.lut(look.id, 17).table
    dialog = ImportReportDialog(report, window)
    window.importer.show_report(dialog)
    assert "ΔE on average, worst 10 %" in dialog.table.item(0, 1).text()
    assert "indistinguishable" in dialog.table.item(0, 1).text()
    assert dialog.table.item(0, 2).text().startswith("Exact table")
    box = dialog.keep_exact
    for kept in ("Code and small copy", "Exact table"):
        place = QPoint(10, box.height() // 2)
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=place)
        qtbot.waitUntil(box.isEnabled, timeout=20_000)
        assert dialog.table.item(0, 2).text().startswith(kept)
        assert catalogue.get(look.id).exact == (kept == "Exact table")
    np.testing.assert_array_equal(catalogue.lut(look.id, 17).table, exact)
    dialog.close()


@pytest.mark.parametrize(
    ("difference", "text"),
    [(0.0, "< 0.1"), (0.049, "< 0.1"), (0.05, "0.1"), (0.34, "0.3"), (2.0, "2.0")],
)
def test_a_small_difference_does_not_read_as_none(difference, text):
    assert readable_error(difference) == text


@pytest.mark.parametrize("kind", [AboutDialog, ShortcutsDialog, ImportReportDialog])
def test_no_dialog_stops_the_window(window, kind):
    dialog = (
        kind(ImportReport(), window) if kind is ImportReportDialog else kind(window)
    )
    dialog.show()
    assert not dialog.isModal()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
