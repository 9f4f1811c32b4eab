"""The scroll area that a widget lies in, and where in it."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget

__all__ = ["scroll_area_of", "top_in"]


def scroll_area_of(part: QWidget) -> QScrollArea | None:
    """Return the innermost scroll area around a widget; None for none."""
    above = part.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def top_in(area: QScrollArea, part: QWidget) -> int:
    """Return how far a widget's top lies below that of all that scrolls, in pixels."""
    seen = part.mapTo(area.viewport(), QPoint(0, 0)).y()
    return seen + area.verticalScrollBar().value()
