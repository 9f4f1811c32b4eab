"""The light and colour sliders and the recipe behind them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from looksmith.grade.recipe import LIGHT_CONTROLS, Light
from looksmith.ui.document import Document
from looksmith.ui.panels.light import LightPanel
from looksmith.ui.theme import apply_theme


@pytest.fixture
def panel(qtbot, qapp):
    apply_theme(qapp)
    made = LightPanel(Document())
    qtbot.addWidget(made)
    made.resize(300, made.sizeHint().height())
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def document(panel) -> Document:
    return panel._document


def test_there_is_a_slider_for_every_control_in_its_group(panel) -> None:
    assert set(panel.sliders) == {control.name for control in LIGHT_CONTROLS}
    for control in LIGHT_CONTROLS:
        slider = panel.sliders[control.name]
        assert panel.groups[control.group].isAncestorOf(slider)
        assert slider.track.accessibleName() == control.label
        assert control.tip in slider.track.toolTip()


def test_a_drag_edits_the_recipe_live_and_is_one_step(panel, document) -> None:
    track = panel.sliders["shadows"].track
    values: list[float] = []
    document.recipe_changed.connect(
        lambda: values.append(document.recipe.light.shadows)
    )
    start = track.knob_centre().toPoint()
    QTest.mousePress(track, Qt.MouseButton.LeftButton, pos=start)
    for by in (10, 30, 50):
        QTest.mouseMove(track, start + QPoint(by, 0))
    QTest.mouseRelease(track, Qt.MouseButton.LeftButton, pos=start + QPoint(50, 0))
    assert len(values) == 3
    assert len(document.history.steps) == 2
    assert document.history.steps[-1].name == "Shadows"
    document.undo()
    assert document.recipe.light == Light()
    assert panel.sliders["shadows"].value == 0


def test_two_drags_are_two_steps(qtbot, panel, document) -> None:
    for name in ("shadows", "shadows", "whites"):
        track = panel.sliders[name].track
        start = track.knob_centre().toPoint()
        QTest.mousePress(track, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(track, start + QPoint(20, 0))
        QTest.mouseMove(track, start + QPoint(30, 0))
        QTest.mouseRelease(track, Qt.MouseButton.LeftButton, pos=start)
    assert len(document.history.steps) == 4


def test_undo_in_the_middle_shows_in_the_sliders(panel, document) -> None:
    document.set_light("exposure", 1.25)
    document.set_light("tint", -30)
    assert panel.sliders["exposure"].field.text() == "1.25 EV"
    assert panel.sliders["tint"].value == -30
    document.undo()
    assert panel.sliders["tint"].value == 0


def test_the_dot_tells_of_a_change_inside(panel, document) -> None:
    assert not any(group.header.changed for group in panel.groups.values())
    document.set_light("tint", 12)
    assert panel.groups["colour"].header.changed
    assert not panel.groups["light"].header.changed
    assert "changed" in panel.groups["colour"].header.accessibleName()
    document.reset_light()
    assert not panel.groups["colour"].header.changed


def test_a_click_on_the_header_closes_the_group(panel) -> None:
    group = panel.groups["light"]
    QTest.mouseClick(group.header, Qt.MouseButton.LeftButton)
    assert not group.body.isVisible()
    QTest.mouseClick(group.header, Qt.MouseButton.LeftButton)
    assert group.body.isVisible()


def test_a_double_click_on_the_header_resets_only_its_group(panel, document) -> None:
    document.set_light("exposure", 1)
    document.set_light("whites", 20)
    document.set_light("tint", 12)
    header = panel.groups["light"].header
    steps = len(document.history.steps)
    QTest.mouseClick(header, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(header, Qt.MouseButton.LeftButton)
    assert document.recipe.light == Light(tint=12)
    assert panel.groups["light"].expanded, "the double click's first click is undone"
    assert len(document.history.steps) == steps + 1


def test_typed_values_stop_at_the_recipes_limits(panel, document) -> None:
    field = panel.sliders["exposure"].field
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    QTest.keyClicks(field, "99")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert document.recipe.light.exposure == 5
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    QTest.keyClicks(field, "x-4.5")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert document.recipe.light.exposure == 0.5


def test_tab_walks_every_slider(panel) -> None:
    panel.activateWindow()
    panel.groups["colour"].set_expanded(True)
    panel.groups["light"].header.setFocus()
    tracks = [slider.track for slider in panel.sliders.values()]
    met = []
    for _ in range(2 + len(tracks)):
        QTest.keyClick(panel.window().focusWidget(), Qt.Key.Key_Tab)
        met.append(panel.window().focusWidget())
    assert [widget for widget in met if widget in tracks] == tracks
