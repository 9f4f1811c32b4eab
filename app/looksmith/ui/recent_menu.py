"""The menu of the photos and folders opened last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from looksmith.ui.opening import RecentPhotos

__all__ = ["RecentMenu"]


class RecentMenu(QMenu):
    """List what was opened last, as it is when the menu is opened.

    Parameters
    ----------
    recent
        The photos.
    open_photos
        Called with the chosen photo's path.
    folders, open_folder
        The folders, and what is called with the chosen one.
    """

    def __init__(
        self,
        recent: RecentPhotos,
        open_photos: Callable[[Sequence[Path]], None],
        parent: QWidget | None = None,
        *,
        folders: RecentPhotos | None = None,
        open_folder: Callable[[Path], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Open recent"))
        self.setToolTipsVisible(True)
        self._recent, self._open = recent, open_photos
        self._folders, self._open_folder = folders, open_folder
        self.aboutToShow.connect(self._fill)
        self.show_whether_empty()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to list."""
        folders = self._folders.paths() if self._folders is not None else []
        return not (self._recent.paths() or folders)

    def show_whether_empty(self) -> None:
        """Let the menu be opened only where it has something to list."""
        self.setEnabled(not self.empty)

    def _fill(self) -> None:
        self.clear()
        for path in self._recent.paths():
            self._add(path, path.name, lambda path: self._open([path]))
        if self._folders is None or self._open_folder is None:
            return
        if self._recent.paths() and self._folders.paths():
            self.addSeparator()
        for path in self._folders.paths():
            text = self.tr("Folder {name}").format(name=path.name or path)
            self._add(path, text, self._open_folder)

    def _add(self, path: Path, text: str, call: Callable[[Path], None]) -> None:
        action = self.addAction(text.replace("&", "&&"))
        action.setToolTip(str(path))
        action.triggered.connect(lambda _checked=False: call(path))
