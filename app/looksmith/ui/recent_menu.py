"""The menu of the photos opened last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from looksmith.ui.opening import RecentPhotos

__all__ = ["RecentMenu"]


class RecentMenu(QMenu):
    """List the photos opened last, as they are when the menu is opened.

    Parameters
    ----------
    recent
        The photos.
    open_photos
        Called with the chosen photo's path.
    """

    def __init__(
        self,
        recent: RecentPhotos,
        open_photos: Callable[[Sequence[Path]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Open recent"))
        self._recent, self._open = recent, open_photos
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        for path in self._recent.paths():
            action = self.addAction(path.name.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(
                lambda _checked=False, path=path: self._open([path])
            )
