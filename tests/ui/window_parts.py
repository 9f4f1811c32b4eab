"""Parts for tests of the whole window."""

from __future__ import annotations

import numpy as np
from fakes import FakeCatalogue

__all__ = ["WindowCatalogue", "pattern"]


class WindowCatalogue(FakeCatalogue):
    """The fake library with what the whole window asks for on top."""

    def __init__(self, count=20, problems=()):
        super().__init__(count)
        self.problems = problems
        self.closed = False

    def close(self):
        self.closed = True


def pattern(width: int, height: int) -> np.ndarray:
    """Return smooth colours in which every place differs from the next."""
    y, x = np.mgrid[0:height, 0:width]
    planes = (x / width, y / height, (x + y) / (width + height))
    return np.rint(np.stack(planes, -1) * 255).astype(np.uint8)
