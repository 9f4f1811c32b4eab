"""How visible a small change of a colour is, as a matrix."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.lab import lab_from_srgb

__all__ = ["difference_jacobian"]

FloatArray = NDArray[np.float32]

_STEP = np.float32(0.02)


def difference_jacobian(colours: FloatArray) -> FloatArray:
    """Return the matrices that turn small changes of sRGB into visible differences.

    Parameters
    ----------
    colours
        Float32 (..., 3), sRGB code values in [0, 1].

    Returns
    -------
    ndarray
        Float32 (..., 3, 3): the rows give lightness, chroma and hue difference,
        weighted as in CIEDE2000 but for its rotation term, so that the length of
        matrix @ change is about the colour difference of the change.
    """
    # In the darkest colours the true derivative is far larger than any step of a
    # picture can show; the difference over a visible step is what counts.
    colours = np.clip(colours, _STEP, 1)
    lab = lab_from_srgb(colours)
    columns = []
    for channel in range(3):
        change = np.zeros(3, np.float32)
        change[channel] = _STEP / 2
        rise = lab_from_srgb(colours + change) - lab_from_srgb(colours - change)
        columns.append(rise / _STEP)
    jacobian = np.stack(columns, axis=-1)
    chroma = np.hypot(lab[..., 1], lab[..., 2])[..., None]
    along = lab[..., 1:] / np.maximum(chroma, 1e-3)
    a, b = jacobian[..., 1, :], jacobian[..., 2, :]
    cosine, sine = along[..., :1], along[..., 1:]
    offset = (lab[..., :1] - 50) ** 2
    rows = [
        jacobian[..., 0, :] / (1 + 0.015 * offset / np.sqrt(20 + offset)),
        (cosine * a + sine * b) / (1 + 0.045 * chroma),
        (cosine * b - sine * a) / (1 + 0.015 * chroma),
    ]
    return np.stack(rows, axis=-2).astype(np.float32)
