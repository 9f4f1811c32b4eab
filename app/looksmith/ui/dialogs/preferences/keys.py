"""The page of keys: every command, its keys, and who else has one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

from PySide6.QtCore import QSize, Qt
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
from looksmith.ui.dialogs.slices import in_slices
from looksmith.ui.icons import icon
from looksmith.ui.keys import Keys, key_text
from looksmith.ui.preferences import Preferences

__all__ = ["KeyRow", "KeysPage"]

_KEYS_SHOWN = 2
_KEY_WIDTH = 118
_USUAL, _PADDING = "Ctrl+Shift+W", 24


def _name(command: Command) -> str:
    return translate(command.text).rstrip("…")


class _Question(QWidget):
    """What stands in the way of a key, and what can be done about it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.said = QLabel(self, wordWrap=True)
        self.said.setObjectName("trouble")
        self.take = QPushButton(self, autoDefault=False)
        self.leave = QPushButton(self, autoDefault=False)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 8)
        line.setSpacing(8)
        line.addWidget(self.said, 1)
        line.addWidget(self.take)
        line.addWidget(self.leave)
        self.hide()


class KeyRow(QWidget):
    """A command, its first two keys, and what stands in the way of a new one.

    Parameters
    ----------
    command
        The command.
    keys
        Knows and takes the keys.
    """

    def __init__(
        self, command: Command, keys: Keys, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.command = command
        self._keys = keys
        self._confirmed: Callable[[], None] | None = None
        name = _name(command)
        self.buttons = [KeyButton(name, self) for _ in range(_KEYS_SHOWN)]
        self.reset = QToolButton(self)
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
        self.show_keys()

    def _key_width(self) -> int:
        """Return a width for usual keys, whatever this language calls them."""
        metrics = self.buttons[0].fontMetrics()
        return max(_KEY_WIDTH, metrics.horizontalAdvance(key_text(_USUAL)) + _PADDING)

    def _lay_out(self, name: str) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(QLabel(name, self), 1)
        for button in self.buttons:
            button.setFixedWidth(self._key_width())
            line.addWidget(button)
        line.addWidget(self.reset)
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(policy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(line)

    @cached_property
    def question(self) -> _Question:
        """What is asked below the keys; few rows ever need it."""
        question = _Question(self)
        question.take.setText(self.tr("Take it"))
        take = self.tr("Take it for “{name}”").format(name=_name(self.command))
        question.take.setAccessibleName(take)
        question.take.clicked.connect(self._on_take)
        question.leave.clicked.connect(self._end_question)
        self._column.addWidget(question)
        return question

    def show_keys(self) -> None:
        """Show the keys as they are now."""
        keys = self._keys.of(self.command.id)
        for place, button in enumerate(self.buttons):
            button.show_key(keys[place] if place < len(keys) else "")
        self.reset.setVisible(self._keys.is_changed(self.command.id))
        self._end_question()

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
        self._confirmed, question = act, self.question
        question.said.setText(text)
        question.take.setVisible(act is not None)
        question.leave.setText(self.tr("Leave it") if act else self.tr("OK"))
        question.show()

    def _on_take(self) -> None:
        act = self._confirmed
        self._end_question()
        if act is not None:
            act()

    def _end_question(self) -> None:
        self._confirmed = None
        if "question" in vars(self):
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
        self._typed = ""
        self._words: dict[str, str] = {}
        self._groups: list[tuple[QLabel, list[KeyRow]]] = []
        keys.changed.connect(self._show_keys)

    def _make(self) -> Iterator[None]:
        self.add_note(
            self.tr(
                "Click a key and press another. The sheet of keys, the menus and the "
                "tooltips follow at once."
            )
        )
        for menu, commands in self._menus():
            heading = self._heading(menu_place(menu))
            heading.setVisible(any(map(self._shows_command, commands)))
            rows: list[KeyRow] = []
            self._groups.append((heading, rows))
            for command in commands:
                rows.append(KeyRow(command, self._keys, self))
                self.add_widget(rows[-1], heading.text())
                rows[-1].setVisible(self._shows_command(command))
                yield

    def _menus(self) -> Iterator[tuple[str, list[Command]]]:
        for menu in MENUS:
            commands = [each for each in self._keys.commands if each.menu == menu]
            if commands:
                yield menu, commands

    def _heading(self, title: str) -> QLabel:
        heading = QLabel(title.upper(), self, alignment=Qt.AlignmentFlag.AlignBottom)
        heading.setObjectName("section")
        heading.setMinimumHeight(28)
        self.add_widget(heading, title)
        return heading

    def come_up(self) -> None:
        """Be complete in a moment: a hundred rows at once would hold up the dialog."""
        in_slices(self.steps(), self)

    @property
    def rows(self) -> dict[str, KeyRow]:
        """The rows by their command's id."""
        self.complete()
        return {row.command.id: row for _, rows in self._groups for row in rows}

    def _show_keys(self) -> None:
        self._words.clear()
        for _heading, rows in self._groups:
            for row in rows:
                row.show_keys()

    def show_fitting(self, typed: str) -> int:
        """Show the commands whose name, menu or keys fit, now and as rows come."""
        self._typed = typed
        fitting = {c.id for c in self._keys.commands if self._shows_command(c)}
        for (heading, rows), (_menu, commands) in zip(
            self._groups, self._menus(), strict=False
        ):
            for row in rows:
                row.setVisible(row.command.id in fitting)
            heading.setVisible(any(each.id in fitting for each in commands))
        return len(fitting)

    def _shows_command(self, command: Command) -> bool:
        typed = self._typed
        return finds(typed, self._words_of(command)) or finds(typed, self.title)

    def _words_of(self, command: Command) -> str:
        """Return what finds a command: its name, its keys, its menu."""
        if command.id not in self._words:
            keys = " ".join(map(key_text, self._keys.of(command.id)))
            words = f"{_name(command)} {keys} {menu_place(command.menu)}"
            self._words[command.id] = words
        return self._words[command.id]

    def reset(self) -> None:
        """Give every command the keys it came with."""
        self._keys.reset_all()
