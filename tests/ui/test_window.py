"""The window as a whole, on real files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from window_parts import WindowCatalogue

from looksmith.grade.recipe import Blend, BlendTerm, Recipe
from looksmith.grade.session import load_session
from looksmith.looks.catalogue import Catalogue
from looksmith.lut.table import Lut3D, identity_table
from looksmith.photo.write import WriteOptions
from looksmith.ui.dialogs.import_report import ImportReportDialog


def shown(window, x: int, y: int) -> tuple[int, int, int]:
    """Return the canvas's colour at a place of the photo, 0..1 of its size."""
    colour = window.canvas.grab().toImage().pixelColor(x, y)
    return colour.red(), colour.green(), colour.blue()


def middle(window) -> tuple[int, int, int]:
    return shown(window, window.canvas.width() // 2, window.canvas.height() // 2)


def test_a_photo_is_shown_with_its_facts(window, photo_file, open_photo):
    path = photo_file()
    open_photo(window, path)
    assert window.windowTitle() == "beach.png — Looksmith"
    for fact in ("beach.png", "480 × 320", "8-bit", "sRGB"):
        assert fact in window.photo_facts.text()
    expected = np.asarray(Image.open(path))[160, 240]
    assert np.abs(np.subtract(middle(window), expected)).max() <= 2


@pytest.mark.parametrize("width", [1024, 1280, 1920])
def test_a_long_name_is_shortened_and_does_not_go(
    window, photo_file, open_photo, width
):
    name = "The wedding of Anna and Max, in the garden, second choice, " * 3
    window.resize(width, 720)
    open_photo(window, photo_file(f"{name}0042.png"))
    facts = window.photo_facts
    assert facts.isVisible()
    assert "…" in facts.text()
    assert facts.text().startswith("The")
    assert "480 × 320" in facts.text()
    assert facts.fontMetrics().horizontalAdvance(facts.text()) <= facts.width()
    assert name in facts.toolTip()


def test_the_quick_picture_comes_before_the_photo(window, photo_file, qtbot):
    states = []
    window.document.photo_changed.connect(
        lambda: states.append(
            (window.document.proxy is not None, window.document.photo is not None)
        )
    )
    with qtbot.waitSignal(window.opener.opened, timeout=10_000):
        window.open_photos([photo_file("large.jpg", 2400, 1600)])
    assert states[0] == (True, False)
    assert states[-1] == (True, True)


def test_choosing_a_look_repaints_the_photo(window, photo_file, open_photo, qtbot):
    open_photo(window, photo_file())
    before = middle(window)
    window.document.choose_look("look-19")
    qtbot.waitUntil(lambda: middle(window) != before, timeout=5000)
    window.canvas.set_before(True)
    assert middle(window) == before


def test_a_drag_of_edits_ends_with_the_last_one(window, photo_file, open_photo, qtbot):
    open_photo(window, photo_file())
    for step in range(40):
        window.document.set_light("exposure", step / 20, merge="drag")
        QTest.qWait(1)
    qtbot.waitUntil(lambda: window.settled, timeout=10_000)
    dragged = middle(window)
    window.document.set_light("exposure", 0.0)
    window.document.set_light("exposure", 39 / 20)
    qtbot.waitUntil(lambda: window.settled, timeout=10_000)
    assert middle(window) == dragged


def test_zoomed_in_the_photo_is_sharp(window, tmp_path, open_photo, qtbot):
    checker = np.indices((1800, 2700)).sum(0) % 2 * 255
    path = tmp_path / "checker.png"
    Image.fromarray(np.repeat(checker[..., None], 3, -1).astype(np.uint8)).save(path)
    open_photo(window, path)
    y = window.canvas.height() // 2

    def contrast():
        image = window.canvas.grab().toImage()
        row = [image.pixelColor(x, y).red() for x in range(200, 260)]
        return max(row) - min(row)

    assert contrast() < 100
    window.canvas.zoom_to(1.0)
    qtbot.waitUntil(lambda: contrast() == 255, timeout=5000)


def test_the_detail_of_a_zoomed_photo_follows_the_look(
    window, photo_file, open_photo, qtbot
):
    open_photo(window, photo_file("large.png", 3000, 2000))
    window.canvas.zoom_to(1.0)
    qtbot.waitUntil(lambda: window.settled, timeout=10_000)
    before = middle(window)
    window.document.choose_look("look-19")
    qtbot.waitUntil(lambda: middle(window) != before, timeout=5000)


def test_a_larger_window_gets_a_larger_proxy(window, photo_file, open_photo, qtbot):
    open_photo(window, photo_file("large.png", 3000, 2000))
    small = window.document.proxy.width
    window.resize(1700, 1000)
    qtbot.waitUntil(lambda: window.document.proxy.width > small, timeout=5000)
    qtbot.waitUntil(lambda: window.settled, timeout=10_000)
    assert window.document.proxy.width == window.canvas.view.target(0, 0, 3000, 2000)[2]


@pytest.mark.parametrize("name", ["broken.jpg", "broken.png"])
def test_a_broken_file_says_so_and_keeps_the_photo(
    window, photo_file, open_photo, qtbot, name
):
    good = photo_file()
    open_photo(window, good)
    window.document.choose_look("look-04")
    bad = photo_file(name, 900, 600)
    bad.write_bytes(bad.read_bytes()[:300])
    with qtbot.waitSignal(window.opener.failed, timeout=10_000):
        window.open_photos([bad])
    assert name in window.messages.text
    assert window.document.path == good
    assert window.document.photo.width == 480
    assert window.document.current_look == "look-04"
    assert bad not in window.recent.paths()


def test_a_missing_file_says_so(window, tmp_path, qtbot):
    with qtbot.waitSignal(window.opener.failed, timeout=10_000):
        window.open_photos([tmp_path / "gone.jpg"])
    assert "gone.jpg" in window.messages.text
    assert window.canvas.empty


def test_of_two_photos_opened_at_once_the_later_stays(window, photo_file, qtbot):
    first, second = photo_file("a.png", 1500, 1000), photo_file("b.png")
    window.open_photos([first])
    with qtbot.waitSignal(window.opener.opened, timeout=10_000):
        window.open_photos([second])
    qtbot.waitUntil(lambda: window.settled, timeout=10_000)
    assert window.document.path == second


def test_recent_photos_are_remembered_and_opened(
    build_window, photo_file, qtbot, settings
):
    window = build_window()
    paths = [photo_file("a.png"), photo_file("b.png"), photo_file("c.png")]
    with qtbot.waitSignal(window.opener.opened, timeout=10_000):
        window.open_photos(paths)
    assert window.document.path == paths[0]
    again = build_window()
    again.recent_menu.aboutToShow.emit()
    entries = again.recent_menu.actions()
    assert [entry.text() for entry in entries] == ["a.png", "b.png", "c.png"]
    with qtbot.waitSignal(again.opener.opened, timeout=10_000):
        entries[1].trigger()
    assert again.document.path == paths[1]
    assert again.recent.paths()[0] == paths[1]


def test_message_bar_shows_details_and_goes(window):
    window.messages.show_error("It broke.", "line 7")
    assert window.messages.isVisible()
    window.messages._details.click()
    assert window.messages._box.isVisible()
    assert window.messages._box.toPlainText() == "line 7"
    window.messages._close.click()
    assert not window.messages.isVisible()
    assert window.messages.text == ""


def test_what_was_damaged_in_the_library_is_told(build_window):
    window = build_window(WindowCatalogue(problems=("The index was rebuilt.",)))
    assert window.messages.text == "The index was rebuilt."


def test_the_status_bar_reads_the_pixel(window, photo_file, open_photo):
    open_photo(window, photo_file())
    window.document.set_light("contrast", 0.0)
    centre = QPoint(window.canvas.width() // 2, window.canvas.height() // 2)
    QTest.mouseMove(window.canvas, QPoint(40, 40))
    QTest.mouseMove(window.canvas, centre)
    words = window.status.pixel_text.replace("\u2007", " ").split()
    assert words[0::2][:3] == ["R", "G", "B"]
    read = [int(word) for word in words[1::2][:3]]
    assert np.abs(np.subtract(read, middle(window))).max() <= 1
    assert words[-2] == "L*", words
    assert 0 < int(words[-1]) < 100


def test_the_status_bar_shows_a_job_and_cancels_it(window, qtbot):
    def work(token, progress):
        while True:
            progress(0.4, "Working")
            token.check()

    job = window.workers.submit(work, name="Exporting beach.jpg", show=True)
    qtbot.waitUntil(window.status._cancel.isVisible)
    assert window.status._name.text() == "Exporting beach.jpg"
    qtbot.waitUntil(lambda: window.status._percent.text() == "40%")
    QTest.mouseClick(window.status._cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.status._cancel.isVisible())
    assert job.token.cancelled


def test_a_session_is_saved_and_taken_up_again(
    build_window, photo_file, open_photo, qtbot, tmp_path
):
    window = build_window()
    photo = photo_file()
    open_photo(window, photo)
    window.document.choose_look("look-05")
    window.document.add_look("look-06")
    window.document.set_light("exposure", 0.75)
    recipe, picture = window.document.recipe, tmp_path / "edit.looksmith"
    window.sessions.save(picture)
    qtbot.waitUntil(picture.exists, timeout=5000)
    assert load_session(picture).recipe == recipe
    again = build_window()
    with qtbot.waitSignal(again.opener.opened, timeout=10_000):
        again.sessions.open(picture)
    assert again.document.path == photo
    assert again.document.recipe == recipe


def test_the_edit_in_an_export_is_taken_up_on_the_photo_that_is_open(
    window, photo_file, open_photo, qtbot, tmp_path
):
    photo, picture = photo_file(), tmp_path / "finished.jpg"
    open_photo(window, photo)
    window.document.choose_look("look-05")
    window.document.set_light("exposure", 0.75)
    recipe = window.document.recipe
    with qtbot.waitSignal(window.exporter.written, timeout=10_000):
        window.exporter.write_photo(picture, WriteOptions())
    window.document.reset_all()
    window.sessions.open(picture)
    qtbot.waitUntil(lambda: window.document.recipe == recipe, timeout=10_000)
    assert window.document.path == photo


def test_a_session_brings_looks_that_the_library_lacks(
    build_window, photo_file, open_photo, qtbot, tmp_path
):
    from looksmith.grade.session import Session, save_session

    darker = Lut3D(identity_table(9) * np.float32(0.5))
    recipe = Recipe(blend=Blend((BlendTerm("foreign"),)))
    path = tmp_path / "edit.looksmith"
    save_session(Session(recipe, None, {"foreign": darker}, {"foreign": "Far"}), path)
    window = build_window()
    open_photo(window, photo_file())
    before = middle(window)
    window.sessions.open(path)
    qtbot.waitUntil(lambda: abs(middle(window)[0] - before[0] / 2) <= 2, timeout=5000)
    assert window.looks.title("foreign") == "Far"
    assert window.messages.text == ""


def test_a_session_morphs_with_a_look_that_the_library_lacks(
    build_window, photo_file, open_photo, qtbot, tmp_path
):
    from looksmith.grade.session import Session, save_session

    foreign = Lut3D(identity_table(9) * np.float32(0.5))
    terms = (BlendTerm("foreign"), BlendTerm("look-05"))
    recipe = Recipe(blend=Blend(terms, mode="morph"))
    path = tmp_path / "edit.looksmith"
    save_session(Session(recipe, None, {"foreign": foreign}, {}), path)
    window = build_window()
    open_photo(window, photo_file())
    before = middle(window)
    window.sessions.open(path)
    qtbot.waitUntil(lambda: middle(window) != before, timeout=5000)
    assert window.document.blend.mode == "morph"
    expected = window.looks.morph(["foreign", "look-05"], [1, 1], 33).table
    seen = window.renderer.preview_table(recipe)
    np.testing.assert_allclose(seen, expected, atol=1e-6)
    assert window.messages.text == ""


def test_a_damaged_session_says_so(window, tmp_path, qtbot):
    path = tmp_path / "edit.looksmith"
    path.write_text("{")
    window.sessions.open(path)
    qtbot.waitUntil(lambda: "edit.looksmith" in window.messages.text)


def test_dropped_luts_join_the_library(build_window, tmp_path, qtbot):
    catalogue = Catalogue.open(tmp_path / "data", tmp_path / "none.looks")
    window = build_window(catalogue)
    look = tmp_path / "Golden Hour.cube"
    rows = (identity_table(2) ** np.float32(0.7)).transpose(2, 1, 0, 3).reshape(-1, 3)
    text = "\n".join(" ".join(f"{v:.6f}" for v in row) for row in rows)
    look.write_text(f'TITLE "Golden Hour"\nLUT_3D_SIZE 2\n{text}\n')
    with qtbot.waitSignal(window.importer.imported, timeout=10_000):
        window.canvas.paths_dropped.emit([look])
    assert [item.title for item in catalogue.looks()] == ["Golden Hour"]
    qtbot.waitUntil(lambda: "Golden Hour" in window.messages.text)
    assert window.library_ids == {catalogue.looks()[0].id}
    # A look that is there already needs no dialog.
    with qtbot.waitSignal(window.importer.imported, timeout=10_000):
        window.canvas.paths_dropped.emit([look])
    known = "“Golden Hour” is in your library already."
    qtbot.waitUntil(lambda: window.messages.text == known)
    assert not window.findChildren(ImportReportDialog)


def test_sizes_are_remembered(build_window):
    window = build_window()
    window.splitter.setSizes([380, 600, 300])
    sizes = window.splitter.sizes()
    window.close()
    assert build_window().splitter.sizes() == sizes


def test_closing_stops_the_jobs_and_closes_the_library(build_window, qtbot):
    catalogue = WindowCatalogue()
    window = build_window(catalogue)
    seen = []

    def work(token, progress):
        while not token.cancelled:
            seen.append(1)
        token.check()

    window.workers.submit(work, show=True)
    qtbot.waitUntil(lambda: bool(seen))
    window.close()
    assert catalogue.closed
    assert not window.isVisible()


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)])
def test_nothing_is_cut_off_at_the_usual_sizes(
    window, size, photo_file, open_photo, qtbot
):
    window.resize(*size)
    open_photo(window, photo_file())
    for index in range(3):
        window.document.add_look(f"look-{index:02d}")
    qtbot.waitUntil(lambda: window.settled, timeout=10_000)
    area = window.rect()
    for button in (window.export_photo_button, window.export_lut_button):
        corner = button.mapTo(window, button.rect().bottomRight())
        assert area.contains(corner)
        assert button.width() >= button.sizeHint().width()
    assert window.size().toTuple() == size
    if size[1] >= 900:
        bar = window.light_panel.parentWidget().parentWidget().parentWidget()
        qtbot.waitUntil(lambda: not bar.verticalScrollBar().isVisible())


def test_importing_the_window_is_light(root):
    heavy = ["torch", "colour", "matplotlib", "pyqtgraph", "numba", "scipy"]
    code = (
        "import sys, looksmith.ui.window, looksmith.ui.main\n"
        f"print([m for m in {heavy} if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(root / "app")},
    )  # fmt: skip
    assert done.stdout.strip() == "[]"


def test_without_a_display_the_window_says_so(root):
    code = "from looksmith.ui.main import main; raise SystemExit(main([]))"
    blocked = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    env = {key: value for key, value in os.environ.items() if key not in blocked}
    if sys.platform != "linux":
        pytest.skip("only X11 and Wayland can lack a display")
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False,
        env={**env, "PYTHONPATH": str(root / "app")},
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("looksmith: There is no display")
    assert len(done.stderr.splitlines()) == 1


def test_a_picture_of_the_window_is_written(tmp_path, photo_file, qapp):
    from looksmith.ui.main import render_window

    out = tmp_path / "window.png"
    render_window(
        photo_file(), out, size=(1200, 760), data_dir=tmp_path / "data",
        recipe=Recipe().replace(light=Recipe().light.replace(exposure=1.0)),
    )  # fmt: skip
    picture = Image.open(out)
    assert picture.size == (1200, 760)
    assert len(picture.convert("RGB").getcolors(10_000_000)) > 1000


def test_uncaught_errors_reach_the_message_bar_and_the_log(tmp_path, qtbot, window):
    from looksmith.ui.main import ErrorRelay, log_to

    log_to(tmp_path)
    relay = ErrorRelay()
    relay.caught.connect(window.messages.show_error)
    relay.install()
    try:
        try:
            raise ValueError("odd thing")
        except ValueError:
            sys.excepthook(*sys.exc_info())
    finally:
        relay.remove()
    assert "odd thing" in window.messages.text
    assert "ValueError: odd thing" in window.messages.detail
    assert "ValueError: odd thing" in Path(tmp_path / "looksmith.log").read_text()


def test_the_status_bar_tells_the_zoom_of_every_photo(window, photo_file, open_photo):
    zoom = window.status._zoom
    assert zoom.text() == ""
    for name in ("first.png", "second.png"):
        open_photo(window, photo_file(name))
        scale = window.canvas.view.scale
        assert zoom.text() == f"Fit · {scale * 100:.0f} %"
    window.canvas.zoom_to(2.0)
    assert zoom.text() == "200 %"
