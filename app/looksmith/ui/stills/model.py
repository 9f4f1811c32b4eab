"""The four slots that hold whole recipes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from looksmith.grade.recipe import Recipe

__all__ = ["LETTERS", "Stills"]

LETTERS = "ABCD"
"""The names of the slots."""


class Stills(QObject):
    """Four slots, each empty or with a recipe."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._slots: list[Recipe | None] = [None] * len(LETTERS)
        self._ages: list[int] = [0] * len(LETTERS)
        self._clock = 0

    @property
    def slots(self) -> tuple[Recipe | None, ...]:
        """What each slot holds."""
        return tuple(self._slots)

    @property
    def empty(self) -> bool:
        """Whether no slot holds anything."""
        return not any(self._slots)

    def recipe(self, slot: int) -> Recipe | None:
        """Return what a slot holds."""
        return self._slots[slot]

    def keep(self, recipe: Recipe, slot: int | None = None) -> int:
        """Put a recipe into a slot and return which.

        Parameters
        ----------
        recipe
            What to keep.
        slot
            Where; by default the first empty slot, or else the oldest.
        """
        if slot is None:
            slot = self._next_slot()
        self._clock += 1
        self._slots[slot], self._ages[slot] = recipe, self._clock
        self.changed.emit()
        return slot

    def clear(self, slot: int) -> None:
        """Empty a slot."""
        self._slots[slot], self._ages[slot] = None, 0
        self.changed.emit()

    def clear_all(self) -> None:
        """Empty every slot."""
        self.take_up([])

    def take_up(self, slots: Sequence[Recipe | None]) -> None:
        """Hold these, as they were kept; missing slots are empty."""
        count = len(LETTERS)
        self._slots = [*slots[:count], *[None] * (count - len(slots))]
        self._ages = list(range(count))
        self._clock = count
        self.changed.emit()

    def _next_slot(self) -> int:
        if None in self._slots:
            return self._slots.index(None)
        return min(range(len(self._slots)), key=self._ages.__getitem__)
