"""Who hears of what: the signals between the parts of the main window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from looksmith.ui.dialogs.ahead import load_ahead
from looksmith.ui.preference_effects import follow_preferences

if TYPE_CHECKING:
    from looksmith.ui.window import MainWindow

__all__ = ["connect_parts"]


def connect_parts(window: MainWindow) -> None:
    """Connect the parts of a window that stands."""
    _connect_commands(window)
    _connect_photo(window)
    _connect_looks(window)
    _connect_restoring(window)
    follow_preferences(window)
    window.messages.report = partial(_report, window)
    load_ahead(window)


def _report(window: MainWindow, message: str) -> str:
    from looksmith.ui.diagnostics import diagnostics

    return diagnostics(window, message)


def _connect_commands(window: MainWindow) -> None:
    for signal in (
        window.document.photo_changed,
        window.document.history_changed,
        window.canvas.compare_changed,
        window.recent.changed,
        window.recovery.toggled,
        window.haze.toggled,
        window.viewing.changed,
        window.inversion.changed,
        window.devices.changed,
        window.devices.looked,
        window.proof.changed,
    ):
        signal.connect(window.update_actions)
    # With every edit, whose history tells at once
    window.restoring.changed.connect(window.states.show_soon)


def _connect_photo(window: MainWindow) -> None:
    document, canvas = window.document, window.canvas
    document.photo_changed.connect(window.show_title)
    document.photo_changed.connect(window.show_zoom)
    canvas.view_changed.connect(window.show_zoom)
    canvas.pixel_hovered.connect(window.status.show_pixel)
    canvas.paths_dropped.connect(window.handlers.file.take_drop)
    window.opener.opened.connect(window.on_opened)
    window.opener.failed.connect(window.on_open_failed)
    window.inversion.changed.connect(window.show_inversion)
    window.workers.failed.connect(window.messages.show_error)


def _connect_looks(window: MainWindow) -> None:
    browser = window.browser
    window.importer.imported.connect(window.on_imported)
    browser.menu.details_requested.connect(window.handlers.look.show_details)
    menu = window.blend_panel.menu
    menu.details_requested.connect(window.handlers.look.show_details)
    menu.similar_requested.connect(window.handlers.look.show_similar)
    menu.replace_requested.connect(window.handlers.look.replace_look)
    browser.menu.leaving.connect(window.photos.leaving.keep)
    browser.menu.library_changed.connect(window.on_library_changed)
    browser.export.written.connect(window.status.show_written)
    browser.import_requested.connect(window.importer.ask_files)
    browser.paths_dropped.connect(window.importer.run)


def _connect_restoring(window: MainWindow) -> None:
    window.restoring.noticed.connect(window.messages.show_notice)
    window.restore_panel.trouble_shown.connect(window.messages.show_error)
    window.keeper.kept.connect(window.on_kept)
    window.blend_keeper.kept.connect(window.on_kept)
    window.devices.changed.connect(window.restoring.restart)
    window.devices.attach(window.menus["device"], window.actions_by_id)
    window.proof.attach(window.menus["proof"])
