"""The command palette: every command and every look, by a few letters."""

from __future__ import annotations

import heapq
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from looksmith.ui import theme

__all__ = ["CommandPalette", "Entry", "match_score", "matching"]

_WIDTH, _ROWS, _ROW_HEIGHT, _TOP = 520, 10, 30, 64
_MOST = 80


@dataclass(frozen=True)
class Entry:
    """One thing that can be chosen.

    Parameters
    ----------
    text
        What it is called.
    place
        Where it is found otherwise: a menu, or what a look is.
    keys
        Its shortcut; "" for none.
    run
        Does it.
    action
        Whether it works now, is asked of this; None for always.
    """

    text: str
    place: str
    keys: str
    run: Callable[[], object]
    action: QAction | None = None

    @property
    def enabled(self) -> bool:
        """Whether it works now."""
        return self.action is None or self.action.isEnabled()

    @cached_property
    def name(self) -> str:
        """Its text as it is compared."""
        return self.text.casefold()

    @cached_property
    def whole_name(self) -> str:
        """Its text and place as they are compared."""
        return f"{self.text} {self.place}".casefold()


def match_score(typed: str, text: str) -> float | None:
    """Return how well letters fit a text, lower is better; None where they do not.

    The letters come in order, the words of what is typed in any order. Beginnings of
    words count most.
    """
    return _score(typed.casefold().split(), text.casefold())


def _score(words: Sequence[str], name: str) -> float | None:
    total = 0.0
    for word in words:
        found = _word_score(word, name)
        if found is None:
            return None
        total += found
    return total + len(name) / 1000


def _word_score(word: str, name: str) -> float | None:
    at = name.find(word)
    if at == 0:
        return 0.0
    if at > 0:
        return 1.0 if not name[at - 1].isalnum() else 2.0
    place, gaps = -1, 0
    for letter in word:
        here = name.find(letter, place + 1)
        if here < 0:
            return None
        gaps += here > place + 1
        place = here
    return 3.0 + gaps


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Return what matches a name that has the letters of every word in order."""
    orders = (
        "".join(f"[^{re.escape(letter)}]*{re.escape(letter)}" for letter in word)
        for word in words
    )
    return re.compile("".join(f"(?={order})" for order in orders))


def matching(
    typed: str, entries: Sequence[Entry], most: int | None = None
) -> list[Entry]:
    """Return what fits, the best first; all of it, in order, for nothing typed.

    Parameters
    ----------
    typed
        Letters; see `match_score`.
    entries
        Thousands are no trouble: it runs at every letter.
    most
        Return no more than these; None for all.
    """
    words = typed.casefold().split()
    fits = _pattern(words).match
    scored = []
    for index, entry in enumerate(entries):
        if not fits(entry.whole_name):
            continue
        score = _score(words, entry.name)
        if score is None:
            score = (_score(words, entry.whole_name) or 0.0) + 0.5
        off = entry.action is not None and not entry.enabled
        scored.append((off, score if words else 0.0, index))
    count = len(scored) if most is None else most
    return [entries[index] for *_, index in heapq.nsmallest(count, scored)]


class _Row(QStyledItemDelegate):
    """Paint a name, where it is found, and its keys."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: object
    ) -> None:
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)  # type: ignore[attr-defined]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(option.rect, theme.colour("hover"))
        area = option.rect.adjusted(12, 0, -12, 0)
        painter.setFont(option.font)
        metrics = painter.fontMetrics()
        self._write(painter, area, entry.keys, "text-dim", Qt.AlignmentFlag.AlignRight)
        keys = metrics.horizontalAdvance(entry.keys) + (16 if entry.keys else 0)
        area.setRight(area.right() - keys)
        colour = "text" if entry.enabled else "text-off"
        self._write(painter, area, entry.text, colour, Qt.AlignmentFlag.AlignLeft)
        area.setLeft(area.left() + metrics.horizontalAdvance(entry.text) + 12)
        self._write(painter, area, entry.place, "text-dim", Qt.AlignmentFlag.AlignLeft)
        painter.restore()

    @staticmethod
    def _write(
        painter: QPainter, area: QRect, text: str, colour: str, side: Qt.AlignmentFlag
    ) -> None:
        painter.setPen(theme.colour(colour))
        room = max(area.width(), 0)
        mode = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(text, mode, room)
        painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, shown)

    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:
        return QSize(_WIDTH, _ROW_HEIGHT)


class CommandPalette(QFrame):
    """Type a few letters of a command or of a look, press Enter.

    Parameters
    ----------
    commands
        What is listed at first.
    looks
        What is listed, too, as soon as something is typed.
    window
        Over whose upper middle it stands.
    """

    def __init__(
        self, commands: Sequence[Entry], looks: Sequence[Entry], window: QWidget
    ) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Command palette"))
        self._commands, self._looks = commands, looks
        self.field = QLineEdit(clearButtonEnabled=True)
        self.field.setPlaceholderText(self.tr("Find a command or a look"))
        self.field.setAccessibleName(self.tr("Find a command or a look"))
        self.list = QListWidget()
        self.list.setItemDelegate(_Row(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.setFixedSize(_WIDTH, _ROWS * _ROW_HEIGHT + 62)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._choose)
        self._fill("")

    def open_over(self, window: QWidget) -> None:
        """Show it, with the cursor in the field."""
        left = (window.width() - self.width()) // 2
        self.move(window.mapToGlobal(QPoint(max(left, 0), _TOP)))
        self.show()
        self.field.setFocus()

    @property
    def shown(self) -> list[Entry]:
        """What is listed."""
        rows = (self.list.item(row) for row in range(self.list.count()))
        return [item.data(Qt.ItemDataRole.UserRole) for item in rows]

    def _fill(self, typed: str) -> None:
        listed = [*self._commands, *self._looks] if typed.strip() else self._commands
        most = max(_MOST, len(self._commands))
        found = matching(typed, listed, most)
        self.list.clear()
        for entry in found:
            item = QListWidgetItem(entry.text)
            item.setData(Qt.ItemDataRole.UserRole, entry)
            if not entry.enabled:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.setCurrentRow(0 if found and found[0].enabled else -1)

    def _choose(self, item: QListWidgetItem | None) -> None:
        entry = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        if entry is None or not entry.enabled:
            return
        self.close()
        entry.run()

    def _step(self, by: int) -> None:
        count, row = self.list.count(), self.list.currentRow()
        for _ in range(count):
            row = (row + by) % count
            if self.list.item(row).flags() & Qt.ItemFlag.ItemIsEnabled:
                self.list.setCurrentRow(row)
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows and Enter of the field work on the list."""
        if watched is self.field and isinstance(event, QKeyEvent):
            steps = {
                Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS,
            }  # fmt: skip
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and event.key() in steps:
                self._step(steps[Qt.Key(event.key())])
                return True
            if pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)
