"""What can be done to a look: the context menu of a tile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QMessageBox, QWidget

from looksmith.ui.document import Document
from looksmith.ui.icons import icon

if TYPE_CHECKING:
    from looksmith.looks.catalogue import Catalogue
    from looksmith.looks.look import Look

__all__ = ["LookMenu"]


class LookMenu(QObject):
    """Build and open the menu; rename, tag and delete the user's own looks.

    Parameters
    ----------
    owner
        The widget that the menu and its dialogs belong to.
    document
        Loses a deleted look from its blend.
    catalogue
        Where looks are renamed and deleted.

    Signals
    -------
    added(str), favourite_toggled(str), similar_requested(str), details_requested(str),
    export_requested(str)
        What was picked for a look.
    leaving(str)
        A look is about to be deleted.
    library_changed()
        A look was renamed, tagged or deleted.
    """

    added = Signal(str)
    favourite_toggled = Signal(str)
    similar_requested = Signal(str)
    details_requested = Signal(str)
    export_requested = Signal(str)
    leaving = Signal(str)
    library_changed = Signal()

    def __init__(
        self, owner: QWidget, document: Document, catalogue: Catalogue
    ) -> None:
        super().__init__(owner)
        self._owner, self._document, self._catalogue = owner, document, catalogue

    def open_for(self, look_id: str, place: QPoint) -> QMenu:
        """Open the menu for a look at a place on the screen, and return it."""
        menu = self.build(look_id)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)
        return menu

    def build(self, look_id: str) -> QMenu:
        """Return the menu for a look."""
        look = self._catalogue.get(look_id)
        menu = QMenu(self._owner)
        add = menu.addAction(icon("plus"), self.tr("Add to blend"))
        add.triggered.connect(lambda: self.added.emit(look_id))
        favourite = self._catalogue.is_favourite(look_id)
        text = self.tr("Remove from favourites") if favourite else self.tr("Favourite")
        star = menu.addAction(icon("star-filled" if favourite else "star"), text)
        star.triggered.connect(lambda: self.favourite_toggled.emit(look_id))
        similar = menu.addAction(self.tr("Similar looks"))
        similar.triggered.connect(lambda: self.similar_requested.emit(look_id))
        details = menu.addAction(icon("info"), self.tr("Look details…"))
        details.triggered.connect(lambda: self.details_requested.emit(look_id))
        if look.origin == "user":
            menu.addSeparator()
            rename = menu.addAction(self.tr("Rename…"))
            rename.triggered.connect(lambda: self.ask_title(look))
            tag = menu.addAction(self.tr("Tags…"))
            tag.triggered.connect(lambda: self.ask_tags(look))
            export = menu.addAction(icon("export-lut"), self.tr("Export LUT…"))
            export.triggered.connect(lambda: self.export_requested.emit(look_id))
            delete = menu.addAction(icon("trash"), self.tr("Delete…"))
            delete.triggered.connect(lambda: self.ask_delete(look))
        return menu

    def ask_title(self, look: Look) -> QInputDialog:
        """Open a dialog for another title, and return it."""
        dialog = self._ask(self.tr("Rename look"), self.tr("Title"), look.title)
        dialog.textValueSelected.connect(lambda title: self._rename(look, title))
        return dialog

    def ask_tags(self, look: Look) -> QInputDialog:
        """Open a dialog for other tags, and return it."""
        label = self.tr("Words to find the look by, with commas between them")
        title = self.tr("Tags of “{look}”").format(look=look.title)
        dialog = self._ask(title, label, ", ".join(look.tags))
        dialog.textValueSelected.connect(lambda text: self._set_tags(look, text))
        return dialog

    def _ask(self, title: str, label: str, value: str) -> QInputDialog:
        dialog = QInputDialog(self._owner)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        dialog.setTextValue(value)
        dialog.resize(360, dialog.sizeHint().height())
        dialog.open()
        return dialog

    def ask_delete(self, look: Look) -> QMessageBox:
        """Open a question before a look is deleted, and return it."""
        box = QMessageBox(self._owner)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        text = self.tr("Delete “{look}” from your looks?")
        box.setText(text.format(look=look.title))
        box.setInformativeText(self.tr("The file it came from stays where it is."))
        delete = box.addButton(
            self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole
        )
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        delete.clicked.connect(lambda: self._delete(look))
        box.open()
        return box

    def _rename(self, look: Look, title: str) -> None:
        title = title.strip()
        if title and title != look.title:
            self._catalogue.rename(look.id, title)
            self.library_changed.emit()

    def _set_tags(self, look: Look, text: str) -> None:
        self._catalogue.set_tags(look.id, text.split(","))
        self.library_changed.emit()

    def _delete(self, look: Look) -> None:
        self.leaving.emit(look.id)
        places = [
            i
            for i, term in enumerate(self._document.blend.terms)
            if term.look == look.id
        ]
        for place in places:
            self._document.remove_term(place)
        self._catalogue.remove(look.id)
        self.library_changed.emit()
