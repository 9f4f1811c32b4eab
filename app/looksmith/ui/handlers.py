"""What the commands do: thin methods, one a command, named in the table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from looksmith.grade.recipe import Recipe
from looksmith.photo.formats import READABLE_PHOTO_EXTENSIONS
from looksmith.ui.photo_handlers import PhotoHandlers

if TYPE_CHECKING:
    from looksmith.ui.dialogs.details import LookDetails
    from looksmith.ui.dialogs.history import HistoryDialog
    from looksmith.ui.window import MainWindow

__all__ = ["Handlers"]


class Handlers(PhotoHandlers):
    """The methods that the command table names.

    Parameters
    ----------
    window
        The window they act on.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._copied: Recipe | None = None
        self.details: LookDetails | None = None
        self.history: HistoryDialog | None = None

    # -- File

    def open_photos(self) -> None:
        """Let the user choose photos and open the first."""
        window = self._window
        endings = " ".join(f"*{end}" for end in sorted(READABLE_PHOTO_EXTENSIONS))
        kinds = self.tr("Photos ({endings});;All files (*)").format(endings=endings)
        path = window.document.path
        names, _kind = QFileDialog.getOpenFileNames(
            window, self.tr("Open photos"), str(path.parent) if path else "", kinds
        )
        window.open_photos([Path(name) for name in names])

    def import_looks(self) -> None:
        """Let the user choose LUT files to import."""
        self._window.importer.ask_files()

    def import_folder(self) -> None:
        """Let the user choose a folder of LUT files to import."""
        self._window.importer.ask_folder()

    def open_session(self) -> None:
        """Let the user choose a session to open."""
        self._window.sessions.ask_open()

    def save_session(self) -> None:
        """Let the user choose where to save the session."""
        self._window.sessions.ask_save()

    def export_photo(self) -> None:
        """Ask how to export the photo."""
        self._window.exporter.ask_photo()

    def export_lut(self) -> None:
        """Ask how to export the LUT."""
        self._window.exporter.ask_lut()

    def quit(self) -> None:
        """Close the window."""
        self._window.close()

    def can_photo(self) -> bool:
        """Whether something is on the canvas."""
        return self._window.document.proxy is not None

    def can_export(self) -> bool:
        """Whether the photo is there at full size."""
        return self._window.document.photo is not None

    # -- Edit

    def undo(self) -> None:
        """Go one step back."""
        self._window.document.undo()

    def redo(self) -> None:
        """Go one step forward."""
        self._window.document.redo()

    def show_history(self) -> None:
        """List every step."""
        if self.history is None:
            from looksmith.ui.dialogs.history import HistoryDialog

            self.history = HistoryDialog(self._window.document, self._window)
        self.history.show()
        self.history.raise_()

    def copy_settings(self) -> None:
        """Keep the recipe for other photos."""
        self._copied = self._window.document.recipe
        self._window.status.show_message(self.tr("Settings copied"))
        self._window.update_actions()

    def paste_settings(self) -> None:
        """Use the kept recipe."""
        if self._copied is not None:
            self._window.document.edit(self._copied, self.tr("Paste settings"))

    def reset_look(self) -> None:
        """Empty the blend."""
        self._window.document.reset_look()

    def reset_light(self) -> None:
        """Set light and colour to neutral."""
        self._window.document.reset_light()

    def reset_all(self) -> None:
        """Set everything to neutral."""
        self._window.document.reset_all()

    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._window.document.history.can_undo

    def can_redo(self) -> bool:
        """Whether there is an undone step."""
        return self._window.document.history.can_redo

    def can_paste(self) -> bool:
        """Whether a recipe was copied."""
        return self._copied is not None

    def can_reset_look(self) -> bool:
        """Whether the blend holds anything."""
        blend = self._window.document.blend
        return bool(blend.terms) or blend.invert or blend.amount != 1.0

    def can_reset_light(self) -> bool:
        """Whether an adjustment is off neutral."""
        return self._window.document.recipe.adjusts

    def can_reset_all(self) -> bool:
        """Whether anything was changed."""
        return self._window.document.recipe != Recipe()

    # -- Look

    def previous_look(self) -> None:
        """Try the look before this one."""
        self._window.browser.step(-1)

    def next_look(self) -> None:
        """Try the look after this one."""
        self._window.browser.step(1)

    def search_looks(self) -> None:
        """Put the cursor into the search field."""
        self._window.set_panels_hidden(False)
        self._window.browser.focus_search()

    def add_look(self) -> None:
        """Add the look that is marked in the list."""
        browser = self._window.browser
        look = browser.view.current_id()
        if look in self._window.library_ids:
            browser.add(look)
        else:
            self._window.status.show_message(self.tr("Mark a look in the list first"))

    def set_invert(self, on: bool) -> None:
        """Undo the blend, or apply it again."""
        self._window.document.set_invert(on)

    def show_details(self, look_id: str | None = None) -> None:
        """Show what a look does; by default the current one."""
        window = self._window
        if self.details is None:
            from looksmith.ui.dialogs.details import LookDetails

            self.details = LookDetails(
                window.document, window.catalogue, window.looks, window.workers, window
            )
        self.details.show()
        self.details.raise_()
        self.details.show_look(look_id or window.document.current_look)

    def refresh_details(self) -> None:
        """Show the details anew: looks were imported, renamed or deleted."""
        if self.details is not None:
            self.details.forget()

    def set_favourite(self, on: bool) -> None:
        """Keep the current look among the favourites, or not."""
        window, look = self._window, self._window.document.current_look
        if look is not None and on != window.catalogue.is_favourite(look):
            window.browser.toggle_favourite(look)
            window.update_actions()

    def remove_look(self) -> None:
        """Take the look added last out of the blend."""
        document = self._window.document
        if document.blend.terms:
            document.remove_term(len(document.blend.terms) - 1)

    def can_look(self) -> bool:
        """Whether a look is in the blend."""
        return self._window.document.current_look is not None

    def can_invert(self) -> bool:
        """Whether the blend can be undone, or is and may be applied again."""
        window = self._window
        return self.can_look() and (
            window.document.blend.invert or not window.inversion.problem
        )

    def can_favourite(self) -> bool:
        """Whether the current look is one of the library."""
        look = self._window.document.current_look
        return look is not None and look in self._window.library_ids

    def is_inverted(self) -> bool:
        """Whether the blend is undone."""
        return self._window.document.blend.invert

    def is_favourite(self) -> bool:
        """Whether the current look is a favourite."""
        look = self._window.document.current_look
        return self.can_favourite() and self._window.catalogue.is_favourite(str(look))

    # -- View

    def fit(self) -> None:
        """Show the whole photo."""
        self._window.canvas.fit()

    def actual_size(self) -> None:
        """Show one photo pixel on one screen pixel."""
        self._window.canvas.zoom_to(1.0)

    def toggle_zoom(self) -> None:
        """Switch between the whole photo and its pixels."""
        self._window.canvas.toggle_zoom()

    def set_before(self, on: bool) -> None:
        """Show the original, or the edit."""
        self._window.canvas.set_before(on)

    def set_split(self, on: bool) -> None:
        """Show the wipe, or not."""
        self._window.canvas.set_split(on)

    def set_unrecoverable(self, on: bool) -> None:
        """Mark the colours that are lost, or not."""
        self._window.recovery.set_on(on)

    def next_scope(self) -> None:
        """Show the next scope."""
        self._window.scopes.next()

    def set_hover_preview(self, on: bool) -> None:
        """Show the look under the pointer on the photo, or not."""
        self._window.hover.set_on(on)

    def set_panels_hidden(self, on: bool) -> None:
        """Leave the window to the photo, or not."""
        self._window.set_panels_hidden(on)

    def set_full_screen(self, on: bool) -> None:
        """Fill the screen, or not."""
        window = self._window
        window.showFullScreen() if on else window.showNormal()
        window.update_actions()

    def is_before(self) -> bool:
        """Whether the original is shown."""
        return self._window.canvas.before

    def is_split(self) -> bool:
        """Whether the wipe is shown."""
        return self._window.canvas.split

    def is_unrecoverable(self) -> bool:
        """Whether the colours that are lost are marked."""
        return self._window.recovery.on

    def is_hover_preview(self) -> bool:
        """Whether the look under the pointer is shown on the photo."""
        return self._window.hover.on

    def is_panels_hidden(self) -> bool:
        """Whether the window is left to the photo."""
        return self._window.panels_hidden

    def is_full_screen(self) -> bool:
        """Whether the window fills the screen."""
        return self._window.isFullScreen()

    # -- Help

    def show_palette(self) -> None:
        """Find a command or a look by a few letters."""
        from looksmith.ui.palette import open_palette

        open_palette(self._window)

    def show_shortcuts(self) -> None:
        """Show every key."""
        from looksmith.ui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self._window).show()

    def show_about(self) -> None:
        """Show version and licences."""
        from looksmith.ui.dialogs.about import AboutDialog

        AboutDialog(self._window).show()

    # -- Drops

    def take_drop(self, paths: Sequence[Path]) -> None:
        """Open the photos among dropped files, import the rest as looks."""
        photos = [p for p in paths if p.suffix.lower() in READABLE_PHOTO_EXTENSIONS]
        self._window.open_photos(photos)
        self._window.importer.run([path for path in paths if path not in photos])
