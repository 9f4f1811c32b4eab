"""A tour through the dialogs, over a window with an edited photo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, QSignalBlocker
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from screen_tour import Screen, Wait

from looksmith.looks.compact import StoredCode
from looksmith.looks.importer import ImportReport, ImportResult
from looksmith.looks.own import LookStorage
from looksmith.ui.devices import PROCESSOR
from looksmith.ui.dialogs.about import AboutDialog
from looksmith.ui.dialogs.import_report import ImportReportDialog
from looksmith.ui.dialogs.shortcuts import ShortcutsDialog
from looksmith.ui.palette import open_palette
from looksmith.ui.window import MainWindow

__all__ = ["dialog_tour"]

_FOLDER = "/photos/shoot"
"""Shown in place of the test's own folder, which is another one every time."""


def dialog_tour(window: MainWindow, shoot: list[Path], wait: Wait) -> Iterator[Screen]:
    """Yield every dialog, over a window with an edited photo."""
    window.devices._best = PROCESSOR  # whatever this computer has
    window.open_photos(shoot[:1])
    wait(lambda: window.document.photo is not None)
    for look in ("look-03", "look-07"):
        window.document.add_look(look)
    window.document.set_light("exposure", 0.35)
    window.document.set_light("contrast", 20)
    window.document.undo()
    wait()
    yield from _details(window, wait)
    yield from _edit_dialogs(window, wait)
    yield from _preferences(window, wait)
    yield from _exports(window, shoot, wait)
    yield from _presets(window, wait)
    yield from _reports(window, wait)


def _shown(dialog: QWidget, wait: Wait) -> QWidget:
    dialog.activateWindow()
    QTest.mouseMove(dialog, QPoint(2, 2))  # off whatever it would light up
    wait(dialog.isActiveWindow)
    return dialog


def _details(window: MainWindow, wait: Wait) -> Iterator[Screen]:
    window.handlers.look.show_details("look-03")
    details = window.handlers.look.details
    for view in ("curves", "lattice"):
        details.views.choice.buttons[view].click()
        wait(lambda: not details.busy)
        yield f"details-{view}", _shown(details, wait)
    details.close()


def _edit_dialogs(window: MainWindow, wait: Wait) -> Iterator[Screen]:
    window.handlers.edit.show_history()
    history = window.handlers.edit.history
    yield "history", _shown(history, wait)
    history.hide()
    palette = open_palette(window)
    QTest.keyClicks(palette.field, "sti")
    wait()
    yield "palette", palette
    palette.close()
    sheet = ShortcutsDialog(window)
    sheet.show()
    yield "shortcuts", _shown(sheet, wait)
    sheet.close()


def _preferences(window: MainWindow, wait: Wait) -> Iterator[Screen]:
    window.handlers.edit.show_preferences()
    dialog = window.handlers.edit.preferences
    for page in dialog.pages.values():
        page.complete()
    for page in dialog.pages:
        dialog.show_page(page)
        yield f"preferences-{page}", _shown(dialog, wait)
    dialog.search.setText("gamut")
    yield "preferences-search", _shown(dialog, wait)
    dialog.search.clear()
    dialog.close()


def _exports(window: MainWindow, shoot: list[Path], wait: Wait) -> Iterator[Screen]:
    dialog = window.exporter.ask_photo()
    wait(lambda: "about" in dialog.size_text)
    _hide_folder(dialog.target.folder.edit)
    yield "export-photo", _shown(dialog, wait)
    dialog.close()
    dialog = window.exporter.ask_lut()
    wait()
    _hide_folder(dialog.target._edit, "/hills_001.cube")
    yield "export-lut", _shown(dialog, wait)
    dialog.close()
    dialog = window.batch.open()
    yield "batch-empty", _shown(dialog, wait)
    dialog.photos.add(shoot)
    dialog.target.folder.set_folder(shoot[0].parent)
    wait(
        lambda: len(dialog.photos.paths) == len(shoot) and dialog.target.preview.text()
    )
    _hide_folder(dialog.target.folder.edit)
    yield "batch", _shown(dialog, wait)
    dialog.close()


def _hide_folder(edit: QWidget, name: str = "") -> None:
    """Show another folder than the test's, without anybody hearing of it."""
    with QSignalBlocker(edit):
        edit.setText(_FOLDER + name)
        edit.setToolTip("")


def _presets(window: MainWindow, wait: Wait) -> Iterator[Screen]:
    dialog = window.presets.ask_save()
    QTest.keyClicks(dialog.name, "Evening")
    yield "preset-save", _shown(dialog, wait)
    dialog.close()
    for name in ("Evening", "Matte, cool shadows", "Silver print"):
        window.presets.save(name, ["looks", "light"])
        wait(lambda name=name: name in window.presets.names)
    window.messages.dismiss()
    dialog = window.presets.manage()
    dialog.list.setCurrentRow(1)
    yield "presets", _shown(dialog, wait)
    dialog.close()


def _reports(window: MainWindow, wait: Wait) -> Iterator[Screen]:
    looks = window.catalogue.looks()
    code = StoredCode("flow", "core", "", False, 0.62, 1.4, 6.1, 160)
    storage = LookStorage(True, 143_748, code)
    results = (
        ImportResult(Path("evening.cube"), looks[18], storage=storage),
        ImportResult(Path("silver.3dl"), looks[4], duplicate=True),
        ImportResult(Path("broken.cube"), error="Line 37: three numbers are expected."),
    )
    report = ImportReportDialog(ImportReport(results), window)
    report.show()
    yield "import-report", _shown(report, wait)
    report.close()
    about = AboutDialog(window)
    about.show()
    yield "about", _shown(about, wait)
    about.close()
