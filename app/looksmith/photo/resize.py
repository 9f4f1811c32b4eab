"""Smaller copies of a photo, without moiré, in its own precision."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.photo.errors import PhotoError
from looksmith.photo.photo import Photo
from looksmith.work.bands import for_bands
from looksmith.work.token import NEVER, CancelToken

__all__ = ["crop", "fit_within", "fitted_size", "part_of_resized", "resized"]

_BAND = 192
# Box-average down to this many times the target, Lanczos for the rest: twice as fast
# as all Lanczos, and on photos within one code value at 8 bit of it (RMS).
_GAP = 1.5


def fitted_size(width: int, height: int, box: tuple[int, int]) -> tuple[int, int]:
    """Return the largest (width, height) of the same shape in a box, never larger."""
    scale = min(1.0, box[0] / width, box[1] / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def fit_within(
    photo: Photo, width: int, height: int, *, token: CancelToken = NEVER
) -> Photo:
    """Shrink a photo into a box; a smaller one is returned as it is.

    Parameters
    ----------
    photo
        Any photo.
    width, height
        The box in pixels, at least 1 x 1.
    token
        Looked at between bands of rows.

    Returns
    -------
    Photo
        The same type and shape; box-averaged, then Lanczos, on code values.

    Raises
    ------
    PhotoError
        The box is empty.
    """
    if width < 1 or height < 1:
        raise PhotoError(f"A photo cannot be fitted into {width} x {height} pixels.")
    size = fitted_size(photo.width, photo.height, (width, height))
    if size == (photo.width, photo.height):
        return photo
    if photo.alpha is None:
        return photo.replace(pixels=resized(photo.pixels, size, token))
    return _with_alpha(photo, photo.alpha, size, token)


def crop(photo: Photo, x: int, y: int, width: int, height: int) -> Photo:
    """Cut a rectangle out of a photo.

    Raises
    ------
    PhotoError
        The rectangle is empty or reaches beyond the photo.
    """
    inside = 0 <= x < x + width <= photo.width and 0 <= y < y + height <= photo.height
    if not inside:
        raise PhotoError(
            f"The rectangle {width} x {height} at {x}, {y} is not inside the photo"
            f" of {photo.width} x {photo.height}."
        )
    area = np.s_[y : y + height, x : x + width]
    alpha = None if photo.alpha is None else np.ascontiguousarray(photo.alpha[area])
    return photo.replace(pixels=np.ascontiguousarray(photo.pixels[area]), alpha=alpha)


def _with_alpha(
    photo: Photo, alpha: NDArray[Any], size: tuple[int, int], token: CancelToken
) -> Photo:
    """Weigh colours by their cover, so that what is hidden does not bleed in."""
    small_alpha = resized(alpha, size, token)
    if alpha.min() == alpha.max():
        pixels = resized(photo.pixels, size, token)
        return photo.replace(pixels=pixels, alpha=small_alpha)
    scale = _full(alpha)
    cover = alpha.astype(np.float32) / scale
    weighed = photo.pixels.astype(np.float32) * cover[..., None]
    sums = resized(weighed, size, token)
    weights = resized(cover, size, token)[..., None]
    plain = resized(photo.pixels, size, token)
    values = np.where(weights > 1e-3, sums / np.maximum(weights, 1e-3), plain)
    return photo.replace(pixels=_as_type(values, plain.dtype), alpha=small_alpha)


def _full(values: NDArray[Any]) -> float:
    return 1.0 if values.dtype == np.float32 else float(np.iinfo(values.dtype).max)


def _as_type(values: NDArray[Any], dtype: np.dtype[Any]) -> NDArray[Any]:
    if dtype == np.float32:
        return np.asarray(values, np.float32)
    return np.asarray(np.rint(np.clip(values, 0, np.iinfo(dtype).max)), dtype)


def resized(
    pixels: NDArray[Any], size: tuple[int, int], token: CancelToken = NEVER
) -> NDArray[Any]:
    """Shrink pixels, (height, width) or (height, width, 3), to a (width, height)."""
    width, height = size
    result = np.empty((height, width, *pixels.shape[2:]), pixels.dtype)
    step = pixels.shape[0] / height

    # Lanczos looks at three target pixels on either side.
    margin = int(np.ceil(4 * max(step, 1))) + 1

    def work(start: int, stop: int) -> None:
        top = max(0, int(start * step) - margin)
        bottom = min(pixels.shape[0], int(np.ceil(stop * step)) + margin)
        box = (0, start * step - top, pixels.shape[1], stop * step - top)
        rows = pixels[top:bottom]
        result[start:stop] = _resized_rows(rows, (width, stop - start), box)

    for_bands(height, work, token, rows=_BAND)
    return result


def part_of_resized(
    pixels: NDArray[Any], size: tuple[int, int], part: tuple[int, int, int, int]
) -> NDArray[Any]:
    """Return a part of what `resized` would give, without making the rest.

    Parameters
    ----------
    pixels
        (height, width, 3).
    size
        Width and height of the whole at its new size.
    part
        x, y, width and height in it.

    Returns
    -------
    ndarray
        (height, width, 3) of the same type, contiguous.
    """
    x, y, width, height = part
    rows, columns = pixels.shape[:2]
    if size == (columns, rows):
        return np.ascontiguousarray(pixels[y : y + height, x : x + width])
    across, down = columns / size[0], rows / size[1]
    margin = int(np.ceil(4 * max(across, down, 1))) + 1
    left, top = max(0, int(x * across) - margin), max(0, int(y * down) - margin)
    right = min(columns, int(np.ceil((x + width) * across)) + margin)
    bottom = min(rows, int(np.ceil((y + height) * down)) + margin)
    box = (
        x * across - left,
        y * down - top,
        min((x + width) * across - left, right - left),
        (y + height) * down - top,
    )
    source = np.ascontiguousarray(pixels[top:bottom, left:right])
    return _resized_rows(source, (width, height), box)


def _resized_rows(
    rows: NDArray[Any], size: tuple[int, int], box: tuple[float, float, float, float]
) -> NDArray[Any]:
    from PIL import Image

    def one(plane: NDArray[Any]) -> NDArray[Any]:
        image = Image.fromarray(plane)
        box_in = (box[0], box[1], box[2], min(box[3], image.height))
        small = image.resize(size, Image.Resampling.LANCZOS, box_in, _GAP)
        return np.asarray(small)

    if rows.dtype == np.uint8:
        return one(rows)
    planes = rows[..., None] if rows.ndim == 2 else rows
    small = np.stack(
        [one(plane.astype(np.float32)) for plane in np.moveaxis(planes, -1, 0)], -1
    )
    return _as_type(small if rows.ndim == 3 else small[..., 0], rows.dtype)
