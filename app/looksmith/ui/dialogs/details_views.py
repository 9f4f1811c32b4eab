"""The pictures of a look: its tone curves, or its lattice."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from looksmith.ui.widgets.curves import CurvePlot
from looksmith.ui.widgets.lattice import LatticeView
from looksmith.ui.widgets.segments import Segments

__all__ = ["LookViews"]

_SIDE = 320


class LookViews(QWidget):
    """Show curves or lattice, with a line on how to read them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot = CurvePlot()
        self.plot.setFixedSize(_SIDE, _SIDE)
        self.lattice = LatticeView()
        self.choice = Segments(self.tr("What is drawn"))
        tip = self.tr("What becomes of the greys, in each channel")
        self.choice.add("curves", self.tr("Curves"), tip)
        tip = self.tr("Where all colours go, in three dimensions")
        self.choice.add("lattice", self.tr("Lattice"), tip)
        self._reading = {
            "curves": self.tr(
                "The greys of the photo from left to right, what becomes of them from "
                "the bottom up. Curves that part tint the greys."
            ),
            "lattice": self.tr(
                "Every dot is a colour where the look puts it; empty parts of the cube "
                "are colours it never gives. The line is the greys. Drag to turn it, "
                "wheel to zoom."
            ),
        }
        self.reading = QLabel(wordWrap=True)
        self.reading.setObjectName("dim")
        self.reading.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._pages = QStackedWidget()
        for page in (self.plot, self.lattice):
            self._pages.addWidget(page)
        self._lay_out()
        self.choice.picked.connect(self.show_view)
        self.choice.pick("curves")
        self.show_view("curves")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._pages, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.reading)
        column.addStretch(1)
        self._pages.setFixedSize(_SIDE, _SIDE)
        self.setFixedWidth(_SIDE)
        self.reading.setFixedWidth(_SIDE)

    def show_view(self, key: str) -> None:
        """Show one of them."""
        self.choice.pick(key)
        self._pages.setCurrentWidget(self.plot if key == "curves" else self.lattice)
        self.reading.setText(self._reading[key])
        # Nested layouts do not ask for the height of wrapped text
        self.reading.ensurePolished()
        self.reading.setFixedHeight(self.reading.heightForWidth(_SIDE))

    def show_look(
        self,
        curves: NDArray[np.float32] | None,
        lattice: NDArray[np.float32] | None,
    ) -> None:
        """Draw a look's greys (count, 3) and lattice (n, n, n, 3); None for nothing."""
        self.plot.set_curves(curves)
        self.lattice.set_table(lattice)
