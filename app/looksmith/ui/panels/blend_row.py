"""One look of the blend: its picture, weight, mute and remove."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from looksmith.grade.recipe import BlendTerm
from looksmith.ui import theme
from looksmith.ui.icons import icon
from looksmith.ui.thumbnails import Thumbnails
from looksmith.ui.widgets.slider import Slider

__all__ = ["BlendRow"]

_PICTURE = QSize(54, 36)
_SHADE = QColor(0, 0, 0, 150)
_FLASH_MS = 700


class _Picture(QWidget):
    """The photo in the row's look, with the look's share over it."""

    def __init__(self, look_id: str, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._look_id, self._thumbnails = look_id, thumbnails
        self.share = ""
        self.muted = False
        self.setFixedSize(_PICTURE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, cut to fit, and the share."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        image = self._thumbnails.image(self._look_id)
        if image is None:
            painter.fillRect(self.rect(), theme.colour("raised"))
        else:
            if self.muted:
                painter.setOpacity(0.35)
            size = image.size().scaled(
                self.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding
            )
            target = QRect(self.rect().topLeft(), size)
            target.moveCenter(self.rect().center())
            painter.drawImage(target, image)
            painter.setOpacity(1.0)
        if self.share:
            self._paint_share(painter)

    def _paint_share(self, painter: QPainter) -> None:
        font = self.font()
        font.setPixelSize(11)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(self.share) + 6
        badge = QRect(0, self.height() - 15, width, 15)
        painter.fillRect(badge, _SHADE)
        painter.setPen(theme.colour("on-photo"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self.share)


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
    muted(bool), removed()
        The buttons.
    """

    weight_changed = Signal(float)
    muted = Signal(bool)
    removed = Signal()

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
        self._flash = QTimer(self, singleShot=True, interval=_FLASH_MS)
        self._flash.timeout.connect(self.update)
        self.title = title
        self.picture = _Picture(look_id, thumbnails)
        self.mute = self._button()
        self.mute.setCheckable(True)
        self.remove = self._button()
        self.remove.setIcon(icon("close"))
        self.remove.setToolTip(self.tr("Take this look out of the blend"))
        self.slider = Slider(
            title, 0, 100, default=100, unit="%", hard_low=-100, hard_high=200,
            origin=0, buttons=(self.mute, self.remove),
        )  # fmt: skip
        self.set_texts(title, tip)
        self._lay_out()
        self.slider.value_changed.connect(self._on_value_changed)
        self.mute.clicked.connect(self.muted)
        self.remove.clicked.connect(self.removed)

    def _button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("rowButton")
        button.setIconSize(QSize(16, 16))
        button.setFixedSize(24, 22)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 16, 2)
        row.setSpacing(8)
        row.addWidget(self.picture)
        row.addWidget(self.slider, 1)

    def set_texts(self, title: str, tip: str) -> None:
        """Show another title and tooltip."""
        self.title = title
        self.picture.setToolTip(tip)
        self.slider.set_label(title, tip)
        self.remove.setAccessibleName(self.tr("Remove {look}").format(look=title))

    def show_term(self, term: BlendTerm, share: str) -> None:
        """Show a term's weight, and its share of the blend (empty for none)."""
        percent = round(100 * term.weight, 1)
        if self.slider.value != percent:
            self.slider.set_value(percent)
        self.picture.share, self.picture.muted = share, term.muted
        self.picture.update()
        self.slider.label.set_dim(term.muted)
        self.mute.setChecked(term.muted)
        self.mute.setIcon(icon("eye-off" if term.muted else "eye"))
        text = self.tr("Take {look} back in") if term.muted else self.tr("Mute {look}")
        self.mute.setAccessibleName(text.format(look=self.title))
        tip = self.tr("Take this look back into the blend")
        other = self.tr("Leave this look out for a while; its weight is kept")
        self.mute.setToolTip(tip if term.muted else other)
        spoken = self.tr("{look}, {share} of the blend")
        name = spoken.format(look=self.title, share=share) if share else self.title
        self.setAccessibleName(name)

    def flash(self) -> None:
        """Light up for a moment: the look is here already."""
        self._flash.start()
        self.update()

    def _on_value_changed(self, percent: float) -> None:
        self.weight_changed.emit(percent / 100)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the flash."""
        if self._flash.isActive():
            QPainter(self).fillRect(self.rect(), theme.colour("hover"))
