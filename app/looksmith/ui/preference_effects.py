"""What a change of a preference does to a window that stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from looksmith.ui.theme import apply_theme

if TYPE_CHECKING:
    from looksmith.ui.document import RestorationStep
    from looksmith.ui.window import MainWindow

__all__ = ["follow_preferences"]


def _show_theme(window: MainWindow) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        apply_theme(app, window.preferences.text("general/theme"))


def _choose_device(window: MainWindow) -> None:
    window.devices.choose(window.preferences.text("models/device"))


def _allow(step: RestorationStep, window: MainWindow) -> None:
    window.restoring.allow(step, bool(window.preferences.value(f"models/{step}")))


_EFFECTS: dict[str, Callable[[MainWindow], None]] = {
    "general/theme": _show_theme,
    "models/device": _choose_device,
    "models/enhance": partial(_allow, "enhance"),
    "models/dehaze": partial(_allow, "dehaze"),
}

_AT_ONCE = ("models/enhance", "models/dehaze")


def follow_preferences(window: MainWindow) -> None:
    """Let every change take effect, and tell the preferences of others' changes."""

    def on_changed(key: str) -> None:
        effect = _EFFECTS.get(key)
        if effect is not None:
            effect(window)

    for key in _AT_ONCE:
        on_changed(key)
    window.preferences.changed.connect(on_changed)
    window.devices.changed.connect(
        lambda: window.preferences.changed.emit("models/device")
    )
