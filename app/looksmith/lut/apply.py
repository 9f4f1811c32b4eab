"""Apply a LUT to pixels: OpenColorIO for floats, a compiled kernel for integers."""

from __future__ import annotations

import threading
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.dither import dither_mask
from looksmith.lut.errors import LutError
from looksmith.lut.table import Curves, Lut3D
from looksmith.work.bands import core_count, for_bands
from looksmith.work.token import NEVER, CancelToken

__all__ = ["FloatLut", "apply_lut", "apply_reference", "look_up", "processor"]

_BANDS_PER_CORE = 4
_ready_lock = threading.Lock()
_ready: WeakKeyDictionary[Lut3D, FloatLut] = WeakKeyDictionary()

_ROUND = np.full((1, 1), 0.5, np.float32)


def apply_reference(lut: Lut3D, pixels: NDArray[Any]) -> NDArray[np.float64]:
    """Apply `lut` in plain float64: slow, and the referee of every faster way.

    Parameters
    ----------
    lut
        Any LUT.
    pixels
        (..., 3), float; colours outside the domain take its border's colour.

    Returns
    -------
    ndarray
        Float64 (..., 3).

    References
    ----------
    Kasson, Plouffe and Nin, "A tetrahedral interpolation technique for color space
    conversion", SPIE 1909, 1993.
    """
    values: NDArray[Any] = np.asarray(pixels, np.float64)
    if lut.shaper is not None:
        values = lut.shaper(values)
    low, high = np.asarray(lut.low), np.asarray(lut.high)
    place = np.clip((values - low) / (high - low), 0, 1) * (lut.size - 1)
    cell = np.minimum(place.astype(np.int64), lut.size - 2)
    fraction = place - cell
    order = np.argsort(-fraction, axis=-1, kind="stable")
    ranked = np.take_along_axis(fraction, order, -1)
    table = lut.table.astype(np.float64)
    out = (1 - ranked[..., :1]) * table[tuple(np.moveaxis(cell, -1, 0))]
    corner = cell.copy()
    below = np.concatenate([ranked[..., 1:], np.zeros_like(ranked[..., :1])], -1)
    for rank in range(3):
        axis = order[..., rank, None]
        step = np.take_along_axis(corner, axis, -1) + 1
        np.put_along_axis(corner, axis, step, -1)
        weight = (ranked[..., rank] - below[..., rank])[..., None]
        out += weight * table[tuple(np.moveaxis(corner, -1, 0))]
    return np.asarray(lut.post(out) if lut.post is not None else out, np.float64)


def _curve_transforms(ocio: Any, curves: Curves) -> list[Any]:
    low, high = np.asarray(curves.low), np.asarray(curves.high)
    steps = [_place_transform(ocio, low, high)]
    lut = ocio.Lut1DTransform(len(curves.table), False)
    lut.setData(np.ascontiguousarray(curves.table).ravel())
    lut.setInterpolation(ocio.INTERP_LINEAR)
    return [*[step for step in steps if step is not None], lut]


def _place_transform(ocio: Any, low: NDArray[Any], high: NDArray[Any]) -> Any | None:
    if not low.any() and (high == 1).all():
        return None
    scale = 1 / (high - low)
    matrix = np.diag([*scale, 1.0])
    return ocio.MatrixTransform(matrix.ravel().tolist(), [*(-low * scale), 0.0])


def processor(lut: Lut3D) -> Any:
    """Return an OpenColorIO CPU processor (float32 in and out) that applies `lut`.

    OpenColorIO tells in-memory tables apart by their size and range only, so its
    cache may hand back another table's processor: it is switched off here.
    """
    import PyOpenColorIO as ocio

    config = ocio.Config.CreateRaw()
    config.setProcessorCacheFlags(ocio.PROCESSOR_CACHE_OFF)
    group = ocio.GroupTransform()
    if lut.shaper is not None:
        for step in _curve_transforms(ocio, lut.shaper):
            group.appendTransform(step)
    place = _place_transform(ocio, np.asarray(lut.low), np.asarray(lut.high))
    if place is not None:
        group.appendTransform(place)
    table = ocio.Lut3DTransform(lut.size)
    table.setData(lut.table.ravel())
    table.setInterpolation(ocio.INTERP_TETRAHEDRAL)
    group.appendTransform(table)
    if lut.post is not None:
        for step in _curve_transforms(ocio, lut.post):
            group.appendTransform(step)
    return config.getProcessor(group).getOptimizedCPUProcessor(
        ocio.BIT_DEPTH_F32, ocio.BIT_DEPTH_F32, ocio.OPTIMIZATION_LOSSLESS
    )


class FloatLut:
    """A LUT ready for float32 pixels; safe to use from several threads."""

    def __init__(self, lut: Lut3D) -> None:
        self._processor = processor(lut)

    def apply_rows(self, source: NDArray[np.float32], out: NDArray[np.float32]) -> None:
        """Look (height, width, 3 or 4) up into `out`; both may be the same array.

        Four channels run half as fast again as three; the fourth passes unchanged.
        """
        import PyOpenColorIO as ocio

        height, width, channels = source.shape
        self._processor.apply(
            ocio.PackedImageDesc(source, width, height, channels),
            ocio.PackedImageDesc(out, width, height, channels),
        )


def _prepared(lut: Lut3D) -> FloatLut:
    """Return the LUT ready for floats; it stays ready for as long as it lives."""
    with _ready_lock:
        if lut not in _ready:
            _ready[lut] = FloatLut(lut)
        return _ready[lut]


def _as_rows(pixels: NDArray[Any]) -> NDArray[Any]:
    """View any pixels as (height, width, channels), long lists cut into rows."""
    if pixels.ndim == 3:
        return pixels
    channels = pixels.shape[-1]
    flat = pixels.reshape(-1, channels)
    for width in (1024, 64):
        if len(flat) % width == 0:
            return flat.reshape(-1, width, channels)
    return flat[None]


def _apply_float(
    lut: Lut3D,
    pixels: NDArray[np.float32],
    token: CancelToken,
    out: NDArray[np.float32] | None = None,
) -> NDArray[np.float32]:
    source = _as_rows(np.ascontiguousarray(pixels))
    target = np.empty_like(source) if out is None else _as_rows(out)
    ready = _prepared(lut)
    rows = max(16, -(-len(source) // (_BANDS_PER_CORE * core_count())))

    def band(y0: int, y1: int) -> None:
        ready.apply_rows(source[y0:y1], target[y0:y1])

    for_bands(source.shape[0], band, token, rows=rows)
    return target.reshape(pixels.shape)


def look_up(
    table: NDArray[np.float32],
    pixels: NDArray[Any],
    out: NDArray[Any],
    *,
    dither: bool = False,
    reverse: bool = False,
    origin: tuple[int, int] = (0, 0),
    token: CancelToken = NEVER,
    parallel: bool = True,
) -> None:
    """Look integer pixels up in a plain table, straight into integers.

    Parameters
    ----------
    table
        Float32 (n, n, n, 3) over [0, 1]; results are clipped to the type's range.
    pixels
        (height, width, 3), uint8 or uint16.
    out
        (height, width, 3 or 4), uint8 or uint16; a fourth channel is left alone.
    dither
        Blue-noise dither instead of rounding to nearest.
    reverse
        Write blue first.
    origin
        Row and column of the first pixel in the whole picture (for the dither).
    token
        Looked at between bands.
    parallel
        Use the shared pool; off inside work that is parallel already.

    Raises
    ------
    Cancelled
        The token was cancelled; `out` is then partly written.
    """
    from looksmith.lut import kernels

    height, width = pixels.shape[:2]
    source = np.ascontiguousarray(pixels).reshape(height, width * 3)
    target = out.reshape(height, width * out.shape[2])
    if not np.shares_memory(target, out):
        raise LutError("The output of a look-up must be contiguous.")
    top_in, top_out = (float(np.iinfo(kind.dtype).max) for kind in (source, target))
    nodes = kernels.pack_nodes(table, top_out, reverse=reverse)
    mask = kernels.repeated(dither_mask() if dither else _ROUND)

    def band(y0: int, y1: int) -> None:
        kernels.look_up_rows(
            source[y0:y1], target[y0:y1], nodes, len(table), top_in, top_out, mask,
            origin[0] + y0, origin[1],
        )  # fmt: skip

    if parallel:
        for_bands(height, band, token)
    else:
        band(0, height)


def _apply_integer(
    lut: Lut3D, pixels: NDArray[Any], token: CancelToken
) -> NDArray[Any]:
    source = _as_rows(pixels)
    colours = np.ascontiguousarray(source[..., :3])
    if lut.is_plain:
        out = np.empty_like(colours)
        look_up(lut.table, colours, out, token=token)
    else:
        top = np.float32(np.iinfo(pixels.dtype).max)
        floats = _apply_float(lut, colours.astype(np.float32) / top, token)
        out = np.rint(np.clip(floats, 0, 1) * top).astype(pixels.dtype)
    if source.shape[-1] == 4:
        out = np.concatenate([out, source[..., 3:]], axis=-1)
    return out.reshape(pixels.shape)


def apply_lut(
    lut: Lut3D,
    pixels: NDArray[Any],
    *,
    out: NDArray[np.float32] | None = None,
    token: CancelToken = NEVER,
) -> NDArray[Any]:
    """Apply `lut` tetrahedrally, in row bands on every core.

    Parameters
    ----------
    lut
        Any LUT.
    pixels
        (..., 3) or (..., 4), uint8, uint16 or float32; integers span [0, 1]; a fourth
        channel passes unchanged. Float32 with four channels is the fastest float.
    out
        For float32 pixels: a contiguous array like them to write into, or the pixels
        themselves. Fresh memory costs as much time as the look-up.
    token
        Looked at between bands.

    Returns
    -------
    ndarray
        `out`, or a new array of the same shape and type; integers are rounded to
        nearest.

    Raises
    ------
    LutError
        The pixels are of another shape or type, or `out` does not fit them.
    Cancelled
        The token was cancelled.
    """
    if pixels.ndim < 1 or pixels.shape[-1] not in (3, 4):
        raise LutError(f"Pixels must be (..., 3) or (..., 4), not {pixels.shape}.")
    if out is not None and not (
        out.dtype == pixels.dtype == np.float32
        and out.shape == pixels.shape
        and out.flags.c_contiguous
    ):
        raise LutError("The output must be contiguous float32 of the pixels' shape.")
    if pixels.size == 0:
        return pixels.copy()
    if pixels.dtype == np.float32:
        return _apply_float(lut, pixels, token, out)
    if pixels.dtype in (np.uint8, np.uint16):
        return _apply_integer(lut, pixels, token)
    raise LutError(f"Pixels of type {pixels.dtype} cannot be looked up.")
