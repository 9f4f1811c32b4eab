"""The dialog of preferences: pages on the left, a search above, changes at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from looksmith.ui.dialogs.foot import closing, foot
from looksmith.ui.dialogs.preferences.colour import ColourPage
from looksmith.ui.dialogs.preferences.keys import KeysPage
from looksmith.ui.dialogs.preferences.models import ModelsPage
from looksmith.ui.dialogs.preferences.page import Page
from looksmith.ui.dialogs.preferences.pages import (
    FilesPage,
    GeneralPage,
    PerformancePage,
)
from looksmith.ui.dialogs.search_field import SearchField
from looksmith.ui.dialogs.slices import in_slices
from looksmith.ui.dialogs.tabbing import last_tab_stop
from looksmith.ui.restarting import restart

if TYPE_CHECKING:
    from looksmith.ui.window import MainWindow

__all__ = ["PreferencesDialog"]

_SIZE = QSize(820, 580)
_LIST_WIDTH = 176


class PreferencesDialog(QDialog):
    """Every option, page by page; a change holds at once.

    Parameters
    ----------
    window
        Whose preferences they are.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle(self.tr("Preferences"))
        self.setModal(False)
        preferences = window.preferences
        self.pages: dict[str, Page] = {
            "general": GeneralPage(preferences, window.minimumSize()),
            "colour": ColourPage(preferences, window.viewing.monitor),
            "performance": PerformancePage(preferences, window.devices),
            "models": ModelsPage(preferences),
            "files": FilesPage(preferences),
            "keys": KeysPage(preferences, window.keys),
        }
        self.search = SearchField(self.tr("Search"), self)
        self.list = QListWidget(self)
        self.list.setObjectName("pageList")
        self.list.setAccessibleName(self.tr("Pages"))
        self.list.setFixedWidth(_LIST_WIDTH)
        self.stack = QStackedWidget(self)
        for page in self.pages.values():
            self.list.addItem(QListWidgetItem(page.title))
            self._add_scrolled(page)
        self._nothing = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._nothing.setObjectName("hint")
        self.stack.addWidget(self._nothing)
        self.reset = QPushButton(self.tr("Reset this page"), self, autoDefault=False)
        self.reset.setToolTip(self.tr("Set everything on this page back"))
        self._lay_out()
        self.list.currentRowChanged.connect(self._on_page)
        self.search.textChanged.connect(self._show_fitting)
        self.reset.clicked.connect(self._on_reset)
        preferences.changed.connect(self._show_restart)
        self._show_restart()
        self.list.setCurrentRow(0)
        in_slices(self._rest(), self)
        self.resize(_SIZE.boundedTo(window.size() - QSize(20, 40)))

    def _add_scrolled(self, page: Page) -> None:
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stack.addWidget(scroll)
        scroll.setWidget(page)

    def _lay_out(self) -> None:
        self._close = closing(self, self.tr("Close"), default=False)
        self.restart = self._restart_row()
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        self.search.setFixedWidth(_LIST_WIDTH)
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addLayout(left)
        middle.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(middle, 1)
        column.addLayout(foot(self._close, left=self.reset, said=self.restart))

    def _restart_row(self) -> QWidget:
        """Make what is shown once a change waits for the next start."""
        row = QWidget(self)
        text = QLabel(self.tr("Some of it holds from the next start on."), row)
        text.setObjectName("hint")
        self.restart_button = QPushButton(
            self.tr("Restart now"), row, autoDefault=False
        )
        self.restart_button.setToolTip(
            self.tr("Close the window and open it again with the same photos and edits")
        )
        self.restart_button.clicked.connect(lambda: restart(self._window))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        line.addWidget(text)
        line.addWidget(self.restart_button)
        return row

    def _show_restart(self) -> None:
        waits = self._window.preferences.waiting
        for widget in self.restart.findChildren(QWidget):
            widget.setVisible(waits)

    # -- pages

    def _rest(self) -> Iterator[None]:
        """Make the pages that were not seen yet."""
        for page in self.pages.values():
            yield from page.steps()
        self._put_foot_last()

    def _put_foot_last(self) -> None:
        """Let Tab come to the foot after rows that were made later."""
        last = last_tab_stop(self)
        if last is not self._close:
            order = last, self.reset, self.restart_button, self._close
            for before, after in pairwise(order):
                self.setTabOrder(before, after)

    @property
    def page(self) -> Page | None:
        """The page on show; None while nothing fits what is typed."""
        place = self.stack.currentIndex()
        return [*self.pages.values(), None][place]

    def show_page(self, name: str = "") -> None:
        """Come to the front, on a page by its name."""
        if name in self.pages:
            self.search.clear()
            self.list.setCurrentRow(list(self.pages).index(name))
        for page in self.pages.values():
            page.refresh()
        self.show()
        self.raise_()
        self.activateWindow()
        self._window.devices.look()

    def _on_page(self, row: int) -> None:
        if row >= 0:
            list(self.pages.values())[row].come_up()
            self.stack.setCurrentIndex(row)
            self._put_foot_last()
        self.reset.setEnabled(row >= 0)

    def _on_reset(self) -> None:
        page = self.page
        if page is not None:
            page.reset()

    def _show_fitting(self, typed: str) -> None:
        """Leave the pages and rows that fit, and go to the first of them."""
        fitting = []
        for row, page in enumerate(self.pages.values()):
            fits = page.show_fitting(typed) > 0
            self.list.item(row).setHidden(not fits)
            if fits:
                fitting.append(row)
        if not fitting:
            text = self.tr("Nothing fits “{typed}”.")
            self._nothing.setText(text.format(typed=typed))
            self.list.setCurrentRow(-1)
            self.stack.setCurrentWidget(self._nothing)
        elif self.list.currentRow() not in fitting:
            self.list.setCurrentRow(fitting[0])
