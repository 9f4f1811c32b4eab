"""What thumbnails are made of: the small photo, and its colours in a look."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from looksmith.lut.apply import look_up
from looksmith.photo.photo import Photo
from looksmith.ui.middle import Middle
from looksmith.ui.rendering import PixelMap
from looksmith.work.token import NEVER

__all__ = [
    "Pixels",
    "large_enough",
    "looked_up",
    "reduced",
    "same_picture",
    "to_uint16",
]

_SAME_PHOTO = 512  # mean difference in 16-bit code values: two of 255

Pixels = NDArray[np.uint16]


def large_enough(
    proxy: Photo | None, photo: Photo | None, side: int, shown: Middle
) -> Photo | None:
    """Return the proxy, or the photo where the middle of the proxy is too small."""
    if proxy is None or photo is None:
        return proxy
    needed = shown.long_side(proxy.width, proxy.height, side)
    return proxy if needed <= max(proxy.width, proxy.height) else photo


def reduced(photo: Photo, side: int, shown: Middle) -> Pixels:
    """Return the whole photo, so small that what is shown of it is `side` long."""
    from looksmith.photo.resize import fit_within
    from looksmith.photo.write_slabs import laid_on_white

    long_side = shown.long_side(photo.width, photo.height, side)
    small = laid_on_white(fit_within(photo, long_side, long_side))
    return to_uint16(small.float_pixels())


def to_uint16(values: NDArray[np.float32]) -> Pixels:
    """Return 0..1 as 16-bit code values; what lies beyond is clipped."""
    return np.rint(np.clip(values, 0, 1) * 65535).astype(np.uint16)


def same_picture(first: Pixels, second: Pixels) -> bool:
    """Return whether two small photos are one, as far as an eye can tell."""
    if first.shape != second.shape:
        return False
    difference = np.abs(first.astype(np.int32) - second.astype(np.int32))
    return bool(difference.mean() < _SAME_PHOTO)


def looked_up(
    table: NDArray[np.float32], pixels: Pixels, screen: PixelMap | None
) -> QImage:
    """Return the small photo in a look, in the screen's colours where there are any."""
    height, width = pixels.shape[:2]
    image = QImage(width, height, QImage.Format.Format_RGB32)
    out = np.empty((height, width, 4), np.uint8)
    out[..., 3] = 255
    look_up(table, pixels, out, reverse=True, parallel=False)
    if screen is not None:
        out = screen(out, (0, 0), NEVER)
    view = np.frombuffer(image.bits(), np.uint8).reshape(height, -1)
    view[:, : width * 4] = out.reshape(height, width * 4)
    return image
