"""A minute with the window, played by timers.

``python minute.py FOLDER REPORT.json [STEP…]`` plays every step, or those named, on the
photos that `write_photos` put into the folder, and writes how late the event loop was:
the worst gap, the worst of every step, and all that were long.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from watchdog import Watchdog

from looksmith.photo.write import WriteOptions
from looksmith.ui.main import make_application, make_window
from looksmith.ui.window import MainWindow

__all__ = ["write_photos"]

_LARGE, _MIDDLE = (6000, 4000), (3000, 2000)
_MANY, _BROKEN = 2000, 40
_PATIENCE_S = 120.0
_FRAME_MS = 16
_LONG_MS = 16.0

Wait = int | Callable[[], bool]
"""Milliseconds, or until something is so."""
Script = Iterator[Wait]
Scenes = Iterator[Wait | str]
"""A text names what follows, within its step."""


def write_photos(folder: Path, sample: Image.Image) -> None:
    """Write photos and broken LUTs.

    One photo of 24 megapixels, six of 6, a folder of 2,000 small ones, and 40 files
    that an import refuses.
    """
    _write(folder / "large.jpg", sample, _LARGE, 0)
    for number in range(6):
        _write(folder / "walk" / f"{number}.jpg", sample, _MIDDLE, number)
    small = folder / "small.jpg"
    _write(small, sample, (600, 400), 0)
    contents = small.read_bytes()
    (folder / "many").mkdir()
    for number in range(_MANY):  # each of a content of its own
        file = folder / "many" / f"{number:04d}.jpg"
        file.write_bytes(contents + number.to_bytes(4, "big"))
    (folder / "looks").mkdir()
    for number in range(_BROKEN):
        (folder / "looks" / f"{number:02d}.cube").write_text("LUT_3D_SIZE 2\n0 0\n")


def _write(path: Path, sample: Image.Image, size: tuple[int, int], number: int) -> None:
    path.parent.mkdir(exist_ok=True)
    large = np.asarray(sample.resize(size, Image.Resampling.BICUBIC))
    noise = np.random.default_rng(number).integers(-3, 4, (size[1], size[0], 1))
    pixels = np.clip(large + noise, 0, 255).astype(np.uint8)
    Image.fromarray(np.roll(pixels, 300 * number, 1)).save(path, quality=92)


class Player(QObject):
    """Play a script in the event loop, and quit at its end."""

    def __init__(self, script: Script) -> None:
        super().__init__()
        self._script = script
        self._until: Callable[[], bool] | None = None
        self._deadline = 0.0
        self.error: BaseException | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(0)

    def _go_on(self) -> None:
        try:
            self._timer.start(self._next())
        except StopIteration:
            QApplication.quit()
        except BaseException as error:  # Qt would only print it
            self.error = error
            QApplication.quit()

    def _next(self) -> int:
        if self._until is not None and not self._until():
            if time.monotonic() > self._deadline:
                raise TimeoutError("The window did not come to rest.")
            return _FRAME_MS
        wait = next(self._script)
        self._until = wait if callable(wait) else None
        self._deadline = time.monotonic() + _PATIENCE_S
        return 0 if callable(wait) else wait


class Minute:
    """What is done to the window; every method without "_" is a step, in this order."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window, self._folder = window, folder

    def welcome(self) -> Script:
        window = self._window
        window.beginning.begin()
        yield lambda: bool(window.beginning.first_run and window.document.photo)
        yield from self._rest()
        window.beginning.first_run.end()
        yield from self._rest()

    def open(self) -> Script:
        self._window.open_photos([self._folder / "large.jpg"])
        yield from self._rest()

    def hover(self) -> Script:
        view = self._window.browser.view
        seen = view.model().rowCount()
        for row in range(1, min(41, seen)):
            index = view.model().index(row, 0)
            if not view.viewport().rect().contains(view.visualRect(index)):
                view.scrollTo(index)
                yield 200
            centre = view.visualRect(index).center()
            for away in (18, 9, 0):
                self._move(view.viewport(), centre - QPoint(away, away))
                yield 10
            yield 180
        self._move(self._window.canvas, QPoint(40, 40))
        yield from self._rest()

    def choose(self) -> Script:
        view = self._window.browser.view
        for row in (12, 13, 14):
            place = view.visualRect(view.model().index(row, 0)).center()
            if view.viewport().rect().contains(place):
                self._press(view.viewport(), place)
                self._release(view.viewport(), place)
                yield 300
        for _ in range(8):
            self._act("look.next")
            yield 150
        self._act("look.add")
        yield from self._rest()

    def sliders(self) -> Script:
        for name in ("exposure", "contrast", "saturation"):
            slider = self._window.light_panel.sliders[name]
            if slider.isVisible():
                yield from self._drag(slider.track, slider.track.knob_centre().x(), 60)
        yield from self._rest()

    def zoom(self) -> Script:
        canvas = self._window.canvas
        centre = canvas.rect().center()
        for _ in range(8):
            self._wheel(canvas, centre, 120)
            yield 60
        yield from self._rest()
        self._press(canvas, centre)
        for step in range(90):
            self._move(canvas, centre + QPoint(-4 * step, -2 * step))
            yield _FRAME_MS
        self._release(canvas, centre - QPoint(360, 180))
        for _ in range(8):
            self._wheel(canvas, centre, -120)
            yield 60
        yield from self._rest()

    def views(self) -> Script:
        for _ in range(4):
            self._act("view.scope")
            yield 400
        for name in (
            "view.split", "canvas.beside", "view.before", "canvas.clipping",
            "canvas.gamut", "view.unrecoverable", "view.proof", "canvas.assessment",
            "canvas.picture_only", "view.panels", "look.pad",
        ):  # fmt: skip
            for _ in range(2):
                self._act(name)
                yield 350
        yield from self._rest()

    def folder(self) -> Script:
        self._window.filmstrip.open_folder(self._folder / "many")
        yield lambda: self._window.filmstrip.count == _MANY
        yield from self._rest()

    def walk(self) -> Script:
        self._window.filmstrip.open_folder(self._folder / "walk")
        yield lambda: self._window.filmstrip.count < _MANY
        yield from self._rest()
        for name in [*["photo.next"] * 5, *["photo.previous"] * 4]:
            yield 500
            self._act(name)
        yield from self._rest()
        self._act("photo.rate_4")
        yield from self._rest()

    def enhance(self) -> Script:
        self._act("photo.enhance")
        yield from self._rest()

    def dehaze(self) -> Script:
        self._act("photo.dehaze")
        yield from self._rest()

    def dialogs(self) -> Scenes:
        for name in (
            "edit.history", "help.shortcuts", "file.export_lut", "file.batch",
            "help.about", "help.diagnostics", "edit.save_preset",
            "edit.manage_presets", "look.details",
        ):  # fmt: skip
            yield name
            self._act(name)
            yield 900
            yield from self._put_away()
        yield "lattice"
        self._act("look.details")
        yield 300
        self._window.handlers.look.details.views.choice.buttons["lattice"].click()
        yield 600
        yield from self._put_away()
        yield "import report"
        self._window.importer.run([self._folder / "looks"])
        yield lambda: bool(self._dialogs())
        yield 600
        yield from self._put_away()

    def preferences(self) -> Scenes:
        yield "first"
        self._act("edit.preferences")
        yield 900
        dialog = self._window.handlers.edit.preferences
        for page in dialog.pages:
            yield page
            dialog.show_page(page)
            yield 300
        yield "search"
        QTest.keyClicks(dialog.search, "gamut")
        yield 300
        dialog.search.clear()
        yield "licence"
        dialog.show_page("models")
        page = dialog.pages["models"]
        next(
            button
            for button in page.findChildren(QPushButton)
            if "Licence" in button.accessibleName()
        ).click()
        yield 600
        yield from self._put_away()

    def panels(self) -> Scenes:
        window = self._window
        yield "map"
        window.browser.map_button.setChecked(True)
        yield from self._rest()
        window.browser.map_button.setChecked(False)
        yield "stills"
        for name in ("view.keep_still", "look.next", "view.keep_still"):
            self._act(name)
            yield 300
        self._act("view.compare_stills")
        yield from self._rest()
        self._act("view.compare_stills")
        yield "save blend"
        self._act("look.save_blend")
        yield 400
        window.blend_panel.save_form.close_form()
        yield "replace look"
        window.handlers.look.replace_look(0)
        yield 400
        yield from self._put_away()
        yield from self._rest()

    def palette(self) -> Script:
        self._act("help.palette")
        yield 300
        (field,) = (
            box for each in self._dialogs() for box in each.findChildren(QLineEdit)
        )
        for letter in "portra 400":
            QTest.keyClicks(field, letter)
            yield 120
        yield from self._put_away()

    def export(self) -> Script:
        self._act("file.export_photo")
        yield 1500
        yield from self._put_away()
        job = self._window.exporter.write_photo(self._folder / "x.jpg", WriteOptions())
        yield job.ended.is_set
        yield from self._rest()

    # -- hands

    def _rest(self) -> Script:
        yield 100
        yield lambda: self._window.settled
        yield 200

    def _act(self, name: str) -> None:
        action = self._window.actions_by_id[name]
        if not action.isEnabled():
            raise RuntimeError(f"{name} cannot be done now.")
        action.trigger()

    def _put_away(self) -> Script:
        for dialog in self._dialogs():
            dialog.close()
        yield 100

    def _dialogs(self) -> list[QWidget]:
        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        return [each for each in shown if each is not self._window]

    def _at(self, widget: QWidget, place: QPoint) -> QPoint:
        return widget.mapTo(self._window, place)

    def _move(self, widget: QWidget, place: QPoint) -> None:
        QTest.mouseMove(self._window.windowHandle(), self._at(widget, place))

    def _press(self, widget: QWidget, place: QPoint) -> None:
        QTest.mousePress(
            self._window.windowHandle(), Qt.MouseButton.LeftButton,
            pos=self._at(widget, place),
        )  # fmt: skip

    def _release(self, widget: QWidget, place: QPoint) -> None:
        QTest.mouseRelease(
            self._window.windowHandle(), Qt.MouseButton.LeftButton,
            pos=self._at(widget, place),
        )  # fmt: skip

    def _drag(self, widget: QWidget, start: float, steps: int) -> Script:
        at = QPoint(round(start), widget.height() // 2)
        self._press(widget, at)
        for step in range(steps):
            at += QPoint(1 if step < 2 * steps // 3 else -1, 0)
            self._move(widget, at)
            yield _FRAME_MS
        self._release(widget, at)

    def _wheel(self, widget: QWidget, place: QPoint, turn: int) -> None:
        event = QWheelEvent(
            QPointF(place), QPointF(widget.mapToGlobal(place)), QPoint(),
            QPoint(0, turn), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)


def _steps(minute: Minute, dog: Watchdog, wanted: Sequence[str]) -> Script:
    every = [name for name in vars(Minute) if not name.startswith("_")]
    for name in wanted or every:
        dog.step = name
        for wait in getattr(minute, name)():
            if isinstance(wait, str):
                dog.step = f"{name}: {wait}"
            else:
                yield wait


def play(folder: Path, steps: Sequence[str] = ()) -> dict[str, object]:
    """Play some of it or all in a new window; return what was late."""
    app = make_application(offscreen=True)
    data = folder / "data"
    shutil.rmtree(data, ignore_errors=True)
    window = make_window(data)
    window.resize(1440, 900)
    window.show()
    app.processEvents()
    window.grab()
    jobs = window.workers._open
    dog = Watchdog(lambda: [job.channel or job.name for job in [*jobs]])
    began = time.perf_counter()
    dog.start()
    player = Player(_steps(Minute(window, folder), dog, steps))
    app.exec()
    dog.stop()
    window.close()
    if player.error is not None:
        raise player.error
    return _report(dog, time.perf_counter() - began)


def _report(dog: Watchdog, seconds: float) -> dict[str, object]:
    gaps = sorted(dog.gaps, key=lambda gap: -gap.seconds)
    steps = list(dict.fromkeys(gap.step for gap in dog.gaps))
    first = {step: next(g for g in gaps if g.step == step) for step in steps}
    return {
        "seconds": round(seconds, 1),
        "beats": dog.beats,
        "worst": gaps[0].report(),
        "worst_own": max(gaps, key=lambda gap: gap.own).report(),
        "steps": {step: gap.report() for step, gap in first.items()},
        "long": [gap.report() for gap in gaps if 1e3 * gap.own > _LONG_MS],
    }


if __name__ == "__main__":
    report = play(Path(sys.argv[1]), sys.argv[3:])
    Path(sys.argv[2]).write_text(json.dumps(report, indent=1), encoding="utf-8")
