"""Pictures for the docs: a photo before and after, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

__all__ = ["save_side_by_side"]

_WIDTH, _GAP = 896, 4


def save_side_by_side(pictures: Sequence[NDArray[np.float32]], path: Path) -> None:
    """Write pictures of one shape next to each other.

    Parameters
    ----------
    pictures
        Float32 (height, width, 3), sRGB code values.
    path
        Where to, as JPEG.
    """
    from PIL import Image

    width = (_WIDTH - _GAP * (len(pictures) - 1)) // len(pictures)
    shown = []
    for pixels in pictures:
        whole = np.rint(np.clip(pixels, 0, 1) * 255).astype(np.uint8)
        picture = Image.fromarray(whole)
        height = round(width * picture.height / picture.width)
        shown.append(picture.resize((width, height), Image.Resampling.LANCZOS))
    row = Image.new("RGB", (_WIDTH, shown[0].height), "white")
    for place, picture in enumerate(shown):
        row.paste(picture, (place * (width + _GAP), 0))
    row.save(path, quality=85)
