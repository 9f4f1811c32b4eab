"""Things to take hold of: they tell how far they are dragged."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from looksmith.ui import theme

__all__ = ["DragHandle", "Grip"]

_DOT, _PITCH = 1.0, 4.0


class DragHandle(QWidget):
    """Tell of a drag: its start, its way, its end, or that Esc took it back.

    Signals
    -------
    lifted()
        The pointer went far enough to mean a drag.
    dragged(int)
        Where the pointer is, y on the screen.
    dropped(), abandoned()
        The button was let go; Esc was pressed.
    """

    lifted = Signal()
    dragged = Signal(int)
    dropped = Signal()
    abandoned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed_at: QPointF | None = None
        self._lifted = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Get ready for a drag."""
        if event.button() == Qt.MouseButton.LeftButton and self.isEnabled():
            self._pressed_at = event.globalPosition()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Start the drag, or go on with it."""
        if self._pressed_at is None:
            return
        way = event.globalPosition() - self._pressed_at
        if (
            not self._lifted
            and way.manhattanLength() >= QApplication.startDragDistance()
        ):
            self._lifted = True
            self.grabKeyboard()
            self.lifted.emit()
        if self._lifted:
            self.dragged.emit(round(event.globalPosition().y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag where the pointer is."""
        if event.button() == Qt.MouseButton.LeftButton and self._end():
            self.dropped.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the drag back with Esc."""
        if event.key() == Qt.Key.Key_Escape and self._end():
            self.abandoned.emit()
        else:
            super().keyPressEvent(event)

    def _end(self) -> bool:
        lifted, self._lifted, self._pressed_at = self._lifted, False, None
        if lifted:
            self.releaseKeyboard()
        return lifted


class Grip(DragHandle):
    """Six dots at the edge of a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hovered = False
        self.setFixedWidth(13)
        self.setCursor(Qt.CursorShape.SizeVerCursor)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up."""
        self._hovered = True
        self.update()

    def leaveEvent(self, event: object) -> None:
        """Step back."""
        self._hovered = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dots."""
        if not self.isEnabled():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("text" if self._hovered else "text-off"))
        centre = QRectF(self.rect()).center()
        for across in (-0.5, 0.5):
            for down in (-1, 0, 1):
                place = centre + QPointF(across * _PITCH, down * _PITCH)
                painter.drawEllipse(place, _DOT, _DOT)
