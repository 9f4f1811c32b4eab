"""The toolbar: what the table of commands puts there, and a line on the photo."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolBar, QWidget

from looksmith.ui.actions import fill_toolbar

__all__ = ["Tools"]

_BREAKS = ("edit.undo", "view.fit", "view.before")


class Tools(QToolBar):
    """A toolbar that stays where it is.

    Parameters
    ----------
    actions
        The commands' actions by id.
    at_end
        Has the room that is left.
    aside
        Stands beside the commands.
    """

    def __init__(
        self,
        actions: dict[str, QAction],
        at_end: QWidget,
        parent: QWidget | None = None,
        *,
        aside: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tools"))
        self.setObjectName("tools")
        self.setMovable(False)
        self.setFloatable(False)
        self.setIconSize(QSize(18, 18))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        fill_toolbar(self, actions, _BREAKS)
        if aside is not None:
            self.addSeparator()
            self.addWidget(aside)
        self.addWidget(at_end)
