"""The name under which the blend becomes a look, asked for in the panel itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from looksmith.ui.widgets.labels import Note

__all__ = ["BlendSaveForm"]


class BlendSaveForm(QWidget):
    """Ask for a title; Enter saves, Esc goes back. Hidden until it is opened.

    Signals
    -------
    save_requested(str, bool)
        The title, and whether light, colour and toning go into the look, too.
    opened()
        The form asks for attention.
    """

    save_requested = Signal(str, bool)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("blendSave")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._saving = False
        self._before: QWidget | None = None
        self.title = QLineEdit(maxLength=120)
        self.title.setAccessibleName(self.tr("Title of the new look"))
        self.title.setPlaceholderText(self.tr("Title of the new look"))
        self.adjustments = QCheckBox(self.tr("With light, colour and toning"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.save = QPushButton(self.tr("Save look"))
        self.save.setProperty("primary", "true")
        self.note = Note()
        self._lay_out()
        self.title.textChanged.connect(self._on_title)
        self.title.returnPressed.connect(self._on_save)
        self.save.clicked.connect(self._on_save)
        self.cancel.clicked.connect(self.close_form)
        self.hide()

    def _lay_out(self) -> None:
        label = QLabel(self.tr("Save blend as look"))
        label.setObjectName("dim")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.cancel, 1)
        buttons.addWidget(self.save, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 10)
        column.setSpacing(6)
        column.addWidget(label)
        column.addWidget(self.title)
        column.addWidget(self.adjustments)
        column.addWidget(self.note)
        column.addLayout(buttons)

    @property
    def saving(self) -> bool:
        """Whether the look is being made."""
        return self._saving

    def open_form(self, title: str) -> None:
        """Show the form with a title to begin with, or go back to it."""
        if self.isHidden():
            self._before = self.window().focusWidget()
            self.title.setText(title)
            self.note.say("")
            self.show()
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        # Backwards: the beginning of a long title stays in view
        length = len(self.title.text())
        self.title.setSelection(length, -length)
        self.opened.emit()

    def close_form(self) -> None:
        """Hide the form, and give the keys back; what is being saved goes on."""
        focused = self.window().focusWidget()
        if self._before is not None and focused and self.isAncestorOf(focused):
            self._before.setFocus()
        self.hide()

    def show_parts(self, *, looks: bool, adjusts: bool) -> None:
        """Offer what there is to save: looks, light and colour, or both."""
        if adjusts and looks:
            tip = self.tr("Put what is set below the blend into the look, too")
        elif adjusts:
            tip = self.tr("There is no look in the blend: this is all there is to save")
        else:
            tip = self.tr("Light, colour and toning are neutral: nothing to add")
        self.adjustments.setEnabled(adjusts and looks)
        if not (adjusts and looks):
            self.adjustments.setChecked(adjusts)
        self.adjustments.setToolTip(tip)
        self.adjustments.setAccessibleDescription(tip)

    def show_saving(self, saving: bool, problem: str = "") -> None:
        """Show that the look is being made, or why it was not."""
        self._saving = saving
        self.note.say(self.tr("Saving…") if saving else problem)
        self.title.setEnabled(not saving)
        self._on_title()

    def _on_title(self) -> None:
        self.save.setEnabled(bool(self.title.text().strip()) and not self._saving)

    def _on_save(self) -> None:
        if self.save.isEnabled():
            title = " ".join(self.title.text().split())
            self.save_requested.emit(title, self.adjustments.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)
