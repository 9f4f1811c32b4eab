"""Actions of the command table: menus, toolbar and shortcuts."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QToolButton, QWidget

from looksmith.ui.commands.command import INNER_MENUS, MENUS, Command
from looksmith.ui.commands.table import COMMANDS
from looksmith.ui.icons import icon
from looksmith.ui.keys import Keys, key_text, with_key

__all__ = [
    "CommandStates",
    "build_actions",
    "fill_menus",
    "fill_toolbar",
    "menu_place",
    "menu_title",
    "translate",
]

_CONTEXT = "Commands"


class Doers(Protocol):
    """Knows whose methods a command names."""

    def of(self, command: Command) -> object:
        """Return the object that carries a command's methods."""
        ...


def translate(text: str) -> str:
    """Return a text of the table in the user's language."""
    return QCoreApplication.translate(_CONTEXT, text) if text else ""


def menu_title(menu: str) -> str:
    """Return a menu's title in the user's language, without the letter of its key."""
    return re.sub(r"\(&\w\)|&", "", translate(MENUS[menu]))


def menu_place(menu: str) -> str:
    """Return where a menu stands, as in "View › Zoom"; "" for no menu."""
    path = (INNER_MENUS.get(menu, ""), menu)
    return " › ".join(menu_title(key) for key in path if key)


def _show_keys(action: QAction, command: Command, keys: tuple[str, ...]) -> None:
    text = translate(command.tip or command.text)
    wanted = [QKeySequence(key) for key in keys]
    if action.shortcuts() != wanted:
        action.setShortcuts(wanted)
    action.setToolTip(with_key(text, key_text(keys[0]) if keys else ""))


def _make_action(command: Command, handlers: Doers, owner: QWidget) -> QAction:
    action = QAction(translate(command.text), owner)
    action.setObjectName(command.id)
    if command.icon:
        action.setIcon(icon(command.icon))
    if command.toolbar:
        action.setIconText(translate(command.toolbar))
    call = getattr(handlers.of(command), command.handler)
    if command.checked:
        action.setCheckable(True)
        action.triggered.connect(call)
    else:
        action.triggered.connect(lambda _checked=False: call())
    return action


def build_actions(
    handlers: Doers, window: QWidget, canvas: QWidget, keys: Keys
) -> dict[str, QAction]:
    """Make an action of every command; those of the canvas belong to the canvas.

    They follow their keys.

    Parameters
    ----------
    handlers
        Carries the methods the table names.
    window, canvas
        Where the shortcuts work.
    keys
        The shortcuts.
    """
    actions = {}
    for command in COMMANDS:
        owner = canvas if command.canvas_only else window
        action = _make_action(command, handlers, owner)
        if command.canvas_only:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        owner.addAction(action)
        actions[command.id] = action

    def show() -> None:
        for command in COMMANDS:
            _show_keys(actions[command.id], command, keys.of(command.id))

    show()
    keys.changed.connect(show)
    return actions


class CommandStates(QObject):
    """What enables and checks the actions; each question is asked once for all.

    Parameters
    ----------
    handlers
        Carries the methods the table names.
    actions
        By the commands' ids.

    Signals
    -------
    shown()
        The actions are as things stand.
    """

    shown = Signal()

    def __init__(
        self,
        handlers: Doers,
        actions: dict[str, QAction],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.show)
        self._enabled: dict[Callable[[], bool], list[QAction]] = {}
        self._checked: dict[Callable[[], bool], list[QAction]] = {}
        for command in COMMANDS:
            action, group = actions[command.id], handlers.of(command)
            if command.enabled:
                ask = getattr(group, f"can_{command.enabled}")
                self._enabled.setdefault(ask, []).append(action)
            if command.checked:
                ask = getattr(group, f"is_{command.checked}")
                self._checked.setdefault(ask, []).append(action)

    def show_soon(self) -> None:
        """Show it once, when all that happens now has happened."""
        self._soon.start()

    def show(self) -> None:
        """Enable and check every action as things stand."""
        self._soon.stop()
        for ask, actions in self._enabled.items():
            on = ask()
            for action in actions:
                action.setEnabled(on)
        for ask, actions in self._checked.items():
            on = ask()
            for action in actions:
                action.setChecked(on)
        self.shown.emit()


def fill_menus(bar: QMenuBar, actions: dict[str, QAction]) -> dict[str, QMenu]:
    """Fill the menu bar from the table and return the menus by key."""
    menus: dict[str, QMenu] = {}
    for command in COMMANDS:
        if not command.menu:
            continue
        if command.menu not in menus:
            menus[command.menu] = _add_menu(bar, menus, command.menu)
        menu = menus[command.menu]
        if command.starts_group:
            menu.addSeparator()
        menu.addAction(actions[command.id])
    return menus


def _add_menu(bar: QMenuBar, menus: dict[str, QMenu], key: str) -> QMenu:
    title = translate(MENUS[key])
    if key not in INNER_MENUS:
        return bar.addMenu(title)
    parent = menus[INNER_MENUS[key]]
    if parent.actions() and parent.actions()[-1].menu() is None:
        parent.addSeparator()
    inner = parent.addMenu(title)
    if key == "reset":
        inner.setIcon(icon("reset"))
    return inner


def fill_toolbar(
    bar: QToolBar, actions: dict[str, QAction], breaks: Collection[str] = ()
) -> None:
    """Fill the toolbar from the table, with a separator before some commands."""
    for command in COMMANDS:
        if command.toolbar is None:
            continue
        if command.id in breaks:
            bar.addSeparator()
        bar.addAction(actions[command.id])
        button = bar.widgetForAction(actions[command.id])
        if command.toolbar and isinstance(button, QToolButton):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAccessibleName(translate(command.text))
