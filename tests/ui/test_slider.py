"""The slider: what each gesture does to the number, and what it leaves alone."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from looksmith.ui.widgets.arithmetic import NumberError, evaluate
from looksmith.ui.widgets.slider import Slider


@pytest.fixture
def slider(qtbot):
    made = Slider("Contrast", -100, 100, hard_low=-200, hard_high=300, unit="%")
    qtbot.addWidget(made)
    made.resize(260, 40)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def heard(slider: Slider) -> list[float]:
    values: list[float] = []
    slider.value_changed.connect(values.append)
    return values


def ended(slider: Slider) -> list[int]:
    ends: list[int] = []
    slider.gesture_finished.connect(lambda: ends.append(slider.gesture))
    return ends


def knob(slider: Slider) -> QPoint:
    return slider.track.knob_centre().toPoint()


def turn(widget: QWidget, notches: float, modifiers=Qt.KeyboardModifier.NoModifier):
    centre = QPointF(widget.rect().center())
    event = QWheelEvent(
        centre, QPointF(widget.mapToGlobal(centre)), QPoint(),
        QPoint(0, round(notches * 120)), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
    return event


def type_into(slider: Slider, text: str, end=Qt.Key.Key_Return) -> None:
    field = slider.field
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    field.insert(text)  # QTest types ASCII only
    QTest.keyClick(field, end)


def test_drag_changes_the_value_and_is_one_gesture(qtbot, slider) -> None:
    values, ends = heard(slider), ended(slider)
    start = knob(slider)
    QTest.mousePress(slider.track, Qt.MouseButton.LeftButton, pos=start)
    for by in (10, 20, 40):
        QTest.mouseMove(slider.track, start + QPoint(by, 0))
    QTest.mouseRelease(
        slider.track, Qt.MouseButton.LeftButton, pos=start + QPoint(40, 0)
    )
    assert len(values) == 3
    assert values == sorted(values)
    assert slider.value == pytest.approx(40 / (slider.track.width() - 12) * 200, abs=1)
    qtbot.waitUntil(lambda: len(ends) == 1, timeout=2000)


def test_drag_stays_in_the_soft_range(slider) -> None:
    start = knob(slider)
    QTest.mousePress(slider.track, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(slider.track, start + QPoint(5000, 0))
    assert slider.value == 100
    QTest.mouseMove(slider.track, start - QPoint(5000, 0))
    QTest.mouseRelease(slider.track, Qt.MouseButton.LeftButton)
    assert slider.value == -100


def test_ctrl_drag_is_ten_times_finer(slider) -> None:
    start = knob(slider)
    ctrl = Qt.KeyboardModifier.ControlModifier
    QTest.mousePress(slider.track, Qt.MouseButton.LeftButton, ctrl, start)
    event_at = start + QPoint(60, 0)
    # QTest.mouseMove cannot hold a modifier, so the event is made by hand
    move = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(event_at),
        QPointF(slider.track.mapToGlobal(event_at)), Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton, ctrl,
    )  # fmt: skip
    QApplication.sendEvent(slider.track, move)
    assert slider.value == pytest.approx(6 / (slider.track.width() - 12) * 200, abs=1)


@pytest.mark.parametrize("where", ["label", "track"])
def test_double_click_resets(slider, where) -> None:
    slider.set_value(42)
    values = heard(slider)
    target = getattr(slider, where)
    pos = knob(slider) if where == "track" else QPoint(5, 5)
    QTest.mouseDClick(target, Qt.MouseButton.LeftButton, pos=pos)
    assert slider.value == 0
    assert values[-1] == 0


def test_a_real_double_click_is_one_gesture(qtbot, slider) -> None:
    slider.set_value(42)
    ends = ended(slider)
    pos = knob(slider) + QPoint(40, 0)
    before = slider.gesture
    QTest.mouseClick(slider.track, Qt.MouseButton.LeftButton, pos=pos)
    assert slider.value != 42
    assert slider.gesture == before, "a second click may follow"
    QTest.mouseDClick(slider.track, Qt.MouseButton.LeftButton, pos=pos)
    assert slider.value == 0
    assert len(ends) == 1


@pytest.mark.parametrize(
    ("key", "modifier", "expected"),
    [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 11),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, 11),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, 9),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier, 0),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier, 10.1),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, 20),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, -100),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, 100),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, 0),
    ],
)
def test_keys(slider, key, modifier, expected) -> None:
    slider.set_value(10)
    slider.track.setFocus()
    QTest.keyClick(slider.track, key, modifier)
    assert slider.value == pytest.approx(expected)


def test_a_run_of_keys_is_one_gesture(qtbot, slider) -> None:
    ends = ended(slider)
    slider.track.setFocus()
    for _ in range(5):
        QTest.keyClick(slider.track, Qt.Key.Key_Right)
    assert ends == []
    qtbot.waitUntil(lambda: len(ends) == 1, timeout=2000)
    QTest.keyClick(slider.track, Qt.Key.Key_Right)
    slider.field.setFocus()
    assert len(ends) == 2, "leaving the slider ends the gesture at once"


def test_wheel_acts_only_with_the_focus(qtbot) -> None:
    panel = QWidget()
    column = QVBoxLayout(panel)
    sliders = [Slider(f"Slider {i}", 0, 100) for i in range(30)]
    for each in sliders:
        column.addWidget(each)
    area = QScrollArea()
    area.setWidget(panel)
    area.setWidgetResizable(True)
    qtbot.addWidget(area)
    area.resize(280, 300)
    area.show()
    qtbot.waitExposed(area)
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    area.setFocus()
    event = turn(sliders[2].track, -1)
    assert sliders[2].value == 0
    assert not event.isAccepted()
    # A real wheel event travels up to the scroll area when nobody takes it
    bar = area.verticalScrollBar()
    turn(area.viewport(), -1)
    assert bar.value() > 0
    sliders[2].track.setFocus()
    before = bar.value()
    event = turn(sliders[2].track, 1)
    assert event.isAccepted()
    assert sliders[2].value == 1
    assert bar.value() == before
    turn(sliders[2].track, 1, Qt.KeyboardModifier.ShiftModifier)
    assert sliders[2].value == 11


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("55", 55), ("-20", -20), ("−20", -20), ("12,5", 12.5), ("40 %", 40),
        ("x+10", 40), ("x*2", 60), ("x/4", 7.5), ("(x-10)*-1", -20), ("2X", 30),
        ("250", 250), ("900", 300), ("-900", -200), ("nonsense", 30), ("1/0", 30),
        ("", 30), ("x**9", 30), ("__import__('os')", 30), ("True", 30),
    ],
)  # fmt: skip
def test_typed_values(slider, text, expected) -> None:
    slider.set_value(30)
    values, ends = heard(slider), ended(slider)
    if text:
        type_into(slider, text)
    else:
        QTest.mouseClick(slider.field, Qt.MouseButton.LeftButton)
        QTest.keyClick(slider.field, Qt.Key.Key_Backspace)
        QTest.keyClick(slider.field, Qt.Key.Key_Return)
    assert slider.value == pytest.approx(expected)
    assert len(values) == len(ends) == (expected != 30)
    assert slider.field.text() == slider.text_of(slider.value)
    assert slider.track.hasFocus()


def test_escape_takes_the_typing_back(slider) -> None:
    slider.set_value(30)
    type_into(slider, "77", Qt.Key.Key_Escape)
    assert slider.value == 30
    assert slider.field.text() == "30 %"


def test_leaving_the_field_keeps_the_typing(slider) -> None:
    QTest.mouseClick(slider.field, Qt.MouseButton.LeftButton)
    QTest.keyClicks(slider.field, "77")
    slider.track.setFocus()
    assert slider.value == 77


def test_a_digit_on_the_track_starts_typing(slider) -> None:
    slider.track.setFocus()
    QTest.keyClick(slider.track, Qt.Key.Key_4)
    assert slider.field.editing
    QTest.keyClicks(slider.field, "2")
    QTest.keyClick(slider.field, Qt.Key.Key_Return)
    assert slider.value == 42


def test_a_value_from_outside_does_not_disturb_typing(slider) -> None:
    QTest.mouseClick(slider.field, Qt.MouseButton.LeftButton)
    QTest.keyClicks(slider.field, "7")
    slider.set_value(12)
    assert slider.field.text() == "7"
    QTest.keyClick(slider.field, Qt.Key.Key_Escape)
    assert slider.field.text() == "12 %"


def test_set_value_is_silent(slider) -> None:
    values, ends = heard(slider), ended(slider)
    slider.set_value(33)
    assert slider.value == 33
    assert values == ends == []


@pytest.mark.parametrize(
    ("decimals", "value", "text"),
    [(0, 12, "12"), (0, 12.3, "12.3"), (0, -5, "−5"), (2, 0.5, "0.50"),
     (2, -1.255, "−1.255"), (0, -0.01, "0"), (2, 0, "0.00")],
)  # fmt: skip
def test_shown_text(qtbot, decimals, value, text) -> None:
    slider = Slider("Exposure", -5, 5, decimals=decimals)
    qtbot.addWidget(slider)
    assert slider.text_of(round(value, decimals + 1)) == text


def test_assistive_programs_meet_a_named_slider(slider) -> None:
    interface = QAccessible.queryAccessibleInterface(slider.track)
    assert interface.role() == QAccessible.Role.Slider
    assert interface.text(QAccessible.Text.Name) == "Contrast"
    slider.set_value(25)
    assert slider.track.value() == 25
    values = heard(slider)
    slider.track.setValue(40)
    assert values == [40]
    assert slider.value == 40


def test_long_labels_shrink_and_tell_all(qtbot) -> None:
    name = "Kodak Aerocolor IV 2460 on Kodak Duraflex Plus"
    slider = Slider(name, 0, 100)
    qtbot.addWidget(slider)
    slider.resize(160, 40)
    slider.show()
    shown = slider.label.shown_text()
    assert "…" in shown
    assert shown.startswith("Ko")
    assert shown.endswith("us")
    assert name in slider.label.toolTip()
    assert slider.width() == 160


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_sums_are_computed(x: float, y: float) -> None:
    assert evaluate(f"x + ({y!r})", x) == x + y
    assert evaluate(repr(y), x) == y


@given(st.text(max_size=80))
def test_no_text_does_anything_but_give_a_number_or_refuse(text: str) -> None:
    try:
        value = evaluate(text, 3.0, "%")
    except NumberError:
        return
    assert math.isfinite(value)
