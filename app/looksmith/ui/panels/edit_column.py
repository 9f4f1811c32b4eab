"""The right column: what the picture holds, what is done to it, and the way out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from looksmith.ui.panels.blend import BlendPanel
from looksmith.ui.panels.histogram import HistogramPanel
from looksmith.ui.panels.light import LightPanel
from looksmith.ui.panels.restore import RestorePanel
from looksmith.ui.panels.toning import ToningPanel

__all__ = ["EditColumn"]

_SCROLL_BAR = 10
_MINIMUM = 240
_SCOPE_SHARE = 0.175
"""Of the column's height, what the scopes take."""


class EditColumn(QWidget):
    """Histogram on top, restorations and exports at the foot, the rest scrolls between.

    Where a little less height for the scopes spares the scrolling, they give way.

    Parameters
    ----------
    histogram, blend, light, toning, restore
        The panels.
    """

    def __init__(
        self,
        histogram: HistogramPanel,
        blend: BlendPanel,
        light: LightPanel,
        toning: ToningPanel,
        restore: RestorePanel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.export_lut = QPushButton(self.tr("Export LUT…"))
        self.export_photo = QPushButton(self.tr("Export photo…"))
        self.export_photo.setProperty("primary", "true")
        self._histogram, self._restore = histogram, restore
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(histogram)
        scroll = QScrollArea(widgetResizable=True)
        column.addWidget(scroll, 1)
        self._scroll(scroll, blend, light, toning)
        column.addWidget(restore)
        self._foot = self._exports()
        column.addLayout(self._foot)
        needed = blend.minimumSizeHint().width() + _SCROLL_BAR
        needed = max(needed, restore.minimumSizeHint().width(), _MINIMUM)
        self.setMinimumWidth(needed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the scopes their share of the height."""
        super().resizeEvent(event)
        self._share_height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what the panels between need."""
        if watched is self._edits and event.type() == QEvent.Type.LayoutRequest:
            self._share_height()
        return super().eventFilter(watched, event)

    def _share_height(self) -> None:
        scopes = self._histogram
        taken = scopes.height_beside_plot() + self._edits.sizeHint().height()
        taken += self._restore.sizeHint().height() + self._foot.sizeHint().height()
        scopes.share_height(
            wanted=round(_SCOPE_SHARE * self.height()), left=self.height() - taken
        )

    def _scroll(self, scroll: QScrollArea, *panels: QWidget) -> None:
        self._edits = edits = QWidget()
        edits.installEventFilter(self)
        stack = QVBoxLayout(edits)
        stack.setContentsMargins(0, 0, 0, 8)
        stack.setSpacing(0)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(edits)  # first: it need not take the panels along
        for panel in panels:
            stack.addWidget(panel)
        stack.addStretch(1)

    def _exports(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 8, 16, 8)
        buttons.setSpacing(8)
        buttons.addWidget(self.export_lut, 1)
        buttons.addWidget(self.export_photo, 1)
        return buttons
