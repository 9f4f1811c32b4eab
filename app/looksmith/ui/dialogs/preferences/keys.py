"""The page of keys: every command, its keys, and who else has one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from looksmith.ui.actions import menu_place, translate
from looksmith.ui.commands.command import MENUS, Command
from looksmith.ui.dialogs.preferences.key_button import KeyButton
from looksmith.ui.dialogs.preferences.page import Page
from looksmith.ui.dialogs.search_field import finds
from looksmith.ui.icons import icon
from looksmith.ui.keys import Keys, key_text
from looksmith.ui.preferences import Preferences

__all__ = ["KeyRow", "KeysPage"]

_KEYS_SHOWN = 2
_KEY_WIDTH = 118
_USUAL, _PADDING = "Ctrl+Shift+W", 24


def _name(command: Command) -> str:
    return translate(command.text).rstrip("…")


class KeyRow(QWidget):
    """A command, its first two keys, and what stands in the way of a new one.

    Parameters
    ----------
    command
        The command.
    keys
        Knows and takes the keys.
    """

    def __init__(self, command: Command, keys: Keys) -> None:
        super().__init__()
        self.command = command
        self._keys = keys
        self._confirmed: Callable[[], None] | None = None
        name = _name(command)
        self.buttons = [KeyButton(name) for _ in range(_KEYS_SHOWN)]
        self.reset = QToolButton()
        self.reset.setIcon(icon("reset"))
        self.reset.setIconSize(QSize(14, 14))
        self.reset.setToolTip(self.tr("Back to the key it came with"))
        self.reset.setAccessibleName(
            self.tr("Reset the keys of {name}").format(name=name)
        )
        self._lay_out(name)
        for place, button in enumerate(self.buttons):
            button.picked.connect(lambda key, at=place: self._on_picked(at, key))
        self.reset.clicked.connect(self._on_reset)
        self.take.clicked.connect(self._on_take)
        self.leave.clicked.connect(self._end_question)
        self.show_keys()

    def _key_width(self) -> int:
        """Return a width for usual keys, whatever this language calls them."""
        metrics = self.buttons[0].fontMetrics()
        return max(_KEY_WIDTH, metrics.horizontalAdvance(key_text(_USUAL)) + _PADDING)

    def _lay_out(self, name: str) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(QLabel(name), 1)
        for button in self.buttons:
            button.setFixedWidth(self._key_width())
            line.addWidget(button)
        line.addWidget(self.reset)
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(policy)
        self.question = QWidget()
        self.said = QLabel(wordWrap=True)
        self.said.setObjectName("trouble")
        self.take = QPushButton(self.tr("Take it"), autoDefault=False)
        self.leave = QPushButton(self.tr("Leave it"), autoDefault=False)
        asked = QHBoxLayout(self.question)
        asked.setContentsMargins(0, 2, 0, 8)
        asked.setSpacing(8)
        asked.addWidget(self.said, 1)
        asked.addWidget(self.take)
        asked.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.question)

    def show_keys(self) -> None:
        """Show the keys as they are now."""
        keys = self._keys.of(self.command.id)
        for place, button in enumerate(self.buttons):
            button.show_key(keys[place] if place < len(keys) else "")
        self.reset.setVisible(self._keys.is_changed(self.command.id))
        self._end_question()

    def fits(self, typed: str) -> bool:
        """Whether the words typed are in its name, its menu or its keys."""
        keys = " ".join(map(key_text, self._keys.of(self.command.id)))
        place = menu_place(self.command.menu)
        return finds(typed, f"{_name(self.command)} {keys} {place}")

    def _on_picked(self, place: int, key: str) -> None:
        keys = list(self._keys.of(self.command.id))
        if key in keys:
            self._end_question()
            return
        keys[place : place + 1] = [key] if key else []
        if key and not self._keys.allowed(self.command, key):
            text = self.tr("{key} has a fixed meaning in the window: press another.")
            self._ask(text.format(key=key_text(key)), None)
            return
        self._want(keys)

    def _on_reset(self) -> None:
        command_id, keys = self.command.id, self._keys
        self._want(list(keys.default(command_id)), then=lambda: keys.reset(command_id))

    def _want(self, wanted: list[str], then: Callable[[], None] | None = None) -> None:
        """Give the command keys, or ask first if that takes one from another."""
        act = then or (lambda: self._keys.give(self.command.id, wanted))
        for key in wanted:
            holders = self._keys.holders(key, other_than=self.command.id)
            if holders:
                text = self.tr("{key} is the key of “{other}”. Give it to “{name}”?")
                names = "”, “".join(map(_name, holders))
                own = _name(self.command)
                self._ask(text.format(key=key_text(key), other=names, name=own), act)
                return
        act()

    def _ask(self, text: str, act: Callable[[], None] | None) -> None:
        self._confirmed = act
        self.said.setText(text)
        self.take.setVisible(act is not None)
        take = self.tr("Take it for “{name}”").format(name=_name(self.command))
        self.take.setAccessibleName(take)
        self.leave.setText(self.tr("Leave it") if act else self.tr("OK"))
        self.question.show()

    def _on_take(self) -> None:
        act = self._confirmed
        self._end_question()
        if act is not None:
            act()

    def _end_question(self) -> None:
        self._confirmed = None
        self.question.hide()


class KeysPage(Page):
    """Every command with its keys, menu by menu.

    Parameters
    ----------
    preferences
        As for `Page`.
    keys
        Knows and takes the keys.
    """

    def __init__(self, preferences: Preferences, keys: Keys) -> None:
        super().__init__(preferences)
        self.title = self.tr("Keys")
        self._keys = keys
        self._groups: list[tuple[QLabel, list[KeyRow]]] = []
        self.add_note(
            self.tr(
                "Click a key and press another. The sheet of keys, the menus and the "
                "tooltips follow at once."
            )
        )
        self._menus_left = list(MENUS)
        self._later = QTimer(self, interval=0)
        self._later.timeout.connect(self._build_next)
        self._later.start()
        keys.changed.connect(self._show_keys)

    def _build_next(self) -> None:
        """Make the rows of one menu: all at once, they would hold up the dialog."""
        menu = self._menus_left.pop(0)
        mine = [command for command in self._keys.commands if command.menu == menu]
        if mine:
            self._add_group(
                menu_place(menu), [KeyRow(each, self._keys) for each in mine]
            )
        if not self._menus_left:
            self._later.stop()
            self.finish()

    def _build_all(self) -> None:
        while self._menus_left:
            self._build_next()

    @property
    def rows(self) -> dict[str, KeyRow]:
        """The rows by their command's id."""
        self._build_all()
        return {row.command.id: row for _, rows in self._groups for row in rows}

    def _add_group(self, title: str, rows: list[KeyRow]) -> None:
        heading = QLabel(title.upper(), alignment=Qt.AlignmentFlag.AlignBottom)
        heading.setObjectName("section")
        heading.setMinimumHeight(28)
        self.add_widget(heading, title)
        for row in rows:
            self.add_widget(row, title)
        self._groups.append((heading, rows))

    def _show_keys(self) -> None:
        for _heading, rows in self._groups:
            for row in rows:
                row.show_keys()

    def show_fitting(self, typed: str) -> int:
        """Show the commands whose name, menu or keys fit."""
        self._build_all()
        total = 0
        for heading, rows in self._groups:
            fitting = [row.fits(typed) or finds(typed, self.title) for row in rows]
            for row, fits in zip(rows, fitting, strict=True):
                row.setVisible(fits)
            heading.setVisible(any(fitting))
            total += sum(fitting)
        return total

    def reset(self) -> None:
        """Give every command the keys it came with."""
        self._keys.reset_all()
