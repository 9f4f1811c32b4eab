"""What the commands of the File menu do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from looksmith.photo.formats import READABLE_PHOTO_EXTENSIONS
from looksmith.ui.handlers.base import MenuHandlers

__all__ = ["FileHandlers"]


class FileHandlers(MenuHandlers):
    """The methods that the commands of the File menu name."""

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

    def open_folder(self) -> None:
        """Let the user choose a folder of photos to open."""
        window, path = self._window, self._window.document.path
        name = QFileDialog.getExistingDirectory(
            window, self.tr("Open folder"), str(path.parent) if path else ""
        )
        if name:
            window.filmstrip.open_folder(Path(name))

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

    def batch_export(self) -> None:
        """Ask how to export many photos, or show how far they are."""
        self._window.batch.open()

    def quit(self) -> None:
        """Close the window."""
        self._window.close()

    def take_drop(self, paths: Sequence[Path]) -> None:
        """Open dropped photos and folders of photos, import the rest as looks."""
        self._window.photos.take_drop(paths)
