"""Marks on what is clipped and what is out of gamut, and the commands around them."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from looksmith.grade.limits import HIGH, LOW, OUTSIDE
from looksmith.grade.mixer import Mixer
from looksmith.grade.split_toning import SplitToning
from looksmith.grade.tone_curve import ToneCurve
from looksmith.grade.toning import Toning
from looksmith.ui.canvas.marks import CLIPPING_HATCHES
from looksmith.ui.canvas.surround import GREYS


def settle(qtbot, window):
    qtbot.waitUntil(lambda: window.settled, timeout=60_000)


def press(window, key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, key, modifiers)


def seen_on(window) -> np.ndarray:
    image = window.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    view = np.frombuffer(image.constBits(), np.uint8)
    return view.reshape(image.height(), -1, 4)[..., 2::-1].astype(int)


@pytest.fixture
def thirds(tmp_path):
    """Return a photo whose left is black, its middle grey and its right white."""

    def write(width=480, height=320):
        pixels = np.full((height, width, 3), 128, np.uint8)
        pixels[:, : width // 3] = 0
        pixels[:, -(width // 3) :] = 255
        path = tmp_path / f"thirds-{width}.png"
        Image.fromarray(pixels).save(path)
        return path

    return write


@pytest.fixture
def opened(window, thirds, open_photo):
    open_photo(window, thirds())
    return window


# Clipping ---------------------------------------------------------------------------


def test_j_marks_highlights_and_shadows_and_says_how_much(opened, qtbot):
    press(opened, Qt.Key.Key_J)
    settle(qtbot, opened)
    states = opened.canvas._marks.whole.states
    third = states.shape[1] // 3
    assert (states[:, : third - 2] == LOW).all()
    assert not states[:, third + 2 : -third - 2].any()
    assert (states[:, 2 - third :] == HIGH).all()
    assert opened.canvas.legend == ("Highlights 33 %", "Shadows 33 %")
    assert opened.actions_by_id["canvas.clipping"].isChecked()
    press(opened, Qt.Key.Key_J)
    assert opened.canvas.legend == ()


def test_the_marks_follow_the_edit(opened, qtbot):
    opened.viewing.clipping.set_on(True)
    opened.document.set_light("exposure", 3.0)
    settle(qtbot, opened)
    assert opened.canvas.legend == ("Highlights 67 %", "Shadows 33 %")


def test_what_a_look_lifts_off_the_ends_stays_marked(opened, qtbot):
    """A faded white is as empty as it was, the middle of a burnt-out sun included."""
    opened.document.set_light("highlights", -60)
    opened.document.set_light("shadows", 60)
    opened.document.edit(
        opened.document.recipe.replace(
            toning=Toning(ToneCurve(((0.0, 0.1), (1.0, 0.9))), Mixer(), SplitToning())
        ),
        "Fade",
    )
    opened.viewing.clipping.set_on(True)
    settle(qtbot, opened)
    assert opened.canvas.legend == ("Highlights 33 %", "Shadows 33 %")


def test_a_photo_without_clipping_says_so(window, tmp_path, open_photo, qtbot):
    path = tmp_path / "grey.png"
    Image.fromarray(np.full((60, 90, 3), 128, np.uint8)).save(path)
    open_photo(window, path)
    window.viewing.clipping.set_on(True)
    settle(qtbot, window)
    assert window.canvas.legend == ("Nothing is clipped",)


@pytest.mark.parametrize("scheme", CLIPPING_HATCHES)
def test_the_marks_have_the_chosen_colours(opened, qtbot, scheme, settings):
    opened.actions_by_id[f"canvas.clipping_{scheme.replace('-', '_')}"].trigger()
    settle(qtbot, opened)
    seen = seen_on(opened)
    left, top, width, height = opened.canvas.view.target(0, 0, 480, 320)
    rows = np.s_[top + height // 2 - 40 : top + height // 2 + 40]
    dark = seen[rows, left + 10 : left + width // 3 - 10].reshape(-1, 3)
    light = seen[rows, left + 2 * width // 3 + 10 : left + width - 10].reshape(-1, 3)
    rgb = [
        [cell >> 16 & 255, cell >> 8 & 255, cell & 255]
        for cell in (int(hatch[3, 3]) for hatch in CLIPPING_HATCHES[scheme][1:])
    ]
    assert (light == rgb[0]).all(), "highlights are full"
    barred = (dark == rgb[1]).all(-1).mean()
    assert 0.5 < barred < 0.95, "shadows are barred: told apart without their colour"
    settings.sync()
    assert settings.value("view/clipping_scheme") == scheme
    assert opened.viewing.clipping.scheme == scheme


def test_zoomed_in_the_marks_are_those_of_the_photo_s_own_pixels(
    window, tmp_path, open_photo, qtbot
):
    pixels = np.full((1600, 2400, 3), 128, np.uint8)
    pixels[800, ::2] = 255  # too fine for the whole photo on the canvas
    path = tmp_path / "fine.png"
    Image.fromarray(pixels).save(path)
    open_photo(window, path)
    window.viewing.clipping.set_on(True)
    settle(qtbot, window)
    assert not window.canvas._marks.whole.states.any()
    window.canvas.zoom_to(1.0)
    settle(qtbot, window)
    marks = window.canvas._marks.detail
    x, y, width, _height = marks.rect
    row = marks.states[800 - y]
    assert (row[x % 2 :: 2] == HIGH).all()
    assert not row[1 - x % 2 :: 2].any()
    assert marks.states.any(axis=1).sum() == 1
    window.canvas.view.pan(-80, 0)
    window.canvas._changed_view()
    settle(qtbot, window)
    assert window.canvas._marks.detail.rect[0] == x + 80
    assert width


def test_a_click_on_the_histogram_s_triangle_marks_them(opened, qtbot):
    QTest.mouseClick(opened.histogram.highlights, Qt.MouseButton.LeftButton)
    assert opened.viewing.clipping.on
    QTest.mouseClick(opened.histogram.shadows, Qt.MouseButton.LeftButton)
    assert not opened.viewing.clipping.on


def test_the_other_button_on_it_offers_the_colours(opened, qtbot):
    mark, menu = opened.histogram.highlights, opened.menus["clipping"]
    place = QPoint(4, 4)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, mark.mapToGlobal(place)
    )
    QApplication.sendEvent(mark, event)
    assert menu.isVisible()
    texts = [action.text() for action in menu.actions()]
    assert {"Red and blue", "Black and white", "Purple and green"} <= set(texts)
    menu.close()
    assert not opened.viewing.clipping.on


# Gamut ------------------------------------------------------------------------------


def vivid(window, qtbot):
    window.document.set_light("saturation", 80.0)
    settle(qtbot, window)


def test_shift_j_marks_what_lies_outside(window, photo_file, open_photo, qtbot):
    open_photo(window, photo_file())
    press(window, Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, window)
    assert window.canvas.legend == ("Every colour fits in sRGB",)
    vivid(window, qtbot)
    assert window.canvas.legend[0].startswith("Outside sRGB ")
    share = (window.canvas._marks.whole.states == OUTSIDE).mean()
    assert share > 0.05
    window.actions_by_id["canvas.gamut_p3"].trigger()
    settle(qtbot, window)
    wider = (window.canvas._marks.whole.states == OUTSIDE).mean()
    assert 0 < wider < share
    assert window.canvas.legend[0].startswith("Outside Display P3 ")
    assert window.actions_by_id["canvas.gamut_p3"].isChecked()
    assert not window.actions_by_id["canvas.gamut_srgb"].isChecked()


def test_only_one_kind_of_marks_is_on(opened, qtbot):
    opened.recovery.set_on(True)
    opened.viewing.clipping.set_on(True)
    assert not opened.recovery.on
    settle(qtbot, opened)
    assert opened.canvas.legend[0].startswith("Highlights")
    opened.viewing.gamut.set_on(True)
    assert not opened.viewing.clipping.on
    settle(qtbot, opened)
    assert opened.canvas.legend == ("Every colour fits in sRGB",)
    opened.recovery.set_on(True)
    settle(qtbot, opened)
    assert opened.canvas.legend == ("Every colour can be recovered",)


def test_an_inverted_look_is_judged_by_its_table(window, photo_file, open_photo, qtbot):
    open_photo(window, photo_file())
    window.document.choose_look("look-19")
    window.document.set_invert(True)
    window.viewing.clipping.set_on(True)
    settle(qtbot, window)
    graded = window.canvas._graded.whole.array[..., :3]
    states = window.canvas._marks.whole.states
    clear = ((graded > 4) & (graded < 251)).all(-1)
    assert not states[clear].any()
    ends = (graded == 255).any(-1)
    assert (states[ends] == HIGH).mean() > 0.5 if ends.any() else True


# Surround, zoom and picture only ------------------------------------------------------


def test_9_goes_through_the_greys_and_is_remembered(opened, qtbot, settings):
    seen = []
    for _ in GREYS:
        press(opened, Qt.Key.Key_9)
        seen.append(opened.viewing.grey)
        level = GREYS[seen[-1]]
        if level is not None:
            assert (seen_on(opened)[3, 3] == level).all()
    assert sorted(seen) == sorted(GREYS)
    press(opened, Qt.Key.Key_9)
    assert settings.value("view/canvas_grey") == opened.viewing.grey
    checked = [
        name
        for name in GREYS
        if opened.actions_by_id[f"canvas.grey_{name}"].isChecked()
    ]
    assert checked == [opened.viewing.grey]


def test_ctrl_b_frames_the_photo(opened, qtbot, settings):
    settings.setValue("view/assessment_margin", 0.2)
    opened.viewing.reload()
    press(opened, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, opened)
    assert (seen_on(opened)[3, 3] == 119).all()
    box = opened.canvas._shown_rect()
    side = min(opened.canvas.width(), opened.canvas.height())
    assert box.left() >= 0.2 * side
    assert (seen_on(opened)[250, round(box.left()) - 3] == 255).all()
    press(opened, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert (seen_on(opened)[3, 3] != 119).all()


@pytest.mark.parametrize("odd", ["-3", "many", "1e9", ""])
def test_odd_settings_leave_a_canvas(opened, settings, odd):
    settings.setValue("view/assessment_margin", odd)
    settings.setValue("view/canvas_grey", odd)
    opened.viewing.set_assessing(True)
    opened.viewing.reload()
    assert opened.canvas._shown_rect().width() > 50


@pytest.mark.parametrize(("key", "scale"), [(Qt.Key.Key_2, 2.0), (Qt.Key.Key_1, 1.0)])
def test_keys_zoom(opened, key, scale):
    press(opened, key, Qt.KeyboardModifier.ControlModifier)
    assert opened.canvas.view.scale == scale


def test_ctrl_3_fills_the_canvas(opened):
    press(opened, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    _left, _top, width, height = opened.canvas.view.target(0, 0, 480, 320)
    across, down = opened.canvas.view.viewport
    assert width >= across
    assert height >= down
    assert width == across or height == down


def test_ctrl_plus_and_minus_zoom_about_the_middle(opened, qtbot):
    start = opened.canvas.view.scale
    press(opened, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(
        lambda: opened.canvas.view.scale == pytest.approx(start * 1.25), timeout=5000
    )
    opened.actions_by_id["canvas.zoom_out"].trigger()
    qtbot.waitUntil(
        lambda: opened.canvas.view.scale == pytest.approx(start), timeout=5000
    )


def test_f_leaves_nothing_but_the_photo_and_esc_brings_all_back(opened, qtbot):
    parts = (
        opened.browser, opened.histogram, opened.status, opened.menuBar(),
    )  # fmt: skip
    before = [part.isVisible() for part in parts]
    size = opened.size()
    press(opened, Qt.Key.Key_F)
    assert opened.isFullScreen()
    assert not any(part.isVisible() for part in parts)
    qtbot.waitUntil(lambda: opened.canvas.size() == opened.size(), timeout=5000)
    assert opened.actions_by_id["canvas.picture_only"].isChecked()
    press(opened, Qt.Key.Key_J)
    assert opened.viewing.clipping.on, "keys work without the menus"
    press(opened, Qt.Key.Key_Escape)
    assert [part.isVisible() for part in parts] == before
    assert not opened.isFullScreen()
    qtbot.waitUntil(lambda: opened.size() == size, timeout=5000)
    settle(qtbot, opened)


def test_what_was_hidden_before_stays_hidden_after(opened, qtbot):
    opened.set_panels_hidden(True)
    press(opened, Qt.Key.Key_F)
    press(opened, Qt.Key.Key_F)
    assert opened.browser.isHidden()
    assert opened.status.isVisible()


def test_r_turns_the_divider_and_shift_y_shows_both(opened):
    press(opened, Qt.Key.Key_R)
    assert opened.canvas.split
    assert opened.canvas.wipe_angle == 45
    press(opened, Qt.Key.Key_Y, Qt.KeyboardModifier.ShiftModifier)
    assert opened.canvas.beside
    assert not opened.canvas.split
    assert opened.actions_by_id["canvas.beside"].isChecked()
    assert not opened.actions_by_id["view.split"].isChecked()
    QTest.mouseMove(opened.canvas, QPoint(40, 40))
