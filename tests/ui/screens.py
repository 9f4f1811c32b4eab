"""Compare pictures of the window with references that somebody has looked at."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

__all__ = [
    "ENOUGH_TO_TELL",
    "REFERENCES",
    "RENEW",
    "Album",
    "difference",
    "pixels_of",
    "small",
]

REFERENCES = Path(__file__).with_name("screens")
RENEW = "LOOKSMITH_RENEW_SCREENS"
ENOUGH_TO_TELL = 0.003
"""Of the places of a picture: so many that differ are a difference."""

_SHRUNK = 6
_STEP = 12  # of code values: files are half as large, and off by 6 at most
_FAR = 20  # code values


def pixels_of(widget: QWidget) -> np.ndarray:
    """Return what a widget shows, uint8 (h, w, 3)."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : image.width() * 3].reshape(image.height(), -1, 3).copy()


def small(pixels: np.ndarray) -> np.ndarray:
    """Return a picture with every 6 x 6 pixels averaged.

    Averages do not see how a letter is smoothed; they do see a row that moved.
    """
    height, width = pixels.shape[:2]
    size = max(width // _SHRUNK, 1), max(height // _SHRUNK, 1)
    return np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.BOX))


def difference(first: np.ndarray, second: np.ndarray) -> float:
    """Return the share of places that are clearly not alike; 1 for other sizes."""
    if first.shape != second.shape:
        return 1.0
    far = np.abs(first.astype(int) - second.astype(int)).max(-1) > _FAR
    return float(far.mean())


@dataclass
class Album:
    """Pictures that are compared with their references, or become them.

    Parameters
    ----------
    failed
        Where those that differ are put, at full size.
    problems
        What was found so far, a sentence each.
    """

    failed: Path
    problems: list[str] = field(default_factory=list)

    def compare(self, widget: QWidget, name: str) -> None:
        """Compare a widget with the reference of that name; note a difference.

        With LOOKSMITH_RENEW_SCREENS set, the reference is written instead. Where that
        names a folder, the pictures are put there at full size, to be looked at.
        """
        pixels = pixels_of(widget)
        wanted = os.environ.get(RENEW)
        if wanted:
            _renew(pixels, name, Path(wanted))
            return
        reference = REFERENCES / f"{name}.png"
        if not reference.is_file():
            self.problems.append(f"{name}: there is no reference")
            return
        off = difference(
            small(pixels), np.asarray(Image.open(reference).convert("RGB"))
        )
        if off > ENOUGH_TO_TELL:
            shown = self.failed / f"{name}.png"
            Image.fromarray(pixels).save(shown)
            self.problems.append(f"{name}: {off:.1%} is not as it was; see {shown}")


def _renew(pixels: np.ndarray, name: str, folder: Path) -> None:
    REFERENCES.mkdir(exist_ok=True)
    few = np.minimum((small(pixels).astype(int) + _STEP // 2) // _STEP * _STEP, 255)
    shown = Image.fromarray(few.astype(np.uint8))
    shown.save(REFERENCES / f"{name}.png", optimize=True)
    if folder.is_dir():
        Image.fromarray(pixels).save(folder / f"{name}.png")
