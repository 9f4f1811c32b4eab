"""Invert in the window: the toggle, what is said of it, the marks, the exports."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from window_parts import pattern

from looksmith.grade.bake import bake
from looksmith.grade.recipe import Blend, BlendTerm, Light, Recipe
from looksmith.grade.render import Renderer
from looksmith.grade.undo import Undo
from looksmith.lut.formats import read_lut
from looksmith.lut.invert import BEYOND, SEVERAL
from looksmith.lut.reversibility import reversibility
from looksmith.photo.photo import Photo
from looksmith.photo.read import read_photo
from looksmith.photo.write import WriteOptions
from looksmith.ui.canvas.marks import MarkLayer, Marks
from looksmith.ui.canvas.view import View
from looksmith.ui.recovery import percent

LOOK = "look-03"  # one-to-one
DARKER = "look-09"  # one-to-one, and its reds end at 0.84
MONO = "look-01"


def click(widget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def settle(qtbot, window) -> None:
    qtbot.waitUntil(lambda: window.settled, timeout=120_000)


def shown(window) -> np.ndarray:
    """Return the graded preview as floats, red first."""
    return window.canvas._graded.whole.array[..., 2::-1] / 255


def grabbed(window) -> QImage:
    return window.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.fixture
def graded(window, tmp_path, open_photo):
    """Return a window with a photo that went through `LOOK`, and the photo before."""
    original = Photo(pattern(480, 320))
    there = Recipe(blend=Blend((BlendTerm(LOOK),)))
    after = Renderer(window.catalogue).render(original, there)
    path = tmp_path / "graded.png"
    Image.fromarray(after.pixels).save(path)
    open_photo(window, path)
    window.document.choose_look(LOOK)
    return window, original.float_pixels()


# The toggle -----------------------------------------------------------------------


def test_a_click_gives_the_photo_its_own_colours_back(graded, qtbot):
    window, original = graded
    settle(qtbot, window)
    assert np.abs(shown(window) - original).mean() > 0.02
    click(window.blend_panel.invert)
    settle(qtbot, window)
    assert np.quantile(np.abs(shown(window) - original), 0.99) <= 2.5 / 255
    QTest.keyClick(window.canvas, Qt.Key.Key_I)
    assert not window.document.blend.invert
    settle(qtbot, window)
    assert np.abs(shown(window) - original).mean() > 0.02


def test_a_draft_is_painted_before_the_exact_inverse_is_there(
    graded, qtbot, monkeypatch
):
    window, original = graded
    settle(qtbot, window)
    go, fine = threading.Event(), Undo.fine_table

    def late(undo, token):
        assert go.wait(60)
        return fine(undo, token)

    monkeypatch.setattr(Undo, "fine_table", late)
    before = shown(window)
    click(window.blend_panel.invert)
    qtbot.waitUntil(lambda: np.abs(shown(window) - before).max() > 0.02, timeout=10_000)
    draft = shown(window)
    assert np.quantile(np.abs(draft - original), 0.95) <= 6 / 255
    go.set()
    settle(qtbot, window)
    exact, rough = np.abs(shown(window) - original), np.abs(draft - original)
    # Where both are right to 8 bits, the dither decides which mean is the smaller one.
    chance = 3 * rough.std() / np.sqrt(rough.size)
    assert exact.mean() <= rough.mean() + chance


def test_another_edit_cancels_the_exact_inverse(graded, qtbot, monkeypatch):
    window, _original = graded
    settle(qtbot, window)
    tokens = []

    def endless(undo, token):
        tokens.append(token)
        while True:
            token.check()

    monkeypatch.setattr(Undo, "fine_table", endless)
    click(window.blend_panel.invert)
    qtbot.waitUntil(lambda: bool(tokens), timeout=10_000)
    assert not tokens[0].cancelled
    window.document.set_invert(False)
    assert tokens[0].cancelled
    settle(qtbot, window)
    assert window.messages.text == ""


def test_a_drag_with_invert_on_ends_with_its_last_value(graded, qtbot):
    window, _original = graded
    window.document.set_invert(True)
    for amount in np.linspace(0.5, 1.2, 15):
        window.document.set_amount(float(amount), "drag")
        QTest.qWait(2)
    settle(qtbot, window)
    dragged = shown(window)
    expected = window.renderer.preview(
        window.document.proxy, window.document.recipe, fine=True
    )
    np.testing.assert_array_equal(dragged, expected[..., 2::-1] / 255)


def test_light_works_on_what_came_back(graded, qtbot):
    window, original = graded
    click(window.blend_panel.invert)
    window.document.set_light("exposure", 0.5)
    settle(qtbot, window)
    lit = Recipe(light=Light(exposure=0.5))
    photo = Photo((original * 65535).astype(np.uint16))
    expected = Renderer(window.catalogue).render(photo, lit).float_pixels()
    assert np.quantile(np.abs(shown(window) - expected), 0.98) <= 5 / 255


def test_a_zoomed_view_is_inverted_exactly_too(window, tmp_path, open_photo, qtbot):
    original = Photo(pattern(2400, 1600))
    there = Recipe(blend=Blend((BlendTerm(LOOK),)))
    path = tmp_path / "large.png"
    after = Renderer(window.catalogue).render(original, there)
    Image.fromarray(after.pixels).save(path)
    open_photo(window, path)
    window.document.choose_look(LOOK)
    window.document.set_invert(True)
    window.canvas.zoom_to(1.0)
    settle(qtbot, window)
    tiles = window.canvas._graded.tiles
    x, y, width, height = window.canvas.view.visible()
    assert sum(tile.rect[2] * tile.rect[3] for tile in tiles) >= width * height
    for layer in tiles:
        x, y, width, height = layer.rect
        part = original.float_pixels()[y : y + height, x : x + width]
        error = np.abs(layer.array[..., 2::-1] / 255 - part)
        assert np.quantile(error, 0.99) <= 2.5 / 255


# What is said ---------------------------------------------------------------------


def test_the_status_bar_gives_the_round_trip_of_the_blend(graded, qtbot):
    window, _original = graded
    assert window.status.round_trip_text == ""
    click(window.blend_panel.invert)
    assert window.status.round_trip_text == "Undoing the looks · measuring…"
    settle(qtbot, window)
    blend = window.document.blend
    trip = reversibility(window.renderer.forward(blend).forward).eight_bit_natural
    expected = f"ΔE {trip.mean:.2f} (95 % below {trip.p95:.2f})"
    assert window.status.round_trip_text.endswith(expected)
    window.document.set_amount(1.7)
    assert "measuring" in window.status.round_trip_text
    settle(qtbot, window)
    assert expected not in window.status.round_trip_text
    click(window.blend_panel.invert)
    assert window.status.round_trip_text == ""


def test_the_tooltip_says_what_is_undone(graded, qtbot):
    window, _original = graded
    settle(qtbot, window)
    tip = window.blend_panel.invert.toolTip()
    assert "amount included" in tip
    assert "Light and colour adjustments are not undone" in tip


def test_a_monochrome_look_switches_invert_off_and_says_why(graded, qtbot):
    window, _original = graded
    panel = window.blend_panel
    window.document.choose_look(MONO)
    settle(qtbot, window)
    assert not panel.invert.isEnabled()
    assert panel.note.isVisible()
    assert panel.note.text().startswith("Cannot be inverted: the colours are gone")
    assert panel.invert.toolTip() == panel.note.text()
    assert not window.actions_by_id["look.invert"].isEnabled()
    QTest.keyClick(window.canvas, Qt.Key.Key_I)
    click(panel.invert)
    assert not window.document.blend.invert
    needed = panel.note.heightForWidth(panel.note.width())
    assert panel.note.height() >= needed, "nothing of the reason is cut off"
    window.document.set_amount(0.5)
    settle(qtbot, window)
    assert panel.invert.isEnabled()
    assert not panel.note.isVisible()
    window.document.choose_look(LOOK)
    settle(qtbot, window)
    assert panel.invert.isEnabled()


def test_an_inverted_blend_that_turns_monochrome_shows_the_photo_and_can_be_left(
    graded, qtbot
):
    window, _original = graded
    click(window.blend_panel.invert)
    window.document.edit(
        Recipe(blend=Blend((BlendTerm(MONO),), invert=True)), "Monochrome"
    )
    settle(qtbot, window)
    photo = window.document.proxy.float_pixels()
    np.testing.assert_allclose(shown(window), photo, atol=1.01 / 255)
    assert window.messages.text == ""
    assert window.status.round_trip_text == ""
    assert "Cannot be inverted" in window.blend_panel.note.text()
    assert window.blend_panel.invert.isEnabled()
    window.document.set_amount(0.6)
    settle(qtbot, window)
    assert "round trip ΔE" in window.status.round_trip_text, "it can be undone again"
    window.document.set_amount(1.0)
    click(window.blend_panel.invert)
    assert not window.document.blend.invert
    settle(qtbot, window)
    assert np.ptp(shown(window), axis=-1).max() <= 2 / 255


def test_a_look_that_squeezes_onto_a_sheet_is_warned_of(graded, qtbot, monkeypatch):
    window, _original = graded
    from looksmith.lut.table import Lut3D, identity_table

    flat = identity_table(33).copy()
    flat[..., 2] = flat[..., :2].mean(axis=-1)
    monkeypatch.setattr(
        window.catalogue, "lut", lambda look_id, size=33: Lut3D(flat), raising=True
    )
    window.document.choose_look("look-06")
    settle(qtbot, window)
    assert window.blend_panel.invert.isEnabled()
    assert "onto a sheet" in window.blend_panel.note.text()
    click(window.blend_panel.invert)
    settle(qtbot, window)
    assert "onto a sheet" in window.blend_panel.note.text()
    assert "%" in window.blend_panel.note.text(), "now it is measured"


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)])
def test_nothing_of_the_panel_is_cut_while_it_explains(graded, qtbot, size):
    window, _original = graded
    window.resize(*size)
    window.document.choose_look(MONO)
    window.document.add_look(LOOK)
    settle(qtbot, window)
    panel = window.blend_panel
    for widget in (panel.normalise, panel.invert, panel.marks):
        corner = widget.mapTo(panel, widget.rect().bottomRight())
        assert panel.rect().contains(corner)
        assert widget.width() >= min(widget.sizeHint().width(), 28)


# The marks ------------------------------------------------------------------------


def test_a_key_marks_what_the_look_never_gives(graded, qtbot):
    window, _original = graded
    window.document.choose_look(DARKER)
    window.document.set_invert(True)
    settle(qtbot, window)
    plain = grabbed(window)
    QTest.keyClick(window.canvas, Qt.Key.Key_U)
    settle(qtbot, window)
    assert window.recovery.on
    assert window.blend_panel.marks.isChecked()
    states = window.canvas._marks.whole.states
    reds = window.document.proxy.float_pixels()[..., 0]
    assert (states[reds > 0.86] == BEYOND).all()
    assert not states[reds < 0.8].any()
    share = f"Out of the look's range {percent(float((states == BEYOND).mean()))}"
    assert share in window.canvas.legend
    assert window.canvas.accessibleDescription() == " · ".join(window.canvas.legend)
    assert grabbed(window) != plain
    click(window.blend_panel.marks)
    assert not window.recovery.on
    assert window.canvas.legend == ()
    assert grabbed(window) == plain


def test_without_invert_the_marks_stand_on_what_is_merged(graded, qtbot):
    window, _original = graded
    window.actions_by_id["view.unrecoverable"].trigger()
    settle(qtbot, window)
    assert window.canvas.legend == ("Every colour can be recovered",)
    window.document.choose_look(MONO)
    settle(qtbot, window)
    assert (window.canvas._marks.whole.states == SEVERAL).all()
    assert window.canvas.legend == ("Merged with others 100 %",)


def test_the_original_is_never_hatched(graded, qtbot):
    window, _original = graded
    window.document.choose_look(MONO)
    settle(qtbot, window)
    window.canvas.set_before(True)
    plain = grabbed(window)
    window.recovery.set_on(True)
    settle(qtbot, window)
    assert grabbed(window) == plain
    window.canvas.set_before(False)
    assert grabbed(window) != plain


def test_marks_follow_a_zoomed_view(window, photo_file, open_photo, qtbot):
    open_photo(window, photo_file("large.png", 2400, 1600))
    window.document.choose_look(DARKER)
    window.document.set_invert(True)
    window.recovery.set_on(True)
    window.canvas.zoom_to(1.0, QPoint(window.canvas.width() - 40, 200))
    settle(qtbot, window)
    marks = window.canvas._marks.detail
    assert marks is not None
    x, y, width, height = marks.rect
    reds = window.document.photo.float_pixels()[y : y + height, x : x + width, 0]
    assert (marks.states[reds > 0.86] == BEYOND).all()
    assert not marks.states[reds < 0.8].any()


def test_marks_that_are_old_are_never_shown(graded, qtbot, photo_file, open_photo):
    window, _original = graded
    window.document.choose_look(MONO)
    window.recovery.set_on(True)
    settle(qtbot, window)
    open_photo(window, photo_file("other.png"))
    settle(qtbot, window)
    assert window.recovery.on, "the marks stay on for the next photo"
    assert window.canvas.legend == ("Every colour can be recovered",)


def test_the_two_kinds_of_marks_differ_without_colour():
    states = np.zeros((48, 96), np.uint8)
    states[:, 32:64], states[:, 64:] = SEVERAL, BEYOND
    marks, view = Marks(), View()
    view.set_viewport(96, 48)
    view.set_picture(96, 48)
    marks.whole = MarkLayer(states)
    seen = {}
    for ground in (20, 128, 235):
        image = QImage(96, 48, QImage.Format.Format_RGB32)
        image.fill(ground | ground << 8 | ground << 16 | 0xFF000000)
        painter = QPainter(image)
        marks.paint(painter, view)
        painter.end()
        values = np.frombuffer(image.constBits(), np.uint8).reshape(48, 96, 4)[..., :3]
        assert (np.ptp(values.astype(int), axis=-1) == 0).all(), "no hue of their own"
        grey = values[..., 0].astype(int)
        assert (grey[:, :32] == ground).all()
        assert np.ptp(grey[:, 32:64]) > 100
        assert np.ptp(grey[:, 64:]) > 100
        seen[ground] = grey
    stripes, dots = (seen[128][:, at : at + 32] > 200 for at in (32, 64))
    assert np.abs(stripes.mean() - dots.mean()) < 0.2
    # Stripes slant: one step down is one to the left; dots have gaps both ways.
    assert (stripes[1:, :-1] == stripes[:-1, 1:]).all()
    assert not (dots[1:, :-1] == dots[:-1, 1:]).all()


@pytest.mark.parametrize(
    ("share", "text"),
    [(0, "0 %"), (1e-5, "< 0.1 %"), (0.034, "3.4 %"), (0.5, "50 %"),
     (0.9999, "> 99.9 %"), (1, "100 %")],
)  # fmt: skip
def test_shares_are_written_honestly(share, text):
    assert percent(share) == text


# Exports --------------------------------------------------------------------------


def choose(box, key) -> None:
    box.setCurrentIndex(box.findData(key))


def export(qtbot, window, dialog, path):
    dialog.target.set_path(path)
    click(dialog.export_button)
    qtbot.waitUntil(path.exists, timeout=120_000)
    settle(qtbot, window)


@pytest.mark.parametrize("size", [33, 65])
def test_the_inverse_is_exported_as_a_lut(graded, qtbot, tmp_path, size):
    window, _original = graded
    click(window.blend_panel.invert)
    settle(qtbot, window)
    dialog = window.exporter.ask_lut()
    title = window.looks.title(LOOK)
    assert dialog.direction.currentText() == "Undo the looks"
    assert dialog.title.text() == f"Inverse of {title}"
    choose(dialog.format, "cube")
    choose(dialog.lattice, str(size))
    export(qtbot, window, dialog, tmp_path / "back.cube")
    written = read_lut(tmp_path / "back.cube")
    assert (written.size, written.title) == (size, f"Inverse of {title}")
    expected = bake(window.document.recipe, window.looks, size)
    np.testing.assert_allclose(written.table, expected.table, atol=1e-5)


def test_the_direction_can_be_changed_in_the_dialog(graded, qtbot, tmp_path):
    window, _original = graded
    settle(qtbot, window)
    dialog = window.exporter.ask_lut()
    title = window.looks.title(LOOK)
    assert dialog.title.text() == title
    choose(dialog.direction, "undo")
    assert dialog.title.text() == f"Inverse of {title}"
    choose(dialog.direction, "apply")
    dialog.title.setText("Evening")
    choose(dialog.direction, "undo")
    assert dialog.title.text() == "Evening", "a typed title stays"
    choose(dialog.lattice, "17")
    export(qtbot, window, dialog, tmp_path / "back.cube")
    assert not window.document.blend.invert, "the edit itself stays as it is"
    blend = window.document.blend.replace(invert=True)
    expected = bake(window.document.recipe.replace(blend=blend), window.looks, 17)
    written = read_lut(tmp_path / "back.cube")
    np.testing.assert_allclose(written.table, expected.table, atol=1e-5)


def test_a_monochrome_look_offers_no_inverse_and_says_why(graded, qtbot):
    window, _original = graded
    window.document.choose_look(MONO)
    settle(qtbot, window)
    dialog = window.exporter.ask_lut()
    assert not dialog.direction.isEnabled()
    assert "Cannot be inverted" in dialog._note.text()
    assert dialog.export_button.isEnabled(), "the look itself can be exported"


def test_an_inverse_that_does_not_exist_cannot_be_exported(graded, qtbot):
    window, _original = graded
    recipe = Recipe(blend=Blend((BlendTerm(MONO),), invert=True))
    window.document.edit(recipe, "Monochrome")
    settle(qtbot, window)
    dialog = window.exporter.ask_lut()
    assert dialog.direction.currentText() == "Undo the looks"
    assert not dialog.export_button.isEnabled()
    choose(dialog.direction, "apply")
    assert dialog.export_button.isEnabled()


def test_the_inverted_photo_is_exported_exactly(graded, tmp_path, qtbot):
    window, original = graded
    click(window.blend_panel.invert)
    path = tmp_path / "back.png"
    job = window.exporter.write_photo(path, WriteOptions(format="png", bits=16))
    assert job.wait(120)
    back = read_photo(path).float_pixels()
    # The photo was saved with 8 bits, dithered: two code values, spread by the look
    assert np.quantile(np.abs(back - original), 0.999) <= 3 / 255


def test_an_export_that_cannot_be_inverted_says_so_and_writes_nothing(
    graded, tmp_path, qtbot
):
    window, _original = graded
    recipe = Recipe(blend=Blend((BlendTerm(MONO),), invert=True))
    window.document.edit(recipe, "Monochrome")
    path = tmp_path / "back.png"
    window.exporter.write_photo(path, WriteOptions(format="png"))
    qtbot.waitUntil(lambda: "brought back" in window.messages.text, timeout=10_000)
    assert not path.exists()
