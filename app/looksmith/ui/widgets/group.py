"""A group of controls under a header that opens and closes it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from looksmith.ui import theme
from looksmith.ui.icons import icon

__all__ = ["Group"]

_DOT = 3.0


class _Header(QToolButton):
    """A wide button that carries a dot when its group holds a change."""

    double_clicked = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.changed = False
        self.setObjectName("group")
        self.setText(title)
        self.setCheckable(True)
        self.setIconSize(QSize(16, 16))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell of the double click, and take the first click's toggle back."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.toggle()
            self.double_clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Add the dot."""
        super().paintEvent(event)
        if self.changed:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("text"))
            place = QPointF(self.width() - 8 - _DOT, self.height() / 2)
            painter.drawEllipse(place, _DOT, _DOT)


class Group(QWidget):
    """A collapsible group; its header shows whether something inside is changed.

    Parameters
    ----------
    title
        The header's text.

    Signals
    -------
    reset_requested()
        The header was double-clicked.
    toggled(bool)
        The group was opened or closed.
    """

    reset_requested = Signal()
    toggled = Signal(bool)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.header = _Header(title)
        self.body = QWidget()
        self._rows = QVBoxLayout(self.body)
        self._rows.setContentsMargins(8, 2, 8, 6)
        self._rows.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.body)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.header.setToolTip(
            self.tr("Click to open or close {title}, double click to reset it").format(
                title=title
            )
        )
        self.header.toggled.connect(self._on_toggled)
        self.header.double_clicked.connect(self.reset_requested)
        self.header.setChecked(True)
        self.header.setAccessibleName(title)

    @property
    def expanded(self) -> bool:
        """Whether the controls are shown."""
        return self.header.isChecked()

    def set_expanded(self, expanded: bool) -> None:
        """Show or hide the controls."""
        self.header.setChecked(expanded)

    def add(self, widget: QWidget) -> None:
        """Put a control below the others."""
        self._rows.addWidget(widget)

    def set_changed(self, changed: bool) -> None:
        """Show or hide the dot."""
        if changed == self.header.changed:
            return
        self.header.changed = changed
        name = self.tr("{title}, changed") if changed else "{title}"
        self.header.setAccessibleName(name.format(title=self._title))
        self.header.update()

    def _on_toggled(self, expanded: bool) -> None:
        self.body.setVisible(expanded)
        self.header.setIcon(icon("chevron-down" if expanded else "chevron-right"))
        self.toggled.emit(expanded)
