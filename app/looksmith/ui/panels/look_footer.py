"""The foot of the look browser: import, size of the tiles, number of looks."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from looksmith.ui.icons import icon
from looksmith.ui.widgets.track import Track

__all__ = ["LookFooter"]

_STEP = 8


class LookFooter(QWidget):
    """A button, a small slider and a count.

    Parameters
    ----------
    widths
        The least widths that tiles may have, in pixels.
    usual
        The width that a double click on the slider brings back.

    Signals
    -------
    resized(int)
        The user asked for tiles at least that wide.
    """

    resized = Signal(int)

    def __init__(
        self, widths: range, usual: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._widths = widths
        self.import_button = QPushButton(icon("import"), self.tr("Import LUTs…"))
        self.import_button.setIconSize(QSize(16, 16))
        tip = self.tr(
            "Add LUT files or a folder to your looks; dropping them works, too"
        )
        self.import_button.setToolTip(tip)
        self.slider = Track(widths[0], widths[-1], widths[0], _STEP, 0)
        self.slider.setAccessibleName(self.tr("Size of the tiles"))
        self.slider.setToolTip(self.tr("Size of the tiles (Ctrl+wheel over them)"))
        self.slider.setMaximumWidth(72)
        self.count_text = QLabel()
        self.count_text.setObjectName("dim")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.import_button)
        row.addWidget(self.slider, 1)
        row.addStretch(0)
        row.addWidget(self.count_text)
        self.slider.dragged.connect(self._ask)
        self.slider.jumped.connect(self._ask)
        self.slider.nudged.connect(
            lambda change: self._ask(self.slider.number + change)
        )
        self.slider.reset_requested.connect(lambda: self._ask(usual))

    def show_width(self, width: int) -> None:
        """Show how wide tiles are at least."""
        self.slider.set_number(width)

    def _ask(self, width: float) -> None:
        low, high = self._widths[0], self._widths[-1]
        self.resized.emit(round(min(max(width, low), high)))
