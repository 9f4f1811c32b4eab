"""Chips for the character of looks, as measured on the looks themselves."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from looksmith.ui.widgets.chips import Chip
from looksmith.ui.widgets.flow import FlowLayout

__all__ = ["TraitChips"]


class TraitChips(QWidget):
    """Chips of which any number may be down: a look must have them all.

    Signals
    -------
    changed()
        The user pressed one.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        offered = (
            ("warm", self.tr("Warm"), self.tr("Looks that make greys warmer")),
            ("cool", self.tr("Cool"), self.tr("Looks that make greys cooler")),
            ("faded", self.tr("Faded"), self.tr("Looks whose black is a grey")),
            (
                "contrasty",
                self.tr("Contrasty"),
                self.tr("Looks that drive light and dark apart"),
            ),
            ("black & white", self.tr("B&W"), self.tr("Looks that give greys only")),
        )
        self.chips: dict[str, Chip] = {}
        flow = FlowLayout(4, self)
        for trait, text, tip in offered:
            chip = Chip(trait, text, tip)
            chip.setProperty("small", "true")
            chip.clicked.connect(self.changed)
            flow.addWidget(chip)
            self.chips[trait] = chip
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def picked(self) -> list[str]:
        """The traits whose chips are down."""
        return [trait for trait, chip in self.chips.items() if chip.isChecked()]

    def clear(self) -> None:
        """Lift every chip without telling anybody."""
        for chip in self.chips.values():
            chip.setChecked(False)
