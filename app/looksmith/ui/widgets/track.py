"""The track of a slider: a groove, a fill from where it starts, and a knob."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from looksmith.ui import theme
from looksmith.ui.widgets.gradient import Gradient

__all__ = ["Track"]

_KNOB = 6.0
_GROOVE = 4.0
_HEIGHT = 16
_PAGE = 10
_FINE, _COARSE = 0.1, 10.0
_NOTCH = 120

_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: _PAGE,
    Qt.Key.Key_PageDown: -_PAGE,
}


class Track(QAbstractSlider):
    """Show a number between two soft ends and turn gestures into new numbers.

    It is a `QAbstractSlider` so that assistive programs meet an ordinary slider; its
    whole-number value is the number in units of its last digit.

    Parameters
    ----------
    low, high
        The soft range: what dragging reaches.
    origin
        Where the fill starts.
    step
        One arrow key's or wheel notch's step.
    decimals
        Digits of the whole-number value that assistive programs see.
    gradient
        Colours of the groove, or None for a plain one with a fill.

    Signals
    -------
    dragged(float)
        The number that the pointer asks for, unrounded, within the soft range.
    nudged(float)
        A change that a key or the wheel asks for.
    jumped(float)
        The number that Home, End or an assistive program asks for.
    pressed(), released(), reset_requested(), edit_requested(str), left()
        A drag begins, ends; double click or Delete; Enter or a digit; focus gone.
    """

    dragged = Signal(float)
    nudged = Signal(float)
    jumped = Signal(float)
    pressed = Signal()
    released = Signal()
    reset_requested = Signal()
    edit_requested = Signal(str)
    left = Signal()

    def __init__(
        self,
        low: float,
        high: float,
        origin: float,
        step: float,
        decimals: int,
        gradient: Gradient | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._low, self._high, self._origin = low, high, origin
        self._step = step
        self._scale = 10**decimals
        self._gradient = gradient
        self._number = origin
        self._grip = 0.0
        self._position = 0.0
        self._dragging = False
        self._hovered = False
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(round(low * self._scale), round(high * self._scale))
        self.setSingleStep(max(1, round(step * self._scale)))
        self.setPageStep(_PAGE * self.singleStep())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.valueChanged.connect(self._on_value_changed)
        self.set_number(origin)

    def set_gradient(self, gradient: Gradient | None) -> None:
        """Show other colours."""
        self._gradient = gradient
        self.update()

    @property
    def number(self) -> float:
        """The number shown; outside the soft range after typing."""
        return self._number

    def set_number(self, number: float) -> None:
        """Show a number without telling anybody but assistive programs."""
        if number == self._number and self.value() == round(number * self._scale):
            return
        self._number = number
        was_blocked = self.blockSignals(True)
        self.setValue(round(number * self._scale))
        self.blockSignals(was_blocked)
        self.update()

    def knob_centre(self) -> QPointF:
        """Return where the knob stands, in the widget's own pixels."""
        return QPointF(self._x_of(self._number), self.height() / 2)

    def sizeHint(self) -> QSize:
        """Return the preferred size."""
        return QSize(160, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest useful size."""
        return QSize(48, _HEIGHT)

    # Gestures

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the knob, or bring it under the pointer."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        event.accept()
        self.pressed.emit()
        self._dragging = True
        self.setSliderDown(True)
        x = event.position().x()
        knob = self._x_of(self._number)
        on_knob = abs(x - knob) <= _KNOB + 1
        fine = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        self._position = knob if on_knob or fine else self._clamped_x(x)
        self._grip = x
        if not (on_knob or fine):
            self.dragged.emit(self._number_at(self._position))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the knob by as much as the pointer, or by a tenth with Ctrl."""
        if not self._dragging:
            event.ignore()
            return
        x = event.position().x()
        fine = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        self._position += (x - self._grip) * (_FINE if fine else 1.0)
        self._grip = x
        self.dragged.emit(self._number_at(self._clamped_x(self._position)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag."""
        if event.button() == Qt.MouseButton.LeftButton and self._dragging:
            self._dragging = False
            self.setSliderDown(False)
            self.released.emit()
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go back to the default."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.reset_requested.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step, but only with the focus: a scrolled panel must not change values."""
        # With Alt, or Shift on some systems, Qt reports the turn on the other axis
        turn = event.angleDelta().y() or event.angleDelta().x()
        if not self.hasFocus() or turn == 0:
            event.ignore()
            return
        event.accept()
        self.nudged.emit(turn / _NOTCH * self._step * _factor(event.modifiers()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step, reset, go to an end, or start typing."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.nudged.emit(_STEPS[key] * self._step * _factor(event.modifiers()))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.jumped.emit(self._low if key == Qt.Key.Key_Home else self._high)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.reset_requested.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_requested.emit("")
        elif _starts_number(event):
            self.edit_requested.emit(event.text())
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Keep digits from the window's shortcuts, and follow the pointer."""
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if _starts_number(event) or Qt.Key(event.key()) in _STEPS:
                event.accept()
                return True
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self._hovered = event.type() == QEvent.Type.HoverEnter
            self.update()
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring and end the gesture."""
        self.update()
        self.left.emit()

    def _on_value_changed(self, value: int) -> None:
        self.jumped.emit(value / self._scale)

    # Geometry

    def _clamped_x(self, x: float) -> float:
        return min(max(x, _KNOB), self.width() - _KNOB)

    def _x_of(self, number: float) -> float:
        share = (number - self._low) / (self._high - self._low)
        return _KNOB + min(max(share, 0.0), 1.0) * (self.width() - 2 * _KNOB)

    def _number_at(self, x: float) -> float:
        share = (x - _KNOB) / max(1.0, self.width() - 2 * _KNOB)
        return self._low + min(max(share, 0.0), 1.0) * (self._high - self._low)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint groove, fill, mark and knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.4)
        self._paint_groove(painter)
        self._paint_knob(painter)

    def _paint_groove(self, painter: QPainter) -> None:
        y = self.height() / 2
        groove = QRectF(0, y - _GROOVE / 2, self.width(), _GROOVE)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._gradient:
            shades = QLinearGradient(groove.topLeft(), groove.topRight())
            last = len(self._gradient) - 1
            for place, shade in enumerate(self._gradient):
                shades.setColorAt(place / last, shade)
            painter.setBrush(shades)
        else:
            painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(groove, _GROOVE / 2, _GROOVE / 2)
        start = self._x_of(self._origin)
        if not self._gradient:
            end = self._x_of(self._number)
            if self._origin <= self._low:
                start = 0.0
            fill = QRectF(min(start, end), groove.top(), abs(end - start), _GROOVE)
            painter.setBrush(theme.colour("text-off"))
            painter.drawRoundedRect(fill, _GROOVE / 2, _GROOVE / 2)
        if self._low < self._origin < self._high:
            painter.setBrush(theme.colour("text-dim"))
            painter.drawRect(QRectF(start - 0.5, y - 5, 1, 10))

    def _paint_knob(self, painter: QPainter) -> None:
        centre = self.knob_centre()
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawEllipse(centre, _KNOB + 0.5, _KNOB + 0.5)
        lit = self._hovered or self._dragging
        painter.setPen(QPen(theme.colour("panel"), 1))
        painter.setBrush(theme.colour("text" if lit else "handle"))
        radius = _KNOB - 1.5 if self.hasFocus() else _KNOB - 0.5
        painter.drawEllipse(centre, radius, radius)


def _factor(modifiers: Qt.KeyboardModifier) -> float:
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return _FINE
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return _COARSE
    return 1.0


def _starts_number(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~(
        Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
    )
    text = event.text()
    return not held and len(text) == 1 and (text.isdigit() or text in "-−x.,")
