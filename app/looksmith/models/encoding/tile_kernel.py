"""A matrix product that stays in vector registers; import it late (numba).

The compiler's own vectoriser keeps storing partial sums, at a third of the speed.
"""

from __future__ import annotations

from typing import Any

import numba  # noqa: TID253  # imported late by its users
from llvmlite import ir  # type: ignore[import-untyped]
from numba import types  # noqa: TID253
from numba.extending import intrinsic  # noqa: TID253

__all__ = ["add_product"]

_ROWS, _LANES, _VECTORS = 4, 16, 2
_COLUMNS = _LANES * _VECTORS
_FLOAT = ir.FloatType()
_VECTOR = ir.VectorType(_FLOAT, _LANES)
_WORD = ir.IntType(64)
_FAST = ("fast",)


@intrinsic  # type: ignore[untyped-decorator]
def _tile(
    typing_context: Any,
    rows: Any,
    row_step: Any,
    matrix: Any,
    matrix_step: Any,
    out: Any,
    out_step: Any,
    inner: Any,
) -> Any:
    """Add rows (4, inner) @ matrix (inner, 32) to out; addresses, steps in floats."""
    signature = types.void(*[types.uintp] * 7)

    def generate(context: Any, builder: ir.IRBuilder, _: Any, arguments: Any) -> Any:
        rows, row_step, matrix, matrix_step, out, out_step, inner = arguments

        def at(base: Any, offset: Any, kind: Any) -> Any:
            byte = builder.mul(offset, _WORD(4))
            return builder.inttoptr(builder.add(base, byte), kind.as_pointer())

        places = [
            at(
                out,
                builder.add(builder.mul(_WORD(r), out_step), _WORD(v * _LANES)),
                _VECTOR,
            )
            for r in range(_ROWS)
            for v in range(_VECTORS)
        ]
        starts = [builder.load(place, align=4) for place in places]
        before = builder.block
        loop = builder.append_basic_block("inner")
        after = builder.append_basic_block("after")
        builder.branch(loop)
        builder.position_at_end(loop)
        k = builder.phi(_WORD)
        k.add_incoming(_WORD(0), before)
        sums = [builder.phi(_VECTOR) for _ in places]
        for value, start in zip(sums, starts, strict=True):
            value.add_incoming(start, before)
        line = builder.mul(k, matrix_step)
        weights = [
            builder.load(
                at(matrix, builder.add(line, _WORD(v * _LANES)), _VECTOR), align=4
            )
            for v in range(_VECTORS)
        ]
        ends = []
        for r in range(_ROWS):
            place = builder.add(builder.mul(_WORD(r), row_step), k)
            scalar = builder.load(at(rows, place, _FLOAT), align=4)
            empty = ir.Constant(_VECTOR, ir.Undefined)
            one = builder.insert_element(empty, scalar, ir.IntType(32)(0))
            mask = ir.Constant(ir.VectorType(ir.IntType(32), _LANES), [0] * _LANES)
            value = builder.shuffle_vector(one, empty, mask)
            for v in range(_VECTORS):
                product = builder.fmul(value, weights[v], flags=_FAST)
                ends.append(builder.fadd(sums[r * _VECTORS + v], product, flags=_FAST))
        following = builder.add(k, _WORD(1))
        k.add_incoming(following, loop)
        for value, end in zip(sums, ends, strict=True):
            value.add_incoming(end, loop)
        more = builder.icmp_unsigned("<", following, inner)
        builder.cbranch(more, loop, after)
        builder.position_at_end(after)
        for place, end in zip(places, ends, strict=True):
            builder.store(end, place, align=4)
        return context.get_dummy_value()

    return signature, generate


@numba.njit(nogil=True, boundscheck=False, error_model="numpy", cache=True)
def add_product(rows, matrix, out, count):  # type: ignore[no-untyped-def]
    """Add rows (count, K) @ matrix (K, W) to out (count, W).

    Float32, C-contiguous; `count` in fours, W in 32s, K at least 1. Nothing is checked.
    """
    inner, width = matrix.shape
    a = numba.uintp(rows.ctypes.data)
    b = numba.uintp(matrix.ctypes.data)
    c = numba.uintp(out.ctypes.data)
    step = numba.uintp(inner)
    line = numba.uintp(width)
    for r in range(0, count, _ROWS):
        for n in range(0, width, _COLUMNS):
            _tile(
                a + numba.uintp(4 * r * inner), step,
                b + numba.uintp(4 * n), line,
                c + numba.uintp(4 * (r * width + n)), line, step,
            )  # fmt: skip
