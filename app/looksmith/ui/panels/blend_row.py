"""One look of the blend: its picture, weight, mute, solo and remove."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from looksmith.grade.recipe import BlendTerm
from looksmith.ui import theme
from looksmith.ui.icons import icon
from looksmith.ui.thumbnails import Thumbnails
from looksmith.ui.widgets.drag_handle import DragHandle, Grip
from looksmith.ui.widgets.pad_corner import paint_share
from looksmith.ui.widgets.slider import Slider

__all__ = ["BlendRow", "paint_look"]

_PICTURE = QSize(54, 36)
_FLASH_MS = 700
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def paint_look(
    painter: QPainter, area: QRect, thumbnails: Thumbnails, look_id: str
) -> None:
    """Paint the photo in a look, cut to fit; an empty frame until it is there."""
    image = thumbnails.image(look_id)
    if image is None:
        painter.fillRect(area, theme.colour("raised"))
        return
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    part = area.size().scaled(image.size(), Qt.AspectRatioMode.KeepAspectRatio)
    source = QRect(QPoint(0, 0), part)
    source.moveCenter(image.rect().center())
    painter.drawImage(area, image, source)


class _Picture(DragHandle):
    """The photo in the row's look, with the look's share over it."""

    def __init__(self, look_id: str, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._look_id, self._thumbnails = look_id, thumbnails
        self.share = ""
        self.muted = False
        self.setFixedSize(_PICTURE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture and the share."""
        painter = QPainter(self)
        if self.muted:
            painter.setOpacity(0.35)
        paint_look(painter, self.rect(), self._thumbnails, self._look_id)
        painter.setOpacity(1.0)
        if self.share:
            paint_share(painter, self.rect(), self.share)


class _Eye(QToolButton):
    """Mute, or solo while Alt is held.

    Signals
    -------
    alt_clicked()
        Clicked with Alt.
    """

    alt_clicked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which of the two it is."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.button() == Qt.MouseButton.LeftButton and self.isDown():
            self.setDown(False)
            if self.rect().contains(event.position().toPoint()):
                self.alt_clicked.emit()
        else:
            super().mouseReleaseEvent(event)


class BlendRow(QWidget):
    """A look of the blend.

    Parameters
    ----------
    look_id
        The look.
    title, tip
        For people.
    thumbnails
        Where its picture comes from.

    Signals
    -------
    weight_changed(float)
        1.0 is 100 %.
    muted(bool), soloed(bool), removed()
        What the buttons ask for.
    stepped(int)
        Alt+Up (-1) or Alt+Down (1).
    menu_requested(QPoint)
        Where on the screen.
    """

    weight_changed = Signal(float)
    muted = Signal(bool)
    soloed = Signal(bool)
    removed = Signal()
    stepped = Signal(int)
    menu_requested = Signal(QPoint)

    def __init__(
        self,
        look_id: str,
        title: str,
        tip: str,
        thumbnails: Thumbnails,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look_id = look_id
        self.title = title
        self.term = BlendTerm(look_id)
        self._lifted = False
        self._flash = QTimer(self, singleShot=True, interval=_FLASH_MS)
        self._flash.timeout.connect(self.update)
        self._build(thumbnails)
        self.set_texts(title, tip)
        self._lay_out()
        self._connect()

    def _build(self, thumbnails: Thumbnails) -> None:
        self.grip = Grip()
        self.picture = _Picture(self.look_id, thumbnails)
        self.mute = _Eye()
        self.mute.setCheckable(True)
        self.remove = QToolButton()
        self.remove.setIcon(icon("close"))
        self.remove.setToolTip(self.tr("Take this look out of the blend"))
        for button in (self.mute, self.remove):
            button.setObjectName("rowButton")
            button.setIconSize(QSize(16, 16))
            button.setFixedSize(24, 22)
        self.slider = Slider(
            self.title, 0, 100, default=100, unit="%", hard_low=-100, hard_high=200,
            origin=0, buttons=(self.mute, self.remove),
        )  # fmt: skip

    def _lay_out(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 2, 16, 2)
        row.setSpacing(0)
        row.addWidget(self.grip)
        row.addWidget(self.picture)
        row.addSpacing(8)
        row.addWidget(self.slider, 1)

    def _connect(self) -> None:
        self.slider.value_changed.connect(self._on_value_changed)
        self.mute.clicked.connect(self._on_eye)
        self.mute.alt_clicked.connect(lambda: self.soloed.emit(not self.term.solo))
        self.remove.clicked.connect(self.removed)
        for part in (self.slider.track, self.mute, self.remove):
            part.installEventFilter(self)

    @property
    def handles(self) -> tuple[DragHandle, DragHandle]:
        """What the row is moved by."""
        return self.grip, self.picture

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in this order."""
        return self.mute, self.remove, self.slider.track

    def set_movable(self, movable: bool) -> None:
        """Let people move the row among others, of which there are some."""
        tip = self.tr("Drag to another place; Alt+Up and Alt+Down move it, too")
        for handle in self.handles:
            handle.setEnabled(movable)
        self.grip.setToolTip(tip if movable else "")

    def set_texts(self, title: str, tip: str) -> None:
        """Show another title and tooltip."""
        self.title = title
        self.picture.setToolTip(tip)
        self.slider.set_label(title, tip)
        self.remove.setAccessibleName(self.tr("Remove {look}").format(look=title))

    def show_term(self, term: BlendTerm, share: str, *, heard: bool = True) -> None:
        """Show a term's weight, its share of the blend ("" for none), and its state."""
        self.term = term
        percent = round(100 * term.weight, 1)
        if self.slider.value != percent:
            self.slider.set_value(percent)
        self.picture.share, self.picture.muted = share if heard else "", not heard
        self.picture.update()
        self.slider.label.set_dim(not heard)
        self._show_eye(term)
        spoken = self.tr("{look}, {share} of the blend")
        name = spoken.format(look=self.title, share=share) if share else self.title
        self.setAccessibleName(name)

    def _show_eye(self, term: BlendTerm) -> None:
        if term.solo:
            which, name = "solo", self.tr("End solo of {look}")
            tip = self.tr("Only this look counts: click to bring the others back")
        elif term.muted:
            which, name = "eye-off", self.tr("Take {look} back in")
            tip = self.tr("Take this look back into the blend")
        else:
            which, name = "eye", self.tr("Mute {look}")
            tip = self.tr("Leave this look out for a while; its weight is kept")
        solo = "" if term.solo else "\n" + self.tr("Alt+click: this look alone")
        self.mute.setChecked(term.muted and not term.solo)
        self.mute.setIcon(icon(which))
        self.mute.setAccessibleName(name.format(look=self.title))
        self.mute.setToolTip(tip + solo)

    def flash(self) -> None:
        """Light up for a moment: the look is here already."""
        self._flash.start()
        self.update()

    def set_lifted(self, lifted: bool) -> None:
        """Show that the row is being moved, or is not."""
        self._lifted = lifted
        self.update()

    def _on_eye(self, muted: bool) -> None:
        if self.term.solo:
            self.soloed.emit(False)
        else:
            self.muted.emit(muted)

    def _on_value_changed(self, percent: float) -> None:
        self.weight_changed.emit(percent / 100)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu, by the pointer or by the key."""
        self.menu_requested.emit(event.globalPos())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the row with Alt and an arrow, whichever part has the focus."""
        kinds = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if isinstance(event, QKeyEvent) and event.type() in kinds:
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            step = _STEPS.get(Qt.Key(event.key()))
            if alt and step is not None:
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    self.stepped.emit(step)
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the flash, or that the row is being moved."""
        if self._flash.isActive() or self._lifted:
            QPainter(self).fillRect(self.rect(), theme.colour("hover"))
