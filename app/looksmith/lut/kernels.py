"""Tetrahedral look-up of integer pixels, compiled; import it late (numba loads slowly).

Pixels go through blocks that stay in the first-level cache, in two passes. The compiler
turns the first into vector code, places and weights in floats throughout. In the second
the four corners of a pixel are added up, all channels of a corner in one register of
four floats, which is clipped, made integers and stored at once.
"""

from __future__ import annotations

from typing import Any

import numba  # noqa: TID253  # imported late by its users
import numpy as np
from llvmlite import ir  # type: ignore[import-untyped]
from numba import float32 as f32  # noqa: TID253
from numba import int32 as i32  # noqa: TID253
from numba import types  # noqa: TID253
from numba import uint64 as u64  # noqa: TID253
from numba import uintp as up  # noqa: TID253
from numba.extending import intrinsic  # noqa: TID253
from numba.np.arrayobj import make_array  # noqa: TID253
from numpy.typing import NDArray

__all__ = [
    "find_corners",
    "look_up_rows",
    "pack_nodes",
    "repeated",
]

_BLOCK = 256
_OPTIONS: dict[str, Any] = {
    "nogil": True, "fastmath": True, "boundscheck": False,
    "error_model": "numpy", "cache": True,
}  # fmt: skip
_FOUR = ir.VectorType(ir.FloatType(), 4)
_LANES = ir.VectorType(ir.IntType(32), 4)


@numba.njit(inline="always", **_OPTIONS)
def _steps(size, channels):  # type: ignore[no-untyped-def]
    """Return how far the next node lies along red, green and blue, and along all."""
    # Floats hold every offset exactly, 129**3 * 4 at most; numba would widen integers
    # to 64 bits, which halves what a vector holds.
    red = f32(size * size * channels)
    green = f32(size * channels)
    blue = f32(channels)
    return red, green, blue, f32(red + green + blue)


@numba.njit(inline="always", **_OPTIONS)
def _corners(r, g, b, size, steps):  # type: ignore[no-untyped-def]
    """Return three corners' offsets and all four weights of a colour's tetrahedron."""
    step_r, step_g, step_b, whole = steps
    last = f32(size - 2)
    cell_r = min(f32(np.floor(r)), last)
    cell_g = min(f32(np.floor(g)), last)
    cell_b = min(f32(np.floor(b)), last)
    r -= cell_r
    g -= cell_g
    b -= cell_b
    base = cell_r * step_r + cell_g * step_g + cell_b * step_b
    high = max(r, g, b)
    low = min(r, g, b)
    middle = max(min(r, g), min(max(r, g), b))
    step_high = step_r if r == high else (step_g if g == high else step_b)
    step_low = step_b if b == low else (step_g if g == low else step_r)
    return (
        i32(base),
        i32(base + step_high),
        i32(base + whole - step_low),
        f32(1) - high,
        high - middle,
        middle - low,
        low,
    )


@numba.njit(inline="always", **_OPTIONS)
def find_corners(  # type: ignore[no-untyped-def]
    red, green, blue, first, second, third, w0, w1, w2, w3, count, size
):
    """Find the tetrahedron of each colour: three of its corners and the weights.

    Parameters
    ----------
    red, green, blue
        Float32 (count,), places along an axis in [0, size - 1].
    first, second, third
        Uint32 (count,), filled with the corners' offsets in a flat table of three
        channels; the fourth corner lies (size**2 + size + 1) * 3 after the first.
    w0, w1, w2, w3
        Float32 (count,), filled with the corners' weights.
    """
    steps = _steps(size, 3)
    for j in range(count):
        (
            first[j], second[j], third[j], w0[j], w1[j], w2[j], w3[j]
        ) = _corners(red[j], green[j], blue[j], size, steps)  # fmt: skip


def _spread(builder: Any, value: Any) -> Any:
    """Return a vector that holds a value four times."""
    nothing = ir.Constant(_FOUR, ir.Undefined)
    one = builder.insert_element(nothing, value, ir.IntType(32)(0))
    return builder.shuffle_vector(one, nothing, ir.Constant(_LANES, [0] * 4))


def _pointer(context: Any, builder: Any, kind: Any, array: Any, offset: Any) -> Any:
    data = make_array(kind)(context, builder, array).data
    return builder.gep(data, [offset])


@intrinsic
def _add_corners(_typing, out, nodes, a, b, c, d, w0, w1, w2, w3, start, top):  # type: ignore[no-untyped-def]
    """Return ``start`` plus four weighted nodes as four codes of ``out`` in a word.

    They are clipped to [0, ``top``]. The compiler finds these vectors by itself only
    where numba is told to look for them everywhere.
    """
    arguments = (out, nodes, a, b, c, d, w0, w1, w2, w3, start, top)
    bits = out.dtype.bitwidth

    def generate(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        total = _spread(builder, values[10])
        for corner, weight in zip(range(2, 6), range(6, 10), strict=True):
            place = _pointer(
                context, builder, signature.args[1], values[1], values[corner]
            )
            node = builder.load(builder.bitcast(place, _FOUR.as_pointer()), align=4)
            part = builder.fmul(node, _spread(builder, values[weight]), flags=("fast",))
            total = builder.fadd(total, part, flags=("fast",))
        bottom = ir.Constant(_FOUR, [0.0] * 4)
        for sign, limit in ((">", bottom), ("<", _spread(builder, values[11]))):
            inside = builder.fcmp_ordered(sign, total, limit, flags=("fast",))
            total = builder.select(inside, total, limit)
        codes = builder.trunc(
            builder.fptosi(total, _LANES), ir.VectorType(ir.IntType(bits), 4)
        )
        word = builder.bitcast(codes, ir.IntType(4 * bits))
        return builder.zext(word, ir.IntType(64)) if bits < 16 else word

    return u64(*arguments), generate


@intrinsic
def _put(_typing, out, place, word):  # type: ignore[no-untyped-def]
    """Store the lowest four codes of a word over out[place:place + 4]."""

    def generate(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        where = _pointer(context, builder, signature.args[0], values[0], values[1])
        four = ir.IntType(4 * out.dtype.bitwidth)
        word = values[2] if four.width == 64 else builder.trunc(values[2], four)
        builder.store(word, builder.bitcast(where, four.as_pointer()), align=1)
        return context.get_dummy_value()

    return types.void(out, place, word), generate


@numba.njit(inline="always", **_OPTIONS)
def _word(out, nodes, corners, whole, weights, noise, top, j):  # type: ignore[no-untyped-def]
    """Return a block's pixel as `_add_corners` does."""
    first, second, third = corners
    w0, w1, w2, w3 = weights
    a = up(first[j])
    return _add_corners(
        out, nodes, a, up(second[j]), up(third[j]), a + whole,
        w0[j], w1[j], w2[j], w3[j], noise[j], top,
    )  # fmt: skip


def pack_nodes(
    table: NDArray[np.float32], top: float, *, reverse: bool = False
) -> NDArray[np.float32]:
    """Return a table (n, n, n, 3) for `look_up_rows`: flat, [r, g, b, channel of 4].

    Parameters
    ----------
    top
        The largest code value out.
    reverse
        Put blue first.
    """
    flat = table.reshape(-1, 3)
    nodes = np.zeros((len(flat), 4), np.float32)
    for channel in range(3):  # three times as fast as all of them at once
        place = 2 - channel if reverse else channel
        np.multiply(flat[:, channel], np.float32(top), out=nodes[:, place])
    return nodes.ravel()


def repeated(mask: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return thresholds for `look_up_rows`: rows that go on for a block."""
    columns = mask.shape[1]
    return np.tile(mask, (1, 1 + _BLOCK // columns))


@numba.njit(**_OPTIONS)
def look_up_rows(source, out, nodes, size, top_in, top_out, mask, y0, x0):  # type: ignore[no-untyped-def]
    """Look rows of integer pixels up and write them out as integers.

    Parameters
    ----------
    source
        (height, width * 3), uint8 or uint16, C-contiguous rows.
    out
        (height, width * channels), uint8 or uint16; channels 3 or 4. A fourth
        channel is left as it is.
    nodes
        From `pack_nodes`.
    size
        Lattice points along an axis.
    top_in, top_out
        The largest code values in and out.
    mask
        From `repeated`: thresholds in (0, 1) added before rounding down; both sides of
        what is repeated are powers of two (a 1 x 1 mask of 0.5 rounds to nearest).
    y0, x0
        Place of the first pixel in the whole picture.
    """
    first = np.empty(_BLOCK, np.uint32)
    second = np.empty(_BLOCK, np.uint32)
    third = np.empty(_BLOCK, np.uint32)
    w0 = np.empty(_BLOCK, np.float32)
    w1 = np.empty(_BLOCK, np.float32)
    w2 = np.empty(_BLOCK, np.float32)
    w3 = np.empty(_BLOCK, np.float32)
    scale = f32((size - 1) / top_in)
    steps = _steps(size, 4)
    whole = up(4 * (size * size + size + 1))
    top = f32(top_out)
    bits = u64(8 * out.itemsize)
    three = (u64(1) << u64(3) * bits) - u64(1)
    height = source.shape[0]
    width = source.shape[1] // 3
    channels = out.shape[1] // width
    mask_rows = mask.shape[0] - 1
    mask_columns = mask.shape[1] - _BLOCK - 1
    for y in range(height):
        row_in = source[y]
        row_out = out[y]
        noise = mask[(y + y0) & mask_rows, x0 & mask_columns :]
        for start in range(0, width, _BLOCK):
            count = min(_BLOCK, width - start)
            for j in range(count):
                q = up(3 * (start + j))
                red = f32(row_in[q]) * scale
                green = f32(row_in[q + up(1)]) * scale
                blue = f32(row_in[q + up(2)]) * scale
                (
                    first[j], second[j], third[j], w0[j], w1[j], w2[j], w3[j]
                ) = _corners(red, green, blue, size, steps)  # fmt: skip
            corners = first, second, third
            weights = w0, w1, w2, w3
            if channels == 4:
                for j in range(count):
                    word = _word(row_out, nodes, corners, whole, weights, noise, top, j)
                    q = up(4 * (start + j))
                    kept = u64(row_out[q + up(3)]) << u64(3) * bits
                    _put(row_out, q, word & three | kept)
                continue
            # A fourth code is no one's: the next pixel is written over it.
            for j in range(count - 1):
                word = _word(row_out, nodes, corners, whole, weights, noise, top, j)
                _put(row_out, up(3 * (start + j)), word)
            j = count - 1
            word = _word(row_out, nodes, corners, whole, weights, noise, top, j)
            q = up(3 * (start + j))
            row_out[q] = word
            row_out[q + up(1)] = word >> bits
            row_out[q + up(2)] = word >> u64(2) * bits
