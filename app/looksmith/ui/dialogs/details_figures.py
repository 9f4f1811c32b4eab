"""A small table of figures, each with a name for screen readers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from looksmith.ui.widgets.labels import tabular

__all__ = ["NOTHING", "FigureTable", "dim"]

NOTHING = "–"
_CELL = 74


def dim(text: str) -> QLabel:
    """Return a quiet label."""
    label = QLabel(text)
    label.setObjectName("dim")
    return label


class FigureTable(QWidget):
    """Rows of figures below a line of heads.

    Parameters
    ----------
    name
        What is counted.
    heads
        What the columns are.
    rows
        Key to text, and what the row means as a tooltip.
    """

    def __init__(
        self,
        name: str,
        heads: Sequence[str],
        rows: Mapping[str, tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.cells: dict[str, tuple[QLabel, ...]] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        head = dim(name)
        head.setWordWrap(True)
        grid.addWidget(head, 0, 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for place, text in enumerate(heads, 1):
            grid.addWidget(dim(text), 0, place, right)
        for row, (key, (text, tip)) in enumerate(rows.items(), 1):
            label = QLabel(text, wordWrap=True)
            label.setToolTip(tip)
            grid.addWidget(label, row, 0)
            self.cells[key] = tuple(QLabel(NOTHING) for _ in heads)
            for place, cell in enumerate(self.cells[key], 1):
                cell.setFont(tabular(cell.font()))
                cell.setMinimumWidth(_CELL)
                cell.setAlignment(right)
                cell.setToolTip(tip)
                cell.setAccessibleName(f"{text}, {heads[place - 1]}")
                grid.addWidget(cell, row, place)
        grid.setColumnStretch(0, 1)

    def show_row(self, key: str, texts: Iterable[str]) -> None:
        """Show a row's figures."""
        for cell, text in zip(self.cells[key], texts, strict=True):
            cell.setText(text)

    def clear(self) -> None:
        """Show that there are no figures."""
        for cells in self.cells.values():
            for cell in cells:
                cell.setText(NOTHING)
