"""Pasting settings on several photos: which parts of them."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from looksmith.grade.recipe import Recipe
from looksmith.ui.filmstrip.overlay import Overlay

__all__ = ["PARTS", "PasteChoice", "paste_parts"]

PARTS: dict[str, tuple[str, ...]] = {
    "looks": ("blend",),
    "light": ("light", "toning"),
    "restoring": ("dehaze", "enhance"),
}
"""What can be pasted by itself, and the fields of the recipe that it consists of."""

_KEY = "filmstrip/paste"


def paste_parts(copied: Recipe, parts: Collection[str]) -> Callable[[Recipe], Recipe]:
    """Return what gives a recipe some parts of a copied one."""
    fields = {f: getattr(copied, f) for part in parts for f in PARTS[part]}
    return lambda recipe: recipe.replace(**fields)


class PasteChoice(Overlay):
    """Ask, over the lower edge of the window, what to paste; nothing waits for it.

    Enter pastes, Esc goes back. The choice is remembered.

    Parameters
    ----------
    settings
        Where.
    window, part
        What it may cover, and what it stands on.

    Signals
    -------
    pasted(list)
        The user chose these parts, keys of `PARTS`.
    """

    pasted = Signal(list)

    def __init__(self, settings: QSettings, window: QWidget, part: QWidget) -> None:
        super().__init__(window, part)
        self._settings = settings
        self.setAccessibleName(self.tr("What to paste"))
        self._title = QLabel()
        self.parts = {
            "looks": QCheckBox(self.tr("Looks")),
            "light": QCheckBox(self.tr("Light, colour and toning")),
            "restoring": QCheckBox(self.tr("Enhance and Dehaze")),
        }
        kept = str(settings.value(_KEY, ",".join(PARTS))).split(",")
        for name, box in self.parts.items():
            box.setChecked(name in kept)
            box.toggled.connect(self._on_toggled)
        self.paste = QPushButton(self.tr("Paste"))
        self.paste.setProperty("primary", True)
        self.paste.setToolTip(self.tr("One step in the history of each photo"))
        self.paste.clicked.connect(self._on_paste)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Paste nothing (Esc)"))
        self.cancel.clicked.connect(self.dismiss)
        self._before: QWidget | None = None
        row = QHBoxLayout()
        row.setSpacing(16)
        for box in self.parts.values():
            row.addWidget(box)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.paste)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(row)

    @property
    def chosen(self) -> list[str]:
        """The parts that are ticked."""
        return [part for part, box in self.parts.items() if box.isChecked()]

    def ask(self, count: int) -> None:
        """Ask for a number of photos."""
        if self.isHidden():
            self._before = self.window().focusWidget()
        text = self.tr("Paste on this photo:")
        if count > 1:
            text = self.tr("Paste on {count} photos:").format(count=count)
        self._title.setText(text)
        self._on_toggled()
        self.appear()
        self.paste.setFocus()

    def dismiss(self) -> None:
        """Ask no more; the keys go where they went before."""
        if self._before is not None:
            self._before.setFocus()
        self.hide()

    def _on_toggled(self) -> None:
        self.paste.setEnabled(bool(self.chosen))

    def _on_paste(self) -> None:
        self._settings.setValue(_KEY, ",".join(self.chosen))
        self.dismiss()
        self.pasted.emit(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste with Enter, go back with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.cancel.hasFocus():
                self.dismiss()
            elif self.paste.isEnabled():
                self._on_paste()
        elif event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
