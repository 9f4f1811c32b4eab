"""The main window: looks on the left, the photo between, the edit on the right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from looksmith.grade.render import Renderer
from looksmith.grade.restore import Restorer
from looksmith.ui.actions import (
    build_actions,
    fill_menus,
    update_actions,
)
from looksmith.ui.canvas.canvas import Canvas
from looksmith.ui.devices import DeviceChoice
from looksmith.ui.document import Document
from looksmith.ui.exporting import Exporter
from looksmith.ui.handlers import Handlers
from looksmith.ui.haze import HazeView
from looksmith.ui.hover import HoverPreview
from looksmith.ui.importing import Importer
from looksmith.ui.inversion import InversionWatch
from looksmith.ui.keeping import EnhanceKeeper
from looksmith.ui.messages import MessageBar
from looksmith.ui.opening import PhotoOpener, RecentPhotos
from looksmith.ui.panels.blend import BlendPanel
from looksmith.ui.panels.browser import LookBrowser
from looksmith.ui.panels.edit_column import EditColumn
from looksmith.ui.panels.histogram import HistogramPanel
from looksmith.ui.panels.light import LightPanel
from looksmith.ui.panels.restore import RestorePanel
from looksmith.ui.panels.toning import ToningPanel
from looksmith.ui.photo_facts import PhotoFacts
from looksmith.ui.preview import PreviewController
from looksmith.ui.recent_menu import RecentMenu
from looksmith.ui.recovery import RecoveryController
from looksmith.ui.restoring import Restoring
from looksmith.ui.scopes.controller import Scopes
from looksmith.ui.session_looks import SessionLooks
from looksmith.ui.sessions import Sessions
from looksmith.ui.statusbar import StatusBar
from looksmith.ui.thumbnails import Thumbnails
from looksmith.ui.toolbar import Tools
from looksmith.ui.workers import Workers

if TYPE_CHECKING:
    from looksmith.looks.catalogue import Catalogue

__all__ = ["MainWindow"]

_SIZE = QSize(1440, 900)
_MINIMUM = QSize(960, 600)
_SIDE_WIDTH = 300
_SIDE_MINIMUM = 240
_STATE_VERSION = 1


class MainWindow(QMainWindow):
    """The one window.

    Parameters
    ----------
    catalogue
        The library of looks.
    settings
        Where sizes, recent photos and export choices are remembered.
    restorer
        Runs the models of Dehaze and Enhance; those that came with Looksmith by
        default.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        settings: QSettings,
        parent: QWidget | None = None,
        *,
        restorer: Restorer | None = None,
    ) -> None:
        super().__init__(parent)
        self.catalogue = catalogue
        self.settings = settings
        self._closed = False
        self.workers = Workers(self)
        self.looks = SessionLooks(catalogue)
        self.document = Document(self, title_of=self.looks.title)
        self.restorer = restorer or Restorer()
        self.renderer = Renderer(self.looks, restorer=self.restorer)
        self.recent = RecentPhotos(settings, self)
        self.library_ids = frozenset(look.id for look in catalogue.looks())
        self._build_parts()
        self._build_services()
        self._lay_out()
        self._build_commands()
        self._connect()
        self._restore()
        self._show_title()
        self.update_actions()
        self.canvas.setFocus()
        if catalogue.problems:
            self.messages.show_warning("\n".join(catalogue.problems))

    # -- building

    def _build_parts(self) -> None:
        document, workers = self.document, self.workers
        self.canvas = Canvas()
        self.messages = MessageBar(self.canvas)
        self.status = StatusBar(workers)
        # First of all that follow the document: others ask what is found.
        self.restoring = Restoring(document, self.restorer, workers, self)
        self.thumbnails = Thumbnails(
            document, self.catalogue, workers, self, others=self.looks,
            restoring=self.restoring,
        )  # fmt: skip
        self.browser = LookBrowser(
            document, self.catalogue, workers, self.thumbnails, settings=self.settings
        )
        self.blend_panel = BlendPanel(document, self.catalogue, self.thumbnails)
        self.light_panel = LightPanel(document)
        self.toning_panel = ToningPanel(document)
        self.restore_panel = RestorePanel(document, self.restoring)
        self.histogram = HistogramPanel()
        self.preview = PreviewController(
            document, self.restoring, self.renderer, workers, self.canvas, self
        )
        self.scopes = Scopes(
            self.histogram, self.preview, self.canvas, workers, self.settings, self
        )
        self.haze = HazeView(self.restoring, self.canvas, self)
        self.inversion = InversionWatch(document, self.renderer, workers, self)
        self.recovery = RecoveryController(
            document, self.restoring, self.renderer, workers, self.canvas,
            self.preview, self,
        )  # fmt: skip

    def _build_services(self) -> None:
        document, workers, messages = self.document, self.workers, self.messages
        self.opener = PhotoOpener(document, workers, self.canvas.room, self)
        self.importer = Importer(self.catalogue, workers, messages, self)
        self.exporter = Exporter(
            document, self.renderer, self.looks, workers, self.settings, messages,
            self.inversion, self.restoring, self,
        )  # fmt: skip
        self.devices = DeviceChoice(self.settings, self.restorer, workers, self)
        self.hover = HoverPreview(
            document, self.preview, self.canvas, self.thumbnails, self.settings, self
        )
        self.hover.watch(self.browser.view, self.browser.map)
        self.keeper = EnhanceKeeper(
            document, self.restoring, self.catalogue, workers, messages, self
        )
        self.sessions = Sessions(
            document, self.looks, self.opener, workers, messages, self
        )

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(3)
        self.splitter.setChildrenCollapsible(False)
        self._right = EditColumn(
            self.histogram,
            self.blend_panel,
            self.light_panel,
            self.toning_panel,
            self.restore_panel,
        )
        self.export_lut_button = self._right.export_lut
        self.export_photo_button = self._right.export_photo
        self.browser.setMinimumWidth(_SIDE_MINIMUM)
        for part in (self.browser, self.canvas, self._right):
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setStretchFactor(2, 0)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.status)
        self.setCentralWidget(centre)
        self.setMinimumSize(_MINIMUM)

    def _build_commands(self) -> None:
        self.handlers = Handlers(self)
        self.actions_by_id = build_actions(self.handlers, self, self.canvas)
        self.menus = fill_menus(self.menuBar(), self.actions_by_id)
        self.recent_menu = self._add_recent_menu()
        self.photo_facts = PhotoFacts(self.document)
        self.addToolBar(Tools(self.actions_by_id, self.photo_facts))
        self.blend_panel.marks.setDefaultAction(
            self.actions_by_id["view.unrecoverable"]
        )
        self._button_from(self.export_lut_button, "file.export_lut")
        self._button_from(self.export_photo_button, "file.export_photo")
        self._name_keys()

    def _button_from(self, button: QPushButton, command_id: str) -> None:
        action = self.actions_by_id[command_id]
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)

    def _add_recent_menu(self) -> RecentMenu:
        following = self.actions_by_id["file.import_looks"]
        menu = self.menus["file"]
        first = menu.actions()[menu.actions().index(following) - 1]
        recent = RecentMenu(self.recent, self.open_photos, self)
        menu.insertMenu(first, recent)
        return recent

    def _name_keys(self) -> None:
        """Tell the rows of the restorations which keys they have."""
        for step, row in self.restore_panel.rows.items():
            shortcut = self.actions_by_id[f"photo.{step}"].shortcut()
            row.set_key(shortcut.toString(QKeySequence.SequenceFormat.NativeText))

    def _connect(self) -> None:
        document, canvas = self.document, self.canvas
        document.photo_changed.connect(self._show_title)
        for signal in (
            document.photo_changed,
            document.history_changed,
            canvas.compare_changed,
            self.recent.changed,
            self.recovery.toggled,
            self.haze.toggled,
            self.inversion.changed,
            self.restoring.changed,
            self.devices.changed,
            self.devices.looked,
        ):
            signal.connect(self.update_actions)
        self.inversion.changed.connect(self._show_inversion)
        self._connect_restoring()
        canvas.pixel_hovered.connect(self.status.show_pixel)
        canvas.view_changed.connect(self._show_zoom)
        document.photo_changed.connect(self._show_zoom)
        canvas.paths_dropped.connect(self.handlers.take_drop)
        self.workers.failed.connect(self.messages.show_error)
        self.opener.opened.connect(self._on_opened)
        self.opener.failed.connect(self._on_open_failed)
        self.importer.imported.connect(self._on_imported)
        self.browser.menu.details_requested.connect(self.handlers.show_details)
        self.browser.menu.library_changed.connect(self._on_library_changed)
        self.browser.export.written.connect(self.status.show_written)
        self.browser.view.installEventFilter(self)
        self.browser.import_requested.connect(self.importer.ask_files)
        self.browser.paths_dropped.connect(self.importer.run)

    def _connect_restoring(self) -> None:
        self.restoring.noticed.connect(self.messages.show_notice)
        self.restore_panel.trouble_shown.connect(self.messages.show_error)
        self.keeper.kept.connect(self._on_kept)
        self.devices.changed.connect(self.restoring.restart)
        self.devices.attach(self.menus["device"], self.actions_by_id)

    # -- photos

    def open_photos(self, paths: Sequence[Path]) -> None:
        """Open the first photo; the others wait under "Open recent"."""
        if paths:
            self.recent.add(paths)
            self.opener.open(paths[0])

    def _on_opened(self, path: Path) -> None:
        self.recent.add([path])
        photo = self.document.photo
        if photo is not None and photo.info.warnings:
            self.messages.show_warning("\n".join(photo.info.warnings))

    def _on_open_failed(self, path: Path, message: str, detail: str) -> None:
        self.recent.remove(path)
        self.messages.show_error(message, detail)

    def _on_imported(self) -> None:
        self.browser.refresh()
        self._on_library_changed()

    def _on_kept(self, look_id: str) -> None:
        self._on_imported()
        self.browser.show_look(look_id)

    def _on_library_changed(self) -> None:
        self.library_ids = frozenset(look.id for look in self.catalogue.looks())
        self.preview.refresh()
        self.inversion.refresh()
        self.recovery.refresh()
        self.handlers.refresh_details()
        self.blend_panel.refresh()
        self.update_actions()

    def _show_title(self) -> None:
        path = self.document.path
        self.setWindowTitle("Looksmith" if path is None else f"{path.name} — Looksmith")

    def _show_inversion(self) -> None:
        watch = self.inversion
        self.blend_panel.show_inversion(watch.problem, watch.caution)
        self.status.show_round_trip(watch.summary)

    def _show_zoom(self) -> None:
        canvas = self.canvas
        scale = None if canvas.empty else canvas.view.scale
        self.status.show_zoom(scale, fitted=canvas.view.fitted)

    # -- the state of the window

    def update_actions(self) -> None:
        """Enable and check the commands as things stand."""
        update_actions(self.handlers, self.actions_by_id)
        self.recent_menu.setEnabled(bool(self.recent.paths()))

    @property
    def panels_hidden(self) -> bool:
        """Whether the window is left to the photo."""
        return self.browser.isHidden()

    def set_panels_hidden(self, hidden: bool) -> None:
        """Hide or show both sides."""
        self.browser.setHidden(hidden)
        self._right.setHidden(hidden)
        if hidden:
            self.canvas.setFocus()
        self.update_actions()

    @property
    def settled(self) -> bool:
        """Whether every picture on show is up to date."""
        parts = (
            self.opener, self.restoring, self.preview, self.inversion, self.recovery,
        )  # fmt: skip
        return not (self.workers.busy or any(part.busy for part in parts))

    def _restore(self) -> None:
        settings = self.settings
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))
        geometry = settings.value("window/geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        sizes = settings.value(f"window/splitter-{_STATE_VERSION}")
        if not (isinstance(sizes, QByteArray) and self.splitter.restoreState(sizes)):
            middle = self.width() - 2 * _SIDE_WIDTH
            self.splitter.setSizes([_SIDE_WIDTH, middle, _SIDE_WIDTH])

    # -- events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep Space for the original while the looks have the focus."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            if event.type() == QEvent.Type.KeyPress:
                self.keyPressEvent(event)
                return True
            if event.type() == QEvent.Type.KeyRelease:
                self.keyReleaseEvent(event)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the original while Space is held (where nothing else takes it)."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.canvas.hold_original(True)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Show the edit again."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.canvas.hold_original(False)
        else:
            super().keyReleaseEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Get ready to render once the window is painted."""
        super().showEvent(event)
        if not event.spontaneous():
            QTimer.singleShot(0, self.preview.warm_up)

    def changeEvent(self, event: QEvent) -> None:
        """Let go of a held key when another window comes to the front."""
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.canvas.hold_original(False)
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the sizes, stop the jobs, close the library."""
        super().closeEvent(event)
        if self._closed:
            return
        self._closed = True
        if not self.panels_hidden:
            self.settings.setValue(
                f"window/splitter-{_STATE_VERSION}", self.splitter.saveState()
            )
        self.settings.setValue("window/geometry", self.saveGeometry())
        self.hide()
        self.workers.shutdown()
        self.catalogue.close()
