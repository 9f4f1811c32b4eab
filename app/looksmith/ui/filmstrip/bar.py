"""Beside the strip: how many photos, the filter by stars, the order."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from looksmith.grade.kept_facts import MAX_RATING
from looksmith.ui import theme
from looksmith.ui.filmstrip.order import StripOrder
from looksmith.ui.icons import icon, pixmap
from looksmith.ui.widgets.labels import ElidedLabel

__all__ = ["StarFilter", "StripBar", "StripOrderMenu"]

_STAR = 18
_WIDTH = 148


class StarFilter(QWidget):
    """Five stars: photos with fewer are left out. A click on the same star ends it.

    Signals
    -------
    changed(int)
        So many stars at least; 0 for all photos.
    """

    changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stars = self._over = 0
        self.setFixedSize(QSize(MAX_RATING * _STAR + 6, _STAR + 4))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._say()

    @property
    def stars(self) -> int:
        """How many a photo needs to be shown."""
        return self._stars

    def set_stars(self, stars: int) -> None:
        """Choose, and tell of it."""
        stars = min(max(stars, 0), MAX_RATING)
        if stars != self._stars:
            self._stars = stars
            self._say()
            self.update()
            self.changed.emit(stars)

    def _say(self) -> None:
        if self._stars:
            text = self.tr("Only photos rated {stars} of 5 or better")
            text = text.format(stars=self._stars)
        else:
            text = self.tr("All photos; click a star to see only those with as many")
        self.setToolTip(text)
        self.setAccessibleName(text)

    def star_rect(self, number: int) -> QRect:
        """Return where a star, 1..5, is."""
        return QRect(QPoint(3 + (number - 1) * _STAR, 2), QSize(_STAR, _STAR))

    def _star_at(self, place: QPoint) -> int:
        return min(max((place.x() - 3) // _STAR + 1, 1), MAX_RATING)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a star, or none."""
        if event.button() == Qt.MouseButton.LeftButton:
            star = self._star_at(event.position().toPoint())
            self.set_stars(0 if star == self._stars else star)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the stars up to the pointer."""
        self._over = self._star_at(event.position().toPoint())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show the choice again."""
        self._over = 0
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """More or fewer stars."""
        step = {
            Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: -1, Qt.Key.Key_Home: -MAX_RATING, Qt.Key.Key_End: 5,
        }.get(Qt.Key(event.key()))  # fmt: skip
        if step is None:
            super().keyPressEvent(event)
        else:
            self.set_stars(self._stars + step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the stars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ratio, lit = self.devicePixelRatioF(), self._over or self._stars
        for number in range(1, MAX_RATING + 1):
            filled = number <= lit
            name, token = ("star-filled", "text") if filled else ("star", "text-dim")
            mark = pixmap(name, _STAR - 4, ratio, token)
            painter.drawPixmap(self.star_rect(number).topLeft() + QPoint(2, 2), mark)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)


class StripOrderMenu(QMenu):
    """Choose the order of the photos.

    Signals
    -------
    chosen(StripOrder, bool)
        The order, and whether it goes backwards.
    """

    chosen = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Order"))
        self.titles = {
            StripOrder.NAME: self.tr("By name"),
            StripOrder.TAKEN: self.tr("By capture time"),
            StripOrder.RATING: self.tr("By rating"),
        }
        group = QActionGroup(self)
        self.choices: dict[StripOrder, QAction] = {}
        for order, title in self.titles.items():
            action = group.addAction(self.addAction(title))
            action.setCheckable(True)
            action.triggered.connect(self._on_chosen)
            self.choices[order] = action
        self.addSeparator()
        self.backwards = self.addAction(self.tr("The other way round"))
        self.backwards.setCheckable(True)
        self.backwards.triggered.connect(self._on_chosen)
        self.choices[StripOrder.NAME].setChecked(True)

    @property
    def order(self) -> StripOrder:
        """The order that is ticked."""
        return next(o for o, action in self.choices.items() if action.isChecked())

    def set_order(self, order: StripOrder, *, backwards: bool) -> None:
        """Tick an order without telling anybody."""
        self.choices[order].setChecked(True)
        self.backwards.setChecked(backwards)

    def _on_chosen(self) -> None:
        self.chosen.emit(self.order, self.backwards.isChecked())


class StripBar(QWidget):
    """Stand at the left end of the strip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(_WIDTH)
        self._count = ElidedLabel(mode=Qt.TextElideMode.ElideRight)
        self._count.set_dim(True)
        self.filter = StarFilter()
        self.menu = StripOrderMenu(self)
        self._order = QToolButton()
        self._order.setObjectName("order")
        self._order.setIcon(icon("sort"))
        self._order.setIconSize(QSize(14, 14))
        self._order.setMenu(self.menu)
        self._order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._order.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        line = QHBoxLayout()
        line.setContentsMargins(6, 0, 0, 0)  # in line with the stars and the words
        line.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 4, 4)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.filter)
        column.addWidget(self._order)
        column.addStretch(1)
        self.show_order()

    @property
    def text(self) -> str:
        """What is said of the number of photos."""
        return self._count.text()

    def show_order(self) -> None:
        """Name the order in force."""
        title = self.menu.titles[self.menu.order]
        self._order.setText(title)
        tip = self.tr("Order of the photos: {order}").format(order=title.lower())
        self._order.setToolTip(tip)
        self._order.setAccessibleName(tip)

    def show_count(self, shown: int, total: int, selected: int) -> None:
        """Say how many photos there are, are left by the filter and are selected."""
        if selected > 1:
            text = self.tr("{selected} of {total} selected")
        elif shown != total:
            text = self.tr("{shown} of {total} photos")
        else:
            text = self.tr("{total} photos")
        text = text.format(selected=selected, shown=shown, total=total)
        self._count.setText(text)
        self._count.setAccessibleName(text)
