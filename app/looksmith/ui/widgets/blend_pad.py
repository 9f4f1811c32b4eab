"""A pad on which a dot shares out the weights of two to four looks."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from looksmith.ui import theme
from looksmith.ui.widgets.pad_corner import PadCorner, paint_corner
from looksmith.ui.widgets.pad_geometry import (
    CORNERS,
    is_on_pad,
    pad_place,
    pad_weights,
)

__all__ = ["BlendPad"]

_LABEL, _GAP, _LINE = 36, 6, 26
_FIELD, _LOW_FIELD = 116, 64
_RADIUS, _INSET = 6.0, 9.0
_STEP, _FINE, _COARSE = 0.02, 0.005, 0.1
_PAUSE_MS = 600
"""Key presses closer than this are one gesture."""

_WAYS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip

PaintPicture = Callable[[QPainter, QRect, str], None]

_gestures = itertools.count()


class BlendPad(QWidget):
    """Move a dot between looks: the nearer to one, the more of it.

    Dragging or a click puts the dot there; a click on a corner's picture gives all to
    that look; a double click shares evenly. Arrows move the dot, Shift makes the steps
    coarse and Ctrl fine, Home shares evenly. Weights that no place stands for are shown
    by a hollow dot at a place near to them.

    Parameters
    ----------
    paint_picture
        Paints a look's picture into a rectangle, by its id.

    Signals
    -------
    moved(tuple)
        The new weights, summing to 1; during a drag, too.
    """

    moved = Signal(tuple)

    def __init__(
        self, paint_picture: PaintPicture, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._paint_picture = paint_picture
        self._corners: tuple[PadCorner, ...] = ()
        self._shares: tuple[float, ...] = ()
        self._field = _FIELD
        self._dragging = False
        self._gesture = next(_gestures)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._finish)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Blend pad"))

    # -- what is shown

    @property
    def gesture(self) -> int:
        """A number of this gesture alone: a key to merge by."""
        return self._gesture

    @property
    def on_pad(self) -> bool:
        """Whether the dot stands exactly for the weights."""
        return bool(self._shares) and is_on_pad(self._shares)

    @property
    def dot(self) -> QPointF:
        """Where the dot is, in the widget."""
        return self.place_of(*pad_place(self._shares))

    def show_blend(self, corners: Sequence[PadCorner], shares: Sequence[float]) -> None:
        """Show two to four looks and their effective weights; 1.0 is 100 %."""
        if len(corners) != len(self._corners):
            self._dragging = False
            self.updateGeometry()
        self._corners, self._shares = tuple(corners), tuple(shares)
        self.setFixedHeight(self.sizeHint().height())
        parts = [f"{each.title} {each.share}" for each in self._corners]
        self.setAccessibleDescription(", ".join(parts))
        self.update()

    def set_room(self, height: int) -> None:
        """Be lower where there is less room, as far as a dot can still be moved."""
        field = height - 2 * (_LABEL + _GAP)
        self._field = max(_LOW_FIELD, min(_FIELD, field))
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """Return a height that fits the number of looks."""
        if len(self._corners) <= 2:
            return QSize(220, _LABEL + _GAP + _LINE)
        return QSize(220, 2 * (_LABEL + _GAP) + self._field)

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which corners keep apart."""
        return QSize(150, self.sizeHint().height())

    # -- places

    def field(self) -> QRectF:
        """Return where the dot can be."""
        below = 0 if len(self._corners) <= 2 else _LABEL + _GAP
        area = self.rect().adjusted(0, _LABEL + _GAP, 0, -below)
        return QRectF(area).adjusted(_INSET, _INSET, -_INSET, -_INSET)

    def place_of(self, x: float, y: float) -> QPointF:
        """Return a place of the unit square in the widget."""
        field = self.field()
        return QPointF(
            field.left() + x * field.width(), field.top() + y * field.height()
        )

    def label_of(self, index: int) -> QRect:
        """Return where a corner's picture, name and share stand."""
        x, y = CORNERS[len(self._corners)][index]
        width = self.width() // 2 - 4
        left = round(x * (self.width() - width))
        top = self.height() - _LABEL if y > 0.5 else 0
        return QRect(left, top, width, _LABEL)

    def _corner_at(self, place: QPoint) -> int | None:
        """Return whose picture and name are there."""
        for index in range(len(self._corners)):
            if self.label_of(index).contains(place):
                return index
        return None

    def _put(self, x: float, y: float) -> None:
        weights = pad_weights(len(self._corners), x, y)
        if weights != self._shares:
            self.moved.emit(weights)

    def _put_at(self, place: QPointF) -> None:
        field = self.field()
        down = 0.5
        if len(self._corners) > 2:
            down = (place.y() - field.top()) / field.height()
        self._put((place.x() - field.left()) / field.width(), down)

    def _finish(self) -> None:
        self._pause.stop()
        self._gesture = next(_gestures)

    # -- events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the dot there, or give all to the look that was clicked."""
        if event.button() != Qt.MouseButton.LeftButton or not self._corners:
            super().mousePressEvent(event)
            return
        self._finish()
        corner = self._corner_at(event.position().toPoint())
        if corner is not None:
            self._put(*CORNERS[len(self._corners)][corner])
            self._finish()
            return
        self._dragging = True
        self._put_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the dot follow."""
        if self._dragging:
            self._put_at(event.position())
        shape = Qt.CursorShape.PointingHandCursor
        over = self.field().adjusted(-_INSET, -_INSET, _INSET, _INSET)
        if self._dragging or over.contains(event.position()):
            shape = Qt.CursorShape.CrossCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; a double click's second half belongs to the same gesture."""
        if self._dragging and event.button() == Qt.MouseButton.LeftButton:
            self._dragging = False
            self._pause.start(QApplication.doubleClickInterval())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Share evenly."""
        over = self.field().adjusted(-_INSET, -_INSET, _INSET, _INSET)
        if event.button() == Qt.MouseButton.LeftButton and over.contains(
            event.position()
        ):
            self._share_evenly()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the dot, or share evenly."""
        way = _WAYS.get(Qt.Key(event.key()))
        if not self._corners or (way is None and event.key() != Qt.Key.Key_Home):
            super().keyPressEvent(event)
        elif way is None:
            self._share_evenly()
        else:
            step = _STEP
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                step = _FINE
            elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                step = _COARSE
            x, y = pad_place(self._shares)
            self._put(x + way[0] * step, y + way[1] * step)
            self._pause.start(_PAUSE_MS)

    def event(self, event: QEvent) -> bool:
        """Tell a corner's whole name."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            corner = self._corner_at(event.pos())
            if corner is not None:
                text = self.tr("{look}\nClick to have all of this look")
                title = self._corners[corner].title
                QToolTip.showText(event.globalPos(), text.format(look=title), self)
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring and end the gesture."""
        self._finish()
        self.update()
        super().focusOutEvent(event)

    def _share_evenly(self) -> None:
        down = 2 / 3 if len(self._corners) == 3 else 0.5
        self._put(0.5, down)
        self._finish()

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, the ways to the corners, the corners and the dot."""
        if not self._corners:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_field(painter)
        self._paint_ways(painter)
        for index, corner in enumerate(self._corners):
            x, _ = CORNERS[len(self._corners)][index]
            label = self.label_of(index)
            paint_corner(painter, label, x, corner, self._paint_picture)
        self._paint_dot(painter)

    def _paint_field(self, painter: QPainter) -> None:
        around = self.field().adjusted(-_INSET, -_INSET, _INSET, _INSET)
        frame = around.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.colour("accent" if self.hasFocus() else "line"), 1))
        painter.setBrush(theme.colour("sunken"))
        painter.drawRoundedRect(frame, 4, 4)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        places = [self.place_of(*each) for each in CORNERS[len(self._corners)]]
        if len(places) == 3:
            painter.drawPolygon(QPolygonF(places))
            middles = [
                (places[first] + places[second]) / 2
                for first, second in ((1, 2), (0, 2), (0, 1))
            ]
            for corner, middle in zip(places, middles, strict=True):
                painter.drawLine(corner, middle)
            return
        for quarter in (0.0, 0.25, 0.5, 0.75, 1.0):
            painter.drawLine(self.place_of(quarter, 0), self.place_of(quarter, 1))
            if len(places) == 4:
                painter.drawLine(self.place_of(0, quarter), self.place_of(1, quarter))
        if len(places) == 2:
            painter.drawLine(places[0], places[1])

    def _paint_ways(self, painter: QPainter) -> None:
        """Paint a line to each look, the wider the more of it there is."""
        pen = QPen(theme.colour("text-off"))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        for share, corner in zip(
            self._shares, CORNERS[len(self._corners)], strict=True
        ):
            if share > 0:
                pen.setWidthF(0.5 + 3 * min(share, 1.0))
                painter.setPen(pen)
                painter.drawLine(self.dot, self.place_of(*corner))

    def _paint_dot(self, painter: QPainter) -> None:
        if self.on_pad:
            painter.setPen(QPen(theme.colour("sunken"), 1.5))
            painter.setBrush(theme.colour("handle"))
        else:
            pen = QPen(theme.colour("warning"), 1.5)
            pen.setDashPattern([2.0, 1.6])
            painter.setPen(pen)
            painter.setBrush(theme.colour("sunken"))
        painter.drawEllipse(self.dot, _RADIUS, _RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(self.dot, _RADIUS + 2.5, _RADIUS + 2.5)
