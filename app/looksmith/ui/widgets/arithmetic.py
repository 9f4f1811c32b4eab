"""Numbers as people type them into a slider: "60", "-1,5", "x+10", "2*(x-3) %"."""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable

from looksmith.errors import LooksmithError

__all__ = ["NumberError", "evaluate"]

_MAX_LENGTH = 60

_BINARY: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_UNARY: dict[type[ast.unaryop], Callable[[float], float]] = {
    ast.UAdd: operator.pos,
    ast.USub: operator.neg,
}
_SIGNS = str.maketrans({"−": "-", "–": "-", "×": "*", "·": "*", "÷": "/", ",": "."})


class NumberError(LooksmithError):
    """What was typed is not a number."""


def evaluate(text: str, x: float = 0.0, unit: str = "") -> float:
    """Return the value of a number or of a sum that may name the old value ``x``.

    Parameters
    ----------
    text
        Digits with a point or a comma, ``+ - * /``, brackets and ``x``; a trailing
        `unit` is ignored.
    x
        The value before typing.
    unit
        What the slider shows after its number, such as "%" or "EV".

    Raises
    ------
    NumberError
        It is not such a text, or its value is not finite.
    """
    cleaned = text.strip()
    if unit and cleaned.lower().endswith(unit.lower()):
        cleaned = cleaned[: -len(unit)]
    cleaned = cleaned.translate(_SIGNS).replace("X", "x").strip()
    refusal = NumberError(f"“{text}” is not a number.")
    if not cleaned or len(cleaned) > _MAX_LENGTH:
        raise refusal
    try:
        value = _value(ast.parse(cleaned, mode="eval").body, x)
    except (SyntaxError, ValueError, ZeroDivisionError, OverflowError) as error:
        raise refusal from error
    if not math.isfinite(value):
        raise refusal
    return value


def _value(node: ast.expr, x: float) -> float:
    if isinstance(node, ast.BinOp) and type(node.op) in _BINARY:
        return _BINARY[type(node.op)](_value(node.left, x), _value(node.right, x))
    if isinstance(node, ast.UnaryOp) and type(node.op) in _UNARY:
        return _UNARY[type(node.op)](_value(node.operand, x))
    if isinstance(node, ast.Name) and node.id == "x":
        return x
    if (
        isinstance(node, ast.Constant)
        and isinstance(node.value, int | float)
        and not isinstance(node.value, bool)
    ):
        return float(node.value)
    raise ValueError("not a part of a sum")
