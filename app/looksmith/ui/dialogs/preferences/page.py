"""A page of preferences: labelled rows that are bound to options."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from looksmith.ui.dialogs.search_field import finds
from looksmith.ui.preferences import OPTIONS, Preferences, Value
from looksmith.ui.widgets.labels import Note

__all__ = ["USUAL_WIDTH", "Choice", "FolderField", "Page"]

USUAL_WIDTH = 600
"""What notes and what holds them begin with.

A note is as high as its words need at its width; laid out first in a narrow one, it
would stay too high.
"""

_LABEL_WIDTH = 190
_CONTROL_WIDTH = 300
_ANY_SIDE = Qt.AlignmentFlag(0)


class Choice(QComboBox):
    """A list of choices that a scrolled page does not change by accident."""

    def __init__(
        self, choices: Mapping[Value, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for value, text in choices.items():
            self.addItem(text, value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the choice only with the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class FolderField(QWidget):
    """A folder, typed or chosen, or none."""

    def __init__(
        self, title: str, nothing: str, chosen: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._title, self._chosen = title, chosen
        self.line = QLineEdit(placeholderText=nothing, clearButtonEnabled=True)
        self.line.setMinimumWidth(_CONTROL_WIDTH // 2)  # the button needs its room, too
        self.browse = QPushButton(self.tr("Choose…"), autoDefault=False)
        self.browse.setToolTip(title)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.browse)
        self.setFocusProxy(self.line)
        self.line.editingFinished.connect(self._on_typed)
        self.line.textChanged.connect(lambda text: None if text else self._on_typed())
        self.browse.clicked.connect(self._on_browse)

    def _on_typed(self) -> None:
        text = self.line.text().strip()
        self._chosen(str(Path(text).expanduser()) if text else "")

    def _on_browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._title, self.line.text())
        if folder:
            self.line.setText(folder)
            self._on_typed()


@dataclass(frozen=True)
class _Row:
    words: str
    widgets: tuple[QWidget, ...]


class Page(QWidget):
    """Rows of options; a change holds at once.

    The rows are made when the page is first seen or asked for one, or in the dialog's
    idle moments, a few at a time.

    Parameters
    ----------
    preferences
        Where the options are kept.
    """

    title = ""
    """Its name in the list of pages."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.preferences = preferences
        self._rows: list[_Row] = []
        self._shows: dict[str, Callable[[], None]] = {}
        self._controls: dict[str, QWidget] = {}
        self._making = self._make()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 16)
        self._grid = QGridLayout()
        column.addLayout(self._grid)
        column.addStretch(1)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)
        preferences.changed.connect(self._on_changed)

    # -- in its own time

    def _make(self) -> Iterator[None]:
        """Make the rows; whatever a step yields, others may go first then."""
        raise NotImplementedError

    def steps(self) -> Iterator[None]:
        """Make what is not there yet, a few rows a step."""
        yield from self._making

    def complete(self) -> None:
        """Make at once what is not there yet."""
        for _step in self._making:
            pass

    def come_up(self) -> None:
        """Be complete, for the page is about to be seen."""
        self.complete()

    @property
    def controls(self) -> dict[str, QWidget]:
        """What is bound to an option, by the option's key."""
        self.complete()
        return self._controls

    # -- rows

    def add_choice(
        self, key: str, label: str, tip: str, choices: Mapping[Value, str],
        hint: str = "",
    ) -> Choice:  # fmt: skip
        """Add a list of choices, value to text."""
        box = Choice(choices, self)
        box.activated.connect(
            lambda place: self.preferences.set(key, box.itemData(place))
        )

        def show() -> None:
            place = box.findData(self.preferences.value(key))
            box.setCurrentIndex(max(place, 0))

        self._bind(key, label, tip, box, show, hint)
        return box

    def add_switch(self, key: str, label: str, tip: str, hint: str = "") -> QCheckBox:
        """Add a box to tick."""
        box = QCheckBox(label, self)
        box.clicked.connect(lambda on: self.preferences.set(key, bool(on)))

        def show() -> None:
            box.setChecked(bool(self.preferences.value(key)))

        self._bind(key, "", tip, box, show, hint, label)
        return box

    def add_folder(
        self, key: str, label: str, tip: str, nothing: str, hint: str = ""
    ) -> FolderField:
        """Add a folder; `nothing` says what holds when there is none."""
        field = FolderField(
            tip, nothing, lambda folder: self.preferences.set(key, folder), self
        )

        def show() -> None:
            if field.line.text() != self.preferences.text(key):
                field.line.setText(self.preferences.text(key))

        field.line.setAccessibleName(label)
        self._bind(key, label, tip, field, show, hint)
        return field

    def add_note(self, text: str) -> QLabel:
        """Add a few quiet words over the whole width."""
        note = self._hint(text)
        self._grid.addWidget(note, self._grid.rowCount(), 0, 1, 2)
        note.show()
        self._rows.append(_Row(text, (note,)))
        return note

    def add_widget(self, widget: QWidget, words: str) -> None:
        """Add anything over the whole width; `words` are what finds it."""
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 2)
        widget.show()
        self._rows.append(_Row(words, (widget,)))

    def _bind(
        self, key: str, label: str, tip: str, control: QWidget,
        show: Callable[[], None], hint: str, words: str = "",
    ) -> None:  # fmt: skip
        name = QLabel(label, self, wordWrap=True)
        name.setFixedWidth(_LABEL_WIDTH)
        name.setBuddy(control)
        control.setToolTip(tip)
        control.setAccessibleName(label or words)
        if isinstance(control, Choice):
            control.setMinimumWidth(_CONTROL_WIDTH)
        row = self._grid.rowCount()
        self._grid.addWidget(name, row, 0)
        side = Qt.AlignmentFlag.AlignLeft if isinstance(control, Choice) else _ANY_SIDE
        self._grid.addWidget(control, row, 1, side)
        parts: list[QWidget] = [name, control]
        if hint:
            parts.append(self._hint(hint))
            self._grid.addWidget(parts[-1], row + 1, 1)
            parts[-1].show()
        found = " ".join((label, words, tip, hint))
        self._rows.append(_Row(found, tuple(parts)))
        self._shows[key], self._controls[key] = show, control
        show()

    def _hint(self, text: str, parent: QWidget | None = None) -> QLabel:
        hint = Note(parent or self)
        hint.resize(USUAL_WIDTH, hint.height())
        hint.setText(text)
        return hint

    # -- what the dialog asks

    def show_fitting(self, typed: str) -> int:
        """Show the rows that fit what is typed; return how many."""
        self.complete()
        count = 0
        for row in self._rows:
            fits = finds(typed, f"{self.title} {row.words}")
            count += fits
            for widget in row.widgets:
                widget.setVisible(fits)
        return count

    def reset(self) -> None:
        """Set every option of the page back."""
        self.complete()
        self.preferences.reset(key for key in self._shows if key in OPTIONS)

    def refresh(self) -> None:
        """Show every option as it is now: a dialog may have changed some."""
        for show in self._shows.values():
            show()

    def _on_changed(self, key: str) -> None:
        if key in self._shows:
            self._shows[key]()
