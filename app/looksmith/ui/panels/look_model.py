"""The looks on show, as Qt's views like to see them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from looksmith.ui.document import Document
from looksmith.ui.figures import decimal
from looksmith.ui.library_words import shown_word
from looksmith.ui.panels.shares import share_texts
from looksmith.ui.thumbnails import ORIGINAL

if TYPE_CHECKING:
    from looksmith.looks.catalogue import Catalogue
    from looksmith.looks.look import Look

__all__ = ["LookModel", "Role"]

_ROOT = QModelIndex()


class Role(IntEnum):
    """What a tile asks of the model beyond its title."""

    ID = Qt.ItemDataRole.UserRole
    FAVOURITE = ID + 1
    SHARE = ID + 2
    """Share in the blend, 0..1 when normalised; None outside the blend."""
    BADGE = ID + 3
    """The share as text, empty when there is nothing to tell apart."""


class LookModel(QAbstractListModel):
    """The original, then the looks that pass the filter.

    Parameters
    ----------
    document
        Whose blend is marked.
    catalogue
        Asked for favourites.
    """

    def __init__(
        self, document: Document, catalogue: Catalogue, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._catalogue = document, catalogue
        self._looks: list[Look] = []
        self._rows: dict[str, int] = {ORIGINAL: 0}
        self._shares: dict[str, float] = {}
        self._badges: dict[str, str] = {}
        document.recipe_changed.connect(self._on_recipe_changed)
        self._on_recipe_changed()

    def set_looks(self, looks: Sequence[Look]) -> None:
        """Show other looks, after the original."""
        self.beginResetModel()
        self._looks = list(looks)
        self._rows = {ORIGINAL: 0}
        self._rows.update((look.id, i) for i, look in enumerate(self._looks, 1))
        self.endResetModel()

    def ids(self) -> list[str]:
        """Return the ids in the order shown, `ORIGINAL` first."""
        return list(self._rows)

    def row_of(self, look_id: str | None) -> int | None:
        """Return a look's row; the original's for None or `ORIGINAL`."""
        return self._rows.get(ORIGINAL if look_id is None else look_id)

    def look(self, row: int) -> Look | None:
        """Return the look of a row; None for the original."""
        return self._looks[row - 1] if row > 0 else None

    def touch(self, look_id: str) -> None:
        """Tell the views that something about a look has changed."""
        row = self.row_of(look_id)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Any = _ROOT) -> int:
        """Return the number of tiles."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a tile shows."""
        if not index.isValid():
            return None
        look = self.look(index.row())
        look_id = ORIGINAL if look is None else look.id
        if role == Qt.ItemDataRole.DisplayRole:
            return self.tr("Original") if look is None else look.title
        if role == Role.ID:
            return look_id
        if role == Role.FAVOURITE:
            return look is not None and self._catalogue.is_favourite(look.id)
        if role == Role.SHARE:
            return self._shares.get(look_id)
        if role == Role.BADGE:
            return self._badge(look_id)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(look)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(look, look_id)
        return None

    def _badge(self, look_id: str) -> str:
        if look_id == ORIGINAL or len(self._shares) < 2:
            return ""
        return self._badges.get(look_id, "")

    def _tip(self, look: Look | None) -> str:
        if look is None:
            return self.tr("The photo without a look")
        lines = [look.title, shown_word(look.category)]
        if look.author:
            lines.append(self.tr("by {author}").format(author=look.author))
        if look.licence:
            lines.append(look.licence)
        if look.origin == "user" and look.error is not None:
            text = self.tr("Stored as a code: {error} ΔE on average")
            if look.exact:
                text = self.tr("Exact table kept; as a code: {error} ΔE on average")
            lines.append(text.format(error=decimal(f"{look.error:.1f}")))
        return "\n".join(line for line in lines if line)

    def _spoken(self, look: Look | None, look_id: str) -> str:
        parts = [self.tr("Original") if look is None else look.title]
        if look is not None and self._catalogue.is_favourite(look.id):
            parts.append(self.tr("favourite"))
        share = self._shares.get(look_id)
        if share is not None and look is not None:
            text = self._badges[look_id]
            parts.append(self.tr("{share} of the blend").format(share=text))
        elif share is not None:
            parts.append(self.tr("chosen"))
        return ", ".join(parts)

    def _on_recipe_changed(self) -> None:
        blend = self._document.blend
        looks = [term.look for term in blend.terms]
        shares = dict(zip(looks, blend.shares(), strict=True)) or {ORIGINAL: 1.0}
        if shares == self._shares:
            return
        changed = set(shares) | set(self._shares)
        self._shares = shares
        self._badges = dict(
            zip(shares, share_texts(list(shares.values())), strict=True)
        )
        for look_id in changed:
            self.touch(look_id)
