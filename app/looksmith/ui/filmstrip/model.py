"""The photos in the strip, as Qt's views like to see them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from looksmith.grade.kept_store import NEUTRAL
from looksmith.ui.document import Document
from looksmith.ui.filmstrip.order import StripOrder, arranged
from looksmith.ui.filmstrip.pictures import StripPictures
from looksmith.ui.kept_edits import KeptEdits

__all__ = ["PhotoModel", "PhotoRole"]

_ROOT = QModelIndex()


class PhotoRole(IntEnum):
    """What a cell asks of the model beyond the name."""

    PATH = Qt.ItemDataRole.UserRole
    RATING = PATH + 1
    EDITED = PATH + 2
    SHOWN = PATH + 3
    """Whether it is the photo on screen."""
    PROBLEM = PATH + 4
    """Why it cannot be read; "" where it can, or nobody tried."""


class PhotoModel(QAbstractListModel):
    """The photos that are open, as far as they pass the filter.

    Parameters
    ----------
    document
        Has the photo on screen.
    kept
        Knows ratings and edits.
    pictures
        Knows what cannot be read.
    """

    def __init__(
        self,
        document: Document,
        kept: KeptEdits,
        pictures: StripPictures,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._kept, self._pictures = document, kept, pictures
        self._all: list[Path] = []
        self._held: set[Path] = set()
        self._shown: list[Path] = []
        self._rows: dict[Path, int] = {}
        self.order = StripOrder.NAME
        self.backwards = False
        self.stars = 0

    @property
    def all_paths(self) -> list[Path]:
        """Every photo that is open, in the order they were opened in."""
        return list(self._all)

    @property
    def shown_paths(self) -> list[Path]:
        """The photos that pass the filter, in the order on screen."""
        return list(self._shown)

    def __contains__(self, path: Path) -> bool:
        return path in self._held

    @property
    def needs_facts(self) -> bool:
        """Whether order or filter depend on what the files say."""
        return self.stars > 0 or self.order is not StripOrder.NAME

    def set_paths(self, paths: Sequence[Path]) -> None:
        """Hold other photos."""
        self._all = list(dict.fromkeys(paths))
        self._held = set(self._all)
        self.arrange()

    def drop(self, paths: Iterable[Path]) -> None:
        """Let go of photos; their files stay where they are."""
        gone = set(paths)
        self.set_paths([path for path in self._all if path not in gone])

    def arrange(self) -> None:
        """Put the photos in order anew."""
        found = arranged(
            self._all, self._kept, self.order, backwards=self.backwards,
            stars=self.stars, always=self._document.path,
        )  # fmt: skip
        if found == self._shown:
            return
        self.beginResetModel()
        self._shown = found
        self._rows = {path: row for row, path in enumerate(found)}
        self.endResetModel()

    def row_of(self, path: Path | None) -> int | None:
        """Return a photo's row, None where it is not shown."""
        return None if path is None else self._rows.get(path)

    def path(self, row: int) -> Path:
        """Return the photo of a row."""
        return self._shown[row]

    def touch(self, paths: Iterable[Path | None]) -> None:
        """Tell the views that something about photos has changed."""
        rows = [row for path in paths if (row := self.row_of(path)) is not None]
        if rows:
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))

    def rowCount(self, parent: Any = _ROOT) -> int:
        """Return the number of photos shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        path = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return path.name
        if role == PhotoRole.PATH:
            return path
        if role == PhotoRole.RATING:
            return self._kept.rating(path)
        if role == PhotoRole.EDITED:
            return self._kept.recipe(path) != NEUTRAL
        if role == PhotoRole.SHOWN:
            return path == self._document.path
        if role == PhotoRole.PROBLEM:
            return self._pictures.problem(path)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(path)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join([path.name, *self._state(path)])
        return None

    def _state(self, path: Path) -> list[str]:
        rating = self._kept.rating(path)
        found = [self.tr("{stars} of 5 stars").format(stars=rating)] if rating else []
        if self._kept.recipe(path) != NEUTRAL:
            found.append(self.tr("edited"))
        if path == self._document.path:
            found.append(self.tr("on screen"))
        if self._pictures.problem(path):
            found.append(self.tr("cannot be read"))
        return found

    def _tip(self, path: Path) -> str:
        facts = self._kept.facts(path)
        lines = [path.name, " · ".join(self._state(path)), str(path.parent)]
        if facts is not None and facts.taken:
            day, _, hour = facts.taken.partition(" ")
            lines.insert(1, f"{day.replace(':', '-')}  {hour[:8]}")
        return "\n".join(
            line for line in (*lines, self._pictures.problem(path)) if line
        )
