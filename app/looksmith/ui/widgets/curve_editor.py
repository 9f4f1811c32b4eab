"""A curve that is drawn by its points."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from looksmith.grade.tone_curve import MOST_POINTS, STRAIGHT, Points, curve_through
from looksmith.ui import theme

__all__ = ["CurveEditor"]

_MARGIN = 8.0
_RADIUS, _REACH = 4.5, 11.0
_APART = 0.02  # between neighbours, of the width
_STEP, _COARSE = 0.01, 0.1
_HEIGHT = 190


class CurveEditor(QWidget):
    """Draw a curve through points, and let people move them.

    A click on the plot adds a point, dragging moves it, a double click or Delete takes
    it away; a point dragged over its neighbour's place stops beside it. With the focus,
    Left and Right choose a point, Up and Down change its output, Ctrl with Left and
    Right its input; Shift makes the steps coarse.

    Parameters
    ----------
    name
        What the curve is of, for screen readers.

    Signals
    -------
    points_changed(tuple)
        On every change that the user makes, during a drag too.
    gesture_finished()
        A drag or a key has ended.
    """

    points_changed = Signal(tuple)
    gesture_finished = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._points: Points = STRAIGHT
        self._chosen = 0
        self._dragging = False
        self._shade: QColor | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(
            self.tr(
                "Click to add a point, drag to move it, double click to take it away"
            )
        )
        self._describe()

    @property
    def points(self) -> Points:
        """The points, from left to right."""
        return self._points

    @property
    def chosen(self) -> int:
        """The point that keys move."""
        return self._chosen

    def set_points(self, points: Points) -> None:
        """Show other points without telling anybody."""
        if points != self._points:
            self._points = points
            self._chosen = min(self._chosen, len(points) - 1)
            self._describe()
            self.update()

    def set_channel(self, name: str, shade: QColor | None) -> None:
        """Show whose curve it is; None for the colour of text."""
        self._name, self._shade = name, shade
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a plot that is a little wider than high."""
        return QSize(220, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which points can be told apart."""
        return QSize(150, _HEIGHT)

    # -- places

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)

    def place_of(self, point: tuple[float, float]) -> QPointF:
        """Return where a point stands in the widget."""
        area = self._area()
        return QPointF(
            area.left() + point[0] * area.width(),
            area.bottom() - point[1] * area.height(),
        )

    def _point_at(self, place: QPointF) -> tuple[float, float]:
        area = self._area()
        x = (place.x() - area.left()) / area.width()
        y = (area.bottom() - place.y()) / area.height()
        return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)

    def _hit(self, place: QPointF) -> int | None:
        offsets = [self.place_of(point) - place for point in self._points]
        distances = [np.hypot(offset.x(), offset.y()) for offset in offsets]
        nearest = int(np.argmin(distances))
        return nearest if distances[nearest] <= _REACH else None

    # -- changes

    def _set(self, points: Points, chosen: int) -> None:
        self._chosen = chosen
        if points != self._points:
            self._points = points
            self.points_changed.emit(points)
        self._describe()
        self.update()

    def _move(self, index: int, x: float, y: float) -> None:
        """Move a point as far as its neighbours let it."""
        points = list(self._points)
        low = points[index - 1][0] + _APART if index else 0.0
        high = points[index + 1][0] - _APART if index + 1 < len(points) else 1.0
        place = (round(min(max(x, low), high), 4), round(min(max(y, 0.0), 1.0), 4))
        points[index] = place
        self._set(tuple(points), index)

    def _add(self, x: float, y: float) -> bool:
        inputs = [point[0] for point in self._points]
        crowded = min(abs(x - each) for each in inputs) < _APART
        if crowded or len(inputs) >= MOST_POINTS:
            return False
        index = int(np.searchsorted(inputs, x))
        points = list(self._points)
        points.insert(index, (round(x, 4), round(y, 4)))
        self._set(tuple(points), index)
        return True

    def remove(self, index: int) -> None:
        """Take a point away; the first and the last one go back to their corners."""
        points = list(self._points)
        if index in (0, len(points) - 1):
            points[index] = STRAIGHT[0 if index == 0 else 1]
        else:
            del points[index]
        self._set(tuple(points), min(index, len(points) - 1))
        self.gesture_finished.emit()

    # -- events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a point, or add one."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        hit = self._hit(event.position())
        if hit is not None:
            self._chosen = hit
            self._describe()
            self.update()
        elif not self._add(*self._point_at(event.position())):
            return
        self._dragging = True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the point that is held."""
        if self._dragging:
            self._move(self._chosen, *self._point_at(event.position()))
        over = self._dragging or self._hit(event.position()) is not None
        shape = Qt.CursorShape.SizeAllCursor if over else Qt.CursorShape.CrossCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._dragging and event.button() == Qt.MouseButton.LeftButton:
            self._dragging = False
            self.gesture_finished.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the point away."""
        self._dragging = False
        hit = self._hit(event.position())
        if hit is not None:
            self.remove(hit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, move or take away a point."""
        step = _STEP
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            step = _COARSE
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        upwards = {Qt.Key.Key_Down: -1, Qt.Key.Key_Up: 1}.get(Qt.Key(event.key()))
        x, y = self._points[self._chosen]
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove(self._chosen)
        elif upwards is not None:
            self._move(self._chosen, x, y + upwards * step)
        elif sideways is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._move(self._chosen, x + sideways * step, y)
        else:
            chosen = self._chosen + sideways
            self._set(self._points, min(max(chosen, 0), len(self._points) - 1))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """End the step that a held key made."""
        if not event.isAutoRepeat():
            self.gesture_finished.emit()
        super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        self.update()
        super().focusOutEvent(event)

    def _describe(self) -> None:
        x, y = self._points[self._chosen]
        text = self.tr("Point {number} of {count}: input {x} %, output {y} %")
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(
            text.format(
                number=self._chosen + 1,
                count=len(self._points),
                x=round(100 * x),
                y=round(100 * y),
            )
        )

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, quarter lines, diagonal, curve and points."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QPen(theme.colour("accent" if focused else "line"), 1))
        painter.setBrush(theme.colour("scope"))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, 4, 4)
        area = self._area()
        painter.setPen(QPen(theme.colour("scope-line"), 1))
        for quarter in range(5):
            x = area.left() + area.width() * quarter / 4
            y = area.top() + area.height() * quarter / 4
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.setPen(QPen(theme.colour("scope-off"), 1))
        painter.drawLine(area.bottomLeft(), area.topRight())
        self._paint_curve(painter, area)
        self._paint_points(painter)

    def _paint_curve(self, painter: QPainter, area: QRectF) -> None:
        values = curve_through(self._points, 129)
        xs = np.linspace(area.left(), area.right(), len(values)).tolist()
        ys = (area.bottom() - values * area.height()).tolist()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        shade = self._shade or theme.colour("scope-text")
        painter.setPen(
            QPen(shade if self.isEnabled() else theme.colour("scope-off"), 1.75)
        )
        line = [QPointF(x, y) for x, y in zip(xs, ys, strict=True)]
        painter.drawPolyline(QPolygonF(line))

    def _paint_points(self, painter: QPainter) -> None:
        for index, point in enumerate(self._points):
            chosen = index == self._chosen and self.hasFocus()
            painter.setPen(QPen(theme.colour("scope-text"), 1.5))
            painter.setBrush(theme.colour("scope-text" if chosen else "scope"))
            painter.drawEllipse(self.place_of(point), _RADIUS, _RADIUS)
