"""The keys of the commands: the table's, and what the user made of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QKeySequence

from looksmith.ui.commands.command import Command
from looksmith.ui.commands.table import COMMANDS

__all__ = ["Keys", "key_text", "portable", "with_key"]

_SECTION = "keys"
_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText

# What works everywhere in the window, and would be lost
_FIXED = (
    "Space", "Esc", "Return", "Enter", "Backspace", "Del", "Left", "Right", "Up",
    "Down", "Home", "End", "Shift+Tab", "Shift+Left", "Shift+Right", "Shift+Up",
    "Shift+Down", "Alt+F4", "Ctrl+C", "Ctrl+X", "Ctrl+V", "Ctrl+A",
)  # fmt: skip
_FIXED_OFF_CANVAS = ("Tab",)


def portable(keys: str) -> str:
    """Return a shortcut as Qt writes it alike on every system; "" for nonsense."""
    return QKeySequence(keys).toString(_PORTABLE)


def key_text(keys: str) -> str:
    """Return a shortcut as this system writes it."""
    return QKeySequence(keys).toString(_NATIVE)


def with_key(text: str, key: str) -> str:
    """Return a text with a key behind it; without, where the command has none."""
    return f"{text} ({key})" if key else text


class Keys(QObject):
    """Know which keys a command has now, and keep what the user changes.

    What the user gave to one command no other has, whatever the table says: a command
    may lose a key of the table, and has it back when the other lets go of it.

    Parameters
    ----------
    settings
        Where changes are kept, those only.
    commands
        The table.
    """

    changed = Signal()
    """Some command has other keys."""

    def __init__(
        self,
        settings: QSettings,
        parent: QObject | None = None,
        commands: Sequence[Command] = COMMANDS,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._table = {command.id: command for command in commands}
        self._own: dict[str, tuple[str, ...]] = {}
        for command in commands:
            kept = self._read(command)
            if kept is not None:
                self._own[command.id] = kept

    def _read(self, command: Command) -> tuple[str, ...] | None:
        kept = self._settings.value(f"{_SECTION}/{command.id}")
        if kept is None:
            return None
        try:
            keys = [str(key) for key in json.loads(str(kept))]
        except (ValueError, TypeError):
            return None
        return tuple(
            key for key in keys if key == portable(key) and self.allowed(command, key)
        )

    @property
    def commands(self) -> Iterable[Command]:
        """The table."""
        return self._table.values()

    def default(self, command_id: str) -> tuple[str, ...]:
        """Return the keys that the table gives."""
        return tuple(map(portable, self._table[command_id].keys))

    def of(self, command_id: str) -> tuple[str, ...]:
        """Return a command's keys in portable text, the one that menus show first."""
        if command_id in self._own:
            return self._own[command_id]
        given = {key for keys in self._own.values() for key in keys}
        return tuple(key for key in self.default(command_id) if key not in given)

    def text(self, command_id: str) -> str:
        """Return a command's first key as this system writes it; "" for none."""
        return next(map(key_text, self.of(command_id)), "")

    def is_changed(self, command_id: str) -> bool:
        """Whether a command has other keys than the table gives."""
        return self.of(command_id) != self.default(command_id)

    @property
    def any_changed(self) -> bool:
        """Whether any command has other keys than the table gives."""
        return any(map(self.is_changed, self._table))

    @staticmethod
    def allowed(command: Command, key: str) -> bool:
        """Whether a key can be a command's: it is none that the window cannot spare."""
        if key in map(portable, command.keys):
            return True
        fixed = _FIXED if command.canvas_only else (*_FIXED, *_FIXED_OFF_CANVAS)
        return bool(key) and key not in fixed

    def holders(self, key: str, other_than: str = "") -> list[Command]:
        """Return the commands that have a key, but for one."""
        return [
            command
            for command in self._table.values()
            if command.id != other_than and key in self.of(command.id)
        ]

    def give(self, command_id: str, keys: Sequence[str]) -> None:
        """Let a command have these keys and no others; whoever has one loses it.

        Raises
        ------
        ValueError
            A key is none, or one that the window cannot spare.
        """
        command = self._table[command_id]
        wanted = tuple(dict.fromkeys(map(portable, keys)))
        if not all(self.allowed(command, key) for key in wanted):
            raise ValueError(f"{keys} cannot be the keys of {command_id}.")
        self._take(wanted, command_id)
        self._keep(command_id, wanted)
        self.changed.emit()

    def reset(self, command_id: str) -> None:
        """Give a command the table's keys; whoever has one loses it."""
        self._take(self.default(command_id), command_id)
        self._forget(command_id)
        self.changed.emit()

    def reset_all(self) -> None:
        """Give every command the table's keys."""
        for command_id in list(self._own):
            self._forget(command_id)
        self.changed.emit()

    def _take(self, keys: Sequence[str], but: str) -> None:
        """Take keys from those whom the user gave them."""
        for command_id, own in list(self._own.items()):
            left = tuple(key for key in own if key not in keys)
            if command_id != but and left != own:
                self._keep(command_id, left)

    def _keep(self, command_id: str, keys: tuple[str, ...]) -> None:
        if keys == self.default(command_id):
            self._forget(command_id)
            return
        self._own[command_id] = keys
        self._settings.setValue(f"{_SECTION}/{command_id}", json.dumps(keys))

    def _forget(self, command_id: str) -> None:
        self._own.pop(command_id, None)
        self._settings.remove(f"{_SECTION}/{command_id}")
