"""The one slider of the whole window."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from looksmith.ui.figures import decimal
from looksmith.ui.widgets.arithmetic import NumberError, evaluate
from looksmith.ui.widgets.gradient import Gradient
from looksmith.ui.widgets.labels import ElidedLabel, ValueField
from looksmith.ui.widgets.track import Track

__all__ = ["Slider"]

_PAUSE_MS = 600
"""Key presses and wheel notches closer than this are one gesture."""


_gestures = itertools.count()


class Slider(QWidget):
    """A named number: label and value above a track.

    Dragging stays within the soft range, typing within the hard one. A double click on
    label or track goes back to the default. Arrows and the wheel (with the focus only)
    step; Ctrl makes the steps fine, Shift coarse. The value may be typed, as a sum too.

    Parameters
    ----------
    label, tip
        Texts for people.
    low, high
        The soft range.
    default
        Where a reset goes.
    step, decimals, unit
        One step; the digits shown; what stands after the number.
    hard_low, hard_high
        The range of typed values; the soft one unless given.
    gradient
        Colours of the track, low end first.
    origin
        Where the track's fill starts; the default unless given.
    buttons
        Put beside the label; the value then stands beside the track, so that a long
        label has room.
    head
        Stands in the label's place, all in one line.
    room_for
        Further numbers that the value has room for, so that sliders line up.

    Signals
    -------
    value_changed(float)
        On every change that the user makes, during a drag too.
    gesture_finished()
        A drag, a run of steps, a typed value or a reset has ended.
    """

    value_changed = Signal(float)
    gesture_finished = Signal()

    def __init__(
        self,
        label: str,
        low: float,
        high: float,
        *,
        default: float = 0.0,
        step: float = 1.0,
        decimals: int = 0,
        unit: str = "",
        hard_low: float | None = None,
        hard_high: float | None = None,
        tip: str = "",
        gradient: Gradient | None = None,
        origin: float | None = None,
        buttons: Sequence[QWidget] = (),
        head: QWidget | None = None,
        room_for: Sequence[float] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._room_for = tuple(room_for)
        self._hard = (
            low if hard_low is None else hard_low,
            high if hard_high is None else hard_high,
        )
        self._default, self._decimals, self._unit = default, decimals, unit
        self._value = default
        self._gesture = next(_gestures)
        self._in_gesture = False
        self._fitted = ""
        self.label = ElidedLabel(label)
        self.field = ValueField()
        start = default if origin is None else origin
        self.track = Track(low, high, start, step, decimals, gradient)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._lay_out(buttons, head)
        self.set_label(label, tip)
        self._connect()
        self.set_value(default)

    def _lay_out(self, buttons: Sequence[QWidget], head: QWidget | None) -> None:
        upper, lower = QHBoxLayout(), QHBoxLayout()
        upper.setSpacing(0)
        lower.setSpacing(4 if head is None else 6)
        if head is None:
            upper.addWidget(self.label, 1)
            upper.addSpacing(4)
        else:
            self.label.setParent(self)
            self.label.hide()
            lower.addWidget(head)
        for button in buttons:
            upper.addWidget(button)
        lower.addWidget(self.track, 1)
        below = bool(buttons) or head is not None
        (lower if below else upper).addWidget(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper)
        column.addLayout(lower)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if head is None:  # Tab would leave out a head that stands before the proxy
            self.setFocusProxy(self.track)
        self._fit_field()

    def _connect(self) -> None:
        self._pause.timeout.connect(self._finish)
        self.label.double_clicked.connect(self.reset)
        self.field.entered.connect(self._on_entered)
        self.field.dismissed.connect(self.track.setFocus)
        self.track.pressed.connect(self._finish)
        self.track.dragged.connect(self._on_dragged)
        self.track.released.connect(self._on_released)
        self.track.nudged.connect(lambda by: self._step_to(self._value + by))
        self.track.jumped.connect(self._step_to)
        self.track.reset_requested.connect(self.reset)
        self.track.edit_requested.connect(self.field.start_editing)
        self.track.left.connect(self._finish)

    @property
    def value(self) -> float:
        """The number."""
        return self._value

    @property
    def gesture(self) -> int:
        """A number of this gesture alone, among all sliders: a key to merge by."""
        return self._gesture

    def set_label(self, label: str, tip: str = "") -> None:
        """Change the texts."""
        self.label.setText(label)
        tip = tip or label
        hint = self.tr("Double click to reset, click the number to type one")
        for widget in (self.label, self.track):
            widget.setToolTip(f"{tip}\n{hint}")
        self.field.setToolTip(self.tr("Click to type a number or a sum such as x+10"))
        self.track.setAccessibleName(label)
        self.track.setAccessibleDescription(tip)
        self.field.setAccessibleName(self.tr("{label}, value").format(label=label))

    def set_value(self, value: float) -> None:
        """Show a value; no signal is sent."""
        self._value = self._kept(value)
        self.track.set_number(self._value)
        self.field.show_text(self.text_of(self._value))

    def text_of(self, value: float) -> str:
        """Return a value as it is shown, unit included."""
        text = f"{value:.{self._decimals + 1}f}"
        if text.endswith("0"):
            text = text[:-1].removesuffix(".")
        if not text.strip("-0."):
            text = text.lstrip("-")
        unit = f" {self._unit}" if self._unit else ""
        return decimal(text.replace("-", "−")) + unit

    def reset(self) -> None:
        """Go back to the default, as a gesture of its own."""
        self._change(self._default)
        self._finish()

    def _kept(self, value: float) -> float:
        low, high = self._hard
        return min(max(round(value, self._decimals + 1), low), high)

    def _change(self, value: float) -> None:
        value = self._kept(value)
        if value == self._value:
            return
        self._in_gesture = True
        self.set_value(value)
        self.value_changed.emit(value)

    def _finish(self) -> None:
        self._pause.stop()
        if self._in_gesture:
            self._in_gesture = False
            self._gesture = next(_gestures)
            self.gesture_finished.emit()

    def _step_to(self, value: float) -> None:
        self._change(value)
        self._pause.start(_PAUSE_MS)

    def _on_dragged(self, value: float) -> None:
        self._change(round(value, self._decimals))

    def _on_released(self) -> None:
        # A double click's reset belongs to the same gesture as its first press
        self._pause.start(QApplication.doubleClickInterval())

    def _on_entered(self, text: str) -> None:
        try:
            value = evaluate(text, self._value, self._unit)
        except NumberError:
            QApplication.beep()
        else:
            self._change(value)
            self._finish()
        if QApplication.focusWidget() in (self.field, None):
            self.track.setFocus()

    def _fit_field(self) -> None:
        font = self.field.font().key()
        if font == self._fitted:
            return
        self._fitted = font
        texts = [self.text_of(number) for number in (*self._hard, *self._room_for)]
        texts.append(self.text_of(self._hard[0] + 10**-self._decimals))
        metrics = self.field.fontMetrics()
        widest = max(metrics.horizontalAdvance(text) for text in texts)
        self.field.setFixedWidth(widest + 10)

    def changeEvent(self, event: QEvent) -> None:
        """Make room for a larger font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_field()
