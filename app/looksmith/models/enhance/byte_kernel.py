"""Enhance's colour part from bytes to bytes, compiled; import it late.

As `lut.kernels.look_up_rows`, with a curve before the table and the original mixed in
after it, so that a LUT with a shaper is met exactly at every strength: both cost a
look-up in a table of 256 entries. The three channels of a lattice point are packed as
21-bit fields of one 64-bit word, which one multiply weighs; the weights are whole
255ths, exact for bytes, and only the table is rounded, to a 16th of a code value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numba  # noqa: TID253  # imported late by its users
import numpy as np
from numba import int32 as i32  # noqa: TID253
from numba import uint8 as u8  # noqa: TID253
from numba import uint32 as u32  # noqa: TID253
from numba import uint64 as u64  # noqa: TID253
from numba import uintp as up  # noqa: TID253
from numpy.typing import NDArray

from looksmith.colour.dither import dither_mask
from looksmith.lut.table import Lut3D

__all__ = ["ByteChange"]

_BLOCK = 256
_OPTIONS: dict[str, Any] = {
    "nogil": True, "boundscheck": False, "error_model": "numpy", "cache": True,
}  # fmt: skip


# Packed fields hold (code value + 128) * 4096 / 255, 13 bits: times weights that sum to
# 255 that is 21 bits, and a shift by 12 gives the code value + 128.
_FIELD = 21
_SHIFT = 12
_OFFSET = 128
_FIELD_TOP = 8191
_FIELD_MASK = (1 << _FIELD) - 1
_SURE = 0.04  # thresholds keep clear of 0 and 1 by more than the table's rounding


def _spread(fields: NDArray[np.uint64]) -> NDArray[np.uint64]:
    two = fields << np.uint64(_FIELD) | fields
    return np.asarray(fields << np.uint64(2 * _FIELD) | two, np.uint64)


def _pack_table(table: NDArray[np.float32]) -> NDArray[np.uint64]:
    """Pack a table (n, n, n, 3), flat."""
    fields = np.rint((table * 255.0 + _OFFSET) * ((1 << _SHIFT) / 255))
    whole = np.clip(fields, 0, _FIELD_TOP).astype(np.uint64)
    red, green, blue = np.moveaxis(whole, -1, 0)
    packed = red | green << np.uint64(_FIELD) | blue << np.uint64(2 * _FIELD)
    return np.ascontiguousarray(packed).ravel()


def _pack_mask(mask: NDArray[np.float32]) -> NDArray[np.uint64]:
    """Pack dither thresholds in (0, 1)."""
    sure = np.clip(mask, _SURE, 1 - _SURE)
    return _spread((sure * (1 << _SHIFT)).astype(np.uint64))


@numba.njit(inline="always", **_OPTIONS)
def _unpack(field):  # type: ignore[no-untyped-def]
    """Return the byte in the lowest field of a packed sum, clipped."""
    code = i32(field & u32(_FIELD_MASK)) >> i32(_SHIFT)
    return u8(min(max(code, i32(_OFFSET)), i32(_OFFSET + 255)) - i32(_OFFSET))


@dataclass(frozen=True, eq=False)
class ByteChange:
    """A LUT at a strength, ready for bytes.

    Parameters
    ----------
    table
        Uint64, packed: the LUT's table times the strength, moved so that it fits.
    size
        Lattice points along an axis.
    places
        Int32 (3, 256): where a code value lies along an axis, in 255ths of a cell.
    originals
        Uint64 (3, 256): what the original adds, packed.
    mask
        Uint64, the dither's thresholds, packed.
    """

    table: NDArray[np.uint64]
    size: int
    places: NDArray[np.int32]
    originals: NDArray[np.uint64]
    mask: NDArray[np.uint64]

    @classmethod
    def of(cls, lut: Lut3D, strength: float) -> ByteChange:
        """Prepare a LUT of the unit domain, with a shaper or without, at 0..1.5."""
        codes = np.arange(256)
        inputs = np.repeat(codes[:, None] / 255, 3, 1)
        shaped = inputs if lut.shaper is None else lut.shaper(inputs)
        along = np.rint(np.clip(shaped, 0, 1) * (lut.size - 1) * 255)
        # Around mid grey, so that neither part leaves the packed fields.
        rest = 1 - strength
        table = np.float32(strength) * lut.table + np.float32(0.5 * rest)
        left = np.rint(rest * (codes - 127.5) * (1 << _SHIFT)).astype(np.int64)
        originals = np.stack([left << (_FIELD * channel) for channel in range(3)])
        return cls(
            _pack_table(table),
            lut.size,
            np.ascontiguousarray(along.T, np.int32),
            originals.view(np.uint64),
            _pack_mask(dither_mask()),
        )

    def rows(self, source: NDArray[np.uint8], out: NDArray[np.uint8], y0: int) -> None:
        """Change rows (height, width, 3) from the picture's row `y0` on, dithered."""
        height = len(source)
        _change_bytes(
            source.reshape(height, -1), out.reshape(height, -1), self.table, self.size,
            self.places, self.originals, self.mask, y0,
        )  # fmt: skip


@numba.njit(**_OPTIONS)
def _change_bytes(source, out, table, size, places, originals, mask, y0):  # type: ignore[no-untyped-def]
    along_r = np.empty(_BLOCK, np.int32)
    along_g = np.empty(_BLOCK, np.int32)
    along_b = np.empty(_BLOCK, np.int32)
    first = np.empty(_BLOCK, np.uint32)
    second = np.empty(_BLOCK, np.uint32)
    third = np.empty(_BLOCK, np.uint32)
    w0 = np.empty(_BLOCK, np.uint32)
    w1 = np.empty(_BLOCK, np.uint32)
    w2 = np.empty(_BLOCK, np.uint32)
    w3 = np.empty(_BLOCK, np.uint32)
    sums = np.empty(_BLOCK, np.uint64)
    red, green, blue = places[0], places[1], places[2]
    red_left, green_left, blue_left = originals[0], originals[1], originals[2]
    step_r = i32(size * size)
    step_g = i32(size)
    whole = i32(step_r + step_g + i32(1))
    last = i32(size - 2)
    width = source.shape[1] // 3
    mask_rows = mask.shape[0] - 1
    mask_columns = up(mask.shape[1] - 1)
    for y in range(source.shape[0]):
        row_in = source[y]
        row_out = out[y]
        noise = mask[(y + y0) & mask_rows]
        for start in range(0, width, _BLOCK):
            count = min(_BLOCK, width - start)
            for j in range(count):
                q = up(3 * (start + j))
                code_r = up(row_in[q])
                code_g = up(row_in[q + up(1)])
                code_b = up(row_in[q + up(2)])
                along_r[j] = red[code_r]
                along_g[j] = green[code_g]
                along_b[j] = blue[code_b]
                sums[j] = red_left[code_r] + green_left[code_g] + blue_left[code_b]
            for j in range(count):
                r = along_r[j]
                g = along_g[j]
                b = along_b[j]
                # (p + 1 + p // 256) // 256 is p // 255 for every p below 65535.
                cell_r = min((r + i32(1) + (r >> i32(8))) >> i32(8), last)
                cell_g = min((g + i32(1) + (g >> i32(8))) >> i32(8), last)
                cell_b = min((b + i32(1) + (b >> i32(8))) >> i32(8), last)
                r -= cell_r * i32(255)
                g -= cell_g * i32(255)
                b -= cell_b * i32(255)
                base = cell_r * step_r + cell_g * step_g + cell_b
                high = max(r, g, b)
                low = min(r, g, b)
                middle = r + g + b - high - low
                step_high = step_r if r == high else (step_g if g == high else i32(1))
                step_low = i32(1) if b == low else (step_g if g == low else step_r)
                first[j] = u32(base)
                second[j] = u32(base + step_high)
                third[j] = u32(base + whole - step_low)
                w0[j] = u32(i32(255) - high)
                w1[j] = u32(high - middle)
                w2[j] = u32(middle - low)
                w3[j] = u32(low)
            for j in range(count):
                sums[j] += (
                    noise[up(start + j) & mask_columns]
                    + table[up(first[j])] * u64(w0[j])
                    + table[up(second[j])] * u64(w1[j])
                    + table[up(third[j])] * u64(w2[j])
                    + table[up(first[j] + u32(whole))] * u64(w3[j])
                )
            for j in range(count):
                q = up(3 * (start + j))
                packed = sums[j]
                row_out[q] = _unpack(u32(packed))
                row_out[q + up(1)] = _unpack(u32(packed >> u64(_FIELD)))
                row_out[q + up(2)] = _unpack(u32(packed >> u64(2 * _FIELD)))
