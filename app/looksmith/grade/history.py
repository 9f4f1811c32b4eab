"""Undo and redo: a list of named recipes and a place in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from looksmith.grade.recipe import Recipe

__all__ = ["History", "Step"]

_MAX_STEPS = 1000


@dataclass(frozen=True)
class Step:
    """A recipe and what led to it."""

    name: str
    recipe: Recipe


class History:
    """Remember every recipe; going back never loses one until a new edit is made.

    Parameters
    ----------
    recipe
        Where it starts.
    name
        The first step's name.
    """

    def __init__(self, recipe: Recipe | None = None, name: str = "Original") -> None:
        self._steps = [Step(name, recipe or Recipe())]
        self._index = 0
        self._merge: str | None = None
        self._revision = 0

    @classmethod
    def of(cls, steps: Sequence[Step], index: int) -> Self:
        """Return the history with these steps, at one of them.

        Raises
        ------
        IndexError
            There is no such step.
        """
        history = cls()
        history._steps = list(steps)
        history.go_to(index)
        return history

    @property
    def revision(self) -> int:
        """A number that is another after every change."""
        return self._revision

    @property
    def recipe(self) -> Recipe:
        """The recipe in force."""
        return self._steps[self._index].recipe

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step, undone ones included."""
        return tuple(self._steps)

    @property
    def index(self) -> int:
        """The place of the recipe in force."""
        return self._index

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to go back to."""
        return self._index > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone step."""
        return self._index < len(self._steps) - 1

    def push(self, recipe: Recipe, name: str, merge: str | None = None) -> bool:
        """Make `recipe` the one in force.

        Parameters
        ----------
        recipe
            The new recipe; nothing happens when it equals the one in force.
        name
            The step's name, for people.
        merge
            Successive pushes with the same key become one step: a slider's drag.

        Returns
        -------
        bool
            Whether the recipe changed.
        """
        if recipe == self.recipe:
            return False
        self._revision += 1
        step = Step(name, recipe)
        if merge is not None and merge == self._merge and self.can_undo:
            self._steps[self._index :] = [step]
            if recipe == self._steps[self._index - 1].recipe:  # back where it began
                del self._steps[self._index]
                self._index -= 1
                merge = None
        else:
            self._steps[self._index + 1 :] = [step]
            del self._steps[: max(0, len(self._steps) - _MAX_STEPS)]
            self._index = len(self._steps) - 1
        self._merge = merge
        return True

    def end_merge(self) -> None:
        """End a gesture: the next push is a step of its own."""
        self._merge = None

    def undo(self) -> Recipe:
        """Go one step back, if there is one."""
        return self.go_to(max(0, self._index - 1))

    def redo(self) -> Recipe:
        """Go one step forward, if there is one."""
        return self.go_to(min(len(self._steps) - 1, self._index + 1))

    def go_to(self, index: int) -> Recipe:
        """Go to a step.

        Raises
        ------
        IndexError
            There is no such step.
        """
        if not 0 <= index < len(self._steps):
            raise IndexError(f"The history has no step {index}.")
        self._index = index
        self._merge = None
        self._revision += 1
        return self.recipe
