"""One slot for a still: a thumbnail that can be held, clicked and put anew."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFont,
    QImage,
    QInputEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from looksmith.ui.keys import with_key
from looksmith.ui.theme import colour

__all__ = ["StillSlot", "draw_letter"]

_SIZE = QSize(44, 28)
_RADIUS = 3.0
_CLICK_MS = 350  # what is held longer was only looked at
_BADGE = 14.0


def draw_letter(painter: QPainter, corner: QRectF, letter: str) -> None:
    """Draw a slot's letter on a dark plate, so that it reads on any picture."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("veil"))
    painter.drawRoundedRect(corner, _RADIUS, _RADIUS)
    painter.setPen(colour("on-photo"))
    painter.drawText(corner, Qt.AlignmentFlag.AlignCenter, letter)


class StillSlot(QAbstractButton):
    """Show a still while it is held down; take it up when it is clicked.

    Parameters
    ----------
    letter
        Its name.
    """

    held = Signal()
    """It is pressed: show it."""
    let_go = Signal()
    """It is no longer pressed."""
    chosen = Signal()
    """It was clicked: take it up."""
    keep_requested = Signal()
    """The edit is to be kept here."""
    clear_requested = Signal()
    clear_all_requested = Signal()

    def __init__(self, letter: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.letter = letter
        self._keys = "", "", ""
        self._filled = False
        self._in_use = False
        self._hovered = False
        self._image: QImage | None = None
        self._down_at = self._held_ms = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(_SIZE)
        self.pressed.connect(self._on_pressed)
        self.released.connect(self._on_released)
        self.clicked.connect(self._on_clicked)
        self._describe()

    @property
    def filled(self) -> bool:
        """Whether there is a still in it."""
        return self._filled

    @property
    def in_use(self) -> bool:
        """Whether the recipe in force is this still."""
        return self._in_use

    def set_keys(self, take_up: str, keep: str, compare: str) -> None:
        """Name these keys, as this system writes them; "" for none.

        Parameters
        ----------
        take_up
            Of the command that takes this still up.
        keep, compare
            Of those that keep the edit in the next slot, and show all stills.
        """
        self._keys = take_up, keep, compare
        self._describe()

    def show_still(
        self, *, filled: bool, in_use: bool = False, image: QImage | None = None
    ) -> None:
        """Say what is in the slot.

        Parameters
        ----------
        filled
            Whether anything is.
        in_use
            Whether it is the recipe in force.
        image
            Its picture, once it is there.
        """
        shown = filled, in_use, image
        if shown == (self._filled, self._in_use, self._image):
            return
        self._filled, self._in_use, self._image = shown
        self._describe()
        self.update()

    def _describe(self) -> None:
        take_up, keep, compare = self._keys
        if self._filled:
            name = self.tr("Still {letter}")
            state = self.tr("Still {letter}, in use")
            name = state if self._in_use else name
            tips = [
                with_key(self.tr("Still {letter}: click to take it up"), take_up),
                self.tr("Hold to look at it"),
                self.tr("Alt+click: keep the edit here in its place"),
            ]
        else:
            name = self.tr("Still {letter}, empty")
            tips = [
                self.tr("Still {letter} is empty: click to keep the edit here"),
                with_key(self.tr("Keep the edit in the next empty one"), keep),
                with_key(self.tr("Compare all stills"), compare),
            ]
        self.setAccessibleName(name.format(letter=self.letter))
        self.setToolTip("\n".join(tips).format(letter=self.letter))

    # -- pressing

    def _on_pressed(self) -> None:
        self._held_ms = 0
        if self._filled:
            self.held.emit()

    def _on_released(self) -> None:
        if self._filled:
            self.let_go.emit()

    def _on_clicked(self) -> None:
        if not self._filled:
            self.keep_requested.emit()
        elif self._held_ms < _CLICK_MS:
            self.chosen.emit()

    def _time(self, release: QInputEvent) -> None:
        # By the events' own clock: while it is shown, the window may be busy.
        self._held_ms = release.timestamp() - self._down_at

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the edit here with Alt, else press."""
        self._down_at = event.timestamp()
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.button() == Qt.MouseButton.LeftButton:
            self.keep_requested.emit()
            event.accept()
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._time(event)
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take it up with Enter, clear it with Delete, walk with the arrows."""
        if not event.isAutoRepeat():
            self._down_at = event.timestamp()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_requested.emit()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go."""
        if not event.isAutoRepeat():
            self._time(event)
        super().keyReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the slot."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def menu(self) -> QMenu:
        """Return the menu of the slot."""
        menu = QMenu(self)
        keep = menu.addAction(self.tr("Keep the edit here"))
        keep.triggered.connect(self.keep_requested)
        take = menu.addAction(self.tr("Take up"))
        take.triggered.connect(self.chosen)
        clear = menu.addAction(self.tr("Empty this slot"))
        clear.triggered.connect(self.clear_requested)
        for action in (take, clear):
            action.setEnabled(self._filled)
        menu.addSeparator()
        menu.addAction(self.tr("Empty all slots")).triggered.connect(
            self.clear_all_requested
        )
        return menu

    # -- painting

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up."""
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Calm down."""
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture with its letter, or an empty frame around it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        font = QFont(self.font())
        font.setPixelSize(11)
        font.setBold(True)
        painter.setFont(font)
        if self._filled:
            self._paint_picture(painter, box)
        else:
            painter.setPen(colour("text" if self._hovered else "text-dim"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.letter)
        self._paint_frame(painter, box)

    def _paint_picture(self, painter: QPainter, box: QRectF) -> None:
        path = QPainterPath()
        path.addRoundedRect(box, _RADIUS, _RADIUS)
        painter.save()
        painter.setClipPath(path)
        painter.fillRect(box, colour("sunken"))
        if self._image is not None:
            painter.drawImage(box, self._image, _covering(self._image, box))
        corner = QRectF(0, 0, _BADGE, _BADGE)
        corner.moveBottomLeft(box.bottomLeft())
        draw_letter(painter, corner, self.letter)
        painter.restore()

    def _paint_frame(self, painter: QPainter, box: QRectF) -> None:
        if self.hasFocus():
            pen = QPen(colour("accent"), 1.5)
        elif self._in_use:
            pen = QPen(colour("text"), 1.5)
        elif self._hovered or self.isDown():
            pen = QPen(colour("text-off"), 1.0)
        else:
            pen = QPen(colour("line"), 1.0)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)


def _covering(image: QImage, box: QRectF) -> QRectF:
    """Return the middle part of an image that has the shape of a box."""
    scale = min(image.width() / box.width(), image.height() / box.height())
    part = QRectF(0, 0, box.width() * scale, box.height() * scale)
    part.moveCenter(QRectF(image.rect()).center())
    return part
