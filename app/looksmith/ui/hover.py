"""The look that is pointed at, shown on the canvas before it is chosen."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QSettings, Qt, QTimer, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from looksmith.grade.recipe import Recipe
from looksmith.ui.canvas.canvas import Canvas
from looksmith.ui.document import Document
from looksmith.ui.preview import PreviewController
from looksmith.ui.thumbnails import ORIGINAL, Thumbnails

__all__ = ["DWELL_MS", "HoverPreview", "ShowsLooks"]

DWELL_MS = 120
_KEY = "view/hover-preview"


class ShowsLooks(Protocol):
    """A view of looks that tells which one is pointed at."""

    @property
    def hovered(self) -> SignalInstance:
        """Emit an id ("" between looks) and whether a click would add that look."""

    @property
    def left(self) -> SignalInstance:
        """Tell that neither pointer nor keys are in the view any longer."""


class HoverPreview(QObject):
    """Show the photo as a click would leave it, while a look is pointed at.

    Recipe and history stay as they are; clicking what is shown costs no rendering.

    Parameters
    ----------
    document
        Whose recipe the look is put into.
    preview
        Shows the result.
    canvas
        Where it is named.
    thumbnails
        Know the looks that cannot be had.
    settings
        Where the switch is remembered.
    window
        Where Esc ends the preview.
    """

    def __init__(
        self,
        document: Document,
        preview: PreviewController,
        canvas: Canvas,
        thumbnails: Thumbnails,
        settings: QSettings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document, self._preview, self._canvas = document, preview, canvas
        self._thumbnails, self._settings = thumbnails, settings
        self._on = bool(settings.value(_KEY, True, type=bool))
        self._target: tuple[str, bool] | None = None
        self._dismissed: tuple[str, bool] | None = None
        self._shown = False
        self.dwell = QTimer(self, singleShot=True, interval=DWELL_MS)
        self.dwell.timeout.connect(self._on_dwelt)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
        self._escape.activated.connect(self.dismiss)
        self._escape.setEnabled(False)
        document.recipe_changed.connect(self.stop)
        document.photo_changed.connect(self.stop)

    @property
    def on(self) -> bool:
        """Whether looks are previewed at all."""
        return self._on

    @property
    def shown(self) -> bool:
        """Whether the canvas shows a look that is only pointed at."""
        return self._shown

    def set_on(self, on: bool) -> None:
        """Switch previews on or off, also for the next start."""
        self._on = on
        self._settings.setValue(_KEY, on)
        if not on:
            self.stop()

    def watch(self, *views: ShowsLooks) -> None:
        """Preview what is pointed at in these views."""
        for view in views:
            view.hovered.connect(self._on_hovered)
            view.left.connect(self.stop)

    def stop(self) -> None:
        """Show the document's own recipe."""
        self._target = self._dismissed = None
        self._show(None)

    def dismiss(self) -> None:
        """Show the document's own recipe until another look is pointed at."""
        self._dismissed = self._target
        self._show(None)

    def _on_hovered(self, look_id: str, adds: bool) -> None:
        target = (look_id, adds) if look_id else None
        if target != self._target:
            self._target, self._dismissed = target, None
            # What is shown stays until it is clear where the pointer comes to rest.
            self.dwell.start()
            recipe = None if target is None else self._recipe(*target)
            if recipe is not None:
                self._preview.prepare(recipe)

    def _on_dwelt(self) -> None:
        if self._target != self._dismissed:
            self._show(self._target)

    def _show(self, target: tuple[str, bool] | None) -> None:
        self.dwell.stop()
        recipe = None if target is None else self._recipe(*target)
        if target is None or recipe is None:
            self._end()
            return
        self._shown = True
        self._escape.setEnabled(True)
        self._preview.try_on(recipe)
        self._canvas.remark(self._name(*target))

    def _end(self) -> None:
        if self._shown:
            self._shown = False
            self._escape.setEnabled(False)
            self._preview.try_on(None)
            self._canvas.remark("")

    def _recipe(self, look_id: str, adds: bool) -> Recipe | None:
        """Return what a click would leave; None where there is nothing to show."""
        document = self._document
        if not self._on or document.proxy is None or self._thumbnails.failed(look_id):
            return None
        if look_id == ORIGINAL:
            blend = document.blend_of(None)
        elif adds:
            blend = document.blend_with(look_id)
        else:
            blend = document.blend_of(look_id)
        if blend == document.blend:
            return None
        return document.recipe.replace(blend=blend)

    def _name(self, look_id: str, adds: bool) -> str:
        if look_id == ORIGINAL:
            return self.tr("Preview: no look")
        text = self.tr("Preview: with {look}") if adds else self.tr("Preview: {look}")
        return text.format(look=self._document.title_of(look_id))
