"""A form of choices in groups, for the dialogs that export photos.

Every part has its parent from the start: a part with parts of its own that moves to
another parent has all of them styled once more.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QWidget,
)

__all__ = [
    "Form",
    "choice_box",
    "chosen",
    "fill",
    "pick",
    "problem_label",
    "side_by_side",
]

_SHORTEST = 12


class Form(QFormLayout):
    """Rows of a label and a field, under headings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(16)
        self.setVerticalSpacing(7)
        left, middle = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter
        self.setLabelAlignment(left | middle)
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    def add_heading(self, text: str) -> None:
        """Begin a group."""
        heading = QLabel(text, self.parentWidget())
        heading.setObjectName("section")
        if self.rowCount():
            heading.setContentsMargins(0, 8, 0, 0)
        self.addRow(heading)

    def add_choice(self, label: str, tip: str, items: Mapping[str, str]) -> QComboBox:
        """Add a row with a list of choices; an item's data is its key."""
        box = choice_box(label, tip, items, self.parentWidget())
        self.addRow(label, box)
        return box

    def add_check(self, text: str, tip: str) -> QCheckBox:
        """Add a tick box."""
        box = QCheckBox(text, self.parentWidget())
        box.setToolTip(tip)
        self.addRow("", box)
        return box


def choice_box(
    label: str, tip: str, items: Mapping[str, str], parent: QWidget | None = None,
    *, letters: int = _SHORTEST,
) -> QComboBox:  # fmt: skip
    """Return a list of choices, wide enough for some letters; data are keys."""
    box = QComboBox(parent)
    box.setToolTip(tip)
    box.setAccessibleName(label)
    # A long item must not make the whole dialog wide.
    box.setSizeAdjustPolicy(
        QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
    )
    box.setMinimumContentsLength(letters)
    fill(box, items)
    return box


def fill(box: QComboBox, items: Mapping[str, str]) -> None:
    """Put other choices into a list."""
    box.clear()
    for key, text in items.items():
        box.addItem(text, key)


def chosen(box: QComboBox) -> str:
    """Return the key of what is chosen, "" where there is nothing."""
    data = box.currentData()
    return "" if data is None else str(data)


def pick(box: QComboBox, key: str) -> bool:
    """Choose by key; return whether there is such a choice."""
    place = box.findData(key)
    if place >= 0:
        box.setCurrentIndex(place)
    return place >= 0


def problem_label(parent: QWidget) -> QLabel:
    """Return a label that says, beside a field, what is wrong with it; hidden."""
    label = QLabel(parent, wordWrap=True)
    label.setObjectName("trouble")
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    label.hide()
    return label


def side_by_side(*parts: QWidget, parent: QWidget) -> QWidget:
    """Return a row of widgets, the first of which takes the room that is left."""
    row = QWidget(parent)
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    for place, part in enumerate(parts):
        line.addWidget(part, 0 if place else 1)
    row.setFocusProxy(parts[0])
    return row
