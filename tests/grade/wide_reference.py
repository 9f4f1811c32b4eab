"""What `lut.wide` says in words, once more in plain float64: the tests' referee."""

from __future__ import annotations

import numpy as np

from looksmith.lut.apply import apply_reference
from looksmith.lut.table import Lut3D


def beyond_white(luma: np.ndarray) -> np.ndarray:
    """Return the share of the rest that is colour: 1 up to white, 0 a stop above."""
    t = np.clip((luma - 1) / 0.35, 0, 1)
    return 1 - t * t * (3 - 2 * t)


def extended(lut: Lut3D, colours: np.ndarray, passed: float = 0.0) -> np.ndarray:
    """Apply a plain LUT to colours (..., 3) that may lie outside of [0, 1]."""
    c = np.asarray(colours, np.float64)
    p = np.clip(c, 0, 1)
    rest = c - p
    common = np.maximum(rest.min(-1), 0) + np.minimum(rest.max(-1), 0)
    share = beyond_white(c @ [0.2126, 0.7152, 0.0722])
    carried = share[..., None] * (rest - common[..., None])
    length = np.linalg.norm(carried, axis=-1, keepdims=True)
    inner = p - 0.5 * carried / np.maximum(length, 1e-30)
    edge = apply_reference(lut, p)
    slope = (edge - apply_reference(lut, inner)) / 0.5
    return edge + length * slope + passed * (rest - carried)
