"""The photos that are open: opening, remembering, walking, and pasting on many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QAction

from looksmith.grade.kept_store import (
    EDITS_FILE,
    NEUTRAL,
    EditStore,
    KeptEditError,
)
from looksmith.grade.recipe import Recipe
from looksmith.ui.filmstrip.notice import QuietNotice
from looksmith.ui.filmstrip.pasting import PasteChoice, paste_parts
from looksmith.ui.filmstrip.pictures import StripPictures
from looksmith.ui.filmstrip.read_ahead import ReadAhead
from looksmith.ui.filmstrip.strip import Filmstrip
from looksmith.ui.kept_edits import KeptEdits
from looksmith.ui.leaving_looks import LeavingLooks
from looksmith.ui.opening import PhotoOpener
from looksmith.ui.presets import take_edit_files

if TYPE_CHECKING:
    from looksmith.ui.window import MainWindow

__all__ = ["OpenPhotos"]


class OpenPhotos(QObject):
    """Make the parts and let them hear of each other.

    Parameters
    ----------
    window
        Its document, its workers and its canvas are used; its settings lie in the
        user's data folder.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        document, workers = window.document, window.workers
        folder = Path(window.settings.fileName()).parent
        store = EditStore(folder / EDITS_FILE)
        self.leaving = LeavingLooks(window.looks, store, workers, self)
        self.kept = KeptEdits(document, store, workers, self, looks=window.looks)
        self.ahead = ReadAhead(workers, window.canvas.room, self)
        self.pictures = StripPictures(
            self.kept, window.looks, window.restorer, workers, self
        )
        self.opener = PhotoOpener(
            document, workers, window.canvas.room, self, kept=self.kept,
            ahead=self.ahead, glimpse=self.pictures.source,
        )  # fmt: skip
        self.strip = Filmstrip(
            document, self.opener, self.kept, self.pictures, self.ahead, workers,
            window.settings,
        )  # fmt: skip
        self.choice = PasteChoice(window.settings, window, window.canvas)
        self.notice = QuietNotice(window, window.canvas)
        self._copied: Recipe | None = None
        self._targets: list[Path] = []
        self.choice.pasted.connect(self._paste)
        self.kept.brought_back.connect(self._on_brought_back)
        self.kept.warned.connect(window.messages.show_warning)
        self.strip.changed.connect(window.update_actions)
        self.strip.copied.connect(self._copy)
        self.opener.glimpsed.connect(self._show_glimpse)
        document.photo_changed.connect(self._on_photo)

    @property
    def busy(self) -> bool:
        """Whether a picture that is shown is about to be made."""
        return self.pictures.busy or self.strip.view.busy

    def attach(self, actions: Mapping[str, QAction]) -> None:
        """Offer the window's commands in the strip's menu."""
        self.strip.actions_by_id = actions

    def take_drop(self, paths: Sequence[Path]) -> None:
        """Open the photos among dropped files and folders, take in or import the rest.

        Sessions are opened and presets taken in; what is left is imported as looks.
        """

        def use(photos: list[Path], rest: list[Path]) -> None:
            self._window.open_photos(photos)
            luts = take_edit_files(self._window, rest)
            if luts and photos:
                self._window.importer.run(luts)
            elif luts:
                self._window.importer.run(luts, nothing=self._nothing_there())

        self.strip.folders.sort_out(paths, use)

    def _nothing_there(self) -> str:
        return self.tr(
            "There is neither a photo nor a LUT file in there. Photos are opened from "
            "the folder itself, not from the folders in it."
        )

    def ask_paste(self, copied: Recipe) -> None:
        """Ask which parts of a recipe to paste on the selected photos."""
        self._copied, self._targets = copied, self.strip.targets()
        self.choice.ask(len(self._targets))

    def _copy(self, recipe: Recipe) -> None:
        self._window.handlers.edit.copy_settings(recipe)

    def _paste(self, parts: list[str]) -> None:
        if self._copied is not None:
            change, name = paste_parts(self._copied, parts), self.tr("Paste settings")
            self.kept.edit(self._targets, change, name)
            text = self.tr("Settings pasted; photos: {count}")
            self._window.status.show_message(text.format(count=len(self._targets)))

    def _on_brought_back(self, path: Path, text: str) -> None:
        self.notice.say(
            path,
            text,
            self.tr("Start afresh"),
            lambda: self._window.document.edit(NEUTRAL, self.tr("Start afresh")),
            self.tr("Show the photo without it; undo brings it back"),
        )

    def _show_glimpse(self, path: Path) -> None:
        image, proxy = self.pictures.image(path), self._window.document.proxy
        whole = proxy and QSize(proxy.width, proxy.height)
        if image is not None and image.size() == whole:
            self._window.preview.show_glimpse(image)

    def _on_photo(self) -> None:
        if self._window.document.path != self.notice.about:
            self.notice.hide()

    def close(self) -> None:
        """Write what is not written yet; after the workers have stopped."""
        try:
            self.leaving.close()
        except KeptEditError as error:
            self._window.workers.failed.emit(error.message, error.detail)
        self.kept.close()
