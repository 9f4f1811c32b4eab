"""Tone curve, colour mixer and split toning in the window: real clicks and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from looksmith.grade.mixer import FAMILIES
from looksmith.grade.recipe import Recipe
from looksmith.grade.tone_curve import MOST_POINTS, STRAIGHT
from looksmith.ui.document import Document
from looksmith.ui.panels.toning import ToningPanel

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def document(qtbot):
    return Document()


@pytest.fixture
def panel(qtbot, document):
    panel = ToningPanel(document)
    qtbot.addWidget(panel)
    panel.group.set_expanded(True)
    panel.resize(280, 800)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def place(editor, x, y):
    return editor.place_of((x, y)).toPoint()


def toning(document):
    return document.recipe.toning


def test_a_click_on_the_plot_adds_a_point_that_can_be_dragged(qtbot, document, panel):
    editor = panel.curve.editor
    qtbot.mousePress(editor, LEFT, pos=place(editor, 0.5, 0.5))
    qtbot.mouseMove(editor, place(editor, 0.5, 0.7))
    qtbot.mouseRelease(editor, LEFT, pos=place(editor, 0.5, 0.7))
    points = toning(document).curve.master
    assert len(points) == 3
    assert points[1] == pytest.approx((0.5, 0.7), abs=0.02)
    assert len(document.history.steps) == 2, "one drag is one step"
    document.undo()
    assert toning(document).curve.master == STRAIGHT
    assert editor.points == STRAIGHT


def test_two_drags_are_two_steps(qtbot, document, panel):
    editor = panel.curve.editor
    for x, y in ((0.3, 0.2), (0.7, 0.8)):
        qtbot.mouseClick(editor, LEFT, pos=place(editor, x, y))
    assert len(document.history.steps) == 3


def test_a_point_stops_beside_its_neighbour(qtbot, document, panel):
    editor = panel.curve.editor
    qtbot.mouseClick(editor, LEFT, pos=place(editor, 0.5, 0.5))
    qtbot.mousePress(editor, LEFT, pos=place(editor, 0.5, 0.5))
    qtbot.mouseMove(editor, QPoint(editor.width() + 40, -30))
    qtbot.mouseRelease(editor, LEFT, pos=QPoint(editor.width() + 40, -30))
    inputs = [x for x, _ in toning(document).curve.master]
    assert inputs == sorted(inputs)
    assert inputs[1] < 1
    assert toning(document).curve.master[1][1] == 1


def test_a_double_click_takes_a_point_away_and_corners_go_home(qtbot, document, panel):
    editor = panel.curve.editor
    qtbot.mouseClick(editor, LEFT, pos=place(editor, 0.5, 0.4))
    qtbot.mouseDClick(editor, LEFT, pos=place(editor, 0.5, 0.4))
    assert toning(document).curve.master == STRAIGHT
    qtbot.mousePress(editor, LEFT, pos=place(editor, 0, 0))
    qtbot.mouseMove(editor, place(editor, 0.1, 0.2))
    qtbot.mouseRelease(editor, LEFT, pos=place(editor, 0.1, 0.2))
    assert toning(document).curve.master[0] == pytest.approx((0.1, 0.2), abs=0.02)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert toning(document).curve.master == STRAIGHT


def test_the_keyboard_does_all_that_the_mouse_does(qtbot, document, panel):
    editor = panel.curve.editor
    qtbot.mouseClick(editor, LEFT, pos=place(editor, 0.5, 0.5))
    qtbot.keyClick(editor, Qt.Key.Key_Left)
    assert editor.chosen == 0
    qtbot.keyClick(editor, Qt.Key.Key_Right)
    qtbot.keyClick(editor, Qt.Key.Key_Up)
    qtbot.keyClick(editor, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(editor, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert toning(document).curve.master[1] == pytest.approx((0.49, 0.61), abs=0.015)
    assert "49 %" in editor.accessibleDescription()


def test_there_is_an_end_to_points(qtbot, document, panel):
    editor = panel.curve.editor
    for number in range(1, 30):
        qtbot.mouseClick(editor, LEFT, pos=place(editor, number / 30, 0.5))
    assert len(toning(document).curve.master) <= MOST_POINTS


def test_each_channel_has_a_curve_of_its_own(qtbot, document, panel):
    curve = panel.curve
    qtbot.mouseClick(curve.channels.buttons["blue"], LEFT)
    qtbot.mouseClick(curve.editor, LEFT, pos=place(curve.editor, 0.5, 0.3))
    assert toning(document).curve.master == STRAIGHT
    assert len(toning(document).curve.blue) == 3
    qtbot.mouseClick(curve.channels.buttons["red"], LEFT)
    assert curve.editor.points == STRAIGHT
    assert curve.editor.accessibleName() == "Red"


@pytest.mark.parametrize("quality", ["hue", "saturation", "luminance"])
def test_the_mixer_changes_the_quality_that_is_chosen(qtbot, document, panel, quality):
    mixer = panel.mixer
    qtbot.mouseClick(panel.parts.buttons["mixer"], LEFT)
    qtbot.mouseClick(mixer.qualities.buttons[quality], LEFT)
    slider = mixer.sliders["blue"]
    slider.setFocus()
    for _ in range(3):
        qtbot.keyClick(slider.track, Qt.Key.Key_Right)
    band = toning(document).mixer.blue
    assert getattr(band, quality) == 3
    assert sum((band.hue, band.saturation, band.luminance)) == 3
    others = [f for f in FAMILIES if f != "blue"]
    assert all(mixer.sliders[f].value == 0 for f in others)
    assert len(document.history.steps) == 2


def test_switching_the_quality_shows_its_values(qtbot, document, panel):
    qtbot.mouseClick(panel.parts.buttons["mixer"], LEFT)
    slider = panel.mixer.sliders["green"]
    slider.setFocus()
    qtbot.keyClick(slider.track, Qt.Key.Key_Left)
    qtbot.mouseClick(panel.mixer.qualities.buttons["luminance"], LEFT)
    assert slider.value == 0
    qtbot.mouseClick(panel.mixer.qualities.buttons["hue"], LEFT)
    assert slider.value == -1


def test_split_toning_and_the_two_ways_to_reset(qtbot, document, panel):
    qtbot.mouseClick(panel.curve.editor, LEFT, pos=place(panel.curve.editor, 0.5, 0.7))
    qtbot.mouseClick(panel.parts.buttons["split"], LEFT)
    assert panel.split.isVisible()
    assert not panel.curve.isVisible()
    assert not panel.reset.isEnabled()
    slider = panel.split.sliders["shadow_saturation"]
    slider.setFocus()
    qtbot.keyClick(slider.track, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert toning(document).split.shadow_saturation == 10
    assert "changed" in panel.group.header.accessibleName()
    assert "changed" in panel.parts.buttons["split"].accessibleName()
    qtbot.mouseClick(panel.reset, LEFT)
    assert toning(document).split.is_neutral
    assert not toning(document).curve.is_neutral, "only the part on show"
    qtbot.mouseDClick(panel.group.header, LEFT)
    assert toning(document).is_neutral
    assert "changed" not in panel.group.header.accessibleName()


def test_resetting_the_adjustments_takes_toning_along(qtbot, document, panel):
    qtbot.mouseClick(panel.curve.editor, LEFT, pos=place(panel.curve.editor, 0.5, 0.7))
    document.reset_light()
    assert document.recipe == Recipe()
    assert panel.curve.editor.points == STRAIGHT
