"""What can be done to a look of the blend: the context menu of its row."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from looksmith.ui.document import Document
from looksmith.ui.icons import icon

__all__ = ["BlendMenu"]


class BlendMenu(QObject):
    """Build and open the menu.

    Parameters
    ----------
    owner
        The widget that the menu belongs to.
    document
        Whose blend it edits.

    Signals
    -------
    replace_requested(int)
        Another look shall stand at this place.
    similar_requested(str), details_requested(str)
        What was picked for a look.
    """

    replace_requested = Signal(int)
    similar_requested = Signal(str)
    details_requested = Signal(str)

    def __init__(self, owner: QWidget, document: Document) -> None:
        super().__init__(owner)
        self._owner, self._document = owner, document

    def open_for(self, index: int, place: QPoint, *, known: bool) -> QMenu:
        """Open the menu for a row at a place on the screen, and return it."""
        menu = self.build(index, known=known)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)
        return menu

    def build(self, index: int, *, known: bool) -> QMenu:
        """Return the menu for a row; `known` when its look is in the library."""
        document, menu = self._document, QMenu(self._owner)
        term, last = document.blend.terms[index], len(document.blend.terms) - 1
        text = self.tr("End solo") if term.solo else self.tr("Solo")
        key = self.tr("Alt+click the eye")
        solo = menu.addAction(icon("solo"), f"{text}\t{key}")
        solo.setEnabled(term.solo or last > 0)
        solo.triggered.connect(lambda: document.set_solo(index, not term.solo))
        text = self.tr("Unmute") if term.muted else self.tr("Mute")
        mute = menu.addAction(icon("eye" if term.muted else "eye-off"), text)
        mute.triggered.connect(lambda: document.set_muted(index, not term.muted))
        menu.addSeparator()
        for text, keys, step in (
            (self.tr("Move up"), "Alt+Up", -1),
            (self.tr("Move down"), "Alt+Down", 1),
        ):
            native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            move = menu.addAction(f"{text}\t{native}")
            move.setEnabled(0 <= index + step <= last)
            move.triggered.connect(partial(document.move_term, index, index + step))
        menu.addSeparator()
        replace = menu.addAction(self.tr("Replace with…"))
        replace.triggered.connect(lambda: self.replace_requested.emit(index))
        similar = menu.addAction(self.tr("Similar looks"))
        similar.setEnabled(known)
        similar.triggered.connect(lambda: self.similar_requested.emit(term.look))
        details = menu.addAction(icon("info"), self.tr("Look details…"))
        details.triggered.connect(lambda: self.details_requested.emit(term.look))
        menu.addSeparator()
        remove = menu.addAction(icon("close"), self.tr("Remove"))
        remove.triggered.connect(lambda: document.remove_term(index))
        return menu
