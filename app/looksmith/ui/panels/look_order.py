"""The order of the looks: the button that chooses it, and the sorting itself."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from looksmith.looks.search import fold
from looksmith.ui.icons import icon

if TYPE_CHECKING:
    from looksmith.looks.look import Look
    from looksmith.looks.measured import Figure, MeasuredLooks

__all__ = ["Order", "OrderButton", "in_order"]


class Order(StrEnum):
    """What looks are sorted by."""

    LIBRARY = "library"
    NAME = "name"
    SIMILARITY = "similarity"
    WARMTH = "warmth"
    CONTRAST = "contrast"
    SATURATION = "saturation"

    @property
    def measures(self) -> bool:
        """Whether it needs what the looks measure."""
        return self not in (Order.LIBRARY, Order.NAME)


def in_order(
    looks: Sequence[Look],
    order: Order,
    measured: MeasuredLooks | None,
    anchor: str | None = None,
) -> list[Look]:
    """Return looks by name, or the nearest, warmest, hardest or most vivid first.

    Parameters
    ----------
    looks
        In the order in which equal ones stay.
    measured
        What they measure; without it, or for looks it lacks, their order stays.
    anchor
        The look that similarity is to; None is no look.
    """
    if order is Order.NAME:
        return sorted(looks, key=_name)
    if measured is None or order is Order.LIBRARY:
        return list(looks)
    if order is Order.SIMILARITY:
        away = measured.distances(anchor)
    else:
        figures = measured.figures(cast("Figure", order.value))
        away = {look_id: -value for look_id, value in figures.items()}
    return sorted(looks, key=lambda look: away.get(look.id, float("inf")))


def _name(look: Look) -> str:
    # Folding takes accents off one by one, which few titles have.
    title = look.title
    return title.casefold() if title.isascii() else fold(title)


class OrderButton(QToolButton):
    """Choose an order from a menu; it stays lit while one is in force.

    Signals
    -------
    changed()
        The user chose.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = {
            Order.LIBRARY: self.tr("As in the library"),
            Order.NAME: self.tr("Name"),
            Order.SIMILARITY: self.tr("Similarity to the current look"),
            Order.WARMTH: self.tr("Warmth"),
            Order.CONTRAST: self.tr("Contrast"),
            Order.SATURATION: self.tr("Saturation"),
        }
        self.order = Order.LIBRARY
        self.setObjectName("order")
        self.setIcon(icon("sort"))
        self.setCheckable(True)
        self.setAccessibleName(self.tr("Order of the looks"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        group = QActionGroup(menu)
        self.choices: dict[Order, QAction] = {}
        for order, title in self._titles.items():
            action = group.addAction(menu.addAction(title))
            action.setCheckable(True)
            action.triggered.connect(lambda _on, order=order: self._on_chosen(order))
            self.choices[order] = action
        menu.addSeparator()
        self.reverse = menu.addAction(self.tr("The other way round"))
        self.reverse.setCheckable(True)
        self.reverse.triggered.connect(self._on_reversed)
        self.setMenu(menu)
        self.set_order(Order.LIBRARY)

    @property
    def reversed(self) -> bool:
        """Whether the last comes first."""
        return self.reverse.isChecked()

    def set_order(self, order: Order, *, reverse: bool = False) -> None:
        """Choose without telling anybody."""
        self.order = order
        self.choices[order].setChecked(True)
        self.reverse.setChecked(reverse)
        self._show()

    def _on_chosen(self, order: Order) -> None:
        self.set_order(order)
        self.changed.emit()

    def _on_reversed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.setChecked(self.order is not Order.LIBRARY or self.reversed)
        text = self.tr("Order of the looks: {order}")
        self.setToolTip(text.format(order=self._titles[self.order].lower()))
