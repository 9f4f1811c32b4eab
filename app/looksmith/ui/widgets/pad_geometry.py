"""Weights of two to four looks as a place on a plane, and back.

The pad is the unit square, x to the right and y downwards. Two looks share its width;
three stand at (1/2, 0), (0, 1) and (1, 1) with barycentric weights; four stand in its
corners, row by row, with bilinear ones.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["CORNERS", "FEWEST", "MOST", "is_on_pad", "pad_place", "pad_weights"]

Place = tuple[float, float]

FEWEST, MOST = 2, 4

CORNERS: dict[int, tuple[Place, ...]] = {
    2: ((0.0, 0.5), (1.0, 0.5)),
    3: ((0.5, 0.0), (0.0, 1.0), (1.0, 1.0)),
    4: ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)),
}
"""Where the looks stand, by their number."""

_DECIMALS = 3
_NEAR = 0.006  # half a percent, which nobody sees, and the rounding


def pad_weights(count: int, x: float, y: float) -> tuple[float, ...]:
    """Return the weights at a place: whole thousandths that sum to 1, none negative.

    A place off the pad counts as one at its edge.
    """
    x, y = min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)
    if count == 2:
        return _rounded((1 - x, x))
    if count == 3:
        right = min(max(x - (1 - y) / 2, 0.0), y)
        return _rounded((1 - y, y - right, right))
    return _rounded(((1 - x) * (1 - y), x * (1 - y), (1 - x) * y, x * y))


def pad_place(shares: Sequence[float]) -> Place:
    """Return the place that weights stand for, or one near to it at least.

    It is exact where `is_on_pad`; of four looks, columns and rows keep their sums.
    """
    total = sum(shares)
    if abs(total) < 1e-6:
        return 0.5, 0.5
    parts = [share / total for share in shares]
    if len(parts) == 2:
        x, y = parts[1], 0.5
    elif len(parts) == 3:
        y = min(max(1 - parts[0], 0.0), 1.0)
        x = (1 - y) / 2 + min(max(parts[2], 0.0), y)
    else:
        x, y = parts[1] + parts[3], parts[2] + parts[3]
    return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)


def is_on_pad(shares: Sequence[float]) -> bool:
    """Return whether the place of these weights has these weights."""
    weights = pad_weights(len(shares), *pad_place(shares))
    pairs = zip(weights, shares, strict=True)
    return all(abs(weight - share) <= _NEAR for weight, share in pairs)


def _rounded(weights: Sequence[float]) -> tuple[float, ...]:
    kept = [round(weight, _DECIMALS) for weight in weights]
    largest = kept.index(max(kept))
    kept[largest] = round(kept[largest] + 1 - sum(kept), _DECIMALS)
    return tuple(kept)
