"""What can be wrong with a recipe."""

from __future__ import annotations

from looksmith.errors import LooksmithError

__all__ = ["RecipeError"]


class RecipeError(LooksmithError):
    """A value does not make sense in a recipe."""
