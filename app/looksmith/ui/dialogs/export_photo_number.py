"""A field for a number with its unit."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QDoubleValidator, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

__all__ = ["NumberField"]


class NumberField(QLineEdit):
    """A number in a range; the up and down keys step it by one, with Shift by ten.

    Parameters
    ----------
    name
        For screen readers.
    """

    value_changed = Signal(float)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._high, self._decimals = 0.0, 100.0, 0
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._validator = QDoubleValidator(self)
        self._validator.setNotation(QDoubleValidator.Notation.StandardNotation)
        self.setValidator(self._validator)
        self.textEdited.connect(lambda _text: self.value_changed.emit(self.value))
        self.editingFinished.connect(lambda: self.set_value(self.value))

    @property
    def value(self) -> float:
        """The number, within its range whatever is typed."""
        number, fine = self.locale().toDouble(self.text())
        return min(max(number, self._low), self._high) if fine else self._low

    def set_range(self, low: float, high: float, decimals: int) -> None:
        """Allow other numbers."""
        self._low, self._high, self._decimals = low, high, decimals
        self._validator.setRange(low, high, decimals)

    def set_value(self, value: float) -> None:
        """Show a number."""
        locale = self.locale()
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        number = min(max(value, self._low), self._high)
        self.setText(locale.toString(float(number), "f", self._decimals))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrow keys."""
        ways = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        way = ways.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
            return
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self.set_value(self.value + way * (10 if shift else 1))
        self.value_changed.emit(self.value)
