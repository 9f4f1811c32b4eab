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
    on = bool(window.preferences.value(f"models/{step}"))
    if on != window.restoring.allowed(step):
        window.restoring.allow(step, on)
        window.update_actions()


def _show_surround(window: MainWindow) -> None:
    window.viewing.reload()


def _show_marks(window: MainWindow) -> None:
    for marks in window.viewing.marks:
        marks.refresh()
    window.viewing.changed.emit()


def _show_screen(window: MainWindow) -> None:
    window.viewing.monitor.refresh()


def _limit_memory(window: MainWindow) -> None:
    room = 2**20 * window.preferences.number("performance/memory")
    window.preview.limit_tiles(room // 3)
    window.photos.ahead.limit(2 * room // 3)


_EFFECTS: dict[str, Callable[[MainWindow], None]] = {
    "general/theme": _show_theme,
    "colour/monitor_profile": _show_screen,
    "colour/gamut_space": _show_marks,
    "view/clipping_scheme": _show_marks,
    "view/canvas_grey": _show_surround,
    "view/assessment_margin": _show_surround,
    "models/device": _choose_device,
    "performance/memory": _limit_memory,
    "models/enhance": partial(_allow, "enhance"),
    "models/dehaze": partial(_allow, "dehaze"),
}

_AT_ONCE = ("models/enhance", "models/dehaze", "performance/memory")


def follow_preferences(window: MainWindow) -> None:
    """Let every change take effect, and tell the preferences of others' changes."""
    preferences = window.preferences
    seen = {key: preferences.value(key) for key in _EFFECTS}

    def on_changed(key: str) -> None:
        effect = _EFFECTS.get(key)
        if effect is not None:
            seen[key] = preferences.value(key)
            effect(window)

    def look() -> None:
        for key, before in list(seen.items()):
            if preferences.value(key) != before:
                preferences.changed.emit(key)

    for key in _AT_ONCE:
        on_changed(key)
    preferences.changed.connect(on_changed)
    for changed in (window.devices.changed, window.viewing.changed):
        changed.connect(look)
