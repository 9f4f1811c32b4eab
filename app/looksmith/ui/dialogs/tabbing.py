"""The order in which Tab goes through a dialog, whenever its parts were made."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

__all__ = ["last_tab_stop", "tab_as_laid_out"]


def tab_as_laid_out(dialog: QWidget) -> None:
    """Let Tab go through a dialog in the order of its layouts."""
    stops = [each for each in _parts(dialog) if _takes_tab(each)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def last_tab_stop(dialog: QWidget) -> QWidget:
    """Return where Tab comes last; the dialog itself where it stops nowhere."""
    last = dialog.previousInFocusChain()
    while last is not None and last is not dialog:
        # A list of choices opens in a window of its own.
        if last.window() is dialog and _takes_tab(last):
            return last
        last = last.previousInFocusChain()
    return dialog


def _takes_tab(widget: QWidget) -> bool:
    by_tab = Qt.FocusPolicy.TabFocus.value
    return bool(widget.focusPolicy().value & by_tab) and widget.focusProxy() is None


def _parts(widget: QWidget | None) -> Iterator[QWidget]:
    """Yield a widget's parts, deep down, as its layouts have them."""
    layout = None if widget is None else widget.layout()
    if layout is not None:
        yield from _in_layout(layout)
    elif isinstance(widget, QScrollArea):
        yield from _parts(widget.widget())


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item else (None, None)
        if widget is not None:
            yield widget
            yield from _parts(widget)
        elif inner is not None:
            yield from _in_layout(inner)
