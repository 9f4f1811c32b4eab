"""Smaller copies of a photo, without moiré, in its own precision."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.photo.deferred import DeferredPixels, beside, whole
from looksmith.photo.errors import PhotoError
from looksmith.photo.photo import Photo
from looksmith.work.bands import for_bands
from looksmith.work.token import NEVER, CancelToken, Progress, no_progress

__all__ = [
    "crop",
    "fit_within",
    "fitted_size",
    "part_of_resized",
    "resized",
    "shrunk_into",
]

_BAND = 192
_DEFERRED_ROWS = 512  # that are made at a time
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
        The same type and shape; box-averaged, then Lanczos, on code values: those of
        the file where they are deferred. The result never is.

    Raises
    ------
    PhotoError
        The box is empty.
    """
    small = shrunk_into(photo, width, height, token=token)
    if isinstance(small.source, DeferredPixels):
        return small.replace(source=whole(small.source))
    return small


def shrunk_into(
    photo: Photo,
    width: int,
    height: int,
    *,
    token: CancelToken = NEVER,
    progress: Progress = no_progress,
) -> Photo:
    """Shrink a photo into a box as `fit_within` does; what fits may stay deferred.

    Parameters
    ----------
    photo, width, height, token
        As for `fit_within`.
    progress
        Told of deferred pixels that are made, band by band.

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
        return photo.replace(pixels=resized(photo.source, size, token, progress))
    return _with_alpha(photo, photo.alpha, size, token, progress)


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
    return photo.replace(pixels=np.ascontiguousarray(photo.source[area]), alpha=alpha)


def _with_alpha(
    photo: Photo,
    alpha: NDArray[Any],
    size: tuple[int, int],
    token: CancelToken,
    progress: Progress,
) -> Photo:
    """Weigh colours by their cover, so that what is hidden does not bleed in."""
    small_alpha = resized(alpha, size, token)
    if alpha.min() == alpha.max():
        pixels = resized(photo.source, size, token, progress)
        return photo.replace(pixels=pixels, alpha=small_alpha)
    scale = _full(alpha)

    def weighed(colours: NDArray[Any], place: tuple[int, int]) -> NDArray[np.float32]:
        cover = beside(alpha, colours, place).astype(np.float32) / scale
        return colours.astype(np.float32) * cover[..., None]

    sums = resized(DeferredPixels(photo.source, weighed), size, token, progress)
    weights = resized(alpha.astype(np.float32) / scale, size, token)[..., None]
    plain = resized(photo.source, size, token)
    values = np.where(weights > 1e-3, sums / np.maximum(weights, 1e-3), plain)
    return photo.replace(pixels=_as_type(values, plain.dtype), alpha=small_alpha)


def _full(values: NDArray[Any]) -> float:
    return 1.0 if values.dtype == np.float32 else float(np.iinfo(values.dtype).max)


def _as_type(values: NDArray[Any], dtype: np.dtype[Any]) -> NDArray[Any]:
    if dtype == np.float32:
        return np.asarray(values, np.float32)
    return np.asarray(np.rint(np.clip(values, 0, np.iinfo(dtype).max)), dtype)


def resized(
    pixels: NDArray[Any] | DeferredPixels,
    size: tuple[int, int],
    token: CancelToken = NEVER,
    progress: Progress = no_progress,
) -> NDArray[Any]:
    """Shrink pixels, (height, width) or (height, width, channels).

    Parameters
    ----------
    pixels
        Held or deferred; of those that are only converted from a profile, the codes
        are shrunk.
    size
        Width and height to shrink to.
    token
        Looked at between bands of rows.
    progress
        Told of deferred pixels that are made.
    """
    if isinstance(pixels, DeferredPixels):
        if pixels.icc is None:
            return _resized_deferred(pixels, size, token, progress)
        return pixels.made_of(resized(pixels.base, size, token))
    width, height = size
    result = np.empty((height, width, *pixels.shape[2:]), pixels.dtype)

    def work(start: int, stop: int) -> None:
        top, bottom, box = _rows_needed(pixels.shape, height, start, stop)
        rows = pixels[top:bottom]
        result[start:stop] = _resized_rows(rows, (width, stop - start), box)

    for_bands(height, work, token, rows=_BAND)
    return result


def _rows_needed(
    shape: tuple[int, ...], height: int, start: int, stop: int
) -> tuple[int, int, tuple[float, float, float, float]]:
    """Return top and bottom of what rows of a result are made of, and their box."""
    step = shape[0] / height
    # Lanczos looks at three target pixels on either side.
    margin = int(np.ceil(4 * max(step, 1))) + 1
    top = max(0, int(start * step) - margin)
    bottom = min(shape[0], int(np.ceil(stop * step)) + margin)
    return top, bottom, (0, start * step - top, shape[1], stop * step - top)


def _resized_deferred(
    pixels: DeferredPixels,
    size: tuple[int, int],
    token: CancelToken,
    progress: Progress,
) -> NDArray[np.float32]:
    """Shrink what is made when it is read, few rows at a time, each about once."""
    width, height = size
    result = np.empty((height, width, 3), np.float32)
    band = max(1, _DEFERRED_ROWS * height // pixels.shape[0])
    for start in range(0, height, band):
        stop = min(start + band, height)
        top, bottom, box = _rows_needed(pixels.shape, height, start, stop)
        token.check()
        _shrink_planes(pixels[top:bottom], result[start:stop], box, token)
        progress(stop / height, "Grading")
    return result


def _shrink_planes(
    rows: NDArray[np.float32],
    result: NDArray[np.float32],
    box: tuple[float, float, float, float],
    token: CancelToken,
) -> None:
    size = (result.shape[1], result.shape[0])

    def plane(channel: int, _next: int) -> None:
        result[..., channel] = _resized_rows(rows[..., channel], size, box)

    for_bands(result.shape[2], plane, token, rows=1)


def part_of_resized(
    pixels: NDArray[Any] | DeferredPixels,
    size: tuple[int, int],
    part: tuple[int, int, int, int],
) -> NDArray[Any]:
    """Return a part of what `resized` would give, without making the rest.

    Parameters
    ----------
    pixels
        (height, width, 3), held or deferred.
    size
        Width and height of the whole at its new size.
    part
        x, y, width and height in it.

    Returns
    -------
    ndarray
        (height, width, 3) of the same type, contiguous.
    """
    if isinstance(pixels, DeferredPixels) and pixels.icc is not None:
        return pixels.made_of(part_of_resized(pixels.base, size, part))
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

    # Pillow takes four channels for colours and their cover, which ink is not.
    if rows.dtype == np.uint8 and rows.shape[2:] in ((), (3,)):
        return one(rows)
    planes = rows[..., None] if rows.ndim == 2 else rows
    small = np.stack(
        [one(plane.astype(np.float32)) for plane in np.moveaxis(planes, -1, 0)], -1
    )
    return _as_type(small if rows.ndim == 3 else small[..., 0], rows.dtype)
