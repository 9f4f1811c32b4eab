"""What stands in place of the tiles where no look passes the filter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from looksmith.ui.widgets.labels import Note

__all__ = ["NothingHere"]


class NothingHere(QWidget):
    """Say why there is nothing, and offer to show all looks again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = Note()
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.text.setObjectName("dim")
        self.clear_button = QPushButton(self.tr("Show all looks"))
        self.clear_button.setToolTip(self.tr("Lift the search and all chips"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 32, 16, 16)
        column.setSpacing(16)
        column.addWidget(self.text)
        column.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._star_key = ""
        self._why: tuple[str, str, bool] | None = None

    def set_star_key(self, key: str) -> None:
        """Name the key that makes a look a favourite, "" for none."""
        self._star_key = key
        if self._why is not None:
            text, chip, by_character = self._why
            self.explain(text, chip, by_character=by_character)

    def explain(self, text: str, chip: str, *, by_character: bool) -> None:
        """Say why nothing is here.

        Parameters
        ----------
        text
            What was searched for; "" for nothing.
        chip
            The key of the chip that is down.
        by_character
            Whether a chip of character is down, too.
        """
        self._why = text, chip, by_character
        by_star = self.tr("No favourites yet: click the star on a tile.")
        by_key = self.tr("No favourites yet: click the star on a tile, or press {key}.")
        reasons = {
            "favourites": (by_key if self._star_key else by_star).format(
                key=self._star_key
            ),
            "mine": self.tr("No looks of your own yet: import or drop LUT files here."),
            "recent": self.tr("The looks that you use will show here."),
        }
        if text:
            reason = self.tr("No look matches “{text}”").format(text=text)
        elif by_character:
            reason = self.tr("No look here has this character.")
        else:
            reason = reasons.get(chip, self.tr("There are no looks here."))
        self.text.say(reason)
