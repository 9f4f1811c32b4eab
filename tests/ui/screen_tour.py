"""A tour through the window: every panel and state, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from looksmith.errors import LooksmithError
from looksmith.grade.mixer import Mixer
from looksmith.grade.recipe import Light
from looksmith.grade.split_toning import SplitToning
from looksmith.grade.tone_curve import ToneCurve
from looksmith.grade.toning import Toning
from looksmith.ui.panels.edit_column import EditColumn
from looksmith.ui.scopes.reading import Scope
from looksmith.ui.window import MainWindow

__all__ = ["Screen", "Wait", "landscape", "window_tour", "write_shoot"]

Screen = tuple[str, QWidget]
Wait = Callable[..., None]


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
    yield from _restore(window, shoot, wait)
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
    yield from _blend_states(window, wait)


def _blend_states(window: MainWindow, wait: Wait) -> Iterator[Screen]:
    document, panel = window.document, window.blend_panel
    document.set_solo(1, True)
    document.set_muted(2, True)
    wait()
    yield "blend-solo", panel
    document.set_solo(1, False)
    document.set_muted(2, False)
    window.blend_keeper.ask()
    wait(lambda: panel.save_form.isVisible())
    yield "blend-save", panel
    panel.save_form.cancel.click()
    document.set_invert(True)
    wait(lambda: not window.inversion.measuring)
    yield "blend-inverted", window
    document.set_invert(False)
    wait()


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
    yield from _views(window, wait)


def _views(window: MainWindow, wait: Wait) -> Iterator[Screen]:
    canvas = window.canvas
    window.proof.set_on(True)
    wait(lambda: window.proof.ready)
    yield "proof", canvas
    window.proof.set_on(False)
    canvas.set_region((0.15, 0.2, 0.55, 0.6))
    wait()
    yield "part", window
    canvas.clear_region()
    canvas.zoom_to(2.0)
    wait()
    yield "zoomed", window
    canvas.fit()
    window.set_panels_hidden(True)
    wait()
    yield "panels-hidden", window
    window.set_panels_hidden(False)
    wait()


def _restore(window: MainWindow, shoot: list[Path], wait: Wait) -> Iterator[Screen]:
    panel, photo = window.restore_panel, window.handlers.photo
    photo.set_dehaze(True)
    photo.set_enhance(True)
    wait(lambda: window.haze.possible)
    window.haze.set_on(True)
    wait()
    yield "haze", window.canvas
    window.haze.set_on(False)
    yield "restored", panel
    photo.set_dehaze(False)
    photo.set_enhance(False)
    wait()
    window.restorer.error = LooksmithError(
        "Enhance ran out of memory: close other programs and try again."
    )
    window.open_photos(shoot[1:2])  # one for which nothing is found yet
    wait(lambda: window.document.path == shoot[1].resolve())
    photo.set_enhance(True)
    wait()
    yield "restore-failed", panel
    window.restorer.error = None
    photo.set_enhance(False)
    window.open_photos(shoot)
    wait(lambda: window.document.path == shoot[0].resolve())


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
    favourites = browser.chips.chips["favourites"]
    favourites.click()
    wait()
    yield "no-favourites", browser
    browser.show_all()
    menu = browser.menu.build("look-05")
    menu.popup(QPoint(0, 0))
    yield "look-menu", menu
    menu.close()
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
    window.photos.choice.ask(3)
    wait()
    yield "paste", window.photos.choice
    window.photos.choice.dismiss()
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
    menu = window.stills.bar.slots[1].menu()
    menu.popup(QPoint(0, 0))
    yield "still-menu", menu
    menu.close()
    window.stills.compare(True)
    wait()
    yield "stills-grid", window
    window.stills.compare(False)
