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

    def take_drop(self, paths: Sequence[Path]) -> None:
        """Open the photos among dropped files, import the rest as looks."""
        photos = [p for p in paths if p.suffix.lower() in READABLE_PHOTO_EXTENSIONS]
        self._window.open_photos(photos)
        self._window.importer.run([path for path in paths if path not in photos])
