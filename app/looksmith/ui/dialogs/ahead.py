"""The dialogs' modules, loaded once the window has nothing better to do."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from looksmith.ui.dialogs.slices import in_slices

if TYPE_CHECKING:
    from looksmith.ui.window import MainWindow

__all__ = ["MODULES", "load_ahead"]

MODULES = (
    "foot", "tabbing", "search_field", "palette", "history", "preferences.page",
    "preferences.pages", "preferences.colour", "preferences.key_button",
    "preferences.keys", "reader", "preferences.models", "preferences.dialog",
    "export_photo_form", "export_photo_fields", "naming", "export_photo_number",
    "export_photo_profile", "export_photo_presets", "export_photo_options",
    "export_photo_target", "export_photo", "target", "frame", "export_lut",
    "batch", "batch.photos", "batch.running", "batch.stopped", "batch.target",
    "batch.dialog", "shortcuts", "details_figures", "details_licences",
    "details_measures", "details_views", "details", "presets", "import_report", "about",
)  # fmt: skip
"""Each stands behind those that it needs, so that each loads in a few milliseconds."""

_AFTER_MS = 1500  # the first photo goes first
_PAUSE_MS = 10


def load_ahead(window: MainWindow) -> None:
    """Load the dialogs' modules a while after the start, one at a time, once."""

    def begin() -> None:
        in_slices(_loads(), window, pause=_PAUSE_MS)

    timer = QTimer(window, singleShot=True, interval=_AFTER_MS)
    timer.timeout.connect(begin)
    timer.start()


def _loads() -> Iterator[None]:
    for name in MODULES:
        import_module(f"looksmith.ui.dialogs.{name}")
        yield
