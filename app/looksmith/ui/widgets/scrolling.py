"""The scroll area that a widget lies in."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget

__all__ = ["scroll_area_of"]


def scroll_area_of(part: QWidget) -> QScrollArea | None:
    """Return the innermost scroll area around a widget; None for none."""
    above = part.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above
