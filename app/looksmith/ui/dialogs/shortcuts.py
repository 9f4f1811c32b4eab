"""The sheet of keys: every key and gesture, found as one types."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from looksmith.ui.actions import menu_title, translate
from looksmith.ui.commands.command import MENUS
from looksmith.ui.commands.table import COMMANDS, GESTURES, GESTURES_TITLE
from looksmith.ui.dialogs.foot import closing, foot
from looksmith.ui.dialogs.search_field import SearchField, finds
from looksmith.ui.dialogs.slices import SlicedDialog
from looksmith.ui.keys import key_text, portable

if TYPE_CHECKING:
    from looksmith.ui.window import MainWindow

__all__ = ["Row", "ShortcutsDialog", "columns_of", "shortcut_groups"]

_SIZE = QSize(980, 640)
_COLUMN, _MOST_COLUMNS = 300, 4
_HEADING_ROWS = 2
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Row:
    """A line of the sheet.

    Parameters
    ----------
    keys
        Shortcuts as this system writes them, or one gesture.
    text
        What they do.
    gesture
        Whether it is one move of hand and mouse rather than keys alone.
    """

    keys: tuple[str, ...]
    text: str
    gesture: bool = False

    def fits(self, typed: str, place: str = "") -> bool:
        """Whether every word typed is in its text, its keys or its place."""
        return finds(typed, " ".join((self.text, *self.keys, place)))


def _of_table(command_id: str) -> Sequence[str]:
    return next(tuple(map(portable, c.keys)) for c in COMMANDS if c.id == command_id)


def shortcut_groups(
    keys_of: Callable[[str], Sequence[str]] = _of_table,
) -> dict[str, list[Row]]:
    """Return title -> rows, in the menus' order, gestures last.

    Parameters
    ----------
    keys_of
        Returns a command's keys by its id; by default those of the table.
    """
    groups: dict[str, list[Row]] = {}
    for menu in MENUS:
        rows = [
            Row(tuple(map(key_text, keys)), translate(command.text).rstrip("…"))
            for command in COMMANDS
            if command.menu == menu and (keys := keys_of(command.id))
        ]
        if rows:
            groups[menu_title(menu)] = rows
    mouse = [Row((translate(g.keys),), translate(g.text), True) for g in GESTURES]
    groups[translate(GESTURES_TITLE)] = mouse
    return groups


def columns_of(heights: Sequence[int], count: int) -> list[range]:
    """Split things into columns, in their order, so that the highest is lowest."""
    number = len(heights)
    splits = combinations(range(1, number), min(count, max(number, 1)) - 1)

    def ranges(split: tuple[int, ...]) -> list[range]:
        ends = (0, *split, number)
        return [range(a, b) for a, b in pairwise(ends)]

    every = (ranges(split) for split in splits)
    return min(every, key=lambda cs: max(sum(heights[i] for i in c) for c in cs))


class _Group(QWidget):
    """A heading and its rows, of which some are shown."""

    def __init__(self, title: str, rows: list[Row], parent: QWidget) -> None:
        super().__init__(parent)
        self._title, self._rows = title, rows
        self._parts: list[tuple[QWidget, QWidget]] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(3)
        heading = QLabel(title.upper(), self)
        heading.setObjectName("section")
        grid.addWidget(heading, 0, 0, 1, 2)
        for number, row in enumerate(rows, start=1):
            text, keys = QLabel(row.text, self, wordWrap=True), self._keys(row)
            grid.addWidget(text, number, 0)
            side = Qt.AlignmentFlag(0) if row.gesture else _RIGHT
            grid.addWidget(keys, number, 1, side)
            self._parts.append((text, keys))
            text.ensurePolished()
            keys.ensurePolished()
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, int(any(row.gesture for row in rows)))

    def _keys(self, row: Row) -> QWidget:
        if row.gesture:
            gesture = QLabel(row.keys[0], self, wordWrap=True)
            gesture.setObjectName("dim")
            gesture.setAlignment(_RIGHT)
            return gesture
        if len(row.keys) == 1:
            return self._cap(row.keys[0], self)
        caps = QWidget(self)
        line = QHBoxLayout(caps)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for keys in row.keys:
            line.addWidget(self._cap(keys, caps))
        return caps

    @staticmethod
    def _cap(keys: str, parent: QWidget) -> QLabel:
        label = QLabel(keys, parent)
        label.setObjectName("keyCap")
        return label

    def show_fitting(self, typed: str) -> int:
        """Show the rows that fit what is typed; return how many."""
        count = 0
        for row, parts in zip(self._rows, self._parts, strict=True):
            fits = row.fits(typed, self._title)
            count += fits
            for part in parts:
                if part.isHidden() == fits:  # else it would be styled anew
                    part.setVisible(fits)
        return count


class ShortcutsDialog(SlicedDialog):
    """Every key and gesture in columns, fewer as one types.

    Parameters
    ----------
    window
        Whose keys they are.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._groups: list[_Group] = []
        self._arranged: tuple[int, ...] = ()
        self._used = 0
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = SearchField(self.tr("Search keys and what they do"), self)
        self.nothing = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        self.nothing.setObjectName("hint")
        self._scroll = QScrollArea(self, widgetResizable=True)
        self._sheet = QWidget(self._scroll.viewport())
        self._stacks: list[QVBoxLayout] = []
        self._columns = QHBoxLayout(self._sheet)
        self._columns.setContentsMargins(0, 4, 12, 4)
        self._columns.setSpacing(36)
        for _ in range(_MOST_COLUMNS):
            column = QVBoxLayout()
            column.setSpacing(18)
            self._columns.addLayout(column)
            self._stacks.append(column)
        self._scroll.setWidget(self._sheet)
        self._lay_out()
        self.search.textChanged.connect(self._show_fitting)
        window.keys.changed.connect(self._build)
        self.resize(_SIZE.boundedTo(window.size() - QSize(40, 60)))

    def _lay_out(self) -> None:
        self.edit = QPushButton(self.tr("Change keys…"), self)
        self.edit.setToolTip(self.tr("Give commands other keys"))
        self.edit.setAutoDefault(False)
        self.edit.clicked.connect(self._on_edit)
        close = closing(self, self.tr("Close"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(12)
        whole.addWidget(self.search)
        whole.addWidget(self.nothing)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(foot(close, left=self.edit))

    @property
    def shown_count(self) -> int:
        """How many rows are shown."""
        return sum(self._arranged)

    def _build(self) -> None:
        """Make the rows anew: the keys have changed."""
        self.complete()
        for group in self._groups:
            group.hide()
            group.deleteLater()
        self._groups = []
        self._making = self._make()
        self.complete()

    def _make(self) -> Iterator[None]:
        for title, rows in shortcut_groups(self._window.keys.of).items():
            self._groups.append(_Group(title, rows, self._sheet))
            self._groups[-1].show()  # lays it out
            yield
        self._show_fitting(self.search.text())

    def _show_fitting(self, typed: str) -> None:
        counts = [group.show_fitting(typed) for group in self._groups]
        for group, count in zip(self._groups, counts, strict=True):
            group.setVisible(bool(count))
        self.nothing.setText(
            self.tr("No key and no gesture fits “{typed}”.").format(typed=typed)
        )
        self.nothing.setVisible(not any(counts))
        self._arrange(counts)

    def _arrange(self, counts: list[int]) -> None:
        """Put the groups that show something into as many columns as there is room."""
        shown = [place for place, count in enumerate(counts) if count]
        heights = [counts[place] + _HEADING_ROWS for place in shown]
        self._arranged, self._used = tuple(counts), self._count()
        found = columns_of(heights, self._used) if shown else []
        for number, column in enumerate(self._stacks):
            while column.count():
                column.takeAt(0)
            used = number < len(found)
            for place in found[number] if used else ():
                column.addWidget(self._groups[shown[place]])
            column.addStretch(1)
            self._columns.setStretch(number, int(used))

    def _count(self) -> int:
        return min(max(1, self.width() // _COLUMN), _MOST_COLUMNS)

    def _on_edit(self) -> None:
        self._window.handlers.edit.show_preferences("keys")
        self.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as there is room."""
        super().resizeEvent(event)
        if self._arranged and self._count() != self._used:
            self._arrange(list(self._arranged))
