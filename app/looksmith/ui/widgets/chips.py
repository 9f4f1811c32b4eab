"""Chips: small buttons of which one is down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from looksmith.ui.icons import icon
from looksmith.ui.widgets.flow import FlowLayout

__all__ = ["Chip", "ChipBar"]


class Chip(QPushButton):
    """One chip.

    Parameters
    ----------
    key
        What it stands for.
    text, tip
        For people.
    icon_name
        An icon in front of the text, or none.
    """

    def __init__(self, key: str, text: str, tip: str = "", icon_name: str = "") -> None:
        super().__init__(text.replace("&", "&&"))
        self.key = key
        self.setObjectName("chip")
        self.setCheckable(True)
        self.setToolTip(tip or text)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if icon_name:
            self.setIcon(icon(icon_name))
            self.setIconSize(QSize(14, 14))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter as well as with Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class ChipBar(QWidget):
    """Chips in lines that never cut a text; exactly one is down.

    Signals
    -------
    picked(str)
        The user pressed the chip of that key.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(4, self)
        self._group = QButtonGroup(self)
        self._chips: dict[str, Chip] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def chips(self) -> dict[str, Chip]:
        """The chips by key, in no particular order."""
        return dict(self._chips)

    @property
    def picked_key(self) -> str:
        """The key of the chip that is down."""
        chip = self._group.checkedButton()
        return chip.key if isinstance(chip, Chip) else ""

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Show other chips; the one that was down stays down if it is among them."""
        before = self.picked_key
        for key in list(self._chips):
            self.remove(key)
        for chip in chips:
            self.insert(self._flow.count(), chip)
        down = self._chips.get(before) or next(iter(self._chips.values()), None)
        if down is not None:
            down.setChecked(True)

    def insert(self, place: int, chip: Chip) -> None:
        """Add a chip before the one at `place`."""
        self._chips[chip.key] = chip
        self._group.addButton(chip)
        self._flow.insert(place, chip)
        chip.clicked.connect(lambda: self.picked.emit(chip.key))
        chip.show()
        self._order_tab()
        self.updateGeometry()

    def _stop_before(self) -> QWidget:
        """Return where Tab stops before the bar.

        Qt orders nothing after a widget that takes no focus, as the bar itself.
        """
        before: QWidget | None = self.previousInFocusChain()
        while before is not None and before is not self:
            takes_focus = before.focusPolicy() != Qt.FocusPolicy.NoFocus
            if takes_focus and not self.isAncestorOf(before):
                return before
            before = before.previousInFocusChain()
        return self

    def _order_tab(self) -> None:
        """Let Tab come by the chips where the bar stands, first to last."""
        before = self._stop_before()
        for place in range(self._flow.count()):
            item = self._flow.itemAt(place)
            chip = None if item is None else item.widget()
            if chip is not None:
                QWidget.setTabOrder(before, chip)
                before = chip

    def remove(self, key: str) -> None:
        """Take a chip away, if it is there."""
        chip = self._chips.pop(key, None)
        if chip is not None:
            self._group.removeButton(chip)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
            self.updateGeometry()

    def pick(self, key: str) -> None:
        """Press a chip without telling anybody."""
        self._chips[key].setChecked(True)
