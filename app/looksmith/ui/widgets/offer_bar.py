"""A bar that offers something and waits, without stopping anybody."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from looksmith.ui.widgets.labels import ElidedLabel

__all__ = ["Choice", "OfferBar"]

Choice = tuple[str, str, Callable[[], object]]
"""A button's text, its tooltip, and what it does."""


class OfferBar(QFrame):
    """Stand above the window's parts with a sentence and a button for each choice.

    It takes no room while it has nothing to offer, and goes when something is chosen.

    Parameters
    ----------
    then
        What has the keys when a choice was made; else whatever Tab would go to, which
        the next key would press.
    """

    def __init__(
        self, parent: QWidget | None = None, *, then: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._then = then
        self.setObjectName("offerBar")
        self._text = ElidedLabel(mode=Qt.TextElideMode.ElideRight)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 6, 12, 6)
        self._row.setSpacing(8)
        self._row.addWidget(self._text, 1)
        self.buttons: list[QPushButton] = []
        self.hide()

    @property
    def text(self) -> str:
        """What is offered; "" for nothing."""
        return "" if self.isHidden() else self._text.text()

    def offer(self, text: str, choices: Sequence[Choice]) -> None:
        """Offer something.

        Parameters
        ----------
        text
            One sentence.
        choices
            The first is what most would choose.
        """
        self.dismiss()
        self._text.setText(text)
        self._text.setAccessibleName(text)
        for place, (label, tip, call) in enumerate(choices):
            button = QPushButton(label)
            button.setToolTip(tip)
            button.setProperty("primary", place == 0)
            button.clicked.connect(lambda _=False, call=call: self._choose(call))
            self._row.addWidget(button)
            self.buttons.append(button)
        self.show()

    def dismiss(self) -> None:
        """Take the offer back."""
        self.hide()
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = []

    def _choose(self, call: Callable[[], object]) -> None:
        if self._then is not None:
            self._then.setFocus(Qt.FocusReason.OtherFocusReason)
        self.dismiss()
        call()
