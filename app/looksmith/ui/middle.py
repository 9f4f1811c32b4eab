"""The middle of photos that are too long to be shown whole in a small box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from numpy.typing import NDArray

__all__ = ["Middle"]

Pixels = TypeVar("Pixels", bound=NDArray[Any])

_LONGEST = 16  # times the side that is asked for: a strip of few rows stays small


@dataclass(frozen=True)
class Middle:
    """What is shown of a photo: its middle, no longer and no taller than a shape.

    Parameters
    ----------
    lowest, highest
        Width by height of the tallest and of the longest shape; they hold 1 between
        them.
    """

    lowest: float
    highest: float

    def long_side(self, width: int, height: int, side: int) -> int:
        """Return the long side to reduce a photo to, for a middle of `side` pixels."""
        aspect = width / height
        cut = max(1.0, aspect / self.highest, self.lowest / aspect)
        return round(side * min(cut, _LONGEST))

    def size(self, width: int, height: int) -> tuple[int, int]:
        """Return width and height of what is shown."""
        across = min(width, max(1, round(height * self.highest)))
        down = min(height, max(1, round(width / self.lowest)))
        return across, down

    def of(self, pixels: Pixels) -> Pixels:
        """Return the part (H, W, ...) of an array that is shown, without a copy."""
        height, width = pixels.shape[:2]
        across, down = self.size(width, height)
        top, left = (height - down) // 2, (width - across) // 2
        return pixels[top : top + down, left : left + across]  # type: ignore[return-value]
