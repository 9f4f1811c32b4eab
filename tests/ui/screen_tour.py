"""A tour through the window: every panel, dialog and state, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QSignalBlocker
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from looksmith.grade.mixer import Mixer
from looksmith.grade.recipe import Light
from looksmith.grade.split_toning import SplitToning
from looksmith.grade.tone_curve import ToneCurve
from looksmith.grade.toning import Toning
from looksmith.looks.compact import StoredCode
from looksmith.looks.importer import ImportReport, ImportResult
from looksmith.looks.own import LookStorage
from looksmith.ui.devices import PROCESSOR
from looksmith.ui.dialogs.about import AboutDialog
from looksmith.ui.dialogs.import_report import ImportReportDialog
from looksmith.ui.dialogs.shortcuts import ShortcutsDialog
from looksmith.ui.palette import open_palette
from looksmith.ui.panels.edit_column import EditColumn
from looksmith.ui.scopes.reading import Scope
from looksmith.ui.window import MainWindow

__all__ = ["Screen", "dialog_tour", "landscape", "window_tour", "write_shoot"]

Screen = tuple[str, QWidget]
Wait = Callable[..., None]

_FOLDER = "/photos/shoot"
"""Shown in place of the test's own folder, which is another one every time."""


def landscape(width: int = 960, height: int = 640, sun: float = 0.7) -> np.ndarray:
    """Return a picture with a sky, hills, a burnt-out sun and a black foreground."""
    y, x = np.mgrid[0:height, 0:width] / np.array([height, width])[:, None, None]
    sky = np.stack([0.35 + 0.5 * y, 0.55 + 0.3 * y, 0.85 - 0.1 * y], -1)
    glow = np.exp(-((x - sun) ** 2 + (y - 0.3) ** 2) / 0.012)[..., None]
    picture = sky + glow * [0.9, 0.7, 0.3]
    for level, colour in (
        (0.55, (0.35, 0.45, 0.42)), (0.68, (0.28, 0.42, 0.16)), (0.82, (0.6, 0.1, 0.05))
    ):  # fmt: skip
        edge = level + 0.05 * np.sin(9 * x + 12 * level) + 0.03 * np.sin(23 * x)
        shade = 1.25 - 0.9 * (y - edge)[..., None]
        picture = np.where((y > edge)[..., None], shade * colour, picture)
    picture = np.where((y > 0.94 + 0.02 * np.sin(15 * x))[..., None], 0.0, picture)
    return np.rint(np.clip(picture, 0, 1) * 255).astype(np.uint8)


def write_shoot(folder: Path, count: int = 7) -> list[Path]:
    """Write photos that differ in where the sun stands."""
    paths = [folder / f"hills_{number:03d}.png" for number in range(1, count + 1)]
    for place, path in enumerate(paths):
        Image.fromarray(landscape(sun=0.7 - 0.08 * place)).save(path)
    return paths


def window_tour(window: MainWindow, shoot: list[Path], wait: Wait) -> Iterator[Screen]:
    """Yield every state of the window and of its panels, in this window's size."""
    wait()
    yield "empty", window
    yield from _first_run(window, wait)
    window.filmstrip.set_on(False)
    window.open_photos(shoot)
    wait(lambda: window.document.photo is not None)
    yield from _blend(window, wait)
    yield from _scopes(window, wait)
    yield from _canvas(window, wait)
    yield from _toning(window, wait)
    yield from _browser(window, wait)
    yield from _messages(window, wait)
    yield from _filmstrip(window, shoot, wait)
    yield from _stills(window, wait)


def _first_run(window: MainWindow, wait: Wait) -> Iterator[Screen]:
    window.beginning.begin()
    wait(lambda: window.beginning.first_run and window.document.photo is not None)
    yield "first-run", window
    window.beginning.first_run.end()


def _blend(window: MainWindow, wait: Wait) -> Iterator[Screen]:
    document = window.document
    document.choose_look("look-03")
    document.add_look("look-07")
    document.add_look("look-12")
    document.set_weight(1, 0.6)
    document.set_light("exposure", 0.35)
    wait()
    yield "blend", window
    window.handlers.look.set_blend_pad(True)
    wait()
    yield "pad", window
    window.handlers.look.set_blend_pad(False)


def _scopes(window: MainWindow, wait: Wait) -> Iterator[Screen]:
    for scope in Scope:
        wait(lambda scope=scope: window.histogram.scope == scope)
        yield f"scope-{scope.value}", window.histogram
        window.scopes.next()
    wait()


def _canvas(window: MainWindow, wait: Wait) -> Iterator[Screen]:
    canvas, view = window.canvas, window.browser.view
    place = view.visualRect(view.model().index(3, 0)).center()
    QTest.mouseMove(view.viewport(), place + QPoint(1, 1))
    QTest.mouseMove(view.viewport(), place)
    wait(lambda: window.hover.shown)
    yield "hover", canvas
    window.hover.stop()
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    QTest.mouseMove(canvas, QPoint(2, 2))
    for name, switch in (
        ("before", canvas.set_before),
        ("split", canvas.set_split),
        ("beside", canvas.set_beside),
        ("clipping", window.viewing.clipping.set_on),
        ("gamut", window.viewing.gamut.set_on),
        ("lost", window.recovery.set_on),
        ("assessment", window.viewing.set_assessing),
    ):
        switch(True)
        wait()
        yield name, canvas
        switch(False)
        canvas._after_caption.stop()  # it would fade by the clock


def _toning(window: MainWindow, wait: Wait) -> Iterator[Screen]:
    panel, document = window.toning_panel, window.document
    column = window.findChild(EditColumn)
    bar = column.findChild(QScrollArea).verticalScrollBar()
    document.reset_look()
    document.edit(
        document.recipe.replace(
            light=Light(exposure=0.35, temperature=12, contrast=20, shadows=30),
            toning=Toning(
                ToneCurve(((0.0, 0.0), (0.25, 0.18), (0.75, 0.85), (1.0, 1.0))),
                Mixer(),
                SplitToning(shadow_saturation=25, highlight_saturation=30),
            ),
        ),
        "Toning",
    )
    wait()
    yield "light", column
    panel.group.set_expanded(True)
    for part in ("curve", "mixer", "split"):
        panel.parts.buttons[part].click()
        wait()
        bar.setValue(bar.maximum())
        yield f"toning-{part}", column
    bar.setValue(0)
    panel.group.set_expanded(False)


def _browser(window: MainWindow, wait: Wait) -> Iterator[Screen]:
    browser = window.browser
    window.document.choose_look("look-05")
    browser.map_button.setChecked(True)
    wait(lambda: len(browser.map.visible_ids()) == 20)
    yield "map", browser
    browser.map_button.setChecked(False)
    browser.show_similar("look-05")
    wait()
    yield "similar", browser
    browser.show_all()
    browser.search.setText("velvet")
    wait()
    yield "nothing-found", browser
    browser.show_all()
    wait()


def _messages(window: MainWindow, wait: Wait) -> Iterator[Screen]:
    text = "hills_009.png cannot be read: it ends in the middle of the picture."
    detail = "PhotoReadError: unexpected end of file\n  in read_png, at byte 18 204"
    window.messages.show_error(text, detail)
    wait()
    yield "error", window.canvas
    details = window.messages.findChild(QPushButton)
    details.click()
    wait()
    yield "error-details", window.canvas
    window.messages.dismiss()


def _filmstrip(window: MainWindow, shoot: list[Path], wait: Wait) -> Iterator[Screen]:
    window.filmstrip.set_on(True)
    for stars, path in zip((3, 5, 0, 1, 4), shoot, strict=False):
        window.photos.kept.rate([path], stars)
    wait(lambda: all(window.photos.pictures.image(path) for path in shoot))
    yield "filmstrip", window
    window.filmstrip.set_on(False)


def _stills(window: MainWindow, wait: Wait) -> Iterator[Screen]:
    document, control = window.document, window.stills.control
    for look in ("look-02", "look-04", "look-09", "look-16"):
        document.choose_look(look)
        control.keep()
    document.set_light("exposure", -0.4)
    window.status.show_message("")
    wait()
    yield "stills", window
    window.stills.compare(True)
    wait()
    yield "stills-grid", window
    window.stills.compare(False)


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
