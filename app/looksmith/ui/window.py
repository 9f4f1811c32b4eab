"""The main window: looks on the left, the photo between, the edit on the right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QPushButton, QSplitter, QVBoxLayout, QWidget

from looksmith.grade.render import Renderer
from looksmith.grade.restore import Restorer
from looksmith.ui.actions import CommandStates, build_actions, fill_menus
from looksmith.ui.afterwards import Afterwards
from looksmith.ui.beginning import Beginning
from looksmith.ui.canvas.canvas import Canvas
from looksmith.ui.devices import DeviceChoice
from looksmith.ui.document import Document
from looksmith.ui.exporting import Exporter
from looksmith.ui.filmstrip.parts import OpenPhotos
from looksmith.ui.handlers.every import Handlers
from looksmith.ui.haze import HazeView
from looksmith.ui.holding import SpaceHold
from looksmith.ui.hover import HoverPreview
from looksmith.ui.importing import Importer
from looksmith.ui.inversion import InversionWatch
from looksmith.ui.keeping import BlendKeeper, EnhanceKeeper
from looksmith.ui.keys import Keys
from looksmith.ui.look_inputs import LookInputs
from looksmith.ui.messages import MessageBar
from looksmith.ui.opening import RecentPhotos
from looksmith.ui.panels.blend import BlendPanel
from looksmith.ui.panels.browser import LookBrowser
from looksmith.ui.panels.edit_column import EditColumn
from looksmith.ui.panels.histogram import HistogramPanel
from looksmith.ui.panels.light import LightPanel
from looksmith.ui.panels.restore import RestorePanel
from looksmith.ui.panels.toning import ToningPanel
from looksmith.ui.photo_facts import PhotoFacts
from looksmith.ui.preferences import Preferences
from looksmith.ui.presets import PresetsMenu, make_presets
from looksmith.ui.preview import PreviewController
from looksmith.ui.proofing import SoftProof
from looksmith.ui.recent_menu import RecentMenu
from looksmith.ui.recipe_pictures import RecipePictures
from looksmith.ui.recovery import RecoveryController
from looksmith.ui.restoring import Restoring
from looksmith.ui.scopes.controller import Scopes
from looksmith.ui.session_looks import SessionLooks
from looksmith.ui.sessions import Sessions
from looksmith.ui.statusbar import StatusBar
from looksmith.ui.stills.parts import StillsParts
from looksmith.ui.sweeping import Sweeper
from looksmith.ui.thumbnails import Thumbnails
from looksmith.ui.toolbar import Tools
from looksmith.ui.viewing import Viewing
from looksmith.ui.window_shape import WindowShape
from looksmith.ui.wiring import connect_parts
from looksmith.ui.workers import Workers

if TYPE_CHECKING:
    from looksmith.looks.catalogue import Catalogue
    from looksmith.ui.batch_export import BatchExport

__all__ = ["MainWindow"]

_MINIMUM = QSize(960, 600)
_SIDE_MINIMUM = 240


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
        self.preferences = Preferences(settings, self)
        self._closed = False
        self._sweeper = Sweeper(self)
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
        connect_parts(self)
        self._shape = WindowShape(self, self.splitter, settings)
        Afterwards(
            self.canvas, (self.preview.warm_up, self.beginning.look_for_batches), self
        )
        SpaceHold(self, self.canvas, self.browser.view)
        self.show_title()
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
        # Next: it renders on threads while the panels follow.
        self.preview = PreviewController(
            document, self.restoring, self.renderer, workers, self.canvas, self
        )
        self.thumbnails = Thumbnails(
            document, self.catalogue, workers, self, others=self.looks,
            restoring=self.restoring,
        )  # fmt: skip
        self.pictures = RecipePictures(
            document, self.restoring, Renderer(self.looks, restorer=self.restorer),
            workers, self,
        )  # fmt: skip
        self.browser = LookBrowser(
            document, self.catalogue, workers, self.thumbnails, settings=self.settings
        )
        self.blend_panel = BlendPanel(
            document, self.catalogue, self.thumbnails, settings=self.settings,
            guise=self.looks.guise,
        )  # fmt: skip
        self.light_panel = LightPanel(document)
        self.toning_panel = ToningPanel(document)
        self.restore_panel = RestorePanel(document, self.restoring)
        self.histogram = HistogramPanel()
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
        self.photos = OpenPhotos(self)
        self.opener, self.filmstrip = self.photos.opener, self.photos.strip
        self.importer = Importer(self.catalogue, workers, messages, self)
        self.exporter = Exporter(
            document, self.renderer, self.looks, workers, self.settings, messages,
            self.inversion, self.restoring, self,
            given_rating=self.photos.kept.given_rating,
        )  # fmt: skip
        self.proof = SoftProof(self)
        self.devices = DeviceChoice(self.settings, self.restorer, workers, self)
        self.hover = HoverPreview(
            document, self.preview, self.canvas, self.thumbnails, self.settings, self
        )
        self.hover.watch(self.browser.view, self.browser.map)
        LookInputs(document, self.looks, workers, messages, self)
        self.keeper = EnhanceKeeper(
            document, self.restoring, self.catalogue, workers, messages, self
        )
        self.blend_keeper = BlendKeeper(
            document, self.looks, self.catalogue, workers, messages,
            self.blend_panel.save_form, self,
        )  # fmt: skip
        self.stills = StillsParts(self)
        self.sessions = Sessions(
            document, self.looks, self.opener, workers, messages, self,
            stills=self.stills.model,
        )  # fmt: skip
        self.presets = make_presets(self)
        self.beginning = Beginning(self)
        self.viewing = Viewing(self)

    def _lay_out(self) -> None:
        # From the window inwards: a widget that comes to another parent takes all that
        # is in it through the style sheet again. In the order of the Tab key.
        centre = QWidget()
        self.setCentralWidget(centre)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.beginning.offer)
        column.addWidget(self._make_splitter(), 1)
        self.browser.setMinimumWidth(_SIDE_MINIMUM)
        for part in (self.browser, self.canvas):
            self.splitter.addWidget(part)
        self._right = EditColumn(
            self.histogram,
            self.blend_panel,
            self.light_panel,
            self.toning_panel,
            self.restore_panel,
            self.splitter,
        )
        self.export_lut_button = self._right.export_lut
        self.export_photo_button = self._right.export_photo
        for index, stretch in enumerate((0, 1, 0)):
            self.splitter.setStretchFactor(index, stretch)
        column.addWidget(self.filmstrip)
        column.addWidget(self.status)
        self.setMinimumSize(_MINIMUM)

    def _make_splitter(self) -> QSplitter:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(3)
        self.splitter.setChildrenCollapsible(False)
        return self.splitter

    def _build_commands(self) -> None:
        self.handlers = Handlers(self)
        self.keys = Keys(self.settings, self)
        self.actions_by_id = build_actions(self.handlers, self, self.canvas, self.keys)
        self.states = CommandStates(self.handlers, self.actions_by_id, self)
        self.menus = fill_menus(self.menuBar(), self.actions_by_id)
        self.recent_menu = self._add_recent_menu()
        PresetsMenu(self.presets, self.menus["presets"])
        self.photos.attach(self.actions_by_id)
        self.photo_facts = PhotoFacts(self.document)
        self.stills.attach()
        aside = self.stills.bar
        self.addToolBar(Tools(self.actions_by_id, self.photo_facts, aside=aside))
        names = ("view.unrecoverable", "look.pad", "look.save_blend")
        self.blend_panel.set_actions(*(self.actions_by_id[name] for name in names))
        self._button_from(self.export_lut_button, "file.export_lut")
        self._button_from(self.export_photo_button, "file.export_photo")
        self._name_keys()
        self.keys.changed.connect(self._name_keys)

    def _button_from(self, button: QPushButton, command_id: str) -> None:
        action = self.actions_by_id[command_id]
        action.changed.connect(lambda: button.setToolTip(action.toolTip()))
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)

    def _add_recent_menu(self) -> RecentMenu:
        following = self.actions_by_id["file.import_looks"]
        menu = self.menus["file"]
        first = menu.actions()[menu.actions().index(following) - 1]
        folders, open_folder = self.filmstrip.recent_folders, self.filmstrip.open_folder
        recent = RecentMenu(
            self.recent, self.open_photos, self, folders=folders,
            open_folder=open_folder,
        )  # fmt: skip
        menu.insertMenu(first, recent)
        for changed in (self.recent.changed, folders.changed):
            changed.connect(recent.show_whether_empty)
        return recent

    def _name_keys(self) -> None:
        """Tell those who name a key in their texts which it is."""
        for step, row in self.restore_panel.rows.items():
            row.set_key(self.keys.text(f"photo.{step}"))
        self.browser.search.set_key(self.keys.text("look.search"))
        self.browser.set_star_keys(self.keys.of("look.favourite"))
        self.canvas.open_key = self.keys.text("file.open")
        self.canvas.update()

    @cached_property
    def batch(self) -> BatchExport:
        """The batch export, made when it is first asked for."""
        from looksmith.ui.batch_export import BatchExport

        return BatchExport(self)

    # -- photos

    def open_photos(self, paths: Sequence[Path]) -> None:
        """Open photos: the first on screen, all of them in the strip."""
        if paths:
            self.recent.add(paths)
            self.filmstrip.open(paths)

    def on_opened(self, path: Path) -> None:
        """A photo was opened: remember it, say what is odd about it."""
        self.messages.leave_photo()
        if self.filmstrip.count < 2:  # a walk through a folder is not worth a list
            self.recent.add([path])
        photo = self.document.photo
        if photo is not None and photo.info.warnings:
            text = "\n".join(photo.info.warnings)
            self.messages.show_warning(text, about_photo=True)

    def on_open_failed(self, path: Path, message: str, detail: str) -> None:
        """A photo cannot be opened: say why."""
        self.recent.remove(path)
        self.messages.show_error(message, detail, about_photo=True)

    def on_imported(self) -> None:
        """Looks came into the library."""
        self.browser.refresh()
        self.on_library_changed()

    def on_kept(self, look_id: str) -> None:
        """Enhance's colours became a look: show it."""
        self.on_imported()
        self.browser.show_look(look_id)

    def on_library_changed(self) -> None:
        """Looks came, went or changed their names."""
        self.library_ids = frozenset(look.id for look in self.catalogue.looks())
        self.preview.refresh()
        self.pictures.forget()
        self.photos.pictures.forget_looks()
        self.inversion.refresh()
        self.recovery.refresh()
        self.handlers.look.refresh_details()
        self.blend_panel.refresh()
        self.update_actions()

    def show_title(self) -> None:
        """Show the photo's name in the title."""
        path = self.document.path
        self.setWindowTitle("Looksmith" if path is None else f"{path.name} — Looksmith")

    def show_inversion(self) -> None:
        """Show whether the blend can be undone, and how well."""
        watch = self.inversion
        self.blend_panel.show_inversion(watch.problem, watch.caution)
        self.status.show_round_trip(watch.summary)

    def show_zoom(self) -> None:
        """Show the zoom in the status bar."""
        canvas, document = self.canvas, self.document
        there = document.photo or document.proxy
        scale = None if there is None else canvas.view.scale
        self.status.show_zoom(scale, fitted=canvas.view.fitted)

    # -- the state of the window

    def update_actions(self) -> None:
        """Enable and check the commands as things stand."""
        self.states.show()

    @property
    def panels_hidden(self) -> bool:
        """Whether the window is left to the photo."""
        return self.browser.isHidden()

    def set_panels_hidden(self, hidden: bool) -> None:
        """Hide or show both sides."""
        self.browser.setHidden(hidden)
        self._right.setHidden(hidden)
        self.filmstrip.set_aside(hidden)
        if hidden:
            self.canvas.setFocus()
        self.update_actions()

    @property
    def settled(self) -> bool:
        """Whether every picture on show is up to date."""
        parts = (
            self.opener, self.restoring, self.preview, self.inversion, self.recovery,
            self.photos, self.pictures, self.stills, self.viewing, self.thumbnails,
            self.browser,
        )  # fmt: skip
        return not (self.workers.busy or any(part.busy for part in parts))

    # -- events

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the sizes, stop the jobs, close the library."""
        super().closeEvent(event)
        if self._closed:
            return
        self._closed = True
        self._shape.save(division=not self.panels_hidden)
        self.hide()
        self.beginning.close()
        self.workers.shutdown()
        self._sweeper.close()
        self.photos.close()
        self.catalogue.close()
