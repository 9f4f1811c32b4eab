"""The context menu of the photos in the strip."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from looksmith.ui.filmstrip.bar import StripOrderMenu
from looksmith.ui.icons import icon

__all__ = ["StripMenu"]


class StripMenu(QMenu):
    """Made anew for every click.

    Parameters
    ----------
    paths
        The selected photos; none where the click was beside them.
    actions
        The window's commands by id: those that fit are offered.
    copy, reset, remove
        What keeps the settings of the photo under the pointer, makes the selected
        photos as they were, and takes them off the strip.
    order
        The order menu.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        actions: Mapping[str, QAction],
        copy: Callable[[], None],
        reset: Callable[[], None],
        remove: Callable[[], None],
        order: StripOrderMenu,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.reset: QAction | None = None
        self.remove: QAction | None = None
        if paths:
            copied = self.addAction(icon("copy"), self.tr("Copy settings"))
            copied.triggered.connect(lambda _=False: copy())
            self.addAction(actions["edit.paste_selected"])
            text = self.tr("Reset")
            if len(paths) > 1:
                text = self.tr("Reset {count} photos").format(count=len(paths))
            self.reset = self.addAction(text)
            self.reset.triggered.connect(lambda _=False: reset())
            rate = self.addMenu(self.tr("Rate"))
            for stars in range(6):
                rate.addAction(actions[f"photo.rate_{stars}"])
            self.addSeparator()
            show = self.addAction(self.tr("Show in folder"))
            folder = QUrl.fromLocalFile(str(paths[0].parent))
            show.triggered.connect(lambda _=False: QDesktopServices.openUrl(folder))
            self.remove = self.addAction(self.tr("Take off the strip"))
            self.remove.triggered.connect(lambda _=False: remove())
            self.addSeparator()
        self.addMenu(order)
