"""What a look does to all of RGB space: its lattice, to be turned by hand."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from looksmith.ui import theme
from looksmith.ui.widgets.lattice_drawing import Camera, draw_points

__all__ = ["LatticeView"]

_SIDE = 320
_RADIUS = 2.3
_FINER = 2.0  # drawn larger where pixels can be seen, for smooth edges
_DEGREES_PER_PIXEL = 0.5
_STEP, _COARSE = 6.0, 30.0
_NOTCH, _ZOOM_STEP = 120, 1.15

_CORNERS = {
    "K": (0, 0, 0), "R": (1, 0, 0), "G": (0, 1, 0), "B": (0, 0, 1),
    "C": (0, 1, 1), "M": (1, 0, 1), "Y": (1, 1, 0), "W": (1, 1, 1),
}  # fmt: skip
_EDGES = (
    ("K", "R"), ("K", "G"), ("K", "B"), ("R", "Y"), ("R", "M"), ("G", "Y"),
    ("G", "C"), ("B", "C"), ("B", "M"), ("Y", "W"), ("M", "W"), ("C", "W"),
)  # fmt: skip
_TURNS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1),
}  # fmt: skip
_ZOOMS = {
    Qt.Key.Key_Plus: _ZOOM_STEP, Qt.Key.Key_Equal: _ZOOM_STEP,
    Qt.Key.Key_Minus: 1 / _ZOOM_STEP,
}  # fmt: skip


class LatticeView(QWidget):
    """Draw colours where a look moves them, in the frame of the cube of all colours.

    Black stands below, white above; the line is where the greys go. Dragging and the
    arrows turn it (Shift: further), the wheel and + and - zoom, a double click and Home
    go back.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: NDArray[np.float32] | None = None
        self._camera = Camera()
        self._held: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(self.tr("Lattice of the look"))
        self.setToolTip(
            self.tr(
                "Drag or use the arrows to turn it, the wheel or + and − to zoom; "
                "double click to go back"
            )
        )
        self._look_from(self._camera)

    @property
    def camera(self) -> Camera:
        """Where it is seen from."""
        return self._camera

    @property
    def table(self) -> NDArray[np.float32] | None:
        """What is drawn, (size, size, size, 3)."""
        return self._table

    def set_table(self, table: NDArray[np.float32] | None) -> None:
        """Draw a lattice (size, size, size, 3); None for the empty frame."""
        self._table = table
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square."""
        return QSize(_SIDE, _SIDE)

    def _look_from(self, camera: Camera) -> None:
        self._camera = camera
        text = self.tr("Turned by {yaw}°, tilted by {pitch}°, zoom {zoom} %")
        self.setAccessibleDescription(
            text.format(
                yaw=round(camera.yaw),
                pitch=round(camera.pitch),
                zoom=round(100 * camera.zoom),
            )
        )
        self.update()

    # -- events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the cube."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Turn it."""
        if self._held is not None:
            way = (event.position() - self._held) * _DEGREES_PER_PIXEL
            self._held = event.position()
            self._look_from(self._camera.turned(way.x(), way.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it."""
        self._held = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go back to where it was seen from at first."""
        self._held = None
        self._look_from(Camera())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom."""
        event.accept()
        turns = event.angleDelta().y() / _NOTCH
        self._look_from(self._camera.zoomed(_ZOOM_STEP**turns))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn, zoom or go back."""
        key = Qt.Key(event.key())
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        step = _COARSE if shift else _STEP
        if key in _TURNS:
            yaw, pitch = _TURNS[key]
            self._look_from(self._camera.turned(yaw * step, pitch * step))
        elif key in _ZOOMS:
            self._look_from(self._camera.zoomed(_ZOOMS[key]))
        elif key == Qt.Key.Key_Home:
            self._look_from(Camera())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        self.update()
        super().focusOutEvent(event)

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cube, the points and the greys."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent" if self.hasFocus() else "scope"), 1))
        painter.setBrush(theme.colour("scope"))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, 4, 4)
        painter.setClipRect(frame.adjusted(1, 1, -1, -1))
        self._paint_cube(painter)
        if self._table is not None:
            self._paint_points(painter, self._table)
            self._paint_greys(painter, self._table)
        self._paint_letters(painter)

    def _places(self, colours: NDArray[np.floating]) -> list[QPointF]:
        found, _ = self._camera.project(colours, self.width(), self.height())
        return [QPointF(x, y) for x, y in found.tolist()]

    def _paint_cube(self, painter: QPainter) -> None:
        painter.setPen(QPen(theme.colour("scope-off"), 1))
        corners = dict(
            zip(_CORNERS, self._places(np.array([*_CORNERS.values()])), strict=True)
        )
        for first, second in _EDGES:
            painter.drawLine(corners[first], corners[second])
        pen = QPen(theme.colour("scope-off"), 1)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(corners["K"], corners["W"])

    def _paint_points(self, painter: QPainter, table: NDArray[np.float32]) -> None:
        ratio = max(_FINER, self.devicePixelRatioF())
        width, height = round(self.width() * ratio), round(self.height() * ratio)
        colours = table.reshape(-1, 3)
        places, nearness = self._camera.project(colours, width, height)
        radius = _RADIUS * ratio * self._camera.zoom**0.5
        pixels = draw_points(places, nearness, colours, (width, height), radius)
        image = QImage(
            pixels.data,
            width,
            height,
            4 * width,
            QImage.Format.Format_ARGB32_Premultiplied,
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), image)

    def _paint_greys(self, painter: QPainter, table: NDArray[np.float32]) -> None:
        steps = np.arange(len(table))
        line = QPolygonF(self._places(table[steps, steps, steps]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for token, width in (("scope", 4.0), ("scope-text", 1.75)):
            pen = QPen(theme.colour(token), width)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline(line)

    def _paint_letters(self, painter: QPainter) -> None:
        """Name the corners, a little outside of them."""
        corners = np.array([*_CORNERS.values()], np.float64)
        outside = 0.5 + (corners - 0.5) * 1.09
        painter.setPen(theme.colour("scope-dim"))
        for letter, place in zip(_CORNERS, self._places(outside), strict=True):
            box = QRectF(place.x() - 10, place.y() - 10, 20, 20)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
