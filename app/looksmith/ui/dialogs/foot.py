"""The row of buttons at the foot of a dialog."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

__all__ = ["closing", "foot"]

_SPACING = 8


def foot(
    *buttons: QWidget, left: QWidget | None = None, said: QWidget | None = None
) -> QHBoxLayout:
    """Return a dialog's last row.

    Parameters
    ----------
    buttons
        On the right, the one that Enter presses last.
    left
        A button that stands apart.
    said
        Words that take the room between them.
    """
    row = QHBoxLayout()
    row.setSpacing(_SPACING)
    if left is not None:
        row.addWidget(left)
    if said is None:
        row.addStretch(1)
    else:
        row.addWidget(said, 1)
    for button in buttons:
        row.addWidget(button)
    return row


def closing(dialog: QDialog, text: str, *, default: bool = True) -> QPushButton:
    """Return the button that closes a dialog with nothing to decide.

    Parameters
    ----------
    dialog
        What it closes.
    text
        Its word.
    default
        Whether Enter presses it.
    """
    button = QPushButton(text, dialog)
    button.setAutoDefault(default)
    button.setDefault(default)
    button.clicked.connect(dialog.accept)
    return button
