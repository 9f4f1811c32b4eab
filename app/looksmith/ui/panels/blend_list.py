"""The rows of the blend in their order, and moving one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from looksmith.ui import theme
from looksmith.ui.panels.blend_row import BlendRow

__all__ = ["BlendList"]

_LINE = 2


class _DropLine(QWidget):
    """Where a row would come to stand."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        QPainter(self).fillRect(self.rect(), theme.colour("accent"))


class BlendList(QWidget):
    """Rows below each other, dragged by their grips to another place.

    Signals
    -------
    moved(int, int)
        The user put a row from one place to another.
    """

    moved = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[BlendRow] = []
        self._lifted: BlendRow | None = None
        self._gap = 0
        self._line = _DropLine(self)
        self._line.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def set_looks(
        self, looks: Sequence[str], new_row: Callable[[str], BlendRow]
    ) -> None:
        """Have a row for each look, in this order; rows that are there already stay."""
        self._put_down()
        old = {row.look_id: row for row in self.rows}
        self.rows = [
            old.pop(look) if look in old else self._watched(new_row(look))
            for look in looks
        ]
        for row in old.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, row in enumerate(self.rows):
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            row.set_movable(len(self.rows) > 1)

    def _watched(self, row: BlendRow) -> BlendRow:
        row.stepped.connect(partial(self._on_stepped, row))
        for handle in row.handles:
            handle.lifted.connect(partial(self._on_lifted, row))
            handle.dragged.connect(self._on_dragged)
            handle.dropped.connect(self._on_dropped)
            handle.abandoned.connect(self._put_down)
        return row

    def _on_stepped(self, row: BlendRow, step: int) -> None:
        index = self.rows.index(row)
        if 0 <= index + step < len(self.rows):
            self.moved.emit(index, index + step)

    def _on_lifted(self, row: BlendRow) -> None:
        self._lifted = row
        row.set_lifted(True)

    def _on_dragged(self, y: int) -> None:
        """Show between which rows the pointer is."""
        if self._lifted is None:
            return
        here = self.mapFromGlobal(QPoint(0, y)).y()
        self._gap = sum(row.geometry().center().y() < here for row in self.rows)
        below = self._gap < len(self.rows)
        edge = self.rows[self._gap].y() if below else self.height()
        top = min(max(edge - _LINE // 2, 0), self.height() - _LINE)
        self._line.setGeometry(16, top, self.width() - 32, _LINE)
        self._line.show()
        self._line.raise_()

    def _on_dropped(self) -> None:
        row, gap = self._lifted, self._gap
        self._put_down()
        if row is None:
            return
        index = self.rows.index(row)
        place = gap - (gap > index)
        if place != index:
            self.moved.emit(index, place)

    def _put_down(self) -> None:
        if self._lifted is not None:
            self._lifted.set_lifted(False)
        self._lifted = None
        self._line.hide()
