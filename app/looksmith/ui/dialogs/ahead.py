"""The dialogs' modules, loaded once the window has nothing better to do."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from looksmith.work.interpreter import loading_modules
from looksmith.work.token import CancelToken, Progress

if TYPE_CHECKING:
    from looksmith.ui.window import MainWindow

__all__ = ["MODULES", "NEEDED", "load_ahead"]

NEEDED = (
    "importlib.metadata", "looksmith.lut.formats", "looksmith.export.sidecar",
    "looksmith.export.batch.names", "looksmith.export.batch.plan",
    "looksmith.export.batch.run",
)  # fmt: skip
"""What the dialogs need of other rooms: chains of modules without Qt."""

MODULES = (
    "slices", "foot", "tabbing", "search_field", "palette", "history",
    "preferences.page", "preferences.pages", "preferences.colour",
    "preferences.key_button", "preferences.keys", "reader", "preferences.models",
    "preferences.dialog", "export_photo_form", "naming", "export_photo_fields",
    "export_photo_number", "export_photo_profile", "export_photo_presets",
    "export_photo_unwritten", "export_photo_options", "export_photo_target",
    "export_photo", "target", "frame", "export_lut", "batch", "batch.photos",
    "batch.running", "batch.stopped", "batch.target", "batch.dialog", "shortcuts",
    "details_figures", "details_licences", "details_measures", "details_views",
    "details", "presets", "import_report", "about",
)  # fmt: skip
"""Each stands behind those that it needs, so that each loads in a few milliseconds."""

_AFTER_MS = 1500  # the first photo goes first
_PAUSE_MS = 10
_BUSY_MS = 250
_PRIORITY = 40  # after all that is on screen, or will be


def load_ahead(window: MainWindow) -> None:
    """Load the dialogs' modules some time after the start, one at a time, once.

    Beside threads that work, each would take many times as long: they all wait for one
    interpreter. So nothing is loaded while any does; who asks for a dialog before its
    turn gets it as quickly as without this.
    """
    steps = _steps(window)
    timer = QTimer(window, singleShot=True, interval=_AFTER_MS)

    def go_on() -> None:
        if window.workers.busy:
            timer.start(_BUSY_MS)
            return
        for _step in steps:
            timer.start(_PAUSE_MS)
            return
        timer.deleteLater()

    timer.timeout.connect(go_on)
    timer.start()


def _steps(window: MainWindow) -> Iterator[object]:
    yield window.workers.submit(_load_needed, priority=_PRIORITY)
    for name in MODULES:
        yield import_module(f"looksmith.ui.dialogs.{name}")


def _load_needed(token: CancelToken, _progress: Progress) -> None:
    with loading_modules():
        for name in NEEDED:
            token.check()
            import_module(name)
